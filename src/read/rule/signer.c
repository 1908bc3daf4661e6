/* SPDX-License-Identifier: Apache-2.0 */
/* signer.c - who signed, for whom and as what, and the recipients beside it. */
#include <assert.h>

#include "base/arena.h"
#include "read/rule/rule.h"
#include "read/rules.h"
#include "read/sheet/scan.h"
#include "read/sheet/zone.h"

static const char *const offices[] = {
    "bi thu",
    "pho bi thu",
    "tong bi thu",
    "chu tich",
    "pho chu tich",
    "giam doc",
    "pho giam doc",
    "tong giam doc",
    "truong ban",
    "pho truong ban",
    "chanh van phong",
    "pho chanh van phong",
    "hieu truong",
    "pho hieu truong",
    "truong phong",
    "pho truong phong",
    "bo truong",
    "thu truong",
    "uy vien",
    "chu nhiem",
    "pho chu nhiem",
    "quyen bi thu",
    "cuc truong",
    "pho cuc truong",
    "truong doan",
    "chanh thanh tra",
    "chi cuc truong",
    "vien truong",
    "to truong",
    "pho bi thu thuong truc",
    "uy vien ban thuong vu",
    "q. bi thu",
    "truong cong an",
    "chu tri",
    "thu ky",
    "pho tong giam doc",
    "chi huy truong",
    "chinh uy",
    "chinh tri vien",
    "chanh an",
    "tong bien tap",
    "truong khoa",
    "truong tram",
    "to pho",
    NULL,
};

static bool all_capitals(const struct sheet *s, struct piece p)
{
    for (size_t i = p.from; i < p.to; i++)
        if (s->f[i] >= 'a' && s->f[i] <= 'z' && !s->upper[i])
            return false;
    return p.to > p.from;
}

/* "TS.", "PGS.TS.", "Thượng tá": what stands before a name and is none of it. */
static size_t skip_ranks(const struct sheet *s, size_t from, size_t to)
{
    static const char *const ranks[] = {
        "gs",      "pgs",         "ts",          "ths",     "tskh",     "bs",       "bsckii",
        "bscki",   "cn",          "ks",          "ls",      "ngut",     "ngnd",     "ttut",
        "thac si", "thac sy",     "tien si",     "tien sy", "bac si",   "bac sy",   "giao su",
        "ky su",   "trung uy",    "thuong uy",   "dai uy",  "thieu ta", "trung ta", "thuong ta",
        "dai ta",  "thieu tuong", "trung tuong", "ck",      "cki",      "ckii",     "ck1",
        "ck2",     "ds",          "dr",          "nsut",    "nsnd",     "luat su",  "duoc si",
        NULL,
    };

    for (size_t end; from < to && (end = scan_any(s, from, ranks)) != 0;) {
        /* a name may begin like a rank: only what a stop or another word follows is one */
        if (s->f[end] != '.' && s->f[end] != ' ' && s->f[end] != ',')
            break;
        from = end;
        while (from < to && !scan_is_word(s->f[from]))
            from++;
    }
    return from;
}

/* "Đã ký: Lê A", "(Đã ký) Lê A": a note of the copy. */
static size_t skip_signed(const struct sheet *s, size_t from)
{
    size_t at = s->f[from] == '(' ? from + 1 : from, end = scan_phrase(s, at, "da ky");

    if (!end)
        return from;
    while (s->f[end] == ')' || s->f[end] == ':' || s->f[end] == ' ')
        end++;
    return end;
}

/* Surnames that fold like the head of an organisation: Đoàn, Tô, Trương, Viên, Đái. */
static bool may_be_surname(const struct sheet *s, size_t i)
{
    static const char *const surnames[] = { "doan", "to", "truong", "vien", "dai", NULL };

    return scan_any(s, i, surnames) != 0;
}

/* Two to six words with a capital each: a person's name. */
static bool is_name(const struct sheet *s, struct piece p)
{
    size_t words = 0;

    for (size_t i = p.from; i < p.to; i++) {
        if (s->f[i] != ' ' && !(s->f[i] >= 'a' && s->f[i] <= 'z') && s->f[i] != '.')
            return false;
        if (scan_word_at(s, i) && scan_is_word(s->f[i])) {
            words++;
            if (!s->upper[i])
                return false;
        }
    }
    if (all_capitals(s, p) && zone_is_org(s, p.from) && !may_be_surname(s, p.from))
        return false;
    return words >= 2 && words <= 6 && p.to - p.from <= 50 && !scan_any(s, p.from, offices);
}

/* The office at the end of a run-together authority: "T/M BAN THƯỜNG VỤ BÍ THƯ". */
static size_t office_within(const struct sheet *s, size_t from, size_t to)
{
    for (size_t i = from + 3; i < to; i++)
        if (scan_word_at(s, i) && scan_any(s, i, offices) && scan_any(s, i, offices) <= to)
            return i;
    return SIZE_MAX;
}

static void authority(struct sheet *s, struct reading *r, struct piece p)
{
    size_t office = office_within(s, p.from, p.to);
    struct piece words = p;

    /* "KT. CHỦ TỊCH" is an authority, its holder stands on the next line */
    if (s->f[p.from] == 'k' || s->f[p.from] == 'q')
        office = SIZE_MAX;
    if (office != SIZE_MAX) {
        words.to = office;
        r->signer.title = sheet_text(s, office, p.to);
    }
    words = sheet_trim(s, words.from, words.to);
    if (r->signer.authority.p)
        r->signer.authority = str_fmt(s->out, "%.*s, %.*s", STR_ARGS(r->signer.authority),
                                      STR_ARGS(sheet_text(s, words.from, words.to)));
    else
        r->signer.authority = sheet_text(s, words.from, words.to);
}

/* "Bí thư" in small letters is an office where the authority stands above it. */
static bool is_office(const struct sheet *s, const struct reading *r, struct piece p)
{
    if (!scan_any(s, p.from, offices))
        return false;
    return all_capitals(s, p) || (r->signer.authority.p && s->upper[p.from] && p.to - p.from < 40);
}

/* "Trần Thị B (đã ký)": the note behind a name. */
static struct piece without_note(const struct sheet *s, struct piece p)
{
    size_t note = scan_find(s, p.from, p.to, "(da ky");

    return note != SIZE_MAX && note > p.from ? sheet_trim(s, p.from, note) : p;
}

/* Looks at one cell of the signature; true when the name was found and nothing is left to read. */
static bool signer_cell(struct sheet *s, struct reading *r, struct piece p, bool of_recipient)
{
    struct sheet_line as_line = { .from = p.from, .to = p.to };
    size_t at;

    p = sheet_trim_bare(s, p.from, p.to);
    if (p.to - p.from < 3)
        return false;
    at = zone_authority(s, &as_line);
    if (at != SIZE_MAX && !r->signer.title.p) {
        r->signer.span = sheet_span(s, at, p.to);
        authority(s, r, (struct piece){ at, p.to });
        return false;
    }
    if (!r->signer.title.p && is_office(s, r, p)) {
        if (!r->signer.authority.p)
            r->signer.span = sheet_span(s, p.from, p.to);
        r->signer.title = sheet_text(s, p.from, p.to);
        return false;
    }
    if (r->signer.title.p)
        p = without_note(s, (struct piece){ skip_ranks(s, skip_signed(s, p.from), p.to), p.to });
    if (r->signer.title.p && is_name(s, p)) {
        r->signer.name = sheet_text(s, p.from, p.to);
        r->signer.span.to = sheet_span(s, p.from, p.to).to;
        if (of_recipient)
            r->signer.doubt = DOUBT_NAME_UNSURE;
        return true;
    }
    return false;
}

/* What stands behind the stop of a recipient's line, when two columns ran together. */
static size_t behind_recipient(const struct sheet *s, size_t from, size_t to)
{
    struct sheet_line as_line = { .from = from, .to = to };
    size_t authority_at = zone_authority(s, &as_line);

    /* the stop of "KT." ends no recipient */
    if (authority_at != SIZE_MAX && authority_at > from)
        return authority_at;
    for (size_t i = to; i > from + 1; i--)
        if ((s->f[i - 1] == ';' || s->f[i - 1] == ',' || s->f[i - 1] == '.' ||
             s->f[i - 1] == ':') &&
            i < to && s->f[i] == ' ')
            return i;
    return to;
}

/* Two people sign side by side: the last cell that is a name is the one under an office on the right. */
static bool later_name(const struct sheet *s, const struct reading *r, size_t from, size_t to)
{
    size_t authority = r->signer.span.from;

    if (!r->signer.title.p || from >= to || !is_name(s, sheet_trim_bare(s, from, to)))
        return false;
    for (size_t k = sheet_line_of(s, s->body_end); k < s->n_lines; k++) {
        const struct sheet_line *l = &s->lines[k];

        if (s->rune_at[l->from] <= authority && authority < s->rune_at[l->to])
            return s->rune_at[l->from] < authority && l->cells;
    }
    return false;
}

void rule_signer(struct sheet *s, struct reading *r)
{
    assert(s && r);
    if (s->body_end >= s->n)
        return;
    for (size_t k = sheet_line_of(s, s->body_end);
         k < s->n_lines && s->lines[k].from < s->annex_from; k++) {
        const struct sheet_line *l = &s->lines[k];
        size_t from = l->from;

        for (size_t i = from; i <= l->to; i++) {
            if (i != l->to && s->f[i] != '\t')
                continue;
            bool listed = scan_bullet(s, from) || scan_phrase(s, from, "noi nhan");
            size_t begin = listed ? behind_recipient(s, from, i) : from;

            if (i < l->to && later_name(s, r, i + 1, l->to)) {
                from = i + 1;
                continue;
            }
            if (begin < i && signer_cell(s, r, (struct piece){ begin, i }, listed))
                return;
            from = i + 1;
        }
    }
    if (r->signer.title.p && !r->signer.name.p)
        r->signer.doubt = DOUBT_NAME_UNSURE;
}

static void recipient(struct sheet *s, struct reading *r, size_t from, size_t to)
{
    size_t bullet = scan_bullet(s, from);
    struct piece p = sheet_trim(s, bullet ? bullet : from, to);

    while (p.to > p.from && (strchr(",;.:", s->f[p.to - 1]) || scan_is_blank(s->f[p.to - 1])))
        p.to--;
    if (p.to == p.from || r->n_recipients >= RULE_MOST)
        return;
    *ARENA_PUSH(s->out, r->recipients, r->n_recipients, r->cap_recipients) =
        (struct reading_line){ sheet_text(s, p.from, p.to), sheet_span(s, p.from, p.to) };
}

/* Several on one line: "- Tỉnh ủy; - Các ban; - Lưu." */
static void recipients_of_cell(struct sheet *s, struct reading *r, size_t from, size_t to)
{
    size_t begin = from;

    for (size_t i = from + 1; i + 2 < to; i++)
        if (s->f[i] == '-' && s->f[i - 1] == ' ' && i >= 2 && strchr(",;.", s->f[i - 2])) {
            recipient(s, r, begin, i);
            begin = i;
        }
    recipient(s, r, begin, to);
}

static bool ends_list(const struct sheet *s, struct piece p)
{
    struct sheet_line as_line = { .from = p.from, .to = p.to };

    p = sheet_trim_bare(s, p.from, p.to);
    return zone_authority(s, &as_line) != SIZE_MAX ||
           (all_capitals(s, p) && scan_any(s, p.from, offices));
}

/* Two columns run together: what stands behind the recipient is the office or the name of the signer. */
static size_t without_signer(struct sheet *s, const struct reading *r, size_t from, size_t to)
{
    size_t cut = behind_recipient(s, from, to);
    struct piece rest = sheet_trim_bare(s, cut, to);

    if (rest.from >= rest.to)
        return to;
    if (ends_list(s, rest) ||
        (r->signer.name.p && str_eq(r->signer.name, sheet_text(s, rest.from, rest.to))))
        return cut;
    return to;
}

static size_t last_cell(const struct sheet *s, const struct sheet_line *l)
{
    size_t at = l->to;

    while (at > l->from && s->f[at - 1] != '\t')
        at--;
    return l->cells && scan_bullet(s, at) ? at : l->from;
}

void rule_recipients(struct sheet *s, struct reading *r)
{
    size_t at =
               s->body_end < s->n ? scan_find(s, s->body_end, s->annex_from, "noi nhan") : SIZE_MAX,
           k;
    bool dashes = false, right;

    assert(r);
    if (at == SIZE_MAX)
        return;
    k = sheet_line_of(s, at);
    right = s->lines[k].from < at && s->f[at - 1] == '\t'; /* the signature stands on the left */
    for (size_t first = k; k < s->n_lines && s->lines[k].from < s->annex_from; k++) {
        const struct sheet_line *l = &s->lines[k];
        size_t from = k == first ? at + strlen("noi nhan")
                      : right    ? last_cell(s, l)
                                 : l->from,
               to = from;

        while (to < l->to && s->f[to] != '\t')
            to++;
        while (from < to && (s->f[from] == ':' || s->f[from] == ' '))
            from++;
        bool bullet = scan_bullet(s, from) != 0;

        if (from >= to)
            continue;
        if (ends_list(s, (struct piece){ from, to })) {
            if (dashes || r->n_recipients)
                break;
            continue;
        }
        if (bullet && !l->cells)
            to = without_signer(s, r, from, to);
        if (bullet)
            recipients_of_cell(s, r, from, to);
        else if (dashes && r->n_recipients && !s->upper[from] && l->gap == 0 &&
                 scan_is_word(s->f[from]))
            r->recipients[r->n_recipients - 1].text =
                str_fmt(s->out, "%.*s %.*s", STR_ARGS(r->recipients[r->n_recipients - 1].text),
                        STR_ARGS(sheet_text(s, from, sheet_trim_bare(s, from, to).to)));
        else if (!dashes &&
                 !(r->signer.name.p && str_eq(r->signer.name, sheet_text(s, from, to))) &&
                 (l->gap == 0 || r->n_recipients == 0))
            recipient(s, r, from, to);
        else if (dashes)
            break;
        dashes |= bullet;
    }
}
