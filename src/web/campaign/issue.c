/* SPDX-License-Identifier: Apache-2.0 */
/* issue.c - /campaigns/:id/issue: what will go out and to whom, what is in the way, and the act. */
#include <inttypes.h>

#include "base/buf.h"
#include "web/campaign/campaign__.h"
#include "web/kit/when.h"
#include "web/report/report.h"
#include "web/views.h"
#include "work/campaign/issue_job.h"

enum { SURE_MOST = 500 };

struct issue_form {
    int scope;
    struct form_ids units, sure;
    int64_t version, from;
    int rest, below;
    struct form_by_id day;
};
static const char *const rests[] = { "end", "none", "period", NULL };
static const enum msg rest_labels[] = { M_ISSUE_REST_END, M_ISSUE_REST_NONE, M_ISSUE_REST_PERIOD };
static const char *const belows[] = { "dates", "plan", "none", NULL };
static const char *const scopes[] = { "children", "subtree", "ticked", NULL };
static const enum msg scope_labels[] = { M_ISSUE_CHILDREN, M_ISSUE_SUBTREE, M_ISSUE_TICKED };
static const struct field issue_fields[] = {
    FIELD_CHOICE(struct issue_form, scope, M_ISSUE_SCOPE, .choices = scopes),
    FIELD_IDS(struct issue_form, units, M_ISSUE_UNITS, .most = ISSUE_TICK_MOST),
    FIELD_IDS(struct issue_form, sure, M_ISSUE_SURE, .most = SURE_MOST),
    FIELD_HIDDEN(struct issue_form, version),
    FIELD_HIDDEN(struct issue_form, from),
    FIELD_CHOICE(struct issue_form, rest, M_ISSUE_REST, .choices = rests),
    FIELD_CHOICE(struct issue_form, below, M_PASS_BELOW, .choices = belows),
    FIELD_TEXTS_BY_ID(struct issue_form, day, M_PASS_DAY, .max = 20),
};

static const struct {
    enum msg title, words;
} snag_words[SNAG_KINDS] = {
    [SNAG_UNDATED] = { M_SNAG_UNDATED, M_SNAG_UNDATED_WHAT },
    [SNAG_BEFORE_CUT] = { M_SNAG_BEFORE_CUT, M_SNAG_BEFORE_CUT_WHAT },
    [SNAG_RECEIVER] = { M_SNAG_RECEIVER, M_SNAG_RECEIVER_WHAT },
    [SNAG_COPY] = { M_SNAG_COPY, M_SNAG_COPY_WHAT },
    [SNAG_NO_ADDRESSEE] = { M_SNAG_NO_ADDRESSEE, M_SNAG_NO_ADDRESSEE_WHAT },
    [SNAG_WORDS] = { M_SNAG_WORDS, M_SNAG_WORDS_WHAT },
    [SNAG_UNREGISTERED] = { M_SNAG_UNREGISTERED, M_SNAG_UNREGISTERED_WHAT },
    [SNAG_PAST] = { M_SNAG_PAST, M_SNAG_PAST_WHAT },
    [SNAG_TWICE] = { M_SNAG_TWICE, M_SNAG_TWICE_WHAT },
    [SNAG_GUESSED] = { M_SNAG_GUESSED, M_SNAG_GUESSED_WHAT },
    [SNAG_WINDOW] = { M_SNAG_WINDOW, M_SNAG_WINDOW_WHAT },
    [SNAG_SAME_DAY] = { M_SNAG_SAME_DAY, M_SNAG_SAME_DAY_WHAT },
    [SNAG_GAP] = { M_SNAG_GAP, M_SNAG_GAP_WHAT },
    [SNAG_IDLE] = { M_SNAG_IDLE, M_SNAG_IDLE_WHAT },
};

/* "Chi bộ …; Chi bộ …" */
static struct str names_joined(struct ctx *c, const struct str *names, size_t n)
{
    CLEANUP(buf_done) struct buf out = { 0 };

    for (size_t i = 0; i < n; i++) {
        if (i)
            buf_lit(&out, "; ");
        buf_str(&out, names[i]);
    }
    return arena_str(c->arena, buf_view(&out));
}

static struct str snag_text(struct ctx *c, const struct issue_snag *d)
{
    const struct msg_arg args[] = {
        { "day", .text = day_is(d->snag.day) ? day_shown(c->arena, d->snag.day) : S("") },
        { "other", .text = d->other },
        { "kind", .text = d->org_kind },
        { "upper", .text = d->upper_kind },
        { "n", .n = d->snag.n },
    };

    return msg_fmt(c->arena, c->lang, snag_words[d->snag.kind].words, args, COUNT(args));
}

static bool is_of_periods(const struct snag *d)
{
    return d->kind == SNAG_GUESSED || d->kind == SNAG_BEFORE_CUT;
}

static struct str mend_href(struct ctx *c, int64_t campaign_id, const struct snag *d)
{
    if (is_of_periods(d))
        return campaign__periods_href(c, campaign_id, d->duty_id);
    if (d->duty_id)
        return str_fmt(c->arena, "/campaigns/%" PRId64 "/duties/%" PRId64 "/edit", campaign_id,
                       d->duty_id);
    return str_fmt(c->arena, "/campaigns/%" PRId64 "/duties/new", campaign_id);
}

/* With what nobody can confirm first: it keeps the campaign from being issued. */
static void fill_snags(struct ctx *c, struct issue_page *v)
{
    bool refused = v->form.n_errors > 0;

    v->missed = msg_text(c->lang, M_SNAG_MISSED);
    v->n_snags = v->of.n_snags;
    v->snags = arena_array(c->arena, struct issue_snag_row, v->n_snags + 1);
    for (size_t i = 0; i < v->n_snags; i++) {
        const struct issue_snag *d = &v->of.snags[i];

        v->snags[i] = (struct issue_snag_row){
            .key = d->snag.key,
            .title = msg_text(c->lang, snag_words[d->snag.kind].title),
            .words = snag_text(c, d),
            .duty = d->duty,
            .mend = mend_href(c, v->of.campaign.id, &d->snag),
            .mend_words = msg_text(c->lang, is_of_periods(&d->snag) ? M_PERIOD_OPEN
                                            : d->snag.duty_id       ? M_SNAG_MEND
                                                                    : M_DUTY_NEW),
            .units = names_joined(c, d->units, d->n_units),
            .more = d->n_more
                        ? MSG(c->arena, c->lang, M_SNAG_MORE, { "n", .n = (int64_t)d->n_more })
                        : S(""),
            .n_units = (int64_t)(d->n_units + d->n_more),
            .sure = d->sure,
            .may_be_meant = snag_may_be_meant(d->snag.kind),
            .missed = refused && !d->sure,
        };
    }
}

static void fill_lines(struct ctx *c, struct issue_page *v)
{
    v->n_lines = v->of.n_lines;
    v->lines = arena_array(c->arena, struct issue_line_row, v->n_lines + 1);
    for (size_t i = 0; i < v->n_lines; i++) {
        const struct issue_line *line = &v->of.lines[i];

        v->lines[i] = (struct issue_line_row){
            .words = line->duty.words,
            .what = msg_text(c->lang, due_what_words(line->duty.what)),
            .when = when_shown(c, &line->duty.rule),
            .first = day_is(line->first.due_on) ? due_at_shown(c, &line->first) : S(""),
            .units = (int64_t)line->units,
            .dues = (int64_t)line->dues,
            .problem = line->without_end            ? msg_text(c->lang, M_ISSUE_WITHOUT_END)
                       : line->without_date         ? msg_text(c->lang, M_ISSUE_WITHOUT_DATE)
                       : line->units && !line->dues ? msg_text(c->lang, M_ISSUE_PAST)
                                                    : S(""),
        };
    }
}

/* "01/04/2022 – 08/06/2022", with what is asked of whom by when. */
static void fill_period(struct ctx *c, const struct series *s, size_t k,
                        struct issue_period_row *row)
{
    const struct period *p = &s->periods[k];

    *row = (struct issue_period_row){ .name = period_shown(c, p->name),
                                      .asked = s->n_members ? s->members[0].duty->words : S(""),
                                      .from = p->from,
                                      .to = p->to,
                                      .guessed = p->guessed };
    row->dates = arena_array(c->arena, struct issue_date_row, s->n_members + 1);
    for (size_t i = 0; i < s->n_members; i++) {
        const struct duty *d = s->members[i].duty;

        if (!day_is(s->members[i].dates[k].work_on))
            continue;
        row->dates[row->n_dates++] = (struct issue_date_row){
            campaign__asked_of(c, d),
            s->members[i].dates[k].work_on,
        };
    }
}

static void fill_periods(struct ctx *c, struct issue_page *v)
{
    size_t n = 0;

    for (size_t i = 0; i < v->of.n_series; i++)
        n += v->of.series[i].n;
    v->periods = arena_array(c->arena, struct issue_period_row, n + 1);
    for (size_t i = 0; i < v->of.n_series; i++) {
        const struct series *s = &v->of.series[i];

        for (size_t k = 0; k < s->n; k++)
            fill_period(c, s, k, &v->periods[v->n_periods++]);
        if (s->n && s->n_members && campaign_step(v->of.campaign.state, CAMPAIGN_DO_EDIT))
            v->periods[v->n_periods - s->n].edit =
                campaign__periods_href(c, v->of.campaign.id, s->members[0].duty->id);
    }
    v->asks_rest = day_is(v->of.rest_from);
    v->rest = field_view_plain(&v->form, "rest");
    v->rest.hint = MSG(c->arena, c->lang, M_ISSUE_REST_HINT,
                       { "from", .text = day_shown(c->arena, v->of.rest_from) },
                       { "to", .text = day_shown(c->arena, v->of.rest_to) });
    v->rests = field_options(&v->form, "rest", rest_labels);
}

static enum err fill_units(struct ctx *c, const struct issue *in, struct issue_page *v)
{
    const struct issue_unit *units;
    size_t n;
    enum err r;

    r = issue_units(c, in, &units, &n);
    if (r)
        return r;
    if (n > ISSUE_TICK_MOST) {
        v->too_many = MSG(c->arena, c->lang, M_ISSUE_TOO_MANY, { "most", .n = ISSUE_TICK_MOST });
        return OK;
    }
    v->n_units = n;
    v->units = arena_array(c->arena, struct issue_unit_row, n + 1);
    for (size_t i = 0; i < n; i++)
        v->units[i] = (struct issue_unit_row){
            .id = units[i].id,
            .name = units[i].name,
            .kind = units[i].kind_name,
            .received = units[i].received,
            .chosen = form_has(&v->form, "units", str_fmt(c->arena, "%" PRId64, units[i].id)),
        };
    return OK;
}

static enum err show(struct ctx *c, const struct request *rq, struct response *rs,
                     const struct form *form, const struct issue *in)
{
    struct issue_page v = { .form = *form };
    enum err r;

    r = issue_preview(c, in, &v.of);
    if (r)
        return r;
    campaign__page(&v.page, c, rq, &v.of.campaign, in->from_org_id ? M_PASS_TITLE : M_ISSUE_TITLE);
    v.page.form = &v.form;
    v.scope = field_view_plain(&v.form, "scope");
    v.scopes = field_options(&v.form, "scope", scope_labels);
    v.from_id = in->from_org_id;
    fill_snags(c, &v);
    fill_lines(c, &v);
    fill_periods(c, &v);
    v.ticking = in->scope == ISSUE_TICKED;
    r = campaign__fill_pass(c, &v);
    if (r)
        return r;
    if (v.ticking) {
        r = fill_units(c, in, &v);
        if (r)
            return r;
    }
    if (in->scope == ISSUE_CHILDREN && !form_value(&v.form, "scope").n && v.scopes.n)
        v.scopes.v[0].chosen = true;
    return PAGE_SHOW(view_issue, &v, c, rq, rs);
}

static struct issue issue_of(const struct request *rq, const struct issue_form *in)
{
    return (struct issue){ .campaign_id = request_id(rq, "id"),
                           .version = in->version,
                           .from_org_id = in->from,
                           .scope = (enum issue_scope)in->scope,
                           .ids = in->units.v,
                           .n = in->units.n,
                           .rest = (enum series_rest)(in->rest + 1),
                           .sure = in->sure.v,
                           .n_sure = in->sure.n };
}

enum err campaign__get_issue(struct ctx *c, const struct request *rq, struct response *rs)
{
    struct issue_form in = { .rest = -1, .below = -1 };
    struct issue wanted;
    struct form form;
    enum err r;

    r = form_parse(rq, issue_fields, COUNT(issue_fields), &in, &form, c->error);
    if (r)
        return r;
    wanted = issue_of(rq, &in);
    return show(c, rq, rs, &form, &wanted);
}

/* Where all had it already, only the days below were changed. */
static enum err answer(struct response *rs, const struct issue *in, int64_t job_id, size_t units)
{
    if (job_id)
        return respond_redirect(rs, "/jobs/%" PRId64, job_id);
    return respond_redirect(rs, "/campaigns/%" PRId64 "?done=%s", in->campaign_id,
                            in->from_org_id && !units ? "child-days" : "issued");
}

enum err campaign__post_issue(struct ctx *c, const struct request *rq, struct response *rs)
{
    struct issue_form in = { .rest = -1, .below = -1 };
    struct issue wanted;
    int64_t job_id;
    struct form form;
    size_t units;
    bool ok = true;
    enum err r;

    r = form_take(rq, issue_fields, COUNT(issue_fields), &in, &form, c->error);
    if (r)
        return r;
    wanted = issue_of(rq, &in);
    if (form_has_errors(&form))
        return show(c, rq, rs, &form, &wanted);
    if (in.from && in.below >= 0)
        r = campaign__save_pass(c, &wanted, in.below, &in.day, &form, &ok);
    if (r)
        return r;
    if (!ok)
        return show(c, rq, rs, &form, &wanted);
    r = issue_or_queue(c, &wanted, &job_id, &units);
    if (r == E_INVALID) {
        form_refuse(&form, in.from && in.below < 0 ? "below" : "", c->error);
        return show(c, rq, rs, &form, &wanted);
    }
    if (r)
        return r;
    return answer(rs, &wanted, job_id, units);
}

struct stop_form {
    bool resume;
};
static const struct field stop_fields[] = {
    FIELD_HIDDEN(struct stop_form, resume),
};

enum err campaign__post_issue_stop(struct ctx *c, const struct request *rq, struct response *rs)
{
    int64_t id = request_id(rq, "id");
    struct stop_form in = { 0 };
    struct form form;
    enum err r;

    r = form_parse(rq, stop_fields, COUNT(stop_fields), &in, &form, c->error);
    if (!r)
        r = in.resume ? issue_resume(c, id) : issue_stop(c, id);
    if (r)
        return r;
    return respond_redirect(rs, "/campaigns/%" PRId64, id);
}
