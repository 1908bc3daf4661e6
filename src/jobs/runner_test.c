/* SPDX-License-Identifier: Apache-2.0 */
#include "jobs/runner.h"
#include "play/report_play.h"
#include "store/job.h"
#include "work/account/keep.h"
#include "work/job.h"
#include "work/report/file.h"

struct job_play {
    struct report_play p;
    struct app app;
    int64_t report;
};

/* The hill's report, submitted. */
static void open_play(struct t *t, struct job_play *j)
{
    *j = (struct job_play){ 0 };
    report_play_open(t, &j->p);
    T_OK(t, clock_init(&j->app.clock, "2022-03-14T09:00:00+07:00", t->error));
    ids_init(&j->app.ids, 1);
    (void)report_play_session(&j->p, W_HILL, 7, 1, 3);
    j->report = report_play_submit(&j->p, W_HILL);
}

static int64_t ask(struct job_play *j, const char *account, const char *format)
{
    int64_t id;

    T_OK(j->p.w.t, report_file_ask(world_as(&j->p.w, account), j->report, str_of(format), &id));
    return id;
}

static bool do_one(struct job_play *j)
{
    bool did;

    T_OK(j->p.w.t, runner_do_one(&j->app, j->p.w.db, &did, j->p.w.t->error));
    return did;
}

static struct job look(struct job_play *j, const char *account, int64_t id)
{
    struct job job;

    T_OK(j->p.w.t, job_load(world_as(&j->p.w, account), id, &job));
    return job;
}

static struct report_file result(struct job_play *j, const char *account, int64_t id)
{
    struct report_file file;

    T_OK(j->p.w.t, report_file_load(world_as(&j->p.w, account), id, &file));
    return file;
}

static void a_report_becomes_a_pdf_and_a_word_file(void **state)
{
    struct report_file file;
    struct job_play j;
    int64_t pdf, docx;

    open_play(*state, &j);
    pdf = ask(&j, "secretary.hill", "pdf");
    docx = ask(&j, "clerk.commune", "docx");
    assert_int_equal(look(&j, "secretary.hill", pdf).state, JOB_WAITING);
    assert_true(do_one(&j));
    assert_int_equal(look(&j, "secretary.hill", pdf).state, JOB_DONE);
    assert_int_equal(look(&j, "clerk.commune", docx).state, JOB_WAITING);
    assert_true(do_one(&j));
    assert_false(do_one(&j));
    file = result(&j, "secretary.hill", pdf);
    assert_true(str_starts(file.bytes, S("%PDF-")));
    assert_true(str_ends(file.name, S("Chi bộ thôn Nà Pheo.pdf")));
    T_STR(file.media, "application/pdf");
    file = result(&j, "clerk.commune", docx);
    assert_true(str_starts(file.bytes, S("PK\x03\x04")));
}

static void a_job_is_its_asker_s_alone(void **state)
{
    struct job_play j;
    struct job job;
    int64_t id;

    open_play(*state, &j);
    id = ask(&j, "secretary.hill", "pdf");
    T_ERR(j.p.w.t, E_NOT_FOUND, job_load(world_as(&j.p.w, "clerk.commune"), id, &job));
    T_ERR(j.p.w.t, E_NOT_FOUND, job_load(world_as(&j.p.w, "secretary.hill"), 17, &job));
}

static void what_one_may_not_see_is_not_queued(void **state)
{
    struct job_play j;
    int64_t id;

    open_play(*state, &j);
    T_ERR(j.p.w.t, E_DENIED,
          report_file_ask(world_as(&j.p.w, "clerk.other"), j.report, S("pdf"), &id));
    T_ERR(j.p.w.t, E_NOT_FOUND,
          report_file_ask(world_as(&j.p.w, "clerk.commune"), j.report, S("exe"), &id));
    assert_false(do_one(&j));
}

static void revoke_clerk(struct job_play *j)
{
    struct world_account *clerk = &j->p.w.accounts[0];

    while (strcmp(clerk->name, "clerk.commune") != 0)
        clerk++;
    T_OK(j->p.w.t, account_revoke(world_as(&j->p.w, "admin.province"), clerk->account_id,
                                  j->p.w.org[W_COMMUNE], ROLE_CLERK, S("2022-03-14")));
}

static void rights_withdrawn_afterwards_keep_the_file_away(void **state)
{
    struct report_file file;
    struct job_play j;
    int64_t id;

    open_play(*state, &j);
    id = ask(&j, "clerk.commune", "pdf");
    assert_true(do_one(&j));
    T_OK(j.p.w.t, report_file_load(world_as(&j.p.w, "clerk.commune"), id, &file));
    revoke_clerk(&j);
    T_ERR(j.p.w.t, E_DENIED, report_file_load(world_as(&j.p.w, "clerk.commune"), id, &file));
}

static void rights_withdrawn_meanwhile_fail_the_job_with_words(void **state)
{
    struct report_file file;
    struct job_play j;
    struct job job;
    int64_t id;

    open_play(*state, &j);
    id = ask(&j, "clerk.commune", "pdf");
    revoke_clerk(&j);
    assert_true(do_one(&j));
    job = look(&j, "clerk.commune", id);
    assert_int_equal(job.state, JOB_FAILED);
    assert_non_null(strstr(job.message.p, "Chi bộ thôn Nà Pheo"));
    assert_int_equal(job.file_id, 0);
    T_ERR(j.p.w.t, E_NOT_FOUND, report_file_load(world_as(&j.p.w, "clerk.commune"), id, &file));
}

static void a_job_that_cannot_be_read_fails_alone(void **state)
{
    struct q_job_add_in in = { .kind = S("render_report"), .args = S("{}"), .made_at = 1 };
    struct job_play j;
    struct job job;
    int64_t good;

    open_play(*state, &j);
    in.id = ids_next(&j.p.w.ids);
    in.org_id = j.p.w.org[W_HILL];
    in.account_id = world_as(&j.p.w, "secretary.hill")->who->account_id;
    T_OK(j.p.w.t, q_job_add(j.p.w.db, &in, j.p.w.t->error));
    good = ask(&j, "secretary.hill", "pdf");
    assert_true(do_one(&j));
    assert_true(do_one(&j));
    job = look(&j, "secretary.hill", in.id);
    assert_int_equal(job.state, JOB_FAILED);
    assert_true(job.message.n > 0);
    assert_int_equal(look(&j, "secretary.hill", good).state, JOB_DONE);
}

static void a_level_s_report_carries_the_units_below(void **state)
{
    struct job_play j;
    struct report_file file;
    int64_t id;

    open_play(*state, &j);
    report_play_receive(&j.p, W_HILL);
    j.report = report_play_submit(&j.p, W_COMMUNE);
    id = ask(&j, "clerk.commune", "pdf");
    assert_true(do_one(&j));
    file = result(&j, "clerk.commune", id);
    assert_true(file.bytes.n > 10000);
}

/* Somebody took it and was not heard of again. */
static void a_job_whose_taker_died_is_taken_again(void **state)
{
    int64_t long_ago = clock_real_ms() - RUNNER_STALE_MS - 1, id, changed;
    struct job_play j;

    open_play(*state, &j);
    id = ask(&j, "secretary.hill", "pdf");
    T_OK(j.p.w.t, q_job_claim(j.p.w.db, id, clock_real_ms(), 0, &changed, j.p.w.t->error));
    assert_false(do_one(&j));
    T_OK(j.p.w.t, q_job_progress(j.p.w.db, id, long_ago, j.p.w.t->error));
    assert_true(do_one(&j));
    assert_int_equal(look(&j, "secretary.hill", id).state, JOB_DONE);
    assert_int_equal(look(&j, "secretary.hill", id).done, 2);
}

/* It was only slow: what it brings comes too late. */
static void a_taker_that_was_thought_dead_ends_nothing(void **state)
{
    int64_t long_ago = clock_real_ms() - RUNNER_STALE_MS - 1, id, changed, file;
    struct q_job_end_in late = { .tries = 1, .state = S("failed"), .message = S("chậm"), .at = 1 };
    struct job_play j;

    open_play(*state, &j);
    late.id = id = ask(&j, "secretary.hill", "pdf");
    T_OK(j.p.w.t, q_job_claim(j.p.w.db, id, long_ago, 0, &changed, j.p.w.t->error));
    assert_true(do_one(&j));
    file = look(&j, "secretary.hill", id).file_id;
    T_OK(j.p.w.t, q_job_end(j.p.w.db, &late, &changed, j.p.w.t->error));
    assert_int_equal(changed, 0);
    assert_int_equal(look(&j, "secretary.hill", id).state, JOB_DONE);
    assert_true(file && look(&j, "secretary.hill", id).file_id == file);
}

/* It may be the job that ends the process, and would go on to do so. */
static void a_job_that_was_lost_three_times_is_given_up(void **state)
{
    int64_t long_ago = clock_real_ms() - RUNNER_STALE_MS - 1, id, changed;
    struct job_play j;

    open_play(*state, &j);
    id = ask(&j, "secretary.hill", "pdf");
    for (int tries = 0; tries < RUNNER_TRIES; tries++) {
        T_OK(j.p.w.t, q_job_claim(j.p.w.db, id, long_ago, INT64_MAX, &changed, j.p.w.t->error));
        assert_int_equal(changed, 1);
    }
    assert_true(do_one(&j));
    assert_int_equal(look(&j, "secretary.hill", id).state, JOB_FAILED);
    assert_non_null(strstr(look(&j, "secretary.hill", id).message.p, "Hãy yêu cầu lại"));
    assert_false(do_one(&j));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T_STORE(a_report_becomes_a_pdf_and_a_word_file),
        T_STORE(a_job_is_its_asker_s_alone),
        T_STORE(what_one_may_not_see_is_not_queued),
        T_STORE(rights_withdrawn_afterwards_keep_the_file_away),
        T_STORE(rights_withdrawn_meanwhile_fail_the_job_with_words),
        T_STORE(a_job_that_cannot_be_read_fails_alone),
        T_STORE(a_level_s_report_carries_the_units_below),
        T_STORE(a_job_whose_taker_died_is_taken_again),
        T_STORE(a_taker_that_was_thought_dead_ends_nothing),
        T_STORE(a_job_that_was_lost_three_times_is_given_up),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
