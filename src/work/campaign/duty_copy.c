/* SPDX-License-Identifier: Apache-2.0 */
/* duty_copy.c - to whom copies of the reports go that a duty asks (đồng gửi). */
#include <assert.h>

#include "store/amendment.h"
#include "store/copy.h"
#include "work/campaign/duty__.h"

static void take_copies(const struct q_duty_copies *rows, size_t n, struct arena *a, struct duty *d)
{
    struct duty_org *copies = arena_array(a, struct duty_org, n + 1);

    for (size_t i = 0; i < n; i++) {
        if (rows[i].duty_id == d->id)
            copies[d->n_copies++] =
                (struct duty_org){ rows[i].org_id, rows[i].name, day_from_iso(rows[i].ended_on) };
    }
    d->copies = copies;
}

enum err duty__load_copies(struct ctx *c, int64_t campaign_id, struct duty *list, size_t n)
{
    struct q_duty_copies *rows = NULL;
    bool reports = false;
    size_t n_rows = 0;
    enum err r = OK;

    for (size_t i = 0; i < n; i++)
        reports = reports || list[i].what == DUE_REPORT;
    if (reports)
        r = q_duty_copies(c->db, campaign_id, c->arena, &rows, &n_rows, c->error);
    for (size_t i = 0; !r && n_rows && i < n; i++)
        take_copies(rows, n_rows, c->arena, &list[i]);
    return r;
}

enum err duty__put_copies(struct ctx *c, int64_t duty_id, const struct duty *in)
{
    enum err r = q_duty_copies_clear(c->db, duty_id, c->error);

    for (size_t i = 0; !r && i < in->n_copies; i++)
        r = q_duty_copy_add(c->db, duty_id, in->copies[i].id, c->error);
    return r;
}

enum err duty__unwant(struct ctx *c, int64_t id)
{
    int64_t changed;
    enum err r = q_duty_copies_clear(c->db, id, c->error);

    return r ? r : q_duty_unwant(c->db, id, &changed, c->error);
}

enum err duty__unwant_all(struct ctx *c, int64_t campaign_id)
{
    int64_t changed;
    enum err r = q_duty_copies_unwant_all(c->db, campaign_id, c->error);

    return r ? r : q_duty_unwant_all(c->db, campaign_id, &changed, c->error);
}

struct str duty_copies_named(struct ctx *c, const struct duty *d)
{
    struct str names = S("");

    assert(d);
    for (size_t i = 0; i < d->n_copies; i++)
        names = str_fmt(c->arena, "%.*s%s%.*s", STR_ARGS(names), i ? "; " : "",
                        STR_ARGS(d->copies[i].name));
    return names;
}
