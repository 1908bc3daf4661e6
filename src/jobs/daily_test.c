/* SPDX-License-Identifier: Apache-2.0 */
#include "base/clock.h"
#include "jobs/daily.h"
#include "play/plan_play.h"
#include "store/org.h"
#include "work/campaign/campaign.h"
#include "work/campaign/lay.h"
#include "work/org/change.h"

static bool is_there(struct world *w, enum world_org org)
{
    struct q_org_path row;
    enum err r = q_org_path(w->db, w->org[org], HIERARCHY, w->t->arena, &row, w->t->error);

    error_clear(w->t->error);
    return r == OK;
}

static void run_on(struct world *w, const char *now)
{
    struct app app = { 0 };

    world_end(w);
    T_OK(w->t, clock_init(&app.clock, now, w->t->error));
    ids_init(&app.ids, 1);
    T_OK(w->t, daily(&app, w->db, NULL, w->t->arena, w->t->error));
}

static void a_unit_ends_on_its_day_though_the_job_missed_it(void **state)
{
    struct org_dissolve in = { .from = { 2022, 4, 1 } };
    struct world w;

    world_open(*state, &w);
    in.org_id = w.org[W_HILL];
    T_OK(w.t, org_dissolve(world_at_terminal(&w), &in));
    run_on(&w, "2022-03-31T23:59:00+07:00");
    assert_true(is_there(&w, W_HILL));
    run_on(&w, "2022-05-02T00:01:00+07:00");
    assert_false(is_there(&w, W_HILL));
    run_on(&w, "2022-05-02T00:11:00+07:00");
}

/* Dues are laid when their slot begins, however long the job did not run. */
static void what_begins_is_laid_once_though_the_job_missed_a_month(void **state)
{
    struct issue in = { .rest = SERIES_REST_NONE, .sure_of_all = true };
    struct campaign campaign;
    struct world w;
    size_t units, dues, n, before, later = 0;
    const struct due *list;

    world_open(*state, &w);
    in.campaign_id = play_draft(&w);
    T_OK(w.t, campaign_load(world_as(&w, "clerk.commune"), in.campaign_id, &campaign));
    in.version = campaign.version;
    T_OK(w.t, issue(world_as(&w, "clerk.commune"), &in, &units, &dues));
    T_OK(w.t, due_list_of(world_as(&w, "secretary.hill"), in.campaign_id, w.org[W_HILL], &list,
                          &before));
    run_on(&w, "2022-06-10T08:00:00+07:00");
    run_on(&w, "2022-06-10T08:10:00+07:00");
    T_OK(w.t,
         due_list_of(world_as(&w, "secretary.hill"), in.campaign_id, w.org[W_HILL], &list, &n));
    assert_int_equal(n, before); /* what was to come has come, nothing else */
    for (size_t i = 0; i < n; i++)
        later += list[i].id != 0;
    assert_true(later > dues / units);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T_STORE(a_unit_ends_on_its_day_though_the_job_missed_it),
        T_STORE(what_begins_is_laid_once_though_the_job_missed_a_month),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
