/* SPDX-License-Identifier: Apache-2.0 */
#include "work/org/org.h"

#include <assert.h>
#include <inttypes.h>

#include "rules/calendar.h"
#include "rules/org.h"
#include "store/org.h"
#include "store/org_table.h"
#include "store/person.h"
#include "text/name.h"
#include "text/vi.h"
#include "work/name.h"
#include "work/org/org__.h"
#include "work/trail.h"

static void fill(struct ctx *c, const struct q_org_by_id *q, struct org *ret)
{
    *ret = (struct org){
        .id = q->id,
        .parent_id = q->parent_id.v,
        .kind = q->kind,
        .kind_name = c->lang == LANG_EN ? q->kind_en : q->kind_vi,
        .name = q->name,
        .official_name = q->official_name,
        .symbol = q->symbol,
        .place = q->place,
        .phone = q->phone,
        .layout = q->layout,
        .path = q->path,
        .signs_as = q->signs_as,
        .meets = q->meets,
        .version = q->version,
    };
}

enum err org_load(struct ctx *c, int64_t id, struct org *ret)
{
    struct q_org_by_id org;
    enum err r;

    assert(ret);
    r = may(c, P_ORG_VIEW, id);
    if (r)
        return r;
    r = q_org_by_id(c->db, id, HIERARCHY, c->arena, &org, c->error);
    if (r)
        return r;
    fill(c, &org, ret);
    return OK;
}

static enum err load_above(struct ctx *c, struct org_page *page)
{
    struct q_org_above *rows = NULL;
    struct org_step *steps;
    enum err r;

    r = q_org_above(c->db, page->org.path, HIERARCHY, c->arena, &rows, &page->n_above, c->error);
    if (r)
        return r;
    steps = arena_array(c->arena, struct org_step, page->n_above + 1);
    for (size_t i = 0; i < page->n_above; i++) {
        const struct rights rights = { .who = c->who, .path = rows[i].path };

        steps[i] = (struct org_step){
            .id = rows[i].id,
            .name = rows[i].name,
            .may_view = rights_have(&rights, P_ORG_VIEW),
        };
    }
    page->above = steps;
    return OK;
}

/* Up to so many below a unit are put in order; of more the names of all units are walked, which are in order. Where
 * there are many units in all, that is a long way from one of these to the next. */
enum { FEW_BELOW = 64, FEW_OF_MANY = 3000, MANY = 5000 };

static void add_row(struct ctx *c, struct org_page *page, const struct q_org_page *row,
                    struct org_row *rows)
{
    rows[page->n++] = (struct org_row){
        .id = row->id,
        .name = row->name,
        .kind_name = c->lang == LANG_EN ? row->kind_en : row->kind_vi,
        .phone = row->phone,
        .sessions = row->sessions,
        .reports_in = row->reports_in,
        .late = row->late,
    };
}

static enum err rows_below(struct ctx *c, const struct q_org_page_in *in, struct q_org_page **ret,
                           size_t *ret_n)
{
    const struct q_org_page_few_in few = {
        .path_from = in->path_from,
        .path_to = in->path_to,
        .hierarchy_id = in->hierarchy_id,
        .today = in->today,
        .key = in->key,
        .after_key = in->after_key,
        .after_id = in->after_id,
        .most = in->most,
    };
    struct q_org_page_few *rows = NULL;
    struct q_org_page *same;
    enum err r = q_org_page(c->db, in, c->arena, ret, ret_n, c->error);

    if (r || *ret_n)
        return r;
    r = q_org_page_few(c->db, &few, c->arena, &rows, ret_n, c->error);
    if (r)
        return r;
    same = arena_array(c->arena, struct q_org_page, *ret_n + 1);
    for (size_t i = 0; i < *ret_n; i++)
        same[i] = (struct q_org_page){
            .id = rows[i].id,
            .name = rows[i].name,
            .order_key = rows[i].order_key,
            .kind_vi = rows[i].kind_vi,
            .kind_en = rows[i].kind_en,
            .phone = rows[i].phone,
            .sessions = rows[i].sessions,
            .reports_in = rows[i].reports_in,
            .late = rows[i].late,
        };
    *ret = same;
    return OK;
}

enum err org_show(struct ctx *c, int64_t id, struct str search, struct str cursor,
                  struct org_page *ret)
{
    struct q_org_page_in in = { .hierarchy_id = HIERARCHY,
                                .few = FEW_BELOW,
                                .few_of_many = FEW_OF_MANY,
                                .many = MANY,
                                .most = ORG_PAGE_ROWS + 1 };
    struct q_org_page *rows = NULL;
    struct org_range below;
    struct org_row *shown;
    size_t n = 0;
    enum err r;

    assert(ret);
    *ret = (struct org_page){ .search = search, .next = STR_NONE };
    r = org_load(c, id, &ret->org);
    if (r)
        return r;
    r = load_above(c, ret);
    if (r)
        return r;
    if (!org__read_cursor(cursor, &in.after_id, &in.after_key))
        return fail(c, E_INVALID, M_ERROR_NOT_FOUND);
    below = org_range(c->arena, ret->org.path);
    in.path_from = below.from;
    in.path_to = below.to;
    in.today = day_iso(c->arena, c->today);
    in.key = name_find_key(c->arena, search);
    r = rows_below(c, &in, &rows, &n);
    if (r)
        return r;
    shown = arena_array(c->arena, struct org_row, n + 1);
    for (size_t i = 0; i < n && i < ORG_PAGE_ROWS; i++)
        add_row(c, ret, &rows[i], shown);
    if (n > ORG_PAGE_ROWS)
        ret->next = org__cursor(c, rows[ORG_PAGE_ROWS - 1].id, rows[ORG_PAGE_ROWS - 1].order_key);
    ret->rows = shown;
    return OK;
}

enum err org_people(struct ctx *c, int64_t id, const struct org_person **ret, size_t *ret_n)
{
    struct q_people_of_org *rows = NULL;
    struct org_person *people;
    enum err r;

    assert(ret && ret_n);
    r = may(c, P_PEOPLE_VIEW, id);
    if (r)
        return r;
    r = q_people_of_org(c->db, id, day_iso(c->arena, c->today), c->arena, &rows, ret_n, c->error);
    if (r)
        return r;
    people = arena_array(c->arena, struct org_person, *ret_n + 1);
    for (size_t i = 0; i < *ret_n; i++)
        people[i] = (struct org_person){ rows[i].id, rows[i].name, rows[i].phone, rows[i].state };
    *ret = people;
    return OK;
}

/* The unit above is there from that day on. */
static enum err has_parent(struct ctx *c, const struct org_new *in)
{
    struct q_org_life above;

    if (!in->parent_id)
        return OK;
    return org__lives_from(c, in->parent_id, day_from_iso(in->from_on), &above);
}

static enum err take_names(struct ctx *c, const struct org_new *in, struct q_org_add_in *org)
{
    enum err r = name_take(c, in->name, &org->name);

    if (r)
        return r;
    org->name_key = name_find_key(c->arena, org->name);
    org->order_key = name_order_key(c->arena, org->name);
    org->official_name = vi_upper(c->arena, org->name);
    org->party_name = org_party_name(c->arena, org->name);
    if (in->party_name.n)
        r = name_take(c, in->party_name, &org->party_name);
    if (r || !in->official_name.n)
        return r;
    return name_take(c, in->official_name, &org->official_name);
}

/* Below its parent since that day, and called so since then. */
static enum err add_dated(struct ctx *c, const struct org_new *in, int64_t id)
{
    int64_t named;
    enum err r;

    r = q_org_name_add(c->db, ids_next(c->ids), id, in->from_on, &named, c->error);
    if (r || !in->parent_id)
        return r;
    return q_org_link_add(c->db, ids_next(c->ids), HIERARCHY, id, in->parent_id, in->from_on,
                          c->error);
}

enum err org_add(struct ctx *c, const struct org_new *in, int64_t *ret_id)
{
    struct q_org_add_in org = {
        .id = ids_next(c->ids),
        .kind = in->kind,
        .symbol = in->symbol,
        .place = in->place,
        .province = in->province,
        .phone = in->phone,
        .layout = S("dang-2026"),
        .founded_on = in->from_on,
    };
    struct q_org_kind kind;
    enum err r;

    assert(ret_id);
    r = in->parent_id ? may(c, P_ORG_EDIT, in->parent_id) : may_at_top(c, P_ORG_EDIT);
    if (r)
        return r;
    r = take_names(c, in, &org);
    if (r)
        return r;
    r = q_org_kind(c->db, in->kind, c->arena, &kind, c->error);
    if (r == E_NOT_FOUND)
        return fail(c, E_INVALID, M_ORG_NO_KIND, { "kind", .text = in->kind });
    if (r)
        return r;
    r = has_parent(c, in);
    if (r)
        return r;
    r = q_org_add(c->db, &org, c->error);
    if (r)
        return r;
    r = add_dated(c, in, org.id);
    if (r)
        return r;
    *ret_id = org.id;
    return org__change(c, &(struct org__change){ .kind = ORG_MAKE,
                                                 .org_id = org.id,
                                                 .other_id = in->parent_id,
                                                 .from = day_from_iso(in->from_on) });
}

enum err org_before_includes(struct ctx *c, int64_t org_id, bool *ret)
{
    struct q_org_before_includes row;
    enum err r;

    assert(ret);
    r = q_org_before_includes(c->db, org_id, c->arena, &row, c->error);
    if (r)
        return r;
    *ret = row.before_includes != 0;
    return OK;
}

enum err org_set_term(struct ctx *c, int64_t org_id, const struct calendar_term *term)
{
    int64_t changed;
    enum err r;

    assert(term);
    r = may(c, P_ORG_EDIT, org_id);
    if (r)
        return r;
    if (term->days < 1 || term->days > CALENDAR_TERM_MAX)
        return fail(c, E_INVALID, M_ORG_TERM_DAYS, { "n", .n = CALENDAR_TERM_MAX });
    r = q_org_set_term(c->db, org_id, term->days, term->works, term->forward, &changed, c->error);
    if (r)
        return r;
    if (!changed)
        return fail(c, E_NOT_FOUND, M_ERROR_NO_ORG);
    return event_add(c, "org", org_id, "set_term", org_id,
                     str_fmt(c->arena, "{\"days\":%d,\"works\":%d,\"forward\":%d}", term->days,
                             term->works, term->forward));
}

enum err org_set_before_includes(struct ctx *c, int64_t org_id, bool includes)
{
    int64_t changed;
    enum err r;

    r = may(c, P_ORG_EDIT, org_id);
    if (r)
        return r;
    r = q_org_set_before_includes(c->db, org_id, includes, &changed, c->error);
    if (r)
        return r;
    if (!changed)
        return fail(c, E_NOT_FOUND, M_ERROR_NO_ORG);
    return event_add(c, "org", org_id, "set_before_includes", org_id,
                     includes ? S("{\"includes\":true}") : S("{\"includes\":false}"));
}
