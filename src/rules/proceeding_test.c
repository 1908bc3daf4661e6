/* SPDX-License-Identifier: Apache-2.0 */
#include "rules/proceeding.h"
#include "t.h"

#define LINES                                 \
    "— Mở đầu\n"                       \
    "1. Nêu lý do (5 phút)\n"              \
    "— Nội dung\n"                        \
    "2. Thảo luận, góp ý (45 phút);\n" \
    "3. Tự phê bình (2 lượt)\n"        \
    "— Kết thúc\n"                       \
    "4. Kết luận"

static void lines_become_steps_with_words_minutes_and_parts(void **state)
{
    struct t *t = *state;
    struct proceeding_step *steps;

    assert_int_equal(proceeding_steps(t->arena, S(LINES), &steps), 4);
    T_STR(steps[0].label, "1");
    T_STR(steps[0].words, "Nêu lý do");
    assert_int_equal(steps[0].minutes, 5);
    assert_int_equal(steps[0].part, PROCEEDING_OPENING);
    T_STR(steps[1].words, "Thảo luận, góp ý");
    assert_int_equal(steps[1].minutes, 45);
    T_STR(steps[2].words, "Tự phê bình (2 lượt)");
    assert_int_equal(steps[2].minutes, 0);
    assert_int_equal(steps[3].part, PROCEEDING_CLOSING);
    assert_int_equal(proceeding_sum(steps, 4), 50);
}

static void steps_written_as_lines_read_the_same_again(void **state)
{
    struct t *t = *state;
    struct proceeding_step *steps, *again;
    size_t n = proceeding_steps(t->arena, S(LINES), &steps);
    struct str lines = proceeding_lines(t->arena, steps, n);

    assert_int_equal(proceeding_steps(t->arena, lines, &again), n);
    for (size_t i = 0; i < n; i++) {
        assert_true(str_eq(steps[i].label, again[i].label));
        assert_true(str_eq(steps[i].words, again[i].words));
        assert_int_equal(steps[i].minutes, again[i].minutes);
        assert_int_equal(steps[i].part, again[i].part);
    }
    assert_true(str_eq(lines, proceeding_lines(t->arena, again, n)));
}

static void minutes_are_digits_within_a_working_day(void **state)
{
    static const char *const bad[] = { "0",   "-5", "abc",    "481",
                                       "1.5", "",   "5 phút", "99999999999999999999" };
    int64_t minutes = 7;

    (void)state;
    for (size_t i = 0; i < COUNT(bad); i++)
        assert_false(proceeding_minutes(str_of(bad[i]), &minutes));
    assert_true(proceeding_minutes(S("480"), &minutes));
    assert_int_equal(minutes, 480);
}

static struct proceeding_row row(const char *words, const char *label, int64_t was, int64_t place)
{
    return (struct proceeding_row){ .step = { .label = str_of(label), .words = str_of(words) },
                                    .was = was,
                                    .place = place };
}

static struct str order(struct t *t, const struct proceeding_row *rows, size_t n)
{
    struct str all = S("");

    for (size_t i = 0; i < n; i++)
        all = str_fmt(t->arena, "%.*s%.*s", STR_ARGS(all), STR_ARGS(rows[i].step.words));
    return all;
}

static void a_step_takes_the_place_that_it_asks_for(void **state)
{
    struct t *t = *state;
    struct proceeding_row up[] = { row("a", "1", 1, 1), row("b", "2", 2, 2), row("c", "3", 3, 1) };
    struct proceeding_row down[] = { row("a", "1", 1, 3), row("b", "2", 2, 2),
                                     row("c", "3", 3, 3) };
    struct proceeding_row fresh[] = { row("a", "1", 1, 1), row("b", "2", 2, 2), row("n", "", 0, 2),
                                      row("z", "", 0, 0) };

    proceeding_arrange(t->arena, up, COUNT(up));
    T_STR(order(t, up, COUNT(up)), "cab");
    proceeding_arrange(t->arena, down, COUNT(down));
    T_STR(order(t, down, COUNT(down)), "bca");
    proceeding_arrange(t->arena, fresh, COUNT(fresh));
    T_STR(order(t, fresh, COUNT(fresh)), "anbz");
    T_STR(fresh[3].step.label, "4");
}

static void labels_that_do_not_count_stay_with_their_steps(void **state)
{
    struct t *t = *state;
    struct proceeding_row rows[] = { row("x", "a", 1, 2), row("y", "b", 2, 2) };

    proceeding_arrange(t->arena, rows, COUNT(rows));
    T_STR(order(t, rows, COUNT(rows)), "yx");
    T_STR(rows[0].step.label, "b");
    T_STR(rows[1].step.label, "a");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T(lines_become_steps_with_words_minutes_and_parts),
        T(steps_written_as_lines_read_the_same_again),
        T(minutes_are_digits_within_a_working_day),
        T(a_step_takes_the_place_that_it_asks_for),
        T(labels_that_do_not_count_stay_with_their_steps),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
