/* SPDX-License-Identifier: Apache-2.0 */
#include "doc/clean.h"

#include "base/arena.h"
#include "base/buf.h"
#include "text/utf8.h"
#include "text/vi.h"

static bool allowed(uint32_t rune)
{
    return rune == '\n' || (rune >= 0x20 && rune < 0x7F) ||
           (rune >= 0xA0 && (rune & 0xFFFE) != 0xFFFE && rune != 0xFEFF);
}

struct str clean_text(struct arena *a, struct str s)
{
    CLEANUP(buf_done) struct buf b = { .max = s.n * 3 + 64 };
    size_t at = 0;

    while (at < s.n) {
        uint32_t rune = 0xFFFD;

        if (utf8_length(s, at))
            rune = vi_rune(s, &at);
        else
            at++;
        if (rune == '\t' || rune == 0x2028 || rune == 0x2029)
            rune = ' ';
        if (allowed(rune))
            buf_rune(&b, rune);
    }
    return vi_compose(a, buf_view(&b));
}

struct str clean_upper(struct arena *a, struct str s)
{
    return vi_upper(a, clean_text(a, s));
}
