/* SPDX-License-Identifier: Apache-2.0 */
#include "web/kit/page.h"

#include <assert.h>

#include "base/random.h"
#include "http/csrf.h"

static const enum permission needed[NAV_COUNT] = {
    [NAV_MINE] = P_SESSION_VIEW, /* who meets has promises and a place on the roll */
    [NAV_DOCUMENTS] = P_DOCUMENT_VIEW,  [NAV_CAMPAIGNS] = P_CAMPAIGN_VIEW,
    [NAV_SESSIONS] = P_SESSION_FIGURES, [NAV_REMEDIES] = P_REMEDY_VIEW,
    [NAV_REPORTS] = P_REPORT_VIEW,      [NAV_ORG] = P_ORG_VIEW,
};

/* What an act leaves in the address of the page it leads to, and the words for it. */
static const struct {
    const char *name;
    enum msg words;
} done_words[] = {
    { "saved", M_DONE_SAVED },
    { "submitted", M_DONE_SUBMITTED },
    { "entered", M_DONE_ENTERED },
    { "on-paper", M_DONE_ON_PAPER },
    { "received", M_DONE_RECEIVED },
    { "returned", M_DONE_RETURNED },
    { "acknowledged", M_DONE_ACKNOWLEDGED },
    { "issued", M_DONE_ISSUED },
    { "child-days", M_DONE_CHILD_DAYS },
    { "periods-anew", M_DONE_PERIODS_ANEW },
    { "confirmed", M_DONE_CONFIRMED },
    { "opened", M_DONE_OPENED },
    { "closed", M_DONE_CLOSED },
    { "added", M_DONE_ADDED },
    { "mended", M_DONE_MENDED },
    { "accepted", M_DONE_ACCEPTED },
    { "dropped", M_DONE_DROPPED },
    { "duty-dropped", M_DONE_DUTY_DROPPED },
    { "scheduled", M_DONE_SCHEDULED },
    { "recalled", M_DONE_RECALLED },
    { "report-recalled", M_DONE_REPORT_RECALLED },
    { "amended", M_DONE_AMENDED },
    { "amend-dropped", M_DONE_AMEND_DROPPED },
    { "withdrawn", M_DONE_WITHDRAWN },
    { "session-withdrawn", M_DONE_SESSION_WITHDRAWN },
    { "restored", M_DONE_RESTORED },
    { "password", M_DONE_PASSWORD },
};

static struct str words_of_done(struct ctx *c, const struct request *rq)
{
    for (size_t i = 0; i < rq->n_query; i++) {
        if (!str_eq(rq->query[i].name, S("done")))
            continue;
        for (size_t j = 0; j < COUNT(done_words); j++) {
            if (str_eq(rq->query[i].value, str_of(done_words[j].name)))
                return msg_text(c->lang, done_words[j].words);
        }
    }
    return S("");
}

void page_init(struct page *page, struct ctx *c, const struct request *rq, enum nav nav,
               enum msg title)
{
    assert(page);
    *page = (struct page){
        .title = msg_text(c->lang, title),
        .nav = nav,
        .person = S(""),
        .unit = S(""),
        .signed_in = c->who != NULL,
        .account = c->who ? c->who->account_id : 0,
        .answers_form = rq->method != GET,
        .exposed = request_is_exposed(rq),
        .done = words_of_done(c, rq),
        .here = request_here(rq),
    };
    if (!c->who)
        return;
    page->person = c->who->name;
    page->unit = c->who->org_name.p ? c->who->org_name : S("");
    page->shows[NAV_DESK] = true;
    for (int i = NAV_MINE; i < NAV_COUNT; i++)
        page->shows[i] = permission_anywhere(c->who->grants, c->who->n_grants, needed[i]);
}

void page_title(struct page *page, struct str title)
{
    assert(page);
    page->title = title;
}

void page_crumb(struct page *page, struct ctx *c, struct str text, struct str href)
{
    struct crumb *crumbs = arena_array(c->arena, struct crumb, page->n_crumbs + 1);

    assert(page);
    if (page->n_crumbs)
        memcpy(crumbs, page->crumbs, page->n_crumbs * sizeof(*crumbs));
    crumbs[page->n_crumbs++] = (struct crumb){ text, href };
    page->crumbs = crumbs;
}

struct html page_html(const struct page *page, struct ctx *c, const struct request *rq,
                      struct response *rs)
{
    assert(page);
    (void)page;
    return (struct html){
        .out = &rs->body,
        .lang = c->lang,
        .csrf = csrf_token_for(rq),
        .act = random_token(c->arena, 12),
    };
}

enum err page_end(const struct page *page, struct response *rs)
{
    assert(page);
    rs->status = page->form && form_has_errors(page->form) ? 422 : 200;
    return OK;
}
