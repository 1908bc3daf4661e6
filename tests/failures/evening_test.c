/* SPDX-License-Identifier: Apache-2.0 */
/* evening_test.c - who meets, and whose evening it is. */
#include "failures/failures.h"
#include "work/assembly/assembly.h"
#include "work/session/session.h"

static int64_t add_assembly(struct history *h, const struct assembly_rule *rules, size_t n)
{
    struct assembly_new in = { .org_id = h->units[H_HAMLET].id,
                               .kind = S("other"),
                               .name_vi = S("Tổ công tác của chi bộ"),
                               .name_en = S("The branch's working group"),
                               .rules = rules,
                               .n_rules = n,
                               .from = { 2020, 1, 1 } };
    int64_t id;

    T_OK(h->t, assembly_add(world_as(&h->w, "admin.province"), &in, &id));
    return id;
}

static void an_assembly_without_people_is_not_closed_and_counts_nowhere(void **state)
{
    struct history *h = failures_open(state);
    struct h_evening evening = { .unit = H_HAMLET, .assembly_id = add_assembly(h, NULL, 0) };
    int march = history_period(h, 0, "2022-03-14"), session = history_begin(h, &evening);
    struct session_close in = { .id = h->sessions[session].id,
                                .conclusion = S("Thống nhất các biện pháp đã nêu.") };
    struct session now;

    T_OK(h->t, session_load(world_as(&h->w, "secretary.hamlet"), in.id, &now));
    in.version = now.version;
    T_ERR(h->t, E_INVALID, session_close(world_as(&h->w, "secretary.hamlet"), &in));
    assert_told(h, "chưa có ai");
    bring_in(h, H_HAMLET, march);
    assert_int_equal(total_of(h, H_COMMUNE, march, "sessions_held"), 0);
    history_compare(h);
}

static void whom_two_rules_name_is_due_once(void **state)
{
    const struct assembly_rule rules[] = { { .source = S("member"), .member = S("official") },
                                           { .source = S("post"), .rank_from = 1, .rank_to = 9 } };
    struct history *h = failures_open(state);
    struct h_evening evening = { .unit = H_HAMLET };
    int march = history_period(h, 0, "2022-03-14");

    evening.assembly_id = add_assembly(h, rules, COUNT(rules));
    history_close(h, history_begin(h, &evening), history_day("2022-03-14"), 3);
    bring_in(h, H_HAMLET, march);
    assert_int_equal(total_of(h, H_COMMUNE, march, "people_due"), 6); /* two of them hold a post */
    history_compare(h);
}

static void a_joint_conference_is_counted_once_by_whoever_holds_it(void **state)
{
    struct history *h = failures_open(state);
    struct h_evening evening = { .unit = H_HILL, .with = H_HAMLET };
    int march = history_period(h, 0, "2022-03-14"), session = history_begin(h, &evening);

    history_close(h, session, history_day("2022-03-14"), 3);
    bring_in(h, H_HILL, march);
    bring_in(h, H_HAMLET, march);
    assert_int_equal(report_of(h, H_HAMLET, march, "sessions_held").value, 0);
    assert_int_equal(total_of(h, H_COMMUNE, march, "sessions_held"), 1);
    assert_int_equal(total_of(h, H_COMMUNE, march, "people_due"),
                     h->sessions[session].figures[1]); /* its own people */
    history_compare(h);
}

/* What was sent stays as it was told, until the branch sends its own. */
static void an_evening_the_clerk_entered_and_the_branch_wrote_down_is_counted_once(void **state)
{
    struct history *h = failures_open(state);
    int march = history_period(h, 0, "2022-03-10"), first = history_period(h, 2, "2022-03-10"),
        told;
    struct h_told in = { .unit = H_HAMLET,
                         .period = march,
                         .held = history_day("2022-03-10"),
                         .present = 2 };
    struct h_evening evening = { .unit = H_HAMLET, .planned = in.held };
    int session;

    assert_int_equal(history_enter(h, &in, &told), OK);
    assert_int_equal(history_send_for(h, H_HAMLET, march), OK);
    assert_int_equal(history_receive(h, H_HAMLET, march, NULL), OK);
    session = history_begin(h, &evening);
    assert_int_equal(history_close_as(h, session, in.held, 3, H_ASKED), E_INVALID);
    assert_told(h, "Đảng ủy xã Suối Bàng");
    assert_int_equal(history_close_as(h, session, in.held, 3, H_SAME), OK);
    assert_int_equal(total_of(h, H_COMMUNE, march, "sessions_held"), 1);
    assert_int_equal(total_of(h, H_COMMUNE, march, "present"), 2);
    history_compare(h);
    assert_int_equal(history_send_again(h, H_HAMLET, march), OK);
    assert_int_equal(history_receive(h, H_HAMLET, march, NULL), OK);
    bring_in(h, H_HAMLET, first); /* the other campaign was told of no evening */
    assert_int_equal(total_of(h, H_COMMUNE, march, "sessions_held"), 1);
    assert_int_equal(total_of(h, H_COMMUNE, march, "present"), h->sessions[session].figures[2]);
    assert_int_equal(total_of(h, H_COMMUNE, first, "sessions_held"), 1);
    history_compare(h);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T_STORE(an_assembly_without_people_is_not_closed_and_counts_nowhere),
        T_STORE(whom_two_rules_name_is_due_once),
        T_STORE(a_joint_conference_is_counted_once_by_whoever_holds_it),
        T_STORE(an_evening_the_clerk_entered_and_the_branch_wrote_down_is_counted_once),
    };

    return cmocka_run_group_tests_name("failures_evening", tests, NULL, NULL);
}
