/* SPDX-License-Identifier: Apache-2.0 */
/* source_out.c - normalises as it writes, and keeps where each letter came from. */
#include <assert.h>

#include "base/arena.h"
#include "read/source/source.h"
#include "read/source/source_out__.h"
#include "text/vi.h"

static void mark(struct source_out *o, size_t source_at)
{
    struct read_source *to = o->to;
    struct source_mark *last = to->n_marks ? &to->marks[to->n_marks - 1] : NULL;

    assert(!to->n_marks || to->marks);
    if (last && last->source + (o->text.n - last->text) == source_at)
        return;
    if (last && last->text == o->text.n) {
        last->source = (uint32_t)source_at;
        return;
    }
    *ARENA_PUSH(o->arena, to->marks, to->n_marks, to->cap_marks) =
        (struct source_mark){ (uint32_t)o->text.n, (uint32_t)source_at };
}

char source_out_last(const struct source_out *o)
{
    return o->text.n && o->text.p ? o->text.p[o->text.n - 1] : '\n';
}

void source_out_trim(struct source_out *o)
{
    struct read_source *to = o->to;

    while (o->text.n && o->text.p[o->text.n - 1] == ' ')
        o->text.n--;
    while (to->n_marks && to->marks[to->n_marks - 1].text > o->text.n)
        to->n_marks--;
}

void source_out_char(struct source_out *o, char c, size_t source_at)
{
    if (c == '\n')
        source_out_trim(o);
    mark(o, source_at);
    buf_char(&o->text, c);
    if (c == '\f')
        *ARENA_PUSH(o->arena, o->to->pages, o->to->n_pages, o->to->cap_pages) = (uint32_t)o->text.n;
}

void source_out_lit(struct source_out *o, const char *text, size_t source_at)
{
    for (; *text; text++)
        source_out_char(o, *text, source_at);
}

/* Invisible characters that converters leave behind. */
static bool is_dropped(uint32_t r)
{
    return (r < 0x20 && r != '\t' && r != '\n' && r != '\f') || (r >= 0x7F && r < 0xA0) ||
           r == 0xAD || (r >= 0x200B && r <= 0x200F) || (r >= 0x202A && r <= 0x202E) ||
           r == 0x2060 || r == 0xFEFF || r == 0xFFFD;
}

static bool is_odd_blank(uint32_t r)
{
    return r == 0xA0 || (r >= 0x2000 && r <= 0x200A) || r == 0x202F || r == 0x205F || r == 0x3000;
}

void source_out_rune(struct source_out *o, size_t *i)
{
    size_t from = *i, next = *i;
    uint32_t r = vi_rune(o->source, &next);

    if (r == '\r') {
        *i = next;
        if (next >= o->source.n || o->source.p[next] != '\n')
            source_out_char(o, '\n', from);
    } else if (r == '\n' || r == '\f' || is_odd_blank(r) || r == 0x2028 || r == 0x2029) {
        *i = next;
        source_out_char(o, r == '\n' || r == '\f' ? (char)r : is_odd_blank(r) ? ' ' : '\n', from);
    } else if (is_dropped(r)) {
        *i = next;
    } else {
        mark(o, from);
        if (r < 0x80 && (next >= o->source.n || (unsigned char)o->source.p[next] < 0x80)) {
            buf_char(&o->text, (char)r);
            *i = next;
        } else {
            vi_compose_step(o->source, i, &o->text);
        }
    }
}

/* Bytes of the letter, figure or sign at i that no reader changes; 0 for any other. */
static size_t plain_at(struct str s, size_t i, bool blanks)
{
    unsigned char c = (unsigned char)s.p[i];

    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'))
        return 1;
    if (c < 0x80)
        return (c == ' ' && blanks) || c == ',' || c == '.' || c == '-' || c == '/' || c == ';';
    if (c >= 0xC3 && c <= 0xC6) /* À … ư */
        return 2;
    return c == 0xE1 && ((unsigned char)s.p[i + 1] | 1) == 0xBB ? 3 : 0; /* Ạ … ỹ */
}

bool source_out_run(struct source_out *o, size_t *i, bool blanks)
{
    struct str s = o->source;
    size_t from = *i, last = from, end = from, step;

    while (end < s.n && (step = plain_at(s, end, blanks)) != 0) {
        last = end;
        end += step;
    }
    /* a mark may follow the last letter */
    if (end < s.n && (unsigned char)s.p[end] >= 0x80)
        end = last;
    if (end == from)
        return false;
    mark(o, from);
    buf_add(&o->text, s.p + from, end - from);
    *i = end;
    return true;
}
