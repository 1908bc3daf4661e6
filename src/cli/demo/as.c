/* SPDX-License-Identifier: Apache-2.0 */
/* as.c - acting as one of the demo's people, on a day of theirs. */
#include "cli/demo/demo.h"
#include "store/account.h"
#include "work/account/account.h"

unsigned demo_roll(struct demo *d, unsigned n)
{
    d->dice = d->dice * 6364136223846793005U + 1442695040888963407U;
    return (unsigned)(d->dice >> 33) % n;
}

enum err demo_as_name(struct demo *d, struct str account, int days_ago, int hour, struct ctx **ret)
{
    struct run *run = d->run;
    struct q_account_by_name row;
    struct ctx *c;
    struct clock_time at = { .hour = hour };
    enum err r;

    arena_reset(d->scratch);
    c = arena_new(d->scratch, struct ctx);
    ctx_init(c, &run->app, run->db, d->scratch, &run->error);
    at.day = day_add(run->ctx.today, -days_ago);
    c->now_ms = clock_from_local(at);
    c->today = at.day;
    *ret = c;
    r = q_account_by_name(c->db, account, c->arena, &row, c->error);
    if (r)
        return error_detail(c->error, E_INTERNAL, "The demo has no such account.", "%.*s",
                            STR_ARGS(account));
    return account_become(c, row.id);
}

enum err demo_as(struct demo *d, const char *account, int days_ago, int hour, struct ctx **ret)
{
    return demo_as_name(d, str_of(account), days_ago, hour, ret);
}
