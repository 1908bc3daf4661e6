/* SPDX-License-Identifier: Apache-2.0 */
/* counts.c - what the clerk's table shows of each unit, kept with the unit. */
#include "store/org_table.h"
#include "work/org/org.h"

/* Held before it is counted: of two that change something of one unit at a time the second counts what the
 * first has done. */
enum err org_keep_counts(struct ctx *c, int64_t org_id)
{
    int64_t changed;
    enum err r = q_org_hold(c->db, org_id, &changed, c->error);

    return r ? r : q_org_keep_counts(c->db, org_id, &changed, c->error);
}
