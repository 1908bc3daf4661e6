/* job.h - long work that can be left and found again: asked for here, done by jobs/runner. */
#pragma once

#include "work/ctx.h"

enum job_state { JOB_WAITING = 1, JOB_RUNNING, JOB_DONE, JOB_FAILED };

struct job {
    int64_t id, org_id, account_id, file_id;
    struct str kind, args, message; /* message: why it failed */
    enum job_state state;
    int64_t done, total;
};

struct q_job_by_id;
/* A slice of it is done, in that transaction; place: where it goes on. E_CONFLICT: somebody else has taken it since. */
NODISCARD enum err job_advance(struct ctx *c, const struct q_job_by_id *job, int64_t done,
                               struct str place);
/* It is done, or failed; message: why. */
NODISCARD enum err job_end(struct ctx *c, const struct q_job_by_id *job, const char *state,
                           struct str message);

/* For whoever asked for it, and issuing for whoever may issue there; E_NOT_FOUND for anybody else. */
NODISCARD enum err job_load(struct ctx *c, int64_t id, struct job *ret);
