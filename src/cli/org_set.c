/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/org_set.h"

#include <stdio.h>
#include <string.h>

#include "cli/failed.h"
#include "cli/run.h"
#include "db/db.h"
#include "rules/calendar.h"
#include "work/org/change.h"
#include "work/org/org.h"
#include "work/org/set.h"

struct str org_typed_text(const char *typed)
{
    return typed ? str_of(typed) : S("");
}

/* Which of two words it is: 1 for the second; -1: neither. Without a word the first. */
static int which(const char *word, const char *first, const char *second)
{
    if (!word || strcmp(word, first) == 0)
        return 0;
    return strcmp(word, second) == 0 ? 1 : -1;
}

static int set_term(struct run *run, int64_t id, const struct org_typed *typed)
{
    CLEANUP(db_rollback) struct db_tx *tx = NULL;
    int works = which(typed->term_days, "calendar", "working");
    int forward = which(typed->term_moves, "back", "forward");
    struct calendar_term term = { .works = works > 0, .forward = forward > 0 };
    int64_t days;

    if (!str_int(str_of(typed->term), &days) || days > CALENDAR_TERM_MAX || works < 0 ||
        forward < 0) {
        (void)fprintf(stderr,
                      "nep: --term takes a number of days, at most %d; --term-days calendar or "
                      "working; --term-moves back or forward\n",
                      CALENDAR_TERM_MAX);
        return 2;
    }
    term.days = (int)days;
    if (run_open(run, typed->url) || db_begin(run->db, DB_WRITE, &tx, &run->error) ||
        org_set_term(&run->ctx, id, &term) || db_commit(&tx, &run->error))
        return cli_failed(&run->error);
    (void)printf(
        "Where a plan gives no day, reports are asked for %d %s days behind their last day;\n"
        "off a day off this moves %s. Campaigns that were issued keep their days.\n",
        term.days, works ? "working" : "calendar", forward ? "forward" : "back");
    return 0;
}

static int set_before(struct run *run, int64_t id, const struct org_typed *typed)
{
    CLEANUP(db_rollback) struct db_tx *tx = NULL;
    int excludes = which(typed->before, "yes", "no");

    if (excludes < 0) {
        (void)fprintf(stderr, "nep: --before-includes takes yes or no, not %s\n", typed->before);
        return 2;
    }
    if (run_open(run, typed->url) || db_begin(run->db, DB_WRITE, &tx, &run->error) ||
        org_set_before_includes(&run->ctx, id, !excludes) || db_commit(&tx, &run->error))
        return cli_failed(&run->error);
    (void)printf(
        "What the unit asks before a day is %s on that day, in campaigns not issued yet.\n",
        excludes ? "late" : "in time");
    return 0;
}

static int set_always(struct run *run, int64_t id, const struct org_typed *typed)
{
    CLEANUP(db_rollback) struct db_tx *tx = NULL;
    enum err r;

    if (typed->from) {
        (void)fprintf(stderr,
                      "nep: --from is for --place and --symbol: papers print those of their day\n");
        return 2;
    }
    if (run_open(run, typed->url) || db_begin(run->db, DB_WRITE, &tx, &run->error))
        return cli_failed(&run->error);
    r = typed->phone ? org_set_phone(&run->ctx, id, str_of(typed->phone))
                     : org_set_layout(&run->ctx, id, str_of(typed->layout));
    if (r || db_commit(&tx, &run->error))
        return cli_failed(&run->error);
    (void)printf("Done.\n");
    return 0;
}

/* Papers of earlier days keep what they say. */
static int set_from_a_day(struct run *run, int64_t id, const struct org_typed *typed)
{
    CLEANUP(db_rollback) struct db_tx *tx = NULL;
    struct org_rename in = { .org_id = id,
                             .symbol = org_typed_text(typed->symbol),
                             .place = org_typed_text(typed->place),
                             .note = S("") };

    if (run_open(run, typed->url))
        return cli_failed(&run->error);
    in.from = run->ctx.today;
    if (typed->from && !day_parse_iso(str_of(typed->from), &in.from)) {
        (void)fprintf(stderr, "nep: --from takes a day as 2026-07-01, not %s\n", typed->from);
        return 2;
    }
    if (db_begin(run->db, DB_WRITE, &tx, &run->error) || org_rename(&run->ctx, &in) ||
        db_commit(&tx, &run->error))
        return cli_failed(&run->error);
    (void)printf("Done, from %.*s on.\n", STR_ARGS(day_iso(run->arena, in.from)));
    return 0;
}

int org_set_run(struct run *run, const char *unit, const struct org_typed *typed)
{
    int64_t id;

    if (!!typed->before + !!typed->term + !!typed->place + !!typed->symbol + !!typed->phone +
            !!typed->layout !=
        1) {
        (void)fprintf(stderr, "nep: org set takes one setting at a time\n");
        return 2;
    }
    if (!str_int(str_of(unit), &id)) {
        (void)fprintf(stderr, "nep: org set takes the number that nep org list shows, not %s\n",
                      unit);
        return 2;
    }
    if (typed->before)
        return set_before(run, id, typed);
    if (typed->term)
        return set_term(run, id, typed);
    return typed->phone || typed->layout ? set_always(run, id, typed)
                                         : set_from_a_day(run, id, typed);
}
