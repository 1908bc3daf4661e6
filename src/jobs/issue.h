/* issue.h - the jobs that issue a campaign or an amendment to many units, in slices with room for others between. */
#pragma once

#include <stdatomic.h>

#include "work/ctx.h"

struct q_job_by_id;

/* Does a claimed job to its end, on c's connection and with its error; the job ends with its last slice. Told
 * to stop (stopping: NULL where nobody may), it lets go of the job, which goes on at its place later. A failure is left
 * to the caller. */
NODISCARD enum err issue_run(struct app *app, struct ctx *c, const struct q_job_by_id *job,
                             const atomic_bool *stopping);
