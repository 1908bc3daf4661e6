/* SPDX-License-Identifier: Apache-2.0 */
#include "play/report_play.h"
#include "play/session_play.h"
#include "work/campaign/campaign.h"
#include "work/desk.h"

static struct desk look(struct world *w, const char *account)
{
    struct desk desk;

    T_OK(w->t, desk_load(world_as(w, account), &desk));
    return desk;
}

static size_t count(const struct desk *desk, enum desk_what what)
{
    size_t n = 0;

    for (size_t i = 0; i < desk->n; i++)
        n += desk->items[i].what == what;
    return n;
}

static const struct desk_item *item(const struct desk *desk, enum desk_what what)
{
    for (size_t i = 0; i < desk->n; i++) {
        if (desk->items[i].what == what)
            return &desk->items[i];
    }
    fail_msg("nothing of kind %d on the desk", (int)what);
    return NULL;
}

static void a_new_campaign_and_its_report_stand_on_the_secretary_s_desk(void **state)
{
    struct report_play p;
    struct desk desk;

    report_play_open(*state, &p);
    desk = look(&p.w, "secretary.hill");
    assert_true(desk.org_id == p.w.org[W_HILL]);
    assert_int_equal(desk.n, 2);
    assert_true(item(&desk, DESK_ACKNOWLEDGE)->id == p.campaign);
    assert_true(item(&desk, DESK_REPORT)->id == p.due[W_HILL]);
    assert_int_equal(item(&desk, DESK_REPORT)->days_left, 22);
    T_STR(item(&desk, DESK_REPORT)->period.slot, PLAY_PERIOD);
}

static void what_is_acknowledged_and_sent_leaves_the_desk(void **state)
{
    struct report_play p;

    report_play_open(*state, &p);
    T_OK(p.w.t,
         campaign_acknowledge(world_as(&p.w, "secretary.hill"), p.campaign, p.w.org[W_HILL]));
    (void)report_play_submit(&p, W_HILL);
    assert_int_equal(look(&p.w, "secretary.hill").n, 0);
}

static void a_member_sees_no_task_of_the_secretary(void **state)
{
    struct report_play p;
    struct desk desk;

    report_play_open(*state, &p);
    desk = look(&p.w, "member.hamlet");
    assert_int_equal(desk.n, 0);
    desk = look(&p.w, "notes.hamlet"); /* may write the report, not acknowledge */
    assert_int_equal(desk.n, 1);
    assert_int_equal(desk.items[0].what, DESK_REPORT);
}

static void reports_wait_on_the_desk_of_who_receives_them(void **state)
{
    struct report_play p;
    struct desk desk;

    report_play_open(*state, &p);
    (void)report_play_submit(&p, W_HILL);
    (void)report_play_submit(&p, W_SCHOOL);
    desk = look(&p.w, "clerk.commune");
    assert_int_equal(count(&desk, DESK_RECEIVE), 1);
    assert_int_equal(item(&desk, DESK_RECEIVE)->n, 2);
    assert_true(item(&desk, DESK_RECEIVE)->id == p.period);
    assert_int_equal(count(&(struct desk[]){ look(&p.w, "clerk.other") }[0], DESK_RECEIVE), 0);
    assert_int_equal(count(&(struct desk[]){ look(&p.w, "clerk.province") }[0], DESK_RECEIVE), 0);
    report_play_receive(&p, W_HILL);
    report_play_receive(&p, W_SCHOOL);
    desk = look(&p.w, "clerk.commune");
    assert_int_equal(count(&desk, DESK_RECEIVE), 0);
}

static void a_returned_report_stands_there_once_with_the_reason(void **state)
{
    struct report_play p;
    struct desk desk;

    report_play_open(*state, &p);
    (void)report_play_submit(&p, W_HILL);
    report_play_return(&p, W_HILL);
    desk = look(&p.w, "secretary.hill");
    assert_int_equal(count(&desk, DESK_RETURNED), 1);
    T_STR(item(&desk, DESK_RETURNED)->detail, "Bổ sung nguyên nhân của hạn chế.");
    assert_int_equal(count(&desk, DESK_REPORT), 0);
}

static void late_units_are_counted_above_them_from_the_day_after(void **state)
{
    struct report_play p;
    struct desk desk;

    report_play_open(*state, &p);
    (void)report_play_submit(&p, W_HILL);
    p.w.now_ms += INT64_C(22) * 86400 * 1000;
    desk = look(&p.w, "clerk.commune");
    assert_int_equal(count(&desk, DESK_LATE), 0);
    p.w.now_ms += INT64_C(86400) * 1000;
    desk = look(&p.w, "clerk.commune");
    assert_int_equal(item(&desk, DESK_LATE)->n, 2);
    desk = look(&p.w, "secretary.hamlet");
    assert_int_equal(item(&desk, DESK_REPORT)->days_left, -1);
    assert_int_equal(count(&desk, DESK_LATE), 0);
}

static void what_falls_due_far_ahead_is_not_shown_yet(void **state)
{
    struct report_play p;
    struct desk desk;

    report_play_open(*state, &p);
    p.w.now_ms -= INT64_C(30) * 86400 * 1000;
    desk = look(&p.w, "secretary.hill");
    assert_int_equal(count(&desk, DESK_REPORT), 0);
}

static void a_session_stands_on_its_own_branch_s_desk_only(void **state)
{
    struct play p;
    struct desk desk;
    int64_t id;

    play_open(*state, &p);
    id = play_schedule(&p, SESSION_REGULAR, 2);
    desk = look(&p.w, "member.hamlet");
    assert_true(item(&desk, DESK_SESSION_SCHEDULED)->id == id);
    assert_int_equal(
        count(&(struct desk[]){ look(&p.w, "clerk.commune") }[0], DESK_SESSION_SCHEDULED), 0);
    T_OK(p.w.t, session_open(world_as(&p.w, "secretary.hamlet"), id, 1));
    desk = look(&p.w, "secretary.hamlet");
    assert_int_equal(count(&desk, DESK_SESSION_OPEN), 1);
    assert_int_equal(count(&desk, DESK_SESSION_SCHEDULED), 0);
}

static void the_most_pressing_comes_first(void **state)
{
    struct play p;
    struct desk desk;
    int64_t session;

    play_open(*state, &p);
    session = play_begin(&p, SESSION_THEMATIC);
    play_promise(&p, session, "Họp muộn giờ", "Nhắc trước một giờ", (struct day){ 2022, 3, 20 });
    play_promise(&p, session, "Ghi biên bản thiếu", "Đọc lại trước khi ký",
                 (struct day){ 2022, 3, 16 });
    desk = look(&p.w, "secretary.hamlet");
    assert_int_equal(count(&desk, DESK_REMEDY), 2);
    assert_int_equal(desk.items[0].what, DESK_SESSION_OPEN);
    assert_int_equal(desk.items[1].what, DESK_ACKNOWLEDGE);
    assert_int_equal(desk.items[3].what, DESK_REMEDY);
    T_STR(desk.items[3].title, "Đọc lại trước khi ký");
    assert_int_equal(desk.items[3].days_left, 2);
    T_STR(desk.items[4].title, "Nhắc trước một giờ");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T_STORE(a_new_campaign_and_its_report_stand_on_the_secretary_s_desk),
        T_STORE(what_is_acknowledged_and_sent_leaves_the_desk),
        T_STORE(a_member_sees_no_task_of_the_secretary),
        T_STORE(reports_wait_on_the_desk_of_who_receives_them),
        T_STORE(a_returned_report_stands_there_once_with_the_reason),
        T_STORE(late_units_are_counted_above_them_from_the_day_after),
        T_STORE(what_falls_due_far_ahead_is_not_shown_yet),
        T_STORE(a_session_stands_on_its_own_branch_s_desk_only),
        T_STORE(the_most_pressing_comes_first),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
