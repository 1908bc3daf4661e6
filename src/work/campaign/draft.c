/* SPDX-License-Identifier: Apache-2.0 */
/* draft.c - a draft from what was read and accepted: duties, topics, materials, assignments. */
#include <assert.h>

#include "store/campaign.h"
#include "store/duty.h"
#include "text/vi.h"
#include "work/campaign/content__.h"
#include "work/campaign/draft__.h"
#include "work/trail.h"

static enum err add_topic(struct draft *d, const struct reading_item *item, struct str title)
{
    struct content topic = { .campaign_id = d->id,
                             .item_id = item->id,
                             .ord = ++d->topics,
                             .what = CONTENT_TOPIC,
                             .title = title };
    struct db_int clause_id;
    enum err r;

    if (draft__kept(d, item))
        return OK;
    r = draft__clause(d, item, &clause_id);
    topic.clause_id = clause_id.v;
    return r ? r : content__insert(d->c, &topic, &topic.id);
}

/* How deep the innermost heading "Nội dung…" lies; 0: there is none. Under "Nội dung, hình thức, thời
 * gian" stands a whole plan, under "Nội dung" within it the contents themselves. */
static int64_t contents_level(const struct draft *d)
{
    int64_t deepest = 0;

    for (size_t i = 0; i < d->v->n; i++) {
        const struct reading_item *s = &d->v->items[i];

        if (draft__wanted(s, ITEM_SECTION) && draft__level(s) > deepest &&
            str_starts(vi_fold(d->c->arena, draft__value(s, "title"), NULL), S("noi dung")))
            deepest = draft__level(s);
    }
    return deepest;
}

static bool is_content(struct draft *d, const struct reading_item *s, int64_t level)
{
    const struct reading_item *above = draft__section_above(d->v, s);

    return above && draft__level(above) == level &&
           str_starts(vi_fold(d->c->arena, draft__value(above, "title"), NULL), S("noi dung"));
}

/* "1. Chủ đề: …" names the campaign; nobody discusses it. */
static bool is_theme(struct draft *d, const struct reading_item *s)
{
    return str_eq(vi_fold(d->c->arena, draft__value(s, "title"), NULL), S("chu de"));
}

/* What stands below "Nội dung…"; without such a heading, the theme alone. */
enum err draft__topics(struct draft *d)
{
    int64_t level = contents_level(d);
    const struct review *v = d->v;

    for (size_t i = 0; i < v->n && level; i++) {
        const struct reading_item *s = &v->items[i];
        enum err r;

        if (!draft__wanted(s, ITEM_SECTION) || !is_content(d, s, level) || is_theme(d, s))
            continue;
        r = add_topic(d, s, draft__value(s, "title").n ? draft__value(s, "title") : s->label);
        if (r)
            return r;
    }
    for (size_t i = 0; i < v->n && !d->topics; i++) {
        const struct reading_item *h = &v->items[i];

        if (draft__wanted(h, ITEM_HEADER) && str_eq(draft__value(h, "field"), S("theme")))
            return add_topic(d, h, draft__value(h, "value"));
    }
    return OK;
}

static void reach(struct draft *d, struct day day)
{
    if (day_is(day) && (!day_is(d->last) || day_cmp(day, d->last) > 0))
        d->last = day;
}

static enum err add_material(struct draft *d, const struct reading_item *m)
{
    struct str title = draft__value(m, "title");
    struct content material = {
        .campaign_id = d->id,
        .item_id = m->id,
        .ord = ++d->materials,
        .what = CONTENT_MATERIAL,
        .slot = draft__value(m, "month"),
        .paper = { .kind = draft__value(m, "type"),
                   .number = draft__value(m, "number"),
                   .symbol = draft__value(m, "symbol"),
                   .issuer = draft__value(m, "issuer"),
                   .issued_on = day_from_iso(draft__value(m, "date")) },
        .title = vi_capital(d->c->arena, title.n ? title : m->label),
    };
    struct db_int clause_id;
    enum err r;

    r = draft__clause(d, m, &clause_id);
    material.clause_id = clause_id.v;
    return r ? r : content__insert(d->c, &material, &material.id);
}

enum err draft__materials(struct draft *d)
{
    for (size_t i = 0; i < d->v->n; i++) {
        const struct reading_item *m = &d->v->items[i];
        enum err r = OK;

        if (!draft__wanted(m, ITEM_MATERIAL))
            continue;
        reach(d, reading_item_day(draft__value(m, "month"), true));
        if (!draft__kept(d, m))
            r = add_material(d, m);
        if (r)
            return r;
    }
    return OK;
}

/* "qua Ban Tuyên giáo Huyện ủy" in brackets: through whom it goes up. */
static struct str through_of(struct str text)
{
    size_t from = str_find(text, S("(qua "), 0), to;

    if (from == SIZE_MAX)
        return STR_NONE;
    to = str_find(text, S(")"), from);
    return to == SIZE_MAX ? STR_NONE : str_sub(text, from + 5, to);
}

/* A sentence that opens its section reads "Chế độ báo cáo: các chi bộ…": as a duty it begins after the
 * colon. Its clause keeps every word. */
static struct str duty_words(struct draft *d, struct str text)
{
    struct arena *a = d->c->arena;

    for (size_t i = 0; i < d->v->n; i++) {
        const struct reading_item *s = &d->v->items[i];
        struct str head;

        if (s->key != ITEM_SECTION || !draft__value(s, "title").n)
            continue;
        head = str_fmt(a, "%.*s:", STR_ARGS(draft__value(s, "title")));
        if (str_starts(text, head) && str_trim(str_sub(text, head.n, text.n)).n)
            return vi_capital(a, str_trim(str_sub(text, head.n, text.n)));
    }
    return vi_capital(a, text);
}

static struct str day_or_none(struct draft *d, struct day day)
{
    return day_iso(d->c->arena, day);
}

/* "Văn phòng Đảng ủy", "Ban Xây dựng Đảng": what an office of the committee does is not asked of every
 * branch. A standing or an executive committee is no office. */
static struct str audience_kind(struct draft *d, struct str audience)
{
    struct str folded = vi_fold(d->c->arena, audience, NULL);
    bool committee = str_starts(folded, S("ban thuong vu")) ||
                     str_starts(folded, S("ban chap hanh")) || str_starts(folded, S("ban chi uy"));

    if (str_starts(folded, S("van phong")) || (str_starts(folded, S("ban ")) && !committee))
        return S("board");
    return STR_NONE;
}

static bool is_meeting(const struct reading_item *item)
{
    return str_eq(draft__value(item, "what"), S("session")) ||
           str_eq(draft__value(item, "what"), S("conference"));
}

/* "Từ tháng 4 đến tháng 11, mỗi tháng sinh hoạt một lần" was read as a window and a rhythm of one clause:
 * one thing is asked. */
static bool is_same_meeting(const struct reading_item *a, const struct reading_item *b)
{
    struct str x = draft__value(a, "audience"), y = draft__value(b, "audience");

    return a != b && draft__wanted(a, ITEM_DEADLINE) && draft__wanted(b, ITEM_DEADLINE) &&
           is_meeting(a) && is_meeting(b) && a->span_start == b->span_start &&
           a->span_end == b->span_end && (!x.n || !y.n || str_eq(x, y));
}

static bool repeats(const struct duty_rule *rule)
{
    return rule->rhythm != RHYTHM_ONCE && rule->rhythm != RHYTHM_WINDOW;
}

/* The other half of the clause's meeting: the window of a rhythm, or the rhythm of a window. */
static const struct reading_item *other_half(const struct draft *d, const struct reading_item *item)
{
    struct duty_rule rule = reading_item_rule(item);

    for (size_t i = 0; i < d->v->n; i++) {
        const struct reading_item *other = &d->v->items[i];
        struct duty_rule theirs;

        if (!is_same_meeting(item, other))
            continue;
        theirs = reading_item_rule(other);
        if (repeats(&rule) ? theirs.rhythm == RHYTHM_WINDOW
                           : rule.rhythm == RHYTHM_WINDOW && repeats(&theirs))
            return other;
    }
    return NULL;
}

static struct duty_rule within(const struct reading_item *item, const struct reading_item *window)
{
    struct duty_rule rule = reading_item_rule(item), span = reading_item_rule(window);

    rule.from = span.from;
    rule.to = span.to;
    return rule;
}

static enum err add_duty(struct draft *d, const struct reading_item *item)
{
    const struct reading_item *window = other_half(d, item);
    struct duty_rule rule = window ? within(item, window) : reading_item_rule(item);
    enum due_what what = due_what_parse(draft__value(item, "what"));
    struct q_duty_add_in in = {
        .id = ids_next(d->c->ids),
        .campaign_id = d->id,
        .ord = ++d->duties,
        .what = due_what_name(what ? what : DUE_OTHER),
        .words = duty_words(d, draft__value(item, "text")),
        .rhythm = rhythm_name(rule.rhythm),
        .due_on = day_or_none(d, rule.due_on),
        .from_on = day_or_none(d, rule.from),
        .to_on = day_or_none(d, rule.to),
        .month = { rule.month != 0, rule.month },
        .month_day = { rule.day != 0, rule.day },
        .bound = calendar_bound_name(rule.bound),
        .audience = draft__value(item, "audience"),
        .audience_kind = audience_kind(d, draft__value(item, "audience")),
        .through = through_of(draft__value(item, "text")),
    };
    enum err r;

    reach(d, rule.due_on);
    reach(d, rule.to);
    d->repeats |= repeats(&rule);
    if (str_eq(draft__value(item, "what"), S("conference")))
        in.what = due_what_name(DUE_SESSION);
    r = draft__clause(d, item, &in.clause_id);
    if (r)
        return r;
    return q_duty_add(d->c->db, &in, d->c->error);
}

/* Its rhythm takes it along. */
static bool is_window_of_rhythm(const struct draft *d, const struct reading_item *item)
{
    return reading_item_rule(item).rhythm == RHYTHM_WINDOW && other_half(d, item);
}

static enum err add_duties(struct draft *d)
{
    for (size_t i = 0; i < d->v->n; i++) {
        const struct reading_item *item = &d->v->items[i];
        enum err r = OK;

        if (draft__wanted(item, ITEM_DEADLINE) && !is_window_of_rhythm(d, item))
            r = add_duty(d, item);
        if (r)
            return r;
    }
    return OK;
}

/* Who does what stands as words of the text. */
enum err draft__assignments(struct draft *d)
{
    for (size_t i = 0; i < d->v->n; i++) {
        struct db_int none;
        enum err r = OK;

        if (draft__wanted(&d->v->items[i], ITEM_ASSIGNMENT))
            r = draft__clause(d, &d->v->items[i], &none);
        if (r)
            return r;
    }
    return OK;
}

/* "tổ chức đợt sinh hoạt…" reads "Đợt sinh hoạt…" as a name. */
struct str draft__name(struct ctx *c, const struct document *doc)
{
    struct str title = str_trim(doc->title.p ? doc->title : S(""));

    if (str_starts(vi_fold(c->arena, title, NULL), S("to chuc dot "))) {
        size_t second = str_find(title, S(" "), str_find(title, S(" "), 0) + 1);

        title = str_sub(title, second + 1, title.n);
    }
    if (!title.n)
        return msg_text(c->lang, M_CAMPAIGN_UNNAMED);
    return vi_capital(c->arena, title);
}

static enum err set_span(struct draft *d, struct str name)
{
    struct document doc = d->v->document;
    struct day from = day_is(doc.issued_on) ? doc.issued_on : d->c->today;
    struct day to = d->last;
    int64_t changed;

    if ((!day_is(to) && d->repeats) || (day_is(to) && day_cmp(to, from) < 0))
        to = (struct day){ from.year, 12, 31 };
    return q_campaign_set(d->c->db,
                          &(struct q_campaign_set_in){
                              .id = d->id,
                              .version = 1,
                              .name = name,
                              .theme = str_or_none(doc.theme),
                              .from_on = day_or_none(d, from),
                              .to_on = day_or_none(d, to),
                          },
                          &changed, d->c->error);
}

enum err campaign_draft(struct ctx *c, const struct review *v, int64_t *ret_id)
{
    const struct document *doc = &v->document;
    struct draft d = { .c = c, .v = v, .text = span_index(c->arena, doc->text) };
    struct str name = draft__name(c, doc);
    struct q_campaign_add_in in = {
        .id = ids_next(c->ids),
        .org_id = doc->org_id,
        .document_id = { true, doc->id },
        .name = name,
        .theme = str_or_none(doc->theme),
        .made_by = c->who->account_id,
        .made_at = c->now_ms,
    };
    struct day since = day_is(doc->issued_on) ? doc->issued_on : c->today;
    enum err r;

    assert(v && ret_id);
    d.id = in.id;
    r = q_campaign_add(c->db, &in, c->error);
    if (!r)
        r = draft__topics(&d);
    if (!r)
        r = draft__materials(&d);
    if (!r)
        r = add_duties(&d);
    if (!r)
        r = draft__assignments(&d);
    if (!r)
        r = draft__proceedings(&d, since);
    if (!r)
        r = set_span(&d, name);
    if (r)
        return r;
    *ret_id = in.id;
    return event_add(c, "campaign", in.id, "draft", in.org_id, S("{}"));
}
