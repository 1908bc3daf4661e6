/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "base/clock.h"
#include "play/session_play.h"
#include "store/org.h"
#include "work/org/change.h"
#include "work/org/check.h"

static const struct day today = { 2022, 3, 14 };

static enum err move(struct ctx *c, struct world *w, enum world_org org, enum world_org below,
                     struct day from)
{
    return org_move(
        c, &(struct org_move){ .org_id = w->org[org], .parent_id = w->org[below], .from = from });
}

static enum err dissolve(struct ctx *c, struct world *w, enum world_org org, struct day from)
{
    return org_dissolve(c, &(struct org_dissolve){ .org_id = w->org[org], .from = from });
}

static enum err rename_to(struct ctx *c, struct world *w, enum world_org org, const char *name,
                          struct day from)
{
    return org_rename(
        c, &(struct org_rename){ .org_id = w->org[org], .name = str_of(name), .from = from });
}

/* nep check finds nothing. */
static void assert_sound(struct world *w)
{
    struct org_fault *faults = NULL;
    size_t n = 0;

    T_OK(w->t, org_check(world_as(w, NULL), &faults, &n));
    if (n)
        fail_msg("%.*s: %.*s", STR_ARGS(faults[0].org), STR_ARGS(faults[0].words));
}

static bool stands_below(struct world *w, enum world_org org, enum world_org above)
{
    struct q_org_path row;
    char id[32];

    (void)snprintf(id, sizeof(id), "/%lld/", (long long)w->org[above]);
    T_OK(w->t, q_org_path(w->db, w->org[org], HIERARCHY, w->t->arena, &row, w->t->error));
    return strstr(arena_cstr(w->t->arena, row.path), id) != NULL;
}

static void wait_until(struct world *w, struct day day)
{
    w->now_ms = clock_from_local((struct clock_time){ .day = day, .hour = 8 });
}

static size_t follow(struct world *w)
{
    size_t n;

    T_OK(w->t, org_apply_changes(world_at_terminal(w), &n));
    return n;
}

static size_t scheduled_of(struct world *w, enum world_org org)
{
    struct q_org_sessions_scheduled *rows = NULL;
    size_t n = 0;

    T_OK(w->t, q_org_sessions_scheduled(w->db, w->org[org], w->t->arena, &rows, &n, w->t->error));
    return n;
}

static void a_unit_moves_with_all_below_it(void **state)
{
    struct world w;

    world_open(*state, &w);
    T_OK(w.t, move(world_as(&w, "admin.province"), &w, W_COMMUNE, W_OTHER, today));
    assert_true(stands_below(&w, W_COMMUNE, W_OTHER));
    assert_true(stands_below(&w, W_HAMLET, W_OTHER));
    assert_true(stands_below(&w, W_HAMLET, W_COMMUNE));
    assert_sound(&w);
}

static void moving_asks_at_both_units_above(void **state)
{
    struct world w;

    world_open(*state, &w);
    T_ERR(w.t, E_DENIED, move(world_as(&w, "head.commune"), &w, W_HAMLET, W_OTHER, today));
    T_ERR(w.t, E_DENIED, move(world_as(&w, NULL), &w, W_HAMLET, W_OTHER, today));
    T_ERR(w.t, E_DENIED, move(world_as(&w, "admin.province"), &w, W_PROVINCE, W_OTHER, today));
    T_OK(w.t, move(world_at_terminal(&w), &w, W_HAMLET, W_OTHER, today));
}

static void no_unit_comes_to_stand_below_itself(void **state)
{
    struct world w;

    world_open(*state, &w);
    T_ERR(w.t, E_CONFLICT, move(world_at_terminal(&w), &w, W_COMMUNE, W_HAMLET, today));
    T_ERR(w.t, E_CONFLICT, move(world_at_terminal(&w), &w, W_COMMUNE, W_COMMUNE, today));
    T_ERR(w.t, E_CONFLICT, move(world_at_terminal(&w), &w, W_COMMUNE, W_PROVINCE, today));
    assert_sound(&w);
}

/* The hamlet leaves in April; until then the commune cannot come below it, and then neither can the hamlet
 * come back below the commune. */
static void a_circle_of_a_later_day_is_seen_today(void **state)
{
    const struct day april = { 2022, 4, 1 }, may_1 = { 2022, 5, 1 };
    struct world w;

    world_open(*state, &w);
    T_OK(w.t, move(world_at_terminal(&w), &w, W_HAMLET, W_PROVINCE, april));
    T_ERR(w.t, E_CONFLICT, move(world_at_terminal(&w), &w, W_COMMUNE, W_HAMLET, today));
    T_OK(w.t, move(world_at_terminal(&w), &w, W_COMMUNE, W_HAMLET, april));
    T_ERR(w.t, E_CONFLICT, move(world_at_terminal(&w), &w, W_HAMLET, W_COMMUNE, may_1));
    wait_until(&w, may_1);
    assert_int_equal(follow(&w), 2);
    assert_true(stands_below(&w, W_HILL, W_HAMLET));
    assert_sound(&w);
}

static void a_later_day_comes_by_itself_and_once(void **state)
{
    const struct day april = { 2022, 4, 1 };
    const struct org_change *changes;
    struct world w;
    size_t n;

    world_open(*state, &w);
    T_OK(w.t, move(world_as(&w, "admin.province"), &w, W_HAMLET, W_OTHER, april));
    T_OK(w.t,
         rename_to(world_as(&w, "admin.province"), &w, W_HAMLET, "Chi bộ Tổ dân phố 1", april));
    assert_false(stands_below(&w, W_HAMLET, W_OTHER));
    assert_sound(&w);
    assert_int_equal(follow(&w), 0);
    wait_until(&w, april);
    assert_int_equal(follow(&w), 2);
    assert_int_equal(follow(&w), 0);
    assert_true(stands_below(&w, W_HAMLET, W_OTHER));
    assert_sound(&w);
    T_OK(w.t, org_changes(world_as(&w, "admin.province"), w.org[W_HAMLET], &changes, &n));
    assert_int_equal(n, 2);
    T_STR(changes[0].kind, "rename");
    assert_true(changes[0].applied_at);
    T_STR(changes[1].other, "Đảng ủy xã Đồng Ké");
    T_STR(changes[1].made_by, "Bùi Quang Định");
}

static void a_name_holds_from_its_day(void **state)
{
    struct org_names names;
    struct world w;
    struct ctx *c;

    world_open(*state, &w);
    c = world_as(&w, "admin.province");
    T_OK(w.t, rename_to(c, &w, W_HAMLET, "Chi bộ Tổ dân phố 1", day_add(today, -5)));
    T_OK(w.t, org_names_on(world_again(&w, c), w.org[W_HAMLET], day_add(today, -6), &names));
    T_STR(names.official_name, "CHI BỘ THÔN BẢN LỀM");
    T_OK(w.t, org_names_on(world_again(&w, c), w.org[W_HAMLET], day_add(today, -5), &names));
    T_STR(names.name, "Chi bộ Tổ dân phố 1");
    T_STR(names.official_name, "CHI BỘ TỔ DÂN PHỐ 1");
    T_STR(names.symbol, "CB");
    assert_sound(&w);
    T_ERR(w.t, E_CONFLICT,
          rename_to(world_again(&w, c), &w, W_HAMLET, "Chi bộ Tổ 2", day_add(today, -5)));
    T_ERR(w.t, E_INVALID, rename_to(world_again(&w, c), &w, W_HAMLET, "\t", today));
    T_ERR(w.t, E_DENIED,
          rename_to(world_as(&w, "secretary.hamlet"), &w, W_HAMLET, "Chi bộ", today));
}

static void who_has_ended_is_in_no_list_and_can_be_looked_back_at(void **state)
{
    struct org_page page;
    struct org org;
    struct world w;
    struct ctx *c;

    world_open(*state, &w);
    T_OK(w.t, dissolve(world_as(&w, "admin.province"), &w, W_HILL, today));
    assert_sound(&w);
    c = world_as(&w, "clerk.commune");
    T_OK(w.t, org_show(c, w.org[W_COMMUNE], STR_NONE, STR_NONE, &page));
    assert_int_equal(page.n, 2);
    T_OK(w.t, org_load(world_again(&w, c), w.org[W_HILL], &org));
    T_STR(org.name, "Chi bộ thôn Nà Pheo");
    T_ERR(w.t, E_DENIED, org_load(world_as(&w, "clerk.other"), w.org[W_HILL], &org));
    assert_int_equal(world_as(&w, "secretary.hill")->who->n_grants, 0);
    T_ERR(w.t, E_CONFLICT, move(world_at_terminal(&w), &w, W_HAMLET, W_HILL, today));
}

/* The commune too ends, and its branches go to the province. */
static void what_ended_below_what_ended_is_the_province_s_to_see(void **state)
{
    struct world w;
    struct org org;

    world_open(*state, &w);
    T_OK(w.t, dissolve(world_at_terminal(&w), &w, W_HILL, today));
    T_ERR(w.t, E_CONFLICT, dissolve(world_at_terminal(&w), &w, W_COMMUNE, today));
    T_OK(w.t, move(world_at_terminal(&w), &w, W_HAMLET, W_PROVINCE, today));
    T_OK(w.t, move(world_at_terminal(&w), &w, W_SCHOOL, W_PROVINCE, today));
    T_OK(w.t, dissolve(world_at_terminal(&w), &w, W_COMMUNE, today));
    assert_sound(&w);
    T_OK(w.t, org_load(world_as(&w, "clerk.province"), w.org[W_HILL], &org));
    T_ERR(w.t, E_DENIED, org_load(world_as(&w, "clerk.other"), w.org[W_HILL], &org));
}

static void an_open_session_keeps_its_unit_and_a_scheduled_one_goes_with_it(void **state)
{
    int64_t open;
    struct play p;

    play_open(*state, &p);
    (void)play_schedule(&p, SESSION_THEMATIC, 20);
    open = play_begin(&p, SESSION_REGULAR);
    T_ERR(p.w.t, E_CONFLICT, dissolve(world_at_terminal(&p.w), &p.w, W_HAMLET, today));
    play_close(&p, open, 1);
    T_ERR(p.w.t, E_CONFLICT, dissolve(world_at_terminal(&p.w), &p.w, W_HAMLET, today));
    T_OK(p.w.t, dissolve(world_at_terminal(&p.w), &p.w, W_HAMLET, day_add(today, 1)));
    assert_int_equal(scheduled_of(&p.w, W_HAMLET), 1);
    wait_until(&p.w, day_add(today, 1));
    assert_int_equal(follow(&p.w), 1);
    assert_int_equal(scheduled_of(&p.w, W_HAMLET), 0);
    assert_sound(&p.w);
}

/* Opened on the last day, still open on the morning after: the end waits for it. */
static void an_end_waits_for_a_session_that_still_runs(void **state)
{
    struct play p;

    play_open(*state, &p);
    T_OK(p.w.t, dissolve(world_at_terminal(&p.w), &p.w, W_HAMLET, day_add(today, 1)));
    (void)play_begin(&p, SESSION_REGULAR);
    wait_until(&p.w, day_add(today, 1));
    assert_int_equal(follow(&p.w), 0);
}

static void a_preview_counts_what_hangs_on_the_unit(void **state)
{
    struct org_touched touched;
    struct play p;

    play_open(*state, &p);
    (void)play_schedule(&p, SESSION_THEMATIC, 20);
    T_OK(p.w.t, org_preview(world_as(&p.w, "admin.province"), p.w.org[W_COMMUNE], &touched));
    assert_int_equal(touched.units, 4);
    assert_int_equal(touched.scheduled, 1);
    assert_int_equal(touched.running, 0);
    assert_true(touched.grants > 4);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T_STORE(a_unit_moves_with_all_below_it),
        T_STORE(moving_asks_at_both_units_above),
        T_STORE(no_unit_comes_to_stand_below_itself),
        T_STORE(a_circle_of_a_later_day_is_seen_today),
        T_STORE(a_later_day_comes_by_itself_and_once),
        T_STORE(a_name_holds_from_its_day),
        T_STORE(who_has_ended_is_in_no_list_and_can_be_looked_back_at),
        T_STORE(what_ended_below_what_ended_is_the_province_s_to_see),
        T_STORE(an_open_session_keeps_its_unit_and_a_scheduled_one_goes_with_it),
        T_STORE(an_end_waits_for_a_session_that_still_runs),
        T_STORE(a_preview_counts_what_hangs_on_the_unit),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
