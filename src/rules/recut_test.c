/* SPDX-License-Identifier: Apache-2.0 */
#include <stdlib.h>
#include <string.h>

#include "rules/recut.h"
#include "t.h"

static const struct calendar calendar = { NULL, 0 };

#define DAY(...) ((struct day){ __VA_ARGS__ })
#define ALWAYS   DAY(1900, 1, 1)

enum { PERIODS_MAX = 12 };

/* A series as it was settled by its rules; today is 20/05/2022. */
struct settled {
    struct recut in;
    struct recut_member members[2];
    struct recut_period periods[PERIODS_MAX];
};

static void settle(struct t *t, struct settled *s, const struct duty_rule *rules, size_t n,
                   struct due_span span)
{
    struct series_plan plan = series_propose(rules, n, span, ALWAYS, &calendar, t->arena);

    assert_true(plan.n <= PERIODS_MAX);
    *s = (struct settled){ .in = { .n_periods = plan.n,
                                   .n_members = n,
                                   .was = span,
                                   .is = span,
                                   .today = { 2022, 5, 20 },
                                   .calendar = &calendar } };
    s->in.periods = s->periods;
    s->in.members = s->members;
    for (size_t i = 0; i < n; i++)
        s->members[i] = (struct recut_member){ rules[i], rules[i] };
    for (size_t k = 0; k < plan.n; k++) {
        s->periods[k] = (struct recut_period){ .from = plan.periods[k].from,
                                               .to = plan.periods[k].to,
                                               .guessed = plan.periods[k].guessed,
                                               .of = plan.periods[k].of };
        memcpy(s->periods[k].slot, plan.periods[k].slot, SLOT_TEXT);
    }
}

static const struct duty_rule by_the_25th = { .rhythm = RHYTHM_MONTHLY,
                                              .bound = CALENDAR_BY,
                                              .day = -25 };
static const struct duty_rule behind_the_month = { .rhythm = RHYTHM_MONTHLY, .bound = CALENDAR_BY };
static const struct due_span from_april_to_july = { { 2022, 4, 1 }, { 2022, 7, 31 } };

static void assert_day(struct day is, struct day wanted)
{
    assert_int_equal(day_cmp(is, wanted), 0);
}

static void what_is_not_amended_stays(void **state)
{
    struct t *t = *state;
    struct settled s;
    struct recut_plan plan;

    settle(t, &s, &by_the_25th, 1, from_april_to_july);
    s.periods[2].to = DAY(2022, 6, 20); /* by hand */
    s.periods[3].from = DAY(2022, 6, 21);
    s.periods[3].of[0] = (struct series_date){ { 2022, 7, 29 }, { 2022, 7, 29 } };
    plan = recut(&s.in, t->arena);
    assert_int_equal(plan.snag, RECUT_FITS);
    assert_int_equal(plan.n, s.in.n_periods);
    assert_day(plan.periods[2].to, DAY(2022, 6, 20));
    assert_day(plan.periods[3].from, DAY(2022, 6, 21));
    assert_day(plan.periods[3].of[0].due_on, DAY(2022, 7, 29));
}

static void a_day_is_moved_with_its_cut_and_what_has_passed_stays(void **state)
{
    struct t *t = *state;
    struct settled s;
    struct recut_plan plan;

    settle(t, &s, &by_the_25th, 1, from_april_to_july);
    s.members[0].after.day = -15;
    plan = recut(&s.in, t->arena);
    assert_int_equal(plan.snag, RECUT_FITS);
    assert_day(plan.periods[0].of[0].due_on, DAY(2022, 4, 25)); /* over by both days */
    assert_day(plan.periods[2].of[0].due_on, DAY(2022, 6, 15));
    assert_day(plan.periods[2].to, DAY(2022, 6, 14));
    assert_day(plan.periods[3].from, DAY(2022, 6, 15));
}

static void a_cut_moves_only_behind_the_last_one_that_was_sent(void **state)
{
    struct t *t = *state;
    struct settled s;
    struct recut_plan plan;

    settle(t, &s, &by_the_25th, 1, from_april_to_july);
    s.periods[1].sent = true;
    s.members[0].after.day = -28;
    plan = recut(&s.in, t->arena);
    assert_int_equal(plan.snag, RECUT_FITS);
    assert_day(plan.periods[1].to, DAY(2022, 5, 24));
    assert_day(plan.periods[1].of[0].due_on,
               DAY(2022, 5, 28)); /* put off for those who still owe it */
    assert_day(plan.periods[2].from, DAY(2022, 5, 25));
    assert_day(plan.periods[2].to, DAY(2022, 6, 27));
}

static void a_day_before_a_fixed_cut_is_refused(void **state)
{
    struct t *t = *state;
    struct settled s;
    struct recut_plan plan;

    settle(t, &s, &by_the_25th, 1, from_april_to_july);
    s.in.today = DAY(2022, 5, 2);
    s.periods[1].sent = true;
    s.members[0].after.day = -10;
    plan = recut(&s.in, t->arena);
    assert_int_equal(plan.snag, RECUT_DUE_BEFORE_CUT);
    assert_int_equal(plan.at, 1);
}

static void what_was_sent_stays_asked(void **state)
{
    struct t *t = *state;
    struct settled s;
    struct recut_plan plan;

    settle(t, &s, &by_the_25th, 1, from_april_to_july);
    s.periods[1].sent = true;
    s.in.is.to = DAY(2022, 4, 30);
    plan = recut(&s.in, t->arena);
    assert_int_equal(plan.snag, RECUT_STILL_ASKED);
    assert_int_equal(plan.at, 1);
}

static void a_longer_campaign_has_further_periods(void **state)
{
    struct t *t = *state;
    struct settled s;
    struct recut_plan plan;

    settle(t, &s, &behind_the_month, 1, from_april_to_july);
    s.in.is.to = DAY(2022, 9, 15);
    plan = recut(&s.in, t->arena);
    assert_int_equal(plan.n, 6);
    assert_day(plan.periods[3].to, DAY(2022, 7, 31));
    assert_int_equal(plan.periods[4].was, -1);
    assert_string_equal(plan.periods[4].slot, "2022-08");
    assert_day(plan.periods[5].from, DAY(2022, 9, 1));
    assert_day(plan.periods[5].to, DAY(2022, 9, 15));
    assert_false(day_is(plan.rest_from));
}

static void a_shorter_one_lets_go_of_those_that_nobody_has_begun(void **state)
{
    struct t *t = *state;
    struct settled s;
    struct recut_plan plan;

    settle(t, &s, &behind_the_month, 1, from_april_to_july);
    s.periods[2].begun = true;
    s.in.is.to = DAY(2022, 5, 31);
    plan = recut(&s.in, t->arena);
    assert_int_equal(plan.snag, RECUT_FITS);
    assert_false(plan.periods[2].gone);
    assert_false(day_is(plan.periods[2].of[0].due_on));
    assert_true(plan.periods[3].gone);
}

static void a_tier_that_joins_is_asked_for_what_still_comes(void **state)
{
    struct t *t = *state;
    struct duty_rule two[2] = { behind_the_month, behind_the_month };
    struct settled s;
    struct recut_plan plan;

    settle(t, &s, two, 2, from_april_to_july);
    s.members[1].before = (struct duty_rule){ 0 };
    s.members[1].after.day = 3;
    for (size_t k = 0; k < s.in.n_periods; k++)
        s.periods[k].of[1] = (struct series_date){ 0 };
    plan = recut(&s.in, t->arena);
    assert_int_equal(plan.snag, RECUT_FITS);
    assert_false(day_is(plan.periods[0].of[1].due_on)); /* 3/5 has passed */
    assert_day(plan.periods[1].of[1].due_on, DAY(2022, 6, 3));
    assert_day(plan.periods[1].of[0].due_on, s.periods[1].of[0].due_on);
    assert_day(plan.periods[1].to, DAY(2022, 5, 31));
}

static void a_single_is_one_period_by_whatever_day(void **state)
{
    struct t *t = *state;
    struct duty_rule once = { .rhythm = RHYTHM_ONCE,
                              .bound = CALENDAR_BY,
                              .due_on = { 2022, 6, 10 } };
    struct settled s;
    struct recut_plan plan;

    settle(t, &s, &once, 1, from_april_to_july);
    s.members[0].after.due_on = DAY(2022, 7, 1);
    plan = recut(&s.in, t->arena);
    assert_int_equal(plan.n, 1);
    assert_int_equal(plan.periods[0].was, 0);
    assert_string_equal(plan.periods[0].slot, "2022-07-01");
    assert_day(plan.periods[0].to, DAY(2022, 6, 30));
    assert_day(plan.rest_from, DAY(2022, 7, 1));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T(what_is_not_amended_stays),
        T(a_day_is_moved_with_its_cut_and_what_has_passed_stays),
        T(a_cut_moves_only_behind_the_last_one_that_was_sent),
        T(a_day_before_a_fixed_cut_is_refused),
        T(what_was_sent_stays_asked),
        T(a_longer_campaign_has_further_periods),
        T(a_shorter_one_lets_go_of_those_that_nobody_has_begun),
        T(a_tier_that_joins_is_asked_for_what_still_comes),
        T(a_single_is_one_period_by_whatever_day),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
