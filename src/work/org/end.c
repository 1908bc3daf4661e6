/* SPDX-License-Identifier: Apache-2.0 */
/* end.c - what becomes of all that hangs on a unit when its last day is over. */
#include "store/channel.h"
#include "store/copy.h"
#include "store/org.h"
#include "store/session.h"
#include "work/campaign/due.h"
#include "work/org/org__.h"
#include "work/trail.h"

/* Of a unit that is no more, nobody meets. */
static enum err withdraw_scheduled(struct ctx *c, int64_t org_id)
{
    struct q_org_sessions_scheduled *rows = NULL;
    int64_t changed;
    size_t n = 0;
    enum err r;

    r = q_org_sessions_scheduled(c->db, org_id, c->arena, &rows, &n, c->error);
    for (size_t i = 0; !r && i < n; i++) {
        r = q_session_move(c->db, rows[i].id, rows[i].version, S("withdrawn"), (struct db_int){ 0 },
                           (struct db_int){ 0 }, &changed, c->error);
        if (!r)
            r = event_add(c, "session", rows[i].id, "withdraw", org_id, S("{}"));
    }
    return r;
}

/* What it owes ends but for its last reports, which are kept for it above. */
static enum err end_own_dues(struct ctx *c, const struct org__change *change, struct str from)
{
    struct db_int successor = { change->other_id != 0, change->other_id };
    int64_t changed;
    enum err r = due_touch(c, change->org_id);

    if (!r)
        r = q_org_dues_end(c->db, change->org_id, c->now_ms, from, &changed, c->error);
    if (!r)
        r = q_org_kept_begin(c->db, change->org_id, HIERARCHY, &changed, c->error);
    return r ? r : q_org_kept_pass(c->db, change->org_id, successor, &changed, c->error);
}

/* A board's successor goes on for those committees that it works for itself. */
static enum err pass_channels(struct ctx *c, const struct org__change *change, struct str from)
{
    struct q_org_channels_open *rows = NULL;
    int64_t changed;
    size_t n = 0;
    enum err r;

    r = q_org_channels_open(c->db, change->org_id, change->other_id, from, c->arena, &rows, &n,
                            c->error);
    for (size_t i = 0; !r && i < n; i++) {
        r = q_channel_end(c->db, rows[i].id, from, &changed, c->error);
        if (!r)
            r = q_channel_add(c->db, ids_next(c->ids), rows[i].org_id, change->other_id,
                              rows[i].series_id, from, &changed, c->error);
        if (!r)
            r = event_add(c, "channel", rows[i].id, "pass", rows[i].org_id, S("{}"));
    }
    return r;
}

/* Also copies: of what was sent it reads what its predecessor read. */
static enum err pass_copies(struct ctx *c, const struct org__change *change)
{
    int64_t changed;
    enum err r;

    r = q_org_copies_pass(c->db, change->org_id, change->other_id, &changed, c->error);
    if (!r)
        r = q_org_copies_leave(c->db, change->org_id, &changed, c->error);
    if (!r)
        r = q_org_copies_end(c->db, change->org_id, &changed, c->error);
    return r ? r : q_org_copies_read(c->db, change->org_id, change->other_id, &changed, c->error);
}

/* What was owed to it is owed to its successor. Without one nobody is chosen: it stands on the desks of those
 * who sent it, and nep check tells of the rest. */
static enum err pass_on(struct ctx *c, const struct org__change *change, struct str from)
{
    int64_t changed;
    enum err r;

    if (!change->other_id)
        return OK;
    r = q_org_duties_pass(c->db, change->org_id, change->other_id, &changed, c->error);
    if (!r)
        r = pass_copies(c, change);
    if (!r)
        r = q_org_reports_pass(c->db, change->org_id, change->other_id, &changed, c->error);
    return r ? r : pass_channels(c, change, from);
}

enum err org__end(struct ctx *c, const struct org__change *change)
{
    struct str from = day_iso(c->arena, change->from);
    int64_t changed;
    enum err r;

    r = withdraw_scheduled(c, change->org_id);
    if (!r)
        r = end_own_dues(c, change, from);
    if (!r)
        r = pass_on(c, change, from);
    if (!r)
        r = q_org_grants_end(c->db, change->org_id, from, &changed, c->error);
    if (!r)
        r = q_advises_end_all(c->db, change->org_id, from, &changed, c->error);
    return r ? r : org__keep_paths(c, change->org_id);
}
