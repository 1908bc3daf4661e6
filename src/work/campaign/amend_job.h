/* amend_job.h - an amendment to many units: asked for here, done by the thread of the jobs a slice at a time.
 *
 * Units' dues as they will be stand beside those that hold (due_row.since_job), until the last slice but those that
 * tidy up makes all of it hold at once: then the row of the amendment goes. Nobody sees a part of it, and until then
 * it can be stopped. A unit whose dues somebody changes meanwhile is prepared anew (due_touch), and so are all when
 * what follows from it has changed; where that is told otherwise than it was looked at, the job stops by itself. */
#pragma once

#include "work/ctx.h"

/* Issues it to few units at once, to many by a job; *ret_job_id 0: it is done. version: as amend_issue wants it. */
NODISCARD enum err amend_or_queue(struct ctx *c, int64_t campaign_id, int64_t version,
                                  int64_t *ret_job_id);
NODISCARD enum err amend_queue(struct ctx *c, int64_t campaign_id, int64_t version,
                               int64_t *ret_job_id);

/* As issue_job_slice does. */
NODISCARD enum err amend_job_slice(struct ctx *c, int64_t job_id, int64_t tries, size_t rows,
                                   bool *ret_more);
/* The campaign that a job of kind 'amend' is about. */
NODISCARD enum err amend_job_campaign(struct ctx *c, struct str args, int64_t *ret_id);
