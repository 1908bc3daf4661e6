/* SPDX-License-Identifier: Apache-2.0 */
#include "t.h"
#include "text/said.h"

static const struct day today = { 2026, 12, 1 };

static struct str day_of(struct t *t, const char *typed, enum said_side side)
{
    struct day d;

    return said_day(t->arena, str_of(typed), side, today, &d) ? day_iso(t->arena, d) : S("none");
}

static void a_day_is_taken_as_directives_and_minutes_say_it(void **state)
{
    static const char *const same[] = { "5/1/2027",
                                        "05-01-2027",
                                        "5.1.27",
                                        "2027-01-05",
                                        "ngày 5 tháng 1 năm 2027",
                                        "  Ngày 05  tháng 01 năm 2027 ",
                                        "5 tháng 1 năm 2027",
                                        "ngày 5/1/2027",
                                        "Mùng 5 tháng 1 năm 2027",
                                        "ngày mùng 5/1 năm 2027" };
    static const char *const none[] = {
        "",           "31/2/2027",          "5 tháng 13 năm 2027", "tháng 1",
        "5/1/2027 x", "ngày năm tháng một", "5 tháng 1 năm 27"
    };

    for (size_t i = 0; i < COUNT(same); i++)
        T_STR(day_of(*state, same[i], SAID_WITH_YEAR), "2027-01-05");
    for (size_t i = 0; i < COUNT(none); i++)
        T_STR(day_of(*state, none[i], SAID_WITH_YEAR), "none");
}

static void a_day_without_a_year_is_the_nearest_one_on_its_side(void **state)
{
    static const struct {
        const char *typed, *next, *last;
    } days[] = {
        { "31/12", "2026-12-31", "2025-12-31" },
        { "1/12", "2026-12-01", "2026-12-01" }, /* today is on both sides */
        { "30-11", "2027-11-30", "2026-11-30" },
        { "ngày 5 tháng 1", "2027-01-05", "2026-01-05" },
        { "29/2", "2028-02-29", "2024-02-29" },
        { "31/4", "none", "none" },
    };

    for (size_t i = 0; i < COUNT(days); i++) {
        assert_true(str_eq(day_of(*state, days[i].typed, SAID_NEXT), str_of(days[i].next)));
        assert_true(str_eq(day_of(*state, days[i].typed, SAID_LAST), str_of(days[i].last)));
        T_STR(day_of(*state, days[i].typed, SAID_WITH_YEAR), "none");
    }
}

static void an_hour_is_taken_as_minutes_print_it(void **state)
{
    static const char *const same[] = { "19:30",
                                        "19h30",
                                        "19H30",
                                        "19.30",
                                        "19g30",
                                        "19 giờ 30",
                                        "hồi 19 giờ 30 phút",
                                        "19 giờ rưỡi",
                                        "lúc 19h 30p",
                                        "19 GIỜ 30 PHÚT" };
    static const char *const none[] = { "", "19", "24:00", "19:60", "19:30 tối mai", "giờ 19" };
    struct t *t = *state;
    int h, m;

    for (size_t i = 0; i < COUNT(same); i++) {
        assert_true(said_time(t->arena, str_of(same[i]), &h, &m));
        assert_int_equal(h * 100 + m, 1930);
    }
    for (size_t i = 0; i < COUNT(none); i++)
        assert_false(said_time(t->arena, str_of(none[i]), &h, &m));
    assert_true(said_time(t->arena, S("8 giờ"), &h, &m));
    assert_int_equal(h * 100 + m, 800);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T(a_day_is_taken_as_directives_and_minutes_say_it),
        T(a_day_without_a_year_is_the_nearest_one_on_its_side),
        T(an_hour_is_taken_as_minutes_print_it),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
