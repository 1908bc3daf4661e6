/* SPDX-License-Identifier: Apache-2.0 */
#include "rules/due.h"
#include "t.h"

static const struct calendar_day holidays[] = {
    { { 2022, 4, 10 }, false }, { { 2022, 4, 11 }, false }, { { 2022, 4, 30 }, false },
    { { 2022, 5, 1 }, false },  { { 2022, 5, 2 }, false },  { { 2022, 5, 3 }, false },
    { { 2023, 4, 29 }, false }, { { 2023, 4, 30 }, false }, { { 2023, 5, 1 }, false },
};
static const struct calendar calendar = { holidays, COUNT(holidays) };

static void assert_due(const struct due_at *at, const char *period, struct day due, struct day work)
{
    assert_string_equal(at->slot, period);
    assert_int_equal(day_cmp(at->due_on, due), 0);
    assert_int_equal(day_cmp(at->work_on, work), 0);
}

#define DAY(...) ((struct day){ __VA_ARGS__ })

static void a_single_date_stands_even_outside_the_campaign(void **state)
{
    struct t *t = *state;
    struct duty_rule d = { .rhythm = RHYTHM_ONCE,
                           .bound = CALENDAR_BEFORE,
                           .due_on = { 2022, 4, 10 } };
    struct due_span span = { { 2022, 3, 1 }, { 2022, 3, 31 } };
    struct due_at *at;

    assert_int_equal(due_list(&d, span, &calendar, t->arena, &at), 1);
    assert_due(&at[0], "2022-04-10", DAY(2022, 4, 10), DAY(2022, 4, 8));
}

/* "Trước ngày 10/4" of 2022, a Sunday and Giỗ Tổ. */
static void papers_move_off_days_off_and_meetings_do_not(void **state)
{
    static const struct {
        enum due_what what;
        bool before_includes;
        struct day work_on;
    } rows[] = {
        { DUE_REPORT, false, { 2022, 4, 8 } },       { DUE_REPORT, true, { 2022, 4, 8 } },
        { DUE_REGISTRATION, false, { 2022, 4, 8 } }, { DUE_OTHER, false, { 2022, 4, 8 } },
        { DUE_SESSION, false, { 2022, 4, 9 } },      { DUE_SESSION, true, { 2022, 4, 10 } },
        { DUE_HIGH_POINT, true, { 2022, 4, 10 } },
    };
    struct t *t = *state;

    for (size_t i = 0; i < COUNT(rows); i++) {
        struct duty_rule d = { .rhythm = RHYTHM_ONCE,
                               .bound = CALENDAR_BEFORE,
                               .due_on = { 2022, 4, 10 },
                               .custom = due_custom(rows[i].what, rows[i].before_includes) };
        struct due_at *at;

        assert_int_equal(due_list(&d, (struct due_span){ 0 }, &calendar, t->arena, &at), 1);
        assert_due(&at[0], "2022-04-10", DAY(2022, 4, 10), rows[i].work_on);
    }
}

static void meetings_of_every_month_keep_their_last_day(void **state)
{
    struct t *t = *state;
    struct duty_rule d = { .rhythm = RHYTHM_MONTHLY,
                           .bound = CALENDAR_BY,
                           .custom = due_custom(DUE_SESSION, false) };
    struct due_span span = { { 2022, 4, 1 }, { 2022, 4, 30 } };
    struct due_at *at;

    assert_int_equal(due_list(&d, span, &calendar, t->arena, &at), 1);
    assert_due(&at[0], "2022-04", DAY(2022, 4, 30), DAY(2022, 4, 30));
}

static void a_month_alone_is_due_on_its_last_day(void **state)
{
    struct t *t = *state;
    struct duty_rule d = { .rhythm = RHYTHM_ONCE, .bound = CALENDAR_IN, .due_on = { 2022, 4, 30 } };
    struct due_at *at;

    assert_int_equal(due_list(&d, (struct due_span){ 0 }, &calendar, t->arena, &at), 1);
    assert_due(&at[0], "2022-04-30", DAY(2022, 4, 30), DAY(2022, 4, 29));
}

static void a_window_is_due_at_its_end(void **state)
{
    struct t *t = *state;
    struct duty_rule d = { .rhythm = RHYTHM_WINDOW,
                           .bound = CALENDAR_IN,
                           .from = { 2022, 6, 1 },
                           .to = { 2022, 6, 15 } };
    struct due_at *at;

    assert_int_equal(due_list(&d, (struct due_span){ 0 }, &calendar, t->arena, &at), 1);
    assert_due(&at[0], "2022-06-15", DAY(2022, 6, 15), DAY(2022, 6, 15));
}

static void an_open_window_ends_with_the_campaign(void **state)
{
    struct t *t = *state;
    struct duty_rule d = { .rhythm = RHYTHM_WINDOW,
                           .bound = CALENDAR_FROM,
                           .from = { 2022, 6, 1 } };
    struct due_span span = { { 2022, 3, 1 }, { 2022, 12, 31 } };
    struct due_at *at;

    assert_true(due_needs_span(&d));
    assert_int_equal(due_list(&d, (struct due_span){ 0 }, &calendar, t->arena, &at), 0);
    assert_int_equal(due_list(&d, span, &calendar, t->arena, &at), 1);
    assert_due(&at[0], "2022-12-31", DAY(2022, 12, 31), DAY(2022, 12, 30));
}

static void april_to_november_is_eight_months(void **state)
{
    struct t *t = *state;
    struct duty_rule d = { .rhythm = RHYTHM_MONTHLY, .bound = CALENDAR_IN };
    struct due_span span = { { 2022, 4, 19 }, { 2022, 11, 30 } };
    struct due_at *at;

    assert_int_equal(due_list(&d, span, &calendar, t->arena, &at), 8);
    assert_due(&at[0], "2022-04", DAY(2022, 4, 30), DAY(2022, 4, 29));
    assert_due(&at[7], "2022-11", DAY(2022, 11, 30), DAY(2022, 11, 30));
}

static void yearly_in_november_over_three_years_is_three(void **state)
{
    struct t *t = *state;
    struct duty_rule d = { .rhythm = RHYTHM_YEARLY, .bound = CALENDAR_IN, .month = 11 };
    struct due_span span = { { 2023, 4, 1 }, { 2025, 12, 31 } };
    struct due_at *at;

    assert_int_equal(due_list(&d, span, &calendar, t->arena, &at), 3);
    assert_due(&at[0], "2023", DAY(2023, 11, 30), DAY(2023, 11, 30));
    assert_due(&at[1], "2024", DAY(2024, 11, 30), DAY(2024, 11, 29));
    assert_due(&at[2], "2025", DAY(2025, 11, 30), DAY(2025, 11, 28));
}

static void a_yearly_day_is_kept_on_the_working_day_before_it(void **state)
{
    struct t *t = *state;
    struct duty_rule d = { .rhythm = RHYTHM_YEARLY, .bound = CALENDAR_BY, .month = 5, .day = 1 };
    struct due_span span = { { 2022, 4, 1 }, { 2023, 4, 30 } };
    struct due_at *at;

    assert_int_equal(due_list(&d, span, &calendar, t->arena, &at), 1);
    assert_due(&at[0], "2022", DAY(2022, 5, 1), DAY(2022, 4, 29));
}

static void the_29th_of_february_falls_on_the_28th_in_other_years(void **state)
{
    struct t *t = *state;
    struct duty_rule d = { .rhythm = RHYTHM_YEARLY, .bound = CALENDAR_BY, .month = 2, .day = 29 };
    struct due_span span = { { 2023, 1, 1 }, { 2024, 12, 31 } };
    struct due_at *at;

    assert_int_equal(due_list(&d, span, &calendar, t->arena, &at), 2);
    assert_due(&at[0], "2023", DAY(2023, 2, 28), DAY(2023, 2, 28));
    assert_due(&at[1], "2024", DAY(2024, 2, 29), DAY(2024, 2, 29));
}

static void a_quarterly_report_may_be_due_after_the_quarter(void **state)
{
    struct t *t = *state;
    struct duty_rule d = { .rhythm = RHYTHM_QUARTERLY, .bound = CALENDAR_BEFORE, .day = 5 };
    struct due_span span = { { 2022, 4, 19 }, { 2022, 12, 31 } };
    struct due_at *at;

    assert_int_equal(due_list(&d, span, &calendar, t->arena, &at), 3);
    assert_due(&at[0], "2022-Q2", DAY(2022, 7, 5), DAY(2022, 7, 4));
    assert_due(&at[2], "2022-Q4", DAY(2023, 1, 5), DAY(2023, 1, 4));
}

static void a_monthly_report_may_be_due_on_the_20th_of_the_month(void **state)
{
    struct t *t = *state;
    struct duty_rule d = { .rhythm = RHYTHM_MONTHLY, .bound = CALENDAR_BEFORE, .day = -20 };
    struct due_span span = { { 2022, 4, 25 }, { 2022, 6, 10 } };
    struct due_at *at;

    assert_int_equal(due_list(&d, span, &calendar, t->arena, &at), 2);
    assert_due(&at[0], "2022-05", DAY(2022, 5, 20), DAY(2022, 5, 19));
    assert_due(&at[1], "2022-06", DAY(2022, 6, 10), DAY(2022, 6, 9));
}

static void a_rhythm_holds_only_in_its_own_part_of_the_campaign(void **state)
{
    struct t *t = *state;
    struct duty_rule d = { .rhythm = RHYTHM_HALF_YEARLY,
                           .bound = CALENDAR_IN,
                           .from = { 2022, 7, 1 },
                           .to = { 2022, 12, 12 } };
    struct due_span span = { { 2022, 1, 1 }, { 2023, 12, 31 } };
    struct due_at *at;

    assert_int_equal(due_list(&d, span, &calendar, t->arena, &at), 1);
    assert_due(&at[0], "2022-H2", DAY(2022, 12, 12), DAY(2022, 12, 12));
}

static void a_rhythm_without_an_end_gives_nothing(void **state)
{
    struct t *t = *state;
    struct duty_rule d = { .rhythm = RHYTHM_MONTHLY, .bound = CALENDAR_IN };
    struct due_at *at;

    assert_true(due_needs_span(&d));
    assert_int_equal(
        due_list(&d, (struct due_span){ .from = { 2022, 1, 1 } }, &calendar, t->arena, &at), 0);
}

/* The naive model: walk every day of the campaign and note, per label, the last day and whether
 * any working day was seen. */
struct naive {
    char slot[SLOT_TEXT];
    struct day last;
    bool worked;
};

static void naive_label(char label[SLOT_TEXT], enum rhythm r, struct day d)
{
    if (r == RHYTHM_MONTHLY)
        snprintf(label, SLOT_TEXT, "%04u-%02u", (unsigned)d.year % 10000, (unsigned)d.month % 100);
    else if (r == RHYTHM_QUARTERLY)
        snprintf(label, SLOT_TEXT, "%04u-Q%u", (unsigned)d.year % 10000,
                 d.month < 4    ? 1U
                 : d.month < 7  ? 2U
                 : d.month < 10 ? 3U
                                : 4U);
    else if (r == RHYTHM_HALF_YEARLY)
        snprintf(label, SLOT_TEXT, "%04u-H%u", (unsigned)d.year % 10000, d.month < 7 ? 1U : 2U);
    else
        snprintf(label, SLOT_TEXT, "%04u", (unsigned)d.year % 10000);
}

static size_t naive_list(const struct duty_rule *d, struct due_span span, struct naive *list)
{
    size_t n = 0;

    for (struct day at = span.from; day_cmp(at, span.to) <= 0; at = day_add(at, 1)) {
        char label[SLOT_TEXT];

        if (d->rhythm == RHYTHM_YEARLY && d->month && at.month != d->month)
            continue;
        naive_label(label, d->rhythm, at);
        if (n == 0 || strcmp(list[n - 1].slot, label) != 0) {
            memcpy(list[n].slot, label, sizeof(label));
            list[n++].worked = false;
        }
        list[n - 1].last = at;
        list[n - 1].worked |= calendar_works(&calendar, at);
    }
    return n;
}

static unsigned next_random(unsigned *seed)
{
    *seed = *seed * 1103515245U + 12345U;
    return *seed >> 16;
}

static void assert_as_naive(struct t *t, const struct duty_rule *d, struct due_span span)
{
    static struct naive list[2000];
    struct due_at *at;
    size_t n = due_list(d, span, &calendar, t->arena, &at), naive = naive_list(d, span, list),
           k = 0;

    for (size_t i = 0; i < naive; i++) {
        if (!list[i].worked)
            continue;
        assert_true(k < n);
        assert_string_equal(at[k].slot, list[i].slot);
        assert_int_equal(day_cmp(at[k].due_on, list[i].last), 0);
        assert_true(day_cmp(at[k].work_on, at[k].due_on) <= 0);
        assert_true(day_cmp(at[k].work_on, span.from) >= 0);
        assert_true(day_cmp(at[k].due_on, span.to) <= 0);
        assert_true(calendar_works(&calendar, at[k].work_on));
        for (struct day skip = day_add(at[k].work_on, 1); day_cmp(skip, at[k].due_on) <= 0;
             skip = day_add(skip, 1))
            assert_false(calendar_works(&calendar, skip));
        k++;
    }
    assert_int_equal(k, n);
}

static void every_rhythm_agrees_with_walking_through_the_days(void **state)
{
    struct t *t = *state;
    unsigned seed = 20220311;

    for (int round = 0; round < 3000; round++) {
        struct duty_rule d = { .bound = CALENDAR_IN };
        struct due_span span;

        d.rhythm = (enum rhythm)(RHYTHM_MONTHLY + (int)(next_random(&seed) % 4));
        if (d.rhythm == RHYTHM_YEARLY && next_random(&seed) % 2)
            d.month = 1 + (int)(next_random(&seed) % 12);
        span.from = day_add(DAY(2021, 1, 1), (int)(next_random(&seed) % 800));
        span.to = day_add(span.from, (int)(next_random(&seed) % 1200));
        assert_as_naive(t, &d, span);
    }
}

static void rhythms_are_named_both_ways(void **state)
{
    (void)state;
    for (int r = 1; r < RHYTHM_COUNT; r++)
        assert_int_equal(rhythm_parse(rhythm_name((enum rhythm)r)), r);
    assert_int_equal(rhythm_parse(S("daily")), 0);
    for (int w = 1; w < DUE_WHATS; w++)
        assert_int_equal(due_what_parse(due_what_name((enum due_what)w)), w);
    assert_int_equal(due_what_parse(S("rest")), 0);
}

static void sessions_are_asked_only_of_those_who_meet(void **state)
{
    (void)state;
    assert_true(due_asked_of(DUE_SESSION, true));
    assert_false(due_asked_of(DUE_SESSION, false));
    assert_true(due_asked_of(DUE_REPORT, false));
    assert_false(due_asked_of(DUE_HIGH_POINT, true));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T(a_single_date_stands_even_outside_the_campaign),
        T(papers_move_off_days_off_and_meetings_do_not),
        T(meetings_of_every_month_keep_their_last_day),
        T(a_month_alone_is_due_on_its_last_day),
        T(a_window_is_due_at_its_end),
        T(an_open_window_ends_with_the_campaign),
        T(april_to_november_is_eight_months),
        T(yearly_in_november_over_three_years_is_three),
        T(a_yearly_day_is_kept_on_the_working_day_before_it),
        T(the_29th_of_february_falls_on_the_28th_in_other_years),
        T(a_quarterly_report_may_be_due_after_the_quarter),
        T(a_monthly_report_may_be_due_on_the_20th_of_the_month),
        T(a_rhythm_holds_only_in_its_own_part_of_the_campaign),
        T(a_rhythm_without_an_end_gives_nothing),
        T(every_rhythm_agrees_with_walking_through_the_days),
        T(rhythms_are_named_both_ways),
        T(sessions_are_asked_only_of_those_who_meet),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
