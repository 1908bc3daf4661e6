/* SPDX-License-Identifier: Apache-2.0 */
#include "work/holiday/holiday.h"

#include <assert.h>

#include "rules/holiday.h"
#include "store/holiday.h"
#include "work/name.h"
#include "work/trail.h"

/* Of several rows for one day the last is the nearest unit's. */
static size_t one_a_day(const struct q_holidays *rows, size_t n, struct calendar_day *days)
{
    size_t n_days = 0;

    for (size_t i = 0; i < n; i++) {
        struct calendar_day d = { .day = day_from_iso(rows[i].on_day),
                                  .works = rows[i].works != 0 };

        if (n_days && day_cmp(days[n_days - 1].day, d.day) == 0)
            n_days--;
        days[n_days++] = d;
    }
    return n_days;
}

static int last_announced(const struct q_holidays *rows, size_t n)
{
    for (size_t i = n; i > 0; i--) {
        if (rows[i - 1].shipped)
            return day_from_iso(rows[i - 1].on_day).year;
    }
    return 0;
}

static struct calendar_term term_of(const struct q_holidays *rows, size_t n)
{
    if (!n)
        return (struct calendar_term){ 0 };
    return (struct calendar_term){ (int)rows->term_days.v, rows->term_works.v != 0,
                                   rows->term_forward.v != 0 };
}

enum err holiday_load(struct ctx *c, int64_t org_id, struct calendar *ret)
{
    struct q_holidays *rows = NULL;
    struct calendar_day *days;
    size_t n;
    enum err r;

    assert(ret);
    r = q_holidays(c->db, org_id, HIERARCHY, c->arena, &rows, &n, c->error);
    if (r)
        return r;
    days = arena_array(c->arena, struct calendar_day, n + 1);
    *ret = holiday_calendar(c->arena, days, one_a_day(rows, n, days), last_announced(rows, n));
    ret->term = term_of(rows, n);
    return OK;
}

enum err holiday_add(struct ctx *c, const struct holiday_new *in, int64_t *ret_id)
{
    struct q_holiday_add_in row = {
        .id = ids_next(c->ids),
        .org_id = in->org_id,
        .on_day = day_iso(c->arena, in->day),
        .works = in->works,
        .source = in->source,
    };
    enum err r;

    assert(ret_id);
    r = may(c, P_ORG_EDIT, in->org_id);
    if (r)
        return r;
    if (!day_exists(in->day))
        return fail(c, E_INVALID, M_HOLIDAY_NO_DAY);
    r = name_take(c, in->name, &row.name);
    if (r)
        return r;
    r = q_holiday_add(c->db, &row, c->error);
    if (r == E_CONFLICT)
        return fail(c, E_CONFLICT, M_HOLIDAY_THERE, { "day", .day = in->day });
    if (r)
        return r;
    *ret_id = row.id;
    return event_add(c, "holiday", row.id, "add", in->org_id, S("{}"));
}
