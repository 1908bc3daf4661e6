/* SPDX-License-Identifier: Apache-2.0 */
#include "base/ids.h"

#include <assert.h>

#include "base/clock.h"

enum { NODE_BITS = 10, COUNT_BITS = 12 };

static_assert(IDS_BLOCK_MAX == 1 << COUNT_BITS, "a block lies within one millisecond");
#define EPOCH_MS INT64_C(1577836800000)

void ids_init(struct ids *ids, int node)
{
    assert(node >= 0 && node < 1 << NODE_BITS);
    atomic_init(&ids->last, 0);
    ids->node = node;
}

/* Where a block fits that begins behind `last`: within one millisecond's count. */
static int64_t fitting(int64_t at, int64_t n)
{
    int64_t count = at & (IDS_BLOCK_MAX - 1);

    return count + n <= IDS_BLOCK_MAX ? at : at - count + IDS_BLOCK_MAX;
}

/* When one millisecond's count runs out the next millisecond is borrowed: ids stay unique and
 * ordered, and the clock catches up. */
int64_t ids_block(struct ids *ids, size_t n)
{
    int64_t now = (clock_real_ms() - EPOCH_MS) << COUNT_BITS;
    int64_t last = atomic_load(&ids->last);
    int64_t first;

    assert(ids && n > 0 && n <= IDS_BLOCK_MAX);
    do {
        first = fitting(now > last ? now : last + 1, (int64_t)n);
    } while (!atomic_compare_exchange_weak(&ids->last, &last, first + (int64_t)n - 1));
    return (first >> COUNT_BITS) << (NODE_BITS + COUNT_BITS) | ids->node << COUNT_BITS |
           (first & (IDS_BLOCK_MAX - 1));
}

int64_t ids_next(struct ids *ids)
{
    return ids_block(ids, 1);
}
