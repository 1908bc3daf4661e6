/* amend_slices.h - for tests: an amendment that is issued as to many units, one unit a slice. */
#pragma once

#include "play/amend_play.h"
#include "work/job.h"

struct amend_slices {
    struct world *w;
    const char *account;
    int64_t job, tries;
    size_t rows; /* in a slice; 0: those of one unit */
};

/* It is asked for and claimed; then a slice at a time. */
void amend_slices_ask(struct amend_slices *s, int64_t campaign_id, int64_t version);
/* By another, as if its taker had died. */
void amend_slices_claim(struct amend_slices *s);
/* false: that was the last one. */
bool amend_slices_next(struct amend_slices *s);
/* All that are left; the job as it ended. */
struct job amend_slices_end(struct amend_slices *s);
