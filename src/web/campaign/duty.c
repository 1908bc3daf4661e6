/* SPDX-License-Identifier: Apache-2.0 */
/* duty.c - the form of a duty, in a draft and in an amendment. */
#include <inttypes.h>

#include "web/campaign/campaign__.h"
#include "web/kit/when.h"
#include "web/views.h"
#include "work/assembly/assembly.h"

#define OWN "own" /* whom it is for: beside the kinds of unit, whoever issues the plan */

struct duty_form {
    struct str words, audience, audience_kind, through, outside, copies_outside;
    struct form_ids copies;
    int what, rhythm, bound, day_of, assembly, audience_part;
    struct day due_on, from, to;
    int64_t month, month_day, receiver, made_from, version;
};

/* In the order of the enums, less one. */
static const char *const whats[] = { "report",     "session", "registration",
                                     "high-point", "other",   NULL };
static const enum msg what_labels[] = { M_DUTY_WHAT_REPORT, M_DUTY_WHAT_SESSION,
                                        M_DUTY_WHAT_REGISTRATION, M_DUTY_WHAT_HIGH_POINT,
                                        M_DUTY_WHAT_OTHER };
static const char *const rhythms[] = { "once",        "window", "monthly", "quarterly",
                                       "half-yearly", "yearly", NULL };
static const enum msg rhythm_labels[] = { M_DUTY_ONCE,      M_DUTY_WINDOW,      M_WHEN_MONTHLY,
                                          M_WHEN_QUARTERLY, M_WHEN_HALF_YEARLY, M_WHEN_YEARLY };
static const char *const bounds[] = { "before", "by", "in", "from", NULL };
static const enum msg bound_labels[] = { M_READING_C_BEFORE, M_READING_C_BY, M_READING_C_IN,
                                         M_READING_C_FROM };
/* What a day of a rhythm counts from. */
static const char *const days[] = { "end", "in", "after", NULL };
static const enum msg day_labels[] = { M_DUTY_DAY_END, M_DUTY_DAY_IN, M_DUTY_DAY_AFTER };
enum { DAY_END, DAY_IN, DAY_AFTER };

/* Who is to meet, in the order of the enum; an office's own has no name in a plan for others. */
static const char *const assemblies[] = { "usual",    "plenary", "committee", "standing",
                                          "enlarged", "staff",   "outside",   NULL };
static const enum msg assembly_labels[] = { M_ASSEMBLY_USUAL,     M_ASSEMBLY_PLENARY,
                                            M_ASSEMBLY_COMMITTEE, M_ASSEMBLY_STANDING,
                                            M_ASSEMBLY_ENLARGED,  M_ASSEMBLY_STAFF,
                                            M_ASSEMBLY_OUTSIDE };

/* Of whom it is for, in the order of the enum. */
static const char *const parts[] = { "all", "registered", "others", NULL };
static const enum msg part_labels[] = { M_DUTY_PART_ALL, M_DUTY_PART_REGISTERED,
                                        M_DUTY_PART_OTHERS };

static const struct field duty_fields[] = {
    FIELD_LINES(struct duty_form, words, M_DUTY_WORDS, .max = 2000, .required = true),
    FIELD_CHOICE(struct duty_form, what, M_READING_F_WHAT, .choices = whats, .required = true),
    FIELD_CHOICE(struct duty_form, rhythm, M_DUTY_RHYTHM, .choices = rhythms, .required = true),
    FIELD_CHOICE(struct duty_form, bound, M_READING_F_BOUND, .choices = bounds, .required = true),
    FIELD_DATE(struct duty_form, due_on, M_DUTY_DUE_ON, .side = SAID_NEXT),
    FIELD_DATE(struct duty_form, from, M_DUTY_FROM),
    FIELD_DATE(struct duty_form, to, M_DUTY_TO),
    FIELD_INT(struct duty_form, month, M_DUTY_MONTH, .min = 1, .max = 12),
    FIELD_CHOICE(struct duty_form, day_of, M_DUTY_DAY_OF, .choices = days),
    FIELD_INT(struct duty_form, month_day, M_DUTY_DAY, .min = 1, .max = 31),
    FIELD_CHOICE(struct duty_form, assembly, M_DUTY_ASSEMBLY, .choices = assemblies),
    FIELD_TEXT(struct duty_form, audience_kind, M_DUTY_AUDIENCE, .max = 40),
    FIELD_CHOICE(struct duty_form, audience_part, M_DUTY_PART, .choices = parts),
    FIELD_TEXT(struct duty_form, audience, M_DUTY_AUDIENCE_WORDS, .max = 300),
    FIELD_TEXT(struct duty_form, through, M_DUTY_THROUGH_UNIT, .max = 200),
    FIELD_ID(struct duty_form, receiver, M_DUTY_RECEIVER),
    FIELD_TEXT(struct duty_form, outside, M_DUTY_OUTSIDE, .max = 150),
    FIELD_IDS(struct duty_form, copies, M_DUTY_COPIES),
    FIELD_LINES(struct duty_form, copies_outside, M_DUTY_COPIES_OUTSIDE, .max = 2000),
    FIELD_ID(struct duty_form, made_from, M_DUTY_MADE_FROM),
    FIELD_HIDDEN(struct duty_form, version),
};

static struct str number(struct ctx *c, int n)
{
    return n ? str_fmt(c->arena, "%d", n) : S("");
}

static void set_day(struct ctx *c, struct form *f, const struct duty_rule *rule)
{
    int day = rule->day < 0 ? -rule->day : rule->day;
    bool fixed = rule->rhythm == RHYTHM_YEARLY && rule->month;

    form_set(f, "month", number(c, rule->month));
    form_set(f, "month_day", number(c, day));
    form_set(f, "day_of",
             str_of(days[!day                     ? DAY_END
                         : fixed || rule->day < 0 ? DAY_IN
                                                  : DAY_AFTER]));
}

static void fill_form(struct ctx *c, const struct duty *d, struct form *f)
{
    form_init(f, duty_fields, COUNT(duty_fields), c->lang, c->arena);
    form_set(f, "words", d->words);
    form_set(f, "what", due_what_name(d->what));
    form_set(f, "rhythm", rhythm_name(d->rule.rhythm));
    form_set(f, "bound", calendar_bound_name(d->rule.bound));
    form_set(f, "due_on", day_shown(c->arena, d->rule.due_on));
    form_set(f, "from", day_shown(c->arena, d->rule.from));
    form_set(f, "to", day_shown(c->arena, d->rule.to));
    form_set(f, "assembly", str_of(assemblies[d->assembly < ASSEMBLY_OTHER ? d->assembly : 0]));
    form_set(f, "audience_kind", d->own ? S(OWN) : d->audience_kind);
    form_set(f, "audience_part", str_of(parts[d->part]));
    form_set(f, "audience", d->audience);
    form_set(f, "through", d->through);
    form_set(f, "receiver", d->receiver_id ? str_fmt(c->arena, "%" PRId64, d->receiver_id) : S(""));
    for (size_t i = 0; i < d->n_copies; i++)
        form_set(f, "copies", str_fmt(c->arena, "%" PRId64, d->copies[i].id));
    form_set(f, "made_from",
             d->made_from_id ? str_fmt(c->arena, "%" PRId64, d->made_from_id) : S(""));
    set_day(c, f, &d->rule);
}

static enum err fill_kinds(struct ctx *c, struct duty_edit_page *v)
{
    const struct duty_kind_of_org *kinds;
    size_t n;
    enum err r;

    r = duty_audiences(c, &kinds, &n);
    if (r)
        return r;
    v->kinds = (struct options){ arena_array(c->arena, struct option, n + 2), n + 2 };
    v->kinds.v[0] =
        (struct option){ .value = S(""), .label = msg_text(c->lang, M_DUTY_AUDIENCE_ALL) };
    for (size_t i = 0; i < n; i++)
        v->kinds.v[i + 1] = (struct option){ .value = kinds[i].code, .label = kinds[i].name };
    v->kinds.v[n + 1] =
        (struct option){ .value = S(OWN), .label = msg_text(c->lang, M_DUTY_AUDIENCE_OWN) };
    field_choose(&v->form, "audience_kind", v->kinds);
    return OK;
}

static enum err fill_sources(struct ctx *c, struct duty_edit_page *v)
{
    const struct duty *list = NULL;
    size_t n = 0;
    enum err r;

    r = duty_list(c, v->of.id, &list, &n);
    if (r)
        return r;
    v->made_from = field_view_plain(&v->form, "made_from");
    v->made_from.hint = msg_text(c->lang, M_DUTY_MADE_FROM_HINT);
    v->sources = (struct options){ arena_array(c->arena, struct option, n + 1), 1 };
    v->sources.v[0] =
        (struct option){ .value = S(""), .label = msg_text(c->lang, M_DUTY_MADE_FROM_NOTHING) };
    for (size_t i = 0; i < n; i++) {
        if (list[i].id != v->id && duty_may_be_made_from(&list[i]))
            v->sources.v[v->sources.n++] =
                (struct option){ .value = str_fmt(c->arena, "%" PRId64, list[i].id),
                                 .label = list[i].words };
    }
    field_choose(&v->form, "made_from", v->sources);
    return OK;
}

static void fill_fields(struct ctx *c, struct duty_edit_page *v)
{
    const struct form *f = &v->form;

    v->words = field_view_plain(f, "words");
    v->what = field_view_plain(f, "what");
    v->rhythm = field_view_plain(f, "rhythm");
    v->bound = field_view_plain(f, "bound");
    v->due_on = field_view_plain(f, "due_on");
    v->due_on.hint = msg_text(c->lang, M_DUTY_DUE_ON_HINT);
    v->from = field_view_plain(f, "from");
    v->to = field_view_plain(f, "to");
    v->to.hint = msg_text(c->lang, M_DUTY_TO_HINT);
    v->month = field_view_plain(f, "month");
    v->month.hint = msg_text(c->lang, M_DUTY_MONTH_HINT);
    v->days_field = field_view_plain(f, "day_of");
    v->month_day = field_view_plain(f, "month_day");
    v->assembly = field_view_plain(f, "assembly");
    v->assembly.hint = msg_text(c->lang, M_DUTY_ASSEMBLY_HINT);
    v->audience_kind = field_view_plain(f, "audience_kind");
    v->audience_part = field_view_plain(f, "audience_part");
    v->audience_part.hint = msg_text(c->lang, M_DUTY_PART_HINT);
    v->parts = field_options(f, "audience_part", part_labels);
    v->audience = field_view_plain(f, "audience");
    v->through = field_view_plain(f, "through");
    v->through.hint = msg_text(c->lang, M_DUTY_THROUGH_HINT);
    v->whats = field_options(f, "what", what_labels);
    v->rhythms = field_options(f, "rhythm", rhythm_labels);
    v->bounds = field_options(f, "bound", bound_labels);
    v->days = field_options(f, "day_of", day_labels);
    v->assemblies = field_options(f, "assembly", assembly_labels);
    v->repeats = !form_has(f, "rhythm", rhythm_name(RHYTHM_ONCE)) || v->from.error.n ||
                 v->to.error.n || v->month.error.n || v->month_day.error.n;
}

static struct duty_rule rule_of(const struct duty_form *in)
{
    struct duty_rule rule = {
        .rhythm = (enum rhythm)(in->rhythm + 1),
        .bound = (enum calendar_bound)(in->bound + 1),
        .due_on = in->due_on,
        .from = in->from,
        .to = in->to,
        .month = (int)in->month,
        .day = in->day_of == DAY_END ? 0 : (int)in->month_day,
    };

    if (in->day_of == DAY_IN && !(rule.rhythm == RHYTHM_YEARLY && rule.month))
        rule.day = -rule.day;
    return rule;
}

/* Two fields say a day of a rhythm: one without the other is no day. */
static void check_day(struct ctx *c, const struct duty_form *in, struct form *f)
{
    bool repeats = in->rhythm + 1 >= RHYTHM_MONTHLY;

    if (in->day_of == DAY_END && in->month_day)
        form_add_error(f, "month_day", msg_text(c->lang, M_DUTY_DAY_AT_END));
    if (repeats && in->day_of != DAY_END && !in->month_day)
        form_add_error(f, "month_day", msg_text(c->lang, M_DUTY_DAY_NEEDED));
}

static struct str as_text(struct ctx *c, const struct duty *d)
{
    struct str when = when_shown(c, &d->rule), what = msg_text(c->lang, due_what_words(d->what));
    struct str who =
        d->what == DUE_SESSION ? msg_text(c->lang, assembly_kind_words(d->assembly)) : S("");

    return str_fmt(c->arena, "%.*s\n%.*s: %.*s\n%.*s\n%.*s %.*s\n%.*s\n%.*s", STR_ARGS(d->words),
                   STR_ARGS(what), STR_ARGS(when), STR_ARGS(who),
                   STR_ARGS(d->own ? S(OWN) : d->audience_kind), STR_ARGS(d->audience),
                   STR_ARGS(d->through), STR_ARGS(duty_copies_named(c, d)));
}

static enum err show(struct ctx *c, const struct request *rq, struct response *rs,
                     struct duty_edit_page *v)
{
    struct edit_ways ways;
    enum err r;

    campaign__page(&v->page, c, rq, &v->of, v->id ? M_DUTY_EDIT_TITLE : M_DUTY_NEW_TITLE);
    v->page.form = &v->form;
    ways = campaign__edit_ways(c, &v->page, v->of.id, "duties", "viec", v->id, v->amends);
    v->action = ways.action;
    v->cancel = ways.cancel;
    v->stale_words = msg_text(c->lang, M_ERROR_STALE);
    v->stale_who = S("");
    v->version = field_seen(&v->form, v->version, v->stale);
    fill_fields(c, v);
    r = fill_kinds(c, v);
    if (!r)
        r = campaign__fill_duty_units(c, v);
    if (!r)
        r = fill_sources(c, v);
    if (r)
        return r;
    r = PAGE_SHOW(view_duty_edit, v, c, rq, rs);
    if (v->stale)
        rs->status = err_http_status(E_CONFLICT);
    return r;
}

/* The campaign, and the duty's own words where it has some. */
static enum err load(struct ctx *c, const struct request *rq, int64_t duty_id,
                     struct duty_edit_page *v, struct duty *ret_duty)
{
    int64_t campaign_id = request_id(rq, "id");
    enum err r;

    v->id = duty_id;
    v->quote = S("");
    if (!duty_id) {
        r = campaign_load(c, campaign_id, &v->of);
        return r ? r : may(c, P_CAMPAIGN_EDIT, v->of.org_id);
    }
    r = duty_load(c, duty_id, ret_duty, &v->of);
    if (!r && v->of.id != campaign_id)
        return fail(c, E_NOT_FOUND, M_DUTY_NONE);
    if (r)
        return r;
    v->version = ret_duty->version;
    v->quote = ret_duty->quote;
    v->named = *ret_duty;
    v->written = ret_duty->series_id != 0 && v->of.state == CAMPAIGN_DRAFT;
    return may(c, P_CAMPAIGN_EDIT, v->of.org_id);
}

static enum err get_new(struct ctx *c, const struct request *rq, struct response *rs, bool amends)
{
    struct duty blank = { .what = DUE_REPORT,
                          .words = S(""),
                          .audience = S(""),
                          .audience_kind = S(""),
                          .through = S(""),
                          .rule = { .rhythm = RHYTHM_ONCE, .bound = CALENDAR_BEFORE } };
    struct duty_edit_page v = { .amends = amends };
    enum err r;

    r = load(c, rq, 0, &v, &blank);
    if (r)
        return r;
    fill_form(c, &blank, &v.form);
    return show(c, rq, rs, &v);
}

enum err campaign__get_duty_new(struct ctx *c, const struct request *rq, struct response *rs)
{
    return get_new(c, rq, rs, false);
}

enum err campaign__get_amend_duty_new(struct ctx *c, const struct request *rq, struct response *rs)
{
    return get_new(c, rq, rs, true);
}

static enum err get_edit(struct ctx *c, const struct request *rq, struct response *rs, bool amends)
{
    struct duty_edit_page v = { .amends = amends };
    struct duty d = { 0 };
    enum err r;

    r = load(c, rq, request_id(rq, "duty_id"), &v, &d);
    if (r)
        return r;
    fill_form(c, &d, &v.form);
    return show(c, rq, rs, &v);
}

enum err campaign__get_duty_edit(struct ctx *c, const struct request *rq, struct response *rs)
{
    return get_edit(c, rq, rs, false);
}

enum err campaign__get_amend_duty(struct ctx *c, const struct request *rq, struct response *rs)
{
    return get_edit(c, rq, rs, true);
}

static void take_duty(const struct duty_form *in, struct duty *d)
{
    d->version = in->version;
    d->what = (enum due_what)(in->what + 1);
    d->assembly = (enum assembly_kind)in->assembly;
    d->words = in->words;
    d->audience = in->audience;
    d->own = str_eq(in->audience_kind, S(OWN));
    d->audience_kind = d->own ? S("") : in->audience_kind;
    d->part = (enum duty_part)in->audience_part;
    d->through = in->through;
    d->receiver_id = in->receiver;
    d->made_from_id = in->made_from;
    d->rule = rule_of(in);
}

/* Says where periods that a person wrote did not fit any more. */
static enum err redirect(struct ctx *c, struct response *rs, int64_t campaign_id, bool amends,
                         int64_t written, const char *done)
{
    int64_t left;
    enum err r = series_written(c, campaign_id, &left);

    if (r)
        return r;
    return respond_redirect(rs, "/campaigns/%" PRId64 "%s?done=%s#viec", campaign_id,
                            amends ? "/amend" : "", left < written ? "periods-anew" : done);
}

static enum err save(struct ctx *c, const struct request *rq, struct response *rs, int64_t duty_id,
                     bool amends)
{
    struct duty_form in = { .words = S(""),
                            .audience = S(""),
                            .audience_kind = S(""),
                            .through = S(""),
                            .outside = S(""),
                            .copies_outside = S(""),
                            .day_of = 0 };
    struct duty_edit_page v = { .amends = amends };
    struct duty d = { 0 }, now = { 0 };
    const char *field;
    int64_t written;
    enum err r;

    r = load(c, rq, duty_id, &v, &d);
    if (r)
        return r;
    r = form_take(rq, duty_fields, COUNT(duty_fields), &in, &v.form, c->error);
    if (r)
        return r;
    check_day(c, &in, &v.form);
    if (form_has_errors(&v.form))
        return show(c, rq, rs, &v);
    d.campaign_id = v.of.id;
    take_duty(&in, &d);
    r = campaign__take_duty_units(c, v.of.org_id,
                                  &(struct duty_units){ in.outside, in.copies, in.copies_outside },
                                  &d, &field);
    if (r == E_INVALID) {
        form_refuse(&v.form, field, c->error);
        return show(c, rq, rs, &v);
    }
    if (r)
        return r;
    r = series_written(c, v.of.id, &written);
    if (r)
        return r;
    r = amends ? amend_duty_save(c, &d, &now, &field) : duty_save(c, &d, &now, &field);
    if (r == E_CONFLICT) {
        error_clear(c->error);
        v.stale = true;
        v.diff = diff_words(c->arena, as_text(c, &now), as_text(c, &d));
        return show(c, rq, rs, &v);
    }
    if (r == E_INVALID && field) {
        form_refuse(&v.form, field, c->error);
        return show(c, rq, rs, &v);
    }
    if (r)
        return r;
    return redirect(c, rs, v.of.id, amends, written, duty_id ? "saved" : "added");
}

enum err campaign__post_duty_new(struct ctx *c, const struct request *rq, struct response *rs)
{
    return save(c, rq, rs, 0, false);
}

enum err campaign__post_amend_duty_new(struct ctx *c, const struct request *rq, struct response *rs)
{
    return save(c, rq, rs, 0, true);
}

enum err campaign__post_duty_edit(struct ctx *c, const struct request *rq, struct response *rs)
{
    return save(c, rq, rs, request_id(rq, "duty_id"), false);
}

enum err campaign__post_amend_duty(struct ctx *c, const struct request *rq, struct response *rs)
{
    return save(c, rq, rs, request_id(rq, "duty_id"), true);
}

struct drop_form {
    int64_t version;
    bool back;
};
static const struct field drop_fields[] = {
    FIELD_HIDDEN(struct drop_form, version, .required = true),
    FIELD_HIDDEN(struct drop_form, back),
};

enum err campaign__post_duty_drop(struct ctx *c, const struct request *rq, struct response *rs)
{
    struct drop_form in = { 0 };
    struct form form;
    int64_t written;
    enum err r;

    r = form_parse(rq, drop_fields, COUNT(drop_fields), &in, &form, c->error);
    if (r)
        return r;
    r = series_written(c, request_id(rq, "id"), &written);
    if (!r)
        r = duty_drop(c, request_id(rq, "duty_id"), in.version, !in.back);
    if (r)
        return r;
    return in.back ? redirect(c, rs, request_id(rq, "id"), false, written, "saved")
                   : respond_redirect(rs, "/campaigns/%" PRId64 "?done=duty-dropped#viec",
                                      request_id(rq, "id"));
}
