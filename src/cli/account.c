/* SPDX-License-Identifier: Apache-2.0 */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "cli/cli.h"
#include "cli/run.h"
#include "db/db.h"
#include "store/person.h"
#include "text/vi.h"
#include "work/password.h"
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
    if (vi_rune_count(*ret) >= PASSWORD_LEAST)
        return true;
    (void)fprintf(stderr, "nep: the password must have at least %d characters\n", PASSWORD_LEAST);
    return false;
}

static enum err add_account(struct run *run, struct str name, struct str person, int64_t org_id,
                            enum role role, struct str password)
{
    CLEANUP(db_rollback) struct db_tx *tx = NULL;
    struct account_new account = { .name = name, .lang = LANG_VI };
    int64_t account_id;
    enum err r;

    r = password_hash(&run->ctx, password, &account.secret);
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

struct asked {
    const char *url, *person, *org, *role;
};

static int add(struct run *run, const char *name, const struct asked *asked)
{
    enum role role = asked->role ? role_parse(str_of(asked->role)) : 0;
    struct str password;
    int64_t org_id;

    if (!asked->person || !asked->org || !role || !str_int(str_of(asked->org), &org_id)) {
        (void)fprintf(stderr, "nep: account add needs --person, --org and --role\n");
        return 2;
    }
    if (!read_password(run, &password))
        return 2;
    if (add_account(run, str_of(name), str_of(asked->person), org_id, role, password))
        return cli_failed(&run->error);
    (void)printf("Account %s may sign in now.\n", name);
    return 0;
}

static enum err reset_password(struct run *run, struct str name, struct str password)
{
    CLEANUP(db_rollback) struct db_tx *tx = NULL;
    struct str secret;
    enum err r;

    r = password_hash(&run->ctx, password, &secret);
    if (r)
        return r;
    r = db_begin(run->db, DB_WRITE, &tx, &run->error);
    if (r)
        return r;
    r = password_reset(&run->ctx, name, secret);
    if (r)
        return r;
    return db_commit(&tx, &run->error);
}

static int password(struct run *run, const char *name)
{
    struct str password;

    if (!read_password(run, &password))
        return 2;
    if (reset_password(run, str_of(name), password))
        return cli_failed(&run->error);
    (void)printf("Account %s has a new password and is signed out everywhere.\n", name);
    return 0;
}

static int close_account(struct run *run, const char *name)
{
    CLEANUP(db_rollback) struct db_tx *tx = NULL;

    if (db_begin(run->db, DB_WRITE, &tx, &run->error) || account_close(&run->ctx, str_of(name)) ||
        db_commit(&tx, &run->error))
        return cli_failed(&run->error);
    (void)printf("Account %s is closed.\n", name);
    return 0;
}

int cli_account(int argc, char **argv)
{
    static const char usage[] =
        "nep account add NAME --person \"Họ và tên\" --org ID --role ROLE [--db URL] (password on standard input)\n"
        "       nep account password NAME [--db URL] (the new one on standard input)\n"
        "       nep account close NAME [--db URL]";
    struct asked asked = { .url = DB_DEFAULT };
    const struct option_row options[] = {
        { "--db", &asked.url, NULL, "URL   sqlite:PATH or postgresql://user@host/name" },
        { "--person", &asked.person, NULL, "NAME  whose account it is" },
        { "--org", &asked.org, NULL, "ID    the unit" },
        { "--role", &asked.role, NULL,
          "ROLE  admin, head, clerk, secretary, session_secretary, member, team" },
    };
    CLEANUP(run_close) struct run run = { 0 };
    int operands, status;
    bool done;

    status = options_read(argc, argv, options, COUNT(options), usage, &operands, &done);
    if (done)
        return status;
    if (operands != 2) {
        (void)fprintf(stderr, "usage: %s\n", usage);
        return 2;
    }
    if (run_init(&run) || run_open(&run, asked.url))
        return cli_failed(&run.error);
    if (strcmp(argv[0], "add") == 0)
        return add(&run, argv[1], &asked);
    if (strcmp(argv[0], "password") == 0)
        return password(&run, argv[1]);
    if (strcmp(argv[0], "close") == 0)
        return close_account(&run, argv[1]);
    (void)fprintf(stderr, "usage: %s\n", usage);
    return 2;
}
