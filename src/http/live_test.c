/* SPDX-License-Identifier: Apache-2.0 */
/* Pages, assets and forms through a running server. */
#include <sodium.h>
#include <sys/epoll.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "play/live.h"
#include "secret.h"

enum { LEAVING = 100 };

static void addresses_and_methods_are_told_apart(void **state)
{
    struct live *l = *state;
    struct str reply;

    live_start(l);
    assert_int_equal(reply_status(live_ask(l, "GET /nowhere HTTP/1.1\r\n" LAST "\r\n")), 404);
    assert_int_equal(reply_status(live_ask(l, "GET /items/x HTTP/1.1\r\n" LAST "\r\n")), 404);
    assert_int_equal(reply_status(live_ask(l, "GET /items/007 HTTP/1.1\r\n" LAST "\r\n")), 404);
    reply = live_ask(l, "DELETE /slow HTTP/1.1\r\n" LAST "\r\n");
    assert_int_equal(reply_status(reply), 405);
    assert_true(reply_has(reply, "Allow: GET, HEAD, POST\r\n"));
    reply = live_ask(l, "GET /items/12?q=%%C3%%A1+b&x HTTP/1.1\r\n" LAST "\r\n");
    T_STR(reply_body(reply), "item 12 at /items/12?q=%C3%A1%20b&x=");
}

static void head_is_get_without_the_body(void **state)
{
    struct live *l = *state;
    struct str reply;

    live_start(l);
    reply = live_ask(l, "HEAD /page HTTP/1.1\r\n" LAST "\r\n");
    assert_int_equal(reply_status(reply), 200);
    assert_true(reply_has(reply, "Content-Length: 8192\r\n"));
    T_STR(reply_body(reply), "");
}

static void every_answer_has_the_security_headers(void **state)
{
    static const char *const requests[] = { "GET / HTTP/1.1\r\n" LAST "\r\n",
                                            "GET /nowhere HTTP/1.1\r\n" LAST "\r\n",
                                            "GET /failure HTTP/1.1\r\n" LAST "\r\n",
                                            "GET / HTTP/1.1\r\n\r\n" };
    struct live *l = *state;

    live_start(l);
    for (size_t i = 0; i < COUNT(requests); i++) {
        struct str reply = live_ask(l, "%s", requests[i]);

        assert_true(reply_has(reply, "Content-Security-Policy: default-src 'none'"));
        assert_true(reply_has(reply, "X-Content-Type-Options: nosniff"));
        assert_true(reply_has(reply, "Referrer-Policy: same-origin"));
        assert_true(reply_has(reply, "Cache-Control: no-"));
    }
}

static void a_failure_shows_no_inner_words(void **state)
{
    struct live *l = *state;
    struct str reply;

    live_start(l);
    reply = live_ask(l, "GET /failure HTTP/1.1\r\n" LAST "\r\n");
    assert_int_equal(reply_status(reply), 500);
    assert_false(reply_has(reply, "toy"));
    assert_false(reply_has(reply, "not for people"));
    assert_false(reply_has(reply, "half a page"));
    assert_true(reply_has(reply, "báo quản trị"));
}

static void pages_are_compressed_for_those_who_can(void **state)
{
    struct live *l = *state;
    struct str reply;

    live_start(l);
    reply = live_ask(l, "GET /page HTTP/1.1\r\n" LAST "Accept-Encoding: br, gzip\r\n\r\n");
    assert_true(reply_has(reply, "Content-Encoding: gzip"));
    assert_true(reply_body(reply).n < TOY_PAGE);
    reply = live_ask(l, "GET /page HTTP/1.1\r\n" LAST "Accept-Encoding: gzip;q=0\r\n\r\n");
    assert_false(reply_has(reply, "Content-Encoding"));
    assert_int_equal(reply_body(reply).n, TOY_PAGE);
}

static void assets_are_kept_and_not_sent_twice(void **state)
{
    static const struct asset assets[] = {
        { "/assets/a.css", "text/css; charset=utf-8", { "p{}", 3 }, { "zip", 3 }, "\"e1\"", false },
        { "/favicon.ico", "image/x-icon", { "icon", 4 }, { NULL, 0 }, "\"e2\"", true },
    };
    struct live *l = *state;
    struct str reply;

    l->options.assets = assets;
    l->options.n_assets = COUNT(assets);
    live_start(l);
    reply = live_ask(l, "GET /assets/a.css HTTP/1.1\r\n" LAST "\r\n");
    T_STR(reply_body(reply), "p{}");
    assert_true(reply_has(reply, "immutable"));
    reply = live_ask(l, "GET /assets/a.css HTTP/1.1\r\n" LAST "Accept-Encoding: gzip\r\n\r\n");
    T_STR(reply_body(reply), "zip");
    reply = live_ask(l, "GET /favicon.ico HTTP/1.1\r\n" LAST "If-None-Match: \"e2\"\r\n\r\n");
    assert_int_equal(reply_status(reply), 304);
    assert_true(reply_has(reply, "Cache-Control: no-cache\r\n"));
    reply = live_ask(l, "GET /assets/a.css HTTP/1.1\r\n" HOST "Content-Length: 0\r\n\r\n"
                        "GET /assets/a.css HTTP/1.1\r\n" LAST "\r\n");
    assert_int_equal(reply_count(reply, S("HTTP/1.1 200")), 2);
}

static void only_who_is_signed_in_comes_in(void **state)
{
    struct live *l = *state;
    struct str reply;

    live_start(l);
    assert_int_equal(reply_status(live_ask(l, "GET /me HTTP/1.1\r\n" LAST "\r\n")), 401);
    reply = live_ask(l, "GET /me HTTP/1.1\r\n" LAST "Cookie: __Host-nep=" TOY_LOGIN "\r\n\r\n");
    assert_int_equal(reply_status(reply), 200);
    assert_true(reply_has(reply, "Cache-Control: no-store"));
    assert_int_equal(reply_status(live_ask(l, "POST /mine HTTP/1.1\r\n" LAST JSON
                                              "Content-Length: 2\r\n\r\n{}")),
                     401);
    assert_int_equal(l->toy.committed, 0);
}

static struct str post_form(struct live *l, const char *more, const char *fields)
{
    struct str token = reply_body(live_ask(l, "GET /token HTTP/1.1\r\n" LAST "\r\n"));
    struct str body = str_fmt(l->t.arena, "csrf=%.*s&%s", STR_ARGS(token), fields);

    return live_ask(l,
                    "POST /notes HTTP/1.1\r\n" LAST URLENCODED "%sContent-Length: %zu\r\n\r\n%.*s",
                    more, body.n, STR_ARGS(body));
}

static void a_form_comes_in_by_its_table_only(void **state)
{
    struct live *l = *state;

    live_start(l);
    assert_int_equal(reply_status(post_form(l, "", "title=h%E1%BB%8Dp&act=1")), 303);
    assert_int_equal(l->toy.committed, 1);
    assert_int_equal(reply_status(post_form(l, "", "title=x&other=1")), 422);
    assert_int_equal(reply_status(post_form(l, "", "title=x&title=y")), 422);
    assert_int_equal(reply_status(post_form(l, "", "title=%FF")), 400);
    assert_int_equal(l->toy.committed, 1);
}

static void a_wrong_form_comes_back_as_filled_in(void **state)
{
    struct live *l = *state;
    struct str reply;

    live_start(l);
    reply = post_form(l, "", "title=h%E1%BB%8Dp&due=31/2/2026");
    assert_int_equal(reply_status(reply), 422);
    assert_true(reply_has(reply_body(reply), "họp|"));
    assert_true(reply_has(reply_body(reply), "phải là ngày có thật"));
    assert_int_equal(l->toy.committed, 0);
}

static void a_form_of_a_stranger_is_refused(void **state)
{
    struct live *l = *state;

    live_start(l);
    assert_int_equal(reply_status(post_form(l, "Origin: http://localhost\r\n", "title=x")), 303);
    assert_int_equal(reply_status(post_form(l, "Origin: http://evil.example\r\n", "title=x")), 403);
    assert_int_equal(reply_status(post_form(l, "Origin: null\r\n", "title=x")), 403);
    assert_int_equal(reply_status(post_form(l, "Sec-Fetch-Site: cross-site\r\n", "title=x")), 403);
    assert_int_equal(reply_status(post_form(l, "Sec-Fetch-Site: same-origin\r\n", "title=x")), 303);
    assert_int_equal(reply_status(live_ask(l, "POST /notes HTTP/1.1\r\n" LAST URLENCODED
                                              "Content-Length: 7\r\n\r\ntitle=x")),
                     403);
    assert_int_equal(
        reply_status(live_ask(l, "POST /add HTTP/1.1\r\n" LAST
                                 "Content-Type: text/plain\r\nContent-Length: 2\r\n\r\n{}")),
        403);
    assert_int_equal(l->toy.committed, 2);
}

static void a_file_comes_in_whole(void **state)
{
    struct live *l = *state;
    struct str token, body, reply;

    live_start(l);
    token = reply_body(live_ask(l, "GET /token HTTP/1.1\r\n" LAST "\r\n"));
    body = str_fmt(l->t.arena,
                   "--b\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\n%.*s\r\n"
                   "--b\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\nx\r\n"
                   "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"k.md\"\r\n"
                   "Content-Type: text/markdown\r\n\r\nKế hoạch\r\n--c\r\n--b--\r\n",
                   STR_ARGS(token));
    reply =
        live_ask(l,
                 "POST /notes HTTP/1.1\r\n" LAST
                 "Content-Type: multipart/form-data; boundary=b\r\nContent-Length: %zu\r\n\r\n%.*s",
                 body.n, STR_ARGS(body));
    assert_int_equal(reply_status(reply), 303);
    assert_true(reply_has(reply, "Location: /notes/17\r\n"));
}

/* Behind a head longer than the answer's, and with a letter whose mark comes after it: every step on
 * the way makes a copy of its own. */
static void a_secret_leaves_nothing_in_memory(void **state)
{
    struct live *l = *state;
    struct str token, reply;
    char word[SECRET_WORD + 1];
    bool closed;
    size_t n;
    int fd;

    live_start(l);
    token = reply_body(live_ask(l, "GET /token HTTP/1.1\r\n" LAST "\r\n"));
    n = token.n + strlen("csrf=&word=e%CC%81") + SECRET_WORD;
    fd = live_dial(l);
    live_say(fd, arena_printf(l->t.arena,
                              "POST /word HTTP/1.1\r\n" LAST URLENCODED
                              "X-Long: %03000d\r\nContent-Length: %zu\r\n\r\n"
                              "csrf=%.*s&word=e%%CC%%81",
                              0, n, STR_ARGS(token)));
    secret_word(word);
    live_say_bytes(fd, word, SECRET_WORD);
    sodium_memzero(word, sizeof(word));
    reply = live_hear(l, fd, PATIENCE_MS, &closed);
    (void)close(fd);
    T_STR(reply_body(reply), "28 bytes");
    http_stop(&l->http);
    assert_false(memory_has_secret_word());
}

/* The library's own calls come here too: whoever takes something out of an epoll set while the server
 * stops is held up, so that an I/O thread comes first. */
static pthread_t stopper;
static atomic_bool is_stopping;

int epoll_ctl(int set, int what, int fd, struct epoll_event *event)
{
    if (what == EPOLL_CTL_DEL && atomic_load(&is_stopping) &&
        pthread_equal(pthread_self(), stopper))
        (void)usleep(50 * 1000);
    return (int)syscall(SYS_epoll_ctl, set, what, fd, event);
}

static void *hang_up_slowly(void *arg)
{
    const int *fds = arg;

    for (int i = 0; i < LEAVING; i++) {
        (void)usleep(1000);
        (void)close(fds[i]);
    }
    return NULL;
}

/* The library ends the process when its thread and the one that stops it both put the listening socket
 * away: with many connections on their way out that came about once in eleven times. */
static void it_stops_while_many_leave(void **state)
{
    struct live *l = *state;
    int fds[LEAVING];
    pthread_t leaver;

    l->options.io_threads = 2;
    live_start(l);
    for (int i = 0; i < LEAVING; i++)
        fds[i] = live_dial(l);
    assert_int_equal(pthread_create(&leaver, NULL, hang_up_slowly, fds), 0);
    stopper = pthread_self();
    atomic_store(&is_stopping, true);
    http_stop(&l->http);
    atomic_store(&is_stopping, false);
    (void)pthread_join(leaver, NULL);
    assert_int_equal(l->toy.lanes_open, 0);
}

static void a_taken_port_is_said_plainly(void **state)
{
    struct live *l = *state;
    struct http_app app = toy_app(&l->toy);
    struct http *second = NULL;

    live_start(l);
    l->options.port = http_port(l->http);
    T_ERR(&l->t, E_BUSY, http_start(&l->options, &app, &second, l->t.error));
    assert_non_null(strstr(l->t.error->message, "in use"));
    assert_null(second);
}

static void a_request_that_grows_too_large_is_refused_and_undone(void **state)
{
    struct live *l = *state;
    struct str reply;

    live_start(l);
    reply = live_ask(l, "POST /eat HTTP/1.1\r\n" LAST JSON "Content-Length: 2\r\n\r\n48");
    T_STR(reply_body(reply), "eaten");
    reply = live_ask(l, "POST /eat HTTP/1.1\r\n" LAST JSON "Content-Length: 3\r\n\r\n200");
    assert_int_equal(reply_status(reply), 413);
    assert_int_equal(l->toy.committed, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        LIVE(addresses_and_methods_are_told_apart),
        LIVE(head_is_get_without_the_body),
        LIVE(every_answer_has_the_security_headers),
        LIVE(a_failure_shows_no_inner_words),
        LIVE(a_request_that_grows_too_large_is_refused_and_undone),
        LIVE(pages_are_compressed_for_those_who_can),
        LIVE(assets_are_kept_and_not_sent_twice),
        LIVE(only_who_is_signed_in_comes_in),
        LIVE(a_form_comes_in_by_its_table_only),
        LIVE(a_wrong_form_comes_back_as_filled_in),
        LIVE(a_form_of_a_stranger_is_refused),
        LIVE(a_file_comes_in_whole),
        LIVE(a_secret_leaves_nothing_in_memory),
        LIVE(it_stops_while_many_leave),
        LIVE(a_taken_port_is_said_plainly),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
