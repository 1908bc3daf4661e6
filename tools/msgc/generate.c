/* SPDX-License-Identifier: Apache-2.0 */
#include "msgc/catalogue.h"

static void c_string(struct buf *out, struct str s)
{
    buf_char(out, '"');
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] == '"' || s.p[i] == '\\')
            buf_char(out, '\\');
        buf_char(out, s.p[i]);
    }
    buf_char(out, '"');
}

/* Nearly everything includes the header, so it holds keys and no words: a word costs one file. */
void catalogue_header(const struct catalogue *c, struct buf *out)
{
    buf_lit(out, "/* messages.h - every text of the program by key. Made by msgc: do not edit. */\n"
                 "#pragma once\n\n"
                 "#include \"text/lang.h\"\n\n"
                 "enum msg {\n");
    for (size_t i = 0; i < c->n; i++)
        buf_fmt(out, "    %.*s,\n", STR_ARGS(c->items[i].constant));
    buf_lit(out, "    MSG_COUNT\n};\n\n"
                 "struct arena;\n\n"
                 "struct str msg_text(enum lang lang, enum msg m);\n"
                 "struct str msg_fmt(struct arena *a, enum lang lang, enum msg m, "
                 "const struct msg_arg *args,\n                   size_t n);\n"
                 "struct str msg_key(enum msg m);\n");
}

static void form(struct buf *out, struct str s)
{
    if (!s.p) {
        buf_lit(out, "{ NULL, 0 }");
        return;
    }
    buf_lit(out, "{ ");
    c_string(out, s);
    buf_fmt(out, ", %zu }", s.n);
}

void catalogue_table(const struct catalogue *c, struct buf *out)
{
    buf_lit(out, "/* Made by msgc: do not edit. */\n"
                 "#include \"text/messages.h\"\n\n"
                 "const struct msg_entry msg_entries[MSG_COUNT + 1] = {\n");
    for (size_t i = 0; i < c->n; i++) {
        const struct message *m = &c->items[i];

        buf_lit(out, "    { ");
        form(out, m->key);
        for (int lang = 0; lang < CATALOGUE_LANGS; lang++) {
            buf_str(out, lang ? S(",\n        { ") : S(",\n      { { "));
            form(out, m->other[lang]);
            buf_lit(out, ", ");
            form(out, m->one[lang]);
            buf_lit(out, " }");
        }
        buf_lit(out, " } },\n");
    }
    buf_lit(out, "};\nconst size_t msg_entries_count = MSG_COUNT;\n");
}
