/* SPDX-License-Identifier: Apache-2.0 */
#include "base/clock.h"
#include "jobs/runner.h"
#include "jobs/tidy.h"
#include "play/report_play.h"
#include "store/account.h"
#include "store/file.h"
#include "store/job.h"
#include "store/trail.h"
#include "work/file.h"
#include "work/job.h"
#include "work/report/file.h"

#define DAY_MS (24 * 60 * 60 * INT64_C(1000))

struct tidy_play {
    struct report_play p;
    struct app app;
    int64_t report;
};

static void open_play(struct t *t, struct tidy_play *y)
{
    *y = (struct tidy_play){ 0 };
    report_play_open(t, &y->p);
    T_OK(t, clock_init(&y->app.clock, "2022-03-14T09:00:00+07:00", t->error));
    ids_init(&y->app.ids, 1);
}

static void run_tidy(struct tidy_play *y, int days_later)
{
    struct t *t = y->p.w.t;

    T_OK(t, tidy(&y->app, y->p.w.db, clock_real_ms() + days_later * DAY_MS, t->arena, t->error));
}

static void claim_act(struct tidy_play *y, const char *key, int days_ago)
{
    struct db_int nobody = { 0 };
    struct t *t = y->p.w.t;
    int64_t claimed;

    T_OK(t, q_act_claim(y->p.w.db, str_of(key), nobody, S("POST /"),
                        clock_now_ms(&y->app.clock) - days_ago * DAY_MS, &claimed, t->error));
    assert_int_equal(claimed, 1);
}

static bool act_is_there(struct tidy_play *y, const char *key)
{
    struct t *t = y->p.w.t;
    struct q_act_by_key row;
    enum err r = q_act_by_key(y->p.w.db, str_of(key), t->arena, &row, t->error);

    assert_true(r == OK || r == E_NOT_FOUND);
    return r == OK;
}

static void keys_of_acts_go_when_no_page_can_hold_them(void **state)
{
    struct tidy_play y;

    open_play(*state, &y);
    claim_act(&y, "old", TIDY_ACT_DAYS + 1);
    claim_act(&y, "young", TIDY_ACT_DAYS - 1);
    run_tidy(&y, 0);
    assert_false(act_is_there(&y, "old"));
    assert_true(act_is_there(&y, "young"));
}

static void wrong_passwords_are_forgotten_with_their_window(void **state)
{
    struct q_login_failure_count row;
    struct tidy_play y;
    struct t *t;

    open_play(*state, &y);
    t = y.p.w.t;
    T_OK(t, q_login_failure_add(y.p.w.db, S("old"), clock_real_ms() - DAY_MS, 0, t->error));
    T_OK(t, q_login_failure_add(y.p.w.db, S("young"), clock_real_ms(), 0, t->error));
    run_tidy(&y, 0);
    T_ERR(t, E_NOT_FOUND, q_login_failure_count(y.p.w.db, S("old"), 0, t->arena, &row, t->error));
    T_OK(t, q_login_failure_count(y.p.w.db, S("young"), 0, t->arena, &row, t->error));
}

/* Its file. */
static int64_t do_job(struct tidy_play *y)
{
    struct t *t = y->p.w.t;
    struct job job;
    int64_t id;
    bool did;

    T_OK(t, report_file_ask(world_as(&y->p.w, "secretary.hill"), y->report, S("docx"), &id));
    T_OK(t, runner_do_one(&y->app, y->p.w.db, &did, t->error));
    T_OK(t, job_load(world_as(&y->p.w, "secretary.hill"), id, &job));
    return job.file_id;
}

static bool file_is_there(struct tidy_play *y, int64_t id)
{
    struct t *t = y->p.w.t;
    struct q_file_by_id row;
    enum err r = q_file_by_id(y->p.w.db, id, t->arena, &row, t->error);

    assert_true(r == OK || r == E_NOT_FOUND);
    return r == OK;
}

static void a_job_s_file_goes_a_month_after_it(void **state)
{
    struct tidy_play y;
    int64_t file;

    open_play(*state, &y);
    (void)report_play_session(&y.p, W_HILL, 7, 1, 3);
    y.report = report_play_submit(&y.p, W_HILL);
    file = do_job(&y);
    run_tidy(&y, TIDY_JOB_DAYS - 1);
    assert_true(file_is_there(&y, file));
    run_tidy(&y, TIDY_JOB_DAYS + 1);
    assert_false(file_is_there(&y, file));
}

static void bytes_that_another_file_names_stay(void **state)
{
    struct q_file_by_id made, kept;
    struct file_new same = { .name = S("Bản lưu.docx") };
    struct tidy_play y;
    int64_t file, other;
    struct t *t;

    open_play(*state, &y);
    t = y.p.w.t;
    (void)report_play_session(&y.p, W_HILL, 7, 1, 3);
    y.report = report_play_submit(&y.p, W_HILL);
    file = do_job(&y);
    T_OK(t, q_file_by_id(y.p.w.db, file, t->arena, &made, t->error));
    same.org_id = made.org_id;
    same.media = made.media;
    same.bytes = made.bytes;
    T_OK(t, file_keep(world_as(&y.p.w, "secretary.hill"), &same, &other));
    run_tidy(&y, TIDY_JOB_DAYS + 1);
    assert_false(file_is_there(&y, file));
    T_OK(t, q_file_by_id(y.p.w.db, other, t->arena, &kept, t->error));
    assert_true(str_eq(kept.bytes, made.bytes));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T_STORE(keys_of_acts_go_when_no_page_can_hold_them),
        T_STORE(wrong_passwords_are_forgotten_with_their_window),
        T_STORE(a_job_s_file_goes_a_month_after_it),
        T_STORE(bytes_that_another_file_names_stay),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
