/* SPDX-License-Identifier: Apache-2.0 */
#include "db/db.h"
#include "play/world.h"
#include "store/org.h"
#include "store/person.h"
#include "text/name.h"
#include "text/vi.h"
#include "work/org/org.h"
#include "work/org/person.h"

enum { HAMLETS = 130 };

/* 130 hamlets below the other commune; "Bản Nặm 007" among them. */
static void add_hamlets(struct world *w)
{
    CLEANUP(db_rollback) struct db_tx *tx = NULL;
    struct t *t = w->t;
    struct str above = world_as(w, "clerk.other")->who->grants[0].path;

    world_end(w);
    T_OK(t, db_begin(w->db, DB_WRITE, &tx, t->error));
    for (int i = 0; i < HAMLETS; i++) {
        struct str name = str_fmt(t->arena, "Chi bộ Bản Nặm %03d", i + 1);
        struct q_org_add_in in = {
            .id = ids_next(&w->ids),
            .kind = S("branch"),
            .name = name,
            .name_key = name_find_key(t->arena, name),
            .order_key = name_order_key(t->arena, name),
            .official_name = vi_upper(t->arena, name),
            .symbol = S("CB"),
            .place = S("Đồng Ké"),
            .layout = S("dang-2018"),
        };

        T_OK(t, q_org_add(w->db, &in, t->error));
        T_OK(t, q_org_path_add(w->db, HIERARCHY, in.id, (struct db_int){ true, w->org[W_OTHER] }, 2,
                               str_fmt(t->arena, "%.*s%lld/", STR_ARGS(above), (long long)in.id),
                               t->error));
    }
    T_OK(t, db_commit(&tx, t->error));
}

static struct org_page page_of(struct world *w, const char *account, enum world_org org,
                               struct str search, struct str cursor)
{
    struct org_page page;

    T_OK(w->t, org_show(world_as(w, account), w->org[org], search, cursor, &page));
    return page;
}

static void a_long_table_comes_in_pages_of_fifty_without_gap_or_repetition(void **state)
{
    static const size_t sizes[] = { 50, 50, 31 };
    struct str cursor = STR_NONE, last = S("");
    struct world w;

    world_open(*state, &w);
    add_hamlets(&w);
    for (size_t i = 0; i < COUNT(sizes); i++) {
        struct org_page page = page_of(&w, "clerk.other", W_OTHER, STR_NONE, cursor);

        assert_int_equal(page.n, sizes[i]);
        for (size_t j = 0; j < page.n; j++) {
            struct str key = name_order_key(w.t->arena, page.rows[j].name);

            assert_true(str_cmp(last, key) < 0);
            last = key;
        }
        cursor = page.next;
    }
    assert_null(cursor.p);
}

/* What one hand adds, in the order in which a list must show it. */
static const char *const units_in_order[] = {
    "Chi bộ 2",       "Chi bộ 2A",      "Chi bộ 10",      "Chi bộ An Bình", "Chi bộ Ăn",
    "Chi bộ Ân",      "Chi bộ Dân Lập", "Chi bộ Đa Phúc", "Chi bộ Đà Bắc",  "Chi bộ Hòa Bình",
    "Chi bộ Hoà Lạc", "Chi bộ Ở Gò",    "Chi bộ Ú",       "Chi bộ Ư",
};
static const char *const people_in_order[] = {
    "Nguyễn Văn An", "Trần An", "Lê Thị Ân", "Đỗ Văn Dũng", "Bùi Đức", "Đặng Thị Hoa", "Lê Thị Hòa",
};

/* Backwards, so that no order of adding passes for it. */
static int64_t add_unordered(struct world *w)
{
    struct org_new in = { .parent_id = w->org[W_PROVINCE],
                          .kind = S("commune"),
                          .symbol = S(""),
                          .place = S("") };
    struct ctx *c = world_as(w, "admin.province");
    struct person_new who;
    int64_t id, person;

    in.from_on = S("2020-01-01");
    in.name = S("Đảng ủy xã Thứ Tự");
    T_OK(w->t, org_add(c, &in, &id));
    in.parent_id = id;
    in.kind = S("branch");
    for (size_t i = COUNT(units_in_order); i > 0; i--) {
        in.name = str_of(units_in_order[i - 1]);
        T_OK(w->t, org_add(world_again(w, c), &in, &id));
    }
    for (size_t i = COUNT(people_in_order); i > 0; i--) {
        who = (struct person_new){ .name = str_of(people_in_order[i - 1]), .org_id = in.parent_id };
        T_OK(w->t, person_add(world_again(w, c), &who, &person));
        T_OK(w->t, person_join(world_again(w, c), person, in.parent_id, S("official"), in.from_on));
    }
    return in.parent_id;
}

static void lists_follow_the_alphabet_and_the_value_of_numbers(void **state)
{
    struct q_people_of_org *people = NULL;
    struct org_page page;
    struct world w;
    struct ctx *c;
    int64_t id;
    size_t n;

    world_open(*state, &w);
    id = add_unordered(&w);
    c = world_as(&w, "clerk.province");
    T_OK(w.t, org_show(c, id, STR_NONE, STR_NONE, &page));
    assert_int_equal(page.n, COUNT(units_in_order));
    for (size_t i = 0; i < page.n; i++)
        assert_true(str_eq(page.rows[i].name, str_of(units_in_order[i])));
    c = world_again(&w, c);
    T_OK(w.t, q_people_of_org(c->db, id, S("2022-03-14"), c->arena, &people, &n, c->error));
    assert_int_equal(n, COUNT(people_in_order));
    for (size_t i = 0; i < n; i++)
        assert_true(str_eq(people[i].name, str_of(people_in_order[i])));
}

static void search_needs_no_marks_and_forgives_them(void **state)
{
    struct org_page page;
    struct world w;

    world_open(*state, &w);
    page = page_of(&w, "clerk.commune", W_COMMUNE, S("na pheo"), STR_NONE);
    assert_int_equal(page.n, 1);
    T_STR(page.rows[0].name, "Chi bộ thôn Nà Pheo");
    page = page_of(&w, "clerk.commune", W_COMMUNE, S("  THÔN BẢN LỀM "), STR_NONE);
    assert_int_equal(page.n, 1);
    page = page_of(&w, "clerk.commune", W_COMMUNE, S("không có"), STR_NONE);
    assert_int_equal(page.n, 0);
    page = page_of(&w, "clerk.commune", W_COMMUNE, S("%"), STR_NONE);
    assert_int_equal(page.n, 0);
}

static void a_search_goes_on_over_its_pages(void **state)
{
    struct org_page page;
    struct world w;

    world_open(*state, &w);
    add_hamlets(&w);
    page = page_of(&w, "clerk.province", W_PROVINCE, S("ban nam"), STR_NONE);
    assert_int_equal(page.n, 50);
    page = page_of(&w, "clerk.province", W_PROVINCE, S("ban nam"), page.next);
    T_STR(page.rows[0].name, "Chi bộ Bản Nặm 051");
}

static void the_table_holds_the_units_below_and_no_other(void **state)
{
    struct org_page page;
    struct world w;

    world_open(*state, &w);
    page = page_of(&w, "clerk.commune", W_COMMUNE, STR_NONE, STR_NONE);
    assert_int_equal(page.n, 3);
    assert_int_equal(page.n_above, 2);
    T_STR(page.above[0].name, "Tỉnh ủy Sơn Hà");
    assert_int_equal(page_of(&w, "clerk.province", W_PROVINCE, STR_NONE, STR_NONE).n, W_ORGS - 1);
    assert_int_equal(page_of(&w, "secretary.hill", W_HILL, STR_NONE, STR_NONE).n, 0);
}

static void a_forged_cursor_is_refused(void **state)
{
    struct org_page page;
    struct world w;

    world_open(*state, &w);
    T_ERR(w.t, E_INVALID,
          org_show(world_as(&w, "clerk.commune"), w.org[W_COMMUNE], STR_NONE, S("x.y"), &page));
    T_ERR(w.t, E_INVALID,
          org_show(world_as(&w, "clerk.commune"), w.org[W_COMMUNE], STR_NONE, S("12"), &page));
}

static void a_neighbour_s_unit_is_not_shown(void **state)
{
    struct org_page page;
    struct org org;
    struct world w;

    world_open(*state, &w);
    T_ERR(w.t, E_DENIED, org_load(world_as(&w, "secretary.hill"), w.org[W_HAMLET], &org));
    T_ERR(w.t, E_DENIED,
          org_show(world_as(&w, "clerk.other"), w.org[W_COMMUNE], STR_NONE, STR_NONE, &page));
    T_ERR(w.t, E_NOT_FOUND, org_load(world_as(&w, "clerk.province"), 17, &org));
}

static void names_of_people_stay_in_the_branch(void **state)
{
    const struct org_person *people;
    struct world w;
    size_t n;

    world_open(*state, &w);
    T_OK(w.t, org_people(world_as(&w, "secretary.hamlet"), w.org[W_HAMLET], &people, &n));
    assert_int_equal(n, W_HAMLET_PEOPLE);
    T_ERR(w.t, E_DENIED, org_people(world_as(&w, "clerk.commune"), w.org[W_HAMLET], &people, &n));
    T_ERR(w.t, E_DENIED, org_people(world_as(&w, "member.hamlet"), w.org[W_HAMLET], &people, &n));
}

static void a_new_unit_has_its_names_from_its_first_day(void **state)
{
    struct org_new in = {
        .kind = S("branch"),
        .name = S("Chi bộ thôn Khe Lặng"),
        .symbol = S("CB"),
        .place = S("Suối Bàng"),
        .from_on = S("2022-03-10"),
    };
    const struct day march = { 2022, 3, 10 };
    struct org_names named;
    struct world w;
    int64_t id;
    struct ctx *c;

    world_open(*state, &w);
    in.parent_id = w.org[W_COMMUNE];
    c = world_as(&w, "admin.province");
    T_OK(w.t, org_add(c, &in, &id));
    T_OK(w.t, org_names_on(world_again(&w, c), id, march, &named));
    T_STR(named.kind, "branch");
    T_STR(named.name, "Chi bộ thôn Khe Lặng");
    T_STR(named.official_name, "CHI BỘ THÔN KHE LẶNG");
    T_STR(named.symbol, "CB");
    T_STR(named.place, "Suối Bàng");
}

static enum err add_below(struct ctx *c, int64_t parent_id, int64_t *ret)
{
    struct org_new in = {
        .parent_id = parent_id,
        .kind = S("branch"),
        .name = S("Chi bộ thôn Khe Sim"),
        .symbol = S("CB"),
        .place = S("Suối Bàng"),
        .from_on = S("2022-03-14"),
    };

    return org_add(c, &in, ret);
}

static void units_are_added_by_who_administers_the_one_above(void **state)
{
    struct world w;
    int64_t id;

    world_open(*state, &w);
    T_ERR(w.t, E_DENIED, add_below(world_as(&w, NULL), w.org[W_COMMUNE], &id));
    T_ERR(w.t, E_DENIED, add_below(world_as(&w, "head.commune"), w.org[W_COMMUNE], &id));
    T_ERR(w.t, E_DENIED, add_below(world_as(&w, "admin.province"), 0, &id));
    T_ERR(w.t, E_NOT_FOUND, add_below(world_as(&w, "admin.province"), 17, &id));
    T_OK(w.t, add_below(world_as(&w, "admin.province"), w.org[W_COMMUNE], &id));
    T_OK(w.t, add_below(world_at_terminal(&w), 0, &id));
}

static void people_are_taken_in_by_who_administers_the_unit(void **state)
{
    struct person_new in = { .name = S("Lò Thị Ỏn") };
    struct world w;
    int64_t id;

    world_open(*state, &w);
    in.org_id = w.org[W_HAMLET];
    T_ERR(w.t, E_DENIED, person_add(world_as(&w, NULL), &in, &id));
    T_ERR(w.t, E_DENIED, person_add(world_as(&w, "clerk.commune"), &in, &id));
    T_OK(w.t, person_add(world_at_terminal(&w), &in, &id));
    T_ERR(w.t, E_DENIED,
          person_join(world_as(&w, "secretary.hamlet"), id, in.org_id, S("official"),
                      S("2022-03-14")));
    T_ERR(w.t, E_DENIED,
          person_take_office(world_as(&w, "secretary.hamlet"), id, in.org_id, S("BÍ THƯ"), 1,
                             S("2022-03-14")));
    T_OK(w.t, person_join(world_as(&w, "admin.province"), id, in.org_id, S("official"),
                          S("2022-03-14")));
}

static void the_whole_tree_is_for_whoever_keeps_it(void **state)
{
    const struct org_line *lines = NULL;
    const struct org_kind *kinds = NULL;
    struct world w;
    size_t n = 0;

    world_open(*state, &w);
    T_ERR(w.t, E_DENIED, org_tree(world_as(&w, "clerk.commune"), S(""), &lines, &n));
    error_clear(w.t->error);
    T_ERR(w.t, E_DENIED, org_kinds(world_as(&w, "clerk.commune"), &kinds, &n));
    error_clear(w.t->error);
    T_OK(w.t, org_tree(world_at_terminal(&w), S(""), &lines, &n));
    assert_int_equal(n, W_ORGS);
    for (size_t i = 0; i + 1 < n; i++)
        assert_true(str_cmp(lines[i].path, lines[i + 1].path) < 0);
    T_OK(w.t, org_tree(world_at_terminal(&w), lines[n - 1].path, &lines, &n));
    assert_int_equal(n, 0);
    T_OK(w.t, org_kinds(world_at_terminal(&w), &kinds, &n));
    assert_true(n > 5);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T_STORE(the_whole_tree_is_for_whoever_keeps_it),
        T_STORE(a_long_table_comes_in_pages_of_fifty_without_gap_or_repetition),
        T_STORE(lists_follow_the_alphabet_and_the_value_of_numbers),
        T_STORE(search_needs_no_marks_and_forgives_them),
        T_STORE(a_search_goes_on_over_its_pages),
        T_STORE(the_table_holds_the_units_below_and_no_other),
        T_STORE(a_forged_cursor_is_refused),
        T_STORE(a_neighbour_s_unit_is_not_shown),
        T_STORE(names_of_people_stay_in_the_branch),
        T_STORE(a_new_unit_has_its_names_from_its_first_day),
        T_STORE(units_are_added_by_who_administers_the_one_above),
        T_STORE(people_are_taken_in_by_who_administers_the_unit),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
