/* SPDX-License-Identifier: Apache-2.0 */
/* What others do between the slices of an amendment. That the slices come to the same as one go is asked of every test
 * in amend_test.c, which is linked twice. */
#include <inttypes.h>

#include "base/clock.h"
#include "db/db.h"
#include "play/amend_slices.h"
#include "play/session_play.h"
#include "work/account/account.h"
#include "work/campaign/amend_job.h"
#include "work/campaign/issue_job.h"
#include "work/campaign/lay.h"
#include "work/campaign/recall.h"
#include "work/org/change.h"

#define CLERK    "clerk.commune"
#define DAY(...) ((struct day){ __VA_ARGS__ })

/* Three units one by one, and a look that there is none more. */
enum { ALL_PREPARED = 4, POSITIONS = ALL_PREPARED + 3, SLICES_MOST = 60, MANY = 700 };

struct sliced {
    struct amend_play a;
    struct amend_slices s;
    int64_t version;
};

/* The list is put off and the month to meet longer; a further thing and a further report. */
static void prepare(struct amend_play *a)
{
    struct duty list, meet;
    const struct duty thing = {
        .what = DUE_OTHER,
        .words = S("Đăng ký nội dung nêu gương"),
        .rule = { .rhythm = RHYTHM_ONCE, .bound = CALENDAR_BY, .due_on = { 2022, 3, 30 } }
    };
    const struct duty quarter = {
        .what = DUE_REPORT,
        .words = S("Báo cáo quý trước ngày 5 tháng sau"),
        .rule = { .rhythm = RHYTHM_QUARTERLY, .bound = CALENDAR_BY, .day = 5 }
    };

    amend_play_begin(a, VERSION_AMEND);
    list = amend_play_duty(a, a->list);
    list.rule.due_on = DAY(2022, 4, 20);
    amend_play_change(a, &list);
    meet = amend_play_duty(a, a->meet);
    meet.rule.to = DAY(2022, 4, 15);
    amend_play_change(a, &meet);
    amend_play_change(a, &thing);
    amend_play_change(a, &quarter);
}

/* The monthly report is asked by the 20th, so that its periods are cut anew. */
static void cut_anew(struct amend_play *a)
{
    struct duty report = amend_play_duty(a, a->report);

    report.rule.day = -20;
    amend_play_change(a, &report);
}

static void open_play(struct t *t, struct sliced *p)
{
    *p = (struct sliced){ 0 };
    amend_play_open(t, &p->a);
    prepare(&p->a);
    p->s = (struct amend_slices){ .w = &p->a.w, .account = CLERK };
    p->version = amend_play_look(&p->a).head.version;
}

static void ask(struct sliced *p)
{
    p->version = amend_play_look(&p->a).head.version;
    amend_slices_ask(&p->s, p->a.campaign, p->version);
}

/* What a unit sees of the campaign, as text: what it is asked, its days, texts, versions, differences. */
static struct str seen_by(struct sliced *p, const char *account, enum world_org org)
{
    struct campaign_view v;
    const struct due *list;
    struct str all;
    size_t n;

    T_OK(p->a.w.t, campaign_show(world_as(&p->a.w, account), p->a.campaign, &v));
    all = str_fmt(p->a.w.t->arena, "%zu %zu %zu %zu %d; ", v.n_duties, v.n_versions, v.n_changes,
                  v.n_series, v.acknowledged_at != 0);
    for (size_t i = 0; i < v.n_duties; i++)
        all =
            str_fmt(p->a.w.t->arena, "%.*s%.*s; ", STR_ARGS(all), STR_ARGS(v.duties[i].duty.words));
    T_OK(p->a.w.t,
         due_list_of(world_as(&p->a.w, account), p->a.campaign, p->a.w.org[org], &list, &n));
    for (size_t i = 0; i < n; i++)
        all =
            str_fmt(p->a.w.t->arena, "%.*s%" PRId64 " %.*s %s %d %.*s; ", STR_ARGS(all), list[i].id,
                    STR_ARGS(list[i].period.slot), day_iso(p->a.w.t->arena, list[i].work_on).p,
                    list[i].done_at != 0, STR_ARGS(list[i].ended_why));
    return all;
}

/* The same of its dues alone, and those of another campaign that was amended alike. */
static struct str asked_of(struct sliced *p, enum world_org org)
{
    const struct due *list;
    struct str all = S("");
    size_t n;

    T_OK(p->a.w.t, due_list_of(world_as(&p->a.w, "clerk.province"), p->a.campaign, p->a.w.org[org],
                               &list, &n));
    for (size_t i = 0; i < n; i++)
        all = str_fmt(p->a.w.t->arena, "%.*s%.*s %.*s %s %d %d %.*s; ", STR_ARGS(all),
                      STR_ARGS(list[i].words), STR_ARGS(list[i].period.slot),
                      day_iso(p->a.w.t->arena, list[i].work_on).p, list[i].id != 0,
                      list[i].done_at != 0, STR_ARGS(list[i].ended_why));
    return all;
}

static void go_on(struct sliced *p, int slices)
{
    for (int i = 0; i < slices; i++)
        assert_true(amend_slices_next(&p->s));
}

/* All units are prepared by then; the next slice makes it hold. */
static void until_it_can_hold(struct sliced *p)
{
    go_on(p, ALL_PREPARED);
}

static void amend_at_once(struct sliced *p)
{
    struct amendment of = amend_play_look(&p->a);

    T_OK(p->a.w.t, amend_issue(world_as(&p->a.w, CLERK), p->a.campaign, of.head.version));
    world_end(&p->a.w);
}

static void nobody_sees_a_part_of_it(void **state)
{
    struct sliced p;
    struct str before, after;
    bool holds = false;

    open_play(*state, &p);
    T_OK(p.a.w.t,
         campaign_acknowledge(world_as(&p.a.w, "secretary.hill"), p.a.campaign, p.a.w.org[W_HILL]));
    before = seen_by(&p, "secretary.hill", W_HILL);
    ask(&p);
    for (int i = 0; !holds; i++) {
        struct campaign campaign;

        assert_true(i < SLICES_MOST);
        T_OK(p.a.w.t, campaign_load(world_as(&p.a.w, CLERK), p.a.campaign, &campaign));
        holds = campaign.settling;
        if (!holds)
            assert_true(str_eq(seen_by(&p, "secretary.hill", W_HILL), before));
        assert_true(amend_slices_next(&p.s));
    }
    after = seen_by(&p, "secretary.hill", W_HILL);
    assert_false(str_eq(after, before));
    while (amend_slices_next(&p.s)) /* what is tidied up nobody sees either */
        assert_true(str_eq(seen_by(&p, "secretary.hill", W_HILL), after));
    assert_true(str_eq(seen_by(&p, "secretary.hill", W_HILL), after));
}

static void it_is_stopped_and_all_is_as_before(void **state)
{
    struct sliced p;
    struct amendment of;
    struct str before;

    open_play(*state, &p);
    before = seen_by(&p, "secretary.hill", W_HILL);
    ask(&p);
    go_on(&p, 4);
    T_ERR(p.a.w.t, E_DENIED, issue_stop(world_as(&p.a.w, "secretary.hill"), p.a.campaign));
    T_OK(p.a.w.t, issue_stop(world_as(&p.a.w, CLERK), p.a.campaign));
    assert_int_equal(amend_slices_end(&p.s).state, JOB_FAILED);
    assert_true(str_eq(seen_by(&p, "secretary.hill", W_HILL), before));
    of = amend_play_look(&p.a);
    assert_true(of.begun && of.head.version == p.version && !of.problem.n);
    amend_play_go(&p.a.w, CLERK, p.a.campaign, p.version);
    assert_false(str_eq(seen_by(&p, "secretary.hill", W_HILL), before));
}

static void what_holds_is_not_stopped(void **state)
{
    struct sliced p;

    open_play(*state, &p);
    ask(&p);
    until_it_can_hold(&p);
    go_on(&p, 1);
    T_ERR(p.a.w.t, E_INVALID, issue_stop(world_as(&p.a.w, CLERK), p.a.campaign));
    assert_int_equal(amend_slices_end(&p.s).state, JOB_DONE);
}

static void a_job_that_was_killed_goes_on_without_doubles(void **state)
{
    struct sliced p, once;
    struct str all;
    bool more;

    open_play(*state, &p);
    ask(&p);
    for (int i = 0; i < ALL_PREPARED + 2; i++) {
        int64_t tries = p.s.tries;

        assert_true(amend_slices_next(&p.s));
        amend_slices_claim(&p.s);
        T_ERR(p.a.w.t, E_CONFLICT,
              amend_job_slice(world_as(&p.a.w, CLERK), p.s.job, tries, 1, &more));
    }
    assert_int_equal(amend_slices_end(&p.s).state, JOB_DONE);
    all = asked_of(&p, W_HILL);
    once = p;
    amend_play_issue(&once.a);
    prepare(&once.a);
    amend_at_once(&once);
    assert_true(str_eq(all, asked_of(&once, W_HILL)));
}

static void nothing_else_becomes_of_the_campaign_meanwhile(void **state)
{
    struct amend_head head = { .act = VERSION_AMEND, .words = { S(""), S("Lùi hạn") } };
    struct recall recall = { .words = { S(""), S("Ghi nhầm") } };
    struct issue in = { .scope = ISSUE_SUBTREE, .sure_of_all = true };
    struct campaign campaign;
    const char *field;
    struct sliced p;
    int64_t job;

    open_play(*state, &p);
    world_add_units(&p.a.w, W_COMMUNE, 1);
    ask(&p);
    go_on(&p, 2);
    T_OK(p.a.w.t, campaign_load(world_as(&p.a.w, CLERK), p.a.campaign, &campaign));
    head.campaign_id = recall.campaign_id = in.campaign_id = p.a.campaign;
    head.version = p.version;
    recall.version = in.version = campaign.version;
    T_ERR(p.a.w.t, E_INVALID, amend_save(world_as(&p.a.w, CLERK), &head, &field));
    T_ERR(p.a.w.t, E_INVALID, amend_drop(world_as(&p.a.w, CLERK), p.a.campaign, p.version));
    T_ERR(p.a.w.t, E_INVALID, amend_issue(world_as(&p.a.w, CLERK), p.a.campaign, p.version));
    T_ERR(p.a.w.t, E_INVALID, amend_queue(world_as(&p.a.w, CLERK), p.a.campaign, p.version, &job));
    T_ERR(p.a.w.t, E_INVALID, campaign_recall(world_as(&p.a.w, CLERK), &recall, &field));
    T_ERR(p.a.w.t, E_INVALID, issue_queue(world_as(&p.a.w, CLERK), &in, &job));
    T_ERR(p.a.w.t, E_INVALID, campaign_close(world_as(&p.a.w, CLERK), p.a.campaign, in.version));
    assert_int_equal(amend_slices_end(&p.s).state, JOB_DONE);
}

static void send_report(struct sliced *p)
{
    const struct str texts[] = { S("Nền nếp giữ vững."), S("") };
    struct due due = amend_play_due(&p->a, "secretary.hill", W_HILL, p->a.report, "2022-03");
    struct report_save in = { .texts = texts,
                              .n_texts = COUNT(texts),
                              .submit = true,
                              .early = true };
    struct report report;
    int64_t id;

    T_OK(p->a.w.t, report_load(world_as(&p->a.w, "secretary.hill"),
                               &(struct report_key){ .due_id = due.id }, &report));
    in.key = report.key;
    in.version = report.version;
    T_OK(p->a.w.t, report_save(world_as(&p->a.w, "secretary.hill"), &in, &id));
}

/* One of several campaigns in the same world; that goes on from one to the next. */
static void turn_to(struct sliced *p, const struct sliced *one)
{
    struct world w = p->a.w;

    *p = *one;
    p->a.w = w;
    p->s.w = &p->a.w;
}

static struct sliced another(struct sliced *p)
{
    amend_play_issue(&p->a);
    prepare(&p->a);
    world_end(&p->a.w);
    return *p;
}

/* What somebody does behind so many slices comes to the same as if it had been done before the amendment, or behind
 * it where that holds already. everywhere: it is done to all campaigns at once. */
static void between_slices(struct t *t, void (*act)(struct sliced *), bool everywhere)
{
    struct sliced p, before, behind, all[POSITIONS];

    open_play(t, &p);
    before = p;
    behind = another(&p);
    amend_at_once(&p);
    for (int i = 0; i < POSITIONS; i++) {
        all[i] = another(&p);
        ask(&p);
        go_on(&p, i);
        all[i] = p;
    }
    for (int i = 0; i < POSITIONS; i++) {
        turn_to(&p, &all[i]);
        if (!everywhere || !i)
            act(&p);
    }
    turn_to(&p, &behind);
    if (!everywhere)
        act(&p);
    turn_to(&p, &before);
    if (!everywhere)
        act(&p);
    amend_at_once(&p);
    for (int i = 0; i < POSITIONS; i++) {
        struct str is, wanted;

        turn_to(&p, &all[i]);
        assert_int_equal(amend_slices_end(&p.s).state, JOB_DONE);
        is = asked_of(&p, W_HILL);
        turn_to(&p, i > ALL_PREPARED ? &behind : &before);
        wanted = asked_of(&p, W_HILL);
        if (!str_eq(is, wanted))
            fail_msg("behind %d slices: %.*s\nat once: %.*s", i, STR_ARGS(is), STR_ARGS(wanted));
    }
}

static void a_report_that_is_sent_meanwhile_is_sent(void **state)
{
    between_slices(*state, send_report, false);
}

static void take_back_report(struct sliced *p)
{
    struct due due;
    struct report report;

    send_report(p);
    due = amend_play_due(&p->a, "secretary.hill", W_HILL, p->a.report, "2022-03");
    T_OK(p->a.w.t,
         report_load(world_as(&p->a.w, CLERK), &(struct report_key){ .due_id = due.id }, &report));
    T_OK(p->a.w.t, report_return(world_as(&p->a.w, CLERK), report.key.id, report.version,
                                 S("Thiếu số liệu.")));
}

static void one_that_comes_back_is_owed_again(void **state)
{
    between_slices(*state, take_back_report, false);
}

static void say_done(struct sliced *p)
{
    struct due due = amend_play_due(&p->a, "secretary.hill", W_HILL, p->a.list, "2022-04-11");
    int64_t campaign;

    if (!due.id)
        due = amend_play_due(&p->a, "secretary.hill", W_HILL, p->a.list, "2022-04-20");
    T_OK(p->a.w.t, due_set_done(world_as(&p->a.w, "secretary.hill"), due.id, true, &campaign));
}

static void what_is_done_meanwhile_is_done_by_the_day_that_held(void **state)
{
    between_slices(*state, say_done, false);
}

static void end_unit(struct sliced *p)
{
    struct org_dissolve in = { .org_id = p->a.w.org[W_HILL], .from = { 2022, 3, 14 } };

    T_OK(p->a.w.t, org_dissolve(world_at_terminal(&p->a.w), &in));
}

static void a_unit_that_ends_meanwhile_is_asked_nothing_more(void **state)
{
    between_slices(*state, end_unit, true);
}

static void move_unit(struct sliced *p)
{
    struct org_move in = { .org_id = p->a.w.org[W_HILL],
                           .parent_id = p->a.w.org[W_OTHER],
                           .from = { 2022, 3, 14 } };

    T_OK(p->a.w.t, org_move(world_at_terminal(&p->a.w), &in));
}

static void a_unit_that_leaves_meanwhile_owes_nothing_more(void **state)
{
    between_slices(*state, move_unit, true);
}

/* What it has before it is the version that holds: what comes then is acknowledged anew. */
static void acknowledged_is_what_held(void **state)
{
    struct campaign_view v;
    struct sliced p;

    open_play(*state, &p);
    ask(&p);
    go_on(&p, 3);
    T_OK(p.a.w.t,
         campaign_acknowledge(world_as(&p.a.w, "secretary.hill"), p.a.campaign, p.a.w.org[W_HILL]));
    T_OK(p.a.w.t, campaign_show(world_as(&p.a.w, "secretary.hill"), p.a.campaign, &v));
    assert_true(v.acknowledged_at && !v.may_acknowledge);
    assert_int_equal(amend_slices_end(&p.s).state, JOB_DONE);
    T_OK(p.a.w.t, campaign_show(world_as(&p.a.w, "secretary.hill"), p.a.campaign, &v));
    assert_true(!v.acknowledged_at && v.may_acknowledge);
}

/* A day begins: what is laid then by the old days moves with the rest. */
static void lay_april(struct sliced *p)
{
    struct due_round round = { 0 };

    p->a.w.now_ms += INT64_C(19) * 86400 * 1000;
    while (!round.end)
        T_OK(p->a.w.t, due_lay_next(world_at_terminal(&p->a.w), &round));
}

static void what_begins_meanwhile_is_asked_as_it_will_be(void **state)
{
    struct sliced p, all[ALL_PREPARED + 1];

    open_play(*state, &p);
    for (int i = 0; i <= ALL_PREPARED; i++) {
        (void)another(&p);
        cut_anew(&p.a);
        ask(&p);
        go_on(&p, i);
        all[i] = p;
    }
    lay_april(&p);
    for (int i = 0; i <= ALL_PREPARED; i++) {
        turn_to(&p, &all[i]);
        assert_int_equal(amend_slices_end(&p.s).state, JOB_DONE);
        for (int org = W_HAMLET; org <= W_SCHOOL; org++) {
            struct due due =
                amend_play_due(&p.a, CLERK, (enum world_org)org, p.a.report, "2022-04");

            assert_true(due.id > 0 && !due.ended_why.n);
            T_STR(day_iso(p.a.w.t->arena, due.due_on), "2022-04-20");
        }
    }
}

/* The evening lies in both windows. */
static void a_session_that_is_closed_meanwhile_does_its_duty_once(void **state)
{
    struct amend_play other;
    struct sliced p;

    open_play(*state, &p);
    other = p.a;
    for (int slices = 0; slices < POSITIONS; slices++) {
        const struct due *list;
        struct play evening;
        size_t n, held = 0;
        int64_t id;

        (void)another(&p);
        ask(&p);
        go_on(&p, slices);
        evening = (struct play){ .w = p.a.w, .first = p.a.campaign, .second = other.campaign };
        id = play_begin(&evening, SESSION_REGULAR);
        play_close(&evening, id, 3);
        world_end(&evening.w);
        p.a.w = evening.w;
        assert_int_equal(amend_slices_end(&p.s).state, JOB_DONE);
        T_OK(p.a.w.t,
             due_list_of(world_as(&p.a.w, CLERK), p.a.campaign, p.a.w.org[W_HAMLET], &list, &n));
        for (size_t i = 0; i < n; i++)
            held += list[i].duty_id == p.a.meet && list[i].done_at;
        assert_int_equal(held, 1);
    }
}

/* The first report of a period that is to be cut anew: it keeps its days, which nobody had seen told. */
static void what_comes_to_something_else_meanwhile_is_left_to_people(void **state)
{
    struct campaign campaign;
    struct sliced p;
    struct job job;

    open_play(*state, &p);
    cut_anew(&p.a);
    ask(&p);
    go_on(&p, 3);
    send_report(&p);
    job = amend_slices_end(&p.s);
    assert_int_equal(job.state, JOB_FAILED);
    assert_true(job.message.n > 0);
    T_OK(p.a.w.t, campaign_load(world_as(&p.a.w, CLERK), p.a.campaign, &campaign));
    assert_true(!campaign.job_id && !campaign.amending);
    assert_true(amend_play_due(&p.a, CLERK, W_HILL, p.a.list, "2022-04-11").id > 0);
    assert_int_equal(amend_play_look(&p.a).head.version, p.version);
}

static int64_t account_of(const struct world *w, const char *name)
{
    for (size_t i = 0; i < w->n_accounts; i++) {
        if (strcmp(w->accounts[i].name, name) == 0)
            return w->accounts[i].account_id;
    }
    return 0;
}

static enum err do_slice(struct sliced *p, struct app *app, struct arena *a, bool *ret_more)
{
    CLEANUP(db_rollback) struct db_tx *tx = NULL;
    struct ctx c;
    enum err r;

    T_OK(p->a.w.t, db_begin(p->a.w.db, DB_WRITE, &tx, p->a.w.t->error));
    ctx_init(&c, app, p->a.w.db, a, p->a.w.t->error);
    T_OK(p->a.w.t, account_become(&c, account_of(&p->a.w, CLERK)));
    r = amend_job_slice(&c, p->s.job, p->s.tries, DUE_SLICE_ROWS, ret_more);
    return r ? r : db_commit(&tx, p->a.w.t->error);
}

static void each_slice_needs_the_same_memory_however_many_units(void **state)
{
    CLEANUP(arena_close) struct arena *a = arena_open(0);
    struct issue in = { .scope = ISSUE_SUBTREE, .sure_of_all = true };
    size_t most = 0, slices = 0, units, dues;
    struct campaign campaign;
    struct app app = { 0 };
    struct sliced p;
    int64_t job;
    bool more = true;

    open_play(*state, &p);
    T_OK(p.a.w.t, clock_init(&app.clock, "2022-03-14T09:00:00+07:00", p.a.w.t->error));
    ids_init(&app.ids, 1);
    world_add_units(&p.a.w, W_COMMUNE, MANY);
    T_OK(p.a.w.t, campaign_load(world_as(&p.a.w, CLERK), p.a.campaign, &campaign));
    in.campaign_id = p.a.campaign;
    in.version = campaign.version;
    T_OK(p.a.w.t, issue(world_as(&p.a.w, CLERK), &in, &units, &dues));
    T_OK(p.a.w.t, amend_or_queue(world_as(&p.a.w, CLERK), p.a.campaign, p.version, &job));
    assert_true(job != 0); /* too many for one go */
    p.s.job = job;
    amend_slices_claim(&p.s);
    for (; more; slices++) {
        arena_reset(a);
        T_OK(p.a.w.t, do_slice(&p, &app, a, &more));
        most = arena_used(a) > most ? arena_used(a) : most;
    }
    assert_true(slices > 6);
    assert_true(most < 256 * 1024);
    assert_true(amend_play_due(&p.a, CLERK, W_HILL, p.a.list, "2022-04-20").id > 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T_STORE(nobody_sees_a_part_of_it),
        T_STORE(it_is_stopped_and_all_is_as_before),
        T_STORE(what_holds_is_not_stopped),
        T_STORE(a_job_that_was_killed_goes_on_without_doubles),
        T_STORE(nothing_else_becomes_of_the_campaign_meanwhile),
        T_STORE(a_report_that_is_sent_meanwhile_is_sent),
        T_STORE(one_that_comes_back_is_owed_again),
        T_STORE(what_is_done_meanwhile_is_done_by_the_day_that_held),
        T_STORE(a_session_that_is_closed_meanwhile_does_its_duty_once),
        T_STORE(a_unit_that_ends_meanwhile_is_asked_nothing_more),
        T_STORE(a_unit_that_leaves_meanwhile_owes_nothing_more),
        T_STORE(acknowledged_is_what_held),
        T_STORE(what_begins_meanwhile_is_asked_as_it_will_be),
        T_STORE(what_comes_to_something_else_meanwhile_is_left_to_people),
        T_STORE(each_slice_needs_the_same_memory_however_many_units),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
