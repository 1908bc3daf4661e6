/* SPDX-License-Identifier: Apache-2.0 */
#include "play/toy.h"

#include <inttypes.h>
#include <stdlib.h>
#include <time.h>

#include "base/arena.h"
#include "http/csrf.h"
#include "http/form.h"

struct lane {
    struct toy *toy;
    int pending, saved; /* rows written in this transaction, and before the savepoint */
};

struct ctx {
    struct lane *lane;
    struct error *error;
};

static void pause_ms(long ms)
{
    const struct timespec t = { .tv_nsec = ms * 1000 * 1000 };

    (void)nanosleep(&t, NULL);
}

static void wait_while(const atomic_bool *flag)
{
    while (atomic_load(flag))
        pause_ms(1);
}

static enum err get_hello(struct ctx *c, const struct request *rq, struct response *rs)
{
    (void)c;
    (void)rq;
    return respond_text(rs, 200, S("xin chào"));
}

static enum err get_page(struct ctx *c, const struct request *rq, struct response *rs)
{
    (void)rq;
    buf_add(&rs->body, c->lane->toy->page, TOY_PAGE);
    return OK;
}

static enum err get_item(struct ctx *c, const struct request *rq, struct response *rs)
{
    (void)c;
    buf_fmt(&rs->body, "item %" PRId64 " at %.*s", request_id(rq, "id"),
            STR_ARGS(request_here(rq)));
    return OK;
}

static enum err get_failure(struct ctx *c, const struct request *rq, struct response *rs)
{
    (void)rq;
    buf_lit(&rs->body, "half a page");
    return error_detail(c->error, E_INTERNAL, "not for people", "the toy broke");
}

static enum err get_token(struct ctx *c, const struct request *rq, struct response *rs)
{
    (void)c;
    return respond_text(rs, 200, csrf_token_for(rq));
}

static enum err post_add(struct ctx *c, const struct request *rq, struct response *rs)
{
    atomic_fetch_add(&c->lane->toy->handlers, 1);
    c->lane->pending++;
    rs->keep_writes = request_header(rq, "X-Keep").p != NULL;
    if (request_header(rq, "X-Refuse").p)
        return respond_text(rs, 422, S("taken back"));
    return respond_text(rs, 200, S("added"));
}

static enum err post_wait(struct ctx *c, const struct request *rq, struct response *rs)
{
    atomic_fetch_add(&c->lane->toy->handlers, 1);
    wait_while(&c->lane->toy->hold_write);
    (void)rq;
    return respond_text(rs, 200, S("waited"));
}

static enum err prepare_slow(struct ctx *c, const struct request *rq, void **ret)
{
    pause_ms(5);
    *ret = arena_strdup(rq->arena, "prepared");
    atomic_fetch_add(&c->lane->toy->prepared, 1);
    return OK;
}

static enum err prepare_file(struct ctx *c, const struct request *rq, void **ret)
{
    atomic_fetch_add(&c->lane->toy->files, 1);
    wait_while(&c->lane->toy->hold_file);
    *ret = arena_strdup(rq->arena, "read");
    return OK;
}

static enum err post_slow(struct ctx *c, const struct request *rq, struct response *rs)
{
    c->lane->pending++;
    return respond_text(rs, 200, str_of(rq->prepared));
}

/* As much memory as the body asks for, after a row was written. */
static enum err post_eat(struct ctx *c, const struct request *rq, struct response *rs)
{
    int64_t mib = 0;

    if (!str_int(rq->body, &mib) || mib < 0)
        return error_set(c->error, E_INVALID, "not a number");
    c->lane->pending++;
    memset(arena_alloc(rq->arena, (size_t)mib, MIB), 'x', (size_t)mib * MIB);
    return respond_text(rs, 200, S("eaten"));
}

struct note {
    struct str title;
    struct day due;
    struct form_file file;
};

static const struct field note_fields[] = {
    FIELD_TEXT(struct note, title, M_HTTP_BUSY, .max = 10, .required = true),
    FIELD_DATE(struct note, due, M_HTTP_BUSY),
    FIELD_FILE(struct note, file, M_HTTP_BUSY),
};

static enum err post_note(struct ctx *c, const struct request *rq, struct response *rs)
{
    struct note in = { 0 };
    struct form form;
    enum err r = form_parse(rq, note_fields, COUNT(note_fields), &in, &form, c->error);

    if (r && form_has_errors(&form)) {
        buf_fmt(&rs->body, "%.*s|%.*s", STR_ARGS(form_value(&form, "title")),
                STR_ARGS(form.errors[0].text));
        rs->status = 422;
        return OK;
    }
    if (r)
        return r;
    c->lane->pending++;
    return respond_redirect(rs, "/notes/%zu", in.file.bytes.n);
}

struct word {
    struct str word;
};
static const struct field word_fields[] = {
    FIELD_SECRET(struct word, word, M_HTTP_BUSY, .max = 50, .required = true),
};

/* Wanted in the NFC form of what was typed, as passwords are. */
static enum err post_word(struct ctx *c, const struct request *rq, struct response *rs)
{
    struct word in = { 0 };
    struct form form;
    enum err r = form_parse(rq, word_fields, COUNT(word_fields), &in, &form, c->error);

    if (r)
        return r;
    buf_fmt(&rs->body, "%zu bytes", in.word.n);
    return OK;
}

enum { JSON_MAX = 64 * KIB, NOTE_MAX = 256 * KIB };

static const struct route toy_routes[] = {
    { GET, "/", ACCESS_ANYONE, get_hello },
    { GET, "/page", ACCESS_ANYONE, get_page },
    { GET, "/me", ACCESS_SIGNED_IN, get_hello },
    { GET, "/token", ACCESS_ANYONE, get_token },
    { GET, "/items/:id", ACCESS_ANYONE, get_item },
    { GET, "/failure", ACCESS_ANYONE, get_failure },
    { GET, "/slow", ACCESS_ANYONE, get_hello, .flags = ROUTE_SLOW },
    { POST, "/add", ACCESS_ANYONE, post_add, JSON_MAX, CSRF_API },
    { POST, "/wait", ACCESS_ANYONE, post_wait, JSON_MAX, CSRF_API },
    { POST, "/slow", ACCESS_ANYONE, post_slow, JSON_MAX, CSRF_API, .prepare = prepare_slow },
    { POST, "/file", ACCESS_ANYONE, post_slow, JSON_MAX, CSRF_API, ROUTE_FILE, prepare_file },
    { POST, "/eat", ACCESS_ANYONE, post_eat, JSON_MAX, CSRF_API },
    { POST, "/notes", ACCESS_ANYONE, post_note, NOTE_MAX },
    { POST, "/word", ACCESS_ANYONE, post_word, NOTE_MAX, .flags = ROUTE_SECRETS },
    { POST, "/mine", ACCESS_SIGNED_IN, post_add, JSON_MAX, CSRF_API },
};

const struct route_table *toy_tables(size_t *ret_n)
{
    static const struct route_table tables[] = { { toy_routes, COUNT(toy_routes) } };

    *ret_n = COUNT(tables);
    return tables;
}

static enum err open_lane(void *state, enum lane_kind kind, struct lane **ret_lane, struct error *e)
{
    struct toy *toy = state;
    struct lane *lane = calloc(1, sizeof(*lane));

    (void)kind;
    if (!lane)
        return error_set(e, E_INTERNAL, "no memory");
    lane->toy = toy;
    (void)pthread_mutex_lock(&toy->lock);
    toy->lanes_open++;
    (void)pthread_mutex_unlock(&toy->lock);
    *ret_lane = lane;
    return OK;
}

static void close_lane(void *state, struct lane **lane)
{
    struct toy *toy = state;

    (void)pthread_mutex_lock(&toy->lock);
    toy->lanes_open--;
    (void)pthread_mutex_unlock(&toy->lock);
    free(*lane);
    *lane = NULL;
}

static enum err commit(struct lane *lane, struct error *e)
{
    struct toy *toy = lane->toy;

    wait_while(&toy->hold_commit);
    if (atomic_load(&toy->fail_commit))
        return error_detail(e, E_INTERNAL, NULL, "the toy's disk is full");
    (void)pthread_mutex_lock(&toy->lock);
    toy->committed += lane->pending;
    toy->commits++;
    (void)pthread_mutex_unlock(&toy->lock);
    lane->pending = 0;
    return OK;
}

static enum err tx(struct lane *lane, enum tx_step step, struct error *e)
{
    switch (step) {
    case TX_BEGIN_READ:
    case TX_BEGIN_WRITE:
    case TX_ROLLBACK:
        lane->pending = 0;
        break;
    case TX_SAVEPOINT:
        lane->saved = lane->pending;
        break;
    case TX_RELEASE:
        break;
    case TX_ROLLBACK_TO:
        lane->pending = lane->saved;
        break;
    case TX_COMMIT:
        return commit(lane, e);
    }
    return OK;
}

static enum err begin(void *state, struct lane *lane, struct request *rq, struct error *e,
                      struct ctx **ret_ctx)
{
    struct ctx *c = arena_new(rq->arena, struct ctx);
    struct str login = request_login(rq);

    (void)state;
    c->lane = lane;
    c->error = e;
    if (str_eq(login, S(TOY_LOGIN))) {
        rq->caller.signed_in = true;
        rq->caller.login = login;
    }
    *ret_ctx = c;
    return OK;
}

static void end(struct ctx *c)
{
    (void)c;
}

void toy_init(struct toy *toy)
{
    *toy = (struct toy){ 0 };
    (void)pthread_mutex_init(&toy->lock, NULL);
    for (size_t i = 0; i < TOY_PAGE; i++)
        toy->page[i] = (char)('a' + i * i % 23);
}

void toy_done(struct toy *toy)
{
    (void)pthread_mutex_destroy(&toy->lock);
}

struct http_app toy_app(struct toy *toy)
{
    return (struct http_app){ .state = toy,
                              .open_lane = open_lane,
                              .close_lane = close_lane,
                              .tx = tx,
                              .begin = begin,
                              .end = end };
}
