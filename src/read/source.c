/* SPDX-License-Identifier: Apache-2.0 */
#include "read/source.h"

#include <assert.h>

#include "base/arena.h"
#include "read/source_out.h"
#include "text/messages.h"
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

static bool contains_early(struct str bytes, struct str what)
{
    return str_find((struct str){ bytes.p, bytes.n < 1024 ? bytes.n : 1024 }, what, 0) != SIZE_MAX;
}

static enum source_kind guess(struct str bytes)
{
    struct str s =
        str_trim(str_starts(bytes, S("\xef\xbb\xbf")) ? str_sub(bytes, 3, bytes.n) : bytes);

    if (!s.n || s.p[0] != '<')
        return SOURCE_MARKDOWN;
    if (contains_early(s, S("<html")) || contains_early(s, S("<HTML")) ||
        contains_early(s, S("<!DOCTYPE html")) || contains_early(s, S("<!doctype html")) ||
        contains_early(s, S("<body")) || contains_early(s, S("<div")) ||
        contains_early(s, S("<p")) || contains_early(s, S("<table")) ||
        contains_early(s, S("<meta")))
        return SOURCE_HTML;
    return SOURCE_MARKDOWN;
}

static enum err refuse(struct error *e, enum err r, enum lang lang, enum msg words)
{
    return error_set(e, r, "%s", msg_text(lang, words).p);
}

static enum err refuse_bytes(struct str bytes, enum source_kind kind, enum lang lang,
                             struct error *e)
{
    size_t bad;

    if (bytes.n > SOURCE_MOST)
        return refuse(e, E_TOO_LARGE, lang, M_BOX_FILE_TOO_LARGE);
    if (kind == SOURCE_DOCX || kind == SOURCE_PDF || kind == SOURCE_OCR ||
        str_starts(bytes, S("PK\x03\x04")) || str_starts(bytes, S("%PDF-")) ||
        str_starts(bytes, S("\xd0\xcf\x11\xe0")))
        return refuse(e, E_INVALID, lang, M_READ_OTHER_FORMAT);
    bad = vi_utf8_bad(bytes);
    if (bad != SIZE_MAX)
        return error_set(e, E_INVALID, "%s",
                         MSG(e->arena, lang, M_READ_NOT_UNICODE, { "n", .n = (int64_t)bad + 1 }).p);
    if (memchr(bytes.p ? bytes.p : "", '\0', bytes.n))
        return refuse(e, E_INVALID, lang, M_READ_NOT_TEXT);
    if (str_trim(bytes).n == 0)
        return refuse(e, E_INVALID, lang, M_READ_EMPTY);
    return OK;
}

enum err source_open(struct str bytes, enum source_kind kind, enum lang lang, struct arena *a,
                     struct read_source *ret, struct error *e)
{
    struct source_out o = { .arena = a,
                            .to = ret,
                            .text = { .max = (size_t)SOURCE_MOST * 3 + 64 },
                            .source = bytes };
    enum err r = refuse_bytes(bytes, kind, lang, e);

    if (r)
        return r;
    *ret = (struct read_source){ .kind = kind == SOURCE_AUTO ? guess(bytes) : kind };
    *ARENA_PUSH(a, ret->pages, ret->n_pages, ret->cap_pages) = 0;
    if (ret->kind == SOURCE_PLAIN)
        for (size_t i = 0; i < bytes.n;) {
            if (!source_out_run(&o, &i, true))
                source_out_rune(&o, &i);
        }
    else
        source_markup(&o, ret->kind == SOURCE_HTML);
    if (o.text.failed) {
        buf_done(&o.text);
        return refuse(e, E_TOO_LARGE, lang, M_READ_TOO_LONG);
    }
    ret->text = buf_take(&o.text, a);
    if (str_trim(ret->text).n == 0)
        return refuse(e, E_INVALID, lang, M_READ_NO_WORDS);
    return OK;
}

size_t source_byte(const struct read_source *s, size_t text_byte)
{
    size_t low = 0, high = s->n_marks;

    while (high - low > 1) {
        size_t mid = low + (high - low) / 2;

        if (s->marks[mid].text <= text_byte)
            low = mid;
        else
            high = mid;
    }
    return s->n_marks ? s->marks[low].source + (text_byte - s->marks[low].text) : 0;
}

size_t source_page(const struct read_source *s, size_t text_byte)
{
    size_t page = 1;

    while (page < s->n_pages && s->pages[page] <= text_byte)
        page++;
    return page;
}
