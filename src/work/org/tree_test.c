/* SPDX-License-Identifier: Apache-2.0 */
/* tree_test.c - the tree on a day, read from its dated rows; what nep check finds in them. */
#include <string.h>

#include "play/world.h"
#include "store/org.h"
#include "work/org/check.h"
#include "work/org/org.h"

static const struct day march = { 2022, 3, 1 };

static struct org_new hamlet_below(int64_t parent_id, const char *from)
{
    return (struct org_new){
        .parent_id = parent_id,
        .kind = S("branch"),
        .name = S("Chi bộ thôn Nà Sài"),
        .symbol = S("CB"),
        .place = S("Suối Bàng"),
        .from_on = str_of(from),
    };
}

static void assert_way(struct world *w, enum world_org org, struct day on,
                       const enum world_org *above, size_t n)
{
    struct str path, expected = S("/");

    T_OK(w->t, org_path_on(world_as(w, NULL), w->org[org], on, &path));
    for (size_t i = 0; i < n; i++)
        expected =
            str_fmt(w->t->arena, "%.*s%lld/", STR_ARGS(expected), (long long)w->org[above[i]]);
    expected = str_fmt(w->t->arena, "%.*s%lld/", STR_ARGS(expected), (long long)w->org[org]);
    assert_string_equal(arena_cstr(w->t->arena, path), arena_cstr(w->t->arena, expected));
}

/* Rows alone: today's copy of the tree does not follow. */
static void link_from(struct world *w, enum world_org child, enum world_org parent, const char *day)
{
    world_end(w);
    (void)world_as(w, NULL);
    T_OK(w->t, q_org_link_add(w->db, ids_next(&w->ids), HIERARCHY, w->org[child], w->org[parent],
                              str_of(day), w->t->error));
}

static void unlink_on(struct world *w, enum world_org child, const char *day)
{
    int64_t changed;

    (void)world_as(w, NULL);
    T_OK(w->t, q_org_link_end(w->db, HIERARCHY, w->org[child], str_of(day), &changed, w->t->error));
    assert_int_equal(changed, 1);
}

static void move_rows(struct world *w, enum world_org child, enum world_org parent, const char *day)
{
    unlink_on(w, child, day);
    link_from(w, child, parent, day);
}

/* The faults that nep check finds, one a line. */
static const char *faults_of(struct world *w)
{
    struct org_fault *faults = NULL;
    struct str all = S("");
    size_t n = 0;

    T_OK(w->t, org_check(world_as(w, NULL), &faults, &n));
    for (size_t i = 0; i < n; i++)
        all = str_fmt(w->t->arena, "%.*s%.*s: %.*s\n", STR_ARGS(all), STR_ARGS(faults[i].org),
                      STR_ARGS(faults[i].words));
    return arena_cstr(w->t->arena, all);
}

static void a_unit_stands_where_it_stood_that_day(void **state)
{
    struct world w;

    world_open(*state, &w);
    move_rows(&w, W_HAMLET, W_OTHER, "2022-03-01");
    assert_way(&w, W_HAMLET, day_add(march, -1), (enum world_org[]){ W_PROVINCE, W_COMMUNE }, 2);
    assert_way(&w, W_HAMLET, march, (enum world_org[]){ W_PROVINCE, W_OTHER }, 2);
    assert_way(&w, W_PROVINCE, march, NULL, 0);
}

static void who_was_not_there_yet_has_no_place(void **state)
{
    struct org_new in;
    struct world w;
    struct str path;
    int64_t id;

    world_open(*state, &w);
    in = hamlet_below(w.org[W_COMMUNE], "2022-03-01");
    T_OK(w.t, org_add(world_as(&w, "admin.province"), &in, &id));
    T_OK(w.t, org_path_on(world_as(&w, NULL), id, march, &path));
    T_ERR(w.t, E_NOT_FOUND, org_path_on(world_as(&w, NULL), id, day_add(march, -1), &path));
    T_ERR(w.t, E_NOT_FOUND, org_path_on(world_as(&w, NULL), 17, march, &path));
    T_STR(str_of(faults_of(&w)), "");
}

static void nothing_is_founded_below_what_is_not_there(void **state)
{
    struct org_new in;
    struct world w;
    int64_t id;

    world_open(*state, &w);
    in = hamlet_below(w.org[W_COMMUNE], "2022-03-01");
    T_OK(w.t, org_add(world_as(&w, "admin.province"), &in, &id));
    in = hamlet_below(id, "2022-02-28");
    T_ERR(w.t, E_NOT_FOUND, org_add(world_as(&w, "admin.province"), &in, &id));
}

static void children_are_those_of_the_day_page_by_page(void **state)
{
    struct org_children page;
    struct world w;
    struct ctx *c;

    world_open(*state, &w);
    world_add_units(&w, W_OTHER, ORG_PAGE_ROWS - 1);
    move_rows(&w, W_HAMLET, W_OTHER, "2022-03-01");
    c = world_as(&w, "clerk.province");
    T_OK(w.t, org_children_on(c, w.org[W_OTHER], day_add(march, -1), STR_NONE, &page));
    assert_int_equal(page.n, ORG_PAGE_ROWS);
    assert_null(page.next.p);
    T_OK(w.t, org_children_on(world_again(&w, c), w.org[W_OTHER], march, STR_NONE, &page));
    assert_int_equal(page.n, ORG_PAGE_ROWS);
    T_STR(page.rows[0].name, "Chi bộ thôn Bản Lềm");
    T_OK(w.t, org_children_on(world_again(&w, c), w.org[W_OTHER], march, page.next, &page));
    assert_int_equal(page.n, 1);
    T_ERR(w.t, E_DENIED,
          org_children_on(world_as(&w, "secretary.hill"), w.org[W_OTHER], march, STR_NONE, &page));
}

static void a_copy_that_did_not_follow_its_links_is_found(void **state)
{
    struct world w;

    world_open(*state, &w);
    T_STR(str_of(faults_of(&w)), "");
    move_rows(&w, W_HAMLET, W_OTHER, "2022-03-01");
    assert_non_null(strstr(faults_of(&w), "Chi bộ thôn Bản Lềm: kept place /"));
}

static void two_parents_on_one_day_are_found(void **state)
{
    struct world w;

    world_open(*state, &w);
    link_from(&w, W_HAMLET, W_OTHER, "2022-03-20");
    T_STR(str_of(faults_of(&w)), "Chi bộ thôn Bản Lềm: two parents on 2022-03-20\n");
}

/* The commune below its own branch since the fifth, for five days. */
static void a_circle_is_found_and_ends(void **state)
{
    struct world w;
    struct str path;

    world_open(*state, &w);
    move_rows(&w, W_COMMUNE, W_HAMLET, "2022-03-05");
    move_rows(&w, W_COMMUNE, W_PROVINCE, "2022-03-10");
    T_STR(str_of(faults_of(&w)), "Đảng ủy xã Suối Bàng: stood below itself on 2022-03-05\n");
    T_ERR(w.t, E_INTERNAL,
          org_path_on(world_as(&w, NULL), w.org[W_HILL], (struct day){ 2022, 3, 7 }, &path));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T_STORE(a_unit_stands_where_it_stood_that_day),
        T_STORE(who_was_not_there_yet_has_no_place),
        T_STORE(nothing_is_founded_below_what_is_not_there),
        T_STORE(children_are_those_of_the_day_page_by_page),
        T_STORE(a_copy_that_did_not_follow_its_links_is_found),
        T_STORE(two_parents_on_one_day_are_found),
        T_STORE(a_circle_is_found_and_ends),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
