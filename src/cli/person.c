/* SPDX-License-Identifier: Apache-2.0 */
#include "work/org/person.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "cli/cli.h"
#include "cli/failed.h"
#include "cli/run.h"
#include "db/db.h"

static enum err add_person(struct run *run, struct str name, struct str phone, int64_t org_id,
                           struct str state)
{
    CLEANUP(db_rollback) struct db_tx *tx = NULL;
    int64_t id;
    enum err r;

    r = db_begin(run->db, DB_WRITE, &tx, &run->error);
    if (r)
        return r;
    r = person_add(&run->ctx, &(struct person_new){ name, phone, org_id }, &id);
    if (r)
        return r;
    r = person_join(&run->ctx, id, org_id, state, day_iso(run->arena, run->ctx.today));
    if (r)
        return r;
    return db_commit(&tx, &run->error);
}

struct asked {
    const char *url, *org, *to, *state, *phone, *title, *rank, *from, *until;
    bool acting;
};

/* Numbers and days of the command line, understood. */
struct given {
    int64_t person_id, org_id, to_id;
    int64_t rank;
    struct str from, until; /* until STR_NONE: open */
};

static bool read_day(const char *told, struct arena *a, struct str *ret)
{
    struct day day;

    if (!told)
        return true;
    if (!day_parse(str_of(told), &day))
        return false;
    *ret = day_iso(a, day);
    return true;
}

static int add(struct run *run, const char *name, const struct asked *asked, struct given *given)
{
    struct str state = asked->state ? str_of(asked->state) : S("official");

    if (add_person(run, str_of(name), asked->phone ? str_of(asked->phone) : STR_NONE, given->org_id,
                   state))
        return cli_failed(&run->error);
    (void)printf("%s belongs to the unit now.\n", name);
    return 0;
}

static enum err change(struct run *run, const char *act, const struct asked *asked,
                       const struct given *given)
{
    struct ctx *c = &run->ctx;
    struct person_post post = { .person_id = given->person_id,
                                .org_id = given->org_id,
                                .title = asked->title ? str_of(asked->title) : S(""),
                                .rank = (int)given->rank,
                                .acting = asked->acting,
                                .from_on = given->from };

    if (strcmp(act, "leave") == 0)
        return person_leave(c, given->person_id, given->org_id, given->from);
    if (strcmp(act, "move") == 0)
        return person_move(c, given->person_id, given->org_id, given->to_id, given->from);
    if (strcmp(act, "state") == 0)
        return person_set_state(c, given->person_id, given->org_id, str_of(asked->state),
                                given->from);
    if (given->until.n)
        return person_end_post(c, given->person_id, given->org_id, post.title, given->until);
    return person_post(c, &post);
}

static int keep(struct run *run, const char *act, const struct asked *asked, struct given *given)
{
    CLEANUP(db_rollback) struct db_tx *tx = NULL;

    if (db_begin(run->db, DB_WRITE, &tx, &run->error) || change(run, act, asked, given) ||
        db_commit(&tx, &run->error))
        return cli_failed(&run->error);
    (void)printf("Done.\n");
    return 0;
}

static int list_posts(struct run *run, const char *unit)
{
    struct person_post *posts;
    int64_t org_id;
    size_t n;

    if (!str_int(str_of(unit), &org_id)) {
        (void)fprintf(stderr, "nep: person posts takes a unit's number\n");
        return 2;
    }
    if (person_posts(&run->ctx, org_id, &posts, &n))
        return cli_failed(&run->error);
    for (size_t i = 0; i < n; i++)
        (void)printf("%" PRId64 "  %d  %.*s%s  %.*s  %.*s – %.*s\n", posts[i].person_id,
                     posts[i].rank, STR_ARGS(posts[i].title), posts[i].acting ? " (acting)" : "",
                     STR_ARGS(posts[i].name), STR_ARGS(posts[i].from_on),
                     STR_ARGS(posts[i].to_on.p ? posts[i].to_on : S("")));
    return 0;
}

/* What each act cannot do without. */
static bool is_whole(const char *act, const struct asked *asked, struct given *given)
{
    if (asked->state && !person_is_state(str_of(asked->state)))
        return false;
    if (strcmp(act, "add") == 0 || strcmp(act, "leave") == 0)
        return true;
    if (strcmp(act, "state") == 0)
        return asked->state;
    if (strcmp(act, "move") == 0)
        return asked->to && str_int(str_of(asked->to), &given->to_id);
    if (strcmp(act, "post") != 0 || !asked->title)
        return false;
    return asked->until || (asked->rank && str_int(str_of(asked->rank), &given->rank) &&
                            given->rank >= 1 && given->rank <= 1000);
}

static int run_act(struct run *run, char **argv, const struct asked *asked, const char *usage)
{
    struct given given = { .until = STR_NONE };
    bool adds = strcmp(argv[0], "add") == 0;

    if (run_init(run) || run_open(run, asked->url))
        return cli_failed(&run->error);
    if (strcmp(argv[0], "posts") == 0)
        return list_posts(run, argv[1]);
    given.from = day_iso(run->arena, run->ctx.today);
    if (!asked->org || !str_int(str_of(asked->org), &given.org_id) ||
        !read_day(asked->from, run->arena, &given.from) ||
        !read_day(asked->until, run->arena, &given.until) || !is_whole(argv[0], asked, &given) ||
        (!adds && !str_int(str_of(argv[1]), &given.person_id))) {
        (void)fprintf(stderr, "usage: %s\n", usage);
        return 2;
    }
    return adds ? add(run, argv[1], asked, &given) : keep(run, argv[0], asked, &given);
}

int cli_person(int argc, char **argv)
{
    static const char usage[] =
        "nep person add \"Họ và tên\" --org ID [--state STATE] [--phone TEXT] [--db URL]\n"
        "       nep person leave ID --org ID [--from DAY]\n"
        "       nep person state ID --org ID --state STATE [--from DAY]\n"
        "       nep person move ID --org ID --to ID [--from DAY]\n"
        "       nep person post ID --org ID --title TEXT --rank N [--acting] [--from DAY]\n"
        "       nep person post ID --org ID --title TEXT --until DAY\n"
        "       nep person posts UNIT";
    struct asked asked = { .url = DB_DEFAULT };
    const struct option_row options[] = {
        { "--db", &asked.url, NULL, "URL   sqlite:PATH or postgresql://user@host/name", NULL },
        { "--org", &asked.org, NULL, "ID    the unit, as nep org list shows it", NULL },
        { "--to", &asked.to, NULL, "ID    the unit they move to", NULL },
        { "--state", &asked.state, NULL, "STATE " PERSON_STATES, NULL },
        { "--phone", &asked.phone, NULL, "TEXT", NULL },
        { "--title", &asked.title, NULL, "TEXT  the post as it signs: BÍ THƯ", NULL },
        { "--rank", &asked.rank, NULL, "N     1 signs first", NULL },
        { "--acting", NULL, &asked.acting, "      in the place of one who is not there", NULL },
        { "--from", &asked.from, NULL, "DAY   the first day on which it is so; today", NULL },
        { "--until", &asked.until, NULL, "DAY   the first day on which the post is not held",
          NULL },
    };
    CLEANUP(run_close) struct run run = { 0 };
    int operands, status;
    bool done;

    status = options_read(argc, argv, options, COUNT(options), usage, &operands, &done);
    if (done)
        return status;
    if (operands == 2)
        return run_act(&run, argv, &asked, usage);
    (void)fprintf(stderr, "usage: %s\n", usage);
    return 2;
}
