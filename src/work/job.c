/* SPDX-License-Identifier: Apache-2.0 */
#include "work/job.h"

#include <assert.h>

#include "base/clock.h"
#include "store/job.h"

static enum job_state parse_state(struct str name)
{
    static const char *const names[] = { "", "waiting", "running", "done", "failed" };

    for (int s = JOB_WAITING; s <= JOB_FAILED; s++) {
        if (str_eq(name, str_of(names[s])))
            return (enum job_state)s;
    }
    return JOB_FAILED;
}

/* Who asked for it; issuing goes on for the office, whoever is there. */
static bool may_look(const struct ctx *c, const struct q_job_by_id *row,
                     const struct rights *rights)
{
    return row->account_id == c->who->account_id ||
           ((str_eq(row->kind, S("issue")) || str_eq(row->kind, S("amend"))) &&
            rights_have(rights, P_CAMPAIGN_ISSUE));
}

enum err job_advance(struct ctx *c, const struct q_job_by_id *job, int64_t done, struct str place)
{
    int64_t changed;
    enum err r =
        q_job_advance(c->db, job->id, job->tries, done, place, clock_real_ms(), &changed, c->error);

    assert(job);
    if (r)
        return r;
    return changed ? OK : fail(c, E_CONFLICT, M_ERROR_STALE);
}

enum err job_end(struct ctx *c, const struct q_job_by_id *job, const char *state,
                 struct str message)
{
    struct q_job_end_in in = { .id = job->id,
                               .tries = job->tries,
                               .state = str_of(state),
                               .message = message,
                               .at = clock_real_ms() };
    int64_t changed;
    enum err r = q_job_end(c->db, &in, &changed, c->error);

    assert(state);
    if (r)
        return r;
    return changed ? OK : fail(c, E_CONFLICT, M_ERROR_STALE);
}

enum err job_load(struct ctx *c, int64_t id, struct job *ret)
{
    struct q_job_by_id row;
    struct rights rights;
    enum err r;

    assert(ret);
    r = q_job_by_id(c->db, id, c->arena, &row, c->error);
    if (!r)
        r = rights_at(c, row.org_id, &rights);
    if (r == E_NOT_FOUND || (!r && !may_look(c, &row, &rights)))
        return fail(c, E_NOT_FOUND, M_ERROR_NOT_FOUND);
    if (r)
        return r;
    *ret = (struct job){
        .id = row.id,
        .org_id = row.org_id,
        .account_id = row.account_id,
        .file_id = row.file_id.v,
        .kind = row.kind,
        .args = row.args,
        .message = row.message,
        .state = parse_state(row.state),
        .done = row.done,
        .total = row.total,
    };
    return OK;
}
