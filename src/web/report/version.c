/* SPDX-License-Identifier: Apache-2.0 */
/* version.c - /reports/:id/sent/:version_id: a report as it went up that time. */
#include "work/report/version.h"

#include <inttypes.h>

#include "base/clock.h"
#include "web/report/report__.h"
#include "web/views.h"

static struct str fate_of(struct ctx *c, const struct report_version *of)
{
    if (of->returned_at && !of->returned_reason.n)
        return MSG(c->arena, c->lang, M_REPORT_VERSION_RECALLED,
                   { "day", .text = clock_shown(c->arena, of->returned_at) },
                   { "person", .text = of->returned_by });
    if (of->returned_at)
        return MSG(c->arena, c->lang, M_REPORT_VERSION_RETURNED,
                   { "day", .text = clock_shown(c->arena, of->returned_at) },
                   { "person", .text = of->returned_by });
    if (of->returned_reason.n)
        return msg_text(c->lang, M_REPORT_STATE_RETURNED);
    if (of->received_at && of->received_by.n)
        return MSG(c->arena, c->lang, M_REPORT_VERSION_RECEIVED_BY,
                   { "org", .text = of->received_by },
                   { "day", .text = clock_shown(c->arena, of->received_at) });
    if (of->received_at)
        return MSG(c->arena, c->lang, M_REPORT_VERSION_RECEIVED,
                   { "day", .text = clock_shown(c->arena, of->received_at) });
    if (of->paper.way)
        return str_fmt(c->arena, "%.*s, %.*s", STR_ARGS(msg_text(c->lang, M_REPORT_STATE_PAPER)),
                       STR_ARGS(report__paper_shown(c, of)));
    return msg_text(c->lang, M_REPORT_STATE_SUBMITTED);
}

enum err report__fill_versions(struct ctx *c, struct report_page *v)
{
    struct report_version *versions = NULL;
    enum err r;

    if (!v->of.key.id || v->of.as_copy)
        return OK;
    r = report_version_list(c, v->of.key.id, &versions, &v->n_versions);
    if (r)
        return r;
    v->versions = arena_array(c->arena, struct report_version_row, v->n_versions + 1);
    for (size_t i = 0; i < v->n_versions; i++)
        v->versions[i] = (struct report_version_row){
            .href = str_fmt(c->arena, "/reports/%" PRId64 "/sent/%" PRId64, v->of.key.id,
                            versions[i].id),
            .day = clock_shown(c->arena, versions[i].sent_at),
            .person = versions[i].told.how
                          ? str_fmt(c->arena, "%.*s (%.*s)", STR_ARGS(versions[i].sent_by),
                                    STR_ARGS(msg_text(c->lang, M_ENTRY_MARK)))
                          : versions[i].sent_by,
            .fate = fate_of(c, &versions[i]),
            .reason = versions[i].returned_reason,
        };
    return OK;
}

static void fill_facts(struct ctx *c, const struct report *report, const struct report_version *of,
                       struct report_version_page *v)
{
    v->facts = arena_array(c->arena, struct fact, 8);
    if (of->told.how)
        v->facts[v->n_facts++] =
            (struct fact){ M_ENTRY_ENTERED_BY, entry_told_shown(c, of->hand, &of->told), STR_NONE };
    else if (of->hand.n)
        v->facts[v->n_facts++] =
            (struct fact){ report__hand_words(report, of->sent_at), of->hand, STR_NONE };
    if (report->to_org.n)
        v->facts[v->n_facts++] =
            (struct fact){ M_REPORT_TO, report__to_shown(c, report), STR_NONE };
    if (of->paper.way)
        v->facts[v->n_facts++] =
            (struct fact){ M_REPORT_PAPER, report__paper_shown(c, of), STR_NONE };
    else if (of->number.n)
        v->facts[v->n_facts++] = (struct fact){ M_REPORT_NUMBER, of->number, STR_NONE };
    v->facts[v->n_facts++] =
        (struct fact){ M_REPORT_PERIOD, period_shown(c, report->period.name), STR_NONE };
    v->facts[v->n_facts++] =
        (struct fact){ M_REPORT_SENT,
                       str_fmt(c->arena, "%.*s, %.*s", STR_ARGS(clock_shown(c->arena, of->sent_at)),
                               STR_ARGS(of->sent_by)),
                       STR_NONE };
    v->facts[v->n_facts++] = (struct fact){ M_REPORT_STATE, fate_of(c, of), STR_NONE };
    if (of->returned_reason.n)
        v->facts[v->n_facts++] = (struct fact){ M_REPORT_REASON, of->returned_reason, STR_NONE };
}

enum err report__get_version(struct ctx *c, const struct request *rq, struct response *rs)
{
    int64_t id = request_id(rq, "id");
    struct report_version_page v = { 0 };
    struct report_sent_then sent;
    struct report report;
    enum err r;

    page_init(&v.page, c, rq, NAV_REPORTS, M_REPORT_TITLE);
    r = report_version_load(c, id, request_id(rq, "version_id"), &report, &sent);
    if (r)
        return r;
    page_crumb(&v.page, c, msg_text(c->lang, M_REPORT_TITLE), S("/reports"));
    page_crumb(&v.page, c,
               MSG(c->arena, c->lang, M_REPORT_HEAD,
                   { "period", .text = period_shown(c, report.period.name) }),
               str_fmt(c->arena, "/reports/%" PRId64, id));
    page_title(&v.page,
               MSG(c->arena, c->lang, M_REPORT_VERSION_HEAD, { "n", .n = sent.version.n }));
    v.org = report.org;
    v.campaign = report.period.campaign;
    v.n_figures = sent.n_lines;
    v.figures = arena_array(c->arena, struct report_figure, v.n_figures + 1);
    for (size_t i = 0; i < v.n_figures; i++) {
        v.carries = v.carries || sent.lines[i].carried;
        v.figures[i] = (struct report_figure){ sent.lines[i].name, sent.lines[i].unit,
                                               sent.lines[i].value, sent.lines[i].carried };
    }
    v.texts = sent.texts;
    v.n_texts = sent.n_texts;
    fill_facts(c, &report, &sent.version, &v);
    return PAGE_SHOW(view_report_version, &v, c, rq, rs);
}
