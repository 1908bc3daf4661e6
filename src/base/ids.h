/* ids.h - 63-bit ids made in C: time-ordered, unique over nodes. Strings in JSON.
 *
 * 41 bits of milliseconds since 2020-01-01 UTC (real clock), 10 bits of node, 12 bits of count. */
#pragma once

#include <stdatomic.h>
#include <stddef.h>
#include <stdint.h>

struct ids {
    _Atomic int64_t last; /* the last id given out, without its node bits */
    int64_t node;         /* 0 … 1023 */
};

void ids_init(struct ids *ids, int node);
/* Safe from any thread. */
int64_t ids_next(struct ids *ids);

enum { IDS_BLOCK_MAX = 1 << 12 };
/* The first of n ids that follow each other, for rows that one statement makes; n <= IDS_BLOCK_MAX. */
int64_t ids_block(struct ids *ids, size_t n);
