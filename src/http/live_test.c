/* SPDX-License-Identifier: Apache-2.0 */
/* A server with the toy app on a free port, and raw sockets that say exactly what a test says. */
#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/clock.h"
#include "http/csrf.h"
#include "http/toy.h"
#include "t.h"

enum { REPLY_MAX = 64 * 1024, PATIENCE_MS = 5000 };

struct live {
    struct t t;
    struct toy toy;
    struct http *http;
    struct http_options options;
    char reply[REPLY_MAX];
};

static void start(struct live *l)
{
    struct http_app app = toy_app(&l->toy);

    l->options.tables = toy_tables(&l->options.n_tables);
    T_OK(&l->t, http_start(&l->options, &app, &l->http, l->t.error));
}

static int live_setup(void **state)
{
    struct live *l = calloc(1, sizeof(*l));

    l->t.arena = arena_open(0);
    l->t.error = arena_new(l->t.arena, struct error);
    error_init(l->t.error, l->t.arena);
    toy_init(&l->toy);
    *state = l;
    return 0;
}

static int live_teardown(void **state)
{
    struct live *l = *state;

    http_stop(&l->http);
    if (l->toy.lanes_open != 0)
        return -1;
    toy_done(&l->toy);
    arena_close(&l->t.arena);
    free(l);
    return 0;
}

#define LIVE(name) cmocka_unit_test_setup_teardown(name, live_setup, live_teardown)

static int dial(const struct live *l)
{
    struct sockaddr_in a = { .sin_family = AF_INET,
                             .sin_port = htons((uint16_t)http_port(l->http)),
                             .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);

    assert_true(fd >= 0);
    assert_int_equal(connect(fd, (struct sockaddr *)&a, sizeof(a)), 0);
    return fd;
}

static void say_bytes(int fd, const char *bytes, size_t n)
{
    while (n) {
        ssize_t sent = send(fd, bytes, n, MSG_NOSIGNAL);

        if (sent < 0)
            return; /* the server has hung up; what it said is still to be read */
        bytes += sent;
        n -= (size_t)sent;
    }
}

static void say(int fd, const char *text)
{
    say_bytes(fd, text, strlen(text));
}

static bool is_readable(int fd, int ms)
{
    struct pollfd p = { .fd = fd, .events = POLLIN };

    return poll(&p, 1, ms) == 1;
}

/* All that comes until the server hangs up or is silent for so long; *closed tells which. */
static struct str hear(struct live *l, int fd, int silence_ms, bool *closed)
{
    size_t n = 0;

    *closed = false;
    while (n < REPLY_MAX - 1 && is_readable(fd, silence_ms)) {
        ssize_t got = recv(fd, l->reply + n, REPLY_MAX - 1 - n, 0);

        if (got <= 0) {
            *closed = true;
            break;
        }
        n += (size_t)got;
    }
    l->reply[n] = '\0';
    return (struct str){ l->reply, n };
}

static int status_of(struct str reply)
{
    return str_starts(reply, S("HTTP/1.")) && reply.n > 12 ? atoi(reply.p + 9) : 0;
}

static struct str body_of(struct str reply)
{
    size_t at = str_find(reply, S("\r\n\r\n"), 0);

    return at == SIZE_MAX ? S("") : str_sub(reply, at + 4, reply.n);
}

static size_t count_of(struct str reply, struct str what)
{
    size_t n = 0;

    for (size_t at = str_find(reply, what, 0); at != SIZE_MAX; at = str_find(reply, what, at + 1))
        n++;
    return n;
}

static bool has(struct str reply, const char *what)
{
    return str_find(reply, str_of(what), 0) != SIZE_MAX;
}

/* One request on a connection of its own, which it asks the server to close. */
static struct str ask(struct live *l, const char *format, ...) PRINTF(2, 3);
static struct str ask(struct live *l, const char *format, ...)
{
    struct str reply;
    bool closed;
    va_list ap;
    char *bytes;
    int fd = dial(l);

    va_start(ap, format);
    bytes = arena_vprintf(l->t.arena, format, ap);
    va_end(ap);
    say(fd, bytes);
    reply = hear(l, fd, PATIENCE_MS, &closed);
    (void)close(fd);
    assert_true(closed);
    return arena_str(l->t.arena, reply);
}

#define HOST       "Host: localhost\r\n"
#define LAST       "Host: localhost\r\nConnection: close\r\n"
#define JSON       "Content-Type: application/json\r\n"
#define URLENCODED "Content-Type: application/x-www-form-urlencoded\r\n"

struct probe {
    const char *what;
    const char *bytes;
    size_t n;
    int status;
    bool closed;
};
#define PROBE(what_, status_, closed_, bytes_)                                            \
    {                                                                                     \
        .what = (what_), .bytes = (bytes_), .n = sizeof(bytes_) - 1, .status = (status_), \
        .closed = (closed_)                                                               \
    }
#define SMUGGLED "GET /items/666 HTTP/1.1\r\nHost: x\r\n\r\n"

static const struct probe probes[] = {
    PROBE("a plain request", 200, false, "GET / HTTP/1.1\r\n" HOST "\r\n"),
    PROBE("blank lines before it", 200, false, "\r\n\r\nGET / HTTP/1.1\r\n" HOST "\r\n"),
    PROBE("an empty header", 200, false, "GET / HTTP/1.1\r\n" HOST "X-Empty:\r\n\r\n"),
    PROBE("blanks around a value", 200, false, "GET / HTTP/1.1\r\nHost: \t localhost \t\r\n\r\n"),
    PROBE("a query", 200, false, "GET /items/5?a=1&b&c=d+e%20f HTTP/1.1\r\n" HOST "\r\n"),
    PROBE("no host", 400, true, "GET / HTTP/1.1\r\n\r\n"),
    PROBE("two hosts", 400, true, "GET / HTTP/1.1\r\n" HOST HOST "\r\n"),
    PROBE("an odd host", 400, true, "GET / HTTP/1.1\r\nHost: a/b\r\n\r\n"),
    PROBE("length and encoding", 400, true,
          "POST /add HTTP/1.1\r\n" HOST JSON "Content-Length: 4\r\n"
          "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n" SMUGGLED),
    PROBE("encoding and length", 400, true,
          "POST /add HTTP/1.1\r\n" HOST JSON "Transfer-Encoding: chunked\r\n"
          "Content-Length: 40\r\n\r\n0\r\n\r\n" SMUGGLED),
    PROBE("two lengths", 400, true,
          "POST /add HTTP/1.1\r\n" HOST JSON
          "Content-Length: 0\r\nContent-Length: 39\r\n\r\n" SMUGGLED),
    PROBE("the same length twice", 400, true,
          "POST /add HTTP/1.1\r\n" HOST JSON "Content-Length: 2\r\nContent-Length: 2\r\n\r\n{}"),
    PROBE("a signed length", 400, true,
          "POST /add HTTP/1.1\r\n" HOST JSON "Content-Length: +2\r\n\r\n{}"),
    PROBE("a list of lengths", 400, true,
          "POST /add HTTP/1.1\r\n" HOST JSON "Content-Length: 2, 2\r\n\r\n{}"),
    PROBE("another encoding", 400, true,
          "POST /add HTTP/1.1\r\n" HOST JSON "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n"),
    PROBE("a blank before the colon", 400, true,
          "POST /add HTTP/1.1\r\n" HOST JSON "Content-Length : 2\r\n\r\n{}"),
    PROBE("a blank in a name", 400, true, "GET / HTTP/1.1\r\n" HOST "X Y: z\r\n\r\n"),
    PROBE("a name with a quote", 400, true, "GET / HTTP/1.1\r\n" HOST "X\"Y: z\r\n\r\n"),
    PROBE("a header without colon", 400, true, "GET / HTTP/1.1\r\n" HOST "nonsense\r\n\r\n"),
    PROBE("a folded line", 400, true, "GET / HTTP/1.1\r\n" HOST "X: a\r\n b\r\n\r\n"),
    PROBE("a first line that is folded", 400, true, "GET / HTTP/1.1\r\n X: a\r\n" HOST "\r\n"),
    PROBE("a control byte in a value", 400, true, "GET / HTTP/1.1\r\n" HOST "X: a\x01z\r\n\r\n"),
    PROBE("a bare CR in a value", 400, true, "GET / HTTP/1.1\r\n" HOST "X: a\rY: b\r\n\r\n"),
    PROBE("a NUL in a value", 400, true, "GET / HTTP/1.1\r\n" HOST "X: a\0b\r\n\r\n"),
    PROBE("a NUL at the end of a value", 400, true, "GET / HTTP/1.1\r\n" HOST "X: a\0\r\n\r\n"),
    PROBE("a NUL in a name", 400, true, "GET / HTTP/1.1\r\n" HOST "X\0Y: a\r\n\r\n"),
    PROBE("a bare LF after the first line", 400, true, "GET / HTTP/1.1\n" HOST "\r\n"),
    PROBE("a bare LF after a header", 400, true, "GET / HTTP/1.1\r\nHost: localhost\nX: y\r\n\r\n"),
    PROBE("a bare LF at the end", 400, true, "GET / HTTP/1.1\r\n" HOST "\n"),
    PROBE("bare LF everywhere", 400, true, "GET / HTTP/1.1\nHost: localhost\n\n"),
    PROBE("a NUL in the path", 400, true, "GET /items/5\0.html HTTP/1.1\r\n" HOST "\r\n"),
    PROBE("a NUL in the query", 400, true, "GET /items/5?a=\0b HTTP/1.1\r\n" HOST "\r\n"),
    PROBE("a NUL and a second version", 400, true, "GET /\0HTTP/1.1 HTTP/1.1\r\n" HOST "\r\n"),
    PROBE("two blanks", 400, true, "GET  / HTTP/1.1\r\n" HOST "\r\n"),
    PROBE("a blank in the path", 400, true, "GET /a b HTTP/1.1\r\n" HOST "\r\n"),
    PROBE("a raw letter in the path", 400, true, "GET /\xc3\xa1 HTTP/1.1\r\n" HOST "\r\n"),
    PROBE("an escaped NUL", 400, true, "GET /a%00b HTTP/1.1\r\n" HOST "\r\n"),
    PROBE("a broken escape", 400, true, "GET /a%4 HTTP/1.1\r\n" HOST "\r\n"),
    PROBE("an escaped byte that is no UTF-8", 400, true, "GET /a%C3 HTTP/1.1\r\n" HOST "\r\n"),
    PROBE("dot segments", 400, true, "GET /items/../me HTTP/1.1\r\n" HOST "\r\n"),
    PROBE("escaped dot segments", 400, true, "GET /items/%2e%2E/me HTTP/1.1\r\n" HOST "\r\n"),
    PROBE("an escaped slash", 400, true, "GET /items%2f5 HTTP/1.1\r\n" HOST "\r\n"),
    PROBE("an empty segment", 400, true, "GET //items/5 HTTP/1.1\r\n" HOST "\r\n"),
    PROBE("a broken query", 400, true, "GET /items/5?a=%zz HTTP/1.1\r\n" HOST "\r\n"),
    PROBE("a whole address", 400, true, "GET http://localhost/ HTTP/1.1\r\n" HOST "\r\n"),
    PROBE("HTTP/1.2", 400, true, "GET / HTTP/1.2\r\n" HOST "\r\n"),
    PROBE("GET with a body", 400, true,
          "GET / HTTP/1.1\r\n" HOST "Content-Length: 39\r\n\r\n" SMUGGLED),
    PROBE("an unknown method", 501, true, "TRACE / HTTP/1.1\r\n" HOST "\r\n"),
    PROBE("a method in small letters", 501, true, "get / HTTP/1.1\r\n" HOST "\r\n"),
};

static void what_reads_in_two_ways_is_refused(void **state)
{
    struct live *l = *state;

    start(l);
    for (size_t i = 0; i < COUNT(probes); i++) {
        const struct probe *p = &probes[i];
        struct str reply;
        bool closed;
        int fd = dial(l);

        say_bytes(fd, p->bytes, p->n);
        reply = hear(l, fd, p->closed ? PATIENCE_MS : 50, &closed);
        (void)close(fd);
        if (status_of(reply) != p->status || closed != p->closed)
            fail_msg("%s: expected %d%s, got %d%s", p->what, p->status,
                     p->closed ? " and the end" : "", status_of(reply),
                     closed ? " and the end" : "");
        if (count_of(reply, S("HTTP/1.1 200")) != (p->status == 200))
            fail_msg("%s: the smuggled request was answered", p->what);
    }
}

static void requests_one_after_the_other_are_all_answered(void **state)
{
    static const char three[] = "GET /items/1 HTTP/1.1\r\n" HOST "\r\n"
                                "POST /add HTTP/1.1\r\n" HOST JSON "Content-Length: 2\r\n\r\n{}"
                                "GET /items/3 HTTP/1.1\r\n" LAST "\r\n";
    struct live *l = *state;
    struct str reply;

    start(l);
    reply = ask(l, "%s", three);
    assert_int_equal(count_of(reply, S("HTTP/1.1 200")), 3);
    assert_true(str_find(reply, S("item 1"), 0) < str_find(reply, S("added"), 0));
    assert_true(str_find(reply, S("added"), 0) < str_find(reply, S("item 3"), 0));
    assert_int_equal(l->toy.committed, 1);
}

static void addresses_and_methods_are_told_apart(void **state)
{
    struct live *l = *state;
    struct str reply;

    start(l);
    assert_int_equal(status_of(ask(l, "GET /nowhere HTTP/1.1\r\n" LAST "\r\n")), 404);
    assert_int_equal(status_of(ask(l, "GET /items/x HTTP/1.1\r\n" LAST "\r\n")), 404);
    assert_int_equal(status_of(ask(l, "GET /items/007 HTTP/1.1\r\n" LAST "\r\n")), 404);
    reply = ask(l, "DELETE /slow HTTP/1.1\r\n" LAST "\r\n");
    assert_int_equal(status_of(reply), 405);
    assert_true(has(reply, "Allow: GET, HEAD, POST\r\n"));
    reply = ask(l, "GET /items/12?q=%%C3%%A1+b&x HTTP/1.1\r\n" LAST "\r\n");
    T_STR(body_of(reply), "item 12 at /items/12?q=%C3%A1%20b&x=");
}

static void head_is_get_without_the_body(void **state)
{
    struct live *l = *state;
    struct str reply;

    start(l);
    reply = ask(l, "HEAD /page HTTP/1.1\r\n" LAST "\r\n");
    assert_int_equal(status_of(reply), 200);
    assert_true(has(reply, "Content-Length: 8192\r\n"));
    T_STR(body_of(reply), "");
}

static void every_answer_has_the_security_headers(void **state)
{
    static const char *const requests[] = { "GET / HTTP/1.1\r\n" LAST "\r\n",
                                            "GET /nowhere HTTP/1.1\r\n" LAST "\r\n",
                                            "GET /failure HTTP/1.1\r\n" LAST "\r\n",
                                            "GET / HTTP/1.1\r\n\r\n" };
    struct live *l = *state;

    start(l);
    for (size_t i = 0; i < COUNT(requests); i++) {
        struct str reply = ask(l, "%s", requests[i]);

        assert_true(has(reply, "Content-Security-Policy: default-src 'none'"));
        assert_true(has(reply, "X-Content-Type-Options: nosniff"));
        assert_true(has(reply, "Referrer-Policy: same-origin"));
        assert_true(has(reply, "Cache-Control: no-"));
    }
}

static void a_failure_shows_no_inner_words(void **state)
{
    struct live *l = *state;
    struct str reply;

    start(l);
    reply = ask(l, "GET /failure HTTP/1.1\r\n" LAST "\r\n");
    assert_int_equal(status_of(reply), 500);
    assert_false(has(reply, "toy"));
    assert_false(has(reply, "not for people"));
    assert_false(has(reply, "half a page"));
    assert_true(has(reply, "báo quản trị"));
}

static void pages_are_compressed_for_those_who_can(void **state)
{
    struct live *l = *state;
    struct str reply;

    start(l);
    reply = ask(l, "GET /page HTTP/1.1\r\n" LAST "Accept-Encoding: br, gzip\r\n\r\n");
    assert_true(has(reply, "Content-Encoding: gzip"));
    assert_true(body_of(reply).n < TOY_PAGE);
    reply = ask(l, "GET /page HTTP/1.1\r\n" LAST "Accept-Encoding: gzip;q=0\r\n\r\n");
    assert_false(has(reply, "Content-Encoding"));
    assert_int_equal(body_of(reply).n, TOY_PAGE);
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
    start(l);
    reply = ask(l, "GET /assets/a.css HTTP/1.1\r\n" LAST "\r\n");
    T_STR(body_of(reply), "p{}");
    assert_true(has(reply, "immutable"));
    reply = ask(l, "GET /assets/a.css HTTP/1.1\r\n" LAST "Accept-Encoding: gzip\r\n\r\n");
    T_STR(body_of(reply), "zip");
    reply = ask(l, "GET /favicon.ico HTTP/1.1\r\n" LAST "If-None-Match: \"e2\"\r\n\r\n");
    assert_int_equal(status_of(reply), 304);
    assert_true(has(reply, "Cache-Control: no-cache\r\n"));
}

static void only_who_is_signed_in_comes_in(void **state)
{
    struct live *l = *state;
    struct str reply;

    start(l);
    assert_int_equal(status_of(ask(l, "GET /me HTTP/1.1\r\n" LAST "\r\n")), 401);
    reply = ask(l, "GET /me HTTP/1.1\r\n" LAST "Cookie: __Host-nep=" TOY_LOGIN "\r\n\r\n");
    assert_int_equal(status_of(reply), 200);
    assert_true(has(reply, "Cache-Control: no-store"));
    assert_int_equal(
        status_of(ask(l, "POST /mine HTTP/1.1\r\n" LAST JSON "Content-Length: 2\r\n\r\n{}")), 401);
    assert_int_equal(l->toy.committed, 0);
}

static void a_body_over_the_limit_is_refused_unread(void **state)
{
    struct live *l = *state;
    struct str reply;

    start(l);
    reply = ask(l, "POST /add HTTP/1.1\r\n" HOST JSON "Content-Length: 65537\r\n\r\n");
    assert_int_equal(status_of(reply), 413);
    reply = ask(l, "POST /add HTTP/1.1\r\n" HOST JSON "Content-Length: 9999999999999\r\n\r\nabc");
    assert_int_equal(status_of(reply), 413);
    reply = ask(l, "POST /add HTTP/1.1\r\n" HOST JSON
                   "Expect: 100-continue\r\nContent-Length: 65537\r\n\r\n");
    assert_false(has(reply, "100 Continue"));
}

static void who_sends_too_much_can_still_read_why(void **state)
{
    struct live *l = *state;
    char *much = calloc(1, MIB);
    struct str reply;
    bool closed;
    int fd;

    start(l);
    fd = dial(l);
    say(fd, "POST /add HTTP/1.1\r\n" HOST JSON "Content-Length: 8388608\r\n\r\n");
    for (int i = 0; i < 8; i++)
        say_bytes(fd, much, MIB);
    reply = hear(l, fd, PATIENCE_MS, &closed);
    assert_int_equal(status_of(reply), 413);
    (void)close(fd);
    free(much);
}

static void a_chunked_body_is_counted(void **state)
{
    struct live *l = *state;
    char *chunk = arena_alloc(l->t.arena, 40001, 1);
    struct str reply;

    memset(chunk, 'x', 40000);
    start(l);
    reply = ask(l,
                "POST /add HTTP/1.1\r\n" LAST JSON "Transfer-Encoding: chunked\r\n\r\n"
                "9c40\r\n%s\r\n0\r\n\r\n",
                chunk);
    assert_int_equal(status_of(reply), 200);
    reply = ask(l,
                "POST /add HTTP/1.1\r\n" LAST JSON "Transfer-Encoding: chunked\r\n\r\n"
                "9c40\r\n%s\r\n9c40\r\n%s\r\n0\r\n\r\n",
                chunk, chunk);
    assert_int_equal(status_of(reply), 413);
    assert_int_equal(l->toy.committed, 1);
}

static void a_body_that_does_not_come_ends_the_connection(void **state)
{
    struct live *l = *state;
    int64_t begun = clock_monotonic_ms();
    bool closed;
    int fd;

    l->options.request_seconds = 1;
    l->options.idle_seconds = 30;
    start(l);
    fd = dial(l);
    say(fd, "POST /add HTTP/1.1\r\n" HOST JSON "Content-Length: 50\r\n\r\n");
    for (int i = 0; i < 40 && !is_readable(fd, 100); i++)
        say(fd, "x");
    T_STR(hear(l, fd, PATIENCE_MS, &closed), "");
    assert_true(closed);
    assert_true(clock_monotonic_ms() - begun < 4000);
    (void)close(fd);
    assert_int_equal(l->toy.committed, 0);
}

static struct str post_form(struct live *l, const char *more, const char *fields)
{
    struct str token = body_of(ask(l, "GET /token HTTP/1.1\r\n" LAST "\r\n"));
    struct str body = str_fmt(l->t.arena, "csrf=%.*s&%s", STR_ARGS(token), fields);

    return ask(l, "POST /notes HTTP/1.1\r\n" LAST URLENCODED "%sContent-Length: %zu\r\n\r\n%.*s",
               more, body.n, STR_ARGS(body));
}

static void a_form_comes_in_by_its_table_only(void **state)
{
    struct live *l = *state;

    start(l);
    assert_int_equal(status_of(post_form(l, "", "title=h%E1%BB%8Dp&act=1")), 303);
    assert_int_equal(l->toy.committed, 1);
    assert_int_equal(status_of(post_form(l, "", "title=x&other=1")), 422);
    assert_int_equal(status_of(post_form(l, "", "title=x&title=y")), 422);
    assert_int_equal(status_of(post_form(l, "", "title=%FF")), 400);
    assert_int_equal(l->toy.committed, 1);
}

static void a_wrong_form_comes_back_as_filled_in(void **state)
{
    struct live *l = *state;
    struct str reply;

    start(l);
    reply = post_form(l, "", "title=h%E1%BB%8Dp&due=31/2/2026");
    assert_int_equal(status_of(reply), 422);
    assert_true(has(body_of(reply), "họp|"));
    assert_true(has(body_of(reply), "phải là ngày có thật"));
    assert_int_equal(l->toy.committed, 0);
}

static void a_form_of_a_stranger_is_refused(void **state)
{
    struct live *l = *state;

    start(l);
    assert_int_equal(status_of(post_form(l, "Origin: http://localhost\r\n", "title=x")), 303);
    assert_int_equal(status_of(post_form(l, "Origin: http://evil.example\r\n", "title=x")), 403);
    assert_int_equal(status_of(post_form(l, "Origin: null\r\n", "title=x")), 403);
    assert_int_equal(status_of(post_form(l, "Sec-Fetch-Site: cross-site\r\n", "title=x")), 403);
    assert_int_equal(status_of(post_form(l, "Sec-Fetch-Site: same-origin\r\n", "title=x")), 303);
    assert_int_equal(status_of(ask(l, "POST /notes HTTP/1.1\r\n" LAST URLENCODED
                                      "Content-Length: 7\r\n\r\ntitle=x")),
                     403);
    assert_int_equal(status_of(ask(l, "POST /add HTTP/1.1\r\n" LAST
                                      "Content-Type: text/plain\r\nContent-Length: 2\r\n\r\n{}")),
                     403);
    assert_int_equal(l->toy.committed, 2);
}

static void a_file_comes_in_whole(void **state)
{
    struct live *l = *state;
    struct str token, body, reply;

    start(l);
    token = body_of(ask(l, "GET /token HTTP/1.1\r\n" LAST "\r\n"));
    body = str_fmt(l->t.arena,
                   "--b\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\n%.*s\r\n"
                   "--b\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\nx\r\n"
                   "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"k.md\"\r\n"
                   "Content-Type: text/markdown\r\n\r\nKế hoạch\r\n--c\r\n--b--\r\n",
                   STR_ARGS(token));
    reply = ask(l,
                "POST /notes HTTP/1.1\r\n" LAST
                "Content-Type: multipart/form-data; boundary=b\r\nContent-Length: %zu\r\n\r\n%.*s",
                body.n, STR_ARGS(body));
    assert_int_equal(status_of(reply), 303);
    assert_true(has(reply, "Location: /notes/17\r\n"));
}

#define ADD "POST /add HTTP/1.1\r\n" LAST JSON "Content-Length: 2\r\n\r\n{}"

static void wait_for(const atomic_int *count, int n)
{
    for (int i = 0; i < 2000 && atomic_load(count) < n; i++)
        (void)usleep(1000);
    assert_true(atomic_load(count) >= n);
}

/* Occupies the writer, queues two writes behind it, and lets go. */
static void queue_two(struct live *l, int two[2])
{
    int before = atomic_load(&l->toy.handlers);
    int fd = dial(l);

    atomic_store(&l->toy.hold_write, true);
    say(fd, "POST /wait HTTP/1.1\r\n" LAST JSON "Content-Length: 2\r\n\r\n{}");
    wait_for(&l->toy.handlers, before + 1);
    for (int i = 0; i < 2; i++) {
        two[i] = dial(l);
        say(two[i], ADD);
    }
    (void)usleep(100 * 1000);
    atomic_store(&l->toy.hold_write, false);
    assert_true(is_readable(fd, PATIENCE_MS));
    (void)close(fd);
}

static void writes_share_a_commit_and_wait_for_it(void **state)
{
    struct live *l = *state;
    bool closed;
    int two[2];

    start(l);
    queue_two(l, two);
    assert_int_equal(status_of(hear(l, two[0], PATIENCE_MS, &closed)), 200);
    assert_int_equal(status_of(hear(l, two[1], PATIENCE_MS, &closed)), 200);
    assert_int_equal(l->toy.commits, 2); /* the one of the occupier, and one for both */
    assert_int_equal(l->toy.committed, 2);
    (void)close(two[0]);
    (void)close(two[1]);
}

static void nobody_is_told_before_the_commit(void **state)
{
    struct live *l = *state;
    bool closed;
    int fd;

    start(l);
    fd = dial(l);
    atomic_store(&l->toy.hold_commit, true);
    say(fd, ADD);
    wait_for(&l->toy.handlers, 1);
    assert_false(is_readable(fd, 100));
    atomic_store(&l->toy.hold_commit, false);
    assert_int_equal(status_of(hear(l, fd, PATIENCE_MS, &closed)), 200);
    (void)close(fd);
}

static void a_failed_commit_is_told_to_all_of_it(void **state)
{
    struct live *l = *state;
    bool closed;
    int two[2];

    start(l);
    atomic_store(&l->toy.fail_commit, true);
    queue_two(l, two);
    assert_int_equal(status_of(hear(l, two[0], PATIENCE_MS, &closed)), 500);
    assert_int_equal(status_of(hear(l, two[1], PATIENCE_MS, &closed)), 500);
    assert_int_equal(l->toy.committed, 0);
    (void)close(two[0]);
    (void)close(two[1]);
}

static void a_refused_write_leaves_nothing(void **state)
{
    struct live *l = *state;

    start(l);
    assert_int_equal(status_of(ask(l, "POST /add HTTP/1.1\r\n" LAST JSON
                                      "X-Refuse: 1\r\nContent-Length: 2\r\n\r\n{}")),
                     422);
    assert_int_equal(l->toy.committed, 0);
}

static void slow_work_is_done_before_the_write(void **state)
{
    struct live *l = *state;
    struct str reply;

    start(l);
    reply = ask(l, "POST /slow HTTP/1.1\r\n" LAST JSON "Content-Length: 2\r\n\r\n{}");
    T_STR(body_of(reply), "prepared");
    assert_int_equal(atomic_load(&l->toy.prepared), 1);
    assert_int_equal(l->toy.committed, 1);
    assert_int_equal(status_of(ask(l, "GET /slow HTTP/1.1\r\n" LAST "\r\n")), 200);
}

static void a_full_queue_says_come_back(void **state)
{
    struct live *l = *state;
    struct str reply;
    int fds[3], refused = 0;

    l->options.queue_max = 1;
    start(l);
    atomic_store(&l->toy.hold_write, true);
    fds[0] = dial(l);
    say(fds[0], "POST /wait HTTP/1.1\r\n" LAST JSON "Content-Length: 2\r\n\r\n{}");
    wait_for(&l->toy.handlers, 1);
    for (int i = 1; i < 3; i++) {
        bool closed;

        fds[i] = dial(l);
        say(fds[i], ADD);
        reply = hear(l, fds[i], 200, &closed);
        if (status_of(reply) == 503 && has(reply, "Retry-After: 5"))
            refused++;
    }
    assert_int_equal(refused, 1);
    atomic_store(&l->toy.hold_write, false);
    for (int i = 0; i < 3; i++)
        (void)close(fds[i]);
}

static void in_the_pool_each_request_commits_alone(void **state)
{
    struct live *l = *state;
    struct str reply;

    l->options.lanes = LANES_POOL;
    start(l);
    assert_int_equal(status_of(ask(l, "GET /items/5 HTTP/1.1\r\n" LAST "\r\n")), 200);
    assert_int_equal(status_of(ask(l, ADD)), 200);
    assert_int_equal(status_of(ask(l, ADD)), 200);
    assert_int_equal(l->toy.commits, 2);
    reply = ask(l, "POST /slow HTTP/1.1\r\n" LAST JSON "Content-Length: 2\r\n\r\n{}");
    T_STR(body_of(reply), "prepared");
    atomic_store(&l->toy.fail_commit, true);
    assert_int_equal(status_of(ask(l, ADD)), 500);
    assert_int_equal(l->toy.committed, 3);
    assert_int_equal(status_of(ask(l, "GET /nowhere HTTP/1.1\r\n" LAST "\r\n")), 404);
}

static void stopping_finishes_what_runs(void **state)
{
    struct live *l = *state;
    bool closed;
    int fd;

    start(l);
    fd = dial(l);
    say(fd, "POST /slow HTTP/1.1\r\n" HOST JSON "Content-Length: 2\r\n\r\n{}");
    wait_for(&l->toy.prepared, 1);
    http_stop(&l->http);
    assert_int_equal(status_of(hear(l, fd, PATIENCE_MS, &closed)), 200);
    assert_true(closed);
    assert_int_equal(l->toy.committed, 1);
    (void)close(fd);
}

static void a_taken_port_is_said_plainly(void **state)
{
    struct live *l = *state;
    struct http_app app = toy_app(&l->toy);
    struct http *second = NULL;

    start(l);
    l->options.port = http_port(l->http);
    T_ERR(&l->t, E_BUSY, http_start(&l->options, &app, &second, l->t.error));
    assert_non_null(strstr(l->t.error->message, "in use"));
    assert_null(second);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        LIVE(what_reads_in_two_ways_is_refused),
        LIVE(requests_one_after_the_other_are_all_answered),
        LIVE(addresses_and_methods_are_told_apart),
        LIVE(head_is_get_without_the_body),
        LIVE(every_answer_has_the_security_headers),
        LIVE(a_failure_shows_no_inner_words),
        LIVE(pages_are_compressed_for_those_who_can),
        LIVE(assets_are_kept_and_not_sent_twice),
        LIVE(only_who_is_signed_in_comes_in),
        LIVE(a_body_over_the_limit_is_refused_unread),
        LIVE(who_sends_too_much_can_still_read_why),
        LIVE(a_chunked_body_is_counted),
        LIVE(a_body_that_does_not_come_ends_the_connection),
        LIVE(a_form_comes_in_by_its_table_only),
        LIVE(a_wrong_form_comes_back_as_filled_in),
        LIVE(a_form_of_a_stranger_is_refused),
        LIVE(a_file_comes_in_whole),
        LIVE(writes_share_a_commit_and_wait_for_it),
        LIVE(nobody_is_told_before_the_commit),
        LIVE(a_failed_commit_is_told_to_all_of_it),
        LIVE(a_refused_write_leaves_nothing),
        LIVE(slow_work_is_done_before_the_write),
        LIVE(a_full_queue_says_come_back),
        LIVE(in_the_pool_each_request_commits_alone),
        LIVE(stopping_finishes_what_runs),
        LIVE(a_taken_port_is_said_plainly),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
