/* SPDX-License-Identifier: Apache-2.0 */
#include "play/world.h"
#include "rules/due.h"
#include "rules/holiday.h"
#include "work/holiday/holiday.h"

enum { FIRST_ANNOUNCED = 2021, LAST_ANNOUNCED = 2026 };

#define DAY(...) ((struct day){ __VA_ARGS__ })

static struct calendar calendar_of(struct world *w, enum world_org org)
{
    struct calendar c;

    T_OK(w->t, holiday_load(world_as(w, NULL), w->org[org], &c));
    return c;
}

static void add(struct world *w, enum world_org org, struct day day, bool works)
{
    struct holiday_new in = { .org_id = w->org[org],
                              .day = day,
                              .name = S("Theo thông báo của đơn vị"),
                              .works = works };
    int64_t id;

    T_OK(w->t, holiday_add(world_at_terminal(w), &in, &id));
}

static void announced_days_off_and_exchanged_days_are_known(void **state)
{
    struct calendar c;
    struct world w;

    world_open(*state, &w);
    c = calendar_of(&w, W_COMMUNE);
    assert_false(calendar_works(&c, DAY(2024, 4, 29)));
    assert_false(calendar_works(&c, DAY(2024, 4, 30)));
    assert_true(calendar_works(&c, DAY(2024, 5, 4)));
    assert_false(calendar_works(&c, DAY(2022, 2, 4)));
    assert_true(calendar_works(&c, DAY(2022, 2, 7)));
}

static void a_report_before_a_sunday_that_is_gio_to_is_due_on_friday(void **state)
{
    struct due_at *at;
    struct calendar c;
    struct world w;
    struct duty_rule rule = { .rhythm = RHYTHM_ONCE,
                              .bound = CALENDAR_BEFORE,
                              .due_on = { 2022, 4, 10 },
                              .custom = due_custom(DUE_REPORT, false) };

    world_open(*state, &w);
    c = calendar_of(&w, W_COMMUNE);
    assert_int_equal(due_list(&rule, (struct due_span){ 0 }, &c, w.t->arena, &at), 1);
    assert_int_equal(day_cmp(at->work_on, DAY(2022, 4, 8)), 0);
    assert_false(at->provisional);
}

/* What the rows ship against what the law gives: only exchanged days differ. */
static void announcements_add_to_the_law_only_exchanged_days(void **state)
{
    static const struct day exchanged[] = {
        { 2024, 4, 29 }, { 2024, 5, 4 },  { 2025, 4, 26 }, { 2025, 5, 2 },
        { 2026, 1, 2 },  { 2026, 1, 10 }, { 2026, 8, 22 }, { 2026, 8, 31 },
    };
    struct calendar shipped, law;
    struct world w;
    size_t n = 0;

    world_open(*state, &w);
    shipped = calendar_of(&w, W_PROVINCE);
    law = holiday_calendar(w.t->arena, NULL, 0, FIRST_ANNOUNCED - 1);
    for (struct day d = { FIRST_ANNOUNCED, 1, 1 }; d.year <= LAST_ANNOUNCED; d = day_add(d, 1)) {
        if (calendar_works(&shipped, d) == calendar_works(&law, d))
            continue;
        assert_true(n < COUNT(exchanged));
        assert_int_equal(day_cmp(d, exchanged[n]), 0);
        n++;
    }
    assert_int_equal(n, COUNT(exchanged));
}

static void years_that_nobody_announced_are_provisional(void **state)
{
    static const struct calendar_custom paper = { 0 };
    struct calendar c;
    struct world w;

    world_open(*state, &w);
    c = calendar_of(&w, W_COMMUNE);
    assert_false(calendar_in_time_provisional(&c, DAY(LAST_ANNOUNCED, 4, 30), CALENDAR_BY, paper));
    assert_true(
        calendar_in_time_provisional(&c, DAY(LAST_ANNOUNCED + 1, 4, 30), CALENDAR_BY, paper));
    assert_int_equal(
        day_cmp(calendar_in_time(&c, DAY(2030, 2, 4), CALENDAR_BY, paper), DAY(2030, 1, 30)), 0);
}

static void a_unit_s_own_day_stands_for_it_and_all_below(void **state)
{
    struct calendar hamlet, hill, other;
    struct world w;

    world_open(*state, &w);
    add(&w, W_COMMUNE, DAY(2022, 4, 16), true);
    add(&w, W_COMMUNE, DAY(2022, 4, 11), true); /* announced as a day off */
    add(&w, W_COMMUNE, DAY(2027, 2, 5), true);  /* off by law */
    add(&w, W_HAMLET, DAY(2022, 4, 16), false);
    hamlet = calendar_of(&w, W_HAMLET);
    hill = calendar_of(&w, W_HILL);
    other = calendar_of(&w, W_OTHER_HAMLET);
    assert_true(calendar_works(&hill, DAY(2022, 4, 16)));
    assert_true(calendar_works(&hill, DAY(2022, 4, 11)));
    assert_true(calendar_works(&hill, DAY(2027, 2, 5)));
    assert_false(calendar_works(&hamlet, DAY(2022, 4, 16)));
    assert_false(calendar_works(&other, DAY(2022, 4, 16)));
    assert_false(calendar_works(&other, DAY(2022, 4, 11)));
    assert_false(calendar_works(&other, DAY(2027, 2, 5)));
}

static void a_day_is_entered_once_with_a_name_and_for_a_unit(void **state)
{
    struct holiday_new in = { .day = { 2022, 4, 16 }, .name = S("Làm bù"), .works = true };
    struct world w;
    int64_t id;

    world_open(*state, &w);
    T_ERR(w.t, E_NOT_FOUND, holiday_add(world_as(&w, "admin.province"), &in, &id));
    in.org_id = w.org[W_COMMUNE];
    add(&w, W_COMMUNE, in.day, true);
    T_ERR(w.t, E_CONFLICT, holiday_add(world_as(&w, "admin.province"), &in, &id));
    in.name = S(" ");
    T_ERR(w.t, E_INVALID, holiday_add(world_as(&w, "admin.province"), &in, &id));
    in.day = DAY(2022, 2, 29);
    T_ERR(w.t, E_INVALID, holiday_add(world_as(&w, "admin.province"), &in, &id));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T_STORE(announced_days_off_and_exchanged_days_are_known),
        T_STORE(a_report_before_a_sunday_that_is_gio_to_is_due_on_friday),
        T_STORE(announcements_add_to_the_law_only_exchanged_days),
        T_STORE(years_that_nobody_announced_are_provisional),
        T_STORE(a_unit_s_own_day_stands_for_it_and_all_below),
        T_STORE(a_day_is_entered_once_with_a_name_and_for_a_unit),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
