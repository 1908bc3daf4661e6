/* SPDX-License-Identifier: Apache-2.0 */
#include "text/utf8.h"

#include <assert.h>

/* The bounds of the second byte keep out overlong forms, surrogates and what is past U+10FFFF
 * (Unicode 15, table 3-7). */
static size_t length_by_first(unsigned char first, unsigned char *ret_least,
                              unsigned char *ret_most)
{
    *ret_least = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
    *ret_most = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
    if (first < 0x80)
        return 1;
    if (first < 0xC2)
        return 0;
    if (first < 0xE0)
        return 2;
    if (first < 0xF0)
        return 3;
    return first < 0xF5 ? 4 : 0;
}

size_t utf8_length_of_many(struct str s, size_t i)
{
    unsigned char least, most;
    size_t n = length_by_first((unsigned char)s.p[i], &least, &most);

    assert(i < s.n);
    if (n > s.n - i)
        return 0;
    for (size_t k = 1; k < n; k++) {
        unsigned char c = (unsigned char)s.p[i + k];

        if (c < least || c > most)
            return 0;
        least = 0x80;
        most = 0xBF;
    }
    return n;
}
