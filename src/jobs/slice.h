/* slice.h - long writing in many short transactions, with room for others between them.
 *
 * Nobody who writes waits for more than one slice: after each the thread rests for as long as it took. */
#pragma once

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* How many rows the next slice has, behind one of so many that took so long: fewer on a slow machine or engine, up
 * to `most` again as it goes. */
size_t slice_rows(size_t rows, int64_t took_ms, size_t most);
/* Rests after a slice that began at that time of clock_monotonic_ms; whoever waits to write comes first. */
void slice_rest(int64_t began_ms);
/* stopping: NULL where nobody may ask to stop. */
bool slice_is_told_to_stop(const atomic_bool *stopping);
