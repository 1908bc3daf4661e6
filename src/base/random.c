/* SPDX-License-Identifier: Apache-2.0 */
#include "base/random.h"

#include <assert.h>
#include <sodium.h>

#include "base/arena.h"

void random_bytes(void *p, size_t n)
{
    assert(p || !n);
    randombytes_buf(p, n);
}

struct str random_token(struct arena *a, size_t n)
{
    unsigned char bytes[64];
    size_t room = sodium_base64_ENCODED_LEN(n, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
    char *text = arena_alloc(a, room, 1);

    assert(a);
    assert(n > 0);
    assert(n <= sizeof(bytes));
    random_bytes(bytes, n);
    sodium_bin2base64(text, room, bytes, n, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
    sodium_memzero(bytes, sizeof(bytes));
    return str_of(text);
}
