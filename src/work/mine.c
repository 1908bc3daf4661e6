/* SPDX-License-Identifier: Apache-2.0 */
#include "work/mine.h"

#include <assert.h>

#include "store/mine.h"

enum { DAYS_OF_MONTH = 31 };

static enum err load_next(struct ctx *c, int64_t id, struct mine *ret)
{
    struct session_content *all = NULL;
    struct session next;
    size_t n = 0;
    enum err r;

    r = session_load(c, id, &next);
    if (!r)
        r = session_contents(c, &next, &all, &n);
    if (r)
        return r;
    ret->places = session_places_line(c, &next);
    ret->to_read = arena_array(c->arena, struct session_content, n + 1);
    for (size_t i = 0; i < n; i++) {
        if (all[i].chosen)
            ret->to_read[ret->n_to_read++] = all[i];
    }
    return OK;
}

static enum err load_coming(struct ctx *c, struct mine *ret)
{
    struct q_mine_coming *rows = NULL;
    enum err r;

    r = q_mine_coming(c->db, c->who->org_id, MINE_COMING, c->arena, &rows, &ret->n_coming,
                      c->error);
    if (r)
        return r;
    ret->coming = arena_array(c->arena, struct mine_coming, ret->n_coming + 1);
    for (size_t i = 0; i < ret->n_coming; i++)
        ret->coming[i] = (struct mine_coming){ rows[i].id, rows[i].planned_at, rows[i].title };
    return ret->n_coming ? load_next(c, rows[0].id, ret) : OK;
}

static enum err load_attended(struct ctx *c, bool may_view, struct mine *ret)
{
    struct day since = day_add(c->today, -MINE_MONTHS * DAYS_OF_MONTH);
    struct q_mine_attendance *rows = NULL;
    enum err r;

    r = q_mine_attendance(c->db, c->who->person_id, day_iso(c->arena, since), c->arena, &rows,
                          &ret->n_attended, c->error);
    if (r)
        return r;
    ret->attended = arena_array(c->arena, struct mine_attendance, ret->n_attended + 1);
    for (size_t i = 0; i < ret->n_attended; i++) {
        ret->attended[i] = (struct mine_attendance){
            .session_id = rows[i].session_id,
            .org = rows[i].org,
            .title = rows[i].title,
            .held_on = day_from_iso(rows[i].held_on),
            .state = attendance_state_parse(rows[i].state),
            .may_open = may_view && rows[i].org_id == c->who->org_id,
        };
    }
    return OK;
}

enum err mine_load(struct ctx *c, struct mine *ret)
{
    struct rights rights;
    bool may_view = false;
    enum err r;

    assert(ret);
    *ret = (struct mine){ .places = S("") };
    r = personal_own(c, &ret->promises, &ret->n_promises);
    if (!r && c->who->org_id) {
        r = rights_at(c, c->who->org_id, &rights);
        may_view = !r && rights_have(&rights, P_SESSION_VIEW);
    }
    if (!r && may_view)
        r = load_coming(c, ret);
    return r ? r : load_attended(c, may_view, ret);
}
