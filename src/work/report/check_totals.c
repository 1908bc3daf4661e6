/* SPDX-License-Identifier: Apache-2.0 */
/* check_totals.c - whether the totals are what the reports add up to. A country's year has more figures than
 * any one statement should sort: it is gone through period by period, some reports at a time, and what they
 * add up to is taken off what is kept. */
#include <inttypes.h>
#include <stdlib.h>

#include "store/org.h"
#include "store/total.h"
#include "work/report/check__.h"

enum { REPORTS_A_TIME = 500, MEMORY_MOST = 1 << 30 };

/* One figure of a unit: as it is kept, and as it was added up. */
struct figures {
    int64_t value, carried, reports;
};
struct cell {
    int64_t org_id;
    struct str indicator;
    struct figures kept, summed;
};
struct cells {
    struct arena *arena; /* of one period */
    struct cell *v;      /* those that are kept, by unit */
    size_t n, cap;
    struct cell *unkept;
    size_t n_unkept, cap_unkept;
    struct str names[64]; /* of the indicators, each once */
    size_t n_names;
};

static struct str name_once(struct cells *cells, struct str name)
{
    for (size_t i = 0; i < cells->n_names; i++) {
        if (str_eq(cells->names[i], name))
            return cells->names[i];
    }
    name = arena_str(cells->arena, name);
    if (cells->n_names < COUNT(cells->names))
        cells->names[cells->n_names++] = name;
    return name;
}

static enum err load_kept(struct ctx *c, int64_t period_id, struct cells *cells)
{
    struct q_total_page *rows = NULL;
    struct str after_indicator = S("");
    int64_t after_org = 0;
    size_t n = 0;

    do {
        struct arena_mark mark = arena_mark(c->arena);
        enum err r = q_total_page(c->db, period_id, after_org, after_indicator, c->arena, &rows, &n,
                                  c->error);

        if (r)
            return r;
        for (size_t i = 0; i < n; i++) {
            after_org = rows[i].org_id;
            after_indicator = name_once(cells, rows[i].indicator);
            *ARENA_PUSH(cells->arena, cells->v, cells->n, cells->cap) = (struct cell){
                .org_id = after_org,
                .indicator = after_indicator,
                .kept = { rows[i].value, rows[i].carried, rows[i].reports },
            };
        }
        arena_reset_to(c->arena, mark);
    } while (n);
    return OK;
}

/* The first of a unit's, or where it would stand. */
static size_t first_of(const struct cells *cells, int64_t org_id)
{
    size_t from = 0, to = cells->n;

    while (from < to) {
        size_t middle = from + (to - from) / 2;

        if (cells->v[middle].org_id < org_id)
            from = middle + 1;
        else
            to = middle;
    }
    return from;
}

static struct cell *cell_of(struct cells *cells, int64_t org_id, struct str indicator)
{
    struct cell *cell;

    for (size_t i = first_of(cells, org_id); i < cells->n && cells->v[i].org_id == org_id; i++) {
        if (str_eq(cells->v[i].indicator, indicator))
            return &cells->v[i];
    }
    for (size_t i = 0; i < cells->n_unkept; i++) {
        if (cells->unkept[i].org_id == org_id && str_eq(cells->unkept[i].indicator, indicator))
            return &cells->unkept[i];
    }
    if (cells->n_unkept >= CHECK_MOST)
        return NULL;
    cell = ARENA_PUSH(cells->arena, cells->unkept, cells->n_unkept, cells->cap_unkept);
    *cell = (struct cell){ .org_id = org_id, .indicator = name_once(cells, indicator) };
    return cell;
}

/* What the next reports of the period put into the units above them. */
static enum err add_reports(struct ctx *c, int64_t period_id, int64_t first_org, int64_t last_org,
                            struct cells *cells)
{
    struct q_total_summed *rows = NULL;
    size_t n = 0;
    enum err r;

    r = q_total_summed(c->db, period_id, first_org, last_org, c->arena, &rows, &n, c->error);
    for (size_t i = 0; !r && i < n; i++) {
        struct cell *cell = cell_of(cells, rows[i].org_id, rows[i].indicator);

        if (!cell)
            continue;
        cell->summed.value += rows[i].value;
        cell->summed.carried += rows[i].carried;
        cell->summed.reports += rows[i].reports;
    }
    return r;
}

static enum err add_up(struct ctx *c, int64_t period_id, struct cells *cells)
{
    struct q_total_reporting of = { 0 };
    int64_t after = 0;
    enum err r = OK;

    do {
        struct arena_mark mark = arena_mark(c->arena);

        r = q_total_reporting(c->db, period_id, after, REPORTS_A_TIME, c->arena, &of, c->error);
        if (!r && of.n)
            r = add_reports(c, period_id, of.first_org.v, of.last_org.v, cells);
        if (r)
            return r;
        after = of.last_org.v;
        arena_reset_to(c->arena, mark);
    } while (of.n);
    return OK;
}

static enum err tell(struct ctx *c, const struct q_total_period_next *period,
                     const struct cell *cell, struct report_faults *faults)
{
    const struct {
        const char *suffix;
        int64_t kept, summed;
    } parts[] = {
        { "", cell->kept.value, cell->summed.value },
        { ", carried", cell->kept.carried, cell->summed.carried },
        { ", reports", cell->kept.reports, cell->summed.reports },
    };
    struct q_org_by_id org = { .name = STR_NONE };

    for (size_t i = 0; i < COUNT(parts); i++) {
        enum err r = OK;

        if (parts[i].kept == parts[i].summed)
            continue;
        if (!org.name.p)
            r = q_org_by_id(c->db, cell->org_id, HIERARCHY, c->arena, &org, c->error);
        if (r)
            return r;
        check__tell(c, faults, org.name, period->slot, period->label,
                    str_fmt(c->arena, "%.*s%s: kept %" PRId64 ", reports add up to %" PRId64,
                            STR_ARGS(cell->indicator), parts[i].suffix, parts[i].kept,
                            parts[i].summed));
    }
    return OK;
}

static enum err check_period(struct ctx *c, const struct q_total_period_next *period,
                             struct report_faults *faults)
{
    CLEANUP(arena_close) struct arena *a = arena_open(MEMORY_MOST);
    struct cells cells = { .arena = a };
    size_t before = faults->n;
    enum err r;

    r = load_kept(c, period->id, &cells);
    if (!r)
        r = add_up(c, period->id, &cells);
    for (size_t i = 0; !r && i < cells.n && faults->n < before + CHECK_MOST; i++)
        r = tell(c, period, &cells.v[i], faults);
    for (size_t i = 0; !r && i < cells.n_unkept && faults->n < before + CHECK_MOST; i++)
        r = tell(c, period, &cells.unkept[i], faults);
    return r;
}

enum err check__totals(struct ctx *c, struct report_faults *faults)
{
    struct q_total_period_next period = { 0 };
    enum err r = OK;

    do {
        r = q_total_period_next(c->db, period.id, c->arena, &period, c->error);
        if (!r)
            r = check_period(c, &period, faults);
    } while (!r);
    if (r != E_NOT_FOUND)
        return r;
    error_clear(c->error);
    return OK;
}
