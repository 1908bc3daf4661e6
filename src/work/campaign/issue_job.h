/* issue_job.h - issuing to many units: asked for here, done by the thread of the jobs a slice at a time.
 *
 * A draft stays one until the last slice has been done, so that nobody below sees a part of it; until then
 * it can be stopped, and what was written is taken back. One that had been issued before is seen by each new
 * unit as soon as that has it. */
#pragma once

#include "work/campaign/campaign.h"

enum { ISSUE_AT_ONCE = 500 }; /* units */

/* Issues to few units at once, to many by a job. *ret_job_id 0: it is done, to *ret_units that had it not. */
NODISCARD enum err issue_or_queue(struct ctx *c, const struct issue *in, int64_t *ret_job_id,
                                  size_t *ret_units);
NODISCARD enum err issue_queue(struct ctx *c, const struct issue *in, int64_t *ret_job_id);

/* By whoever may issue it: the job ends, and a draft is one again; an amendment is being prepared again. */
NODISCARD enum err issue_stop(struct ctx *c, int64_t campaign_id);
/* A job that had failed goes on where it was. */
NODISCARD enum err issue_resume(struct ctx *c, int64_t campaign_id);

/* Does the next slice within the caller's transaction, who has become the one that asked for the job.
 * tries: of the job as it was claimed; E_CONFLICT: somebody else has claimed it since. rows: in the slice. */
NODISCARD enum err issue_job_slice(struct ctx *c, int64_t job_id, int64_t tries, size_t rows,
                                   bool *ret_more);
/* The campaign that a job of kind 'issue' is about. */
NODISCARD enum err issue_job_campaign(struct ctx *c, struct str args, int64_t *ret_id);
