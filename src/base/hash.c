/* SPDX-License-Identifier: Apache-2.0 */
#include "base/hash.h"

#include <assert.h>
#include <sodium.h>

#include "base/arena.h"

struct str hash_hex(struct arena *a, struct str bytes)
{
    unsigned char digest[crypto_hash_sha256_BYTES];
    char *text = arena_alloc(a, sizeof(digest) * 2 + 1, 1);

    assert(a);
    assert(bytes.p || !bytes.n);
    (void)crypto_hash_sha256(digest, (const unsigned char *)bytes.p, bytes.n);
    sodium_bin2hex(text, sizeof(digest) * 2 + 1, digest, sizeof(digest));
    return str_of(text);
}
