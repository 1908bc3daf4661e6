/* SPDX-License-Identifier: Apache-2.0 */
#include "base/clock.h"
#include "fault/fault.h"
#include "work/org/advise.h"
#include "work/org/change.h"
#include "work/org/set.h"

static const struct day today = { 2022, 3, 14 }, april = { 2022, 4, 1 };

static enum err run_org_move(struct ctx *c, struct scene *s)
{
    struct org_move in = { .org_id = s->w->org[W_COMMUNE],
                           .parent_id = s->w->org[W_OTHER],
                           .from = today,
                           .note = S("QĐ 12") };

    return org_move(c, &in);
}

static enum err run_org_rename(struct ctx *c, struct scene *s)
{
    struct org_rename in = { .org_id = s->w->org[W_HILL],
                             .from = today,
                             .name = S("Chi bộ Tổ dân phố 2") };

    return org_rename(c, &in);
}

static enum err run_org_dissolve(struct ctx *c, struct scene *s)
{
    struct org_dissolve in = { .org_id = s->w->org[W_HAMLET],
                               .successor_id = s->w->org[W_HILL],
                               .from = today };

    return org_dissolve(c, &in);
}

static struct org_advise school_advises(struct scene *s)
{
    return (struct org_advise){ .board_id = s->w->org[W_SCHOOL],
                                .committee_id = s->w->org[W_COMMUNE],
                                .from = today };
}

static enum err run_org_advise(struct ctx *c, struct scene *s)
{
    struct org_advise in = school_advises(s);

    return org_advise(c, &in);
}

static enum err run_org_advise_end(struct ctx *c, struct scene *s)
{
    struct org_advise in = school_advises(s);

    in.from = april;
    return org_advise_end(c, &in);
}

static void prepare_advice(struct scene *s)
{
    struct org_advise in;

    prepare_world(s);
    in = school_advises(s);
    T_OK(s->t, org_advise(world_at_terminal(s->w), &in));
}

static enum err run_org_apply_changes(struct ctx *c, struct scene *s)
{
    size_t n;

    (void)s;
    ctx_operate(c);
    return org_apply_changes(c, &n);
}

/* The hamlet has a session planned. */
static void prepare_planned(struct scene *s)
{
    s->w = &s->play.w;
    play_open(s->t, &s->play);
    (void)play_schedule(&s->play, SESSION_REGULAR, 20);
}

/* The first of April brings a move, a name and an end. */
static void prepare_changes(struct scene *s)
{
    struct org_rename named = { .from = april, .name = S("Chi bộ Tổ dân phố 1") };
    struct org_dissolve ended = { .from = april };
    struct org_move moved = { .from = april };

    prepare_planned(s);
    moved.org_id = named.org_id = s->w->org[W_HILL];
    moved.parent_id = s->w->org[W_OTHER];
    ended.org_id = s->w->org[W_HAMLET];
    T_OK(s->t, org_move(world_at_terminal(s->w), &moved));
    T_OK(s->t, org_rename(world_at_terminal(s->w), &named));
    T_OK(s->t, org_dissolve(world_at_terminal(s->w), &ended));
    s->w->now_ms = clock_from_local((struct clock_time){ .day = april, .hour = 8 });
}

static enum err run_org_set_phone(struct ctx *c, struct scene *s)
{
    return org_set_phone(c, s->w->org[W_HILL], S("0206 3184 816"));
}

static enum err run_org_set_layout(struct ctx *c, struct scene *s)
{
    return org_set_layout(c, s->w->org[W_HILL], S("nd30-2020"));
}

static const struct fault rows[] = {
    FAULT(org, org_move, "admin.province", prepare_world),
    FAULT(org, org_rename, "admin.province", prepare_world),
    FAULT(org, org_set_phone, "admin.province", prepare_world),
    FAULT(org, org_set_layout, "admin.province", prepare_world),
    FAULT(org, org_dissolve, "admin.province", prepare_planned),
    FAULT(org, org_advise, "admin.province", prepare_world),
    FAULT(org, org_advise_end, "admin.province", prepare_advice),
    FAULT(org, org_apply_changes, NULL, prepare_changes),
};

/* With a way back. */
static const struct undo undos[] = {
    UNDO(org_advise, org_advise_end, "admin.province", prepare_world, NULL,
         "'advises'" /* a row with both days */),
};

const struct fault_table fault_org = { rows, COUNT(rows), undos, COUNT(undos) };
