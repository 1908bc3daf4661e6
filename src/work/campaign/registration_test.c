/* SPDX-License-Identifier: Apache-2.0 */
/* Who is registered is asked what the plan asks of those, and the others what it asks of them. */
#include "play/world.h"
#include "work/campaign/campaign.h"
#include "work/campaign/due.h"
#include "work/campaign/duty.h"
#include "work/campaign/registration.h"

struct pilot {
    struct world w;
    int64_t campaign, registration; /* registration: the commune's due */
};

static void ask(struct pilot *p, struct duty duty)
{
    struct duty now;
    const char *field;

    duty.campaign_id = p->campaign;
    duty.rule.rhythm = RHYTHM_ONCE;
    duty.rule.bound = CALENDAR_BY;
    T_OK(p->w.t, duty_save(world_as(&p->w, "clerk.province"), &duty, &now, &field));
}

static const struct due *of(struct pilot *p, const char *account, enum world_org org,
                            const char *words)
{
    const struct due *dues;
    size_t n;

    T_OK(p->w.t, due_list_of(world_as(&p->w, account), p->campaign, p->w.org[org], &dues, &n));
    for (size_t i = 0; i < n; i++) {
        if (str_eq(dues[i].words, str_of(words)))
            return &dues[i];
    }
    return NULL;
}

static bool owes(struct pilot *p, const char *account, enum world_org org, const char *words)
{
    const struct due *due = of(p, account, org, words);

    return due && !due->ended_why.n;
}

#define PILOT  "Chi bộ điểm sinh hoạt trước"
#define OTHERS "Các chi bộ khác sinh hoạt sau"

/* Each commune registers one of its branches; that one meets first. */
static void open(struct t *t, struct pilot *p)
{
    struct campaign_edit edit = { .name = S("Đợt “Giữ nếp”"),
                                  .from = { 2022, 3, 1 },
                                  .to = { 2022, 6, 30 } };
    struct issue in = { .version = 1, .scope = ISSUE_SUBTREE, .sure_of_all = true };
    struct campaign now;
    const char *field;
    size_t units, dues;

    *p = (struct pilot){ 0 };
    world_open(t, &p->w);
    edit.org_id = p->w.org[W_PROVINCE];
    T_OK(t, campaign_save(world_as(&p->w, "clerk.province"), &edit, &now, &field));
    p->campaign = in.campaign_id = now.id;
    ask(p, (struct duty){ .what = DUE_REGISTRATION,
                          .words = S("Đăng ký một chi bộ làm điểm"),
                          .audience_kind = S("commune"),
                          .rule = { .due_on = { 2022, 3, 31 } } });
    ask(p, (struct duty){ .what = DUE_SESSION,
                          .words = S(PILOT),
                          .audience_kind = S("branch"),
                          .part = DUTY_REGISTERED,
                          .rule = { .due_on = { 2022, 4, 5 } } });
    ask(p, (struct duty){ .what = DUE_SESSION,
                          .words = S(OTHERS),
                          .audience_kind = S("branch"),
                          .part = DUTY_OTHERS,
                          .rule = { .due_on = { 2022, 5, 31 } } });
    T_OK(t, issue(world_as(&p->w, "clerk.province"), &in, &units, &dues));
    p->registration = of(p, "clerk.commune", W_COMMUNE, "Đăng ký một chi bộ làm điểm")->id;
}

static void before_anybody_is_registered_all_are_the_others(void **state)
{
    struct pilot p;

    open(*state, &p);
    assert_false(owes(&p, "secretary.hamlet", W_HAMLET, PILOT));
    assert_true(owes(&p, "secretary.hamlet", W_HAMLET, OTHERS));
    assert_true(owes(&p, "secretary.hill", W_HILL, OTHERS));
}

static void who_is_registered_owes_the_one_and_not_the_other(void **state)
{
    int64_t campaign;
    struct pilot p;

    open(*state, &p);
    T_OK(p.w.t, registration_set(world_as(&p.w, "clerk.commune"), p.registration,
                                 &p.w.org[W_HAMLET], 1, &campaign));
    assert_true(owes(&p, "secretary.hamlet", W_HAMLET, PILOT));
    assert_false(owes(&p, "secretary.hamlet", W_HAMLET, OTHERS));
    assert_false(owes(&p, "secretary.hill", W_HILL, PILOT));
    assert_true(owes(&p, "secretary.hill", W_HILL, OTHERS));
    assert_true(of(&p, "clerk.commune", W_COMMUNE, "Đăng ký một chi bộ làm điểm")->done_at != 0);
}

static void a_registration_that_is_taken_back_is_followed(void **state)
{
    int64_t campaign;
    struct pilot p;

    open(*state, &p);
    T_OK(p.w.t, registration_set(world_as(&p.w, "clerk.commune"), p.registration,
                                 &p.w.org[W_HAMLET], 1, &campaign));
    T_OK(p.w.t, registration_set(world_as(&p.w, "clerk.commune"), p.registration, &p.w.org[W_HILL],
                                 1, &campaign));
    assert_false(owes(&p, "secretary.hamlet", W_HAMLET, PILOT));
    assert_true(owes(&p, "secretary.hamlet", W_HAMLET, OTHERS));
    assert_true(owes(&p, "secretary.hill", W_HILL, PILOT));
    T_OK(p.w.t,
         registration_set(world_as(&p.w, "clerk.commune"), p.registration, NULL, 0, &campaign));
    assert_true(owes(&p, "secretary.hill", W_HILL, OTHERS));
    assert_int_equal(of(&p, "clerk.commune", W_COMMUNE, "Đăng ký một chi bộ làm điểm")->done_at, 0);
}

static void a_unit_registers_nobody_but_those_below_it(void **state)
{
    const struct registration_choice *choices;
    int64_t campaign;
    struct pilot p;
    size_t n;

    open(*state, &p);
    T_OK(p.w.t,
         registration_choices(world_as(&p.w, "clerk.commune"), p.registration, &choices, &n));
    assert_int_equal(n, 4); /* itself and its three branches */
    T_ERR(p.w.t, E_INVALID,
          registration_set(world_as(&p.w, "clerk.commune"), p.registration,
                           &p.w.org[W_OTHER_HAMLET], 1, &campaign));
    T_ERR(p.w.t, E_DENIED,
          registration_set(world_as(&p.w, "clerk.other"), p.registration, &p.w.org[W_HAMLET], 1,
                           &campaign));
    T_ERR(p.w.t, E_DENIED,
          registration_choices(world_as(&p.w, "secretary.hill"), p.registration, &choices, &n));
}

static void reports_are_not_asked_by_registration(void **state)
{
    struct campaign_edit edit = { .name = S("Đợt “Giữ nếp”") };
    struct duty now, duty = {
        .what = DUE_REPORT,
        .words = S("Báo cáo"),
        .part = DUTY_OTHERS,
        .rule = { .rhythm = RHYTHM_ONCE, .bound = CALENDAR_BY, .due_on = { 2022, 5, 20 } }
    };
    struct campaign campaign;
    const char *field;
    struct world w;

    world_open(*state, &w);
    edit.org_id = w.org[W_PROVINCE];
    T_OK(w.t, campaign_save(world_as(&w, "clerk.province"), &edit, &campaign, &field));
    duty.campaign_id = campaign.id;
    T_ERR(w.t, E_INVALID, duty_save(world_as(&w, "clerk.province"), &duty, &now, &field));
    assert_string_equal(field, "audience_part");
}

/* The list before issuing says how many it falls on, and when nobody would register. */
static void the_list_before_issuing_counts_those_of_each_part(void **state)
{
    struct issue in = { .scope = ISSUE_SUBTREE };
    struct issue_preview preview;
    struct pilot p;

    open(*state, &p);
    in.campaign_id = p.campaign;
    in.version = 2;
    T_OK(p.w.t, issue_preview(world_as(&p.w, "clerk.province"), &in, &preview));
    for (size_t i = 0; i < preview.n_lines; i++) {
        if (preview.lines[i].duty.part == DUTY_REGISTERED)
            assert_int_equal(preview.lines[i].units, 0);
        if (preview.lines[i].duty.part == DUTY_OTHERS)
            assert_int_equal(preview.lines[i].units, 3);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T_STORE(before_anybody_is_registered_all_are_the_others),
        T_STORE(who_is_registered_owes_the_one_and_not_the_other),
        T_STORE(a_registration_that_is_taken_back_is_followed),
        T_STORE(a_unit_registers_nobody_but_those_below_it),
        T_STORE(reports_are_not_asked_by_registration),
        T_STORE(the_list_before_issuing_counts_those_of_each_part),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
