/* SPDX-License-Identifier: Apache-2.0 */
#include "work/org.h"

#include <inttypes.h>

#include "store/org.h"
#include "store/person.h"
#include "text/vi.h"
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
        .holds_sessions = q->holds_sessions,
        .version = q->version,
    };
}

/* What begins with '/1/5/' lies between it and '/1/50': '0' follows '/'. */
struct org_range org_range(struct arena *a, struct str path)
{
    char *last = arena_cstr(a, path);

    if (path.n)
        last[path.n - 1] = '/' + 1;
    return (struct org_range){ path, { last, path.n } };
}

enum err org_load(struct ctx *c, int64_t id, struct org *ret)
{
    struct q_org_by_id org;
    enum err r;

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
    for (size_t i = 0; i < page->n_above; i++)
        steps[i] = (struct org_step){ .id = rows[i].id, .name = rows[i].name };
    page->above = steps;
    return OK;
}

/* A cursor is "<id>.<name key>" of the last row shown. */
static bool read_cursor(struct str cursor, int64_t *ret_id, struct str *ret_key)
{
    struct str id;

    *ret_id = 0;
    *ret_key = S("");
    if (!cursor.n)
        return true;
    if (!str_cut(&cursor, '.', &id) || !cursor.p || !str_int(id, ret_id))
        return false;
    *ret_key = cursor;
    return true;
}

enum err org_show(struct ctx *c, int64_t id, struct str search, struct str cursor,
                  struct org_page *ret)
{
    struct q_org_page_in in = { .hierarchy_id = HIERARCHY, .most = ORG_PAGE_ROWS + 1 };
    struct q_org_page *rows = NULL;
    struct org_row *shown;
    size_t n = 0;
    enum err r;

    *ret = (struct org_page){ .next = STR_NONE };
    r = org_load(c, id, &ret->org);
    if (r)
        return r;
    r = load_above(c, ret);
    if (r)
        return r;
    if (!read_cursor(cursor, &in.after_id, &in.after_key))
        return fail(c, E_INVALID, M_ERROR_NOT_FOUND);
    in.path = ret->org.path;
    in.today = day_iso(c->arena, c->today);
    in.key = vi_fold(c->arena, str_trim(search), NULL);
    r = q_org_page(c->db, &in, c->arena, &rows, &n, c->error);
    if (r)
        return r;
    if (n > ORG_PAGE_ROWS) {
        n = ORG_PAGE_ROWS;
        ret->next =
            str_fmt(c->arena, "%" PRId64 ".%.*s", rows[n - 1].id, STR_ARGS(rows[n - 1].name_key));
    }
    shown = arena_array(c->arena, struct org_row, n + 1);
    for (size_t i = 0; i < n; i++)
        shown[i] = (struct org_row){
            .id = rows[i].id,
            .name = rows[i].name,
            .kind_name = c->lang == LANG_EN ? rows[i].kind_en : rows[i].kind_vi,
            .phone = rows[i].phone,
            .sessions = rows[i].sessions,
            .reports_in = rows[i].reports_in,
            .late = rows[i].late,
        };
    ret->rows = shown;
    ret->n = n;
    ret->search = search;
    return OK;
}

enum err org_people(struct ctx *c, int64_t id, const struct org_person **ret, size_t *ret_n)
{
    struct q_people_of_org *rows = NULL;
    struct org_person *people;
    enum err r;

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

/* Where it will stand; *ret_path and *ret_depth are those of the new unit. */
static enum err place_below(struct ctx *c, int64_t parent_id, int64_t id, struct str *ret_path,
                            int64_t *ret_depth)
{
    struct q_org_by_id above;
    enum err r;

    *ret_depth = 0;
    *ret_path = str_fmt(c->arena, "/%" PRId64 "/", id);
    if (!parent_id)
        return OK;
    r = q_org_by_id(c->db, parent_id, HIERARCHY, c->arena, &above, c->error);
    if (r == E_NOT_FOUND)
        return fail(c, E_NOT_FOUND, M_ERROR_NO_ORG);
    if (r)
        return r;
    *ret_depth = above.depth + 1;
    *ret_path = str_fmt(c->arena, "%.*s%" PRId64 "/", STR_ARGS(above.path), id);
    return OK;
}

enum err org_add(struct ctx *c, const struct org_new *in, int64_t *ret_id)
{
    struct q_org_add_in org = {
        .id = ids_next(c->ids),
        .kind = in->kind,
        .name = in->name,
        .name_key = vi_fold(c->arena, in->name, NULL),
        .official_name = in->official_name.n ? in->official_name : vi_upper(c->arena, in->name),
        .symbol = in->symbol,
        .place = in->place,
        .province = in->province,
        .phone = in->phone,
        .layout = S("dang-2026"),
        .founded_on = in->from_on,
    };
    struct db_int parent = { in->parent_id != 0, in->parent_id };
    struct q_org_kind kind;
    struct str path;
    int64_t depth;
    enum err r;

    r = q_org_kind(c->db, in->kind, c->arena, &kind, c->error);
    if (r == E_NOT_FOUND)
        return fail(c, E_INVALID, M_ORG_NO_KIND, { "kind", .text = in->kind });
    if (r)
        return r;
    r = place_below(c, in->parent_id, org.id, &path, &depth);
    if (r)
        return r;
    r = q_org_add(c->db, &org, c->error);
    if (r)
        return r;
    if (in->parent_id) {
        r = q_org_link_add(c->db, ids_next(c->ids), HIERARCHY, org.id, in->parent_id, in->from_on,
                           c->error);
        if (r)
            return r;
    }
    r = q_org_path_add(c->db, HIERARCHY, org.id, parent, depth, path, c->error);
    if (r)
        return r;
    *ret_id = org.id;
    return event_add(c, "org", org.id, "add", org.id, S("{}"));
}
