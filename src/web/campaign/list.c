/* SPDX-License-Identifier: Apache-2.0 */
/* list.c - /campaigns: what a unit leads, and what it received. */
#include <inttypes.h>

#include "web/campaign/campaign__.h"
#include "web/views.h"

struct list_query {
    int which;
    int64_t before, org;
};
static const char *const whiches[] = { "all", "led", "received", "withdrawn", NULL };
static const enum msg which_labels[] = { M_CAMPAIGN_WHICH_ALL, M_CAMPAIGN_WHICH_LED,
                                         M_CAMPAIGN_WHICH_RECEIVED, M_CAMPAIGN_WHICH_WITHDRAWN };
static const struct field list_fields[] = {
    FIELD_CHOICE(struct list_query, which, M_CAMPAIGN_TITLE, .choices = whiches),
    FIELD_HIDDEN(struct list_query, before),
    FIELD_HIDDEN(struct list_query, org),
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

enum err campaign__get_list(struct ctx *c, const struct request *rq, struct response *rs)
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
