/* SPDX-License-Identifier: Apache-2.0 */
#include "work/indicator.h"

#include "base/clock.h"
#include "store/indicator.h"

static const struct {
    const char *indicator;
    size_t offset;
} members[] = {
    { "sessions_held", offsetof(struct indicators, sessions_held) },
    { "people_due", offsetof(struct indicators, people_due) },
    { "present", offsetof(struct indicators, present) },
    { "absent_reason", offsetof(struct indicators, absent_reason) },
    { "absent_none", offsetof(struct indicators, absent_none) },
    { "opinions", offsetof(struct indicators, opinions) },
    { "shortcomings", offsetof(struct indicators, shortcomings) },
    { "remedies_due", offsetof(struct indicators, remedies_due) },
    { "remedies_done", offsetof(struct indicators, remedies_done) },
};

static enum err list_sessions(struct ctx *c, int64_t org_id, int64_t campaign_id, int64_t from,
                              int64_t to, struct indicators *ret)
{
    struct q_indicator_sessions *rows = NULL;
    enum err r;

    r = q_indicator_sessions(c->db, org_id, campaign_id, from, to, c->arena, &rows,
                             &ret->n_sessions, c->error);
    if (r)
        return r;
    ret->sessions = arena_array(c->arena, struct indicator_session, ret->n_sessions + 1);
    for (size_t i = 0; i < ret->n_sessions; i++)
        ret->sessions[i] = (struct indicator_session){
            .id = rows[i].id,
            .kind = session_kind_parse(rows[i].kind),
            .planned_at = rows[i].planned_at,
            .people_due = rows[i].people_due.v,
            .present = rows[i].present.v,
            .absent_reason = rows[i].absent_reason.v,
            .absent_none = rows[i].absent_none.v,
            .opinions = rows[i].opinions.v,
            .shortcomings = rows[i].shortcomings.v,
        };
    return OK;
}

enum err indicator_compute(struct ctx *c, int64_t org_id, int64_t campaign_id, struct day from,
                           struct day to, struct indicators *ret)
{
    int64_t from_at = clock_from_local((struct clock_time){ .day = from });
    int64_t to_at = clock_from_local((struct clock_time){ .day = day_add(to, 1) });
    struct q_indicators_of_sessions sums;
    struct q_indicators_of_remedies remedies;
    enum err r;

    *ret = (struct indicators){ 0 };
    r = may(c, P_SESSION_FIGURES, org_id);
    if (r)
        return r;
    r = q_indicators_of_sessions(c->db, org_id, campaign_id, from_at, to_at, c->arena, &sums,
                                 c->error);
    if (r)
        return r;
    r = q_indicators_of_remedies(c->db, org_id, campaign_id, day_iso(c->arena, from),
                                 day_iso(c->arena, to), c->arena, &remedies, c->error);
    if (r)
        return r;
    *ret = (struct indicators){
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

bool indicator_get(const struct indicators *f, struct str indicator, int64_t *ret)
{
    for (size_t i = 0; i < COUNT(members); i++) {
        if (str_eq(indicator, str_of(members[i].indicator))) {
            memcpy(ret, (const char *)f + members[i].offset, sizeof(*ret));
            return true;
        }
    }
    return false;
}
