/* SPDX-License-Identifier: Apache-2.0 */
/* amend_take.c - what an amendment changes of contents and orders of proceedings, thing by thing. */
#include <assert.h>

#include "work/assembly/assembly.h"
#include "work/campaign/amend__.h"
#include "work/campaign/content__.h"
#include "work/campaign/proceeding__.h"
#include "work/session/session.h"

enum err amend__load_contents(struct ctx *c, struct amendment *of)
{
    int64_t id = of->campaign.id;
    struct proceeding *proceedings = NULL;
    struct content *contents = NULL;
    size_t n_contents = 0, n = 0;
    enum err r;

    r = content_list(c, id, &contents, &n_contents);
    if (!r)
        r = content__wanted(c, id, &of->new_contents, &of->n_new_contents);
    if (!r)
        r = proceeding_list(c, id, &proceedings, &n);
    if (!r)
        r = proceeding__wanted(c, id, &of->new_proceedings, &of->n_new_proceedings);
    of->contents = contents;
    of->proceedings = proceedings;
    for (size_t i = 0; !r && i < n_contents; i++) {
        if (content_holds(&contents[i]))
            contents[of->n_contents++] = contents[i];
    }
    for (size_t i = 0; !r && i < n; i++) {
        if (proceeding_holds(&proceedings[i]))
            proceedings[of->n_proceedings++] = proceedings[i];
    }
    return r;
}

static const struct content *content_of(const struct amendment *of, int64_t id)
{
    for (size_t i = 0; i < of->n_contents; i++) {
        if (id && of->contents[i].id == id)
            return &of->contents[i];
    }
    return NULL;
}

static const struct proceeding *proceeding_of(const struct amendment *of, int64_t id)
{
    for (size_t i = 0; i < of->n_proceedings; i++) {
        if (id && of->proceedings[i].id == id)
            return &of->proceedings[i];
    }
    return NULL;
}

static bool same_days(const struct content *a, const struct content *b)
{
    return day_cmp(a->from, b->from) == 0 && day_cmp(a->to, b->to) == 0;
}

static bool same_words(const struct content *a, const struct content *b)
{
    return a->what == b->what && a->topic_id == b->topic_id && same_days(a, b) &&
           str_eq(a->title, b->title) && str_eq(a->document, b->document);
}

bool amend__content_differs(const struct amendment *of, const struct content *row)
{
    const struct content *was = content_of(of, row->wanted_of);

    return !was || !same_words(was, row) || !str_eq(was->slot, row->slot);
}

/* With the topic that a paper is read for. */
static struct str content_told(struct ctx *c, const struct content *of)
{
    struct str line = content_line(c, of);

    return of->topic.n ? str_fmt(c->arena, "%.*s. %.*s: %.*s", STR_ARGS(line),
                                 STR_ARGS(msg_text(LANG_VI, M_CONTENT_TOPIC)), STR_ARGS(of->topic))
                       : line;
}

/* "Sinh hoạt chuyên đề ở chi bộ (Sinh hoạt chuyên đề): 1. Điểm danh; 2. Kết luận", in the language of papers. */
static struct str proceeding_told(struct ctx *c, const struct proceeding *of)
{
    struct str line = str_fmt(c->arena, "%.*s (%.*s", STR_ARGS(of->name),
                              STR_ARGS(msg_text(LANG_VI, session_kind_words(of->kind))));

    if (of->assembly)
        line = str_fmt(c->arena, "%.*s, %.*s", STR_ARGS(line),
                       STR_ARGS(msg_text(LANG_VI, assembly_kind_words(of->assembly))));
    if (of->org_kind_name.n)
        line = str_fmt(c->arena, "%.*s, %.*s", STR_ARGS(line), STR_ARGS(of->org_kind_name));
    for (size_t i = 0; i < of->n_steps; i++)
        line = str_fmt(c->arena, "%.*s%s %.*s. %.*s", STR_ARGS(line),
                       i ? ";" : "):", STR_ARGS(of->steps[i].label), STR_ARGS(of->steps[i].words));
    return line;
}

bool amend__proceeding_differs(struct ctx *c, const struct amendment *of,
                               const struct proceeding *row)
{
    const struct proceeding *was = proceeding_of(of, row->wanted_of);

    return !was || !str_eq(proceeding_told(c, was), proceeding_told(c, row));
}

/* Whoever a duty to meet asks is told; where none asks to meet, everybody. A slip in words that is mended binds
 * nobody. */
static void bind_who_meets(struct amend_plan *p, const struct change *change)
{
    bool mends = change->was.n && change->is.n;
    bool asked = false;

    if (p->of->head.act == VERSION_CORRECT && mends && change->what != CHANGE_TIME)
        return;
    for (size_t i = 0; i < p->then.n_duties; i++) {
        const struct duty *d = &p->duties[i];

        if (d->what != DUE_SESSION || d->dropped)
            continue;
        asked = true;
        amend__bind(p, CHANGE_ADD, NULL, d);
    }
    if (!asked)
        amend__bind(p, CHANGE_ADD, NULL, NULL);
}

static void tell(struct ctx *c, struct amend_plan *p, enum change_what what, struct str words,
                 struct str was, struct str is)
{
    struct change *change;

    if (str_eq(was, is))
        return;
    change = ARENA_PUSH(c->arena, p->changes, p->n_changes, p->cap_changes);
    *change = (struct change){ .what = what,
                               .words = words,
                               .period = { S(""), S("") },
                               .was = str_or_none(was),
                               .is = str_or_none(is) };
    bind_who_meets(p, change);
}

static enum change_what told_as(enum content_what what)
{
    static const enum change_what as[CONTENT_WHATS] = {
        [CONTENT_TOPIC] = CHANGE_TOPIC,
        [CONTENT_STUDY] = CHANGE_STUDY,
        [CONTENT_REVIEW] = CHANGE_REVIEW,
        [CONTENT_MATERIAL] = CHANGE_MATERIAL,
    };

    return as[what];
}

/* was, is: NULL where there is none. */
static void tell_content(struct ctx *c, struct amend_plan *p, const struct content *was,
                         const struct content *is)
{
    const struct content *of = is ? is : was;

    assert(of);
    tell(c, p, told_as(of->what), S(""), was ? content_told(c, was) : S(""),
         is ? content_told(c, is) : S(""));
    tell(c, p, CHANGE_TIME, content_line(c, of), was && is ? was->slot : S(""),
         is ? is->slot : S(""));
}

void amend__tell_contents(struct ctx *c, struct amend_plan *p)
{
    const struct amendment *of = p->of;

    for (size_t i = 0; i < of->n_contents; i++) {
        if (of->contents[i].wanted == WANTED_END)
            tell_content(c, p, &of->contents[i], NULL);
    }
    for (size_t i = 0; i < of->n_new_contents; i++)
        tell_content(c, p, content_of(of, of->new_contents[i].wanted_of), &of->new_contents[i]);
    for (size_t i = 0; i < of->n_proceedings; i++) {
        if (of->proceedings[i].wanted == WANTED_END)
            tell(c, p, CHANGE_PROCEEDING, S(""), proceeding_told(c, &of->proceedings[i]), S(""));
    }
    for (size_t i = 0; i < of->n_new_proceedings; i++) {
        const struct proceeding *is = &of->new_proceedings[i];
        const struct proceeding *was = proceeding_of(of, is->wanted_of);

        tell(c, p, CHANGE_PROCEEDING, S(""), was ? proceeding_told(c, was) : S(""),
             proceeding_told(c, is));
    }
}
