/* SPDX-License-Identifier: Apache-2.0 */
#include "work/campaign/channel.h"

#include <assert.h>
#include <inttypes.h>

#include "store/channel.h"
#include "store/org.h"
#include "store/report.h"
#include "store/series.h"
#include "work/trail.h"

enum err channel_list(struct ctx *c, int64_t campaign_id, int64_t org_id, struct channel **ret,
                      size_t *ret_n)
{
    struct q_channel_list *rows = NULL;
    enum err r;

    assert(ret && ret_n);
    *ret_n = 0;
    r = may(c, P_CAMPAIGN_VIEW, org_id);
    if (!r)
        r = q_channel_list(c->db, campaign_id, org_id, day_iso(c->arena, c->today), c->arena, &rows,
                           ret_n, c->error);
    if (r)
        return r;
    *ret = arena_array(c->arena, struct channel, *ret_n + 1);
    for (size_t i = 0; i < *ret_n; i++)
        (*ret)[i] = (struct channel){ .id = rows[i].id,
                                      .series_id = rows[i].series_id,
                                      .board_id = rows[i].board_id,
                                      .board = rows[i].board,
                                      .from = day_from_iso(rows[i].from_on),
                                      .live = rows[i].live != 0 };
    return OK;
}

static enum err check_board(struct ctx *c, const struct channel_new *in, struct day from)
{
    struct q_advises_of *rows = NULL;
    size_t n = 0;
    enum err r;

    r = q_advises_of(c->db, in->board_id, day_iso(c->arena, from), c->arena, &rows, &n, c->error);
    for (size_t i = 0; !r && i < n; i++) {
        if (rows[i].board_id == in->board_id && rows[i].committee_id == in->org_id)
            return OK;
    }
    return r ? r : fail(c, E_INVALID, M_CHANNEL_NOT_BOARD);
}

static enum err check_concerns(struct ctx *c, const struct channel_new *in)
{
    struct q_series_campaign series;
    struct q_report_concerns q;
    enum err r;

    r = q_series_campaign(c->db, in->series_id, c->arena, &series, c->error);
    if (!r)
        r = q_report_concerns(c->db, series.campaign_id, in->org_id, c->arena, &q, c->error);
    if (r == E_NOT_FOUND || (!r && !q.concerns))
        return fail(c, E_NOT_FOUND, M_ERROR_NOT_FOUND);
    return r;
}

static enum err tell(struct ctx *c, int64_t id, const char *verb, int64_t org_id, int64_t board_id,
                     int64_t series_id)
{
    return event_add(
        c, "channel", id, verb, org_id,
        str_fmt(c->arena, "{\"board\":%" PRId64 ",\"series\":%" PRId64 "}", board_id, series_id));
}

/* Taken back and given again on one day, it is the same one. */
static enum err open_it(struct ctx *c, const struct channel_new *in, struct str from,
                        int64_t *ret_id, int64_t *ret_added)
{
    struct q_channel_of_day *rows = NULL;
    size_t n = 0;
    enum err r;

    r = q_channel_of_day(c->db, in->org_id, in->board_id, in->series_id, from, c->arena, &rows, &n,
                         c->error);
    if (r)
        return r;
    *ret_id = n ? rows[0].id : ids_next(c->ids);
    if (n)
        return q_channel_open_again(c->db, *ret_id, ret_added, c->error);
    return q_channel_add(c->db, *ret_id, in->org_id, in->board_id, in->series_id, from, ret_added,
                         c->error);
}

enum err channel_add(struct ctx *c, const struct channel_new *in)
{
    struct day from = day_is(in->from) ? in->from : c->today;
    int64_t id, added = 0;
    enum err r;

    assert(in);
    r = may(c, P_CAMPAIGN_ISSUE, in->org_id);
    if (!r)
        r = check_concerns(c, in);
    if (!r)
        r = check_board(c, in, from);
    if (r)
        return r;
    r = open_it(c, in, day_iso(c->arena, from), &id, &added);
    if (!r && !added)
        r = fail(c, E_CONFLICT, M_CHANNEL_OPEN);
    return r ? r : tell(c, id, "open", in->org_id, in->board_id, in->series_id);
}

enum err channel_end(struct ctx *c, int64_t id, int64_t *ret_campaign_id)
{
    struct q_channel_by_id channel;
    int64_t changed = 0;
    enum err r;

    assert(ret_campaign_id);
    r = q_channel_by_id(c->db, id, c->arena, &channel, c->error);
    if (r == E_NOT_FOUND)
        return fail(c, E_NOT_FOUND, M_ERROR_NOT_FOUND);
    if (!r)
        r = may(c, P_CAMPAIGN_ISSUE, channel.org_id);
    if (!r)
        r = q_channel_end(c->db, id, day_iso(c->arena, c->today), &changed, c->error);
    if (!r && !changed)
        r = fail(c, E_CONFLICT, M_ERROR_STALE);
    if (r)
        return r;
    *ret_campaign_id = channel.campaign_id;
    return tell(c, id, "end", channel.org_id, channel.board_id, channel.series_id);
}

static enum err hands_of(struct ctx *c, int64_t board_id, int64_t campaign_id, int64_t series_id,
                         struct q_channel_hands **ret, size_t *ret_n)
{
    struct db_int series = { series_id != 0, series_id };

    return q_channel_hands(c->db, board_id, campaign_id, series, HIERARCHY,
                           day_iso(c->arena, c->today), c->arena, ret, ret_n, c->error);
}

enum err channel_hands(struct ctx *c, int64_t campaign_id, int64_t series_id, struct hand **ret,
                       size_t *ret_n)
{
    struct hand *hands = NULL;
    size_t n = 0, cap = 0;

    assert(ret && ret_n);
    for (size_t i = 0; c->who && i < c->who->n_grants; i++) {
        int64_t board_id = c->who->grants[i].org_id;
        struct q_channel_hands *rows = NULL;
        size_t n_rows = 0;
        enum err r = hands_of(c, board_id, campaign_id, series_id, &rows, &n_rows);

        if (r)
            return r;
        for (size_t k = 0; k < n_rows; k++)
            *ARENA_PUSH(c->arena, hands, n, cap) =
                (struct hand){ HAND_BOARD, board_id, rows[k].org_id, rows[k].path };
    }
    *ret = hands;
    *ret_n = n;
    return OK;
}

static void add_near(struct ctx *c, const struct q_channel_near *row, int64_t org_id,
                     int64_t to_org_id, struct channel_near *near)
{
    if (row->board_id == to_org_id)
        near->committees[near->n_committees++] = row->org_id;
    if (row->org_id != org_id)
        return;
    near->boards = near->boards.n ? str_fmt(c->arena, "%.*s; %.*s", STR_ARGS(near->boards),
                                            STR_ARGS(row->board))
                                  : row->board;
}

enum err channel_near(struct ctx *c, int64_t series_id, int64_t org_id, int64_t to_org_id,
                      struct channel_near *ret)
{
    size_t n_grants = c->who ? c->who->n_grants : 0, cap = 0;
    struct q_channel_near_in in = {
        .series_id = series_id,
        .org_id = org_id,
        .other_id = to_org_id,
        .hierarchy_id = HIERARCHY,
        .on_day = day_iso(c->arena, c->today),
    };

    assert(ret);
    *ret = (struct channel_near){ .boards = S("") };
    for (size_t i = 0; i == 0 || i < n_grants; i++) {
        struct q_channel_near *rows = NULL;
        size_t n = 0;
        enum err r;

        in.board_id = n_grants ? c->who->grants[i].org_id : 0;
        r = q_channel_near(c->db, &in, c->arena, &rows, &n, c->error);
        if (r)
            return r;
        if (i == 0)
            ret->committees = arena_array(c->arena, int64_t, n + 1);
        for (size_t k = 0; k < n; k++) {
            if (i == 0)
                add_near(c, &rows[k], org_id, to_org_id, ret);
            if (rows[k].board_id == in.board_id)
                *ARENA_PUSH(c->arena, ret->hands, ret->n_hands, cap) =
                    (struct hand){ HAND_BOARD, in.board_id, rows[k].org_id, rows[k].path };
        }
    }
    return OK;
}
