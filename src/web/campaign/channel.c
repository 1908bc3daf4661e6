/* SPDX-License-Identifier: Apache-2.0 */
/* channel.c - which boards follow a campaign up for the asker's committee: a part of the campaign's page. */
#include "work/campaign/channel.h"

#include <inttypes.h>

#include "web/campaign/campaign__.h"
#include "work/org/advise.h"

struct channel_form {
    int64_t org, series, board;
};
static const struct field channel_fields[] = {
    FIELD_HIDDEN(struct channel_form, org, .required = true),
    FIELD_ID(struct channel_form, series, M_CHANNEL_SERIES, .required = true),
    FIELD_ID(struct channel_form, board, M_CHANNEL_BOARD, .required = true),
};

/* The committee that the asker may decide for: the leading one, or one it was issued to. */
static enum err find_committee(struct ctx *c, const struct campaign_view *of, int64_t *ret)
{
    const int64_t orgs[] = { of->campaign.org_id, of->unit_id };

    *ret = 0;
    for (size_t i = 0; i < COUNT(orgs) && !*ret; i++) {
        struct rights rights;
        enum err r = rights_at(c, orgs[i], &rights);

        if (r)
            return r;
        if (rights_have(&rights, P_CAMPAIGN_ISSUE))
            *ret = orgs[i];
    }
    return OK;
}

/* A way of reporting is known by the words that ask for it. */
static struct str series_words(const struct campaign_view *of, int64_t id)
{
    for (size_t i = 0; i < of->n_series; i++) {
        if (of->series[i].id == id && of->series[i].n_members)
            return of->series[i].members[0].duty->words;
    }
    return S("");
}

static void fill_rows(struct ctx *c, const struct campaign_view *of, const struct channel *channels,
                      size_t n, struct campaign_channels *v)
{
    v->rows = arena_array(c->arena, struct campaign_channel_row, n + 1);
    v->n = n;
    for (size_t i = 0; i < n; i++)
        v->rows[i] = (struct campaign_channel_row){
            .id = channels[i].id,
            .board = channels[i].board,
            .series = series_words(of, channels[i].series_id),
            .since = MSG(c->arena, c->lang, M_CHANNEL_SINCE,
                         { "day", .text = day_shown(c->arena, channels[i].from) }),
            .live = channels[i].live,
        };
}

static void fill_choices(struct ctx *c, const struct campaign_view *of,
                         const struct org_advice *advice, size_t n, struct campaign_channels *v)
{
    v->series = (struct options){ arena_array(c->arena, struct option, of->n_series + 1), 0 };
    for (size_t i = 0; i < of->n_series; i++) {
        if (of->series[i].id)
            v->series.v[v->series.n++] =
                (struct option){ .value = str_fmt(c->arena, "%" PRId64, of->series[i].id),
                                 .label = series_words(of, of->series[i].id) };
    }
    v->boards = (struct options){ arena_array(c->arena, struct option, n + 1), 0 };
    for (size_t i = 0; i < n; i++) {
        if (advice[i].committee_id == v->org_id)
            v->boards.v[v->boards.n++] =
                (struct option){ .value = str_fmt(c->arena, "%" PRId64, advice[i].board_id),
                                 .label = advice[i].board };
    }
    v->offers = v->series.n && v->boards.n;
}

enum err campaign__fill_channels(struct ctx *c, const struct campaign_view *of,
                                 struct campaign_channels *v)
{
    const struct org_advice *advice = NULL;
    struct channel *channels = NULL;
    size_t n_advice = 0, n = 0;
    struct form form;
    enum err r = OK;

    v->org_id = 0;
    if (of->campaign.state == CAMPAIGN_ISSUED)
        r = find_committee(c, of, &v->org_id);
    if (r || !v->org_id)
        return r;
    r = channel_list(c, of->campaign.id, v->org_id, &channels, &n);
    if (!r)
        r = org_advice_on(c, v->org_id, c->today, &advice, &n_advice);
    if (r)
        return r;
    form_init(&form, channel_fields, COUNT(channel_fields), c->lang, c->arena);
    v->org = v->org_id == of->campaign.org_id ? of->campaign.org_name : of->unit_name;
    v->series_field = field_view_plain(&form, "series");
    v->board_field = field_view_plain(&form, "board");
    fill_rows(c, of, channels, n, v);
    fill_choices(c, of, advice, n_advice, v);
    return OK;
}

enum err campaign__post_channel(struct ctx *c, const struct request *rq, struct response *rs)
{
    struct channel_form in = { 0 };
    struct channel_new new;
    struct form form;
    enum err r;

    r = form_parse(rq, channel_fields, COUNT(channel_fields), &in, &form, c->error);
    if (r)
        return r;
    new = (struct channel_new){ .org_id = in.org, .board_id = in.board, .series_id = in.series };
    r = channel_add(c, &new);
    return r ? r
             : respond_redirect(rs, "/campaigns/%" PRId64 "?done=added#co-quan",
                                request_id(rq, "id"));
}

enum err campaign__post_channel_end(struct ctx *c, const struct request *rq, struct response *rs)
{
    int64_t campaign_id;
    enum err r = channel_end(c, request_id(rq, "id"), &campaign_id);

    return r ? r : respond_redirect(rs, "/campaigns/%" PRId64 "?done=saved#co-quan", campaign_id);
}
