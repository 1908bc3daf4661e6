/* SPDX-License-Identifier: Apache-2.0 */
#include "fault/fault.h"
#include "play/plan_play.h"
#include "play/plan_sample.h"

static void look(struct scene *s)
{
    struct document d;

    T_OK(s->t, document_load(world_as(s->w, "clerk.commune"), s->id, &d));
    s->version = d.version;
}

static void prepare_taken_in(struct scene *s)
{
    prepare_world(s);
    s->id = play_take_in(s->w, "clerk.commune");
    look(s);
}

static void prepare_withdrawn(struct scene *s)
{
    prepare_taken_in(s);
    T_OK(s->t, document_withdraw(world_as(s->w, "clerk.commune"), s->id, s->version));
    look(s);
}

static void prepare_decided(struct scene *s)
{
    int64_t n;

    prepare_taken_in(s);
    T_OK(s->t, review_accept_certain(world_as(s->w, "clerk.commune"), s->id, &n));
    T_OK(s->t, review_drop_rest(world_as(s->w, "clerk.commune"), s->id, &n));
    look(s);
}

/* A draft was made of it: what is put right afterwards makes the draft anew. */
static void prepare_drafted(struct scene *s)
{
    struct campaign campaign;

    prepare_world(s);
    s->other = play_draft(s->w);
    T_OK(s->t, campaign_load(world_as(s->w, "clerk.commune"), s->other, &campaign));
    s->id = campaign.document_id;
    look(s);
}

static enum err run_review_head_add(struct ctx *c, struct scene *s)
{
    struct review_head in = { s->id, S("recipient"), S("Các chi bộ trực thuộc") };
    const char *field;

    return review_head_add(c, &in, &field);
}

static enum err run_document_take_in(struct ctx *c, struct scene *s)
{
    struct document_new in = { .org_id = s->w->org[W_COMMUNE], .bytes = S(PLAN_SAMPLE) };
    struct reading *reading;
    enum err r;

    r = document_read_bytes(c, S(""), in.bytes, &reading);
    if (r)
        return r;
    in.reading = reading;
    return document_take_in(c, &in, &s->id);
}

static enum err run_document_withdraw(struct ctx *c, struct scene *s)
{
    return document_withdraw(c, s->id, s->version);
}

static enum err run_document_bring_back(struct ctx *c, struct scene *s)
{
    return document_bring_back(c, s->id, s->version);
}

static enum err run_review_accept_certain(struct ctx *c, struct scene *s)
{
    return review_accept_certain(c, s->id, &s->other);
}

static enum err run_review_drop_rest(struct ctx *c, struct scene *s)
{
    return review_drop_rest(c, s->id, &s->other);
}

static enum err run_review_decide(struct ctx *c, struct scene *s)
{
    struct review_decision in = { .act = ITEM_DROP };
    struct review_outcome outcome;
    struct review v;
    enum err r;

    r = review_load(c, s->id, &v);
    if (r)
        return r;
    in.id = v.items[v.n - 1].id;
    in.version = v.items[v.n - 1].version;
    return review_decide(c, &in, &outcome);
}

static enum err run_review_confirm(struct ctx *c, struct scene *s)
{
    struct review_confirm in = { .document_id = s->id,
                                 .version = s->version,
                                 .make_campaign = true };

    return review_confirm(c, &in, &s->other);
}

static enum err run_review_bring_back(struct ctx *c, struct scene *s)
{
    struct review_decision in = { .act = ITEM_BRING_BACK };
    struct review_outcome outcome;
    struct review v;
    enum err r;

    r = review_load(c, s->id, &v);
    if (r)
        return r;
    in.id = v.items[v.n - 1].id;
    in.version = v.items[v.n - 1].version;
    return review_decide(c, &in, &outcome);
}

static const struct fault rows[] = {
    FAULT(document, document_take_in, "clerk.commune", prepare_world),
    FAULT(document, document_withdraw, "clerk.commune", prepare_taken_in),
    FAULT(document, document_bring_back, "clerk.commune", prepare_withdrawn),
    FAULT(review, review_accept_certain, "clerk.commune", prepare_taken_in),
    FAULT(review, review_drop_rest, "clerk.commune", prepare_taken_in),
    FAULT(review, review_head_add, "clerk.commune", prepare_drafted),
    FAULT(review, review_decide, "clerk.commune", prepare_drafted),
    FAULT(review, review_confirm, "clerk.commune", prepare_decided),
};

/* With a way back. */
static const struct undo undos[] = {
    UNDO(document_withdraw, document_bring_back, "clerk.commune", prepare_taken_in, look, ""),
    UNDO(review_decide, review_bring_back, "clerk.commune", prepare_taken_in, NULL, ""),
};

const struct fault_table fault_document = { rows, COUNT(rows), undos, COUNT(undos) };
