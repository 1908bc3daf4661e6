/* SPDX-License-Identifier: Apache-2.0 */
#include "play/world.h"
#include "store/child_date.h"
#include "store/due.h"
#include "work/campaign/amend.h"
#include "work/campaign/lay.h"
#include "work/campaign/pass.h"
#include "work/campaign/recall.h"
#include "work/report/check.h"

/* A plan of the province from March to May, and the commune that passes it on. */
struct pass_play {
    struct world w;
    int64_t campaign;
    struct pass_view view;
};

static void add_report(struct pass_play *p, const char *kind, int day)
{
    struct duty duty = { .campaign_id = p->campaign,
                         .what = DUE_REPORT,
                         .words = S("Báo cáo kết quả hằng tháng"),
                         .audience_kind = str_of(kind),
                         .rule = { .rhythm = RHYTHM_MONTHLY, .bound = CALENDAR_BY, .day = day } },
                now;
    const char *field;

    T_OK(p->w.t, duty_save(world_as(&p->w, "clerk.province"), &duty, &now, &field));
}

static void make(struct t *t, struct pass_play *p)
{
    struct campaign_edit edit = { .name = S("Đợt sinh hoạt “Giữ nếp”"),
                                  .from = { 2022, 3, 1 },
                                  .to = { 2022, 5, 31 } };
    struct campaign campaign;
    const char *field;

    world_open(t, &p->w);
    edit.org_id = p->w.org[W_PROVINCE];
    T_OK(t, campaign_save(world_as(&p->w, "clerk.province"), &edit, &campaign, &field));
    p->campaign = campaign.id;
    add_report(p, "commune", 5);
}

static void issue_it(struct pass_play *p)
{
    struct issue in = { .campaign_id = p->campaign, .version = 1, .sure_of_all = true };
    size_t units, dues;

    T_OK(p->w.t, issue(world_as(&p->w, "clerk.province"), &in, &units, &dues));
    assert_int_equal(units, 2);
    T_OK(p->w.t,
         pass_look(world_as(&p->w, "clerk.commune"), p->campaign, p->w.org[W_COMMUNE], &p->view));
}

static void open_play(struct t *t, struct pass_play *p)
{
    make(t, p);
    issue_it(p);
    assert_int_equal(p->view.n, 3);
    assert_true(p->view.idle.n > 0);
}

static enum err hand_on(struct pass_play *p, size_t *ret_units)
{
    struct issue in = { .campaign_id = p->campaign, .from_org_id = p->w.org[W_COMMUNE] };
    size_t dues;

    return issue(world_as(&p->w, "clerk.commune"), &in, ret_units, &dues);
}

/* For March and April; May is left to the plan. */
static enum err save(struct pass_play *p, struct day march, struct day april, int64_t *ret_period)
{
    struct pass_date dates[] = { { p->view.periods[0].period_id, march },
                                 { p->view.periods[1].period_id, april } };
    struct pass in = { .campaign_id = p->campaign,
                       .org_id = p->w.org[W_COMMUNE],
                       .dates = dates,
                       .n = COUNT(dates) };

    return pass_save(world_as(&p->w, "clerk.commune"), &in, ret_period);
}

static const struct due *owed(struct pass_play *p, const char *slot)
{
    const struct due *dues = NULL;
    size_t n = 0;

    T_OK(p->w.t, due_list_of(world_as(&p->w, "secretary.hamlet"), p->campaign, p->w.org[W_HAMLET],
                             &dues, &n));
    for (size_t i = 0; i < n; i++) {
        if (str_eq(dues[i].period.slot, str_of(slot)))
            return &dues[i];
    }
    return NULL;
}

static void assert_day(struct day got, struct day want)
{
    assert_int_equal(day_cmp(got, want), 0);
}

static void children_are_asked_earlier_for_the_same_periods(void **state)
{
    struct pass_play p;
    int64_t period;
    size_t units;

    open_play(*state, &p);
    assert_day(p.view.periods[0].span.own, (struct day){ 2022, 4, 5 });
    T_OK(p.w.t, save(&p, (struct day){ 2022, 4, 4 }, (struct day){ 2022, 5, 4 }, &period));
    T_OK(p.w.t, hand_on(&p, &units));
    assert_int_equal(units, 3);
    assert_day(owed(&p, "2022-03")->work_on, (struct day){ 2022, 4, 4 });
    assert_int_equal(owed(&p, "2022-03")->period_id, p.view.periods[0].period_id);
    assert_int_not_equal(owed(&p, "2022-03")->id, 0);
    assert_day(owed(&p, "2022-04")->work_on, (struct day){ 2022, 5, 4 });
    assert_int_equal(owed(&p, "2022-04")->id, 0); /* April has not begun */
    assert_null(owed(&p, "2022-05"));
}

static void what_comes_later_is_laid_by_the_superiors_day(void **state)
{
    struct due_round round = { 0 };
    struct pass_play p;
    int64_t period;
    size_t units;

    open_play(*state, &p);
    T_OK(p.w.t, save(&p, (struct day){ 2022, 4, 4 }, (struct day){ 2022, 5, 4 }, &period));
    T_OK(p.w.t, hand_on(&p, &units));
    p.w.now_ms += INT64_C(20) * 24 * 3600 * 1000; /* 3 April */
    while (!round.end)
        T_OK(p.w.t, due_lay_next(world_as(&p.w, "clerk.province"), &round));
    assert_int_equal(round.laid, 5); /* two communes and three branches */
    assert_int_not_equal(owed(&p, "2022-04")->id, 0);
    assert_day(owed(&p, "2022-04")->work_on, (struct day){ 2022, 5, 4 });
}

static void a_later_day_than_ones_own_is_refused_in_words(void **state)
{
    struct pass_play p;
    int64_t period;

    open_play(*state, &p);
    T_ERR(p.w.t, E_INVALID,
          save(&p, (struct day){ 2022, 4, 4 }, (struct day){ 2022, 5, 6 }, &period));
    assert_int_equal(period, p.view.periods[1].period_id);
    assert_non_null(strstr(p.w.t->error->message, "05/05/2022"));
}

static void the_periods_last_day_is_never_moved(void **state)
{
    struct pass_play p;
    int64_t period;

    open_play(*state, &p);
    T_ERR(p.w.t, E_INVALID,
          save(&p, (struct day){ 2022, 3, 31 }, (struct day){ 2022, 5, 4 }, &period));
    assert_int_equal(period, p.view.periods[0].period_id);
    assert_non_null(strstr(p.w.t->error->message, "01/04/2022"));
    assert_non_null(strstr(p.w.t->error->message, "05/04/2022"));
}

static void a_tier_that_would_owe_nothing_is_named(void **state)
{
    struct pass none = { .none = true };
    struct pass_play p;
    int64_t period;
    size_t units;

    open_play(*state, &p);
    T_ERR(p.w.t, E_INVALID, hand_on(&p, &units));
    assert_non_null(strstr(p.w.t->error->message, "Chi bộ"));
    none.campaign_id = p.campaign;
    none.org_id = p.w.org[W_COMMUNE];
    T_OK(p.w.t, pass_save(world_as(&p.w, "clerk.commune"), &none, &period));
    T_OK(p.w.t, hand_on(&p, &units));
    assert_int_equal(units, 3);
    assert_null(owed(&p, "2022-03"));
}

static void no_day_at_all_is_no_answer(void **state)
{
    struct day none = { 0 };
    struct pass_play p;
    int64_t period;

    open_play(*state, &p);
    T_ERR(p.w.t, E_INVALID, save(&p, none, none, &period));
    assert_int_equal(period, 0);
}

static void a_day_is_changed_for_those_who_have_not_sent_and_never_taken_back(void **state)
{
    struct day none = { 0 };
    struct pass_play p;
    int64_t period;
    size_t units;

    open_play(*state, &p);
    T_OK(p.w.t, save(&p, (struct day){ 2022, 4, 5 }, (struct day){ 2022, 5, 4 }, &period));
    T_OK(p.w.t, hand_on(&p, &units));
    T_OK(p.w.t, save(&p, (struct day){ 2022, 4, 1 }, none, &period));
    assert_day(owed(&p, "2022-03")->work_on, (struct day){ 2022, 4, 1 });
    assert_null(owed(&p, "2022-04"));
    T_ERR(p.w.t, E_INVALID, save(&p, none, (struct day){ 2022, 5, 4 }, &period));
    assert_int_equal(period, p.view.periods[0].period_id);
}

static void days_can_follow_for_children_that_have_the_plan_already(void **state)
{
    struct pass in = { .none = true };
    struct pass_play p;
    int64_t period;
    size_t units;

    open_play(*state, &p);
    in.campaign_id = p.campaign;
    in.org_id = p.w.org[W_COMMUNE];
    T_OK(p.w.t, pass_save(world_as(&p.w, "clerk.commune"), &in, &period));
    T_OK(p.w.t, hand_on(&p, &units));
    T_OK(p.w.t, save(&p, (struct day){ 2022, 4, 4 }, (struct day){ 2022, 5, 4 }, &period));
    assert_int_not_equal(owed(&p, "2022-03")->id, 0);
    assert_day(owed(&p, "2022-03")->work_on, (struct day){ 2022, 4, 4 });
}

static void what_the_plan_asks_of_the_children_is_only_asked_earlier(void **state)
{
    struct pass_play p;
    int64_t period;
    size_t units;

    make(*state, &p);
    add_report(&p, "branch", 4);
    issue_it(&p);
    assert_int_equal(p.view.n, 3);
    assert_day(p.view.periods[0].span.by_plan, (struct day){ 2022, 4, 4 });
    assert_false(day_is(p.view.periods[0].proposed));
    T_ERR(p.w.t, E_INVALID,
          save(&p, (struct day){ 2022, 4, 5 }, (struct day){ 2022, 5, 4 }, &period));
    assert_non_null(strstr(p.w.t->error->message, "04/04/2022"));
    T_OK(p.w.t, save(&p, (struct day){ 2022, 4, 1 }, (struct day){ 2022, 5, 4 }, &period));
    T_OK(p.w.t, hand_on(&p, &units));
    assert_day(owed(&p, "2022-03")->work_on, (struct day){ 2022, 4, 1 });
    assert_day(owed(&p, "2022-05")->work_on,
               (struct day){ 2022, 6, 3 }); /* the plan's: 4/6 is a Saturday */
}

static void after_a_recall_it_is_passed_on_anew(void **state)
{
    struct recall recall = { .words = { S("Công văn số 3-CV/TU"), S("Ghi nhầm hạn") } };
    struct issue again = { .sure_of_all = true };
    struct campaign campaign;
    const char *field;
    struct pass_play p;
    size_t units, dues;
    int64_t period, due;

    open_play(*state, &p);
    T_OK(p.w.t, save(&p, (struct day){ 2022, 4, 4 }, (struct day){ 2022, 5, 4 }, &period));
    T_OK(p.w.t, hand_on(&p, &units));
    due = owed(&p, "2022-03")->id;
    T_OK(p.w.t, campaign_load(world_as(&p.w, "clerk.province"), p.campaign, &campaign));
    recall.campaign_id = again.campaign_id = p.campaign;
    recall.version = campaign.version;
    again.version = campaign.version + 1;
    T_OK(p.w.t, campaign_recall(world_as(&p.w, "clerk.province"), &recall, &field));
    T_OK(p.w.t, issue(world_as(&p.w, "clerk.province"), &again, &units, &dues));
    T_ERR(p.w.t, E_INVALID, hand_on(&p, &units));
    T_OK(p.w.t, save(&p, (struct day){ 2022, 4, 1 }, (struct day){ 2022, 5, 4 }, &period));
    T_OK(p.w.t, hand_on(&p, &units));
    assert_int_equal(owed(&p, "2022-03")->id, due);
    assert_int_equal(owed(&p, "2022-03")->ended_why.n, 0);
    assert_day(owed(&p, "2022-03")->work_on, (struct day){ 2022, 4, 1 });
}

static void a_plan_makes_concrete_what_its_unit_has_received(void **state)
{
    struct campaign_edit edit = { .name = S("Kế hoạch thực hiện của xã") };
    const struct campaign_origin *list = NULL;
    struct campaign campaign, now;
    struct pass_play p;
    const char *field;
    size_t n = 0;

    make(*state, &p);
    edit.org_id = p.w.org[W_COMMUNE];
    edit.origin_id = p.campaign;
    T_ERR(p.w.t, E_INVALID, campaign_save(world_as(&p.w, "clerk.commune"), &edit, &now, &field));
    assert_string_equal(field, "origin");
    issue_it(&p);
    T_OK(p.w.t, campaign_origins(world_as(&p.w, "clerk.commune"), edit.org_id, &list, &n));
    assert_int_equal(n, 1);
    assert_int_equal(list[0].id, p.campaign);
    T_OK(p.w.t, campaign_save(world_as(&p.w, "clerk.commune"), &edit, &now, &field));
    T_OK(p.w.t, campaign_load(world_as(&p.w, "clerk.commune"), now.id, &campaign));
    assert_int_equal(campaign.origin_id, p.campaign);
    T_STR(campaign.origin, "Đợt sinh hoạt “Giữ nếp”");
    edit.id = campaign.id;
    edit.version = campaign.version;
    edit.origin_id = 0;
    T_OK(p.w.t, campaign_save(world_as(&p.w, "clerk.commune"), &edit, &now, &field));
    T_OK(p.w.t, campaign_load(world_as(&p.w, "clerk.commune"), now.id, &campaign));
    assert_int_equal(campaign.origin_id, 0);
}

static size_t count_faults(struct pass_play *p, struct report_fault **ret)
{
    size_t n;

    T_OK(p->w.t, report_check(world_as(&p->w, NULL), ret, &n));
    return n;
}

static void assert_sound(struct pass_play *p)
{
    struct report_fault *faults;

    assert_int_equal(count_faults(p, &faults), 0);
}

static void assert_told(struct pass_play *p, size_t times, const char *words)
{
    struct report_fault *faults;

    assert_int_equal(count_faults(p, &faults), times);
    assert_int_not_equal(str_find(faults[0].words, str_of(words), 0), SIZE_MAX);
}

/* Planted where no use case would put it. */
static void plant_day(struct pass_play *p, enum world_org org, struct str day)
{
    T_OK(p->w.t, q_child_date_put(p->w.db, p->w.org[org], p->view.periods[0].period_id,
                                  p->view.periods[0].duty_id, day, day, p->w.t->error));
}

static void the_check_finds_a_day_behind_ones_own(void **state)
{
    struct pass_play p;
    int64_t period;
    size_t units;

    open_play(*state, &p);
    T_OK(p.w.t, save(&p, (struct day){ 2022, 4, 4 }, (struct day){ 2022, 5, 4 }, &period));
    T_OK(p.w.t, hand_on(&p, &units));
    assert_sound(&p);
    plant_day(&p, W_COMMUNE, S("2022-04-06"));
    assert_told(&p, 1,
                "asks its own children by 2022-04-06, later than it is asked itself: 2022-04-05");
}

static void the_check_finds_a_day_of_a_unit_that_has_not_the_campaign(void **state)
{
    struct pass_play p;

    open_play(*state, &p);
    plant_day(&p, W_HAMLET, S("2022-04-04"));
    assert_told(&p, 1, "for a period that it is not asked for");
}

static void the_check_finds_a_child_that_is_asked_later_than_was_set(void **state)
{
    struct pass_play p;
    int64_t period, changed;
    size_t units;

    open_play(*state, &p);
    T_OK(p.w.t, save(&p, (struct day){ 2022, 4, 4 }, (struct day){ 2022, 5, 4 }, &period));
    T_OK(p.w.t, hand_on(&p, &units));
    T_OK(p.w.t,
         q_due_children_set(p.w.db, p.w.org[W_COMMUNE], p.view.periods[0].period_id, HIERARCHY,
                            S("2022-04-05"), S("2022-04-05"), &changed, p.w.t->error));
    assert_int_equal(changed, 3);
    plant_day(&p, W_COMMUNE, S("2022-04-05"));
    assert_sound(&p);
    plant_day(&p, W_COMMUNE, S("2022-04-04"));
    assert_told(&p, 3, "is asked by 2022-04-05, though the unit above has set 2022-04-04");
}

/* The leading unit asks the communes earlier than one of them asks its branches: it is told before it does. */
static void an_amendment_tells_whose_childrens_days_it_leaves_behind(void **state)
{
    struct amend_head head = { .act = VERSION_AMEND, .words = { S(""), S("Cần số liệu sớm hơn") } };
    struct campaign campaign;
    struct duty duty, now;
    struct amendment of;
    struct pass_play p;
    const char *field;
    int64_t period;
    size_t units;

    open_play(*state, &p);
    T_OK(p.w.t, save(&p, (struct day){ 2022, 4, 4 }, (struct day){ 2022, 5, 4 }, &period));
    T_OK(p.w.t, hand_on(&p, &units));
    head.campaign_id = p.campaign;
    T_OK(p.w.t, amend_save(world_as(&p.w, "clerk.province"), &head, &field));
    T_OK(p.w.t,
         duty_load(world_as(&p.w, "clerk.province"), p.view.periods[0].duty_id, &duty, &campaign));
    duty.rule.day = 4;
    T_OK(p.w.t, amend_duty_save(world_as(&p.w, "clerk.province"), &duty, &now, &field));
    T_OK(p.w.t, amend_load(world_as(&p.w, "clerk.province"), p.campaign, &of));
    assert_int_equal(of.n_left, 0);
    T_OK(p.w.t, duty_load(world_as(&p.w, "clerk.province"), of.wanted[0].id, &duty, &campaign));
    duty.rule.day = 2; /* in April a Saturday: the last working day is the 1st */
    T_OK(p.w.t, amend_duty_save(world_as(&p.w, "clerk.province"), &duty, &now, &field));
    T_OK(p.w.t, amend_load(world_as(&p.w, "clerk.province"), p.campaign, &of));
    assert_int_equal(of.n_left, 2); /* March and April */
    T_STR(of.left[0].period.slot, "2022-03");
    assert_int_equal(of.left[0].n, 1);
    assert_day(of.left[0].latest, (struct day){ 2022, 4, 4 });
    assert_day(of.left[0].own, (struct day){ 2022, 4, 2 });
    T_OK(p.w.t, amend_issue(world_as(&p.w, "clerk.province"), p.campaign, of.head.version));
    assert_told(&p, 2,
                "asks its own children by 2022-04-04, later than it is asked itself: 2022-04-01");
    T_OK(p.w.t, save(&p, (struct day){ 2022, 4, 1 }, (struct day){ 2022, 4, 29 }, &period));
    assert_sound(&p);
}

static void who_leads_asks_by_duties_and_a_stranger_not_at_all(void **state)
{
    struct pass_play p;
    struct pass_view v;

    open_play(*state, &p);
    T_ERR(p.w.t, E_INVALID,
          pass_look(world_as(&p.w, "clerk.province"), p.campaign, p.w.org[W_PROVINCE], &v));
    T_ERR(p.w.t, E_DENIED,
          pass_look(world_as(&p.w, "secretary.hamlet"), p.campaign, p.w.org[W_COMMUNE], &v));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T_STORE(children_are_asked_earlier_for_the_same_periods),
        T_STORE(what_comes_later_is_laid_by_the_superiors_day),
        T_STORE(a_later_day_than_ones_own_is_refused_in_words),
        T_STORE(the_periods_last_day_is_never_moved),
        T_STORE(a_tier_that_would_owe_nothing_is_named),
        T_STORE(no_day_at_all_is_no_answer),
        T_STORE(a_day_is_changed_for_those_who_have_not_sent_and_never_taken_back),
        T_STORE(days_can_follow_for_children_that_have_the_plan_already),
        T_STORE(what_the_plan_asks_of_the_children_is_only_asked_earlier),
        T_STORE(after_a_recall_it_is_passed_on_anew),
        T_STORE(a_plan_makes_concrete_what_its_unit_has_received),
        T_STORE(the_check_finds_a_day_behind_ones_own),
        T_STORE(the_check_finds_a_day_of_a_unit_that_has_not_the_campaign),
        T_STORE(the_check_finds_a_child_that_is_asked_later_than_was_set),
        T_STORE(an_amendment_tells_whose_childrens_days_it_leaves_behind),
        T_STORE(who_leads_asks_by_duties_and_a_stranger_not_at_all),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
