/* SPDX-License-Identifier: Apache-2.0 */
#include "work/org/change.h"

#include <assert.h>

#include "rules/org.h"
#include "store/org.h"
#include "text/name.h"
#include "text/vi.h"
#include "work/name.h"
#include "work/org/org__.h"

/* Every change of a unit comes behind the one before it, so that no row between two days is lost. */
static enum err comes_behind(struct ctx *c, struct day from, struct str last)
{
    if (!last.n || day_cmp(from, day_from_iso(last)) > 0)
        return OK;
    return fail(c, E_CONFLICT, M_ORG_CHANGE_BEHIND,
                { "day", .text = day_shown(c->arena, day_from_iso(last)) });
}

static enum err may_take(struct ctx *c, const struct q_org_life *life)
{
    return life->parent_id.is ? may(c, P_ORG_EDIT, life->parent_id.v) : may_at_top(c, P_ORG_EDIT);
}

static enum err makes_no_circle(struct ctx *c, const struct org_move *in, struct str org)
{
    struct q_org_link_circle *rows = NULL;
    size_t n = 0;
    enum err r;

    r = q_org_link_circle(c->db, HIERARCHY, in->org_id, in->parent_id, day_iso(c->arena, in->from),
                          c->arena, &rows, &n, c->error);
    if (r || !n)
        return r;
    return fail(c, E_CONFLICT, M_ORG_CIRCLE, { "org", .text = org });
}

/* *life: of the unit, as it is before the move. */
static enum err may_move(struct ctx *c, const struct org_move *in, struct q_org_life *life)
{
    struct q_org_life above;
    enum err r;

    r = org__lives_from(c, in->org_id, in->from, life);
    if (!r)
        r = may_take(c, life);
    if (!r)
        r = may(c, P_ORG_EDIT, in->parent_id);
    if (!r)
        r = org__lives_from(c, in->parent_id, in->from, &above);
    if (r)
        return r;
    if (life->parent_id.v == in->parent_id)
        return fail(c, E_CONFLICT, M_ORG_THERE_ALREADY, { "org", .text = above.name });
    r = comes_behind(c, in->from, life->linked_on);
    return r ? r : makes_no_circle(c, in, life->name);
}

enum err org_move(struct ctx *c, const struct org_move *in)
{
    struct str from = day_iso(c->arena, in->from);
    struct q_org_life life = { 0 };
    int64_t changed;
    enum err r;

    assert(in);
    r = may_move(c, in, &life);
    if (!r && life.parent_id.is)
        r = q_org_periods_keep(c->db, in->org_id, life.parent_id.v, HIERARCHY, from, &changed,
                               c->error);
    if (!r)
        r = q_org_reports_send_on(c->db, in->org_id, in->parent_id, HIERARCHY, from, &changed,
                                  c->error);
    if (!r)
        r = q_org_link_end(c->db, HIERARCHY, in->org_id, from, &changed, c->error);
    if (!r)
        r = q_org_link_add(c->db, ids_next(c->ids), HIERARCHY, in->org_id, in->parent_id, from,
                           c->error);
    if (r)
        return r;
    return org__change(
        c, &(struct org__change){ ORG_MOVE, in->org_id, in->parent_id, in->from, in->note });
}

/* What is given anew over what it is called on that day. */
static enum err new_names(struct ctx *c, const struct org_rename *in,
                          struct q_org_name_new_in *names)
{
    struct org_names before;
    enum err r;

    r = org_names_on(c, in->org_id, in->from, &before);
    if (r)
        return r;
    names->kind = before.kind;
    names->name = before.name;
    names->party_name = before.party_name.n ? before.party_name : STR_NONE;
    names->official_name = before.official_name;
    names->symbol = in->symbol.n ? in->symbol : before.symbol;
    names->place = in->place.n ? in->place : before.place;
    if (in->name.n) {
        r = name_take(c, in->name, &names->name);
        names->official_name = vi_upper(c->arena, names->name);
        names->party_name = org_party_name(c->arena, names->name);
    }
    if (!r && in->party_name.n)
        r = name_take(c, in->party_name, &names->party_name);
    if (!r && in->official_name.n)
        r = name_take(c, in->official_name, &names->official_name);
    names->order_key = name_order_key(c->arena, names->name);
    return r;
}

enum err org_rename(struct ctx *c, const struct org_rename *in)
{
    struct q_org_name_new_in names = {
        .id = ids_next(c->ids),
        .org_id = in->org_id,
        .from_on = day_iso(c->arena, in->from),
    };
    struct q_org_life life = { 0 };
    int64_t changed;
    enum err r;

    assert(in);
    r = may(c, P_ORG_EDIT, in->org_id);
    if (!r)
        r = org__lives_from(c, in->org_id, in->from, &life);
    if (!r)
        r = comes_behind(c, in->from, life.named_on);
    if (!r)
        r = new_names(c, in, &names);
    if (!r)
        r = q_org_name_end(c->db, in->org_id, names.from_on, &changed, c->error);
    if (!r)
        r = q_org_name_new(c->db, &names, c->error);
    if (r)
        return r;
    return org__change(c, &(struct org__change){ ORG_RENAME, in->org_id, 0, in->from, in->note });
}

static enum err has_none_below(struct ctx *c, const struct org_dissolve *in)
{
    struct q_org_children_after *rows = NULL;
    size_t n = 0;
    enum err r;

    r = q_org_children_after(c->db, HIERARCHY, in->org_id, day_iso(c->arena, in->from), c->arena,
                             &rows, &n, c->error);
    if (r || !n)
        return r;
    return fail(c, E_CONFLICT, M_ORG_HAS_BELOW, { "org", .text = rows[0].name });
}

static enum err held_none_since(struct ctx *c, const struct org_dissolve *in)
{
    struct q_org_session_held *rows = NULL;
    size_t n = 0;
    enum err r;

    r = q_org_session_held(c->db, in->org_id, c->arena, &rows, &n, c->error);
    if (r || !n || day_cmp(day_from_iso(rows[0].held_on), in->from) < 0)
        return r;
    return fail(c, E_CONFLICT, M_ORG_HELD_SINCE,
                { "day", .text = day_shown(c->arena, day_from_iso(rows[0].held_on)) });
}

static enum err may_dissolve(struct ctx *c, const struct org_dissolve *in)
{
    struct q_org_life life, successor;
    enum err r;

    r = org__lives_from(c, in->org_id, in->from, &life);
    if (!r)
        r = may_take(c, &life);
    if (!r && in->successor_id == in->org_id)
        r = fail(c, E_INVALID, M_ORG_OWN_SUCCESSOR);
    if (!r && in->successor_id)
        r = org__lives_from(c, in->successor_id, in->from, &successor);
    if (!r)
        r = comes_behind(c, in->from, life.linked_on);
    if (!r)
        r = comes_behind(c, in->from, life.named_on);
    if (!r)
        r = has_none_below(c, in);
    if (!r)
        r = org__none_running(c, in->org_id);
    return r ? r : held_none_since(c, in);
}

enum err org_dissolve(struct ctx *c, const struct org_dissolve *in)
{
    struct db_int successor = { in->successor_id != 0, in->successor_id };
    struct str from = day_iso(c->arena, in->from);
    int64_t changed;
    enum err r;

    assert(in);
    r = may_dissolve(c, in);
    if (!r)
        r = q_org_end(c->db, in->org_id, from, successor, &changed, c->error);
    if (!r)
        r = q_org_link_end_all(c->db, in->org_id, from, &changed, c->error);
    if (!r)
        r = q_org_name_end(c->db, in->org_id, from, &changed, c->error);
    if (r)
        return r;
    return org__change(
        c, &(struct org__change){ ORG_DISSOLVE, in->org_id, in->successor_id, in->from, in->note });
}

enum err org_preview(struct ctx *c, int64_t org_id, struct org_touched *ret)
{
    struct q_org_touched q;
    struct org_range below;
    struct org org;
    enum err r;

    assert(ret);
    r = org_load(c, org_id, &org);
    if (r)
        return r;
    below = org_range(c->arena, org.path);
    r = q_org_touched(c->db, HIERARCHY, below.from, below.to, day_iso(c->arena, c->today), c->arena,
                      &q, c->error);
    if (r)
        return r;
    *ret = (struct org_touched){ org.name, q.units,     q.dues,    q.periods,
                                 q.grants, q.scheduled, q.running, q.waiting };
    return OK;
}

enum err org_changes(struct ctx *c, int64_t org_id, const struct org_change **ret, size_t *ret_n)
{
    enum { MOST = 200 };
    struct q_org_changes *rows = NULL;
    struct org_change *changes;
    enum err r;

    assert(ret && ret_n);
    r = org_id ? may(c, P_ORG_VIEW, org_id) : may_at_top(c, P_ORG_EDIT);
    if (r)
        return r;
    r = q_org_changes(c->db, org_id, MOST, c->arena, &rows, ret_n, c->error);
    if (r)
        return r;
    changes = arena_array(c->arena, struct org_change, *ret_n + 1);
    for (size_t i = 0; i < *ret_n; i++)
        changes[i] = (struct org_change){
            .id = rows[i].id,
            .org_id = rows[i].org_id,
            .kind = rows[i].kind,
            .org = rows[i].org,
            .other = str_or_empty(rows[i].other),
            .from_on = rows[i].from_on,
            .made_by = str_or_empty(rows[i].made_by),
            .note = str_or_empty(rows[i].note),
            .made_at = rows[i].made_at,
            .applied_at = rows[i].applied_at.v,
        };
    *ret = changes;
    return OK;
}
