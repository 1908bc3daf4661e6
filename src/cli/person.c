/* SPDX-License-Identifier: Apache-2.0 */
#include "work/person.h"

#include <stdio.h>
#include <string.h>

#include "cli/cli.h"
#include "cli/run.h"
#include "db/db.h"

static const char *const states[] = { "official", "probationary", "temporary", "exempt",
                                      "non_member" };

static bool is_state(const char *state)
{
    for (size_t i = 0; i < COUNT(states); i++) {
        if (strcmp(state, states[i]) == 0)
            return true;
    }
    return false;
}

static enum err add_person(struct run *run, struct str name, struct str phone, int64_t org_id,
                           struct str state)
{
    CLEANUP(db_rollback) struct db_tx *tx = NULL;
    int64_t id;
    enum err r;

    r = db_begin(run->db, DB_WRITE, &tx, &run->error);
    if (r)
        return r;
    r = person_add(&run->ctx, name, phone, &id);
    if (r)
        return r;
    r = person_join(&run->ctx, id, org_id, state, day_iso(run->arena, run->ctx.today));
    if (r)
        return r;
    return db_commit(&tx, &run->error);
}

int cli_person(int argc, char **argv)
{
    static const char usage[] =
        "nep person add \"Họ và tên\" --org ID [--state STATE] [--phone TEXT] [--db URL]";
    const char *url = DB_DEFAULT, *org = NULL, *state = "official", *phone = NULL;
    const struct option_row options[] = {
        { "--db", &url, NULL, "URL   sqlite:PATH or postgresql://user@host/name", NULL },
        { "--org", &org, NULL, "ID    where the person belongs, as nep unit list shows it", NULL },
        { "--state", &state, NULL, "STATE official, probationary, temporary, exempt, non_member",
          NULL },
        { "--phone", &phone, NULL, "TEXT", NULL },
    };
    CLEANUP(run_close) struct run run = { 0 };
    int operands, status;
    int64_t org_id;
    bool done;

    status = options_read(argc, argv, options, COUNT(options), usage, &operands, &done);
    if (done)
        return status;
    if (operands != 2 || strcmp(argv[0], "add") != 0 || !org || !str_int(str_of(org), &org_id) ||
        !is_state(state)) {
        (void)fprintf(stderr, "usage: %s\n", usage);
        return 2;
    }
    if (run_init(&run) || run_open(&run, url) ||
        add_person(&run, str_of(argv[1]), phone ? str_of(phone) : STR_NONE, org_id, str_of(state)))
        return cli_failed(&run.error);
    (void)printf("%s belongs to the unit now.\n", argv[1]);
    return 0;
}
