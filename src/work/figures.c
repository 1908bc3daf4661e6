/* SPDX-License-Identifier: Apache-2.0 */
#include "work/figures.h"

#include "base/clock.h"
#include "store/figures.h"

static const struct {
    const char *indicator;
    size_t offset;
} lines[] = {
    { "sessions_held", offsetof(struct figures, sessions_held) },
    { "people_due", offsetof(struct figures, people_due) },
    { "present", offsetof(struct figures, present) },
    { "absent_reason", offsetof(struct figures, absent_reason) },
    { "absent_none", offsetof(struct figures, absent_none) },
    { "opinions", offsetof(struct figures, opinions) },
    { "shortcomings", offsetof(struct figures, shortcomings) },
    { "remedies_due", offsetof(struct figures, remedies_due) },
    { "remedies_done", offsetof(struct figures, remedies_done) },
};

static enum err list_sessions(struct ctx *c, int64_t org_id, int64_t campaign_id, int64_t from,
                              int64_t to, struct figures *ret)
{
    struct q_figures_sessions *rows = NULL;
    int64_t *ids;
    enum err r;

    r = q_figures_sessions(c->db, org_id, campaign_id, from, to, c->arena, &rows, &ret->n_sessions,
                           c->error);
    if (r)
        return r;
    ids = arena_array(c->arena, int64_t, ret->n_sessions + 1);
    for (size_t i = 0; i < ret->n_sessions; i++)
        ids[i] = rows[i].id;
    ret->sessions = ids;
    return OK;
}

enum err figures_compute(struct ctx *c, int64_t org_id, int64_t campaign_id, struct day from,
                         struct day to, struct figures *ret)
{
    int64_t from_at = clock_from_local((struct clock_time){ .day = from });
    int64_t to_at = clock_from_local((struct clock_time){ .day = day_add(to, 1) });
    struct q_figures_of_sessions sums;
    struct q_figures_of_remedies remedies;
    enum err r;

    *ret = (struct figures){ 0 };
    r = may(c, P_SESSION_FIGURES, org_id);
    if (r)
        return r;
    r = q_figures_of_sessions(c->db, org_id, campaign_id, from_at, to_at, c->arena, &sums,
                              c->error);
    if (r)
        return r;
    r = q_figures_of_remedies(c->db, org_id, campaign_id, day_iso(c->arena, from),
                              day_iso(c->arena, to), c->arena, &remedies, c->error);
    if (r)
        return r;
    *ret = (struct figures){
        .sessions_held = sums.sessions_held,
        .people_due = sums.people_due,
        .present = sums.present,
        .absent_reason = sums.absent_reason,
        .absent_none = sums.absent_none,
        .opinions = sums.opinions,
        .shortcomings = sums.shortcomings,
        .remedies_due = remedies.remedies_due,
        .remedies_done = remedies.remedies_done,
    };
    return list_sessions(c, org_id, campaign_id, from_at, to_at, ret);
}

bool figures_get(const struct figures *f, struct str indicator, int64_t *ret)
{
    for (size_t i = 0; i < COUNT(lines); i++) {
        if (str_eq(indicator, str_of(lines[i].indicator))) {
            memcpy(ret, (const char *)f + lines[i].offset, sizeof(*ret));
            return true;
        }
    }
    return false;
}
