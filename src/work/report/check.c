/* SPDX-License-Identifier: Apache-2.0 */
#include "work/report/check.h"

#include <assert.h>
#include <inttypes.h>

#include "store/child_date.h"
#include "store/report_version.h"
#include "store/total.h"
#include "work/report/check__.h"
#include "work/report/report__.h"
#include "work/report/version.h"

static enum err check_hash(struct ctx *c, const struct q_report_version_page *version,
                           struct report_faults *faults)
{
    struct report_sent_then said = { 0 };
    struct report__sources from = { 0 };
    struct report__whole whole = {
        version->report_id,
        version->n,
        version->sent_at,
        str_or_empty(version->number),
        str_or_empty(version->label),
        &said,
        &from,
    };
    enum err r = report__content(c, version->id, &said);

    if (!r)
        r = report__sources(c, version->id, &from);
    if (r)
        return r;
    if (!str_eq(report__hash(c, &whole), version->hash))
        check__tell(
            c, faults, version->org, version->slot, version->label,
            str_fmt(c->arena, "what was sent the time %" PRId64 " has been changed", version->n));
    return OK;
}

static void tell_part(struct ctx *c, struct report_faults *faults,
                      const struct q_report_version_unlike *row, const char *suffix, int64_t kept,
                      int64_t summed)
{
    if (kept != summed)
        check__tell(c, faults, row->org, row->slot, row->label,
                    str_fmt(c->arena, "%.*s%s: sent %" PRId64 ", its parts add up to %" PRId64,
                            STR_ARGS(row->indicator), suffix, kept, summed));
}

static enum err check_parts(struct ctx *c, int64_t first_id, int64_t last_id,
                            struct report_faults *faults)
{
    struct q_report_version_unlike *rows = NULL;
    size_t n = 0;
    enum err r;

    r = q_report_version_unlike(c->db, first_id, last_id, c->arena, &rows, &n, c->error);
    for (size_t i = 0; !r && i < n; i++) {
        tell_part(c, faults, &rows[i], "", rows[i].kept, rows[i].summed);
        tell_part(c, faults, &rows[i], ", carried", rows[i].kept_carried, rows[i].summed_carried);
    }
    return r;
}

static enum err check_own(struct ctx *c, int64_t first_id, int64_t last_id,
                          struct report_faults *faults)
{
    struct q_report_own_unlike *rows = NULL;
    size_t n = 0;
    enum err r;

    r = q_report_own_unlike(c->db, first_id, last_id, c->arena, &rows, &n, c->error);
    for (size_t i = 0; !r && i < n; i++)
        check__tell(c, faults, rows[i].org, rows[i].slot, rows[i].label,
                    str_fmt(c->arena, "%.*s: own part %" PRId64 ", its sessions add up to %" PRId64,
                            STR_ARGS(rows[i].indicator), rows[i].kept, rows[i].summed));
    return r;
}

/* What was sent, some of it at a time. */
static enum err check_versions(struct ctx *c, struct report_faults *faults)
{
    struct q_report_version_page *rows = NULL;
    int64_t after = 0;
    size_t n = 0;

    do {
        struct arena_mark mark = arena_mark(c->arena);
        size_t before = faults->n;
        enum err r = q_report_version_page(c->db, after, c->arena, &rows, &n, c->error);

        if (!r && n)
            r = check_parts(c, rows[0].id, rows[n - 1].id, faults);
        if (!r && n)
            r = check_own(c, rows[0].id, rows[n - 1].id, faults);
        for (size_t i = 0; !r && i < n; i++)
            r = check_hash(c, &rows[i], faults);
        if (r)
            return r;
        if (n)
            after = rows[n - 1].id;
        if (faults->n == before)
            arena_reset_to(c->arena, mark);
    } while (n);
    return OK;
}

static enum err check_trail(struct ctx *c, struct report_faults *faults)
{
    struct q_report_version_untold *rows = NULL;
    size_t n = 0;
    enum err r;

    r = q_report_version_untold(c->db, c->arena, &rows, &n, c->error);
    for (size_t i = 0; !r && i < n; i++)
        check__tell(c, faults, rows[i].org, rows[i].slot, rows[i].label,
                    str_fmt(c->arena, "the trail does not tell what was sent the time %" PRId64,
                            rows[i].n));
    return r;
}

/* Periods of a rhythm touch, and none overlaps. */
static enum err check_periods(struct ctx *c, struct report_faults *faults)
{
    struct q_period_neighbours *rows = NULL;
    int64_t after = 0;
    size_t n = 0;
    enum err r;

    do {
        r = q_period_neighbours(c->db, after, c->arena, &rows, &n, c->error);
        for (size_t i = 0; !r && i < n; i++) {
            struct day next = day_add(day_from_iso(rows[i].before_on), 1);

            after = rows[i].id;
            if (day_cmp(next, day_from_iso(rows[i].from_on)) != 0)
                check__tell(c, faults, rows[i].campaign, rows[i].slot, rows[i].label,
                            str_fmt(c->arena,
                                    "begins on %.*s, but the period before it ends on %.*s",
                                    STR_ARGS(rows[i].from_on), STR_ARGS(rows[i].before_on)));
        }
    } while (!r && n);
    return r;
}

static enum err check_sessions(struct ctx *c, struct report_faults *faults)
{
    struct q_report_sessions_misplaced *wrong = NULL;
    struct q_report_sessions_missed *missed = NULL;
    size_t n = 0;
    enum err r;

    r = q_report_sessions_misplaced(c->db, CHECK_MOST, c->arena, &wrong, &n, c->error);
    for (size_t i = 0; !r && i < n; i++)
        check__tell(c, faults, wrong[i].org, wrong[i].slot, wrong[i].label,
                    str_fmt(c->arena, "counts session %" PRId64 " of %.*s, which is not of it",
                            wrong[i].session_id, STR_ARGS(str_or_empty(wrong[i].held_on))));
    if (!r)
        r = q_report_sessions_missed(c->db, CHECK_MOST, c->arena, &missed, &n, c->error);
    for (size_t i = 0; !r && i < n; i++)
        check__tell(c, faults, missed[i].org, missed[i].slot, missed[i].label,
                    str_fmt(c->arena,
                            "could have counted session %" PRId64 " of %.*s, and none does",
                            missed[i].session_id, STR_ARGS(str_or_empty(missed[i].held_on))));
    return r;
}

static enum err check_dues(struct ctx *c, struct report_faults *faults)
{
    struct q_dues_astray *rows = NULL;
    size_t n = 0;
    enum err r;

    r = q_dues_astray(c->db, day_iso(c->arena, c->today), CHECK_MOST, c->arena, &rows, &n,
                      c->error);
    for (size_t i = 0; !r && i < n; i++)
        check__tell(
            c, faults, rows[i].org, rows[i].slot, rows[i].label,
            str_fmt(c->arena, "the unit has ended and still owes: %.*s", STR_ARGS(rows[i].words)));
    return r;
}

static enum err check_receivers(struct ctx *c, struct report_faults *faults)
{
    struct q_receivers_astray *rows = NULL;
    size_t n = 0;
    enum err r;

    r = q_receivers_astray(c->db, day_iso(c->arena, c->today), CHECK_MOST, c->arena, &rows, &n,
                           c->error);
    for (size_t i = 0; !r && i < n; i++)
        check__tell(c, faults, rows[i].org, rows[i].slot, rows[i].label,
                    str_fmt(c->arena, "goes to %.*s, which has ended and has a successor",
                            STR_ARGS(rows[i].receiver)));
    return r;
}

/* Whoever passes a plan on asks its own children for the same periods, and no later than it is asked itself. */
static enum err check_child_dates(struct ctx *c, struct report_faults *faults)
{
    struct q_child_dates_astray *rows = NULL;
    size_t n = 0;
    enum err r;

    r = q_child_dates_astray(c->db, CHECK_MOST, c->arena, &rows, &n, c->error);
    for (size_t i = 0; !r && i < n; i++)
        check__tell(c, faults, rows[i].org, rows[i].slot, rows[i].label,
                    rows[i].foreign_to
                        ? S("sets its own children a day for a period that it is not asked for")
                        : str_fmt(c->arena,
                                  "asks its own children by %.*s, later than it is asked itself: "
                                  "%.*s. It sets them another day where it passes the plan on",
                                  STR_ARGS(rows[i].due_on),
                                  STR_ARGS(str_or_empty(rows[i].own_on))));
    return r;
}

static enum err check_child_dues(struct ctx *c, struct report_faults *faults)
{
    struct q_child_dues_astray *rows = NULL;
    size_t n = 0;
    enum err r;

    r = q_child_dues_astray(c->db, CHECK_MOST, c->arena, &rows, &n, c->error);
    for (size_t i = 0; !r && i < n; i++)
        check__tell(c, faults, rows[i].org, rows[i].slot, rows[i].label,
                    str_fmt(c->arena, "is asked by %.*s, though the unit above has set %.*s",
                            STR_ARGS(rows[i].due_on), STR_ARGS(rows[i].set_on)));
    return r;
}

enum err report_check(struct ctx *c, struct report_fault **ret, size_t *ret_n)
{
    static enum err (*const checks[])(struct ctx *, struct report_faults *) = {
        check_periods,   check__totals, check_versions,    check_sessions,   check_dues,
        check_receivers, check_trail,   check_child_dates, check_child_dues,
    };
    struct report_faults faults = { 0 };
    enum err r = OK;

    assert(ret && ret_n);
    for (size_t i = 0; !r && i < COUNT(checks); i++)
        r = checks[i](c, &faults);
    *ret = faults.v;
    *ret_n = faults.n;
    return r;
}
