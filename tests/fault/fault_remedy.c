/* SPDX-License-Identifier: Apache-2.0 */
#include "fault/fault.h"
#include "work/remedy/personal.h"
#include "work/remedy/promise.h"

static void prepare_open(struct scene *s)
{
    s->w = &s->play.w;
    play_open(s->t, &s->play);
    s->id = play_begin(&s->play, SESSION_REGULAR);
}

static void prepare_promised(struct scene *s)
{
    prepare_open(s);
    play_promise(&s->play, s->id, "Họp bản chưa đều", "Họp bản vào ngày 5",
                 (struct day){ 2022, 5, 31 });
    s->other = play_open_remedy(&s->play);
}

static void prepare_promise_withdrawn(struct scene *s)
{
    struct promise_move in = { .kind = PROMISE_REMEDY };

    prepare_promised(s);
    in.session_id = s->id;
    in.id = s->other;
    in.version = 1;
    T_OK(s->t, promise_withdraw(world_as(s->w, "secretary.hamlet"), &in));
}

static void prepare_personal(struct scene *s)
{
    struct personal_promise in = { .what = S("Đọc báo hằng tuần"), .due_on = { 2022, 5, 31 } };
    struct personal_list list;

    prepare_open(s);
    in.org_id = s->w->org[W_HAMLET];
    in.person_id = s->w->hamlet_people[0];
    T_OK(s->t, personal_promise(world_as(s->w, "secretary.hamlet"), &in));
    T_OK(s->t, personal_list(world_as(s->w, "secretary.hamlet"), in.org_id, 1, &list));
    s->other = list.rows[0].id;
}

static enum err run_remedy_promise(struct ctx *c, struct scene *s)
{
    struct promise in = { .session_id = s->id,
                          .shortcoming = S("Họp bản chưa đều"),
                          .what = S("Họp bản vào ngày 5 hằng tháng"),
                          .who = S("Chi ủy"),
                          .due_on = { 2022, 5, 31 } };

    return remedy_promise(c, &in);
}

static enum err run_remedy_act(struct ctx *c, struct scene *s)
{
    struct remedy_move in = { .id = s->other,
                              .version = 1,
                              .act = REMEDY_DO_DONE,
                              .proof = S("Sổ họp bản") };

    return remedy_act(c, &in);
}

static enum err run_promise_mend_remedy(struct ctx *c, struct scene *s)
{
    struct session session;
    struct remedy m, now;
    enum err r;

    r = session_load(c, s->id, &session);
    if (!r)
        r = promise_remedy(c, &session, s->other, &m);
    if (r)
        return r;
    m.who = S("Trưởng bản");
    return promise_mend_remedy(c, s->id, &m, &now);
}

static enum err run_promise_mend_shortcoming(struct ctx *c, struct scene *s)
{
    struct promised *promised;
    struct shortcoming in, now;
    struct session session;
    enum err r;
    size_t n;

    r = session_load(c, s->id, &session);
    if (!r)
        r = remedy_promised(c, &session, &promised, &n);
    if (r)
        return r;
    in = (struct shortcoming){ .id = promised[0].id,
                               .version = promised[0].version,
                               .words = S("Họp bản thưa") };
    return promise_mend_shortcoming(c, s->id, &in, &now);
}

static enum err run_promise_withdraw(struct ctx *c, struct scene *s)
{
    struct promise_move in = { s->id, s->other, 1, PROMISE_REMEDY };

    return promise_withdraw(c, &in);
}

static enum err run_promise_restore(struct ctx *c, struct scene *s)
{
    struct promise_move in = { s->id, s->other, 2, PROMISE_REMEDY };

    return promise_restore(c, &in);
}

static enum err run_personal_promise(struct ctx *c, struct scene *s)
{
    struct personal_promise in = { .org_id = s->w->org[W_HAMLET],
                                   .person_id = s->w->hamlet_people[0],
                                   .what = S("Đọc báo hằng tuần"),
                                   .due_on = { 2022, 5, 31 } };

    return personal_promise(c, &in);
}

static enum err run_personal_act(struct ctx *c, struct scene *s)
{
    return personal_act(c, s->other, 1, REMEDY_DO_DONE);
}

static enum err run_remedy_reopen(struct ctx *c, struct scene *s)
{
    struct remedy_move in = { .id = s->other, .version = 2, .act = REMEDY_DO_REOPEN };

    return remedy_act(c, &in);
}

static enum err run_personal_reopen(struct ctx *c, struct scene *s)
{
    return personal_act(c, s->other, 2, REMEDY_DO_REOPEN);
}

static const struct fault rows[] = {
    FAULT(remedy, remedy_promise, "secretary.hamlet", prepare_open),
    FAULT(remedy, remedy_act, "secretary.hamlet", prepare_promised),
    FAULT(promise, promise_mend_remedy, "secretary.hamlet", prepare_promised),
    FAULT(promise, promise_mend_shortcoming, "secretary.hamlet", prepare_promised),
    FAULT(promise, promise_withdraw, "secretary.hamlet", prepare_promised),
    FAULT(promise, promise_restore, "secretary.hamlet", prepare_promise_withdrawn),
    FAULT(personal, personal_promise, "secretary.hamlet", prepare_open),
    FAULT(personal, personal_act, "secretary.hamlet", prepare_personal),
};

/* With a way back. */
static const struct undo undos[] = {
    UNDO(promise_withdraw, promise_restore, "secretary.hamlet", prepare_promised, NULL, ""),
    UNDO(remedy_act, remedy_reopen, "secretary.hamlet", prepare_promised, NULL, ""),
    UNDO(personal_act, personal_reopen, "secretary.hamlet", prepare_personal, NULL, ""),
};

const struct fault_table fault_remedy = { rows, COUNT(rows), undos, COUNT(undos) };
