/* SPDX-License-Identifier: Apache-2.0 */
#include "base/clock.h"
#include "db/db.h"
#include "jobs/runner.h"
#include "play/plan_play.h"
#include "play/plan_sample.h"
#include "store/job.h"
#include "work/account/account.h"
#include "work/campaign/amend.h"
#include "work/campaign/amend_job.h"
#include "work/campaign/due.h"
#include "work/campaign/issue_job.h"
#include "work/campaign/lay.h"
#include "work/job.h"

enum { MANY = 1200 };

/* A plan issued from the commune, whose branches are many. */
struct issue_play {
    struct world w;
    struct app app;
    struct issue in;
    int64_t job;
};

static struct campaign load(struct issue_play *p)
{
    struct campaign campaign;

    T_OK(p->w.t, campaign_load(world_as(&p->w, "clerk.commune"), p->in.campaign_id, &campaign));
    return campaign;
}

/* The commune owes a report too. */
static void owe_too(struct issue_play *p)
{
    struct duty own = { .campaign_id = p->in.campaign_id,
                        .what = DUE_REPORT,
                        .own = true,
                        .words = S("Đảng ủy xã báo cáo Tỉnh ủy"),
                        .rule = { .rhythm = RHYTHM_MONTHLY, .bound = CALENDAR_BY, .day = 7 } };
    struct duty now;
    const char *field;

    T_OK(p->w.t, duty_save(world_as(&p->w, "clerk.commune"), &own, &now, &field));
    p->in.version = load(p).version;
}

static void open_play(struct t *t, struct issue_play *p)
{
    *p = (struct issue_play){
        .in = { .scope = ISSUE_SUBTREE, .rest = SERIES_REST_NONE, .sure_of_all = true }
    };
    world_open(t, &p->w);
    T_OK(t, clock_init(&p->app.clock, "2022-03-14T09:00:00+07:00", t->error));
    ids_init(&p->app.ids, 1);
    p->in.campaign_id = play_draft(&p->w);
    owe_too(p);
}

static void ask(struct issue_play *p)
{
    T_OK(p->w.t, issue_queue(world_as(&p->w, "clerk.commune"), &p->in, &p->job));
}

static int64_t claim(struct issue_play *p)
{
    struct q_job_by_id row;
    int64_t changed;

    world_end(&p->w);
    T_OK(p->w.t, q_job_claim(p->w.db, p->job, clock_real_ms(), INT64_MAX, &changed, p->w.t->error));
    assert_int_equal(changed, 1);
    T_OK(p->w.t, q_job_by_id(p->w.db, p->job, p->w.t->arena, &row, p->w.t->error));
    return row.tries;
}

static enum err slice(struct issue_play *p, int64_t tries, struct arena *a, bool *ret_more)
{
    CLEANUP(db_rollback) struct db_tx *tx = NULL;
    struct q_job_by_id row;
    struct ctx c;
    enum err r;

    world_end(&p->w);
    T_OK(p->w.t, db_begin(p->w.db, DB_WRITE, &tx, p->w.t->error));
    ctx_init(&c, &p->app, p->w.db, a, p->w.t->error);
    T_OK(p->w.t, q_job_by_id(p->w.db, p->job, a, &row, p->w.t->error));
    T_OK(p->w.t, account_become(&c, row.account_id));
    r = issue_job_slice(&c, p->job, tries, DUE_SLICE_ROWS, ret_more);
    return r ? r : db_commit(&tx, p->w.t->error);
}

static void run_to_the_end(struct issue_play *p)
{
    bool did;

    world_end(&p->w);
    T_OK(p->w.t, runner_do_one(&p->app, p->w.db, &did, p->w.t->error));
    assert_true(did);
}

static struct job look(struct issue_play *p)
{
    struct job job;

    T_OK(p->w.t, job_load(world_as(&p->w, "clerk.commune"), p->job, &job));
    return job;
}

/* How many campaigns a unit below has been sent, and whether it can open this one. */
static bool is_seen_below(struct issue_play *p)
{
    struct campaign campaign;
    struct campaign_page page;
    enum err r;

    T_OK(p->w.t,
         campaign_list(world_as(&p->w, "secretary.hamlet"), 0, CAMPAIGN_RECEIVED, 0, &page));
    r = campaign_load(world_as(&p->w, "secretary.hamlet"), p->in.campaign_id, &campaign);
    error_clear(p->w.t->error);
    world_end(&p->w);
    assert_true((page.n > 0) == (r == OK));
    return r == OK;
}

/* What a unit was asked, as text: ids apart. */
static struct str asked_of(struct issue_play *p, enum world_org org)
{
    const struct due *list;
    struct str all = S("");
    size_t n;

    T_OK(p->w.t, due_list_of(world_as(&p->w, "clerk.commune"), p->in.campaign_id, p->w.org[org],
                             &list, &n));
    for (size_t i = 0; i < n; i++)
        all = str_fmt(p->w.t->arena, "%.*s%.*s %.*s %s %d; ", STR_ARGS(all),
                      STR_ARGS(list[i].words), STR_ARGS(list[i].period.slot),
                      day_iso(p->w.t->arena, list[i].work_on).p, list[i].id != 0);
    return all;
}

/* The same under another number. */
static const char *another_plan(struct issue_play *p)
{
    char *text = arena_strdup(p->w.t->arena, PLAN_SAMPLE);

    strstr(text, "27-KH")[1] = '8';
    return text;
}

static void a_job_that_was_killed_goes_on_and_ends_as_one_go_does(void **state)
{
    struct issue_play once, sliced;
    struct arena *a;
    size_t units, dues;
    int64_t tries;
    bool more = true;

    open_play(*state, &sliced);
    a = sliced.w.t->arena;
    ask(&sliced);
    tries = claim(&sliced);
    T_OK(sliced.w.t, slice(&sliced, tries, a, &more)); /* units get it */
    assert_true(more);
    assert_false(is_seen_below(&sliced));
    assert_int_equal(claim(&sliced), tries + 1);                    /* its taker has died */
    T_ERR(sliced.w.t, E_CONFLICT, slice(&sliced, tries, a, &more)); /* or was only slow */
    T_OK(sliced.w.t, q_job_progress(sliced.w.db, sliced.job, clock_real_ms() - RUNNER_STALE_MS - 1,
                                    sliced.w.t->error));
    run_to_the_end(&sliced);
    assert_int_equal(look(&sliced).state, JOB_DONE);
    assert_true(is_seen_below(&sliced));
    assert_int_equal(load(&sliced).state, CAMPAIGN_ISSUED);
    assert_int_equal(load(&sliced).job_id, 0);

    once = sliced; /* the same plan once more in the same world, in one go */
    once.in.campaign_id = play_draft_of(&once.w, another_plan(&once));
    owe_too(&once);
    T_OK(once.w.t, issue(world_as(&once.w, "clerk.commune"), &once.in, &units, &dues));
    assert_true(units == 3 && dues > 0);
    assert_true(str_find(asked_of(&once, W_COMMUNE), S("2022-03"), 0) != SIZE_MAX);
    assert_true(str_eq(asked_of(&sliced, W_COMMUNE), asked_of(&once, W_COMMUNE)));
    for (int org = W_HAMLET; org <= W_SCHOOL; org++) {
        struct str want = asked_of(&once, (enum world_org)org);

        assert_true(want.n > 0);
        assert_true(str_eq(asked_of(&sliced, (enum world_org)org), want));
    }
}

static void another_writes_between_two_slices(void **state)
{
    struct issue_play p;
    struct db *other;
    int64_t tries, changed, account;
    bool more = true;

    open_play(*state, &p);
    ask(&p);
    account = look(&p).account_id;
    tries = claim(&p);
    store_open(p.w.t, &other);
    for (int i = 0; more; i++) {
        T_OK(p.w.t, slice(&p, tries, p.w.t->arena, &more));
        T_OK(p.w.t, q_job_again(other, p.job, 0, account, &changed, p.w.t->error));
        assert_int_equal(changed, more);
        assert_true(i < 10);
    }
    assert_true(is_seen_below(&p));
}

static void a_draft_that_is_being_issued_is_left_alone(void **state)
{
    struct campaign_view v;
    struct issue_play p;
    size_t units, dues;

    open_play(*state, &p);
    T_OK(p.w.t, campaign_show(world_as(&p.w, "clerk.commune"), p.in.campaign_id, &v));
    ask(&p);
    T_ERR(p.w.t, E_INVALID,
          duty_drop(world_as(&p.w, "clerk.commune"), v.duties[0].duty.id, v.duties[0].duty.version,
                    true));
    T_ERR(p.w.t, E_INVALID,
          campaign_withdraw(world_as(&p.w, "clerk.commune"), p.in.campaign_id, p.in.version + 1));
    T_ERR(p.w.t, E_INVALID, issue(world_as(&p.w, "clerk.commune"), &p.in, &units, &dues));
    T_ERR(p.w.t, E_DENIED, issue_stop(world_as(&p.w, "secretary.hamlet"), p.in.campaign_id));
    T_OK(p.w.t, campaign_show(world_as(&p.w, "clerk.commune"), p.in.campaign_id, &v));
    assert_true(v.job.id == p.job && !v.may_edit && !v.may_issue && !v.may_withdraw);
}

static void a_job_that_is_stopped_leaves_a_draft_and_nothing_else(void **state)
{
    struct campaign_view v;
    struct issue_play p;
    struct str before;
    int64_t tries;
    bool more;

    open_play(*state, &p);
    before = asked_of(&p, W_HILL);
    ask(&p);
    tries = claim(&p);
    for (int i = 0; i < 3; i++) /* past the first dues */
        T_OK(p.w.t, slice(&p, tries, p.w.t->arena, &more));
    assert_true(more);
    assert_false(str_eq(asked_of(&p, W_HILL), before));
    T_OK(p.w.t, issue_stop(world_as(&p.w, "clerk.commune"), p.in.campaign_id));
    while (more)
        T_OK(p.w.t, slice(&p, tries, p.w.t->arena, &more));
    assert_int_equal(look(&p).state, JOB_FAILED);
    assert_false(is_seen_below(&p));
    assert_true(str_eq(asked_of(&p, W_HILL), before));
    T_OK(p.w.t, campaign_show(world_as(&p.w, "clerk.commune"), p.in.campaign_id, &v));
    assert_true(v.campaign.state == CAMPAIGN_DRAFT && v.may_edit && v.may_issue && !v.job.id);
    p.in.version = v.campaign.version;
    ask(&p);
    run_to_the_end(&p);
    assert_true(is_seen_below(&p));
}

/* The right ended, or it was lost too often: somebody says how it goes on. */
static void a_job_that_failed_is_taken_up_by_whoever_may(void **state)
{
    struct issue_play p;
    struct q_job_end_in end = { .tries = 1, .state = S("failed"), .message = S("hỏng"), .at = 1 };
    int64_t changed, tries;
    bool more;

    open_play(*state, &p);
    ask(&p);
    tries = claim(&p);
    T_OK(p.w.t, slice(&p, tries, p.w.t->arena, &more));
    end.id = p.job;
    T_OK(p.w.t, q_job_end(p.w.db, &end, &changed, p.w.t->error));
    assert_int_equal(look(&p).state, JOB_FAILED);
    T_OK(p.w.t, issue_resume(world_as(&p.w, "head.commune"), p.in.campaign_id));
    run_to_the_end(&p);
    assert_int_equal(look(&p).state, JOB_DONE);
    assert_true(is_seen_below(&p));
}

static void each_slice_needs_the_same_memory_however_many_units(void **state)
{
    CLEANUP(arena_close) struct arena *a = arena_open(0);
    struct issue_play p;
    size_t most = 0, slices = 0;
    int64_t tries;
    bool more = true;

    open_play(*state, &p);
    world_add_units(&p.w, W_COMMUNE, MANY);
    ask(&p);
    assert_int_equal(look(&p).total, 2 * (MANY + 3));
    tries = claim(&p);
    for (; more; slices++) {
        arena_reset(a);
        T_OK(p.w.t, slice(&p, tries, a, &more));
        most = arena_used(a) > most ? arena_used(a) : most;
    }
    assert_true(slices > 6);
    assert_true(most < 256 * 1024);
    assert_int_equal(look(&p).done, look(&p).total);
    assert_true(is_seen_below(&p));
}

/* The thread of the jobs issues an amendment too; whoever left the page finds it again. */
static void an_amendment_is_found_again_while_it_goes_out(void **state)
{
    struct amend_head head = { .act = VERSION_AMEND, .words = { S(""), S("Ghi rõ hơn") } };
    struct campaign_view v;
    struct duty duty, now;
    struct issue_play p;
    const char *field;

    open_play(*state, &p);
    ask(&p);
    run_to_the_end(&p);
    head.campaign_id = p.in.campaign_id;
    T_OK(p.w.t, amend_save(world_as(&p.w, "clerk.commune"), &head, &field));
    T_OK(p.w.t, campaign_show(world_as(&p.w, "clerk.commune"), p.in.campaign_id, &v));
    duty = v.duties[0].duty;
    duty.words = S("Báo cáo kết quả, kèm số liệu");
    T_OK(p.w.t, amend_duty_save(world_as(&p.w, "clerk.commune"), &duty, &now, &field));
    T_OK(p.w.t, amend_queue(world_as(&p.w, "clerk.commune"), p.in.campaign_id, 2, &p.job));
    T_OK(p.w.t, campaign_show(world_as(&p.w, "clerk.commune"), p.in.campaign_id, &v));
    assert_true(v.campaign.amending && v.job.id == p.job && v.job.state == JOB_WAITING);
    assert_true(!v.may_amend && !v.may_issue && !v.may_recall);
    assert_int_equal(v.n_versions, 1);
    run_to_the_end(&p);
    assert_int_equal(look(&p).state, JOB_DONE);
    assert_int_equal(look(&p).done, look(&p).total);
    T_OK(p.w.t, campaign_show(world_as(&p.w, "clerk.commune"), p.in.campaign_id, &v));
    assert_true(v.n_versions == 2 && !v.job.id && v.may_amend);
    T_STR(v.duties[0].duty.words, "Báo cáo kết quả, kèm số liệu");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T_STORE(a_job_that_was_killed_goes_on_and_ends_as_one_go_does),
        T_STORE(another_writes_between_two_slices),
        T_STORE(a_draft_that_is_being_issued_is_left_alone),
        T_STORE(a_job_that_is_stopped_leaves_a_draft_and_nothing_else),
        T_STORE(a_job_that_failed_is_taken_up_by_whoever_may),
        T_STORE(each_slice_needs_the_same_memory_however_many_units),
        T_STORE(an_amendment_is_found_again_while_it_goes_out),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
