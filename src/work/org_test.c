/* SPDX-License-Identifier: Apache-2.0 */
#include "db/db.h"
#include "store/org.h"
#include "text/vi.h"
#include "work/org.h"
#include "world.h"

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
            .name_key = vi_fold(t->arena, name, NULL),
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
            struct str key = vi_fold(w.t->arena, page.rows[j].name, NULL);

            assert_true(str_cmp(last, key) < 0);
            last = key;
        }
        cursor = page.next;
    }
    assert_null(cursor.p);
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

int main(void)
{
    const struct CMUnitTest tests[] = {
        T_STORE(a_long_table_comes_in_pages_of_fifty_without_gap_or_repetition),
        T_STORE(search_needs_no_marks_and_forgives_them),
        T_STORE(a_search_goes_on_over_its_pages),
        T_STORE(the_table_holds_the_units_below_and_no_other),
        T_STORE(a_forged_cursor_is_refused),
        T_STORE(a_neighbour_s_unit_is_not_shown),
        T_STORE(names_of_people_stay_in_the_branch),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
