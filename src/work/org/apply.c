/* SPDX-License-Identifier: Apache-2.0 */
/* apply.c - changes of the tree: written down, and followed by today's copies once their day has come. */
#include <assert.h>
#include <inttypes.h>

#include "base/clock.h"
#include "store/amendment.h"
#include "store/org.h"
#include "text/name.h"
#include "work/org/org__.h"
#include "work/trail.h"

static const char *const kinds[] = {
    [ORG_MAKE] = "make",
    [ORG_MOVE] = "move",
    [ORG_RENAME] = "rename",
    [ORG_DISSOLVE] = "dissolve",
};

static enum org__kind kind_of(struct str name)
{
    for (size_t i = 1; i < COUNT(kinds); i++) {
        if (str_eq(name, str_of(kinds[i])))
            return (enum org__kind)i;
    }
    assert(0 && "org_change has kinds that nobody writes");
    return 0;
}

enum err org__none_running(struct ctx *c, int64_t org_id)
{
    struct q_org_session_open *rows = NULL;
    size_t n = 0;
    enum err r;

    r = q_org_session_open(c->db, org_id, c->arena, &rows, &n, c->error);
    if (r || !n)
        return r;
    return fail(c, E_CONFLICT, M_ORG_SESSION_RUNS, { "session", .text = rows[0].title },
                { "day", .text = day_shown(c->arena, clock_day(rows[0].planned_at)) });
}

static enum err keep_names(struct ctx *c, int64_t org_id)
{
    struct org_names names;
    int64_t changed;
    enum err r;

    r = org_names_on(c, org_id, c->today, &names);
    if (r)
        return r;
    return q_org_names_keep(c->db, org_id, day_iso(c->arena, c->today),
                            name_find_key(c->arena, names.name), &changed, c->error);
}

/* Who has left the leader of a campaign owes it nothing from then on. */
static enum err move_unit(struct ctx *c, const struct org__change *change)
{
    struct org_range below;
    struct q_org_path place;
    int64_t changed;
    enum err r;

    r = org__keep_paths(c, change->org_id);
    if (!r)
        r = q_org_path(c->db, change->org_id, HIERARCHY, c->arena, &place, c->error);
    if (r == E_NOT_FOUND) { /* its last day has come meanwhile, and ends what it owes */
        error_clear(c->error);
        return OK;
    }
    if (r)
        return r;
    below = org_range(c->arena, place.path);
    r = q_campaign_org_touch_below(c->db, HIERARCHY, below.from, below.to, &changed, c->error);
    return r ? r
             : q_org_dues_moved(c->db, HIERARCHY, below.from, below.to,
                                day_iso(c->arena, change->from), c->now_ms, &changed, c->error);
}

static enum err apply(struct ctx *c, int64_t id, const struct org__change *change)
{
    int64_t changed;
    enum err r = OK;

    switch (change->kind) {
    case ORG_MAKE:
        r = org__keep_paths(c, change->org_id);
        break;
    case ORG_MOVE:
        r = move_unit(c, change);
        break;
    case ORG_RENAME:
        r = keep_names(c, change->org_id);
        break;
    case ORG_DISSOLVE:
        r = org__end(c, change);
        break;
    }
    c->places = NULL; /* the tree has moved */
    return r ? r : q_org_change_applied(c->db, id, c->now_ms, &changed, c->error);
}

enum err org__change(struct ctx *c, const struct org__change *in)
{
    int64_t by = c->who ? c->who->account_id : 0;
    struct q_org_change_add_in row = {
        .id = ids_next(c->ids),
        .kind = str_of(kinds[in->kind]),
        .org_id = in->org_id,
        .other_id = { in->other_id != 0, in->other_id },
        .from_on = day_iso(c->arena, in->from),
        .made_by = { by != 0, by },
        .made_at = c->now_ms,
        .note = in->note.n ? in->note : STR_NONE,
    };
    enum err r;

    r = q_org_change_add(c->db, &row, c->error);
    if (!r && day_cmp(in->from, c->today) <= 0)
        r = apply(c, row.id, in);
    if (r)
        return r;
    return event_add(c, "org", in->org_id, kinds[in->kind], in->org_id,
                     str_fmt(c->arena, "{\"from\":\"%.*s\",\"other\":%" PRId64 "}",
                             STR_ARGS(row.from_on), in->other_id));
}

static enum err apply_waiting(struct ctx *c, const struct q_org_changes_waiting *row, size_t *n)
{
    struct org__change change = {
        .kind = kind_of(row->kind),
        .org_id = row->org_id,
        .other_id = row->other_id.v,
        .from = day_from_iso(row->from_on),
    };
    enum err r = OK;

    if (change.kind == ORG_DISSOLVE)
        r = org__none_running(c, row->org_id);
    if (r == E_CONFLICT) {
        error_clear(c->error);
        return OK;
    }
    if (!r)
        r = apply(c, row->id, &change);
    if (r)
        return r;
    (*n)++;
    return event_add(c, "org", row->org_id, "follow", row->org_id,
                     str_fmt(c->arena, "{\"change\":%" PRId64 "}", row->id));
}

enum err org_apply_changes(struct ctx *c, size_t *ret_n)
{
    struct q_org_changes_waiting *rows = NULL;
    size_t n = 0, applied = 0;
    enum err r;

    assert(ret_n);
    r = may_at_top(c, P_ORG_EDIT);
    if (r)
        return r;
    r = q_org_changes_waiting(c->db, day_iso(c->arena, c->today), c->arena, &rows, &n, c->error);
    for (size_t i = 0; !r && i < n; i++)
        r = apply_waiting(c, &rows[i], &applied);
    if (!r)
        *ret_n = applied;
    return r;
}
