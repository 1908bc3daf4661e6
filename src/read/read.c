/* SPDX-License-Identifier: Apache-2.0 */
#include "read/read.h"

#include <assert.h>

#include "base/arena.h"
#include "read/rules.h"
#include "read/sheet/scan.h"
#include "read/sheet/stamp.h"
#include "read/sheet/zone.h"
#include "text/messages.h"

/* Enough of what makes a directive: any two of name, number, place and date, recipients, signature,
 * citations, headings - with at least one that only such papers have. */
static bool is_directive(const struct sheet *s, const struct reading *r)
{
    int marks = 0;

    marks += s->type != NULL ? 2 : 0;
    marks += r->symbol.text.p != NULL ? 2 : 0;
    marks += r->date.text.p != NULL;
    marks += r->n_recipients > 0;
    marks += r->signer.title.p != NULL || r->signer.authority.p != NULL;
    marks += r->n_citations > 0;
    marks += r->n_sections >= 2 && (r->n_assignments > 0 || r->n_deadlines > 0);
    return marks >= 3;
}

static void close_scratch(struct arena **a)
{
    arena_close(a);
}

static enum err refuse(struct error *e, enum err r, const struct read_options *o, enum msg words)
{
    return error_set(e, r, "%s", msg_text(o->lang, words).p);
}

enum err read_text(struct str bytes, const struct read_options *o, struct arena *a,
                   struct reading *ret, struct error *e)
{
    CLEANUP(close_scratch) struct arena *scratch = arena_open(((size_t)256 << 20) + 40 * bytes.n);
    struct read_source source;
    struct sheet s;
    enum err r = source_open(bytes, o->kind, o->lang, scratch, &source, e);

    assert(ret && e);
    if (r)
        return r;
    *ret = (struct reading){ .file = arena_str(a, o->file), .source = S("text") };
    if (!sheet_open(&s, &source, scratch, a))
        return refuse(e, E_TOO_LARGE, o, M_READ_TOO_MANY_LINES);
    if (stamp_is_secret(&s))
        return refuse(e, E_INVALID, o, M_READ_SECRET);
    zone_find(&s);
    for (size_t i = 0; i < n_rules; i++)
        rules[i].run(&s, ret);
    if (!is_directive(&s, ret))
        return refuse(e, E_INVALID, o, M_READ_NO_DIRECTIVE);
    ret->text = arena_str(a, source.text);
    return OK;
}
