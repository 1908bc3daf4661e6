/* SPDX-License-Identifier: Apache-2.0 */
/* Who runs what, in which transaction, and who is told when. */
#include <unistd.h>

#include "http/server__.h"
#include "play/live.h"

#define ADD         "POST /add HTTP/1.1\r\n" LAST JSON "Content-Length: 2\r\n\r\n{}"
#define ADD_REFUSED "POST /add HTTP/1.1\r\n" LAST JSON "X-Refuse: 1\r\nContent-Length: 2\r\n\r\n{}"

static void wait_for(const atomic_int *count, int n)
{
    for (int ms = 0; ms < PATIENCE_MS && atomic_load(count) < n; ms++)
        (void)usleep(1000);
    assert_true(atomic_load(count) >= n);
}

static void wait_for_queued(const struct live *l, unsigned n)
{
    for (int ms = 0; ms < PATIENCE_MS && http_waiting(l->http) < n; ms++)
        (void)usleep(1000);
    assert_int_equal(http_waiting(l->http), n);
}

/* Occupies the writer, queues two writes behind it, and lets go. */
static void queue_two(struct live *l, const char *first, const char *second, int two[2])
{
    int before = atomic_load(&l->toy.handlers);
    int fd = live_dial(l);

    atomic_store(&l->toy.hold_write, true);
    live_say(fd, "POST /wait HTTP/1.1\r\n" LAST JSON "Content-Length: 2\r\n\r\n{}");
    wait_for(&l->toy.handlers, before + 1);
    for (int i = 0; i < 2; i++) {
        two[i] = live_dial(l);
        live_say(two[i], i ? second : first);
    }
    wait_for_queued(l, 2);
    atomic_store(&l->toy.hold_write, false);
    assert_true(live_is_readable(fd, PATIENCE_MS));
    (void)close(fd);
}

static void writes_share_a_commit_and_wait_for_it(void **state)
{
    struct live *l = *state;
    bool closed;
    int two[2];

    live_start(l);
    queue_two(l, ADD, ADD, two);
    assert_int_equal(reply_status(live_hear(l, two[0], PATIENCE_MS, &closed)), 200);
    assert_int_equal(reply_status(live_hear(l, two[1], PATIENCE_MS, &closed)), 200);
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

    live_start(l);
    fd = live_dial(l);
    atomic_store(&l->toy.hold_commit, true);
    live_say(fd, ADD);
    wait_for(&l->toy.handlers, 1);
    assert_false(live_is_readable(fd, 100));
    atomic_store(&l->toy.hold_commit, false);
    assert_int_equal(reply_status(live_hear(l, fd, PATIENCE_MS, &closed)), 200);
    (void)close(fd);
}

static void a_failed_commit_is_told_to_all_of_it(void **state)
{
    struct live *l = *state;
    bool closed;
    int two[2];

    live_start(l);
    atomic_store(&l->toy.fail_commit, true);
    queue_two(l, ADD, ADD, two);
    assert_int_equal(reply_status(live_hear(l, two[0], PATIENCE_MS, &closed)), 500);
    assert_int_equal(reply_status(live_hear(l, two[1], PATIENCE_MS, &closed)), 500);
    assert_int_equal(l->toy.committed, 0);
    (void)close(two[0]);
    (void)close(two[1]);
}

static void one_refused_write_does_not_take_the_others_along(void **state)
{
    struct live *l = *state;
    bool closed;
    int two[2];

    live_start(l);
    queue_two(l, ADD_REFUSED, ADD, two);
    assert_int_equal(reply_status(live_hear(l, two[0], PATIENCE_MS, &closed)), 422);
    assert_int_equal(reply_status(live_hear(l, two[1], PATIENCE_MS, &closed)), 200);
    assert_int_equal(l->toy.commits, 2);
    assert_int_equal(l->toy.committed, 1);
    (void)close(two[0]);
    (void)close(two[1]);
}

static void a_refusal_can_leave_its_trace(void **state)
{
    struct live *l = *state;

    live_start(l);
    assert_int_equal(
        reply_status(live_ask(l, "POST /add HTTP/1.1\r\n" LAST JSON
                                 "X-Refuse: 1\r\nX-Keep: 1\r\nContent-Length: 2\r\n\r\n{}")),
        422);
    assert_int_equal(l->toy.committed, 1);
}

static enum err write_wrapped(void *state, struct ctx *c, const struct request *rq,
                              struct response *rs)
{
    (void)state;
    (void)c;
    (void)rq;
    return respond_text(rs, 200, S("wrapped"));
}

static void the_app_stands_around_every_write(void **state)
{
    struct live *l = *state;
    struct http_app app = toy_app(&l->toy);

    app.write = write_wrapped;
    l->options.tables = toy_tables(&l->options.n_tables);
    T_OK(&l->t, http_start(&l->options, &app, &l->http, l->t.error));
    T_STR(reply_body(live_ask(l, ADD)), "wrapped");
    T_STR(reply_body(live_ask(l, "GET / HTTP/1.1\r\n" LAST "\r\n")), "xin chào");
}

static void a_refused_write_leaves_nothing(void **state)
{
    struct live *l = *state;

    live_start(l);
    assert_int_equal(reply_status(live_ask(l, ADD_REFUSED)), 422);
    assert_int_equal(l->toy.committed, 0);
}

static void slow_work_is_done_before_the_write(void **state)
{
    struct live *l = *state;
    struct str reply;

    live_start(l);
    reply = live_ask(l, "POST /slow HTTP/1.1\r\n" LAST JSON "Content-Length: 2\r\n\r\n{}");
    T_STR(reply_body(reply), "prepared");
    assert_int_equal(atomic_load(&l->toy.prepared), 1);
    assert_int_equal(l->toy.committed, 1);
    assert_int_equal(reply_status(live_ask(l, "GET /slow HTTP/1.1\r\n" LAST "\r\n")), 200);
}

#define FILE_POST "POST /file HTTP/1.1\r\n" LAST JSON "Content-Length: 2\r\n\r\n{}"

static void a_file_that_is_read_keeps_nobody_from_signing_in(void **state)
{
    enum { FILES = 4 };
    struct live *l = *state;
    struct str reply;
    int fds[FILES];
    bool closed;

    l->options.slow_threads = 1;
    l->options.file_threads = 2;
    l->options.file_queue_max = FILES - 2;
    live_start(l);
    atomic_store(&l->toy.hold_file, true);
    for (int i = 0; i < FILES; i++) {
        fds[i] = live_dial(l);
        live_say(fds[i], FILE_POST);
        wait_for(&l->toy.files, i < 2 ? i + 1 : 2);
    }
    /* What hashes a password stands behind none of them. */
    reply = live_ask(l, "POST /slow HTTP/1.1\r\n" LAST JSON "Content-Length: 2\r\n\r\n{}");
    T_STR(reply_body(reply), "prepared");
    wait_for_queued(l, FILES - 2);
    reply = live_ask(l, FILE_POST);
    assert_int_equal(reply_status(reply), 503);
    assert_true(reply_has(reply, "Retry-After: 5"));
    atomic_store(&l->toy.hold_file, false);
    for (int i = 0; i < FILES; i++) {
        T_STR(reply_body(live_hear(l, fds[i], PATIENCE_MS, &closed)), "read");
        (void)close(fds[i]);
    }
}

static void a_full_queue_says_come_back(void **state)
{
    struct live *l = *state;
    struct str reply;
    bool closed;
    int fds[2];

    l->options.queue_max = 1;
    live_start(l);
    atomic_store(&l->toy.hold_write, true);
    fds[0] = live_dial(l);
    live_say(fds[0], "POST /wait HTTP/1.1\r\n" LAST JSON "Content-Length: 2\r\n\r\n{}");
    wait_for(&l->toy.handlers, 1);
    fds[1] = live_dial(l);
    live_say(fds[1], ADD);
    wait_for_queued(l, 1);
    reply = live_ask(l, ADD);
    assert_int_equal(reply_status(reply), 503);
    assert_true(reply_has(reply, "Retry-After: 5"));
    atomic_store(&l->toy.hold_write, false);
    for (int i = 0; i < 2; i++) {
        assert_int_equal(reply_status(live_hear(l, fds[i], PATIENCE_MS, &closed)), 200);
        (void)close(fds[i]);
    }
}

static void in_the_pool_each_request_commits_alone(void **state)
{
    struct live *l = *state;
    struct str reply;

    l->options.lanes = LANES_POOL;
    live_start(l);
    assert_int_equal(reply_status(live_ask(l, "GET /items/5 HTTP/1.1\r\n" LAST "\r\n")), 200);
    assert_int_equal(reply_status(live_ask(l, ADD)), 200);
    assert_int_equal(reply_status(live_ask(l, ADD)), 200);
    assert_int_equal(l->toy.commits, 2);
    reply = live_ask(l, "POST /slow HTTP/1.1\r\n" LAST JSON "Content-Length: 2\r\n\r\n{}");
    T_STR(reply_body(reply), "prepared");
    atomic_store(&l->toy.fail_commit, true);
    assert_int_equal(reply_status(live_ask(l, ADD)), 500);
    assert_int_equal(l->toy.committed, 3);
    assert_int_equal(reply_status(live_ask(l, "GET /nowhere HTTP/1.1\r\n" LAST "\r\n")), 404);
}

static void stopping_finishes_what_runs(void **state)
{
    struct live *l = *state;
    bool closed;
    int fd;

    live_start(l);
    fd = live_dial(l);
    live_say(fd, "POST /slow HTTP/1.1\r\n" HOST JSON "Content-Length: 2\r\n\r\n{}");
    wait_for(&l->toy.prepared, 1);
    http_stop(&l->http);
    assert_int_equal(reply_status(live_hear(l, fd, PATIENCE_MS, &closed)), 200);
    assert_true(closed);
    assert_int_equal(l->toy.committed, 1);
    (void)close(fd);
}

static void do_nothing(struct exchange *first, struct worker *w)
{
    (void)first;
    (void)w;
}

/* A kept connection may ask for something between the end of the pools and that of its own thread. */
static void a_pool_that_has_stopped_takes_nothing(void **state)
{
    const struct pool_options options = { .threads = 1,
                                          .queue_max = 8,
                                          .batch = 1,
                                          .work = do_nothing };
    struct live *l = *state;
    struct exchange x = { 0 };
    struct worker w = { 0 };
    struct pool *p = NULL;

    T_OK(&l->t, pool_start(l->t.arena, &options, &w, &p, l->t.error));
    assert_true(pool_push(p, &x));
    pool_stop(p);
    assert_false(pool_push(p, &x));
    pool_close(&p);
    assert_null(p);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        LIVE(writes_share_a_commit_and_wait_for_it),
        LIVE(nobody_is_told_before_the_commit),
        LIVE(a_failed_commit_is_told_to_all_of_it),
        LIVE(one_refused_write_does_not_take_the_others_along),
        LIVE(a_refusal_can_leave_its_trace),
        LIVE(the_app_stands_around_every_write),
        LIVE(a_refused_write_leaves_nothing),
        LIVE(slow_work_is_done_before_the_write),
        LIVE(a_file_that_is_read_keeps_nobody_from_signing_in),
        LIVE(a_full_queue_says_come_back),
        LIVE(in_the_pool_each_request_commits_alone),
        LIVE(stopping_finishes_what_runs),
        LIVE(a_pool_that_has_stopped_takes_nothing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
