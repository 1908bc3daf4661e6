/* SPDX-License-Identifier: Apache-2.0 */
#include "jobs/slice.h"

#include <time.h>

#include "base/clock.h"

enum { REST_LEAST_MS = 10, REST_MOST_MS = 500 };
/* Whoever waits should wait less than 50 ms, commit included. */
enum { LONG_MS = 25, SHORT_MS = 12, ROWS_LEAST = 40 };

size_t slice_rows(size_t rows, int64_t took_ms, size_t most)
{
    if (took_ms > LONG_MS)
        rows /= 2;
    else if (took_ms < SHORT_MS)
        rows += rows / 2;
    rows = rows > ROWS_LEAST ? rows : ROWS_LEAST;
    return rows < most ? rows : most;
}

/* Who waits for SQLite's lock looks every few milliseconds: a shorter rest would let nobody in. */
void slice_rest(int64_t began_ms)
{
    int64_t rest = clock_monotonic_ms() - began_ms;
    struct timespec t = { 0 };

    if (rest < REST_LEAST_MS)
        rest = REST_LEAST_MS;
    t.tv_nsec = (rest < REST_MOST_MS ? rest : REST_MOST_MS) * 1000000L;
    (void)nanosleep(&t, NULL);
}

bool slice_is_told_to_stop(const atomic_bool *stopping)
{
    return stopping && atomic_load(stopping);
}
