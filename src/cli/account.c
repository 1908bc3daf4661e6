/* SPDX-License-Identifier: Apache-2.0 */
#include <inttypes.h>
#include <sodium.h>
#include <stdio.h>
#include <string.h>

#include "cli/cli.h"
#include "cli/failed.h"
#include "cli/run.h"
#include "db/db.h"
#include "text/vi.h"
#include "work/account/keep.h"
#include "work/account/password.h"
#include "work/org/person.h"

enum { SECRET_MAX = 1024 };

/* From standard input, so that it stands in no list of processes. */
static bool read_password(struct run *run, struct str *ret)
{
    char line[SECRET_MAX];

    (void)fprintf(stderr, "Password (at least %d characters): ", PASSWORD_LEAST);
    (void)setvbuf(stdin, NULL, _IONBF, 0); /* no copy in a buffer of the library's */
    arena_keep_secret(run->arena);
    if (!fgets(line, sizeof(line), stdin))
        return false;
    line[strcspn(line, "\r\n")] = '\0';
    *ret = vi_compose(run->arena, str_of(line));
    sodium_memzero(line, sizeof(line));
    if (vi_rune_count(*ret) >= PASSWORD_LEAST)
        return true;
    (void)fprintf(stderr, "nep: the password must have at least %d characters\n", PASSWORD_LEAST);
    return false;
}

struct asked {
    const char *url, *person, *org, *role, *member;
    bool is_new;
};

/* What the command line says, understood. */
struct given {
    int64_t org_id, person_id; /* person_id 0: somebody new */
    enum role role;
};

static void print_choice(const struct person_named *rows, size_t n)
{
    (void)fprintf(stderr, "nep: that name is known; say whom you mean by --person ID, or --new for "
                          "somebody else:\n");
    for (size_t i = 0; i < n; i++)
        (void)fprintf(stderr, "  %" PRId64 "  %.*s (%.*s)\n", rows[i].id, STR_ARGS(rows[i].name),
                      STR_ARGS(rows[i].org_id ? rows[i].org_name : S("in no unit")));
}

/* The one of that name in the unit; somebody new where nobody has the name. */
static int find_person(struct run *run, struct str name, struct given *given)
{
    const struct person_named *rows;
    size_t n, here = 0;

    if (person_find(&run->ctx, name, given->org_id, &rows, &n))
        return cli_failed(&run->error);
    for (size_t i = 0; i < n; i++) {
        if (rows[i].org_id != given->org_id)
            continue;
        given->person_id = rows[i].id;
        here++;
    }
    if (here == 1 || n == 0)
        return 0;
    print_choice(rows, n);
    return 2;
}

static enum err add_account(struct run *run, struct str name, const struct asked *asked,
                            const struct given *given, struct str password)
{
    CLEANUP(db_rollback) struct db_tx *tx = NULL;
    struct account_new account = { given->person_id, given->org_id, name, STR_NONE, LANG_VI };
    struct person_new person = { .name = str_of(asked->person), .org_id = given->org_id };
    struct str today = day_iso(run->arena, run->ctx.today);
    int64_t id;
    enum err r;

    r = password_hash(&run->ctx, password, &account.secret);
    if (!r)
        r = db_begin(run->db, DB_WRITE, &tx, &run->error);
    if (!r && !account.person_id)
        r = person_add(&run->ctx, &person, &account.person_id);
    if (!r && asked->member)
        r = person_join(&run->ctx, account.person_id, given->org_id, str_of(asked->member), today);
    if (!r)
        r = account_add(&run->ctx, &account, &id);
    if (!r)
        r = account_grant(&run->ctx, id, given->org_id, given->role, today);
    return r ? r : db_commit(&tx, &run->error);
}

static bool read_place(const struct asked *asked, struct given *ret)
{
    ret->role = asked->role ? role_parse(str_of(asked->role)) : 0;
    if (ret->role && asked->org && str_int(str_of(asked->org), &ret->org_id))
        return true;
    (void)fprintf(stderr,
                  "nep: --org takes the number that nep org list shows, --role one of those "
                  "that --help lists\n");
    return false;
}

static int add(struct run *run, const char *name, const struct asked *asked)
{
    struct given given = { 0 };
    struct str password;
    int status = 0;

    if (!asked->person) {
        (void)fprintf(stderr, "nep: account add needs --person, --org and --role\n");
        return 2;
    }
    if (asked->member && !person_is_state(str_of(asked->member))) {
        (void)fprintf(stderr, "nep: --member takes one of those that --help lists\n");
        return 2;
    }
    if (!read_place(asked, &given))
        return 2;
    if (!asked->is_new && !str_int(str_of(asked->person), &given.person_id))
        status = find_person(run, str_of(asked->person), &given);
    if (status)
        return status;
    if (!read_password(run, &password))
        return 2;
    if (add_account(run, str_of(name), asked, &given, password))
        return cli_failed(&run->error);
    (void)printf("Account %s may sign in now.\n", name);
    return 0;
}

static int change_role(struct run *run, const char *name, const struct asked *asked, bool grants)
{
    CLEANUP(db_rollback) struct db_tx *tx = NULL;
    struct str today = day_iso(run->arena, run->ctx.today);
    struct given given;
    int64_t id;
    enum err r;

    if (!read_place(asked, &given))
        return 2;
    r = db_begin(run->db, DB_WRITE, &tx, &run->error);
    if (!r)
        r = account_find(&run->ctx, str_of(name), &id);
    if (!r)
        r = (grants ? account_grant : account_revoke)(&run->ctx, id, given.org_id, given.role,
                                                      today);
    if (r || db_commit(&tx, &run->error))
        return cli_failed(&run->error);
    (void)printf(grants ? "Account %s is %s there now.\n" : "Account %s is no longer %s there.\n",
                 name, asked->role);
    return 0;
}

static int grant(struct run *run, const char *name, const struct asked *asked)
{
    return change_role(run, name, asked, true);
}

static int revoke(struct run *run, const char *name, const struct asked *asked)
{
    return change_role(run, name, asked, false);
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

static int password(struct run *run, const char *name, const struct asked *asked)
{
    struct str password;

    (void)asked;
    if (!read_password(run, &password))
        return 2;
    if (reset_password(run, str_of(name), password))
        return cli_failed(&run->error);
    (void)printf("Account %s has a new password and is signed out everywhere.\n", name);
    return 0;
}

static int close_account(struct run *run, const char *name, const struct asked *asked)
{
    CLEANUP(db_rollback) struct db_tx *tx = NULL;

    (void)asked;
    if (db_begin(run->db, DB_WRITE, &tx, &run->error) || account_close(&run->ctx, str_of(name)) ||
        db_commit(&tx, &run->error))
        return cli_failed(&run->error);
    (void)printf("Account %s is closed.\n", name);
    return 0;
}

static const struct {
    const char *name;
    int (*run)(struct run *run, const char *account, const struct asked *asked);
} acts[] = {
    { "add", add },     { "password", password }, { "close", close_account },
    { "grant", grant }, { "revoke", revoke },
};

int cli_account(int argc, char **argv)
{
    static const char usage[] =
        "nep account add NAME --person ID|\"Họ và tên\" [--new] --org ID --role ROLE [--member STATE] [--db URL] (password on standard input)\n"
        "       nep account grant NAME --org ID --role ROLE [--db URL]\n"
        "       nep account revoke NAME --org ID --role ROLE [--db URL]\n"
        "       nep account password NAME [--db URL] (the new one on standard input)\n"
        "       nep account close NAME [--db URL]";
    struct asked asked = { .url = DB_DEFAULT };
    const struct option_row options[] = {
        { "--db", &asked.url, NULL, "URL   sqlite:PATH or postgresql://user@host/name" },
        { "--person", &asked.person, NULL,
          "WHO   whose account it is: a number, or a name within the unit" },
        { "--new", NULL, &asked.is_new, "      somebody new, though others have the name" },
        { "--org", &asked.org, NULL, "ID    the unit of the role" },
        { "--role", &asked.role, NULL,
          "ROLE  admin, head, clerk, secretary, session_secretary, member, team" },
        { "--member", &asked.member, NULL,
          "STATE also puts them on the unit's roll: " PERSON_STATES },
    };
    CLEANUP(run_close) struct run run = { 0 };
    int operands, status;
    bool done;

    status = options_read(argc, argv, options, COUNT(options), usage, &operands, &done);
    if (done)
        return status;
    for (size_t i = 0; operands == 2 && i < COUNT(acts); i++) {
        if (strcmp(argv[0], acts[i].name) != 0)
            continue;
        if (run_init(&run) || run_open(&run, asked.url))
            return cli_failed(&run.error);
        return acts[i].run(&run, argv[1], &asked);
    }
    (void)fprintf(stderr, "usage: %s\n", usage);
    return 2;
}
