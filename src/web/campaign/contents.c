/* SPDX-License-Identifier: Apache-2.0 */
/* contents.c - topics, papers and orders of proceedings as rows of a page. */
#include <inttypes.h>

#include "web/campaign/campaign__.h"
#include "web/report/report.h"
#include "work/assembly/assembly.h"
#include "work/session/session.h"

static struct str origin_of(struct ctx *c, int64_t item_id, bool mended)
{
    if (!item_id)
        return msg_text(c->lang, M_CONTENT_BY_HAND);
    return mended ? msg_text(c->lang, M_CONTENT_MENDED) : S("");
}

/* "Chuyên đề: Tháng 4/2022". Papers stand under their time and are told by their number. */
static struct str kind_of(struct ctx *c, const struct content *of)
{
    struct str what = msg_text(c->lang, content_what_words(of->what));

    if (of->what == CONTENT_MATERIAL)
        return of->document;
    return of->slot.n
               ? str_fmt(c->arena, "%.*s: %.*s", STR_ARGS(what), STR_ARGS(slot_shown(c, of->slot)))
               : what;
}

static struct str note_of(struct ctx *c, const struct content *of)
{
    struct str span = campaign__span_shown(c, of->from, of->to);

    if (of->topic.n)
        return str_fmt(c->arena, "%.*s: %.*s", STR_ARGS(msg_text(c->lang, M_CONTENT_TOPIC)),
                       STR_ARGS(of->topic));
    return span.n ? MSG(c->arena, c->lang, M_CONTENT_REVIEW_DAYS, { "span", .text = span }) : S("");
}

struct content_row campaign__content_row(struct ctx *c, const struct content *of)
{
    return (struct content_row){
        .id = of->id,
        .version = of->version,
        .kind = kind_of(c, of),
        .title = of->title,
        .note = note_of(c, of),
        .origin = origin_of(c, of->item_id, of->mended),
        .clause = S(""),
        .clause_href = S(""),
        .dropped = of->dropped,
    };
}

static struct content_row row_of(struct ctx *c, const struct campaign_view *of,
                                 const struct campaign_content *content)
{
    struct content_row row = campaign__content_row(c, &content->of);

    row.clause = campaign__clause_label(c, content->clause);
    row.clause_href = campaign__clause_href(c, of->campaign.id, content->clause);
    return row;
}

/* They come sorted by their time, those left out behind the others. */
static void fill_months(struct ctx *c, const struct campaign_view *of, struct campaign_contents *v)
{
    size_t n = of->n_materials;
    struct content_row *rows = arena_array(c->arena, struct content_row, n + 1);

    v->months = arena_array(c->arena, struct content_month, n + 1);
    for (size_t i = 0; i < n; i++) {
        const struct content *m = &of->materials[i].of;
        const struct content *last = i ? &of->materials[i - 1].of : NULL;
        bool begins =
            !last || m->dropped != last->dropped || (!m->dropped && !str_eq(m->slot, last->slot));

        if (begins)
            v->months[v->n_months++] = (struct content_month){
                .name = m->dropped  ? msg_text(c->lang, M_CONTENT_DROPPED)
                        : m->slot.n ? slot_shown(c, m->slot)
                                    : msg_text(c->lang, M_CAMPAIGN_ANY_MONTH),
                .rows = rows + i,
            };
        v->months[v->n_months - 1].n++;
        rows[i] = row_of(c, of, &of->materials[i]);
        rows[i].first = begins;
    }
}

/* "Sinh hoạt chuyên đề, Ban Chấp hành, Chi bộ" */
static struct str used_for(struct ctx *c, const struct proceeding *of)
{
    struct str line = msg_text(c->lang, session_kind_words(of->kind));

    if (of->assembly)
        line = str_fmt(c->arena, "%.*s, %.*s", STR_ARGS(line),
                       STR_ARGS(msg_text(c->lang, assembly_kind_words(of->assembly))));
    return of->org_kind_name.n
               ? str_fmt(c->arena, "%.*s, %.*s", STR_ARGS(line), STR_ARGS(of->org_kind_name))
               : line;
}

struct campaign_proceeding_row campaign__proceeding_row(struct ctx *c, const struct proceeding *of)
{
    return (struct campaign_proceeding_row){
        .id = of->id,
        .version = of->version,
        .name = of->name,
        .note = used_for(c, of),
        .origin = origin_of(c, of->item_id, of->mended),
        .steps = of->steps,
        .n_steps = of->n_steps,
        .dropped = of->dropped,
    };
}

void campaign__contents(struct ctx *c, struct campaign_page_view *v)
{
    const struct campaign_view *of = &v->of;
    struct campaign_contents *to = &v->contents;

    *to = (struct campaign_contents){ .campaign_id = of->campaign.id,
                                      .edits = of->may_edit,
                                      .n_topics = of->n_topics,
                                      .n_proceedings = of->n_proceedings };
    to->topics = arena_array(c->arena, struct content_row, of->n_topics + 1);
    for (size_t i = 0; i < of->n_topics; i++) {
        to->topics[i] = row_of(c, of, &of->topics[i]);
        to->topics[i].first = i == 0;
    }
    fill_months(c, of, to);
    to->proceedings = arena_array(c->arena, struct campaign_proceeding_row, of->n_proceedings + 1);
    for (size_t i = 0; i < of->n_proceedings; i++)
        to->proceedings[i] = campaign__proceeding_row(c, &of->proceedings[i]);
}

static struct str wanted_words(struct ctx *c, enum wanted wanted)
{
    static const enum msg words[] = { [WANTED_ADD] = M_AMEND_IS_ADD,
                                      [WANTED_CHANGE] = M_AMEND_IS_CHANGE,
                                      [WANTED_END] = M_AMEND_IS_END };

    return wanted ? msg_text(c->lang, words[wanted]) : S("");
}

static struct amend_row row_at(struct ctx *c, const struct amend_page *v, const char *plural,
                               int64_t id, enum wanted wanted)
{
    struct str at = str_fmt(c->arena, "/campaigns/%" PRId64 "/amend/%s/%" PRId64, v->of.campaign.id,
                            plural, id);

    return (struct amend_row){ .edit = at,
                               .end = str_fmt(c->arena, "%.*s/end", STR_ARGS(at)),
                               .state = wanted_words(c, wanted),
                               .wanted = wanted != WANTED_AS_IT_IS,
                               .ends = wanted == WANTED_END };
}

static void add_content(struct ctx *c, struct amend_page *v, const struct content *of)
{
    struct amend_row *row = &v->contents[v->n_contents++];
    struct str what = msg_text(c->lang, content_what_words(of->what));

    *row = row_at(c, v, "contents", of->id, of->wanted);
    row->kind = of->slot.n ? str_fmt(c->arena, "%.*s: %.*s", STR_ARGS(what),
                                     STR_ARGS(slot_shown(c, of->slot)))
                           : what;
    row->words = content_line(c, of);
}

static void add_proceeding(struct ctx *c, struct amend_page *v, const struct proceeding *of)
{
    struct amend_row *row = &v->proceedings[v->n_proceedings++];

    *row = row_at(c, v, "proceedings", of->id, of->wanted);
    row->kind = used_for(c, of);
    row->words = of->name;
}

/* One that is to change is shown as it is to read, in its place. */
static const struct content *content_for(const struct amendment *of, const struct content *now)
{
    for (size_t i = 0; i < of->n_new_contents; i++) {
        if (of->new_contents[i].wanted_of == now->id)
            return &of->new_contents[i];
    }
    return now;
}

static const struct proceeding *proceeding_for(const struct amendment *of,
                                               const struct proceeding *now)
{
    for (size_t i = 0; i < of->n_new_proceedings; i++) {
        if (of->new_proceedings[i].wanted_of == now->id)
            return &of->new_proceedings[i];
    }
    return now;
}

void campaign__amend_rows(struct ctx *c, struct amend_page *v)
{
    const struct amendment *of = &v->of;

    v->contents = arena_array(c->arena, struct amend_row, of->n_contents + of->n_new_contents + 1);
    v->proceedings =
        arena_array(c->arena, struct amend_row, of->n_proceedings + of->n_new_proceedings + 1);
    for (size_t i = 0; i < of->n_contents; i++)
        add_content(c, v, content_for(of, &of->contents[i]));
    for (size_t i = 0; i < of->n_new_contents; i++) {
        if (!of->new_contents[i].wanted_of)
            add_content(c, v, &of->new_contents[i]);
    }
    for (size_t i = 0; i < of->n_proceedings; i++)
        add_proceeding(c, v, proceeding_for(of, &of->proceedings[i]));
    for (size_t i = 0; i < of->n_new_proceedings; i++) {
        if (!of->new_proceedings[i].wanted_of)
            add_proceeding(c, v, &of->new_proceedings[i]);
    }
}
