/* SPDX-License-Identifier: Apache-2.0 */
/* roll.c - /sessions/:id/roll: who was there. */
#include <inttypes.h>

#include "web/session/session__.h"
#include "web/views.h"
#include "work/session/attendance.h"

struct roll_form {
    struct form_by_id state, shown, reason, place, at;
};

static const char *const states[] = { "present", "late", "absent_reason", "absent_none", NULL };
static const enum attendance_state state_of[] = { ATTENDANCE_PRESENT, ATTENDANCE_LATE,
                                                  ATTENDANCE_ABSENT_REASON,
                                                  ATTENDANCE_ABSENT_NONE };

static const enum msg state_words[ATTENDANCE_STATES] = {
    [ATTENDANCE_PRESENT] = M_PART_ROLL_PRESENT,
    [ATTENDANCE_LATE] = M_PART_ROLL_LATE,
    [ATTENDANCE_ABSENT_REASON] = M_PART_ROLL_EXCUSED,
    [ATTENDANCE_ABSENT_NONE] = M_PART_ROLL_ABSENT,
};

static const struct field fields[] = {
    FIELD_CHOICES_BY_ID(struct roll_form, state, M_ATTENDANCE_TITLE, .choices = states),
    FIELD_HIDDEN(struct roll_form, shown, .max = 20),
    FIELD_TEXTS_BY_ID(struct roll_form, reason, M_ATTENDANCE_REASON, .max = 200),
    FIELD_TEXTS_BY_ID(struct roll_form, place, M_ATTENDANCE_PLACE, .max = 20),
    FIELD_HIDDEN(struct roll_form, at, .max = 20),
};

static struct str note_of(struct ctx *c, const struct roll_row *row)
{
    struct str note = row->member == MEMBER_OFFICIAL
                          ? STR_NONE
                          : msg_text(c->lang, member_state_words(row->member));

    if (!row->has_reason)
        return note;
    return str_fmt(c->arena, "%.*s%s%.*s", STR_ARGS(note), note.n ? " · " : "",
                   STR_ARGS(msg_text(c->lang, M_ATTENDANCE_REASON_GIVEN)));
}

/* What was typed wins over what is stored: nothing is lost when the form comes back. */
static enum attendance_state shown_state(const struct form *form, const struct roll_row *row)
{
    struct str typed = form_value_of(form, "state", row->person_id);
    enum attendance_state state = attendance_state_parse(typed);

    return state ? state : row->state;
}

/* A form that comes back keeps what its page was made from, but for a row of which it has told that somebody
 * else marked it otherwise: what is sent then is meant. */
static struct str seen_then(const struct form *form, const char *name, const struct roll_row *row,
                            struct str now)
{
    struct str then = form_value_of(form, name, row->person_id);

    return then.n && !form_error_of(form, "state", row->person_id).n ? then : now;
}

static void fill_places(struct ctx *c, struct roll_page *v)
{
    const struct session *s = &v->session;

    if (s->n_places < 2)
        return;
    v->places = arena_array(c->arena, struct roll_place_row, v->roll.n + 1);
    v->n_places = v->roll.n;
    for (size_t i = 0; i < v->roll.n; i++) {
        const struct roll_row *row = &v->roll.rows[i];
        struct options all = { .n = s->n_places };
        int64_t place = row->place_id;

        (void)str_int(form_value_of(&v->form, "place", row->person_id), &place);
        all.v = arena_array(c->arena, struct option, all.n);
        for (size_t k = 0; k < all.n; k++)
            all.v[k] = (struct option){ .value = str_fmt(c->arena, "%" PRId64, s->places[k].id),
                                        .label = s->places[k].name,
                                        .chosen = s->places[k].id == place };
        v->places[i] =
            (struct roll_place_row){ row->person_id, row->name, all,
                                     seen_then(&v->form, "at", row,
                                               str_fmt(c->arena, "%" PRId64, row->place_id)) };
    }
}

static struct str error_of(const struct form *form, int64_t person_id)
{
    struct str clash = form_error_of(form, "state", person_id);

    return clash.n ? clash : form_error_of(form, "reason", person_id);
}

static void fill_lines(struct ctx *c, struct roll_page *v, bool asks)
{
    v->n_lines = v->roll.n;
    v->lines = arena_array(c->arena, struct roll_line, v->n_lines + 1);
    for (size_t i = 0; i < v->n_lines; i++) {
        const struct roll_row *row = &v->roll.rows[i];

        v->lines[i] = (struct roll_line){
            .id = row->person_id,
            .number = (int64_t)i + 1,
            .name = row->name,
            .note = note_of(c, row),
            .state = shown_state(&v->form, row),
            .stored = seen_then(&v->form, "shown", row, attendance_state_name(row->state)),
            .reason = form_value_of(&v->form, "reason", row->person_id),
            .error = error_of(&v->form, row->person_id),
            .asks_reason = asks,
        };
        v->n_late += v->lines[i].state == ATTENDANCE_LATE;
        v->n_here +=
            v->lines[i].state == ATTENDANCE_LATE || v->lines[i].state == ATTENDANCE_PRESENT;
    }
    fill_places(c, v);
}

static enum err show(struct ctx *c, const struct request *rq, struct response *rs,
                     struct roll_page *v)
{
    struct rights rights;
    enum err r;

    page_init(&v->page, c, rq, NAV_SESSIONS, M_ATTENDANCE_TITLE);
    session__crumbs(&v->page, c, &v->session);
    v->page.form = &v->form;
    r = attendance_load(c, &v->session, &v->roll);
    if (!r)
        r = attendance_reasons(c, &v->session, &v->roll);
    if (!r)
        r = rights_at(c, v->session.org_id, &rights);
    if (r)
        return r;
    fill_lines(c, v, rights_have(&rights, P_PERSONAL_EDIT));
    return PAGE_SHOW(view_roll, v, c, rq, rs);
}

enum err session__get_roll(struct ctx *c, const struct request *rq, struct response *rs)
{
    struct roll_page v = { 0 };
    enum err r;

    r = session__load_for(c, rq, SESSION_DO_ROLL, &v.session);
    if (r)
        return session__turn_away(c, rq, rs, r);
    form_init(&v.form, fields, COUNT(fields), c->lang, c->arena);
    return show(c, rq, rs, &v);
}

/* What was changed on this page, and a reason with its state: two people may take one roll on two phones. */
static struct roll_mark mark_of(const struct roll_form *in, size_t i)
{
    int64_t id = in->state.v[i].id, place = 0;
    enum attendance_state state = state_of[in->state.v[i].choice];
    struct roll_mark mark = { .person_id = id,
                              .reason = form_text_by_id(&in->reason, id),
                              .seen = attendance_state_parse(form_text_by_id(&in->shown, id)) };

    (void)str_int(form_text_by_id(&in->place, id), &place);
    (void)str_int(form_text_by_id(&in->at, id), &mark.seen_place);
    if (state != mark.seen || mark.reason.n)
        mark.state = state;
    if (place != mark.seen_place)
        mark.place_id = place;
    return mark;
}

static struct roll_mark *marks_of(struct ctx *c, const struct roll_form *in, size_t *ret_n)
{
    struct roll_mark *marks = arena_array(c->arena, struct roll_mark, in->state.n + 1);

    *ret_n = 0;
    for (size_t i = 0; i < in->state.n; i++) {
        struct roll_mark mark = mark_of(in, i);

        if (mark.state || mark.place_id)
            marks[(*ret_n)++] = mark;
    }
    return marks;
}

static struct str place_name(const struct session *s, int64_t id)
{
    for (size_t i = 0; i < s->n_places; i++) {
        if (s->places[i].id == id)
            return s->places[i].name;
    }
    return S("");
}

static struct str clash_words(struct ctx *c, const struct session *s, const struct roll_row *row,
                              const struct roll_mark *mark)
{
    if (!mark->state || row->state == mark->state)
        return MSG(c->arena, c->lang, M_ATTENDANCE_CLASH_PLACE, { "name", .text = row->name },
                   { "theirs", .text = place_name(s, row->place_id) });
    return MSG(c->arena, c->lang, M_ATTENDANCE_CLASH, { "name", .text = row->name },
               { "theirs", .text = msg_text(c->lang, state_words[row->state]) },
               { "mine", .text = msg_text(c->lang, state_words[mark->state]) });
}

/* Each row that somebody else marked otherwise meanwhile, with both marks; how many. */
static enum err tell_clashes(struct ctx *c, struct roll_page *v, const struct roll_mark *marks,
                             size_t n, size_t *ret)
{
    struct roll now;
    enum err r = attendance_load(c, &v->session, &now);

    *ret = 0;
    for (size_t i = 0; !r && i < now.n; i++) {
        const struct roll_row *row = &now.rows[i];

        for (size_t k = 0; k < n; k++) {
            if (marks[k].person_id != row->person_id || !roll_clashes(row, &marks[k]))
                continue;
            form_add_error(&v->form, arena_printf(c->arena, "state.%" PRId64, row->person_id),
                           clash_words(c, &v->session, row, &marks[k]));
            (*ret)++;
        }
    }
    return r;
}

enum err session__post_roll(struct ctx *c, const struct request *rq, struct response *rs)
{
    struct roll_form in = { 0 };
    struct roll_page v = { 0 };
    struct roll_mark *marks;
    size_t n, clashes = 0;
    enum err r;

    r = session__load_for(c, rq, SESSION_DO_ROLL, &v.session);
    if (r)
        return r;
    r = form_take(rq, fields, COUNT(fields), &in, &v.form, c->error);
    if (r)
        return r;
    if (form_has_errors(&v.form))
        return show(c, rq, rs, &v);
    marks = marks_of(c, &in, &n);
    r = attendance_take(c, v.session.id, marks, n);
    if (r == E_INVALID) {
        form_refuse(&v.form, "", c->error);
        return show(c, rq, rs, &v);
    }
    if (r == E_CONFLICT) {
        enum err failed = tell_clashes(c, &v, marks, n, &clashes);

        if (failed || !clashes)
            return failed ? failed : r;
        error_clear(c->error); /* each row tells it */
        failed = show(c, rq, rs, &v);
        rs->status = err_http_status(E_CONFLICT);
        return failed;
    }
    if (r)
        return r;
    return respond_redirect(rs, "/sessions/%" PRId64 "?done=saved", v.session.id);
}
