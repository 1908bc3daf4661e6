/* SPDX-License-Identifier: Apache-2.0 */
/* amend_label.c - what an amendment will have periods called: nothing but names, so that no day moves with them. */
#include <assert.h>

#include "store/series.h"
#include "work/campaign/amend__.h"
#include "work/campaign/periods.h"

enum err amend_labels_load(struct ctx *c, int64_t campaign_id, struct amendment *ret,
                           struct schedule *ret_schedule)
{
    enum err r = amend__begun(c, campaign_id, ret);

    assert(ret && ret_schedule);
    return r ? r : schedule_load(c, &ret->campaign, ret_schedule);
}

static struct period *period_of(struct schedule *schedule, int64_t id)
{
    for (struct series *s = schedule->series; s < schedule->series + schedule->n_series; s++) {
        for (size_t k = 0; k < s->n; k++) {
            if (s->periods[k].id == id)
                return &s->periods[k];
        }
    }
    return NULL;
}

/* A label that is the one it has is none that is wanted. */
static enum err take(struct ctx *c, const struct amend_labels *in, struct schedule *schedule,
                     int64_t *ret_period_id)
{
    for (size_t i = 0; i < in->n; i++) {
        struct period *p = period_of(schedule, in->rows[i].period_id);
        struct str label;

        if (!p || !p->id)
            return fail(c, E_NOT_FOUND, M_ERROR_NOT_FOUND);
        *ret_period_id = p->id;
        if (period_label_take(c, in->rows[i].label, &label))
            return E_INVALID;
        p->wanted_label = str_eq(label, p->name.label) ? STR_NONE : label;
    }
    return OK;
}

static enum err check(struct ctx *c, const struct schedule *schedule, int64_t *ret_period_id)
{
    for (const struct series *s = schedule->series; s < schedule->series + schedule->n_series;
         s++) {
        struct period_name *names = arena_array(c->arena, struct period_name, s->n + 1);
        size_t alike;

        for (size_t k = 0; k < s->n; k++)
            names[k] = amend_period_name(&s->periods[k]);
        alike = period_names_alike(names, s->n, c->arena);
        if (alike == s->n)
            continue;
        *ret_period_id = s->periods[alike].id;
        return fail(c, E_INVALID, M_PERIOD_SAME_LABEL, { "label", .text = names[alike].label });
    }
    return OK;
}

enum err amend_labels_save(struct ctx *c, const struct amend_labels *in, int64_t *ret_period_id)
{
    struct amendment of;
    struct schedule schedule;
    int64_t changed;
    enum err r = amend_labels_load(c, in->campaign_id, &of, &schedule);

    *ret_period_id = 0;
    if (!r && of.head.version != in->version)
        return fail(c, E_CONFLICT, M_ERROR_STALE);
    if (!r)
        r = take(c, in, &schedule, ret_period_id);
    if (!r)
        r = check(c, &schedule, ret_period_id);
    for (size_t i = 0; !r && i < in->n; i++) {
        const struct period *p = period_of(&schedule, in->rows[i].period_id);

        assert(p && "take has found it");
        r = q_period_want_label(c->db, p->id, p->wanted_label, &changed, c->error);
    }
    return r ? r : amend__touch(c, &of, "campaign", in->campaign_id, "amend_labels");
}
