/* SPDX-License-Identifier: Apache-2.0 */
/* doc.c - the minutes as a document. */
#include "base/clock.h"
#include "work/minutes/minutes__.h"

static struct str words(enum msg m)
{
    return msg_text(LANG_VI, m);
}

struct layout_doc *minutes__head(struct ctx *c, const struct minutes *m, enum msg type_name)
{
    struct layout_doc *d = layout_new(c->arena);

    d->superior = m->superior;
    d->issuer = m->issuer;
    d->type_name = words(type_name);
    d->title = m->session.title;
    d->author = m->session.org_name;
    d->created_at = m->session.closed_at ? m->session.closed_at : c->now_ms;
    return d;
}

static void write_step(struct ctx *c, struct layout_doc *d, const struct agenda_item *item)
{
    if (str_eq(item->purpose, S("remedy"))) {
        struct layout_block *b = layout_item(d, S("-"), item->words);

        layout_run(d, b, str_fmt(c->arena, ". %.*s.", STR_ARGS(item->note)), LAYOUT_ITALIC);
        return;
    }
    layout_heading(d, 2,
                   item->label.n ? str_fmt(c->arena, "%.*s. %.*s", STR_ARGS(item->label),
                                           STR_ARGS(item->words))
                                 : item->words);
    if (item->note.n)
        layout_paragraph(d, item->note);
    for (size_t i = 0; i < item->n_remedies; i++)
        layout_item(d, S("-"), item->remedies[i].words);
}

static void write_contents(struct layout_doc *d, enum msg title, const struct session_content *list,
                           size_t n)
{
    if (n)
        layout_paragraph(d, words(title));
    for (size_t i = 0; i < n; i++)
        layout_item(d, S("-"), list[i].line);
}

static void write_promises(struct ctx *c, struct layout_doc *d, const struct minutes *m)
{
    const struct layout_column columns[] = {
        { words(M_MINUTES_COLUMN_NUMBER), 1, LAYOUT_CENTER },
        { words(M_MINUTES_COLUMN_SHORTCOMING), 5, LAYOUT_LEFT },
        { words(M_MINUTES_COLUMN_WHAT), 5, LAYOUT_LEFT },
        { words(M_MINUTES_COLUMN_WHO), 3, LAYOUT_LEFT },
        { words(M_MINUTES_COLUMN_WHEN), 2.4, LAYOUT_CENTER },
    };
    struct layout_table *t;

    if (!m->n_promised) {
        layout_paragraph(d, words(M_MINUTES_NO_PROMISES));
        return;
    }
    t = layout_table(d, columns, COUNT(columns));
    for (size_t i = 0; i < m->n_promised; i++) {
        const struct promised *p = &m->promised[i];

        for (size_t k = 0; k < p->n || k == 0; k++) {
            const struct remedy *r = k < p->n ? &p->remedies[k] : NULL;
            const struct str cells[] = {
                k ? S("") : str_fmt(c->arena, "%zu", i + 1),
                k ? S("") : p->words,
                r ? r->what : S(""),
                r ? r->who : S(""),
                r ? day_shown(c->arena, r->due_on) : S(""),
            };

            layout_row(d, t, cells, COUNT(cells));
        }
    }
}

void minutes__sign(struct layout_doc *d, const struct minutes *m)
{
    const struct session *s = &m->session;

    d->signers[d->signers_n++] =
        (struct layout_signer){ .title = words(M_MINUTES_SIGN_SECRETARY), .name = s->secretary };
    for (size_t i = 0; i < SESSION_CHAIRS && (i < s->n_chairs || i == 0); i++)
        d->signers[d->signers_n++] = (struct layout_signer){
            .title = words(M_MINUTES_SIGN_CHAIR),
            .name = i < s->n_chairs ? s->chairs[i].name : S(""),
        };
}

struct layout_doc *minutes__document(struct ctx *c, const struct minutes *m)
{
    struct layout_doc *d = minutes__head(c, m, M_MINUTES_TYPE);

    d->place = m->place;
    d->day = session_day(&m->session);
    layout_paragraph(d, m->opening);
    if (m->served.n)
        layout_paragraph(d, m->served);
    layout_heading(d, 1, words(M_MINUTES_PART_WHO));
    for (size_t i = 0; i < m->n_who; i++)
        layout_item(d, S("-"), m->who[i]);
    if (m->session.by_book) {
        layout_paragraph(d, words(M_MINUTES_IN_BOOK));
    } else {
        layout_heading(d, 1, words(M_MINUTES_PART_BODY));
        write_contents(d, M_MINUTES_TOPICS, m->agenda.topics, m->agenda.n_topics);
        write_contents(d, M_MINUTES_MATERIALS, m->agenda.materials, m->agenda.n_materials);
        for (size_t i = 0; i < m->agenda.n; i++)
            write_step(c, d, &m->agenda.items[i]);
        layout_heading(d, 1, words(M_MINUTES_PART_PROMISES));
        write_promises(c, d, m);
    }
    layout_heading(d, 1, words(M_MINUTES_PART_CONCLUSION));
    if (m->session.conclusion.n)
        layout_paragraph(d, m->session.conclusion);
    layout_paragraph(d, m->closing);
    minutes__sign(d, m);
    return d;
}
