/* SPDX-License-Identifier: Apache-2.0 */
#include "play/report_play.h"
#include "play/session_play.h"
#include "work/org/check.h"
#include "work/org/org.h"
#include "work/session/enter.h"

/* What the commune's clerk sees of a branch in the table of units. */
static struct org_row row_of(struct world *w, enum world_org org)
{
    struct org_page page;

    T_OK(w->t, org_show(world_as(w, "clerk.commune"), w->org[W_COMMUNE], S(""), STR_NONE, &page));
    for (size_t i = 0; i < page.n; i++) {
        if (page.rows[i].id == w->org[org])
            return page.rows[i];
    }
    fail_msg("unit %d is not in the table", (int)org);
    return (struct org_row){ 0 };
}

static size_t faults_of(struct world *w, struct org_fault **ret)
{
    size_t n = 0;

    T_OK(w->t, org_check(world_at_terminal(w), ret, &n));
    return n;
}

static void the_table_counts_the_sessions_that_are_closed(void **state)
{
    struct org_fault *faults;
    struct play p;
    int64_t id;

    play_open(*state, &p);
    id = play_begin(&p, SESSION_THEMATIC);
    assert_int_equal(row_of(&p.w, W_HAMLET).sessions, 0);
    play_close(&p, id, 3);
    assert_int_equal(row_of(&p.w, W_HAMLET).sessions, 1);
    T_OK(p.w.t, session_reopen(world_as(&p.w, "secretary.hamlet"), id, play_look(&p, id).version));
    assert_int_equal(row_of(&p.w, W_HAMLET).sessions, 0);
    play_close(&p, id, 3);
    assert_int_equal(row_of(&p.w, W_HAMLET).sessions, 1);
    assert_int_equal(faults_of(&p.w, &faults), 0);
}

static void the_table_counts_what_was_entered_while_it_stands(void **state)
{
    struct session_entry in = {
        .assembly_id = 1,
        .kind = SESSION_THEMATIC,
        .figures = { .people_due = 5, .present = 5, .opinions = 2 },
        .told = { .how = ENTRY_PHONE, .by = S("Lò Văn Mẩy") },
    };
    struct org_fault *faults;
    const char *field;
    struct play p;
    int64_t id, org_id;

    play_open(*state, &p);
    in.org_id = p.w.org[W_HAMLET];
    in.campaign_id = p.first;
    in.held_on = clock_day(p.w.now_ms);
    T_OK(p.w.t, session_enter(world_as(&p.w, "clerk.commune"), &in, &field, &id));
    assert_int_equal(row_of(&p.w, W_HAMLET).sessions, 1);
    T_OK(p.w.t, session_entry_withdraw(world_as(&p.w, "clerk.commune"), id, &org_id));
    assert_int_equal(row_of(&p.w, W_HAMLET).sessions, 0);
    assert_int_equal(faults_of(&p.w, &faults), 0);
}

static void the_table_counts_the_reports_that_are_with_the_unit_above(void **state)
{
    struct org_fault *faults;
    struct report_play p;

    report_play_open(*state, &p);
    (void)report_play_session(&p, W_HILL, 7, 1, 3);
    assert_int_equal(row_of(&p.w, W_HILL).reports_in, 0);
    (void)report_play_submit(&p, W_HILL);
    assert_int_equal(row_of(&p.w, W_HILL).reports_in, 1);
    report_play_receive(&p, W_HILL);
    assert_int_equal(row_of(&p.w, W_HILL).reports_in, 1);
    report_play_return(&p, W_HILL);
    assert_int_equal(row_of(&p.w, W_HILL).reports_in, 0);
    assert_int_equal(faults_of(&p.w, &faults), 0);
}

static void the_check_finds_a_count_that_is_not_what_is_there(void **state)
{
    struct org_fault *faults;
    struct report_play p;

    report_play_open(*state, &p);
    (void)report_play_session(&p, W_HILL, 7, 1, 3);
    (void)report_play_submit(&p, W_HILL);
    assert_int_equal(faults_of(&p.w, &faults), 0);
    world_plant(&p.w, FAULT_UNIT_COUNTS);
    assert_int_equal(faults_of(&p.w, &faults), 2);
    T_STR(faults[0].words, "kept 3 closed sessions, there are 1");
    T_STR(faults[1].words, "kept 0 reports sent, there are 1");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T_STORE(the_table_counts_the_sessions_that_are_closed),
        T_STORE(the_table_counts_what_was_entered_while_it_stands),
        T_STORE(the_table_counts_the_reports_that_are_with_the_unit_above),
        T_STORE(the_check_finds_a_count_that_is_not_what_is_there),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
