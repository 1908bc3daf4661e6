/* SPDX-License-Identifier: Apache-2.0 */
/* list.c - sessions of a unit, and of those below. */
#include <assert.h>

#include "base/clock.h"
#include "store/org.h"
#include "store/session.h"
#include "work/org/org.h"
#include "work/session/session.h"

static struct day day_of(struct str held_on, int64_t planned_at)
{
    return held_on.p ? day_from_iso(held_on) : clock_day(planned_at);
}

static enum err list_own(struct ctx *c, struct session_list *ret)
{
    struct q_sessions_of_org *rows = NULL;
    struct session_row *shown;
    size_t n = 0;
    enum err r;

    r = q_sessions_of_org(c->db, ret->org_id, SESSION_PAGE_ROWS + 1,
                          (ret->page - 1) * SESSION_PAGE_ROWS, c->arena, &rows, &n, c->error);
    if (r)
        return r;
    ret->more = n > SESSION_PAGE_ROWS;
    ret->n = ret->more ? SESSION_PAGE_ROWS : n;
    shown = arena_array(c->arena, struct session_row, ret->n + 1);
    for (size_t i = 0; i < ret->n; i++) {
        shown[i] = (struct session_row){
            .id = rows[i].id,
            .title = rows[i].title,
            .kind = session_kind_parse(rows[i].kind),
            .state = session_state_parse(rows[i].state),
            .on = day_of(rows[i].held_on, rows[i].planned_at),
            .figures = { .people_due = rows[i].people_due.v,
                         .present = rows[i].present.v,
                         .late = rows[i].late.v },
        };
    }
    ret->rows = shown;
    return OK;
}

static enum err list_below(struct ctx *c, struct str path, struct session_list *ret)
{
    struct org_range below = org_range(c->arena, path);
    struct q_sessions_below *rows = NULL;
    struct session_row *shown;
    size_t n = 0;
    enum err r;

    r = q_sessions_below(c->db, HIERARCHY, below.from, below.to, SESSION_PAGE_ROWS + 1,
                         (ret->page - 1) * SESSION_PAGE_ROWS, c->arena, &rows, &n, c->error);
    if (r)
        return r;
    ret->more = n > SESSION_PAGE_ROWS;
    ret->n = ret->more ? SESSION_PAGE_ROWS : n;
    shown = arena_array(c->arena, struct session_row, ret->n + 1);
    for (size_t i = 0; i < ret->n; i++) {
        shown[i] = (struct session_row){
            .id = rows[i].id,
            .org_name = rows[i].org,
            .title = S(""),
            .kind = session_kind_parse(rows[i].kind),
            .state = SESSION_CLOSED,
            .on = day_of(rows[i].held_on, rows[i].planned_at),
            .figures = { .people_due = rows[i].people_due.v,
                         .present = rows[i].present.v,
                         .late = rows[i].late.v,
                         .absent_reason = rows[i].absent_reason.v,
                         .absent_none = rows[i].absent_none.v },
        };
    }
    ret->rows = shown;
    return OK;
}

enum err session_list(struct ctx *c, int64_t org_id, int page, struct session_list *ret)
{
    struct q_org_by_id org;
    struct rights rights;
    enum err r;

    assert(ret);
    *ret = (struct session_list){ .org_id = org_id, .page = page > 0 ? page : 1 };
    r = q_org_by_id(c->db, org_id, HIERARCHY, c->arena, &org, c->error);
    if (r == E_NOT_FOUND)
        return fail(c, E_NOT_FOUND, M_ERROR_NO_ORG);
    if (r)
        return r;
    ret->org_name = org.name;
    r = rights_at(c, org_id, &rights);
    if (r)
        return r;
    if (rights_have(&rights, P_SESSION_VIEW))
        return list_own(c, ret);
    r = may(c, P_SESSION_FIGURES, org_id);
    if (r)
        return r;
    ret->below = true;
    return list_below(c, org.path, ret);
}

enum err session_sheet(struct ctx *c, int64_t id, struct session_sheet *ret)
{
    struct q_session_figures_of row;
    struct rights rights;
    enum err r;

    assert(ret);
    r = q_session_figures_of(c->db, id, c->arena, &row, c->error);
    if (r == E_NOT_FOUND)
        return fail(c, E_NOT_FOUND, M_SESSION_NONE);
    if (r)
        return r;
    r = may(c, P_SESSION_FIGURES, row.org_id);
    if (!r)
        r = rights_at(c, row.org_id, &rights);
    if (r)
        return r;
    *ret = (struct session_sheet){
        .id = id,
        .org_id = row.org_id,
        .held_on = day_of(row.held_on, row.planned_at),
        .org_name = row.org,
        .kind = session_kind_parse(row.kind),
        .state = session_state_parse(row.state),
        .by_book = str_eq(row.minutes_by, S("book")),
        .told = str_eq(row.minutes_by, S("told")),
        .figures = { .people_due = row.people_due.v,
                     .present = row.present.v,
                     .late = row.late.v,
                     .absent_reason = row.absent_reason.v,
                     .absent_none = row.absent_none.v,
                     .opinions = row.opinions.v,
                     .shortcomings = row.shortcomings.v,
                     .remedies = row.remedies.v },
        .inside = rights_have(&rights, P_SESSION_VIEW),
    };
    /* What was entered and then replaced is what a report was made of: it stays to be read. */
    if (ret->state != SESSION_CLOSED && !ret->told)
        return fail(c, E_NOT_FOUND, M_SESSION_NO_FIGURES);
    return OK;
}
