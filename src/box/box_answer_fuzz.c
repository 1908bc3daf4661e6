/* SPDX-License-Identifier: Apache-2.0 */
/* Input: what a worker says that a file has taken over. */
#include <assert.h>

#include "base/arena.h"
#include "box/box_read.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena *a = arena_open(0);
    struct reading reading;
    struct error e;
    enum err r;

    error_init(&e, a);
    r = box_read_answer((struct str){ (const char *)data, size }, LANG_VI, a, &reading, &e);
    assert(r == OK || (r == E_INVALID && e.message));
    arena_close(&a);
    return 0;
}
