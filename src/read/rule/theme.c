/* SPDX-License-Identifier: Apache-2.0 */
/* theme.c - the theme: what stands quoted behind "chủ đề", "chuyên đề". */
#include <assert.h>

#include "read/rule/rule.h"
#include "read/rules.h"
#include "read/sheet/scan.h"

/* The quoted words that follow at within the same sentence or so. */
static bool quoted_after(struct sheet *s, struct reading *r, size_t at, size_t most)
{
    size_t open = at, close;

    while (open < s->n && open - at < most && s->f[open] != '"' && s->f[open] != '\n' &&
           s->f[open] != ';')
        open++;
    if (s->f[open] != '"')
        return false;
    for (close = open + 1;
         close < s->n && close - open < 300 && s->f[close] != '"' && s->f[close] != '\n'; close++)
        ;
    if (s->f[close] != '"' || close - open < 4)
        return false;
    r->theme = rule_field(s, open + 1, close);
    return true;
}

void rule_theme(struct sheet *s, struct reading *r)
{
    size_t from = s->title.from;

    assert(r);
    /* a heading of its own first: "1. Chủ đề: …" */
    for (size_t k = 0; k < s->n_paras && s->paras[k].from < s->body_end; k++) {
        struct piece p = s->paras[k];
        struct label label;
        size_t at = scan_label(s, p.from, &label) ? label.end
                    : scan_bullet(s, p.from)      ? scan_bullet(s, p.from)
                                                  : p.from;
        size_t end = scan_phrase(s, at, "chu de");

        if (!end || p.from < s->body_from)
            continue;
        if (quoted_after(s, r, end, 250))
            return;
        if (s->f[end] == ':') {
            struct piece words = sheet_sentence(s, scan_skip_spaces(s, end + 1), end + 1, p.to);

            words = sheet_trim_bare(s, words.from, words.to);
            if (words.to > words.from) {
                r->theme = rule_field(s, words.from, words.to);
                return;
            }
        }
    }
    for (size_t at = from; (at = scan_find(s, at, s->body_end, "chu de")) != SIZE_MAX; at++)
        if (quoted_after(s, r, at + 6, 60))
            return;
    for (size_t at = from; (at = scan_find(s, at, s->body_end, "chuyen de")) != SIZE_MAX; at++)
        if (quoted_after(s, r, at + 9, 3))
            return;
}
