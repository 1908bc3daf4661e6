/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/demo/demo.h"

#include <inttypes.h>
#include <stdio.h>

#include "cli/cli.h"
#include "store/account.h"
#include "store/org.h"
#include "work/password.h"

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

static enum err fill(struct demo *d)
{
    CLEANUP(db_rollback) struct db_tx *tx = NULL;
    struct run *run = d->run;
    enum err r;

    r = password_hash(&run->ctx, S(DEMO_PASSWORD), &d->secret);
    if (r)
        return r;
    r = db_begin(run->db, DB_WRITE, &tx, &run->error);
    if (r)
        return r;
    r = demo_people(d);
    if (r)
        return r;
    r = demo_story(d);
    if (r)
        return r;
    return db_commit(&tx, &run->error);
}

static void print_logins(void)
{
    static const struct {
        const char *name, *who;
    } logins[] = {
        { "chuyenvien.tinh", "chuyên viên Văn phòng Tỉnh ủy" },
        { "chuyenvien.tanlap", "chuyên viên Đảng ủy xã Tân Lập" },
        { "chuyenvien.dongha", "chuyên viên Đảng ủy phường Đông Hạ" },
        { "bithu.donghe", "bí thư Chi bộ thôn Đông Hè, xã Tân Lập" },
        { "thuky.donghe", "thư ký của chi bộ ấy" },
        { "dangvien.donghe", "đảng viên của chi bộ ấy" },
        { "quantri", "quản trị" },
    };

    (void)printf("Demo logins, all with the password %s:\n", DEMO_PASSWORD);
    for (size_t i = 0; i < COUNT(logins); i++)
        (void)printf("  %-18s %s\n", logins[i].name, logins[i].who);
}

int cli_demo(int argc, char **argv)
{
    const char *url = DB_DEFAULT;
    bool if_empty = false, done;
    const struct option_row options[] = {
        { "--db", &url, NULL, "URL   sqlite:PATH or postgresql://user@host/name", NULL },
        { "--if-empty", NULL, &if_empty, "      do nothing when the database already has units",
          NULL },
    };
    CLEANUP(run_close) struct run run = { 0 };
    CLEANUP(arena_close) struct arena *scratch = arena_open((size_t)256 << 20);
    struct demo demo = { .run = &run, .scratch = scratch, .dice = 20260701 };
    struct q_org_count count;
    int operands, status;

    status = options_read(argc, argv, options, COUNT(options), "nep demo [--if-empty] [--db URL]",
                          &operands, &done);
    if (done)
        return status;
    if (run_init(&run) || run_open(&run, url) || q_org_count(run.db, run.arena, &count, &run.error))
        return cli_failed(&run.error);
    if (count.n && !if_empty) {
        (void)fprintf(stderr,
                      "nep: the database already has units; the demo goes into an empty one\n");
        return 2;
    }
    if (!count.n) {
        (void)printf("Making the demo: a province that does not exist\n");
        if (fill(&demo))
            return cli_failed(&run.error);
        (void)printf("%zu units, %" PRId64 " people\n", demo.n_units, demo.people);
    }
    print_logins();
    return 0;
}
