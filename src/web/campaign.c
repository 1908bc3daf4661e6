/* SPDX-License-Identifier: Apache-2.0 */
#include "web/campaign.h"

#include <inttypes.h>

#include "base/buf.h"
#include "web/campaign__.h"
#include "web/kit/when.h"
#include "web/views.h"

enum tag campaign__tag(enum campaign_state state)
{
    switch (state) {
    case CAMPAIGN_DRAFT:
        return TAG_DOING;
    case CAMPAIGN_ISSUED:
        return TAG_SENT;
    case CAMPAIGN_CLOSED:
        return TAG_DONE;
    case CAMPAIGN_WITHDRAWN:
        return TAG_OFF;
    case CAMPAIGN_STATE_COUNT:
        break;
    }
    return TAG_WAIT;
}

enum msg campaign__state_words(enum campaign_state state)
{
    switch (state) {
    case CAMPAIGN_DRAFT:
        return M_CAMPAIGN_STATE_DRAFT;
    case CAMPAIGN_ISSUED:
        return M_CAMPAIGN_STATE_ISSUED;
    case CAMPAIGN_WITHDRAWN:
        return M_CAMPAIGN_STATE_WITHDRAWN;
    case CAMPAIGN_CLOSED:
    case CAMPAIGN_STATE_COUNT:
        break;
    }
    return M_CAMPAIGN_STATE_CLOSED;
}

struct str campaign__span_shown(struct ctx *c, struct day from, struct day to)
{
    if (day_is(from) && day_is(to))
        return MSG(c->arena, c->lang, M_WHEN_WINDOW, { "from", .day = from }, { "to", .day = to });
    if (day_is(from))
        return MSG(c->arena, c->lang, M_WHEN_FROM, { "day", .day = from });
    if (day_is(to))
        return MSG(c->arena, c->lang, M_WHEN_BY, { "day", .day = to });
    return S("");
}

void campaign__page(struct page *page, struct ctx *c, const struct request *rq,
                    const struct campaign *of, enum msg title)
{
    page_init(page, c, rq, NAV_CAMPAIGNS, title);
    page_crumb(page, c, msg_text(c->lang, M_CAMPAIGN_TITLE), S("/campaigns"));
    if (of && of->id)
        page_crumb(page, c, of->name, str_fmt(c->arena, "/campaigns/%" PRId64, of->id));
}

struct list_query {
    int which;
    int64_t before, org;
};
static const char *const whiches[] = { "all", "led", "received", "withdrawn", NULL };
static const enum msg which_labels[] = { M_CAMPAIGN_WHICH_ALL, M_CAMPAIGN_WHICH_LED,
                                         M_CAMPAIGN_WHICH_RECEIVED, M_CAMPAIGN_WHICH_WITHDRAWN };
static const struct field list_fields[] = {
    FIELD_CHOICE(struct list_query, which, M_CAMPAIGN_TITLE, .choices = whiches),
    FIELD_ID(struct list_query, before, M_CAMPAIGN_TITLE),
    FIELD_ID(struct list_query, org, M_CAMPAIGN_TITLE),
};

static void fill_state(struct ctx *c, const struct campaign_row *row, struct campaign_list_row *v)
{
    v->tag = campaign__tag(row->state);
    v->state = msg_text(c->lang, campaign__state_words(row->state));
    if (row->state != CAMPAIGN_ISSUED)
        return;
    if (row->led && row->unacknowledged)
        v->state = MSG(c->arena, c->lang, M_CAMPAIGN_WAITS_FOR, { "n", .n = row->unacknowledged });
    else if (!row->led && !row->acknowledged_at)
        v->tag = TAG_SOON, v->state = msg_text(c->lang, M_CAMPAIGN_NOT_ACKNOWLEDGED);
    else if (!row->led)
        v->tag = TAG_DOING, v->state = msg_text(c->lang, M_CAMPAIGN_ACKNOWLEDGED);
}

static void fill_rows(struct ctx *c, const struct campaign_page *page, struct campaign_list_page *v)
{
    v->n = page->n;
    v->rows = arena_array(c->arena, struct campaign_list_row, page->n + 1);
    for (size_t i = 0; i < page->n; i++) {
        const struct campaign_row *row = &page->rows[i];

        v->rows[i] = (struct campaign_list_row){
            .href = str_fmt(c->arena, "/campaigns/%" PRId64, row->id),
            .name = row->name,
            .org = row->org_name,
            .span = campaign__span_shown(c, row->from, row->to),
            .next = day_is(row->next_on) ? day_shown(c->arena, row->next_on) : S(""),
        };
        fill_state(c, row, &v->rows[i]);
    }
}

static enum err get_campaigns(struct ctx *c, const struct request *rq, struct response *rs)
{
    struct campaign_list_page v = { .next = S("") };
    struct list_query in = { 0 };
    struct campaign_page page;
    struct form form;
    enum err r;

    r = form_parse(rq, list_fields, COUNT(list_fields), &in, &form, c->error);
    if (r)
        return r;
    r = campaign_list(c, in.org, (enum campaign_which)in.which, in.before, &page);
    if (r)
        return r;
    page_init(&v.page, c, rq, NAV_CAMPAIGNS, M_CAMPAIGN_TITLE);
    fill_rows(c, &page, &v);
    v.which = field_options(&form, "which", which_labels);
    v.filtered = in.which != 0;
    v.may_edit = page.may_edit;
    if (page.next_id)
        v.next = str_fmt(c->arena, "/campaigns?which=%s&before=%" PRId64, whiches[in.which],
                         page.next_id);
    return PAGE_SHOW(view_campaigns, &v, c, rq, rs);
}

static struct str clause_href(struct ctx *c, int64_t campaign_id,
                              const struct campaign_clause *clause)
{
    return clause ? str_fmt(c->arena, "/campaigns/%" PRId64 "/text#chu-%" PRId64, campaign_id,
                            clause->id)
                  : S("");
}

static struct str clause_label(struct ctx *c, const struct campaign_clause *clause)
{
    if (!clause)
        return S("");
    return clause->label.n ? clause->label : msg_text(c->lang, M_CAMPAIGN_THE_WORDS);
}

static void fill_topics(struct ctx *c, struct campaign_page_view *v)
{
    v->n_topics = v->of.n_topics;
    v->topics = arena_array(c->arena, struct campaign_clause_row, v->n_topics + 1);
    for (size_t i = 0; i < v->n_topics; i++)
        v->topics[i] = (struct campaign_clause_row){
            .words = v->of.topics[i].title,
            .label = clause_label(c, v->of.topics[i].clause),
            .href = clause_href(c, v->of.campaign.id, v->of.topics[i].clause),
        };
}

static struct str month_name(struct ctx *c, struct str month)
{
    int64_t m, y;

    if (month.n != 7 || !str_int(str_sub(month, 5, 7), &m) || !str_int(str_sub(month, 0, 4), &y))
        return msg_text(c->lang, M_CAMPAIGN_ANY_MONTH);
    return MSG(c->arena, c->lang, M_PERIOD_MONTH, { "month", .n = m }, { "year", .n = y });
}

/* They come sorted by month. */
static void fill_months(struct ctx *c, struct campaign_page_view *v)
{
    size_t n = v->of.n_materials;
    struct campaign_material_row *rows = arena_array(c->arena, struct campaign_material_row, n + 1);

    v->months = arena_array(c->arena, struct campaign_month, n + 1);
    for (size_t i = 0; i < n; i++) {
        const struct campaign_material *m = &v->of.materials[i];

        if (i == 0 || !str_eq(m->month, v->of.materials[i - 1].month))
            v->months[v->n_months++] =
                (struct campaign_month){ .name = month_name(c, m->month), .rows = rows + i };
        v->months[v->n_months - 1].n++;
        rows[i] = (struct campaign_material_row){
            .title = m->title,
            .document = m->document,
            .clause = clause_label(c, m->clause),
            .clause_href = clause_href(c, v->of.campaign.id, m->clause),
        };
    }
}

static void fill_duty_state(struct ctx *c, const struct campaign_duty *d,
                            struct campaign_duty_row *row)
{
    row->tag = TAG_WAIT;
    row->state = msg_text(c->lang, M_STATE_WAIT);
    row->next = S("");
    if (d->duty.dropped) {
        row->tag = TAG_OFF;
        row->state = msg_text(c->lang, M_DUTY_DROPPED);
    } else if (!d->n_dates) {
        row->tag = TAG_DOUBT;
        row->state = msg_text(c->lang, M_ISSUE_WITHOUT_DATE);
    } else if (!day_is(d->next.due_on)) {
        row->tag = TAG_OFF;
        row->state = msg_text(c->lang, M_DUTY_PAST);
        row->next = due_shown(c, d->dates[d->n_dates - 1].due_on, d->dates[d->n_dates - 1].work_on);
    } else {
        row->next = due_shown(c, d->next.due_on, d->next.work_on);
    }
}

/* "31/03/2022; 30/04/2022 (ngày làm việc cuối: …)": to be looked through before issuing. */
static struct str all_dates(struct ctx *c, const struct campaign_duty *d)
{
    CLEANUP(buf_done) struct buf out = { 0 };

    for (size_t i = 0; i < d->n_dates; i++) {
        if (i)
            buf_lit(&out, "; ");
        buf_str(&out, due_shown(c, d->dates[i].due_on, d->dates[i].work_on));
    }
    return arena_str(c->arena, buf_view(&out));
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
            .clause = clause_label(c, d->clause),
            .clause_href = clause_href(c, v->of.campaign.id, d->clause),
            .dates = (int64_t)d->n_dates,
            .all_dates = d->n_dates > 1 ? all_dates(c, d) : S(""),
            .dropped = d->duty.dropped,
        };
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
            .label = clause_label(c, clause),
            .words = clause->words,
            .href = clause_href(c, v->of.campaign.id, clause),
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
    };

    v->facts = arena_array(c->arena, struct fact, COUNT(facts));
    memcpy(v->facts, facts, sizeof(facts));
    v->n_facts = COUNT(facts);
}

static enum err get_campaign(struct ctx *c, const struct request *rq, struct response *rs)
{
    struct campaign_page_view v = { .received = S(""), .acknowledged = S("") };
    enum err r;

    r = campaign_show(c, request_id(rq, "id"), &v.of);
    if (r)
        return r;
    page_init(&v.page, c, rq, NAV_CAMPAIGNS, M_CAMPAIGN_TITLE);
    page_crumb(&v.page, c, msg_text(c->lang, M_CAMPAIGN_TITLE), S("/campaigns"));
    page_title(&v.page, v.of.campaign.name);
    v.tag = campaign__tag(v.of.campaign.state);
    v.state = msg_text(c->lang, campaign__state_words(v.of.campaign.state));
    fill_facts(c, &v);
    fill_topics(c, &v);
    fill_months(c, &v);
    fill_duties(c, &v);
    fill_assignments(c, &v);
    r = campaign__tasks(c, &v);
    if (r)
        return r;
    return PAGE_SHOW(view_campaign, &v, c, rq, rs);
}

static enum err get_campaign_text(struct ctx *c, const struct request *rq, struct response *rs)
{
    struct campaign_text_page v = { 0 };
    struct marked_span *spans;
    struct campaign_text of;
    enum err r;

    r = campaign_text(c, request_id(rq, "id"), &of);
    if (r)
        return r;
    if (!of.text.p)
        return fail(c, E_NOT_FOUND, M_CAMPAIGN_NO_TEXT);
    v.of = of.campaign;
    campaign__page(&v.page, c, rq, &v.of, M_DOCUMENT_FULL_TEXT);
    spans = arena_array(c->arena, struct marked_span, of.n_clauses + 1);
    for (size_t i = 0; i < of.n_clauses; i++)
        spans[i] = (struct marked_span){ of.clauses[i].id, of.clauses[i].span_start,
                                         of.clauses[i].span_end };
    v.text = marked_text(c->arena, of.text, spans, of.n_clauses);
    v.n_clauses = of.n_clauses;
    v.clauses = arena_array(c->arena, struct campaign_clause_row, of.n_clauses + 1);
    for (size_t i = 0; i < of.n_clauses; i++)
        v.clauses[i] = (struct campaign_clause_row){
            .id = of.clauses[i].id,
            .label = clause_label(c, &of.clauses[i]),
            .words = of.clauses[i].words,
            .href = str_fmt(c->arena, "#chu-%" PRId64, v.text.places[i].id),
        };
    return PAGE_SHOW(view_campaign_text, &v, c, rq, rs);
}

struct act_form {
    int64_t version, org;
};
static const struct field act_fields[] = {
    FIELD_INT(struct act_form, version, M_CAMPAIGN_TITLE),
    FIELD_ID(struct act_form, org, M_CAMPAIGN_TITLE),
};

static enum err post_acknowledge(struct ctx *c, const struct request *rq, struct response *rs)
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

static enum err post_campaign_close(struct ctx *c, const struct request *rq, struct response *rs)
{
    return move(c, rq, rs, campaign_close);
}

static enum err post_campaign_reopen(struct ctx *c, const struct request *rq, struct response *rs)
{
    return move(c, rq, rs, campaign_reopen);
}

static enum err post_campaign_withdraw(struct ctx *c, const struct request *rq, struct response *rs)
{
    return move(c, rq, rs, campaign_withdraw);
}

static enum err post_campaign_restore(struct ctx *c, const struct request *rq, struct response *rs)
{
    return move(c, rq, rs, campaign_restore);
}

const struct route campaign_routes[] = {
    { GET, "/campaigns", ACCESS_SIGNED_IN, get_campaigns },
    { POST, "/campaigns", ACCESS_SIGNED_IN, post_campaign_new, .body = 64 * KIB },
    { GET, "/campaigns/new", ACCESS_SIGNED_IN, get_campaign_new },
    { GET, "/campaigns/:id", ACCESS_SIGNED_IN, get_campaign },
    { GET, "/campaigns/:id/text", ACCESS_SIGNED_IN, get_campaign_text },
    { GET, "/campaigns/:id/edit", ACCESS_SIGNED_IN, get_campaign_edit },
    { POST, "/campaigns/:id/edit", ACCESS_SIGNED_IN, post_campaign_edit, .body = 64 * KIB },
    { GET, "/campaigns/:id/duties/new", ACCESS_SIGNED_IN, get_duty_new },
    { POST, "/campaigns/:id/duties", ACCESS_SIGNED_IN, post_duty_new, .body = 128 * KIB },
    { GET, "/campaigns/:id/duties/:duty_id/edit", ACCESS_SIGNED_IN, get_duty_edit },
    { POST, "/campaigns/:id/duties/:duty_id/edit", ACCESS_SIGNED_IN, post_duty_edit,
      .body = 128 * KIB },
    { POST, "/campaigns/:id/duties/:duty_id/drop", ACCESS_SIGNED_IN, post_duty_drop, .body = KIB },
    { GET, "/campaigns/:id/issue", ACCESS_SIGNED_IN, get_issue },
    { POST, "/campaigns/:id/issue", ACCESS_SIGNED_IN, post_issue, .body = 256 * KIB },
    { POST, "/campaigns/:id/pass-on", ACCESS_SIGNED_IN, post_pass_on, .body = KIB },
    { POST, "/campaigns/:id/acknowledge", ACCESS_SIGNED_IN, post_acknowledge, .body = KIB },
    { POST, "/campaigns/:id/close", ACCESS_SIGNED_IN, post_campaign_close, .body = KIB },
    { POST, "/campaigns/:id/reopen", ACCESS_SIGNED_IN, post_campaign_reopen, .body = KIB },
    { POST, "/campaigns/:id/withdraw", ACCESS_SIGNED_IN, post_campaign_withdraw, .body = KIB },
    { POST, "/campaigns/:id/restore", ACCESS_SIGNED_IN, post_campaign_restore, .body = KIB },
    { GET, "/campaigns/:id/units", ACCESS_SIGNED_IN, get_campaign_units },
    { GET, "/dues/:id", ACCESS_SIGNED_IN, get_due },
    { POST, "/dues/:id", ACCESS_SIGNED_IN, post_due, .body = KIB },
};
const size_t campaign_routes_n = COUNT(campaign_routes);
