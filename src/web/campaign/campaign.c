/* SPDX-License-Identifier: Apache-2.0 */
#include "web/campaign/campaign.h"

#include <inttypes.h>

#include "base/buf.h"
#include "web/campaign/campaign__.h"
#include "web/kit/when.h"
#include "web/views.h"
#include "work/assembly/assembly.h"

static void fill_duty_state(struct ctx *c, const struct campaign_duty *d,
                            struct campaign_duty_row *row)
{
    row->tag = TAG_WAIT;
    row->state = msg_text(c->lang, M_STATE_WAIT);
    row->next = S("");
    if (d->duty.dropped) {
        row->tag = TAG_OFF;
        row->state = d->duty.ended_n
                         ? MSG(c->arena, c->lang, M_AMEND_ENDED, { "n", .n = d->duty.ended_n })
                         : msg_text(c->lang, M_DUTY_DROPPED);
    } else if (!d->n_dates) {
        row->tag = TAG_DOUBT;
        row->state = msg_text(c->lang, M_ISSUE_WITHOUT_DATE);
    } else if (!day_is(d->next.due_on)) {
        row->tag = TAG_OFF;
        row->state = msg_text(c->lang, M_DUTY_PAST);
        row->next = due_at_shown(c, &d->dates[d->n_dates - 1]);
    } else {
        row->next = due_at_shown(c, &d->next);
    }
}

/* "31/03/2022; 30/04/2022 (ngày làm việc cuối: …)": to be looked through before issuing. */
static struct str all_dates(struct ctx *c, const struct campaign_duty *d)
{
    CLEANUP(buf_done) struct buf out = { 0 };

    for (size_t i = 0; i < d->n_dates; i++) {
        if (i)
            buf_lit(&out, "; ");
        buf_str(&out, due_at_shown(c, &d->dates[i]));
    }
    return arena_str(c->arena, buf_view(&out));
}

/* How its dates were reckoned, where a reader could take them otherwise. */
static struct str reckoned(struct ctx *c, const struct campaign_duty *d, struct str issuer)
{
    bool gives_day = !duty_repeats(&d->duty) || d->duty.rule.day;
    bool before = d->duty.rule.bound == CALENDAR_BEFORE && gives_day && d->n_dates;
    bool provisional = false;
    struct str words = S("");

    for (size_t i = 0; i < d->n_dates; i++)
        provisional = provisional || d->dates[i].provisional;
    if (before && d->duty.rule.custom.before_includes)
        words = MSG(c->arena, c->lang, M_DUTY_BEFORE_INCLUDES, { "unit", .text = issuer });
    else if (before)
        words = msg_text(c->lang, M_DUTY_BEFORE_EXCLUDES);
    if (!provisional)
        return words;
    return str_fmt(c->arena, "%.*s%s%.*s", STR_ARGS(words), words.n ? " " : "",
                   STR_ARGS(msg_text(c->lang, M_DUTY_PROVISIONAL)));
}

static struct str source_words(const struct campaign_view *v, int64_t duty_id)
{
    for (size_t i = 0; i < v->n_duties; i++) {
        if (duty_id && v->duties[i].duty.id == duty_id)
            return v->duties[i].duty.words;
    }
    return S("");
}

static void fill_duties(struct ctx *c, struct campaign_page_view *v)
{
    v->n_duties = v->of.n_duties;
    v->duties = arena_array(c->arena, struct campaign_duty_row, v->n_duties + 1);
    for (size_t i = 0; i < v->n_duties; i++) {
        const struct campaign_duty *d = &v->of.duties[i];

        v->duties[i] = (struct campaign_duty_row){
            .id = d->duty.id,
            .version = d->duty.version,
            .words = d->duty.words,
            .what = msg_text(c->lang, due_what_words(d->duty.what)),
            .when = when_shown(c, &d->duty.rule),
            .audience = d->duty.audience_name.n ? d->duty.audience_name : d->duty.audience,
            .through = d->duty.through,
            .assembly =
                d->duty.assembly ? msg_text(c->lang, assembly_kind_words(d->duty.assembly)) : S(""),
            .receiver = d->duty.receiver,
            .copies = duty_copies_named(c, &d->duty),
            .made_from = source_words(&v->of, d->duty.made_from_id),
            .clause = campaign__clause_label(c, d->clause),
            .clause_href = campaign__clause_href(c, v->of.campaign.id, d->clause),
            .reckoned = reckoned(c, d, v->of.campaign.org_name),
            .dates = (int64_t)d->n_dates,
            .all_dates = d->n_dates > 1 ? all_dates(c, d) : S(""),
            .dropped = d->duty.dropped,
        };
        if (d->duty.what == DUE_REPORT && d->n_dates && !d->duty.dropped)
            v->duties[i].periods_href = campaign__periods_href(c, v->of.campaign.id, d->duty.id);
        fill_duty_state(c, d, &v->duties[i]);
    }
}

static bool stands_for_something(const struct campaign_view *v,
                                 const struct campaign_clause *clause)
{
    for (size_t i = 0; i < v->n_duties; i++) {
        if (v->duties[i].clause == clause)
            return true;
    }
    for (size_t i = 0; i < v->n_topics; i++) {
        if (v->topics[i].clause == clause)
            return true;
    }
    for (size_t i = 0; i < v->n_materials; i++) {
        if (v->materials[i].clause == clause)
            return true;
    }
    for (size_t i = 0; i < v->n_proceedings; i++) {
        if (v->proceedings[i].n_steps &&
            str_find(clause->words, v->proceedings[i].steps[0].words, 0) != SIZE_MAX)
            return true;
    }
    return false;
}

static void fill_assignments(struct ctx *c, struct campaign_page_view *v)
{
    v->assignments = arena_array(c->arena, struct campaign_clause_row, v->of.n_clauses + 1);
    for (size_t i = 0; i < v->of.n_clauses; i++) {
        const struct campaign_clause *clause = &v->of.clauses[i];

        if (stands_for_something(&v->of, clause))
            continue;
        v->assignments[v->n_assignments++] = (struct campaign_clause_row){
            .id = clause->id,
            .label = campaign__clause_label(c, clause),
            .words = clause->words,
            .href = campaign__clause_href(c, v->of.campaign.id, clause),
        };
    }
}

static void fill_facts(struct ctx *c, struct campaign_page_view *v)
{
    const struct campaign *of = &v->of.campaign;
    struct str edit =
        v->of.may_edit ? str_fmt(c->arena, "/campaigns/%" PRId64 "/edit", of->id) : STR_NONE;
    const struct fact facts[] = {
        { M_CAMPAIGN_LED_BY, of->org_name, STR_NONE },
        { M_CAMPAIGN_THEME, of->theme, edit },
        { M_CAMPAIGN_TIME, campaign__span_shown(c, of->from, of->to), edit },
        { M_CAMPAIGN_DOCUMENT, of->document, STR_NONE },
        { M_CAMPAIGN_ORIGIN, of->origin, STR_NONE },
    };

    v->facts = arena_array(c->arena, struct fact, COUNT(facts));
    memcpy(v->facts, facts, sizeof(facts));
    v->n_facts = of->origin_id ? COUNT(facts) : COUNT(facts) - 1;
}

static void fill_job(struct ctx *c, struct campaign_page_view *v)
{
    bool failed = v->of.job.state == JOB_FAILED;

    if (v->of.campaign.amending) {
        v->job_words = msg_text(c->lang, failed ? M_AMEND_BROKEN : M_AMEND_RUNNING);
        v->job_unseen = msg_text(c->lang, M_AMEND_UNSEEN);
        return;
    }
    v->job_words = msg_text(c->lang, failed ? M_ISSUE_BROKEN : M_ISSUE_RUNNING);
    v->job_unseen = msg_text(c->lang, M_ISSUE_UNSEEN);
}

enum err campaign__get_one(struct ctx *c, const struct request *rq, struct response *rs)
{
    struct campaign_page_view v = { .received = S(""), .acknowledged = S(""), .recalled = S("") };
    enum err r;

    r = campaign_show(c, request_id(rq, "id"), &v.of);
    if (r)
        return r;
    page_init(&v.page, c, rq, NAV_CAMPAIGNS, M_CAMPAIGN_TITLE);
    page_crumb(&v.page, c, msg_text(c->lang, M_CAMPAIGN_TITLE), S("/campaigns"));
    page_title(&v.page, v.of.campaign.name);
    v.tag = campaign__tag(v.of.campaign.state);
    v.state = msg_text(c->lang, campaign__state_words(v.of.campaign.state));
    fill_job(c, &v);
    fill_facts(c, &v);
    campaign__contents(c, &v);
    fill_duties(c, &v);
    fill_assignments(c, &v);
    campaign__versions(c, &v);
    r = campaign__fill_channels(c, &v.of, &v.channels);
    if (!r)
        r = campaign__tasks(c, &v);
    if (r)
        return r;
    return PAGE_SHOW(view_campaign, &v, c, rq, rs);
}

struct act_form {
    int64_t version, org;
};
static const struct field act_fields[] = {
    FIELD_HIDDEN(struct act_form, version),
    FIELD_HIDDEN(struct act_form, org),
};

enum err campaign__post_acknowledge(struct ctx *c, const struct request *rq, struct response *rs)
{
    int64_t id = request_id(rq, "id");
    struct act_form in = { .org = c->who->org_id };
    struct form form;
    enum err r;

    r = form_parse(rq, act_fields, COUNT(act_fields), &in, &form, c->error);
    if (r)
        return r;
    r = campaign_acknowledge(c, id, in.org);
    if (r)
        return r;
    return respond_redirect(rs, "/campaigns/%" PRId64 "?done=acknowledged", id);
}

static enum err move(struct ctx *c, const struct request *rq, struct response *rs,
                     enum err (*act)(struct ctx *, int64_t, int64_t))
{
    int64_t id = request_id(rq, "id");
    struct act_form in = { 0 };
    struct form form;
    enum err r;

    r = form_parse(rq, act_fields, COUNT(act_fields), &in, &form, c->error);
    if (r)
        return r;
    r = act(c, id, in.version);
    if (r)
        return r;
    return respond_redirect(rs, "/campaigns/%" PRId64 "?done=saved", id);
}

enum err campaign__post_close(struct ctx *c, const struct request *rq, struct response *rs)
{
    return move(c, rq, rs, campaign_close);
}

enum err campaign__post_reopen(struct ctx *c, const struct request *rq, struct response *rs)
{
    return move(c, rq, rs, campaign_reopen);
}

enum err campaign__post_withdraw(struct ctx *c, const struct request *rq, struct response *rs)
{
    return move(c, rq, rs, campaign_withdraw);
}

enum err campaign__post_restore(struct ctx *c, const struct request *rq, struct response *rs)
{
    return move(c, rq, rs, campaign_restore);
}
