/* SPDX-License-Identifier: Apache-2.0 */
/* The server dies in the middle of a burst of writes: what it had acknowledged is there, and of what
 * it had not either all is there or nothing. */
#include <pthread.h>
#include <stdatomic.h>
#include <time.h>

#include "served.h"
#include "store/job.h"
#include "store/trail.h"
#include "web/app.h"

enum { WRITERS = 4, ACTS_MAX = 20000, ENOUGH = 40, LOOK_MS = 20, PATIENCE_MS = 300000 };

/* Each asks for documents, one after another; the last one receives and returns a report. */
struct writer {
    struct client cl;
    struct served *s;
    pthread_t thread;
    int number, sent;
    bool acknowledged[ACTS_MAX];
    int64_t job[ACTS_MAX];
    atomic_bool *stop;
    atomic_int *done; /* acknowledged, of all writers */
    struct arena *arena;
};

static const char *key_of(struct arena *a, const struct writer *w, int i)
{
    return arena_printf(a, "kill-%d-%d", w->number, i);
}

static int64_t last_number(struct str location)
{
    int64_t id = 0;
    struct str piece;

    while (str_cut(&location, '/', &piece)) {
        if (str_int(piece, &id))
            return id;
    }
    return 0;
}

static void ask_for_a_document(struct writer *w, const char *csrf)
{
    int i = w->sent++;
    struct str form =
        client_form(w->cl.t, "csrf", csrf, "act", key_of(w->arena, w, i), "format", "pdf", NULL);
    struct reply r = client_post(
        &w->cl, arena_printf(w->arena, "/reports/%lld/file", (long long)w->s->hamlet.report), form);

    w->acknowledged[i] = r.status == 303;
    atomic_fetch_add(w->done, r.status == 303);
    w->job[i] = r.status == 303 ? last_number(r.location) : 0;
}

static void receive_or_return(struct writer *w)
{
    const char *path = arena_printf(w->arena, "/reports/%lld", (long long)w->s->hamlet.report);
    struct reply page = client_get(&w->cl, path);
    const char *version = arena_cstr(w->arena, client_hidden(&page, "version"));

    if (reply_has(&page, "/receive\""))
        (void)client_post(&w->cl, arena_printf(w->arena, "%s/receive", path),
                          client_form_of(w->cl.t, &page, "version", version, NULL));
    else
        (void)client_post(
            &w->cl, arena_printf(w->arena, "%s/return", path),
            client_form_of(w->cl.t, &page, "version", version, "reason", "Thiếu số liệu.", NULL));
}

static void submit_again(struct writer *w)
{
    const char *path = arena_printf(w->arena, "/reports/%lld/send", (long long)w->s->hamlet.report);
    struct reply page = client_get(&w->cl, path);

    if (page.status == 200)
        (void)client_post(&w->cl, path,
                          client_form_of(w->cl.t, &page, "version",
                                         arena_cstr(w->arena, client_hidden(&page, "version")),
                                         "seen", arena_cstr(w->arena, client_hidden(&page, "seen")),
                                         "nothing", "1", "early", "1", NULL));
}

static void *write_on(void *arg)
{
    struct writer *w = arg;
    struct reply page = client_get(&w->cl, "/account");
    const char *csrf = arena_cstr(w->arena, client_hidden(&page, "csrf"));

    while (!atomic_load(w->stop) && w->sent < ACTS_MAX) {
        if (w->number == 0)
            receive_or_return(w);
        else if (w->number == 1)
            submit_again(w);
        else
            ask_for_a_document(w, csrf);
    }
    return NULL;
}

/* An arena belongs to one thread: each writer has a test of its own. */
static void start(struct served *s, struct writer *w, int number, atomic_bool *stop,
                  atomic_int *done)
{
    struct t *t = arena_new(s->store.t.arena, struct t);

    *w = (struct writer){ .s = s, .number = number, .stop = stop, .done = done };
    w->cl = served_client(s, number == 0 ? "clerk.commune" : "secretary.hamlet");
    w->arena = arena_open((size_t)1 << 30);
    t->arena = w->arena;
    t->error = arena_new(w->arena, struct error);
    error_init(t->error, w->arena);
    w->cl.t = t;
    assert_int_equal(pthread_create(&w->thread, NULL, write_on, w), 0);
}

static void sleep_ms(long ms)
{
    struct timespec t = { .tv_sec = ms / 1000, .tv_nsec = ms % 1000 * 1000000 };

    (void)nanosleep(&t, NULL);
}

static bool job_is_there(struct served *s, int64_t id)
{
    struct q_job_by_id job;
    enum err r = q_job_by_id(s->p.w.db, id, s->store.t.arena, &job, s->store.t.error);

    if (r == E_NOT_FOUND)
        return false;
    T_OK(&s->store.t, r);
    return true;
}

/* The key, its job and the job's event: all of them or none. */
static bool act_is_whole(struct served *s, const char *act_of_form)
{
    const struct part sent = { .name = S("format"), .value = S("pdf") };
    struct t *t = &s->store.t;
    struct str key = web_act_key(t->arena, str_of(act_of_form), &sent, 1);
    struct q_event_of_noun *events;
    struct q_act_by_key act;
    int64_t job;
    size_t n;
    enum err r;

    r = q_act_by_key(s->p.w.db, key, t->arena, &act, t->error);
    if (r == E_NOT_FOUND)
        return false;
    T_OK(t, r);
    assert_non_null(act.location.p);
    job = last_number(act.location);
    assert_true(job && job_is_there(s, job));
    T_OK(t, q_event_of_noun(s->p.w.db, S("job"), job, t->arena, &events, &n, t->error));
    assert_int_equal(n, 1);
    return true;
}

static void nothing_acknowledged_is_lost_and_nothing_is_half_there(void **state)
{
    struct served *s = served_open(*state);
    struct writer *writers = arena_array(s->store.t.arena, struct writer, WRITERS);
    int acknowledged = 0, whole = 0, sent = 0;
    atomic_bool stop = false;
    atomic_int done = 0;

    for (int i = 0; i < WRITERS; i++)
        start(s, &writers[i], i, &stop, &done);
    for (int ms = 0; atomic_load(&done) < ENOUGH && ms < PATIENCE_MS; ms += LOOK_MS)
        sleep_ms(LOOK_MS);
    served_kill(s);
    atomic_store(&stop, true);
    for (int i = 0; i < WRITERS; i++)
        assert_int_equal(pthread_join(writers[i].thread, NULL), 0);
    for (int i = 2; i < WRITERS; i++) {
        for (int j = 0; j < writers[i].sent; j++) {
            bool there = act_is_whole(s, key_of(s->store.t.arena, &writers[i], j));

            sent++;
            whole += there;
            acknowledged += writers[i].acknowledged[j];
            if (writers[i].acknowledged[j])
                assert_true(there && job_is_there(s, writers[i].job[j]));
        }
        arena_close(&writers[i].arena);
    }
    print_message("# %d acts sent, %d acknowledged, %d kept\n", sent, acknowledged, whole);
    assert_true(acknowledged >= ENOUGH);
    assert_int_equal(served_run(s, "check"), 0);
    served_start(s);
    (void)served_client(s, "secretary.hamlet"); /* and it goes on */
    for (int i = 0; i < 2; i++)
        arena_close(&writers[i].arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T_SERVED(nothing_acknowledged_is_lost_and_nothing_is_half_there),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
