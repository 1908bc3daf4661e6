/* SPDX-License-Identifier: Apache-2.0 */
/* close.c - /sessions/:id/close: what will be counted, and the end of the evening. */
#include <inttypes.h>

#include "base/clock.h"
#include "web/session/same.h"
#include "web/session/session__.h"
#include "web/views.h"

#define EVENING_MS (INT64_C(12) * 60 * 60 * 1000)

struct close_form {
    struct day held_on, sure_of;
    bool sure;
    int64_t opinions;
    struct str conclusion;
    int begin_time, end_time;
    struct day end_day;
    int64_t chair_id, second_id, secretary_id, version;
    int same;
    int64_t same_id;
    struct day same_on;
};

static const struct field close_fields[] = {
    HELD_FIELDS(struct close_form),
    FIELD_INT(struct close_form, opinions, M_SESSION_OPINIONS, .max = FIGURE_MAX, .required = true),
    FIELD_LINES(struct close_form, conclusion, M_SESSION_CONCLUSION,
                .max = SESSION_CONCLUSION_CHARACTERS, .required = true),
    FIELD_TIME(struct close_form, begin_time, M_SESSION_BEGIN_TIME, .required = true),
    FIELD_TIME(struct close_form, end_time, M_SESSION_END_TIME, .required = true),
    FIELD_DATE(struct close_form, end_day, M_SESSION_END_DAY, .side = SAID_LAST),
    FIELD_ID(struct close_form, chair_id, M_SESSION_CHAIR),
    FIELD_ID(struct close_form, second_id, M_SESSION_SECOND_CHAIR),
    FIELD_ID(struct close_form, secretary_id, M_SESSION_MINUTE_TAKER),
    SAME_FIELDS(struct close_form),
    FIELD_HIDDEN(struct close_form, version, .required = true),
};

static struct str number(struct ctx *c, int64_t n)
{
    return str_fmt(c->arena, "%" PRId64, n);
}

static struct options people_options(struct ctx *c, const struct form *form, const char *name,
                                     const struct session_person *people, size_t n, bool nobody)
{
    struct options all = { 0 };

    all.v = arena_array(c->arena, struct option, n + 1);
    if (nobody)
        all.v[all.n++] =
            (struct option){ .value = S(""), .label = msg_text(c->lang, M_SESSION_NOBODY) };
    for (size_t i = 0; i < n; i++)
        all.v[all.n++] =
            (struct option){ .value = number(c, people[i].id), .label = people[i].name };
    field_choose(form, name, all);
    return all;
}

static void fill_people(struct ctx *c, struct closing_page *v, const struct session_closing *of)
{
    v->chair = field_view(&v->form, "chair_id");
    v->chair.optional = false;
    v->chair.hint = of->absent.n ? MSG(c->arena, c->lang, M_SESSION_CHAIR_ABSENT,
                                       { "name", .text = of->absent })
                                 : msg_text(c->lang, M_SESSION_CHAIR_HINT);
    v->chairs =
        people_options(c, &v->form, "chair_id", of->chairs, of->n_chairs, of->chair_ids[0] == 0);
    v->second = field_view(&v->form, "second_id");
    v->second.hint = msg_text(c->lang, M_SESSION_SECOND_CHAIR_HINT);
    v->seconds = people_options(c, &v->form, "second_id", of->chairs, of->n_chairs, true);
    v->secretary = field_view(&v->form, "secretary_id");
    v->secretary.optional = false;
    v->secretary.hint = msg_text(c->lang, M_SESSION_MINUTE_TAKER_HINT);
    v->secretaries =
        people_options(c, &v->form, "secretary_id", of->secretaries, of->n_secretaries, false);
}

static enum err show_close(struct ctx *c, const struct request *rq, struct response *rs,
                           struct closing_page *v)
{
    struct session_closing closing;
    enum err r;

    page_init(&v->page, c, rq, NAV_SESSIONS, M_SESSION_CLOSE);
    session__crumbs(&v->page, c, &v->session);
    v->page.form = &v->form;
    r = session_closing(c, &v->session, &closing);
    if (!r)
        r = session__drafts(c, &v->session, &v->drafts);
    if (r)
        return r;
    v->figures = session__figures(c, &closing.figures, &v->n_figures);
    v->figures[5] = v->figures[6]; /* opinions are typed below */
    v->figures[6] = v->figures[7];
    v->n_figures--;
    v->held = session__held_view(c, &v->form, &v->session);
    r = same_view(c, &v->form, &v->session, v->held_on, M_ENTRY_SAME_YES_OWN, &v->same);
    if (r)
        return r;
    v->conclusion = field_view(&v->form, "conclusion");
    v->conclusion.hint = msg_text(c->lang, M_SESSION_CONCLUSION_HINT);
    v->opinions = field_view(&v->form, "opinions");
    v->opinions.hint = msg_text(c->lang, M_SESSION_OPINIONS_HINT);
    v->begin_time = field_view(&v->form, "begin_time");
    v->begin_time.hint = msg_text(c->lang, M_SESSION_TIME_HINT);
    v->end_time = field_view(&v->form, "end_time");
    v->end_time.hint = msg_text(c->lang, M_SESSION_TIME_HINT);
    v->end_day = field_view(&v->form, "end_day");
    v->end_day.hint = msg_text(c->lang, M_SESSION_END_DAY_HINT);
    fill_people(c, v, &closing);
    v->version = number(c, v->session.version);
    return PAGE_SHOW(view_session_close, v, c, rq, rs);
}

/* Now, while the evening lasts; who types it in from paper later knows the hour, the program does not. The day
 * stands only where it is another than that of the meeting, which may still be put right. */
static void preset_end(struct ctx *c, struct form *form, const struct session *s)
{
    bool this_evening = c->now_ms - s->planned_at < EVENING_MS;
    struct clock_time t = clock_local(s->ended_at ? s->ended_at : c->now_ms);

    if (!s->ended_at && !this_evening)
        return;
    form_set(form, "end_time", clock_hour_shown(c->arena, s->ended_at ? s->ended_at : c->now_ms));
    if (day_cmp(t.day, session_held_offer(c, s)))
        form_set(form, "end_day", day_shown(c->arena, t.day));
}

static void preset_begin(struct ctx *c, struct form *form, const struct session *s)
{
    struct session_hours hours = session_hours(s);
    int64_t at;

    hours.held_on = session_held_offer(c, s);
    at = session_begin_likely(&hours, s->opened_at, c->now_ms);
    if (at)
        form_set(form, "begin_time", clock_hour_shown(c->arena, at));
}

/* A first chair that nobody chose is the first of the list; the second is only who was planned. */
static void preset_chairs(struct ctx *c, struct form *form, const struct session *s)
{
    if (s->n_chairs > 1)
        form_set(form, "second_id", number(c, s->chairs[1].person_id));
}

enum err session__get_close(struct ctx *c, const struct request *rq, struct response *rs)
{
    struct closing_page v = { 0 };
    enum err r;

    r = session__load_for(c, rq, SESSION_DO_CLOSE, &v.session);
    if (r)
        return session__turn_away(c, rq, rs, r);
    form_init(&v.form, close_fields, COUNT(close_fields), c->lang, c->arena);
    form_set(&v.form, "conclusion", v.session.conclusion.n ? v.session.conclusion : S(""));
    form_set(&v.form, "opinions", number(c, v.session.figures.opinions));
    session__held_preset(c, &v.form, &v.session);
    preset_chairs(c, &v.form, &v.session);
    preset_begin(c, &v.form, &v.session);
    preset_end(c, &v.form, &v.session);
    return show_close(c, rq, rs, &v);
}

static void check_hours(struct ctx *c, const struct session *s, const struct session_close *act,
                        struct form *form)
{
    struct session_hours hours = { .held_on = act->held_on,
                                   .planned_at = s->planned_at,
                                   .began_at = act->began_at,
                                   .ended_at = act->ended_at };

    switch (session_hours_check(&hours, c->now_ms)) {
    case HOURS_HOLD:
        break;
    case HOURS_BEGIN_TO_COME:
        form_add_error(form, "begin_time", msg_text(c->lang, M_SESSION_BEGIN_TO_COME));
        break;
    case HOURS_END_BEFORE_BEGIN:
        form_add_error(form, "end_time", msg_text(c->lang, M_SESSION_END_BEFORE));
        break;
    case HOURS_END_TO_COME:
        form_add_error(form, "end_time", msg_text(c->lang, M_SESSION_END_TO_COME));
        break;
    }
}

static int64_t moment(struct day day, int minute_of_day)
{
    return clock_from_local((
        struct clock_time){ .day = day, .hour = minute_of_day / 60, .minute = minute_of_day % 60 });
}

enum err session__post_close(struct ctx *c, const struct request *rq, struct response *rs)
{
    struct close_form in = { .begin_time = -1, .end_time = -1, .same = -1 };
    struct closing_page v = { 0 };
    struct session_close act;
    enum err r;

    r = session__load_for(c, rq, SESSION_DO_CLOSE, &v.session);
    if (r)
        return r;
    r = form_take(rq, close_fields, COUNT(close_fields), &in, &v.form, c->error);
    if (r)
        return r;
    act = (struct session_close){
        .id = v.session.id,
        .version = in.version,
        .held_on = in.held_on,
        .conclusion = in.conclusion,
        .opinions = in.opinions,
        .chairs = { in.chair_id, in.second_id },
        .secretary_id = in.secretary_id,
        .same = same_answer(&(struct same_form){ in.same, in.same_id, in.same_on }, in.held_on),
        .began_at = moment(in.held_on, in.begin_time),
        .ended_at = moment(day_is(in.end_day) ? in.end_day : in.held_on, in.end_time),
    };
    if (!form_has_errors(&v.form)) {
        check_hours(c, &v.session, &act, &v.form);
        r = session__held_check(c, &v.session,
                                &(struct held_form){ in.held_on, in.sure_of, in.sure }, &v.form);
        if (!r)
            r = same_check(c, &v.session, in.held_on, &act.same, &v.form);
        if (r)
            return r;
    }
    v.held_on = in.held_on;
    if (form_has_errors(&v.form))
        return show_close(c, rq, rs, &v);
    r = session_close(c, &act);
    if (r == E_INVALID || r == E_CONFLICT) {
        form_refuse(&v.form, "", c->error);
        return show_close(c, rq, rs, &v);
    }
    if (r)
        return r;
    return respond_redirect(rs, "/sessions/%" PRId64 "?done=closed", v.session.id);
}
