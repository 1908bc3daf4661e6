/* SPDX-License-Identifier: Apache-2.0 */
#include "rules/slot.h"
#include "t.h"

static void a_slot_ends_with_its_last_day_in_the_calendar(void **state)
{
    static const struct {
        const char *text;
        enum slot_kind kind;
        int part;
        struct day to;
    } slots[] = {
        { "2022-02", SLOT_MONTH, 2, { 2022, 2, 28 } },
        { "2024-02", SLOT_MONTH, 2, { 2024, 2, 29 } },
        { "2022-12", SLOT_MONTH, 12, { 2022, 12, 31 } },
        { "2022-Q1", SLOT_QUARTER, 1, { 2022, 3, 31 } },
        { "2022-Q4", SLOT_QUARTER, 4, { 2022, 12, 31 } },
        { "2022-H1", SLOT_HALF, 1, { 2022, 6, 30 } },
        { "2022-H2", SLOT_HALF, 2, { 2022, 12, 31 } },
        { "2022", SLOT_YEAR, 0, { 2022, 12, 31 } },
        { "2022-04-10", SLOT_ONCE, 0, { 2022, 4, 10 } },
    };

    (void)state;
    for (size_t i = 0; i < COUNT(slots); i++) {
        struct slot s;

        assert_true(slot_parse(str_of(slots[i].text), &s));
        assert_int_equal(s.kind, slots[i].kind);
        assert_int_equal(s.part, slots[i].part);
        assert_int_equal(s.year, slots[i].to.year);
        assert_int_equal(day_cmp(s.to, slots[i].to), 0);
    }
}

static void what_is_no_slot_is_refused(void **state)
{
    static const char *const bad[] = { "",           "2022-13",    "2022-Q5",   "2022-Q0",
                                       "2022-H3",    "2022-00",    "22",        "1899",
                                       "2201",       "2022-04-31", "2022-x1",   "2022/03",
                                       "quý I",      "2022-3",     "2022-03.1", "2022-03.2",
                                       "2022-03.10", "2022.a" };
    struct slot s = { .year = 1 };

    (void)state;
    for (size_t i = 0; i < COUNT(bad); i++)
        assert_false(slot_parse(str_of(bad[i]), &s));
    assert_int_equal(s.year, 1);
}

static void an_office_says_it_in_either_language(void **state)
{
    static const char *const told[][2] = {
        { "Tháng 4/2022", "2022-04" },
        { "12/2022", "2022-12" },
        { "Month 4/2022", "2022-04" },
        { "Quý II/2022", "2022-Q2" },
        { "quý 4/2022", "2022-Q4" },
        { "Quarter III/2022", "2022-Q3" },
        { "6 tháng đầu năm 2022", "2022-H1" },
        { "Second half of 2022", "2022-H2" },
        { "Năm 2022", "2022" },
        { "2022", "2022" },
        { "Kỳ đến hạn 10/04/2022", "2022-04-10" },
    };
    static const char *const bad[] = { "", "Tháng 13/2022", "Quý V/2022", "Tháng Tư", "Sơ kết" };
    struct t *t = *state;
    struct slot s;

    for (size_t i = 0; i < COUNT(told); i++) {
        assert_true(slot_told(t->arena, str_of(told[i][0]), &s));
        assert_true(str_eq(slot_text(t->arena, &s), str_of(told[i][1])));
    }
    for (size_t i = 0; i < COUNT(bad); i++)
        assert_false(slot_told(t->arena, str_of(bad[i]), &s));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T(a_slot_ends_with_its_last_day_in_the_calendar),
        T(what_is_no_slot_is_refused),
        T(an_office_says_it_in_either_language),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
