/* SPDX-License-Identifier: Apache-2.0 */
#include "work/account.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "cli/cli.h"
#include "cli/run.h"
#include "db/db.h"
#include "store/person.h"
#include "text/vi.h"
#include "work/person.h"

enum { SECRET_MAX = 1024 };

/* From standard input, so that it stands in no list of processes. */
static bool read_password(struct run *run, struct str *ret)
{
    char line[SECRET_MAX];

    (void)fprintf(stderr, "Password (at least %d characters): ", PASSWORD_LEAST);
    if (!fgets(line, sizeof(line), stdin))
        return false;
    line[strcspn(line, "\r\n")] = '\0';
    *ret = vi_compose(run->arena, str_of(arena_strdup(run->arena, line)));
    return vi_rune_count(*ret) >= PASSWORD_LEAST;
}

static enum err add_account(struct run *run, struct str name, struct str person, int64_t org_id,
                            enum role role, struct str password)
{
    CLEANUP(db_rollback) struct db_tx *tx = NULL;
    struct account_new account = { .name = name, .lang = LANG_VI };
    int64_t account_id;
    enum err r;

    r = account_hash(&run->ctx, password, &account.secret);
    if (r)
        return r;
    r = db_begin(run->db, DB_WRITE, &tx, &run->error);
    if (r)
        return r;
    r = person_add(&run->ctx, person, STR_NONE, &account.person_id);
    if (r)
        return r;
    r = person_join(&run->ctx, account.person_id, org_id, S("official"),
                    day_iso(run->arena, run->ctx.today));
    if (r)
        return r;
    r = account_add(&run->ctx, &account, &account_id);
    if (r)
        return r;
    r = account_grant(&run->ctx, account_id, org_id, role, day_iso(run->arena, run->ctx.today));
    if (r)
        return r;
    return db_commit(&tx, &run->error);
}

int cli_account(int argc, char **argv)
{
    static const char usage[] =
        "nep account add NAME --person \"Họ và tên\" --org ID --role ROLE [--db URL] (password on standard input)";
    const char *url = DB_DEFAULT, *person = NULL, *org = NULL, *role_text = NULL;
    const struct option_row options[] = {
        { "--db", &url, NULL, "URL   sqlite:PATH or postgresql://user@host/name" },
        { "--person", &person, NULL, "NAME  whose account it is" },
        { "--org", &org, NULL, "ID    the unit" },
        { "--role", &role_text, NULL,
          "ROLE  admin, head, clerk, secretary, session_secretary, member, team" },
    };
    CLEANUP(run_close) struct run run = { 0 };
    int operands, status;
    struct str password;
    int64_t org_id;
    enum role role;
    bool done;

    status = options_read(argc, argv, options, COUNT(options), usage, &operands, &done);
    if (done)
        return status;
    role = role_text ? role_parse(str_of(role_text)) : 0;
    if (operands != 2 || strcmp(argv[0], "add") != 0 || !person || !org || !role ||
        !str_int(str_of(org), &org_id)) {
        (void)fprintf(stderr, "usage: %s\n", usage);
        return 2;
    }
    if (run_init(&run) || run_open(&run, url))
        return cli_failed(&run.error);
    if (!read_password(&run, &password)) {
        (void)fprintf(stderr, "nep: the password must have at least %d characters\n",
                      PASSWORD_LEAST);
        return 2;
    }
    if (add_account(&run, str_of(argv[1]), str_of(person), org_id, role, password))
        return cli_failed(&run.error);
    (void)printf("Account %s may sign in now.\n", argv[1]);
    return 0;
}
