/* SPDX-License-Identifier: Apache-2.0 */
/* markup.c - Markdown and HTML by one reader: tables become lines with tabs, lists keep their marks. */
#include <stdio.h>
#include <strings.h>

#include "base/attr.h"
#include "read/source/source_out__.h"

enum tag_does {
    TAG_INLINE,
    TAG_BLOCK,
    TAG_ROW,
    TAG_CELL,
    TAG_BREAK,
    TAG_ITEM,
    TAG_LIST,
    TAG_NUMBERED,
    TAG_TABLE,
    TAG_HIDDEN
};

static const struct tag {
    const char *name;
    enum tag_does does;
} tags[] = {
    { "a", TAG_INLINE },     { "abbr", TAG_INLINE },      { "article", TAG_BLOCK },
    { "b", TAG_INLINE },     { "blockquote", TAG_BLOCK }, { "body", TAG_BLOCK },
    { "br", TAG_BREAK },     { "caption", TAG_BLOCK },    { "center", TAG_BLOCK },
    { "code", TAG_INLINE },  { "col", TAG_INLINE },       { "colgroup", TAG_INLINE },
    { "del", TAG_INLINE },   { "div", TAG_BLOCK },        { "em", TAG_INLINE },
    { "figure", TAG_BLOCK }, { "font", TAG_INLINE },      { "footer", TAG_BLOCK },
    { "h1", TAG_BLOCK },     { "h2", TAG_BLOCK },         { "h3", TAG_BLOCK },
    { "h4", TAG_BLOCK },     { "h5", TAG_BLOCK },         { "h6", TAG_BLOCK },
    { "head", TAG_HIDDEN },  { "header", TAG_BLOCK },     { "hr", TAG_BLOCK },
    { "html", TAG_BLOCK },   { "i", TAG_INLINE },         { "img", TAG_INLINE },
    { "ins", TAG_INLINE },   { "li", TAG_ITEM },          { "link", TAG_INLINE },
    { "main", TAG_BLOCK },   { "meta", TAG_INLINE },      { "o:p", TAG_INLINE },
    { "ol", TAG_NUMBERED },  { "p", TAG_BLOCK },          { "pre", TAG_BLOCK },
    { "s", TAG_INLINE },     { "script", TAG_HIDDEN },    { "section", TAG_BLOCK },
    { "small", TAG_INLINE }, { "span", TAG_INLINE },      { "strong", TAG_INLINE },
    { "style", TAG_HIDDEN }, { "sub", TAG_INLINE },       { "sup", TAG_INLINE },
    { "table", TAG_TABLE },  { "tbody", TAG_INLINE },     { "td", TAG_CELL },
    { "tfoot", TAG_INLINE }, { "th", TAG_CELL },          { "thead", TAG_INLINE },
    { "title", TAG_HIDDEN }, { "tr", TAG_ROW },           { "u", TAG_INLINE },
    { "ul", TAG_LIST },
};

static const struct entity {
    const char *name;
    const char *text;
} entities[] = {
    { "amp;", "&" },    { "lt;", "<" },     { "gt;", ">" },     { "quot;", "\"" },
    { "apos;", "'" },   { "nbsp;", " " },   { "ndash;", "–" },  { "mdash;", "—" },
    { "ldquo;", "“" },  { "rdquo;", "”" },  { "lsquo;", "‘" },  { "rsquo;", "’" },
    { "bull;", "•" },   { "hellip;", "…" }, { "middot;", "·" }, { "laquo;", "«" },
    { "raquo;", "»" },  { "agrave;", "à" }, { "aacute;", "á" }, { "acirc;", "â" },
    { "atilde;", "ã" }, { "egrave;", "è" }, { "eacute;", "é" }, { "ecirc;", "ê" },
    { "igrave;", "ì" }, { "iacute;", "í" }, { "ograve;", "ò" }, { "oacute;", "ó" },
    { "ocirc;", "ô" },  { "otilde;", "õ" }, { "ugrave;", "ù" }, { "uacute;", "ú" },
    { "yacute;", "ý" }, { "Agrave;", "À" }, { "Aacute;", "Á" }, { "Acirc;", "Â" },
    { "Atilde;", "Ã" }, { "Egrave;", "È" }, { "Eacute;", "É" }, { "Ecirc;", "Ê" },
    { "Igrave;", "Ì" }, { "Iacute;", "Í" }, { "Ograve;", "Ò" }, { "Oacute;", "Ó" },
    { "Ocirc;", "Ô" },  { "Otilde;", "Õ" }, { "Ugrave;", "Ù" }, { "Uacute;", "Ú" },
    { "Yacute;", "Ý" },
};

enum { LISTS_DEEP = 16 };

struct list {
    bool numbered, silent;
    int count;
};

struct markup {
    struct source_out *o;
    struct str s;
    bool html;
    int tables; /* open <table>s: inside, line ends are blanks */
    bool row_has_cell;
    bool pipe_row;
    bool no_comment_end;
    struct list lists[LISTS_DEEP];
    size_t n_lists;
};

static bool is_alpha(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* A letter of any alphabet, a digit, a quote: what emphasis stars cling to. */
static bool is_wordy(struct str s, size_t i)
{
    char c = i < s.n ? s.p[i] : ' ';

    return is_alpha(c) || is_digit(c) || (unsigned char)c >= 0x80 || c == '"' || c == '(' ||
           c == ')' || c == ':' || c == '.' || c == ',' || c == ';';
}

static void line_break(struct markup *m, size_t at, int blank)
{
    char last;

    source_out_trim(m->o);
    last = source_out_last(m->o);
    if (last == '\t')
        return;
    if (last != '\n')
        source_out_char(m->o, '\n', at);
    if (blank && m->o->text.n >= 2 && m->o->text.p[m->o->text.n - 2] != '\n')
        source_out_char(m->o, '\n', at);
}

/* The first visible character after i, past blanks and tags. */
static size_t peek_text(struct str s, size_t i)
{
    size_t end = i + 400 < s.n ? i + 400 : s.n;

    while (i < end) {
        if (s.p[i] == '<') {
            while (i < end && s.p[i] != '>')
                i++;
            i++;
        } else if (s.p[i] == ' ' || s.p[i] == '\n' || s.p[i] == '\t' || s.p[i] == '\r') {
            i++;
        } else {
            return i;
        }
    }
    return end;
}

static bool has_own_marker(struct str s, size_t i)
{
    size_t at = peek_text(s, i);

    if (at >= s.n)
        return true;
    if (s.p[at] == '-' || s.p[at] == '+' || s.p[at] == '*' ||
        str_starts(str_sub(s, at, s.n), S("–")) || str_starts(str_sub(s, at, s.n), S("•")))
        return true;
    if (!is_digit(s.p[at]) && !(is_alpha(s.p[at]) && at + 1 < s.n && s.p[at + 1] == ')'))
        return false;
    while (at < s.n && (is_digit(s.p[at]) || is_alpha(s.p[at])))
        at++;
    return at < s.n && (s.p[at] == '.' || s.p[at] == ')' || s.p[at] == '<');
}

static void list_item(struct markup *m, size_t at, size_t after)
{
    struct list *l = m->n_lists ? &m->lists[m->n_lists - 1] : NULL;
    char number[16];

    line_break(m, at, 0);
    if (!l || l->silent)
        return;
    l->count++;
    if (has_own_marker(m->s, after))
        return;
    if (l->numbered)
        (void)snprintf(number, sizeof(number), "%d. ", l->count);
    source_out_lit(m->o, l->numbered ? number : "- ", at);
}

static void list_open(struct markup *m, bool numbered, struct str tag)
{
    if (m->n_lists < LISTS_DEEP)
        m->lists[m->n_lists++] = (struct list){ .numbered = numbered,
                                                .silent = str_find(tag, S("none"), 0) != SIZE_MAX };
}

static void cell(struct markup *m, size_t at)
{
    if (m->row_has_cell) {
        source_out_trim(m->o);
        while (source_out_last(m->o) == '\n' && m->o->text.n && m->tables)
            m->o->text.n--;
        source_out_char(m->o, '\t', at);
    }
    m->row_has_cell = true;
}

/* Skips what is not shown, up to and including its closing tag. */
static size_t skip_hidden(struct str s, size_t i, const char *name)
{
    size_t n = strlen(name);

    for (; i < s.n; i++)
        if (s.p[i] == '<' && s.n - i > n + 2 && s.p[i + 1] == '/' &&
            strncasecmp(s.p + i + 2, name, n) == 0) {
            while (i < s.n && s.p[i] != '>')
                i++;
            return i < s.n ? i + 1 : i;
        }
    return i;
}

static const struct tag *tag_find(struct str name)
{
    for (size_t i = 0; i < COUNT(tags); i++)
        if (strlen(tags[i].name) == name.n && strncasecmp(tags[i].name, name.p, name.n) == 0)
            return &tags[i];
    return NULL;
}

static void tag_act(struct markup *m, const struct tag *t, bool closing, size_t at, size_t after)
{
    switch (t->does) {
    case TAG_INLINE:
    case TAG_HIDDEN:
        break;
    case TAG_BLOCK:
        line_break(m, at, m->tables == 0);
        break;
    case TAG_BREAK:
        source_out_trim(m->o);
        if (source_out_last(m->o) != '\t')
            source_out_char(m->o, '\n', at);
        break;
    case TAG_ROW:
        if (source_out_last(m->o) == '\t')
            source_out_char(m->o, '\n', at);
        line_break(m, at, 0);
        m->row_has_cell = false;
        break;
    case TAG_CELL:
        if (!closing)
            cell(m, at);
        break;
    case TAG_ITEM:
        if (closing)
            line_break(m, at, 0);
        else
            list_item(m, at, after);
        break;
    case TAG_LIST:
    case TAG_NUMBERED:
        line_break(m, at, 0);
        if (!closing)
            list_open(m, t->does == TAG_NUMBERED, str_sub(m->s, at, after));
        else if (m->n_lists)
            m->n_lists--;
        break;
    case TAG_TABLE:
        line_break(m, at, 1);
        m->tables += closing ? -(m->tables > 0) : 1;
        break;
    }
}

/* A known tag or a comment at i: acts on it and returns where it ends; i when it is only a '<'. */
static size_t tag_at(struct markup *m, size_t i)
{
    struct str s = m->s;
    size_t at = i + 1, name, end;
    bool closing = at < s.n && s.p[at] == '/';
    const struct tag *t;

    if (str_starts(str_sub(s, i, s.n), S("<!--")) && !m->no_comment_end) {
        end = str_find(s, S("-->"), i);
        if (end != SIZE_MAX)
            return end + 3;
        m->no_comment_end = true;
    }
    at += closing;
    name = at;
    if (at < s.n && (s.p[at] == '!' || s.p[at] == '?')) {
        while (at < s.n && s.p[at] != '>' && s.p[at] != '<' && at - i < 256)
            at++;
        return at < s.n && s.p[at] == '>' ? at + 1 : i;
    }
    while (at < s.n && (is_alpha(s.p[at]) || is_digit(s.p[at]) || s.p[at] == ':'))
        at++;
    t = at > name ? tag_find(str_sub(s, name, at)) : NULL;
    if (!t)
        return i;
    for (end = at; end < s.n && s.p[end] != '>' && s.p[end] != '<'; end++)
        ;
    if (end >= s.n || s.p[end] != '>')
        return i;
    end++;
    tag_act(m, t, closing, i, end);
    return t->does == TAG_HIDDEN && !closing && s.p[end - 2] != '/' ? skip_hidden(s, end, t->name)
                                                                    : end;
}

static size_t entity_at(struct markup *m, size_t i)
{
    struct str rest = str_sub(m->s, i + 1, m->s.n);
    size_t at = 1, base = 10;
    uint32_t rune = 0;

    if (!rest.n || (!is_alpha(rest.p[0]) && rest.p[0] != '#'))
        return i;
    for (size_t k = 0; k < COUNT(entities); k++)
        if (str_starts(rest, str_of(entities[k].name))) {
            source_out_lit(m->o, entities[k].text, i);
            return i + 1 + strlen(entities[k].name);
        }
    if (rest.n < 3 || rest.p[0] != '#')
        return i;
    if (rest.p[1] == 'x' || rest.p[1] == 'X') {
        base = 16;
        at = 2;
    }
    for (; at < rest.n && at < 9 && rest.p[at] != ';'; at++) {
        char c = rest.p[at];
        uint32_t digit = is_digit(c)   ? (uint32_t)(c - '0')
                         : is_alpha(c) ? (uint32_t)((c | 32) - 'a') + 10
                                       : 99;

        if (digit >= base)
            return i;
        rune = rune * (uint32_t)base + digit;
    }
    if (at >= rest.n || rest.p[at] != ';' || rune < 0x20 || rune > 0x10FFFF ||
        (rune >= 0xD800 && rune < 0xE000))
        return i;
    if (rune == 0xA0) {
        source_out_char(m->o, ' ', i);
    } else {
        struct buf one = { .max = 8 };

        buf_rune(&one, rune);
        for (size_t k = 0; k < one.n; k++)
            source_out_char(m->o, one.p[k], i);
        buf_done(&one);
    }
    return i + 1 + at + 1;
}

/* A row of a pipe table made of rules only: |---|:--:| */
static size_t separator_row(struct str s, size_t i)
{
    bool dash = false;

    for (; i < s.n && s.p[i] != '\n'; i++) {
        if (s.p[i] == '-')
            dash = true;
        else if (s.p[i] != '|' && s.p[i] != ':' && s.p[i] != ' ' && s.p[i] != '\r' &&
                 s.p[i] != '\t')
            return 0;
    }
    return dash ? (i < s.n ? i + 1 : i) : 0;
}

/* What Markdown says at the start of a line; returns where its text begins. */
static size_t line_start(struct markup *m, size_t i)
{
    struct str s = m->s;
    size_t at = i, marks;

    m->pipe_row = false;
    while (at < s.n && s.p[at] == ' ')
        at++;
    if (at >= s.n)
        return at;
    if (s.p[at] == '>') {
        while (at < s.n && (s.p[at] == '>' || s.p[at] == ' '))
            at++;
        return at;
    }
    for (marks = at; marks < s.n && s.p[marks] == '#'; marks++)
        ;
    if (marks > at && marks - at <= 6 && marks < s.n && s.p[marks] == ' ')
        return marks + 1;
    if (s.p[at] == '|') {
        size_t after = separator_row(s, at);

        if (after)
            return after;
        m->pipe_row = true;
        for (at++; at < s.n && s.p[at] == ' '; at++)
            ;
        return at;
    }
    return i;
}

static size_t pipe_at(struct markup *m, size_t i)
{
    size_t next = i + 1;

    while (next < m->s.n && (m->s.p[next] == ' ' || m->s.p[next] == '\r'))
        next++;
    source_out_trim(m->o);
    if (next < m->s.n && m->s.p[next] != '\n')
        source_out_char(m->o, '\t', i);
    return next;
}

/* Emphasis stars and underscores: dropped where they cling to a word, kept where they stand alone. */
static size_t stars_at(struct markup *m, size_t i)
{
    struct str s = m->s;
    size_t end = i;
    bool clings;

    while (end < s.n && s.p[end] == s.p[i])
        end++;
    clings = is_wordy(s, end) || (i > 0 && is_wordy(s, i - 1));
    if (s.p[i] == '_' && (end - i != 2 || !clings))
        clings = false;
    if (clings && end - i <= 3)
        return end;
    while (i < end)
        source_out_rune(m->o, &i);
    return i;
}

static bool is_escaped(struct str s, size_t i)
{
    return i + 1 < s.n && s.p[i + 1] && strchr("\\`*_{}[]()#+-.!|<>~", s.p[i + 1]);
}

static size_t markdown_at(struct markup *m, size_t i)
{
    struct str s = m->s;

    switch (s.p[i]) {
    case '*':
    case '_':
        return stars_at(m, i);
    case '\\':
        if (!is_escaped(s, i))
            return i;
        i++;
        source_out_rune(m->o, &i);
        return i;
    case '|':
        return m->pipe_row ? pipe_at(m, i) : i;
    default:
        return i;
    }
}

void source_markup(struct source_out *o, bool html)
{
    struct markup m = { .o = o, .s = o->source, .html = html };
    bool at_start = true;

    for (size_t i = 0; i < m.s.n;) {
        bool flowing = html || m.tables > 0;
        char c = m.s.p[i];
        size_t next = i;

        if (at_start && !flowing) {
            at_start = false;
            next = line_start(&m, i);
            if (next != i) {
                at_start = next <= m.s.n && next > i && m.s.p[next - 1] == '\n';
                i = next;
                continue;
            }
        }
        if (source_out_run(o, &i, !flowing)) {
            at_start = false;
            continue;
        }
        if (c == '<')
            next = tag_at(&m, i);
        else if (c == '&')
            next = entity_at(&m, i);
        else if (flowing && (c == ' ' || c == '\n' || c == '\r' || c == '\t')) {
            char last = source_out_last(o);

            if (last != ' ' && last != '\n' && last != '\t')
                source_out_char(o, ' ', i);
            next = i + 1;
        } else if (!html) {
            next = markdown_at(&m, i);
        }
        if (next != i) {
            i = next;
            continue;
        }
        at_start = c == '\n';
        source_out_rune(o, &i);
    }
    source_out_trim(o);
}
