/* SPDX-License-Identifier: Apache-2.0 */
/* clauses.c - what became of each clause, against the rows of the campaign and the table for readers. */
#include <stdlib.h>
#include <string.h>

#include "plans.h"
#include "work/campaign/channel.h"

enum { TABLES_MAX = 100000 };

/* "report 2022-04-10", "report 2022-04-05 branch", "report 2022-04-10 own", "session 2022-03-31 commune committee" */
static struct str slot_words(struct plan *p, const struct duty *d, const char *slot)
{
    struct str assembly = d->assembly ? assembly_kind_name(d->assembly) : S("");
    struct str who = d->own ? S("own") : d->audience_kind;
    static const char *const parts[] = { "", " registered", " others" };

    return str_fmt(p->w.t->arena, "%.*s %s%s%.*s%s%.*s%s", STR_ARGS(due_what_name(d->what)), slot,
                   who.n ? " " : "", STR_ARGS(who), assembly.n ? " " : "", STR_ARGS(assembly),
                   parts[d->part]);
}

static const struct duty *duty_at(struct plan *p, const struct campaign_view *v, const char *found)
{
    for (size_t i = 0; i < v->n_plans; i++) {
        for (size_t k = 0; k < v->plans[i].n; k++) {
            if (str_eq(str_of(found),
                       slot_words(p, v->plans[i].duty, v->plans[i].slots[k].at.slot)))
                return v->plans[i].duty;
        }
    }
    return NULL;
}

struct duty plan_find_duty(struct plan *p, int unit, const char *what)
{
    struct campaign_view v = plan_view(p, unit);
    const struct duty *found = duty_at(p, &v, what);

    if (!found)
        fail_msg("no duty \"%s\"", what);
    return *found;
}

static bool has_duty(struct plan *p, const struct campaign_view *v, const struct plan_clause *c)
{
    const struct duty *d = duty_at(p, v, c->found);

    return d && (d->clause_id != 0) == (c->by == BY_READING);
}

static bool has_dropped(struct plan *p, const struct campaign_view *v, const char *found)
{
    for (size_t i = 0; i < v->n_duties; i++) {
        const struct duty *d = &v->duties[i].duty;
        struct day on = day_is(d->rule.due_on) ? d->rule.due_on : d->rule.to;
        struct str words = str_fmt(p->w.t->arena, "%.*s %.*s", STR_ARGS(due_what_name(d->what)),
                                   STR_ARGS(day_iso(p->w.t->arena, on)));

        if (d->dropped && str_eq(words, str_of(found)))
            return true;
    }
    return false;
}

static bool has_order(struct plan *p, const struct campaign_view *v, const char *found)
{
    for (size_t i = 0; i < v->n_proceedings; i++) {
        if (str_eq(str_of(found), str_fmt(p->w.t->arena, "%.*s %zu",
                                          STR_ARGS(session_kind_name(v->proceedings[i].kind)),
                                          v->proceedings[i].n_steps)))
            return true;
    }
    return false;
}

static size_t topics_read(const struct campaign_view *v)
{
    size_t n = 0;

    for (size_t i = 0; i < v->n_topics; i++)
        n += v->topics[i].of.item_id != 0;
    return n;
}

static bool is_called(struct plan *p, const struct campaign_content *row, const char *found)
{
    struct arena *a = p->w.t->arena;
    struct str words =
        str_fmt(a, "%.*s %.*s %.*s %.*s", STR_ARGS(content_what_name(row->of.what)),
                STR_ARGS(row->of.title), STR_ARGS(str_or_empty(day_iso(a, row->of.from))),
                STR_ARGS(str_or_empty(day_iso(a, row->of.to))));

    return str_starts(words, str_of(found));
}

static bool has_content(struct plan *p, const struct campaign_view *v, const char *found)
{
    bool has = false;

    for (size_t i = 0; i < v->n_topics; i++)
        has = has || is_called(p, &v->topics[i], found);
    for (size_t i = 0; i < v->n_materials; i++)
        has = has || is_called(p, &v->materials[i], found);
    return has;
}

static bool took_up(struct plan *p, const struct plan_held *held, const char *found)
{
    struct session_content *list = NULL;
    struct session s;
    size_t n = 0;

    T_OK(p->w.t, session_load(plan_as(p, held->evening.unit), held->id, &s));
    T_OK(p->w.t, session_contents(plan_as(p, held->evening.unit), &s, &list, &n));
    for (size_t i = 0; i < n; i++) {
        if (list[i].chosen && str_starts(list[i].line, str_of(found)))
            return true;
    }
    return false;
}

static bool was_taken(struct plan *p, const char *found)
{
    for (size_t i = 0; i < p->n_held; i++) {
        if (took_up(p, &p->held[i], found))
            return true;
    }
    return false;
}

static bool has_period(struct plan *p, const struct campaign_view *v, const char *found)
{
    for (size_t i = 0; i < v->n_series; i++) {
        for (size_t k = 0; k < v->series[i].n; k++) {
            const struct period *at = &v->series[i].periods[k];
            struct str from = day_iso(p->w.t->arena, at->from), to = day_iso(p->w.t->arena, at->to);

            if (str_eq(str_of(found),
                       str_fmt(p->w.t->arena, "%.*s %.*s %.*s", STR_ARGS(at->name.slot),
                               STR_ARGS(from), STR_ARGS(to))))
                return true;
        }
    }
    return false;
}

static bool has_channel(struct plan *p, int unit, const char *found)
{
    struct channel *list;
    size_t n;

    T_OK(p->w.t, channel_list(plan_as(p, unit), p->campaign, p->org[unit], &list, &n));
    for (size_t i = 0; i < n; i++) {
        if (list[i].live && str_starts(list[i].board, str_of(found)))
            return true;
    }
    return false;
}

static bool was_held(const struct plan *p, const char *assembly)
{
    for (size_t i = 0; i < p->n_held; i++) {
        const char *kind = p->held[i].evening.assembly;

        if (strcmp(kind ? kind : "plenary", assembly) == 0)
            return true;
    }
    return false;
}

static bool says(const struct campaign_view *v, const char *found)
{
    return str_find(v->campaign.document, str_of(found), 0) != SIZE_MAX ||
           str_find(v->campaign.name, str_of(found), 0) != SIZE_MAX ||
           str_find(v->campaign.theme, str_of(found), 0) != SIZE_MAX;
}

static bool holds(struct plan *p, int unit, const struct campaign_view *v,
                  const struct plan_clause *c)
{
    switch (c->row) {
    case ROW_HEAD:
        return says(v, c->found);
    case ROW_DUTY:
        return has_duty(p, v, c);
    case ROW_DROPPED:
        return has_dropped(p, v, c->found);
    case ROW_TOPICS:
        return topics_read(v) == (size_t)atoi(c->found);
    case ROW_MATERIAL:
        return v->n_materials == (size_t)atoi(c->found);
    case ROW_CONTENT:
        return has_content(p, v, c->found);
    case ROW_TAKEN:
        return was_taken(p, c->found);
    case ROW_ORDER:
        return has_order(p, v, c->found);
    case ROW_PERIOD:
        return has_period(p, v, c->found);
    case ROW_CHANNEL:
        return has_channel(p, unit, c->found);
    case ROW_HELD:
        return was_held(p, c->found);
    case ROW_NOTHING:
        return c->by == BY_NOBODY;
    }
    return false;
}

/* What there is, for whoever mends the table. */
static void tell(struct plan *p, const struct campaign_view *v)
{
    struct arena *a = p->w.t->arena;

    print_error("%zu topics, %zu materials; \"%.*s\", %.*s\n", v->n_topics, v->n_materials,
                STR_ARGS(v->campaign.name), STR_ARGS(v->campaign.document));
    for (size_t i = 0; i < v->n_proceedings; i++)
        print_error("order %.*s %zu\n", STR_ARGS(session_kind_name(v->proceedings[i].kind)),
                    v->proceedings[i].n_steps);
    for (size_t i = 0; i < v->n_plans; i++) {
        const struct due_plan *plan = &v->plans[i];
        const char *last = plan->n ? plan->slots[plan->n - 1].at.slot : "never";

        print_error("duty %.*s … %s, %zu times: %.*s\n",
                    STR_ARGS(slot_words(p, plan->duty, plan->n ? plan->slots[0].at.slot : "never")),
                    last, plan->n, STR_ARGS(plan->duty->words));
    }
    for (size_t i = 0; i < v->n_series; i++) {
        for (size_t k = 0; k < v->series[i].n; k++) {
            const struct period *at = &v->series[i].periods[k];

            print_error("period %.*s %.*s %.*s\n", STR_ARGS(at->name.slot),
                        STR_ARGS(day_iso(a, at->from)), STR_ARGS(day_iso(a, at->to)));
        }
    }
}

static struct str tables(struct plan *p)
{
    const char *root = getenv("NEP_ROOT");
    char *bytes = arena_array(p->w.t->arena, char, TABLES_MAX);
    FILE *f = fopen(arena_printf(p->w.t->arena, "%s/docs/internals/plans.md", root), "rb");
    struct str text = { bytes, 0 };

    assert_non_null(f);
    text.n = fread(bytes, 1, TABLES_MAX, f);
    assert_int_equal(fclose(f), 0);
    return text;
}

/* As the table for readers has it. */
static struct str line_of(struct plan *p, const struct plan_clause *c)
{
    static const char *const rows[] = {
        [ROW_HEAD] = "head",       [ROW_DUTY] = "duty",       [ROW_DROPPED] = "duty left out",
        [ROW_TOPICS] = "topics",   [ROW_ORDER] = "order",     [ROW_MATERIAL] = "materials",
        [ROW_CONTENT] = "content", [ROW_TAKEN] = "taken up",  [ROW_PERIOD] = "period",
        [ROW_HELD] = "sessions",   [ROW_CHANNEL] = "channel",
    };
    static const char *const by[] = { "read", "by hand", "no place yet" };

    if (c->row == ROW_NOTHING)
        return str_fmt(p->w.t->arena, "| %s | %s | – | %s |", c->clause, c->demand, by[c->by]);
    return str_fmt(p->w.t->arena, "| %s | %s | %s `%s` | %s |", c->clause, c->demand, rows[c->row],
                   c->found, by[c->by]);
}

void plan_clauses(struct plan *p, int unit, const struct plan_clause *list, size_t n)
{
    struct campaign_view v = plan_view(p, unit);
    struct str written = tables(p);
    size_t wrong = 0;

    for (size_t i = 0; i < n; i++) {
        struct str line = line_of(p, &list[i]);

        if (!holds(p, unit, &v, &list[i]))
            print_error("no such row: %.*s\n", STR_ARGS(line));
        else if (str_find(written, line, 0) == SIZE_MAX)
            print_error("not in docs/internals/plans.md: %.*s\n", STR_ARGS(line));
        else
            continue;
        wrong++;
    }
    if (wrong)
        tell(p, &v);
    assert_int_equal(wrong, 0);
}
