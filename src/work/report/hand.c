/* SPDX-License-Identifier: Apache-2.0 */
/* hand.c - who may do something with a report though they are neither its unit nor above it: the board in whose
 * channel it is, and whom it was sent to. */
#include "work/campaign/channel.h"
#include "work/report/report__.h"

static bool is_one_of(const int64_t *ids, size_t n, int64_t id)
{
    for (size_t i = 0; i < n; i++) {
        if (ids[i] == id)
            return true;
    }
    return false;
}

/* Whose people receive it: the unit it was sent to, the boards in whose channel that has it, and where it is a
 * board itself, its committee; wherever its own unit stands by now. */
enum err report__load_hands(struct ctx *c, struct report *report)
{
    size_t n_grants = c->who ? c->who->n_grants : 0;
    struct channel_near near;
    struct hand *hands;
    enum err r;

    r = channel_near(c, report->period.series_id, report->key.org_id, report->to_org_id, &near);
    if (r)
        return r;
    hands = arena_array(c->arena, struct hand, 2 * near.n_hands + n_grants + 2);
    for (size_t i = 0; i < near.n_hands; i++) {
        hands[report->n_hands++] = near.hands[i];
        if (near.hands[i].for_org_id == report->to_org_id && report->state != REPORT_DRAFT)
            hands[report->n_hands++] =
                (struct hand){ .kind = HAND_RECEIVER, .org_id = near.hands[i].org_id };
    }
    for (size_t i = 0; i < n_grants && report->state != REPORT_DRAFT; i++) {
        int64_t id = c->who->grants[i].org_id;

        if (id == report->to_org_id || is_one_of(near.committees, near.n_committees, id))
            hands[report->n_hands++] = (struct hand){ .kind = HAND_RECEIVER, .org_id = id };
    }
    if (report->kept_by_id)
        hands[report->n_hands++] =
            (struct hand){ .kind = HAND_KEEPER, .org_id = report->kept_by_id };
    report->hands = hands;
    report->boards_now = near.boards;
    return OK;
}

enum err report__may(struct ctx *c, enum permission p, const struct report *report,
                     const struct grant **ret_by)
{
    return may_by(c, report->hands, report->n_hands, p, report->key.org_id, ret_by);
}

enum err report__rights(struct ctx *c, const struct report *report, struct rights *ret)
{
    return rights_by(c, report->hands, report->n_hands, report->key.org_id, ret);
}

/* Nobody takes in what they sent themselves. */
bool report__is_receiver(const struct ctx *c, const struct report *report)
{
    for (size_t i = 0; i < c->who->n_grants * report->n_hands; i++) {
        const struct grant *g = &c->who->grants[i / report->n_hands];
        const struct hand *hand = &report->hands[i % report->n_hands];

        if (hand->kind == HAND_RECEIVER && hand->org_id == g->org_id &&
            g->org_id != report->key.org_id && permission_anywhere(g, 1, P_REPORT_RECEIVE))
            return true;
    }
    return false;
}
