/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/demo/demo.h"

#include <inttypes.h>
#include <stdio.h>

#include "cli/cli.h"
#include "cli/failed.h"
#include "store/org.h"
#include "work/account/password.h"

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
        { "chuyenvien.bantochuc", "chuyên viên Ban Tổ chức Tỉnh ủy" },
        { "chuyenvien.tanlap", "chuyên viên Đảng ủy xã Tân Lập" },
        { "vanphong.tanlap", "thư ký các phiên họp của Đảng ủy xã Tân Lập" },
        { "chuyenvien.dongha", "chuyên viên Đảng ủy phường Đông Hạ" },
        { "bithu.donghe", "bí thư Chi bộ thôn Đông Hè, xã Tân Lập" },
        { "thuky.donghe", "thư ký của chi bộ ấy" },
        { "dangvien.donghe", "đảng viên của chi bộ ấy" },
        { "quantri", "quản trị" },
    };

    (void)printf("Demo logins, all with the password %s:\n", DEMO_PASSWORD);
    for (size_t i = 0; i < COUNT(logins); i++)
        (void)printf("  %-20s %s\n", logins[i].name, logins[i].who);
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
    struct demo demo = { .run = &run, .keeper = &run.ctx, .scratch = scratch, .dice = 20260701 };
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
