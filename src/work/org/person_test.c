/* SPDX-License-Identifier: Apache-2.0 */
#include "play/world.h"
#include "store/person.h"
#include "work/org/person.h"

static size_t on_roll(struct world *w, enum world_org org, const char *on)
{
    struct q_people_of_org *rows = NULL;
    size_t n;

    T_OK(w->t,
         q_people_of_org(w->db, w->org[org], str_of(on), w->t->arena, &rows, &n, w->t->error));
    return n;
}

static void who_leaves_stands_on_the_roll_until_the_day_before(void **state)
{
    struct world w;
    int64_t org;

    world_open(*state, &w);
    org = w.org[W_HAMLET];
    T_ERR(w.t, E_DENIED,
          person_leave(world_as(&w, "secretary.hamlet"), w.hamlet_people[3], org, S("2022-03-14")));
    T_OK(w.t,
         person_leave(world_as(&w, "admin.province"), w.hamlet_people[3], org, S("2022-03-14")));
    assert_int_equal(on_roll(&w, W_HAMLET, "2022-03-13"), W_HAMLET_PEOPLE);
    assert_int_equal(on_roll(&w, W_HAMLET, "2022-03-14"), W_HAMLET_PEOPLE - 1);
    T_ERR(w.t, E_NOT_FOUND,
          person_leave(world_as(&w, "admin.province"), w.hamlet_people[3], org, S("2022-03-14")));
    T_ERR(w.t, E_INVALID,
          person_leave(world_as(&w, "admin.province"), w.hamlet_people[4], org, S("2001-01-01")));
    assert_true(str_find(str_of(w.t->error->message), S("trước ngày"), 0) != SIZE_MAX);
}

static void a_state_holds_from_its_day(void **state)
{
    struct q_membership_on now;
    struct world w;
    int64_t org;

    world_open(*state, &w);
    org = w.org[W_HAMLET];
    T_ERR(w.t, E_INVALID,
          person_set_state(world_as(&w, "admin.province"), w.hamlet_people[4], org, S("official"),
                           S("2019-01-01")));
    T_OK(w.t, person_set_state(world_as(&w, "admin.province"), w.hamlet_people[4], org,
                               S("official"), S("2022-03-14")));
    assert_int_equal(on_roll(&w, W_HAMLET, "2022-03-14"), W_HAMLET_PEOPLE);
    T_OK(w.t, q_membership_on(w.db, w.hamlet_people[4], org, S("2022-03-14"), w.t->arena, &now,
                              w.t->error));
    T_STR(now.state, "official");
    T_STR(now.from_on, "2022-03-14");
}

static void who_moves_leaves_one_roll_for_the_other(void **state)
{
    struct world w;

    world_open(*state, &w);
    T_ERR(w.t, E_INVALID,
          person_move(world_as(&w, "admin.province"), w.hamlet_people[4], w.org[W_HAMLET],
                      w.org[W_HAMLET], S("2019-01-01")));
    T_OK(w.t, person_move(world_as(&w, "admin.province"), w.hamlet_people[4], w.org[W_HAMLET],
                          w.org[W_HILL], S("2022-03-14")));
    assert_int_equal(on_roll(&w, W_HAMLET, "2022-03-14"), W_HAMLET_PEOPLE - 1);
    assert_int_equal(on_roll(&w, W_HILL, "2022-03-14"), 2);
    assert_int_equal(on_roll(&w, W_HILL, "2022-03-13"), 1);
}

static void a_post_is_held_from_its_day_until_its_day(void **state)
{
    struct person_post in = { .title = S("QUYỀN BÍ THƯ"), .rank = 2, .acting = true };
    struct person_post *posts;
    struct world w;
    size_t n;

    world_open(*state, &w);
    in.from_on = S("2022-03-14");
    in.org_id = w.org[W_HAMLET];
    in.person_id = w.hamlet_people[3];
    T_ERR(w.t, E_DENIED, person_post(world_as(&w, "secretary.hamlet"), &in));
    T_OK(w.t, person_post(world_as(&w, "admin.province"), &in));
    T_OK(w.t, person_end_post(world_as(&w, "admin.province"), w.hamlet_people[0], in.org_id,
                              S("BÍ THƯ"), S("2022-03-14")));
    T_ERR(w.t, E_NOT_FOUND,
          person_end_post(world_as(&w, "admin.province"), w.hamlet_people[0], in.org_id,
                          S("BÍ THƯ"), S("2022-03-14")));
    T_OK(w.t, person_posts(world_as(&w, "secretary.hamlet"), in.org_id, &posts, &n));
    assert_int_equal(n, 2);
    T_STR(posts[0].title, "PHÓ BÍ THƯ");
    T_STR(posts[1].title, "QUYỀN BÍ THƯ");
    assert_true(posts[1].acting);
}

static void a_post_has_one_holder_and_others_act_for_them(void **state)
{
    struct person_post in = { .title = S("BÍ THƯ"), .rank = 1, .from_on = S("2022-03-14") };
    struct world w;

    world_open(*state, &w);
    in.org_id = w.org[W_HAMLET];
    in.person_id = w.hamlet_people[3];
    T_ERR(w.t, E_CONFLICT, person_post(world_as(&w, "admin.province"), &in));
    assert_true(str_find(str_of(w.t->error->message), S("Lò Văn Pành"), 0) != SIZE_MAX);
    in.acting = true;
    T_OK(w.t, person_post(world_as(&w, "admin.province"), &in));
    in.acting = false;
    T_OK(w.t, person_end_post(world_as(&w, "admin.province"), w.hamlet_people[0], in.org_id,
                              S("BÍ THƯ"), in.from_on));
    T_OK(w.t, person_post(world_as(&w, "admin.province"), &in));
    in.title = S("CHI ỦY VIÊN"); /* of whom there are several */
    in.rank = RANK_SHARED;
    for (int i = 1; i < 3; i++) {
        in.person_id = w.hamlet_people[i];
        T_OK(w.t, person_post(world_as(&w, "admin.province"), &in));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T_STORE(who_leaves_stands_on_the_roll_until_the_day_before),
        T_STORE(a_state_holds_from_its_day),
        T_STORE(who_moves_leaves_one_roll_for_the_other),
        T_STORE(a_post_has_one_holder_and_others_act_for_them),
        T_STORE(a_post_is_held_from_its_day_until_its_day),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
