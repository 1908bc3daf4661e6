/* SPDX-License-Identifier: Apache-2.0 */
/* issuer.c - who issued it: from the head, the body or the signature, and who above them. */
#include <assert.h>

#include "base/arena.h"
#include "read/rule/rule.h"
#include "read/rules.h"
#include "read/sheet/scan.h"
#include "read/sheet/zone.h"

static const char *const mottos[] = {
    "dang cong san viet nam",      "cong hoa xa hoi chu nghia viet nam",
    "doc lap - tu do - hanh phuc", "doc lap-tu do-hanh phuc",
    "doan tncs ho chi minh",       NULL,
};

/* The words in capitals at the front of the cell, up to a motto, a number or a place. */
static struct piece capitals(const struct sheet *s, size_t from, size_t to)
{
    size_t motto = scan_find_any(s, from, to, mottos, NULL), at = from, end = from;

    if (motto != SIZE_MAX)
        to = motto;
    while (at < to) {
        size_t word = at;
        bool caps = true;

        while (at < to && s->f[at] != ' ')
            at++;
        for (size_t i = word; i < at; i++)
            caps &= s->upper[i] || !scan_is_word(s->f[i]) || scan_is_digit(s->f[i]);
        if (!caps)
            break;
        end = at;
        at++;
    }
    return sheet_trim_bare(s, from, end);
}

/* A name may run over lines, with the other column between them. */
struct org {
    struct piece parts[3];
    size_t n;
};

struct orgs {
    struct org at[4];
    size_t n;
    size_t last_line;
};

static void org_add(struct orgs *o, struct piece p, size_t line)
{
    if (o->n == COUNT(o->at)) {
        memmove(o->at, o->at + 1, sizeof(o->at[0]) * (COUNT(o->at) - 1));
        o->n--;
    }
    o->at[o->n++] = (struct org){ .parts = { p }, .n = 1 };
    o->last_line = line;
}

/* "ĐẢNG BỘ TỈNH … ĐẢNG ỦY XÃ …" run together on one line. */
static size_t second_org(const struct sheet *s, struct piece p)
{
    static const char *const seconds[] = { "dang uy", "huyen uy", "thanh uy", "thi uy",
                                           "quan uy", "chi bo",   NULL };

    if (!scan_phrase(s, p.from, "dang bo") && !scan_phrase(s, p.from, "tinh uy") &&
        !scan_phrase(s, p.from, "dang uy"))
        return SIZE_MAX;
    return scan_find_any(s, p.from + 8, p.to, seconds, NULL);
}

static void org_cell(const struct sheet *s, struct orgs *o, size_t from, size_t to, size_t line)
{
    struct piece p = capitals(s, from, to);
    size_t second;

    if (p.to - p.from < 3)
        return;
    if (!zone_is_org(s, p.from)) {
        /* the name goes on: "ĐẢNG BỘ SỞ NÔNG NGHIỆP" / "VÀ MÔI TRƯỜNG" */
        struct org *last = o->n ? &o->at[o->n - 1] : NULL;

        if (last && last->n < COUNT(last->parts) && o->last_line + 1 == line &&
            !scan_phrase(s, p.from, "so")) {
            last->parts[last->n++] = p;
            o->last_line = line;
        }
        return;
    }
    second = second_org(s, p);
    if (second != SIZE_MAX) {
        org_add(o, sheet_trim_bare(s, p.from, second), line);
        p.from = second;
    }
    org_add(o, p, line);
}

static struct reading_field org_field(const struct sheet *s, const struct org *o)
{
    struct reading_field f = rule_field(s, o->parts[0].from, o->parts[0].to);

    for (size_t i = 1; i < o->n; i++) {
        f.text = str_fmt(s->out, "%.*s %.*s", STR_ARGS(f.text),
                         STR_ARGS(sheet_text(s, o->parts[i].from, o->parts[i].to)));
        if (o->parts[i].from == o->parts[i - 1].to + 1)
            f.span.to = sheet_span(s, o->parts[i].from, o->parts[i].to).to;
    }
    return f;
}

/* "BAN TỔ CHỨC", "VĂN PHÒNG": an organ that is named only together with the body it belongs to. */
static bool is_organ(const struct sheet *s, const struct org *o)
{
    static const char *const organs[] = { "ban", "van phong", "uy ban kiem tra", NULL };
    static const char *const bodies[] = { "tinh uy", "thanh uy", "huyen uy",   "quan uy",
                                          "thi uy",  "dang uy",  "dang bo",    "doan",
                                          "tinh",    "huyen",    "trung uong", NULL };

    return scan_any(s, o->parts[0].from, organs) && o->n == 1 &&
           scan_find_any(s, o->parts[0].from, o->parts[0].to, bodies, NULL) == SIZE_MAX;
}

static void from_head(struct sheet *s, struct reading *r)
{
    struct orgs o = { .n = 0 };
    size_t end = s->type ? s->type_words.from : s->body_from;

    for (size_t k = 0; k < s->n_lines && s->lines[k].from < end; k++) {
        size_t from = s->lines[k].from;

        for (size_t i = from; i <= s->lines[k].to; i++)
            if (i == s->lines[k].to || s->f[i] == '\t') {
                org_cell(s, &o, from, i, k);
                from = i + 1;
            }
    }
    if (o.n)
        r->issuer = org_field(s, &o.at[o.n - 1]);
    if (o.n > 1)
        r->superior = org_field(s, &o.at[o.n - 2]);
    if (o.n > 1 && is_organ(s, &o.at[o.n - 1]))
        r->issuer.text =
            str_fmt(s->out, "%.*s %.*s", STR_ARGS(r->issuer.text), STR_ARGS(r->superior.text));
}

/* "…, Ban Thường vụ Huyện ủy X xây dựng Kế hoạch …": who acts in the opening paragraphs. */
static void from_body(struct sheet *s, struct reading *r)
{
    static const char *const acts[] = {
        "xay dung ke hoach", "ban hanh ke hoach",
        "xay dung",          "ban hanh",
        "huong dan",         "yeu cau",
        "de nghi",           "thong bao",
        "to chuc",           "trien khai",
        "quyet dinh",        "de ra",
        "bao cao",           NULL,
    };
    size_t first = sheet_para_of(s, s->body_from);

    for (size_t k = first; k < s->n_paras && k < first + 6 && s->paras[k].from < s->body_end; k++) {
        struct piece p = s->paras[k];

        for (size_t at = p.from; at < p.to; at++) {
            size_t from = at, end;

            if (!scan_word_at(s, at) || s->upper[at])
                continue;
            end = scan_any(s, at, acts);
            if (!end)
                continue;
            while (from > p.from && !strchr(",.;:\"()", s->f[from - 1]))
                from--;
            struct piece unit = sheet_trim(s, from, at);

            if (unit.to - unit.from > 6 && unit.to - unit.from < 120 && s->upper[unit.from] &&
                zone_is_org(s, unit.from)) {
                r->issuer = rule_field(s, unit.from, unit.to);
                r->issuer.doubt = DOUBT_ISSUER_FROM_BODY;
                return;
            }
        }
    }
}

static void from_signature(struct sheet *s, struct reading *r)
{
    for (size_t k = sheet_line_of(s, s->body_end); s->body_end < s->n && k < s->n_lines; k++) {
        size_t at = zone_authority(s, &s->lines[k]);

        if (at == SIZE_MAX || s->lines[k].from >= s->annex_from)
            continue;
        while (at < s->lines[k].to && s->f[at] != ' ' && s->f[at] != '.')
            at++;
        struct piece p = sheet_trim_bare(s, at, s->lines[k].to);

        if (zone_is_org(s, p.from)) {
            r->issuer = rule_field(s, p.from, p.to);
            r->issuer.doubt = DOUBT_ISSUER_FROM_SIGNATURE;
        }
        return;
    }
}

void rule_issuer(struct sheet *s, struct reading *r)
{
    struct reading_field annex = r->issuer;

    assert(s);
    from_head(s, r);
    if (r->issuer.text.p != annex.text.p || annex.text.p)
        return;
    from_body(s, r);
    if (!r->issuer.text.p)
        from_signature(s, r);
}

void rule_annex_line(struct sheet *s, struct reading *r)
{
    static const char *const heads[] = { "kem theo", "ban hanh theo", NULL };
    size_t end = s->annex_from;

    assert(r);
    while (scan_find_any(s, end, s->n, heads, &end) != SIZE_MAX) {
        struct reading_citation own;
        size_t after;

        if (!citation_at(s, scan_skip_blanks(s, end), s->n, &own, &after) || !own.symbol.p)
            continue;
        if (r->number.text.p && !str_eq(own.number, r->number.text))
            continue;
        struct span span = sheet_span(s, end, after);

        if (!r->number.text.p) {
            r->number = (struct reading_field){ own.number, span, DOUBT_FROM_ANNEX_LINE };
            r->symbol = (struct reading_field){ own.symbol, span, DOUBT_FROM_ANNEX_LINE };
        }
        if (!r->date.text.p && own.date.p)
            r->date = (struct reading_field){ own.date, span, DOUBT_FROM_ANNEX_LINE };
        if (!r->issuer.text.p && own.issuer.p)
            r->issuer = (struct reading_field){ own.issuer, span, DOUBT_FROM_ANNEX_LINE };
        return;
    }
}
