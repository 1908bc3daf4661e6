/* SPDX-License-Identifier: Apache-2.0 */
/* list.c - /reports: what is owed and what was written. */
#include <inttypes.h>

#include "base/clock.h"
#include "web/report/report__.h"
#include "web/views.h"

static struct report_row owed_row(struct ctx *c, const struct report_owed *owed)
{
    struct report_row row = {
        .href = owed->report_id ? str_fmt(c->arena, "/reports/%" PRId64, owed->report_id)
                                : str_fmt(c->arena, "/reports/due/%" PRId64, owed->due_id),
        .campaign = owed->campaign,
        .asked = owed->asked,
        .period = period_shown(c, owed->period),
        .tag = report_tag(owed->state),
        .state = msg_text(c->lang, report_state_words(owed->state)),
        .due_on = owed->due_on,
        .work_on = owed->work_on,
    };

    if (owed->days_left < 0 && owed->state != REPORT_SUBMITTED) {
        row.tag = TAG_LATE;
        row.state = MSG(c->arena, c->lang, M_DESK_DAYS_LATE, { "n", .n = -owed->days_left });
    }
    return row;
}

/* A campaign of two years owes a report every month: those of later months can wait out of sight. */
enum { SOON = 62, LEAST_SOON = 3 };

struct list_query {
    int64_t before, copied;
};
static const struct field list_fields[] = {
    FIELD_HIDDEN(struct list_query, before),
    FIELD_HIDDEN(struct list_query, copied),
};

static void fill_owed(struct ctx *c, const struct report_list *list, struct report_list_page *v)
{
    v->n_owed = list->n_owed;
    v->owed = arena_array(c->arena, struct report_row, list->n_owed + 1);
    for (size_t i = 0; i < list->n_owed; i++)
        v->owed[i] = owed_row(c, &list->owed[i]);
    while (v->n_soon < v->n_owed &&
           (v->n_soon < LEAST_SOON || list->owed[v->n_soon].days_left <= SOON))
        v->n_soon++;
    v->n_later = v->n_owed - v->n_soon;
}

static void fill_sent(struct ctx *c, const struct report_list *list, struct report_list_page *v)
{
    v->n_sent = list->n_sent;
    v->sent = arena_array(c->arena, struct report_row, list->n_sent + 1);
    for (size_t i = 0; i < list->n_sent; i++)
        v->sent[i] = (struct report_row){
            .href = str_fmt(c->arena, "/reports/%" PRId64, list->sent[i].id),
            .campaign = list->sent[i].campaign,
            .asked = list->sent[i].asked,
            .period = period_shown(c, list->sent[i].period),
            .to_org = list->sent[i].to_org,
            .sent = clock_shown(c->arena, list->sent[i].submitted_at),
            .tag = report_tag(list->sent[i].state),
            .state =
                msg_text(c->lang, report_sent_words(list->sent[i].state, list->sent[i].to_outside)),
        };
    if (list->next)
        v->next = str_fmt(c->arena, "/reports?before=%" PRId64, list->next);
}

static enum err fill_copied(struct ctx *c, int64_t before, struct report_list_page *v)
{
    struct report_copied_list list;
    enum err r;

    r = report_copied(c, c->who->org_id, before, &list);
    if (r)
        return r;
    v->n_copied = list.n;
    v->copied = arena_array(c->arena, struct report_row, list.n + 1);
    for (size_t i = 0; i < list.n; i++)
        v->copied[i] = (struct report_row){
            .href = str_fmt(c->arena, "/reports/%" PRId64, list.rows[i].report_id),
            .campaign = list.rows[i].campaign,
            .from = list.rows[i].org,
            .period = period_shown(c, list.rows[i].period),
            .sent = clock_shown(c->arena, list.rows[i].sent_at),
        };
    if (list.next)
        v->copied_next = str_fmt(c->arena, "/reports?copied=%" PRId64 "#dong-gui", list.next);
    return OK;
}

enum err report__get_list(struct ctx *c, const struct request *rq, struct response *rs)
{
    struct report_list_page v = { .next = S(""), .copied_next = S("") };
    struct list_query in = { 0 };
    struct report_list list;
    struct form form;
    enum err r;

    r = form_parse(rq, list_fields, COUNT(list_fields), &in, &form, c->error);
    if (r)
        return r;
    page_init(&v.page, c, rq, NAV_REPORTS, M_REPORT_TITLE);
    r = report_list(c, c->who->org_id, in.before, &list);
    if (r)
        return r;
    fill_owed(c, &list, &v);
    fill_sent(c, &list, &v);
    r = fill_copied(c, in.copied, &v);
    if (r)
        return r;
    return PAGE_SHOW(view_reports, &v, c, rq, rs);
}
