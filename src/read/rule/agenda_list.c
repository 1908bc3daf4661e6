/* SPDX-License-Identifier: Apache-2.0 */
/* agenda_list.c - an order of proceedings printed as a list, with or without a heading that says so. */
#include <assert.h>

#include "read/rule/agenda.h"

/* What announces an order of proceedings. */
static const char *const announcements[] = {
    "chuong trinh",
    "trinh tu",
    "tien trinh",
    "cac buoc",
    "quy trinh",
    "noi dung chuong trinh",
    "dien bien",
    "tien hanh theo",
    "cac phan",
    "thu tu",
    "tien hanh sinh hoat",
    "cach thuc tien hanh",
    "noi dung va trinh tu",
    "cac noi dung sau",
    "4 buoc",
    "bon buoc",
    "3 buoc",
    "ba buoc",
    "5 buoc",
    "nam buoc",
    "buoc sau",
    NULL,
};

/* What may announce one: only a list whose items sound like steps makes it so. */
static const char *const hints[] = {
    "sinh hoat",       "buoi",          "hoi nghi",
    "toa dam",         "dien dan",      "cach tien hanh",
    "cach thuc",       "kich ban",      "nghi thuc",
    "phan le",         "phuong phap",   "tien hanh",
    "to chuc nhu sau", "bo cuc",        "ket cau",
    "noi dung cu the", "phan noi dung", NULL,
};

static const char *const openings[] = {
    "on dinh",         "chao co",
    "tuyen bo ly do",  "neu ly do",
    "gioi thieu",      "khai mac",
    "diem danh",       "kiem tra si so",
    "kiem dien",       "mo dau",
    "don tiep",        "phat bieu khai mac",
    "cu thu ky",       "van nghe",
    "bao cao quan so", "cong bo ly do",
    "hat quoc ca",     "thong bao noi dung",
    "cu chu toa",      NULL,
};

static const char *const closings[] = {
    "ket luan",
    "tong ket",
    "be mac",
    "bieu quyet",
    "thong qua nghi quyet",
    "thong qua bien ban",
    "ket thuc",
    "phat dong",
    "cam on",
    "giao viec",
    "thong qua",
    "rut kinh nghiem",
    "cam ket",
    "danh gia chung",
    "tom tat",
    NULL,
};

static const char *const middles[] = {
    "thao luan", "trinh bay",  "bao cao",  "quan triet", "lien he",   "y kien",    "phat bieu",
    "gop y",     "phe binh",   "danh gia", "kiem diem",  "tham luan", "giai dap",  "thong bao",
    "trao doi",  "hoi dap",    "tiep thu", "doc",        "bo phieu",  "cham diem", "khen thuong",
    "xem phim",  "chieu phim", "chu tri",  "thu ky",     "lang nghe", "thuc hanh", "trac nghiem",
    "nhac lai",  "nghe",       "chat van", NULL,
};

/* Headings of a plan: under them stands anything but a step. */
static const char *const plan_heads[] = {
    "thoi gian", "dia diem", "hinh thuc", "trinh tu",       "thanh phan", "doi tuong",
    "quy mo",    "tai lieu", "kinh phi",  "cach tien hanh", "cac buoc",   NULL,
};

bool agenda_is_announced(const struct sheet *s, size_t from, size_t to)
{
    assert(s);
    return scan_find_any(s, from, to, announcements, NULL) != SIZE_MAX;
}

/* An order has no more steps, and no more paragraphs: foreign bytes may go on for ever. */
enum { STEPS = 40, STEP_PARAS = 160 };

/* The list as it stands, before anything says that it is an order. */
struct list {
    struct piece items[STEPS];
    size_t n, last; /* paragraph */
    int rank;
    bool timed; /* rows of a table, or lines that begin with an hour */
};

/* "8h00 - 8h15:", "19 giờ 30:" in front of a step: where it ends, or 0. */
static size_t hour_end(const struct sheet *s, size_t i)
{
    static const char *const units[] = { "gio", "h", NULL };
    size_t at = i, end;
    bool hour = false;

    for (; at - i < 40; at = scan_skip_spaces(s, at)) {
        for (end = at; scan_is_digit(s->f[end]); end++)
            ;
        if (end > at && (s->f[end] == 'h' || s->f[end] == ':') && scan_is_digit(s->f[end + 1])) {
            hour = true; /* 8h00, 8:00 */
            for (end++; scan_is_digit(s->f[end]); end++)
                ;
        } else if (end > at && scan_any(s, scan_skip_spaces(s, end), units)) {
            hour = true;
            end = scan_any(s, scan_skip_spaces(s, end), units);
        } else if (end == at) {
            end = s->f[at] == '-' ? at + 1 : scan_phrase(s, at, "tu");
            end = end ? end : scan_phrase(s, at, "den");
        }
        if (!end)
            break;
        at = end;
    }
    return hour && (s->f[at] == ':' || s->f[at] == '\t') ? at + 1 : 0;
}

/* The step of a table's row is its longest cell. */
static struct piece longest_cell(const struct sheet *s, struct piece p)
{
    struct piece best = { p.from, p.from };
    size_t from = p.from;

    for (size_t i = p.from; i <= p.to; i++)
        if (i == p.to || s->f[i] == '\t') {
            if (i - from > best.to - best.from)
                best = (struct piece){ from, i };
            from = i + 1;
        }
    return best;
}

static bool is_table_head(const struct sheet *s, struct piece p)
{
    static const char *const heads[] = { "noi dung", "thoi gian", "nguoi thuc hien",
                                         "stt",      "tt",        NULL };
    struct piece cell = longest_cell(s, p);

    return scan_any(s, cell.from, heads) && cell.to - cell.from < 40;
}

static bool row_at(const struct sheet *s, struct piece p, struct piece *ret)
{
    size_t hour = hour_end(s, p.from);

    *ret = hour ? (struct piece){ hour, p.to } : p;
    if (memchr(s->f + ret->from, '\t', ret->to - ret->from))
        *ret = longest_cell(s, *ret);
    return hour || ret->to - ret->from < p.to - p.from;
}

static void collect(const struct sheet *s, size_t k, struct list *l)
{
    struct label label;
    struct piece row;

    *l = (struct list){ .last = k, .rank = agenda_rank(s, s->paras[k + 1]) };
    l->timed = l->rank == AGENDA_PLAIN && row_at(s, s->paras[k + 1], &row);
    for (size_t i = k + 1; i < s->n_paras && i <= k + STEP_PARAS && s->paras[i].from < s->body_end;
         i++) {
        struct piece p = s->paras[i];
        int rank = agenda_rank(s, p);

        if (rank < l->rank || (l->timed && !row_at(s, p, &row)))
            break;
        l->last = i;
        if (rank > l->rank || (l->timed && is_table_head(s, p)))
            continue;
        if (l->n < STEPS)
            l->items[l->n++] = l->timed ? row : (struct piece){ agenda_text(s, p, &label), p.to };
    }
}

static bool says_early(const struct sheet *s, struct piece p, const char *const *words)
{
    size_t to = p.to - p.from > 60 ? p.from + 60 : p.to;

    return scan_find_any(s, p.from, to, words, NULL) != SIZE_MAX;
}

/* How many of the items sound like steps of a meeting. */
static size_t steps_in(const struct sheet *s, const struct list *l)
{
    size_t n = 0;

    for (size_t i = 0; i < l->n; i++)
        n += says_early(s, l->items[i], openings) || says_early(s, l->items[i], middles) ||
             says_early(s, l->items[i], closings);
    return n;
}

/* Opens and closes like a meeting, whatever stands over it. */
static bool is_order(const struct sheet *s, const struct list *l)
{
    size_t steps = steps_in(s, l);
    bool opens, closes;

    if (l->n < 3 || l->n > 20 || steps * 3 < l->n * 2)
        return false;
    opens = says_early(s, l->items[0], openings) || says_early(s, l->items[1], openings);
    closes =
        says_early(s, l->items[l->n - 1], closings) || says_early(s, l->items[l->n - 2], closings);
    return opens && (closes || steps >= 4);
}

static bool is_plan(const struct sheet *s, const struct list *l)
{
    for (size_t i = 0; i < l->n; i++)
        if (scan_any(s, l->items[i].from, plan_heads))
            return true;
    return false;
}

/* Below the heading an order with opening and closing begins: that is read on its own. */
static bool parts_follow(const struct sheet *s, size_t k, int inner)
{
    struct label label;
    size_t ignored;

    for (size_t next = k + 1;
         next < s->n_paras && next < k + 40 && s->paras[next].from < s->body_end; next++) {
        if (agenda_rank(s, s->paras[next]) < inner)
            return false;
        if (agenda_part_at(s, s->paras[next], &ignored) == PART_OPENING ||
            agenda_mark(s, agenda_text(s, s->paras[next], &label), 1))
            return true;
    }
    return false;
}

/* "Sinh hoạt được tiến hành theo các bước sau:" in plain words: what follows is an order, whatever its
 * marks. "Kế hoạch gồm các nội dung sau:" is followed by the document's own headings. */
static bool announces_steps(const struct sheet *s, const struct reading *r, struct piece p)
{
    static const char *const steps[] = { "cac buoc",       "trinh tu", "tien trinh",
                                         "tien hanh theo", "buoc sau", NULL };
    static const char *const meetings[] = { "sinh hoat", "hoi nghi", "buoi", NULL };

    return s->f[p.to - 1] == ':' && scan_find_any(s, p.from, p.to, steps, NULL) != SIZE_MAX &&
           scan_find_any(s, p.from, p.to, meetings, NULL) != SIZE_MAX && r->n_sections > 0 &&
           r->sections[0].span.from < s->rune_at[p.from];
}

/* The heading itself says that an order follows. */
static bool is_heading_of_order(const struct sheet *s, struct piece p)
{
    struct label label;
    size_t at = agenda_text(s, p, &label), hit = scan_find_any(s, at, p.to, announcements, NULL);

    if (hit == SIZE_MAX || (s->f[p.to - 1] != ':' && (label.kind == LABEL_NONE || hit - at > 20)))
        return false;
    /* "chương trình" names many things: only what a session is made of counts */
    return !(scan_phrase(s, hit, "chuong trinh") &&
             scan_find(s, at, p.to, "hoi nghi") == SIZE_MAX &&
             scan_find(s, at, p.to, "sinh hoat") == SIZE_MAX && hit - at > 10);
}

bool agenda_heads(const struct sheet *s, const struct reading *r, struct piece p)
{
    assert(s && r);
    return p.to - p.from <= 230 && (is_heading_of_order(s, p) || announces_steps(s, r, p));
}

/* A list of its own below a heading, or with dashes or letters behind a colon in plain words. */
static bool hangs_below(const struct sheet *s, const struct reading *r, struct piece p, int below)
{
    int rank = agenda_rank(s, p);

    if (below > rank || (below > 1 && announces_steps(s, r, p)))
        return true;
    return rank == AGENDA_PLAIN && s->f[p.to - 1] == ':' && below >= 5;
}

/* Whether what hangs below the paragraph is an order of proceedings. */
static bool announced(const struct sheet *s, struct piece p, const struct list *l)
{
    bool plain = l->rank == AGENDA_PLAIN;

    if (l->n < 2 || is_plan(s, l))
        return false;
    if (is_heading_of_order(s, p))
        return !plain || steps_in(s, l) * 2 >= l->n;
    if (l->n < 3 || (plain && !l->timed))
        return false;
    return is_order(s, l) ||
           (scan_find_any(s, p.from, p.to, hints, NULL) != SIZE_MAX &&
            steps_in(s, l) * 3 >= l->n * 2 && says_early(s, l->items[l->n - 1], closings));
}

size_t agenda_listed(struct sheet *s, struct reading *r, size_t k)
{
    struct piece p = s->paras[k];
    struct reading_agenda *a;
    struct list l;

    assert(r);
    if (p.to - p.from > 230 || k + 1 >= s->n_paras || s->paras[k + 1].from >= s->body_end ||
        !hangs_below(s, r, p, agenda_rank(s, s->paras[k + 1])))
        return k;
    collect(s, k, &l);
    if (!announced(s, p, &l) || parts_follow(s, k, l.rank))
        return k;
    a = agenda_open(s, r, p.from, p.to);
    a->form = agenda_form(s, r, p.from);
    a->doubt = DOUBT_AGENDA_FROM_HEADING;
    for (size_t i = 0; i < l.n; i++)
        agenda_step(s, a, STR_NONE, l.items[i].from, l.items[i].to, PART_NONE);
    if (a->n_steps < 2)
        r->n_agenda--;
    return a->n_steps < 2 ? k : l.last;
}
