/* SPDX-License-Identifier: Apache-2.0 */
#include "base/ids.h"

#include <assert.h>

#include "base/clock.h"

enum { NODE_BITS = 10, COUNT_BITS = 12 };
#define EPOCH_MS INT64_C(1577836800000)

void ids_init(struct ids *ids, int node)
{
    assert(node >= 0 && node < 1 << NODE_BITS);
    atomic_init(&ids->last, 0);
    ids->node = node;
}

/* When one millisecond's count runs out the next millisecond is borrowed: ids stay unique and
 * ordered, and the clock catches up. */
int64_t ids_next(struct ids *ids)
{
    int64_t now = (clock_real_ms() - EPOCH_MS) << COUNT_BITS;
    int64_t last = atomic_load(&ids->last);
    int64_t next;

    do {
        next = now > last ? now : last + 1;
    } while (!atomic_compare_exchange_weak(&ids->last, &last, next));
    return (next >> COUNT_BITS) << (NODE_BITS + COUNT_BITS) | ids->node << COUNT_BITS |
           (next & ((1 << COUNT_BITS) - 1));
}
