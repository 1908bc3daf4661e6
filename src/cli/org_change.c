/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/org_change.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "cli/failed.h"
#include "cli/run.h"
#include "db/db.h"
#include "work/org/advise.h"
#include "work/org/change.h"

static const char usage[] =
    "nep org move ID --below ID [--from DAY] [--note TEXT] [--yes] [--db URL]\n"
    "       nep org rename ID [--name TEXT] [--party TEXT] [--official TEXT] [--symbol TEXT]\n"
    "                      [--place TEXT] [--from DAY] [--note TEXT] [--yes] [--db URL]\n"
    "       nep org dissolve ID [--successor ID] [--from DAY] [--note TEXT] [--yes] [--db URL]\n"
    "       nep org advise ID --committee ID [--from DAY] [--end] [--yes] [--db URL]\n"
    "       nep org changes [ID] [--db URL]";

/* What was typed, still as text. */
struct typed {
    const char *url, *below, *successor, *committee, *from, *note;
    const char *name, *party, *official, *symbol, *place;
    bool end, yes;
};

struct change {
    struct ctx *c;
    const struct typed *typed;
    int64_t org_id, other_id;
    struct day from;
};

static struct str or_empty(const char *s)
{
    return s ? str_of(s) : S("");
}

static enum err move(const struct change *in)
{
    return org_move(in->c, &(struct org_move){ .org_id = in->org_id,
                                               .parent_id = in->other_id,
                                               .from = in->from,
                                               .note = or_empty(in->typed->note) });
}

static enum err rename_unit(const struct change *in)
{
    return org_rename(in->c, &(struct org_rename){ .org_id = in->org_id,
                                                   .from = in->from,
                                                   .name = or_empty(in->typed->name),
                                                   .party_name = or_empty(in->typed->party),
                                                   .official_name = or_empty(in->typed->official),
                                                   .symbol = or_empty(in->typed->symbol),
                                                   .place = or_empty(in->typed->place),
                                                   .note = or_empty(in->typed->note) });
}

static enum err dissolve(const struct change *in)
{
    return org_dissolve(in->c, &(struct org_dissolve){ .org_id = in->org_id,
                                                       .successor_id = in->other_id,
                                                       .from = in->from,
                                                       .note = or_empty(in->typed->note) });
}

static enum err advise(const struct change *in)
{
    struct org_advise advice = { in->org_id, in->other_id, in->from };

    return in->typed->end ? org_advise_end(in->c, &advice) : org_advise(in->c, &advice);
}

static const struct word {
    const char *name;
    enum err (*run)(const struct change *in); /* NULL: only lists */
} words[] = {
    { "advise", advise }, { "changes", NULL },       { "dissolve", dissolve },
    { "move", move },     { "rename", rename_unit },
};

static const struct word *word_of(const char *name)
{
    for (size_t i = 0; i < COUNT(words); i++) {
        if (strcmp(name, words[i].name) == 0)
            return &words[i];
    }
    return NULL;
}

bool org_change_is(const char *word)
{
    return word_of(word) != NULL;
}

static void print_touched(const struct org_touched *t)
{
    (void)printf("%.*s: %" PRId64 " units with all below, %" PRId64 " open dues, %" PRId64
                 " periods still to be reported, %" PRId64 " roles, %" PRId64
                 " sessions scheduled, %" PRId64 " running, %" PRId64
                 " reports waiting to be received\n",
                 STR_ARGS(t->org), t->units, t->dues, t->periods, t->grants, t->scheduled,
                 t->running, t->waiting);
}

/* Without --yes it is done and undone again, so that whatever refuses it is told. */
static enum err make(struct run *run, const struct word *word, const struct change *in)
{
    CLEANUP(db_rollback) struct db_tx *tx = NULL;
    struct org_touched touched;
    enum err r;

    r = db_begin(run->db, DB_WRITE, &tx, &run->error);
    if (!r)
        r = org_preview(in->c, in->org_id, &touched);
    if (r)
        return r;
    print_touched(&touched);
    r = word->run(in);
    if (r)
        return r;
    if (!in->typed->yes) {
        (void)printf("Nothing has been changed: --yes does it.\n");
        return OK;
    }
    return db_commit(&tx, &run->error);
}

static enum err list(struct run *run, int64_t org_id)
{
    const struct org_change *rows = NULL;
    size_t n = 0;
    enum err r;

    r = org_changes(&run->ctx, org_id, &rows, &n);
    for (size_t i = 0; !r && i < n; i++)
        (void)printf("%.*s  %.*s  %.*s%s%.*s%s%s%.*s\n", STR_ARGS(rows[i].from_on),
                     STR_ARGS(rows[i].kind), STR_ARGS(rows[i].org), rows[i].other.n ? " -> " : "",
                     STR_ARGS(rows[i].other), rows[i].applied_at ? "" : "  (its day has not come)",
                     rows[i].note.n ? "  " : "", STR_ARGS(rows[i].note));
    return r;
}

static bool read_id(const char *text, int64_t *ret)
{
    if (!text || str_int(str_of(text), ret))
        return true;
    (void)fprintf(stderr, "nep: a unit is the number that nep org list shows, not %s\n", text);
    return false;
}

static bool read_change(const struct typed *typed, const char *org, struct change *ret)
{
    if (!read_id(org, &ret->org_id) || !read_id(typed->below, &ret->other_id) ||
        !read_id(typed->successor, &ret->other_id) || !read_id(typed->committee, &ret->other_id))
        return false;
    if (!typed->from || day_parse(str_of(typed->from), &ret->from))
        return true;
    (void)fprintf(stderr, "nep: --from takes a day such as 2025-07-01, not %s\n", typed->from);
    return false;
}

static bool is_asked_well(const struct word *word, const struct typed *typed, int operands)
{
    if (!word->run)
        return operands <= 2;
    return operands == 2 && (word->run != move || typed->below) &&
           (word->run != advise || typed->committee);
}

int org_change_run(int argc, char **argv)
{
    struct typed typed = { .url = DB_DEFAULT };
    const struct option_row options[] = {
        { "--db", &typed.url, NULL, "URL   sqlite:PATH or postgresql://user@host/name", NULL },
        { "--below", &typed.below, NULL, "ID    move: the unit above from then on", NULL },
        { "--successor", &typed.successor, NULL, "ID    dissolve: who goes on for it", NULL },
        { "--committee", &typed.committee, NULL, "ID    advise: whose hand the board is", NULL },
        { "--from", &typed.from, NULL, "DAY   from this day on; without it from today", NULL },
        { "--name", &typed.name, NULL, "TEXT  rename: the name", NULL },
        { "--party", &typed.party, NULL, "TEXT  rename: of the organisation, as Đảng bộ xã …",
          NULL },
        { "--official", &typed.official, NULL, "TEXT  rename: as printed on its documents", NULL },
        { "--symbol", &typed.symbol, NULL, "TEXT  rename: of its documents", NULL },
        { "--place", &typed.place, NULL, "TEXT  rename: before the date of its documents", NULL },
        { "--note", &typed.note, NULL, "TEXT  the decision that it follows", NULL },
        { "--end", NULL, &typed.end, "      advise: no longer, from that day on", NULL },
        { "--yes", NULL, &typed.yes, "      do it; without it only what it touches is told", NULL },
    };
    CLEANUP(run_close) struct run run = { 0 };
    struct change in = { .c = &run.ctx, .typed = &typed };
    const struct word *word;
    int operands, status;
    bool done;

    status = options_read(argc, argv, options, COUNT(options), usage, &operands, &done);
    if (done)
        return status;
    word = operands ? word_of(argv[0]) : NULL;
    if (!word || !is_asked_well(word, &typed, operands)) {
        (void)fprintf(stderr, "usage: %s\n", usage);
        return 2;
    }
    if (!read_change(&typed, operands == 2 ? argv[1] : NULL, &in))
        return 2;
    if (run_init(&run) || run_open(&run, typed.url))
        return cli_failed(&run.error);
    if (!typed.from)
        in.from = run.ctx.today;
    if (word->run ? make(&run, word, &in) : list(&run, in.org_id))
        return cli_failed(&run.error);
    return 0;
}
