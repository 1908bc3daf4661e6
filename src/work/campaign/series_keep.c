/* SPDX-License-Identifier: Apache-2.0 */
/* series_keep.c - what a person has written of a draft's periods stays when its duties change, where it still fits:
 * no duty has come to ask for it, none of them asks otherwise, and each period is still asked for. */
#include <assert.h>

#include "store/series.h"
#include "work/campaign/series.h"

/* By when the duty asked for each of them; NULL: it did not. */
static struct series_date *dates_of(const struct series *s, int64_t duty_id)
{
    for (size_t m = 0; m < s->n_members; m++) {
        if (s->members[m].duty->id == duty_id)
            return s->members[m].dates;
    }
    return NULL;
}

static bool asks(const struct series *was, const struct series *now, size_t period)
{
    for (size_t m = 0; m < now->n_members; m++) {
        const struct series_date *dates = dates_of(was, now->members[m].duty->id);

        if (dates && day_is(dates[period].due_on))
            return true;
    }
    return false;
}

static bool fits(const struct series *was, const struct series *now, int64_t changed_id)
{
    for (size_t m = 0; m < now->n_members; m++) {
        int64_t id = now->members[m].duty->id;

        if (id == changed_id || !dates_of(was, id))
            return false;
    }
    for (size_t k = 0; k < was->n; k++) {
        if (!asks(was, now, k))
            return false;
    }
    return true;
}

static struct series *now_of(const struct series *was, struct schedule *now)
{
    for (size_t m = 0; m < was->n_members; m++) {
        struct series *s = series_with(now, was->members[m].duty->id);

        if (s)
            return s;
    }
    return NULL;
}

static void put(const struct series *was, struct series *now)
{
    now->written = true;
    now->periods = was->periods;
    now->n = was->n;
    for (size_t m = 0; m < now->n_members; m++)
        now->members[m].dates = dates_of(was, now->members[m].duty->id);
}

enum err series_keep(struct ctx *c, const struct campaign *campaign, const struct schedule *was,
                     int64_t changed_id)
{
    struct schedule now;
    bool kept = false;
    enum err r = schedule_load(c, campaign, &now);

    assert(campaign && was);
    for (size_t i = 0; !r && i < was->n_series; i++) {
        struct series *s = was->series[i].written ? now_of(&was->series[i], &now) : NULL;

        if (!s || !fits(&was->series[i], s, changed_id))
            continue;
        put(&was->series[i], s);
        kept = true;
    }
    return r || !kept ? r : series_rewrite(c, campaign, &now);
}

enum err series_written(struct ctx *c, int64_t campaign_id, int64_t *ret_n)
{
    struct q_series_written row = { 0 };
    enum err r = q_series_written(c->db, campaign_id, c->arena, &row, c->error);

    assert(ret_n);
    *ret_n = row.n;
    return r;
}
