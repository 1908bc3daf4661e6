/* SPDX-License-Identifier: Apache-2.0 */
#include "read/source/source.h"

#include <assert.h>

#include "base/arena.h"
#include "read/source/source_out__.h"
#include "text/messages.h"
#include "text/vi.h"

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

    assert(ret && e);
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

    assert(s);
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

    assert(s);
    while (page < s->n_pages && s->pages[page] <= text_byte)
        page++;
    return page;
}
