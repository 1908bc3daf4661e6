/* SPDX-License-Identifier: Apache-2.0 */
/* What the gate, the limits and the watch make of bytes no browser sends. */
#include <stdlib.h>
#include <unistd.h>

#include "play/live.h"

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
    PROBE("chunked in other letters", 200, true,
          "POST /add HTTP/1.1\r\n" LAST JSON "Transfer-Encoding: \t Chunked\r\n\r\n0\r\n\r\n"),
    PROBE("chunked and a blank", 400, true,
          "POST /add HTTP/1.1\r\n" HOST JSON
          "Transfer-Encoding: chunked \r\n\r\n0\r\n\r\n" SMUGGLED),
    PROBE("chunked and a tab", 400, true,
          "POST /add HTTP/1.1\r\n" HOST JSON
          "Transfer-Encoding: chunked\t\r\n\r\n0\r\n\r\n" SMUGGLED),
    PROBE("chunked after a vertical tab", 400, true,
          "POST /add HTTP/1.1\r\n" HOST JSON
          "Transfer-Encoding: \vchunked\r\n\r\n0\r\n\r\n" SMUGGLED),
    PROBE("chunked after a form feed", 400, true,
          "POST /add HTTP/1.1\r\n" HOST JSON
          "Transfer-Encoding: \fchunked\r\n\r\n0\r\n\r\n" SMUGGLED),
    PROBE("chunked after a bare CR", 400, true,
          "POST /add HTTP/1.1\r\n" HOST JSON
          "Transfer-Encoding: \rchunked\r\n\r\n0\r\n\r\n" SMUGGLED),
    PROBE("an empty encoding", 400, true,
          "POST /add HTTP/1.1\r\n" HOST JSON "Transfer-Encoding:\r\n\r\n" SMUGGLED),
    PROBE("chunked under HTTP/1.0", 400, true,
          "POST /add HTTP/1.0\r\n" HOST JSON
          "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n" SMUGGLED),
    PROBE("a length and a blank", 400, true,
          "POST /add HTTP/1.1\r\n" HOST JSON "Content-Length: 2 \r\n\r\n{}"),
    PROBE("a length after a vertical tab", 400, true,
          "POST /add HTTP/1.1\r\n" HOST JSON "Content-Length: \v2\r\n\r\n{}"),
    PROBE("a form feed behind a host", 400, true, "GET / HTTP/1.1\r\nHost: localhost\f\r\n\r\n"),
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

    live_start(l);
    for (size_t i = 0; i < COUNT(probes); i++) {
        const struct probe *p = &probes[i];
        struct str reply;
        bool closed;
        int fd = live_dial(l);

        live_say_bytes(fd, p->bytes, p->n);
        if (!p->closed)
            (void)live_is_readable(fd, PATIENCE_MS);
        reply = live_hear(l, fd, p->closed ? PATIENCE_MS : 50, &closed);
        (void)close(fd);
        if (reply_status(reply) != p->status || closed != p->closed)
            fail_msg("%s: expected %d%s, got %d%s", p->what, p->status,
                     p->closed ? " and the end" : "", reply_status(reply),
                     closed ? " and the end" : "");
        if (reply_count(reply, S("HTTP/1.1 200")) != (p->status == 200))
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

    live_start(l);
    reply = live_ask(l, "%s", three);
    assert_int_equal(reply_count(reply, S("HTTP/1.1 200")), 3);
    assert_true(str_find(reply, S("item 1"), 0) < str_find(reply, S("added"), 0));
    assert_true(str_find(reply, S("added"), 0) < str_find(reply, S("item 3"), 0));
    assert_int_equal(l->toy.committed, 1);
}

static void a_body_over_the_limit_is_refused_unread(void **state)
{
    struct live *l = *state;
    struct str reply;

    live_start(l);
    reply = live_ask(l, "POST /add HTTP/1.1\r\n" HOST JSON "Content-Length: 65537\r\n\r\n");
    assert_int_equal(reply_status(reply), 413);
    reply =
        live_ask(l, "POST /add HTTP/1.1\r\n" HOST JSON "Content-Length: 9999999999999\r\n\r\nabc");
    assert_int_equal(reply_status(reply), 413);
    reply = live_ask(l, "POST /add HTTP/1.1\r\n" HOST JSON
                        "Expect: 100-continue\r\nContent-Length: 65537\r\n\r\n");
    assert_false(reply_has(reply, "100 Continue"));
}

static void who_sends_too_much_can_still_read_why(void **state)
{
    struct live *l = *state;
    char *much = calloc(1, MIB);
    struct str reply;
    bool closed;
    int fd;

    live_start(l);
    fd = live_dial(l);
    live_say(fd, "POST /add HTTP/1.1\r\n" HOST JSON "Content-Length: 8388608\r\n\r\n");
    for (int i = 0; i < 8; i++)
        live_say_bytes(fd, much, MIB);
    reply = live_hear(l, fd, PATIENCE_MS, &closed);
    assert_int_equal(reply_status(reply), 413);
    (void)close(fd);
    free(much);
}

static void a_chunked_body_is_counted(void **state)
{
    struct live *l = *state;
    char *chunk = arena_alloc(l->t.arena, 40001, 1);
    struct str reply;

    memset(chunk, 'x', 40000);
    live_start(l);
    reply = live_ask(l,
                     "POST /add HTTP/1.1\r\n" LAST JSON "Transfer-Encoding: chunked\r\n\r\n"
                     "9c40\r\n%s\r\n0\r\n\r\n",
                     chunk);
    assert_int_equal(reply_status(reply), 200);
    reply = live_ask(l,
                     "POST /add HTTP/1.1\r\n" LAST JSON "Transfer-Encoding: chunked\r\n\r\n"
                     "9c40\r\n%s\r\n9c40\r\n%s\r\n0\r\n\r\n",
                     chunk, chunk);
    assert_int_equal(reply_status(reply), 413);
    assert_int_equal(l->toy.committed, 1);
}

static void a_body_that_does_not_come_ends_the_connection(void **state)
{
    struct live *l = *state;
    bool closed;
    int fd;

    l->options.request_seconds = 1;
    l->options.idle_seconds = 30;
    live_start(l);
    fd = live_dial(l);
    live_say(fd, "POST /add HTTP/1.1\r\n" HOST JSON "Content-Length: 50000\r\n\r\n");
    for (int ms = 0; ms < PATIENCE_MS && !live_is_readable(fd, 100); ms += 100)
        live_say(fd, "x");
    T_STR(live_hear(l, fd, PATIENCE_MS, &closed), "");
    assert_true(closed);
    (void)close(fd);
    assert_int_equal(l->toy.committed, 0);
}

static void a_head_that_trickles_ends_the_connection(void **state)
{
    struct live *l = *state;
    bool closed;
    int fd;

    l->options.request_seconds = 1;
    l->options.idle_seconds = 30;
    live_start(l);
    fd = live_dial(l);
    live_say(fd, "GET / HTTP/1.1\r\nHost: ");
    for (int ms = 0; ms < PATIENCE_MS && !live_is_readable(fd, 100); ms += 100)
        live_say(fd, "x");
    T_STR(live_hear(l, fd, PATIENCE_MS, &closed), "");
    assert_true(closed);
    (void)close(fd);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        LIVE(what_reads_in_two_ways_is_refused),
        LIVE(requests_one_after_the_other_are_all_answered),
        LIVE(a_body_over_the_limit_is_refused_unread),
        LIVE(who_sends_too_much_can_still_read_why),
        LIVE(a_chunked_body_is_counted),
        LIVE(a_body_that_does_not_come_ends_the_connection),
        LIVE(a_head_that_trickles_ends_the_connection),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
