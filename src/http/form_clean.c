/* SPDX-License-Identifier: Apache-2.0 */
#include "http/form_clean.h"

#include "base/arena.h"
#include "text/vi.h"

static bool has_lines(enum field_kind kind)
{
    return kind == FIELD_KIND_LINES || kind == FIELD_KIND_TEXTS || kind == FIELD_KIND_TEXTS_BY_ID;
}

/* What a control byte becomes; 0 drops it. Word and PDF viewers put VT and FF between lines. */
static char replaced(char c, bool lines)
{
    switch (c) {
    case '\n':
    case '\v':
    case '\f':
        return lines ? '\n' : ' ';
    case '\t':
        return lines ? '\t' : ' ';
    default:
        return 0;
    }
}

static bool is_control(char c)
{
    return (unsigned char)c < 0x20 || c == 0x7F;
}

/* into: as much room as raw has bytes. Returns how many it wrote. */
static size_t copy_without_controls(struct str raw, bool lines, char *into)
{
    size_t n = 0;

    for (size_t i = 0; i < raw.n; i++) {
        char c = raw.p[i];

        if (c == '\r') {
            if (i + 1 < raw.n && raw.p[i + 1] == '\n')
                continue;
            c = '\n';
        }
        if (is_control(c))
            c = replaced(c, lines);
        if (c)
            into[n++] = c;
    }
    return n;
}

struct str form__clean(struct str raw, enum field_kind kind, struct arena *a)
{
    char *text = arena_alloc(a, raw.n + 1, 1);
    struct str s = { text, copy_without_controls(raw, has_lines(kind), text) };

    if (kind != FIELD_KIND_SECRET)
        s = str_trim(s);
    text[s.p + s.n - text] = '\0';
    return vi_is_composed(s) ? s : vi_compose(a, s);
}

struct str form__clean_filename(struct str raw, struct arena *a)
{
    size_t from = raw.n;

    while (from && raw.p[from - 1] != '/' && raw.p[from - 1] != '\\')
        from--;
    return form__clean(str_sub(raw, from, raw.n), FIELD_KIND_TEXT, a);
}
