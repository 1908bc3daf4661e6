/* SPDX-License-Identifier: Apache-2.0 */
#include "text/name.h"

#include <assert.h>
#include <utf8proc.h>

#include "base/arena.h"
#include "base/buf.h"
#include "text/messages.h"
#include "text/vi.h"

static utf8proc_category_t category(uint32_t rune)
{
    return utf8proc_category((utf8proc_int32_t)rune);
}

static bool ends_line(uint32_t rune)
{
    return (rune >= '\n' && rune <= '\r') || rune == 0x85 || rune == 0x2028 || rune == 0x2029;
}

/* Marks of direction and joining, soft hyphens, controls: what comes along when text is copied. */
static bool is_unseen(uint32_t rune)
{
    utf8proc_category_t is = category(rune);

    return is == UTF8PROC_CATEGORY_CF || is == UTF8PROC_CATEGORY_CC;
}

static bool is_blank(uint32_t rune)
{
    return rune == '\t' || category(rune) == UTF8PROC_CATEGORY_ZS;
}

/* False when a second line begins. */
static bool copy_seen(struct str s, struct buf *out)
{
    bool blank = false;

    for (size_t i = 0; i < s.n;) {
        uint32_t rune = vi_rune(s, &i);

        if (ends_line(rune))
            return false;
        if (is_blank(rune)) {
            blank = true;
            continue;
        }
        if (is_unseen(rune))
            continue;
        if (blank && out->n)
            buf_char(out, ' ');
        blank = false;
        buf_rune(out, rune);
    }
    return true;
}

static bool has_letter(struct str s)
{
    for (size_t i = 0; i < s.n;) {
        utf8proc_category_t is = category(vi_rune(s, &i));

        if (is >= UTF8PROC_CATEGORY_LU && is <= UTF8PROC_CATEGORY_LO)
            return true;
    }
    return false;
}

enum name_fault name_clean(struct arena *a, struct str raw, struct str *ret_name)
{
    struct buf out = { .max = raw.n + 1 };
    struct str trimmed = str_trim(raw), name;
    size_t n;

    assert(a);
    assert(ret_name);
    if (vi_utf8_bad(raw) != SIZE_MAX)
        return NAME_BROKEN;
    buf_str(&out, S(""));
    if (!copy_seen(trimmed, &out)) {
        buf_done(&out);
        return NAME_LINES;
    }
    name = vi_compose(a, buf_take(&out, a));
    n = vi_rune_count(name);
    if (n < NAME_LEAST)
        return NAME_SHORT;
    if (n > NAME_MOST)
        return NAME_LONG;
    if (!has_letter(name))
        return NAME_NO_LETTER;
    *ret_name = name;
    return NAME_TAKEN;
}

struct str name_fault_words(struct arena *a, enum lang lang, enum name_fault fault)
{
    switch (fault) {
    case NAME_TAKEN:
        return S("");
    case NAME_BROKEN:
        return msg_text(lang, M_NAME_BROKEN);
    case NAME_LINES:
        return msg_text(lang, M_NAME_LINES);
    case NAME_SHORT:
        return MSG(a, lang, M_NAME_SHORT, { "n", .n = NAME_LEAST });
    case NAME_LONG:
        return MSG(a, lang, M_NAME_LONG, { "n", .n = NAME_MOST });
    case NAME_NO_LETTER:
        return msg_text(lang, M_NAME_NO_LETTER);
    }
    return S("");
}

struct str name_find_key(struct arena *a, struct str name)
{
    return str_trim(vi_fold(a, name, NULL));
}
