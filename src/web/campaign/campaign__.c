/* SPDX-License-Identifier: Apache-2.0 */
#include "web/campaign/campaign__.h"

#include <inttypes.h>

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
    case CAMPAIGN_RECALLED:
        return TAG_BACK;
    case CAMPAIGN_STATES:
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
    case CAMPAIGN_RECALLED:
        return M_CAMPAIGN_STATE_RECALLED;
    case CAMPAIGN_CLOSED:
    case CAMPAIGN_STATES:
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

struct str campaign__clause_label(struct ctx *c, const struct campaign_clause *clause)
{
    if (!clause)
        return S("");
    return clause->label.n ? clause->label : msg_text(c->lang, M_CAMPAIGN_THE_WORDS);
}

struct str campaign__asked_of(struct ctx *c, const struct duty *d)
{
    if (d->audience_name.n)
        return d->audience_name;
    return d->audience.n ? d->audience : msg_text(c->lang, M_DUTY_AUDIENCE_ALL);
}

struct str campaign__periods_href(struct ctx *c, int64_t campaign_id, int64_t duty_id)
{
    return str_fmt(c->arena, "/campaigns/%" PRId64 "/duties/%" PRId64 "/periods", campaign_id,
                   duty_id);
}

struct str campaign__clause_href(struct ctx *c, int64_t campaign_id,
                                 const struct campaign_clause *clause)
{
    return clause ? str_fmt(c->arena, "/campaigns/%" PRId64 "/text#chu-%" PRId64, campaign_id,
                            clause->id)
                  : S("");
}

struct edit_ways campaign__edit_ways(struct ctx *c, struct page *page, int64_t campaign_id,
                                     const char *things, const char *place, int64_t id, bool amends)
{
    struct str of =
        str_fmt(c->arena, "/campaigns/%" PRId64 "%s", campaign_id, amends ? "/amend" : "");
    struct edit_ways ways = { .cancel = str_fmt(c->arena, "%.*s#%s", STR_ARGS(of), place) };

    ways.action = id ? str_fmt(c->arena, "%.*s/%s/%" PRId64 "%s", STR_ARGS(of), things, id,
                               amends ? "" : "/edit")
                     : str_fmt(c->arena, "%.*s/%s", STR_ARGS(of), things);
    if (amends)
        page_crumb(page, c, msg_text(c->lang, M_AMEND_TITLE), of);
    return ways;
}
