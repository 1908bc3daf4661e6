/* SPDX-License-Identifier: Apache-2.0 */
/* text.c - /campaigns/:id/text: the directive's words, each clause with a place of its own. */
#include <inttypes.h>

#include "web/campaign/campaign__.h"
#include "web/views.h"

enum err campaign__get_text(struct ctx *c, const struct request *rq, struct response *rs)
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
            .label = campaign__clause_label(c, &of.clauses[i]),
            .words = of.clauses[i].words,
            .href = str_fmt(c->arena, "#chu-%" PRId64, v.text.places[i].id),
        };
    return PAGE_SHOW(view_campaign_text, &v, c, rq, rs);
}
