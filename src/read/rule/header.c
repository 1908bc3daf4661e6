/* SPDX-License-Identifier: Apache-2.0 */
/* header.c - number, place and day, type and title at the head of the first page. */
#include <assert.h>

#include "base/arena.h"
#include "read/rule/doctype.h"
#include "read/rule/rule.h"
#include "read/rules.h"
#include "read/sheet/scan.h"

/* Where the head ends: the name of the kind, else the first words of the body. */
static size_t head_end(const struct sheet *s)
{
    if (s->type)
        return s->type_words.from;
    if (s->body_from)
        return s->body_from;
    return s->n < 1500 ? s->n : 1500;
}

/* "Số      -KH/ĐU": the number is not filled in yet. */
static bool blank_number(struct sheet *s, struct reading *r, size_t at)
{
    struct scan_symbol symbol;
    size_t i = at;

    while (s->f[i] == '.' || s->f[i] == '_' || s->f[i] == ' ' || s->f[i] == '\t')
        i++;
    if ((s->f[i] != '-' && s->f[i] != '/') || i == 0)
        return false;
    /* read the codes as if a number stood before the dash */
    char kept = s->f[i - 1];

    s->f[i - 1] = '0';
    bool found = scan_symbol(s, i - 1, &symbol);

    s->f[i - 1] = kept;
    if (!found)
        return false;
    r->symbol = rule_field(s, i, symbol.end);
    r->symbol.text = arena_str(s->out, symbol.symbol);
    return true;
}

static bool number_at(struct sheet *s, struct reading *r, size_t at, size_t from)
{
    struct scan_symbol symbol;

    while (s->f[at] == ':' || s->f[at] == '.' || s->f[at] == ' ' || s->f[at] == '\t')
        at++;
    if (!scan_symbol(s, at, &symbol))
        return from < at && blank_number(s, r, at);
    r->number = rule_field(s, symbol.number.from, symbol.number.to);
    if (sheet_is_mended(s, symbol.number.from, symbol.number.to)) {
        r->number.text = arena_str(s->out, symbol.number_text);
        r->number.doubt = DOUBT_FIGURE_MENDED;
    }
    r->symbol = rule_field(s, symbol.number.to, symbol.end);
    r->symbol.text = arena_str(s->out, symbol.symbol);
    return true;
}

void rule_number(struct sheet *s, struct reading *r)
{
    size_t end = head_end(s);

    assert(r);
    for (size_t at = 0; (at = scan_find(s, at, end, "so")) != SIZE_MAX; at++)
        if (number_at(s, r, at + 2, at))
            return;
    /* the word itself may be lost; then the symbol stands at the start of a line */
    for (size_t k = 0; k < s->n_lines && s->lines[k].from < end; k++)
        if (scan_is_digit(s->f[s->lines[k].from]) &&
            number_at(s, r, s->lines[k].from, s->lines[k].from))
            return;
    /* under the title, as some offices print it */
    for (size_t k = sheet_line_of(s, end); k < s->n_lines && s->lines[k].from < s->body_from; k++)
        if (scan_phrase(s, s->lines[k].from, "so") &&
            number_at(s, r, s->lines[k].from + 2, s->lines[k].from))
            return;
}

/* "Thành phố Vinh", "thị xã Kỳ Anh": small words that belong to a name. */
static bool names_kind(const struct sheet *s, size_t word)
{
    static const char *const kinds[] = { "pho",       "xa",     "tran",     "phuong", "huyen",
                                         "thanh pho", "thi xa", "thi tran", NULL };

    return scan_any(s, word, kinds) != 0;
}

/* Words with a capital each before the comma, back to whatever else shares the line. */
static struct piece place_before(const struct sheet *s, size_t at)
{
    size_t to = at, from;

    while (to > 0 && (s->f[to - 1] == ' ' || s->f[to - 1] == ','))
        to--;
    from = to;
    while (from > 0) {
        size_t word = from;
        bool caps = true;

        while (word > 0 &&
               (scan_is_word(s->f[word - 1]) || s->f[word - 1] == '.' || s->f[word - 1] == '\''))
            word--;
        if (word == from) {
            if (s->f[from - 1] != '-')
                break;
            word = from - 1;
        } else {
            for (size_t i = word; i < from; i++)
                caps &= s->upper[i] || !scan_is_word(s->f[i]);
            if (!s->upper[word] && !names_kind(s, word) &&
                !(scan_is_digit(s->f[word]) && from - word <= 2))
                break;
            /* capitals all through belong to the other column: "HÀ NỘI Hà Nội, ngày …" */
            if (caps && from - word >= 2 && s->upper[word] && !scan_phrase(s, word, "tp"))
                break;
        }
        from = word;
        if (from == 0 || s->f[from - 1] != ' ')
            break;
        from--;
        if (scan_is_blank(s->f[from]) && from > 0 && scan_is_blank(s->f[from - 1]))
            break;
    }
    return sheet_trim_bare(s, from, to);
}

static bool place_date_at(struct sheet *s, struct reading *r, size_t at)
{
    struct scan_date d;
    struct piece place;

    if (!scan_date_words(s, at, &d) || !d.year)
        return false;
    place = place_before(s, at);
    if (place.from < place.to && s->f[at - 1] != '\n')
        r->place = rule_field(s, place.from, place.to);
    r->date = rule_field(s, d.from, d.to);
    r->date.text = scan_date_iso(s->out, &d);
    if (d.blank_day)
        r->date.doubt = DOUBT_DAY_MISSING;
    else if (!scan_date_exists(&d))
        r->date.doubt = DOUBT_DATE_IMPOSSIBLE;
    else if (sheet_is_mended(s, d.from, d.to))
        r->date.doubt = DOUBT_FIGURE_MENDED;
    return true;
}

void rule_place_date(struct sheet *s, struct reading *r)
{
    size_t end = head_end(s);

    assert(r);
    for (size_t at = 0; (at = scan_find(s, at, end, "ngay")) != SIZE_MAX; at++)
        if (place_date_at(s, r, at))
            return;
    /* between title and body: a line of its own that ends with the date */
    for (size_t k = sheet_line_of(s, end); k < s->n_lines && s->lines[k].from <= s->body_from;
         k++) {
        const struct sheet_line *l = &s->lines[k];
        size_t at = scan_find(s, l->from, l->to, "ngay");

        if (at != SIZE_MAX && at - l->from < 40 && l->to - at < 30 && place_date_at(s, r, at))
            return;
    }
}

static bool is_letter_to(const struct sheet *s)
{
    for (size_t k = 0; k < s->n_lines && k < 40; k++)
        if (scan_phrase(s, scan_skip_blanks(s, s->lines[k].from), "kinh gui"))
            return true;
    return false;
}

void rule_type(struct sheet *s, struct reading *r)
{
    const struct doc_type *by_symbol = r->symbol.text.p ? doctype_of_symbol(r->symbol.text) : NULL;

    assert(s);
    if (s->type) {
        bool same = by_symbol && strcmp(by_symbol->folded, s->type->folded) == 0;

        r->type_name = rule_field(s, s->type_words.from, s->type_words.to);
        r->type = r->type_name;
        r->type.text = str_of(same ? by_symbol->code : s->type->code);
    } else if (is_letter_to(s) && (!by_symbol || strcmp(by_symbol->code, "CV") == 0)) {
        r->type.text = S("CV");
    } else if (by_symbol) {
        r->type = (struct reading_field){ str_of(by_symbol->code), r->symbol.span,
                                          DOUBT_TYPE_FROM_SYMBOL };
    }
}

/* "V/v triển khai …" under the number of a công văn. */
static void letter_title(struct sheet *s, struct reading *r)
{
    static const char *const heads[] = { "v/v", "ve viec", "v/v:", NULL };

    for (size_t k = 0; k < s->n_lines && k < 30; k++) {
        size_t end, at = scan_find_any(s, s->lines[k].from, s->lines[k].to, heads, &end);
        size_t last = k;

        if (scan_phrase(s, s->lines[k].from, "kinh gui"))
            return;
        if (at == SIZE_MAX ||
            (at > s->lines[k].from && s->f[at - 1] != '\t' && s->f[at - 1] != ' '))
            continue;
        while (last + 1 < s->n_lines && s->lines[last + 1].gap <= 1 && !s->lines[last].cells &&
               !s->lines[last + 1].rule && !scan_phrase(s, s->lines[last + 1].from, "kinh gui") &&
               scan_find(s, s->lines[last + 1].from, s->lines[last + 1].to, "ngay") == SIZE_MAX &&
               !s->upper[s->lines[last + 1].from])
            last++;
        end = s->lines[last].to;
        for (size_t i = at; i < end; i++)
            if (s->f[i] == '\t')
                end = i;
        struct piece p = sheet_trim_bare(s, at, end);

        r->title = rule_field(s, p.from, p.to);
        return;
    }
}

void rule_title(struct sheet *s, struct reading *r)
{
    assert(s && r);
    if (s->title.to > s->title.from)
        r->title = rule_field(s, s->title.from, s->title.to);
    else if (!s->type)
        letter_title(s, r);
}
