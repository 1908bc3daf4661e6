/* SPDX-License-Identifier: Apache-2.0 */
#include "msgc/catalogue.h"

#include "text/utf8.h"

static const char *const lang_names[CATALOGUE_LANGS] = { "vi", "en" };

struct place {
    const char *file;
    int line;
    struct diag *d;
};

static bool is_name_char(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
}

static bool is_name(struct str s)
{
    if (!s.n || s.p[0] < 'a' || s.p[0] > 'z')
        return false;
    for (size_t i = 0; i < s.n; i++)
        if (!is_name_char(s.p[i]))
            return false;
    return true;
}

/* {label}, or {Label} for the same thing at the beginning of a sentence. */
static bool is_arg_name(struct str s)
{
    if (s.n && s.p[0] >= 'A' && s.p[0] <= 'Z')
        s = str_sub(s, 1, s.n);
    return is_name(s);
}

/* noun.what, at least two names. */
static bool is_key(struct str key)
{
    struct str rest = key, name;
    int names = 0;

    while (str_cut(&rest, '.', &name)) {
        if (!is_name(name))
            return false;
        names++;
    }
    return names >= 2;
}

static struct str constant_of(struct arena *a, struct str key)
{
    char *name = arena_printf(a, "M_%.*s", STR_ARGS(key));

    for (char *p = name; *p; p++) {
        if (*p == '.')
            *p = '_';
        else if (*p >= 'a' && *p <= 'z')
            *p = (char)(*p - 'a' + 'A');
    }
    return str_of(name);
}

const struct message *catalogue_find(const struct catalogue *c, struct str key)
{
    for (size_t i = 0; i < c->n; i++)
        if (str_eq(c->items[i].key, key))
            return &c->items[i];
    return NULL;
}

bool message_takes(const struct message *m, struct str arg)
{
    for (size_t i = 0; i < m->n_args; i++)
        if (str_eq(m->args[i], arg))
            return true;
    return false;
}

static struct message *key_line(struct catalogue *c, struct str key, struct place at)
{
    struct str constant;
    struct message *m;

    if (!is_key(key)) {
        diag_error(at.d, at.file, at.line, "a key is written noun.what, not '%.*s'", STR_ARGS(key));
        return NULL;
    }
    constant = constant_of(c->arena, key);
    for (size_t i = 0; i < c->n; i++) {
        if (!str_eq(c->items[i].constant, constant))
            continue;
        diag_error(at.d, at.file, at.line, "%.*s is already at %s:%d", STR_ARGS(key),
                   c->items[i].file, c->items[i].line);
        return NULL;
    }
    m = ARENA_PUSH(c->arena, c->items, c->n, c->cap);
    *m = (struct message){ .key = key, .constant = constant, .file = at.file, .line = at.line };
    return m;
}

/* Takes the names between braces; `known` when they must be there already. */
static bool take_args(struct catalogue *c, struct message *m, struct str text, struct place at,
                      const char *known)
{
    for (size_t i = 0; i < text.n; i++) {
        size_t end;
        struct str name;

        if (text.p[i] != '{')
            continue;
        end = str_find(text, S("}"), i);
        name = end == SIZE_MAX ? S("") : str_sub(text, i + 1, end);
        if (!is_arg_name(name)) {
            diag_error(at.d, at.file, at.line, "'{' begins an argument: {name}");
            return false;
        }
        i = end;
        if (message_takes(m, name))
            continue;
        if (known) {
            diag_error(at.d, at.file, at.line, "{%.*s} is not in the %s text of %.*s",
                       STR_ARGS(name), known, STR_ARGS(m->key));
            return false;
        }
        *ARENA_PUSH(c->arena, m->args, m->n_args, m->cap_args) = name;
    }
    return true;
}

static const char *trouble_with(struct str text)
{
    if (!text.n)
        return "the text is empty";
    for (size_t i = 0; i < text.n;) {
        unsigned char c = (unsigned char)text.p[i];
        size_t n = utf8_length(text, i);

        if (!n)
            return "the text is not UTF-8";
        if (c < 0x20 || c == 0x7F)
            return "the text has a control character";
        /* U+0300 … U+036F: Vietnamese is kept composed, or searching and comparing fail. */
        if ((c == 0xCC) || (c == 0xCD && (unsigned char)text.p[i + 1] < 0xB0))
            return "the text has combining marks: write it composed (NFC)";
        i += n;
    }
    return NULL;
}

/* "en[one]" → language and form; NULL when it is none of ours. */
static struct str *slot_of(struct message *m, struct str tag)
{
    for (int lang = 0; lang < CATALOGUE_LANGS; lang++) {
        struct str name = str_of(lang_names[lang]);

        if (!str_starts(tag, name))
            continue;
        tag = str_sub(tag, name.n, tag.n);
        if (!tag.n || (lang == CATALOGUE_EN && str_eq(tag, S("[other]"))))
            return &m->other[lang];
        if (lang == CATALOGUE_EN && str_eq(tag, S("[one]")))
            return &m->one[lang];
        return NULL;
    }
    return NULL;
}

static void text_line(struct message *m, struct str line, struct place at)
{
    size_t blank = str_find(line, S(" "), 0);
    struct str tag = blank == SIZE_MAX ? line : str_sub(line, 0, blank);
    struct str text = blank == SIZE_MAX ? S("") : str_trim(str_sub(line, blank, line.n));
    struct str *slot = slot_of(m, tag);
    const char *trouble = trouble_with(text);

    if (!slot) {
        diag_error(at.d, at.file, at.line,
                   "a text begins with vi, en, en[one] or en[other], not '%.*s'", STR_ARGS(tag));
    } else if (slot->p) {
        diag_error(at.d, at.file, at.line, "%.*s has its %.*s text already", STR_ARGS(m->key),
                   STR_ARGS(tag));
    } else if (trouble) {
        diag_error(at.d, at.file, at.line, "%s", trouble);
    } else {
        *slot = text;
    }
}

void catalogue_add(struct catalogue *c, const char *file, struct str text, struct diag *d)
{
    struct str rest = text, line;
    struct message *m = NULL;
    struct place at = { file, 0, d };
    bool skipping = false; /* the texts of a key already complained about */

    while (str_cut(&rest, '\n', &line)) {
        struct str words = str_trim(line);

        at.line++;
        if (!words.n || words.p[0] == '#')
            continue;
        if (line.p[0] != ' ' && line.p[0] != '\t') {
            m = key_line(c, words, at);
            skipping = !m;
        } else if (m) {
            text_line(m, words, at);
        } else if (!skipping) {
            diag_error(d, file, at.line, "a text without a key above it");
        }
    }
}

static void check_languages(const struct message *m, struct place at)
{
    for (int lang = 0; lang < CATALOGUE_LANGS; lang++) {
        if (!m->other[lang].p)
            diag_error(at.d, at.file, at.line, "%.*s has no %s%s text", STR_ARGS(m->key),
                       lang_names[lang], m->one[lang].p ? "[other]" : "");
    }
}

static void check_args(struct catalogue *c, struct message *m, struct place at)
{
    struct str first = m->other[CATALOGUE_VI];

    if (!take_args(c, m, first, at, NULL))
        return;
    for (int lang = CATALOGUE_VI + 1; lang < CATALOGUE_LANGS; lang++) {
        struct str text = m->other[lang];

        if (!take_args(c, m, text, at, lang_names[CATALOGUE_VI]) ||
            !take_args(c, m, m->one[lang], at, lang_names[CATALOGUE_VI]))
            return;
        for (size_t i = 0; i < m->n_args; i++) {
            struct str wanted = str_fmt(c->arena, "{%.*s}", STR_ARGS(m->args[i]));

            if (str_find(text, wanted, 0) == SIZE_MAX)
                diag_error(at.d, at.file, at.line, "%.*s is not in the %s text of %.*s",
                           STR_ARGS(wanted), lang_names[lang], STR_ARGS(m->key));
        }
        if (m->one[lang].p && !message_takes(m, S("n")))
            diag_error(at.d, at.file, at.line, "%.*s has a form for one but no {n}",
                       STR_ARGS(m->key));
    }
}

void catalogue_check(struct catalogue *c, struct diag *d)
{
    for (size_t i = 0; i < c->n; i++) {
        struct message *m = &c->items[i];
        struct place at = { m->file, m->line, d };
        int before = d->errors;

        check_languages(m, at);
        if (d->errors == before)
            check_args(c, m, at);
    }
}
