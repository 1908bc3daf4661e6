/* SPDX-License-Identifier: Apache-2.0 */
#include "play/session_play.h"
#include "work/org/person.h"
#include "work/session/attendance.h"
#include "work/session/session.h"

#define DAY_MS INT64_C(86400000)
#define HOUR   INT64_C(3600000)

static struct ctx *secretary(struct play *p)
{
    return world_as(&p->w, "secretary.hamlet");
}

static void mark_absent(struct play *p, int64_t id, int64_t person_id)
{
    struct roll_mark mark = { .person_id = person_id, .state = ATTENDANCE_ABSENT_REASON };

    T_OK(p->w.t, attendance_take(secretary(p), id, &mark, 1));
}

static void join(struct play *p, const char *name, const char *state, struct str from_on)
{
    struct ctx *c = world_as(&p->w, "admin.province");
    struct person_new in = { .name = str_of(name), .org_id = p->w.org[W_HAMLET] };
    int64_t id;

    T_OK(p->w.t, person_add(c, &in, &id));
    T_OK(p->w.t,
         person_join(world_again(&p->w, c), id, p->w.org[W_HAMLET], str_of(state), from_on));
}

static void closing_twice_is_one_act(void **state)
{
    struct session_close in = { .conclusion = S("Thống nhất."), .opinions = 2 };
    struct session before;
    struct play p;

    play_open(*state, &p);
    in.id = play_begin(&p, SESSION_REGULAR);
    in.version = play_look(&p, in.id).version;
    T_OK(p.w.t, session_close(secretary(&p), &in));
    before = play_look(&p, in.id);
    T_ERR(p.w.t, E_CONFLICT, session_close(secretary(&p), &in));
    assert_int_equal(play_look(&p, in.id).version, before.version);
}

static void closing_needs_a_conclusion_and_the_latest_state(void **state)
{
    struct session_close in = { .conclusion = S("  ") };
    struct play p;

    play_open(*state, &p);
    in.id = play_begin(&p, SESSION_REGULAR);
    in.version = play_look(&p, in.id).version;
    T_ERR(p.w.t, E_INVALID, session_close(secretary(&p), &in));
    in.conclusion = S("Thống nhất.");
    in.version--;
    T_ERR(p.w.t, E_CONFLICT, session_close(secretary(&p), &in));
}

static void who_closes_is_offered_as_minute_taker(void **state)
{
    struct session_closing closing;
    struct session s;
    struct play p;

    play_open(*state, &p);
    s = play_look(&p, play_begin(&p, SESSION_REGULAR));
    mark_absent(&p, s.id, p.w.hamlet_people[1]); /* who was to write */
    T_OK(p.w.t, session_closing(secretary(&p), &s, &closing));
    assert_int_equal(closing.secretary_id, secretary(&p)->who->person_id);
    mark_absent(&p, s.id, p.w.hamlet_people[0]);
    T_OK(p.w.t, session_closing(secretary(&p), &s, &closing));
    T_STR(closing.absent, "Lò Văn Pành");
    assert_int_equal(closing.chair_ids[0], 0);
    for (size_t i = 0; i < closing.n_chairs; i++)
        assert_true(closing.chairs[i].id != p.w.hamlet_people[0]);
}

static void who_was_absent_did_not_chair(void **state)
{
    struct session_close in = { .conclusion = S("Thống nhất."), .opinions = 2 };
    struct session s;
    struct play p;

    play_open(*state, &p);
    in.id = play_begin(&p, SESSION_REGULAR);
    in.version = play_look(&p, in.id).version;
    mark_absent(&p, in.id, p.w.hamlet_people[0]);
    in.chairs[0] = p.w.hamlet_people[0];
    T_ERR(p.w.t, E_INVALID, session_close(secretary(&p), &in));
    in.chairs[0] = p.w.hamlet_people[2];
    in.secretary_id = p.w.hamlet_people[3];
    T_OK(p.w.t, session_close(secretary(&p), &in));
    s = play_look(&p, in.id);
    assert_int_equal(s.n_chairs, 1);
    assert_int_equal(s.chairs[0].person_id, p.w.hamlet_people[2]);
    assert_int_equal(play_look(&p, in.id).secretary_id, p.w.hamlet_people[3]);
}

static void two_chair_together_and_who_was_absent_leaves_the_other(void **state)
{
    struct session_close in = { .conclusion = S("Thống nhất."), .opinions = 2 };
    struct session s;
    struct play p;

    play_open(*state, &p);
    in.id = play_begin(&p, SESSION_REGULAR);
    in.version = play_look(&p, in.id).version;
    in.chairs[0] = p.w.hamlet_people[0];
    in.chairs[1] = p.w.hamlet_people[1];
    T_OK(p.w.t, session_close(secretary(&p), &in));
    s = play_look(&p, in.id);
    assert_int_equal(s.n_chairs, 2);
    T_STR(s.chairs[0].title, "BÍ THƯ");
    T_STR(session_chairs_line(secretary(&p), &s), "Lò Văn Pành; Quàng Thị Mỷ");
    T_OK(p.w.t, session_reopen(secretary(&p), in.id, s.version));
    mark_absent(&p, in.id, p.w.hamlet_people[0]);
    in.version = s.version + 1;
    in.chairs[0] = in.chairs[1] = 0; /* whom it offers */
    T_OK(p.w.t, session_close(secretary(&p), &in));
    s = play_look(&p, in.id);
    assert_int_equal(s.n_chairs, 1);
    assert_int_equal(s.chairs[0].person_id, p.w.hamlet_people[1]);
}

static void the_end_is_what_a_person_says(void **state)
{
    struct session_close in = { .conclusion = S("Thống nhất.") };
    struct play p;

    play_open(*state, &p);
    in.id = play_begin(&p, SESSION_REGULAR);
    in.version = play_look(&p, in.id).version;
    p.w.now_ms += 5 * HOUR;
    in.ended_at = p.w.now_ms + HOUR;
    T_ERR(p.w.t, E_INVALID, session_close(secretary(&p), &in));
    in.began_at = play_look(&p, in.id).opened_at;
    in.ended_at = in.began_at - HOUR;
    T_ERR(p.w.t, E_INVALID, session_close(secretary(&p), &in));
    in.ended_at += 3 * HOUR;
    T_OK(p.w.t, session_close(secretary(&p), &in));
    assert_true(play_look(&p, in.id).began_at == in.began_at);
    assert_true(play_look(&p, in.id).ended_at == in.ended_at);
    assert_true(play_look(&p, in.id).closed_at == p.w.now_ms);
}

static void the_day_it_was_held_is_what_a_person_says(void **state)
{
    struct session_close in = { .conclusion = S("Thống nhất.") };
    struct session_doubts doubts;
    struct session s;
    struct play p;

    play_open(*state, &p);
    in.id = play_begin(&p, SESSION_REGULAR); /* planned for the 14th */
    join(&p, "Lò Thị Phớ", "official", S("2022-03-16"));
    p.w.now_ms += 5 * DAY_MS;
    in.version = play_look(&p, in.id).version;
    in.held_on = (struct day){ 2022, 3, 20 };
    T_ERR(p.w.t, E_INVALID, session_close(secretary(&p), &in));
    in.held_on = (struct day){ 2022, 3, 16 };
    T_OK(p.w.t, session_close(secretary(&p), &in));
    s = play_look(&p, in.id);
    assert_int_equal(day_cmp(session_day(&s), in.held_on), 0);
    assert_int_equal(s.figures.people_due, W_HAMLET_PEOPLE); /* who was due that day */
    T_OK(p.w.t, session_reopen(secretary(&p), in.id, s.version));
    s = play_look(&p, in.id);
    assert_int_equal(day_cmp(s.held_on, in.held_on), 0);
    assert_int_equal(day_cmp(session_held_offer(secretary(&p), &s), in.held_on), 0);
    T_OK(p.w.t, session_doubts(secretary(&p), &s, in.held_on, &doubts));
    assert_false(doubts.far);
    assert_true(doubts.twin_id == 0); /* itself is no twin */
}

static void a_second_session_of_the_day_is_asked_about(void **state)
{
    struct session_doubts doubts;
    struct session second;
    struct play p;

    play_open(*state, &p);
    play_close(&p, play_begin(&p, SESSION_REGULAR), 0);
    second = play_look(&p, play_begin(&p, SESSION_REGULAR));
    T_OK(p.w.t, session_doubts(secretary(&p), &second, session_day(&second), &doubts));
    assert_true(doubts.twin_id != 0);
    assert_true(doubts.twin.n > 0);
    play_close(&p, second.id, 0); /* asked, not refused */
    second = play_look(&p, play_begin(&p, SESSION_THEMATIC));
    T_OK(p.w.t, session_doubts(secretary(&p), &second, session_day(&second), &doubts));
    assert_true(doubts.twin_id == 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T_STORE(closing_twice_is_one_act),
        T_STORE(closing_needs_a_conclusion_and_the_latest_state),
        T_STORE(who_closes_is_offered_as_minute_taker),
        T_STORE(who_was_absent_did_not_chair),
        T_STORE(two_chair_together_and_who_was_absent_leaves_the_other),
        T_STORE(the_end_is_what_a_person_says),
        T_STORE(the_day_it_was_held_is_what_a_person_says),
        T_STORE(a_second_session_of_the_day_is_asked_about),
    };

    return cmocka_run_group_tests_name("session_close", tests, NULL, NULL);
}
