/* SPDX-License-Identifier: Apache-2.0 */
#include "play/plan_play.h"

#include "play/plan_sample.h"

static int64_t take_in(struct world *w, const char *account, struct str bytes)
{
    struct ctx *c = world_as(w, account);
    struct document_new in = { .org_id = w->org[W_COMMUNE], .bytes = bytes };
    struct reading *reading;
    int64_t id = 0;

    T_OK(w->t, document_read_bytes(c, S(""), in.bytes, &reading));
    in.reading = reading;
    T_OK(w->t, document_take_in(world_again(w, c), &in, &id));
    return id;
}

int64_t play_take_in(struct world *w, const char *account)
{
    return take_in(w, account, S(PLAN_SAMPLE));
}

static void accept_doubtful(struct world *w, int64_t document_id)
{
    struct ctx *c = world_as(w, "clerk.commune");
    struct review_outcome outcome;
    struct review v;

    T_OK(w->t, review_load(c, document_id, &v));
    for (size_t i = 0; i < v.n; i++) {
        struct review_decision in = { .id = v.items[i].id,
                                      .version = v.items[i].version,
                                      .act = ITEM_ACCEPT };

        if (v.items[i].state == ITEM_PROPOSED)
            T_OK(w->t, review_decide(world_again(w, c), &in, &outcome));
    }
}

int64_t play_draft_of(struct world *w, const char *text)
{
    struct ctx *c = world_as(w, "clerk.commune");
    struct review_confirm in = { .document_id = take_in(w, "clerk.commune", str_of(text)),
                                 .version = 1,
                                 .make_campaign = true };
    int64_t n, campaign_id;

    T_OK(w->t, review_accept_certain(world_again(w, c), in.document_id, &n));
    accept_doubtful(w, in.document_id);
    T_OK(w->t, review_confirm(world_again(w, c), &in, &campaign_id));
    return campaign_id;
}

int64_t play_draft(struct world *w)
{
    return play_draft_of(w, PLAN_SAMPLE);
}

int64_t play_issued(struct world *w)
{
    struct issue in = { .campaign_id = play_draft(w),
                        .rest = SERIES_REST_NONE,
                        .sure_of_all = true };
    struct campaign campaign;
    size_t units, dues;

    T_OK(w->t, campaign_load(world_as(w, "clerk.commune"), in.campaign_id, &campaign));
    in.version = campaign.version;
    T_OK(w->t, issue(world_as(w, "clerk.commune"), &in, &units, &dues));
    return in.campaign_id;
}
