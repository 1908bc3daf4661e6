/* SPDX-License-Identifier: Apache-2.0 */
#include "play/session_play.h"
#include "work/desk.h"
#include "work/mine.h"
#include "work/session/attendance.h"

static struct ctx *secretary(struct play *p)
{
    return world_as(&p->w, "secretary.hamlet");
}

static struct ctx *member(struct play *p)
{
    return world_as(&p->w, "member.hamlet");
}

static struct mine look(struct play *p, struct ctx *c)
{
    struct mine mine;

    T_OK(p->w.t, mine_load(c, &mine));
    return mine;
}

/* The third of the hamlet's branch is who member.hamlet is. */
static void promise(struct play *p)
{
    struct personal_promise in = { .org_id = p->w.org[W_HAMLET],
                                   .person_id = p->w.hamlet_people[2],
                                   .what = S("Đọc báo hằng tuần"),
                                   .due_on = { 2022, 3, 31 } };

    T_OK(p->w.t, personal_promise(secretary(p), &in));
}

static size_t promises_on_the_desk(struct play *p, struct ctx *c)
{
    struct desk desk;
    size_t n = 0;

    T_OK(p->w.t, desk_load(c, &desk));
    for (size_t i = 0; i < desk.n; i++)
        n += desk.items[i].what == DESK_PROMISE;
    return n;
}

static void what_i_promised_is_mine_to_see_and_to_say_done(void **state)
{
    struct mine mine;
    struct play p;

    play_open(*state, &p);
    promise(&p);
    mine = look(&p, member(&p));
    assert_int_equal(mine.n_promises, 1);
    T_STR(mine.promises[0].what, "Đọc báo hằng tuần");
    assert_int_equal(promises_on_the_desk(&p, member(&p)), 1);
    T_OK(p.w.t,
         personal_act(member(&p), mine.promises[0].id, mine.promises[0].version, REMEDY_DO_DONE));
    assert_int_equal(look(&p, member(&p)).promises[0].state, REMEDY_DONE);
    assert_int_equal(promises_on_the_desk(&p, member(&p)), 0);
    T_OK(p.w.t, personal_act(member(&p), mine.promises[0].id, mine.promises[0].version + 1,
                             REMEDY_DO_REOPEN));
    assert_int_equal(look(&p, member(&p)).promises[0].state, REMEDY_OPEN);
}

static void what_others_promised_is_not(void **state)
{
    struct mine mine;
    struct play p;

    play_open(*state, &p);
    promise(&p);
    mine = look(&p, member(&p));
    assert_int_equal(look(&p, world_as(&p.w, "notes.hamlet")).n_promises, 0);
    assert_int_equal(promises_on_the_desk(&p, world_as(&p.w, "notes.hamlet")), 0);
    T_ERR(p.w.t, E_DENIED,
          personal_act(world_as(&p.w, "secretary.hill"), mine.promises[0].id,
                       mine.promises[0].version, REMEDY_DO_DONE));
    T_ERR(p.w.t, E_DENIED,
          personal_act(member(&p), mine.promises[0].id, mine.promises[0].version,
                       REMEDY_DO_WITHDRAW));
}

static void looking_at_what_is_mine_is_not_written_down(void **state)
{
    struct personal_look *looks = NULL;
    struct play p;
    size_t n = 0;

    play_open(*state, &p);
    promise(&p);
    (void)look(&p, member(&p));
    T_OK(p.w.t, personal_looks(member(&p), &looks, &n));
    assert_int_equal(n, 0);
}

static void how_i_stood_on_the_roll_and_what_comes(void **state)
{
    struct roll_mark late = { .state = ATTENDANCE_LATE };
    struct mine mine;
    struct play p;
    int64_t id;

    play_open(*state, &p);
    late.person_id = p.w.hamlet_people[2];
    id = play_begin(&p, SESSION_REGULAR);
    T_OK(p.w.t, attendance_take(secretary(&p), id, &late, 1));
    assert_int_equal(look(&p, member(&p)).n_attended, 0); /* it runs still */
    assert_int_equal(look(&p, member(&p)).n_coming, 1);
    play_close(&p, id, 2);
    (void)play_schedule(&p, SESSION_THEMATIC, 20);
    mine = look(&p, member(&p));
    assert_int_equal(mine.n_attended, 1);
    assert_true(mine.attended[0].session_id == id);
    assert_int_equal(mine.attended[0].state, ATTENDANCE_LATE);
    assert_true(mine.attended[0].may_open);
    assert_int_equal(mine.n_coming, 1);
    T_STR(mine.places, "Nhà văn hóa thôn Bản Lềm");
    assert_int_equal(look(&p, world_as(&p.w, "clerk.commune")).n_coming, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T_STORE(what_i_promised_is_mine_to_see_and_to_say_done),
        T_STORE(what_others_promised_is_not),
        T_STORE(looking_at_what_is_mine_is_not_written_down),
        T_STORE(how_i_stood_on_the_roll_and_what_comes),
    };

    return cmocka_run_group_tests_name("mine", tests, NULL, NULL);
}
