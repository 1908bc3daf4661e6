/* SPDX-License-Identifier: Apache-2.0 */
#include "failures/failures.h"

#include <string.h>

static struct history *open_with(void **state, bool rest_period)
{
    const struct h_plan plan = { .branches_day = 3,
                                 .communes_day = 7,
                                 .once = { 2022, 5, 20 },
                                 .quarter_day = -25,
                                 .rest_period = rest_period };
    struct t *t = *state;
    struct history *h = arena_new(t->arena, struct history);

    store_in_memory(t);
    history_open(t, h, &plan);
    return h;
}

struct history *failures_open(void **state)
{
    return open_with(state, true);
}

struct history *failures_open_without_rest(void **state)
{
    return open_with(state, false);
}

void be_on(struct history *h, const char *day)
{
    history_be_on(h, history_day(day));
}

static int line_named(const char *indicator)
{
    int line = 0;

    while (line < LINES && strcmp(history_lines[line], indicator) != 0)
        line++;
    assert_true(line < LINES);
    return line;
}

static struct total look(struct history *h, int unit, int period)
{
    struct total total;

    T_OK(h->t, total_load(world_as(&h->w, h->units[unit].clerk), h->units[unit].id,
                          h->periods[period].id, &total));
    return total;
}

int64_t total_of(struct history *h, int unit, int period, const char *indicator)
{
    return look(h, unit, period).sums[line_named(indicator)];
}

int64_t unreported_at(struct history *h, int unit, int period)
{
    return look(h, unit, period).unreported;
}

struct shown report_of(struct history *h, int unit, int period, const char *indicator)
{
    const struct report_key key = { .org_id = h->units[unit].id,
                                    .period_id = h->periods[period].id };
    int line = line_named(indicator);
    struct report report;

    T_OK(h->t, report_load(world_as(&h->w, h->units[unit].reporter), &key, &report));
    return (struct shown){ report.lines[line].value, report.lines[line].carried };
}

void assert_told(struct history *h, const char *words)
{
    if (!strstr(h->t->error->message, words))
        fail_msg("not told \"%s\": %s", words, h->t->error->message);
}

void bring_in(struct history *h, int unit, int period)
{
    assert_int_equal(history_send(h, unit, period), OK);
    assert_int_equal(history_receive(h, unit, period, NULL), OK);
}
