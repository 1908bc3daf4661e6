/* SPDX-License-Identifier: Apache-2.0 */
#include "play/session_play.h"
#include "store/campaign.h"
#include "store/due.h"
#include "store/duty.h"
#include "work/account/keep.h"
#include "work/assembly/assembly.h"
#include "work/campaign/due.h"
#include "work/campaign/lay.h"

static struct ctx *secretary(struct play *p)
{
    return world_as(&p->w, "secretary.hamlet");
}

static int64_t add_duty_for(struct play *p, int64_t campaign_id, enum world_org org,
                            const char *assembly)
{
    struct q_duty_add_in duty = {
        .id = ids_next(&p->w.ids),
        .campaign_id = campaign_id,
        .ord = 1 + (int64_t)org,
        .what = S("session"),
        .words = S("Mỗi tháng sinh hoạt một buổi"),
        .rhythm = S("monthly"),
        .bound = S("in"),
        .audience = S(""),
        .assembly_kind = assembly ? str_of(assembly) : STR_NONE,
    };

    T_OK(p->w.t, q_duty_add(p->w.db, &duty, p->w.t->error));
    return duty.id;
}

static int64_t add_duty(struct play *p, int64_t campaign_id, enum world_org org)
{
    return add_duty_for(p, campaign_id, org, NULL);
}

/* What is held from the one day to the other does it. */
static int64_t add_slot(struct play *p, int64_t duty_id, enum world_org org, const char *slot,
                        const char *from, const char *to)
{
    struct q_due_add_in due = {
        .id = ids_next(&p->w.ids),
        .duty_id = duty_id,
        .org_id = p->w.org[org],
        .slot = str_of(slot),
        .from_on = str_of(from),
        .to_on = str_of(to),
        .due_on = str_of(to),
        .work_on = str_of(to),
    };
    int64_t changed;

    T_OK(p->w.t, q_due_add(p->w.db, &due, &changed, p->w.t->error));
    return due.id;
}

/* The first campaign asks to meet once within these days; nobody owes it yet. Its words are its first day. */
static void add_window_of(struct play *p, int64_t ord, const char *from, const char *to, bool own)
{
    struct q_duty_add_in duty = {
        .id = ids_next(&p->w.ids),
        .campaign_id = p->first,
        .ord = ord,
        .what = S("session"),
        .words = str_of(from),
        .rhythm = S("window"),
        .from_on = str_of(from),
        .to_on = str_of(to),
        .bound = S("in"),
        .audience = S(""),
        .own = own,
    };

    T_OK(p->w.t, q_duty_add(p->w.db, &duty, p->w.t->error));
}

static void add_window(struct play *p, int64_t ord, const char *from, const char *to)
{
    add_window_of(p, ord, from, to, false);
}

/* The campaign asks a unit to meet in March 2022. */
static int64_t add_due(struct play *p, int64_t campaign_id, enum world_org org)
{
    return add_slot(p, add_duty(p, campaign_id, org), org, "2022-03", "2022-03-01", "2022-03-31");
}

static bool is_done(struct play *p, const char *account, int64_t due_id)
{
    struct due due;

    T_OK(p->w.t, due_load(world_as(&p->w, account), due_id, &due));
    return due.done_at != 0;
}

/* The hamlet's session, held together with the hill's branch unless n_orgs is 0. */
static int64_t hold(struct play *p, const int64_t *campaign, size_t n_orgs)
{
    const struct str places[] = { S("Nhà văn hóa") };
    struct session_plan in = { .org_id = p->w.org[W_HAMLET],
                               .kind = SESSION_REGULAR,
                               .planned_at = p->w.now_ms,
                               .places = places,
                               .n_places = 1,
                               .campaigns = campaign,
                               .n_campaigns = 1,
                               .orgs = &p->w.org[W_HILL],
                               .n_orgs = n_orgs };
    int64_t id;

    T_OK(p->w.t, session_schedule(secretary(p), &in, &id));
    T_OK(p->w.t, session_open(secretary(p), id, 1));
    play_close(p, id, 0);
    return id;
}

static void a_joint_session_counts_once_and_does_the_duty_of_both(void **state)
{
    struct report ours;
    int64_t due, other_due, id, changed;
    struct session s;
    struct play p;

    play_open(*state, &p);
    T_OK(p.w.t,
         q_campaign_org_add(p.w.db, p.first, p.w.org[W_HILL], p.w.now_ms, &changed, p.w.t->error));
    due = add_due(&p, p.first, W_HAMLET);
    other_due = add_due(&p, p.first, W_HILL);
    id = hold(&p, &p.first, 1);
    s = play_look(&p, id);
    T_STR(session_orgs_line(secretary(&p), &s), "Chi bộ thôn Nà Pheo");
    assert_int_equal(s.figures.people_due, W_HAMLET_PEOPLE - 1); /* its own people only */
    assert_true(is_done(&p, "secretary.hamlet", due));
    assert_true(is_done(&p, "secretary.hill", other_due));
    ours = play_report(&p, p.first, "2022-03-01", "2022-03-31");
    assert_int_equal(play_figure(&ours, "sessions_held"), 1);
    T_OK(p.w.t, session_reopen(secretary(&p), id, s.version));
    assert_false(is_done(&p, "secretary.hamlet", due));
    assert_false(is_done(&p, "secretary.hill", other_due));
    play_close(&p, id, 0);
    assert_true(is_done(&p, "secretary.hill", other_due));
}

/* Two units of Nếp may sit in one hall: each calls its own roll, and nobody else here counts the evening. */
static void an_evening_held_by_a_body_outside_is_the_unit_s_own(void **state)
{
    const struct str places[] = { S("Hội trường tỉnh") };
    struct session_plan in = { .org_id = 0,
                               .kind = SESSION_CONFERENCE,
                               .places = places,
                               .n_places = 1,
                               .n_campaigns = 1,
                               .holder = S("  Trường  Chính trị tỉnh Sơn Hà") };
    struct report ours;
    struct session s;
    struct play p;
    int64_t due, id;

    play_open(*state, &p);
    due = add_due(&p, p.first, W_HAMLET);
    in.org_id = p.w.org[W_HAMLET];
    in.planned_at = p.w.now_ms;
    in.campaigns = &p.first;
    T_OK(p.w.t, session_schedule(secretary(&p), &in, &id));
    s = play_look(&p, id);
    T_STR(s.holder, "Trường Chính trị tỉnh Sơn Hà");
    T_OK(p.w.t, session_open(secretary(&p), id, s.version));
    play_close(&p, id, 0);
    assert_true(is_done(&p, "secretary.hamlet", due));
    s = play_look(&p, id);
    assert_int_equal(s.figures.people_due, W_HAMLET_PEOPLE - 1);
    ours = play_report(&p, p.first, "2022-03-01", "2022-03-31");
    assert_int_equal(play_figure(&ours, "sessions_held"), 1);
}

static void whoever_holds_an_evening_can_be_said_later_and_taken_back(void **state)
{
    const struct str places[] = { S("Nhà văn hóa") };
    struct session_plan in = { .kind = SESSION_REGULAR, .places = places, .n_places = 1 };
    struct session s;
    struct play p;
    int64_t id;

    play_open(*state, &p);
    in.org_id = p.w.org[W_HAMLET];
    in.planned_at = p.w.now_ms;
    T_OK(p.w.t, session_schedule(secretary(&p), &in, &id));
    T_STR(play_look(&p, id).holder, "");
    in.holder = S("Sở Nội vụ tỉnh Sơn Hà");
    T_OK(p.w.t, session_change(secretary(&p), id, 1, &in));
    s = play_look(&p, id);
    T_STR(s.holder, "Sở Nội vụ tỉnh Sơn Hà");
    in.holder = S("x");
    T_ERR(p.w.t, E_INVALID, session_change(secretary(&p), id, s.version, &in));
    in.holder = S("");
    T_OK(p.w.t, session_change(secretary(&p), id, s.version, &in));
    T_STR(play_look(&p, id).holder, "");
}

/* The commune's office runs its sessions too. */
static void let_the_commune_meet(struct play *p)
{
    int64_t changed, clerk = 0;

    for (size_t i = 0; i < p->w.n_accounts; i++) {
        if (str_eq(str_of(p->w.accounts[i].name), S("clerk.commune")))
            clerk = p->w.accounts[i].account_id;
    }
    T_OK(p->w.t, account_grant(world_as(&p->w, "admin.province"), clerk, p->w.org[W_COMMUNE],
                               ROLE_SECRETARY, S("2020-01-01")));
    T_OK(p->w.t, q_campaign_org_add(p->w.db, p->first, p->w.org[W_COMMUNE], p->w.now_ms, &changed,
                                    p->w.t->error));
}

static struct session hold_as(struct play *p, const char *account, const struct session_plan *in)
{
    struct session_close end = { .conclusion = S("Thống nhất.") };
    struct session s;

    T_OK(p->w.t, session_schedule(world_as(&p->w, account), in, &end.id));
    T_OK(p->w.t, session_open(world_as(&p->w, account), end.id, 1));
    T_OK(p->w.t, session_load(world_as(&p->w, account), end.id, &s));
    end.version = s.version;
    T_OK(p->w.t, session_close(world_as(&p->w, account), &end));
    return s;
}

/* First the standing committee meets, which nobody asked, then the enlarged conference that was. */
static void an_assembly_asked_by_name_is_proposed_and_alone_does_it(void **state)
{
    enum { STANDING = 4 };
    const struct str places[] = { S("Hội trường") };
    struct session_plan in = { .kind = SESSION_CONFERENCE,
                               .places = places,
                               .n_places = 1,
                               .n_campaigns = 1,
                               .assembly_id = STANDING };
    struct session_choices choices;
    int64_t duty, due;
    struct session s;
    struct play p;

    play_open(*state, &p);
    let_the_commune_meet(&p);
    duty = add_duty_for(&p, p.first, W_COMMUNE, "enlarged");
    due = add_slot(&p, duty, W_COMMUNE, "2022-03", "2022-03-01", "2022-03-31");
    in.org_id = p.w.org[W_COMMUNE];
    in.planned_at = p.w.now_ms;
    in.campaigns = &p.first;
    for (int asked = 0; asked < 2; asked++) {
        s = hold_as(&p, "clerk.commune", &in);
        assert_int_equal(is_done(&p, "clerk.commune", due), asked);
        T_OK(p.w.t, session_choices(world_as(&p.w, "clerk.commune"), in.org_id, &choices));
        assert_true(str_eq(session_proposed(&choices, &p.first, 1)->kind,
                           asked ? S("committee") : S("enlarged")));
        in.assembly_id = 0; /* whom the open due asks */
    }
    T_STR(s.assembly, "Ban Chấp hành mở rộng, có người đứng đầu các đơn vị trực thuộc");
}

static void one_session_does_one_due_of_a_duty_inside_its_window(void **state)
{
    int64_t duty, march, april, year;
    struct play p;

    play_open(*state, &p);
    duty = add_duty(&p, p.first, W_HAMLET);
    march = add_slot(&p, duty, W_HAMLET, "2022-03", "2022-03-01", "2022-03-31");
    april = add_slot(&p, duty, W_HAMLET, "2022-04", "2022-04-01", "2022-04-30");
    year = add_slot(&p, duty, W_HAMLET, "2022", "2022-01-01", "2022-12-31");
    hold(&p, &p.first, 0);
    assert_true(is_done(&p, "secretary.hamlet", march));
    assert_false(is_done(&p, "secretary.hamlet", april));
    assert_false(is_done(&p, "secretary.hamlet", year));
    hold(&p, &p.first, 0); /* a second one of March does what is asked for the year */
    assert_true(is_done(&p, "secretary.hamlet", year));
}

/* The daily job did not run on the first of March. Another duty is asked from the day after the evening. */
static void what_was_held_before_its_due_was_laid_does_it(void **state)
{
    static const char *const days[][2] = { { "2022-03-01", "2022-03-31" },
                                           { "2022-03-15", "2022-03-31" } };
    struct due_round round = { 0 };
    const struct due *list;
    struct play p;
    size_t n = 0;

    play_open(*state, &p);
    for (size_t i = 0; i < COUNT(days); i++)
        add_window(&p, (int64_t)i + 1, days[i][0], days[i][1]);
    hold(&p, &p.first, 0);
    p.w.now_ms += INT64_C(2) * 86400000;
    while (!round.end)
        T_OK(p.w.t, due_lay_next(world_at_terminal(&p.w), &round));
    T_OK(p.w.t, due_list_of(secretary(&p), p.first, p.w.org[W_HAMLET], &list, &n));
    assert_int_equal(n, COUNT(days));
    for (size_t i = 0; i < n; i++)
        assert_int_equal(list[i].done_at != 0, str_eq(list[i].words, str_of(days[0][0])));
}

static void lay_all(struct play *p)
{
    struct due_round round = { 0 };

    while (!round.end)
        T_OK(p->w.t, due_lay_next(world_at_terminal(&p->w), &round));
}

/* The hamlet's evening with the hill's branch, of which nobody owed it yet. */
static void what_was_held_together_before_does_the_partners_due_too(void **state)
{
    static const struct {
        enum world_org org;
        const char *account;
    } units[] = { { W_HAMLET, "secretary.hamlet" }, { W_HILL, "secretary.hill" } };
    const struct due *list;
    struct play p;
    int64_t id, changed;
    size_t n;

    play_open(*state, &p);
    T_OK(p.w.t,
         q_campaign_org_add(p.w.db, p.first, p.w.org[W_HILL], p.w.now_ms, &changed, p.w.t->error));
    id = hold(&p, &p.first, 1);
    add_window(&p, 1, "2022-03-01", "2022-03-31");
    lay_all(&p);
    for (size_t i = 0; i < COUNT(units); i++) {
        T_OK(p.w.t, due_list_of(world_as(&p.w, units[i].account), p.first, p.w.org[units[i].org],
                                &list, &n));
        assert_int_equal(n, 1);
        assert_true(list[0].done_at);
    }
    T_STR(list[0].joint_with, "Chi bộ thôn Bản Lềm");
    T_OK(p.w.t, session_reopen(secretary(&p), id, play_look(&p, id).version));
    T_OK(p.w.t, due_list_of(world_as(&p.w, "secretary.hill"), p.first, p.w.org[W_HILL], &list, &n));
    assert_false(list[0].done_at);
}

/* Who leads the campaign had met before it asked itself to. */
static void what_was_held_before_does_what_its_unit_asks_itself(void **state)
{
    const struct str places[] = { S("Hội trường") };
    struct session_plan in = { .kind = SESSION_CONFERENCE,
                               .places = places,
                               .n_places = 1,
                               .n_campaigns = 1 };
    const struct due *list;
    struct play p;
    size_t n;

    play_open(*state, &p);
    let_the_commune_meet(&p);
    in.org_id = p.w.org[W_COMMUNE];
    in.planned_at = p.w.now_ms;
    in.campaigns = &p.first;
    hold_as(&p, "clerk.commune", &in);
    add_window_of(&p, 1, "2022-03-01", "2022-03-31", true);
    lay_all(&p);
    T_OK(p.w.t, due_list_of(world_as(&p.w, "clerk.commune"), p.first, in.org_id, &list, &n));
    assert_int_equal(n, 1);
    assert_true(list[0].done_at);
}

static void a_session_alone_does_nobody_elses_duty(void **state)
{
    int64_t other_due;
    struct play p;

    play_open(*state, &p);
    other_due = add_due(&p, p.first, W_HILL);
    hold(&p, &p.first, 0);
    assert_false(is_done(&p, "secretary.hill", other_due));
}

static void only_a_unit_beside_above_or_below_holds_it_together(void **state)
{
    const struct str places[] = { S("Nhà văn hóa") };
    struct session_plan in = { .kind = SESSION_REGULAR,
                               .places = places,
                               .n_places = 1,
                               .n_orgs = 1 };
    struct play p;
    int64_t id;

    play_open(*state, &p);
    in.org_id = p.w.org[W_HAMLET];
    in.planned_at = p.w.now_ms;
    in.orgs = &p.w.org[W_OTHER_HAMLET];
    T_ERR(p.w.t, E_INVALID, session_schedule(secretary(&p), &in, &id));
    in.orgs = &p.w.org[W_COMMUNE];
    T_OK(p.w.t, session_schedule(secretary(&p), &in, &id));
}

static void a_session_of_a_derived_campaign_serves_its_origin_too(void **state)
{
    struct report origin;
    struct session s;
    struct play p;
    int64_t changed, due, id;

    play_open(*state, &p);
    struct q_campaign_add_in derived = {
        .id = ids_next(&p.w.ids),
        .org_id = p.w.org[W_COMMUNE],
        .origin_id = { true, p.first },
        .name = S("Kế hoạch thực hiện của xã"),
        .made_by = p.w.accounts[0].account_id,
        .made_at = p.w.now_ms,
    };

    T_OK(p.w.t, q_campaign_add(p.w.db, &derived, p.w.t->error));
    T_OK(p.w.t, q_campaign_move(p.w.db, derived.id, 1, S("draft"), S("issued"), p.w.now_ms,
                                &changed, p.w.t->error));
    T_OK(p.w.t, q_campaign_org_add(p.w.db, derived.id, p.w.org[W_HAMLET], p.w.now_ms, &changed,
                                   p.w.t->error));
    due = add_due(&p, p.first, W_HAMLET);
    id = hold(&p, &derived.id, 0);
    s = play_look(&p, id);
    assert_int_equal(s.n_campaigns, 1); /* the one that was chosen */
    assert_true(is_done(&p, "secretary.hamlet", due));
    origin = play_report(&p, p.first, "2022-03-01", "2022-03-31");
    assert_int_equal(play_figure(&origin, "sessions_held"), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T_STORE(an_evening_held_by_a_body_outside_is_the_unit_s_own),
        T_STORE(whoever_holds_an_evening_can_be_said_later_and_taken_back),
        T_STORE(a_joint_session_counts_once_and_does_the_duty_of_both),
        T_STORE(an_assembly_asked_by_name_is_proposed_and_alone_does_it),
        T_STORE(one_session_does_one_due_of_a_duty_inside_its_window),
        T_STORE(what_was_held_before_its_due_was_laid_does_it),
        T_STORE(what_was_held_together_before_does_the_partners_due_too),
        T_STORE(what_was_held_before_does_what_its_unit_asks_itself),
        T_STORE(a_session_alone_does_nobody_elses_duty),
        T_STORE(only_a_unit_beside_above_or_below_holds_it_together),
        T_STORE(a_session_of_a_derived_campaign_serves_its_origin_too),
    };

    return cmocka_run_group_tests_name("session_serve", tests, NULL, NULL);
}
