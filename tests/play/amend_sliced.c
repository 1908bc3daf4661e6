/* SPDX-License-Identifier: Apache-2.0 */
#include "base/clock.h"
#include "play/amend_slices.h"
#include "store/job.h"
#include "work/campaign/amend_job.h"

void amend_slices_ask(struct amend_slices *s, int64_t campaign_id, int64_t version)
{
    T_OK(s->w->t, amend_queue(world_as(s->w, s->account), campaign_id, version, &s->job));
    amend_slices_claim(s);
}

void amend_slices_claim(struct amend_slices *s)
{
    struct q_job_by_id row;
    int64_t changed;

    world_end(s->w);
    T_OK(s->w->t,
         q_job_claim(s->w->db, s->job, clock_real_ms(), INT64_MAX, &changed, s->w->t->error));
    assert_int_equal(changed, 1);
    T_OK(s->w->t, q_job_by_id(s->w->db, s->job, s->w->t->arena, &row, s->w->t->error));
    s->tries = row.tries;
}

bool amend_slices_next(struct amend_slices *s)
{
    bool more;

    T_OK(s->w->t, amend_job_slice(world_as(s->w, s->account), s->job, s->tries,
                                  s->rows ? s->rows : 1, &more));
    world_end(s->w);
    return more;
}

struct job amend_slices_end(struct amend_slices *s)
{
    struct job job;

    while (amend_slices_next(s))
        ;
    T_OK(s->w->t, job_load(world_as(s->w, s->account), s->job, &job));
    return job;
}

void amend_play_go(struct world *w, const char *account, int64_t campaign_id, int64_t version)
{
    struct amend_slices s = { .w = w, .account = account, .rows = 16 };

    amend_slices_ask(&s, campaign_id, version);
    assert_int_equal(amend_slices_end(&s).state, JOB_DONE);
}
