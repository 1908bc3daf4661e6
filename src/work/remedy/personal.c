/* SPDX-License-Identifier: Apache-2.0 */
#include "work/remedy/personal.h"

#include <assert.h>

#include "store/org.h"
#include "store/person.h"
#include "store/personal.h"
#include "store/session.h"
#include "store/trail.h"
#include "work/trail.h"

enum { WORDS_MAX = 4000 };

static enum err log_look(struct ctx *c, int64_t person_id, const char *noun, int64_t noun_id)
{
    struct q_access_log_add_in row = {
        .id = ids_next(c->ids),
        .at = c->now_ms,
        .account_id = c->who->account_id,
        .person_id = person_id,
        .noun = str_of(noun),
        .noun_id = noun_id,
    };

    return q_access_log_add(c->db, &row, c->error);
}

static enum err load_people(struct ctx *c, struct personal_list *ret)
{
    struct q_people_of_org *rows = NULL;
    enum err r;

    r = q_people_of_org(c->db, ret->org_id, day_iso(c->arena, c->today), c->arena, &rows,
                        &ret->n_people, c->error);
    if (r)
        return r;
    ret->people = arena_array(c->arena, struct personal_person, ret->n_people + 1);
    for (size_t i = 0; i < ret->n_people; i++)
        ret->people[i] = (struct personal_person){ rows[i].id, rows[i].name };
    return OK;
}

static enum err load_rows(struct ctx *c, struct personal_list *ret)
{
    struct q_personal_remedies *rows = NULL;
    size_t n = 0;
    enum err r;

    r = q_personal_remedies(c->db, ret->org_id, PERSONAL_PAGE_ROWS + 1,
                            (ret->page - 1) * PERSONAL_PAGE_ROWS, c->arena, &rows, &n, c->error);
    if (r)
        return r;
    ret->more = n > PERSONAL_PAGE_ROWS;
    ret->n = ret->more ? PERSONAL_PAGE_ROWS : n;
    ret->rows = arena_array(c->arena, struct personal_remedy, ret->n + 1);
    for (size_t i = 0; !r && i < ret->n; i++) {
        struct personal_remedy *m = &ret->rows[i];

        *m = (struct personal_remedy){
            .id = rows[i].id,
            .person_id = rows[i].person_id,
            .version = rows[i].version,
            .person = rows[i].person,
            .what = rows[i].what,
            .state = remedy_state_parse(rows[i].state),
        };
        (void)day_parse_iso(rows[i].due_on, &m->due_on);
        if (rows[i].done_on.n)
            (void)day_parse_iso(rows[i].done_on, &m->done_on);
        m->late = remedy_late(m->state, m->due_on, c->today);
        r = log_look(c, m->person_id, "personal_remedy", m->id);
    }
    return r;
}

enum err personal_own(struct ctx *c, struct personal_remedy **ret, size_t *ret_n)
{
    struct q_personal_remedies_of *rows = NULL;
    enum err r;

    assert(ret && ret_n);
    r = q_personal_remedies_of(c->db, c->who->person_id, c->arena, &rows, ret_n, c->error);
    if (r)
        return r;
    *ret = arena_array(c->arena, struct personal_remedy, *ret_n + 1);
    for (size_t i = 0; i < *ret_n; i++) {
        struct personal_remedy *m = &(*ret)[i];

        *m = (struct personal_remedy){
            .id = rows[i].id,
            .person_id = c->who->person_id,
            .version = rows[i].version,
            .person = c->who->name,
            .what = rows[i].what,
            .due_on = day_from_iso(rows[i].due_on),
            .state = remedy_state_parse(rows[i].state),
        };
        if (rows[i].done_on.n)
            m->done_on = day_from_iso(rows[i].done_on);
        m->late = remedy_late(m->state, m->due_on, c->today);
    }
    return OK;
}

enum err personal_open(struct ctx *c, int64_t org_id, struct personal_list *ret)
{
    struct q_org_by_id org;
    enum err r;

    assert(ret);
    *ret = (struct personal_list){ .org_id = org_id, .page = 1 };
    r = may(c, P_PERSONAL_VIEW, org_id);
    if (r)
        return r;
    r = q_org_by_id(c->db, org_id, HIERARCHY, c->arena, &org, c->error);
    if (r)
        return r;
    ret->org_name = org.name;
    return load_people(c, ret);
}

enum err personal_list(struct ctx *c, int64_t org_id, int page, struct personal_list *ret)
{
    enum err r;

    assert(ret);
    r = personal_open(c, org_id, ret);
    if (r)
        return r;
    ret->page = page > 0 ? page : 1;
    return load_rows(c, ret);
}

static enum err check_person(struct ctx *c, int64_t org_id, int64_t person_id)
{
    struct q_people_of_org *rows = NULL;
    size_t n = 0;
    enum err r;

    r = q_people_of_org(c->db, org_id, day_iso(c->arena, c->today), c->arena, &rows, &n, c->error);
    if (r)
        return r;
    for (size_t i = 0; i < n; i++) {
        if (rows[i].id == person_id)
            return OK;
    }
    return fail(c, E_INVALID, M_PERSONAL_PERSON_MISSING);
}

/* A session of another unit is no place for it. */
static enum err check_session(struct ctx *c, int64_t org_id, int64_t session_id)
{
    struct q_session_org row;
    enum err r;

    if (!session_id)
        return OK;
    r = q_session_org(c->db, session_id, c->arena, &row, c->error);
    if (r == E_NOT_FOUND || (!r && row.org_id != org_id))
        return fail(c, E_INVALID, M_SESSION_NONE);
    return r;
}

enum err personal_promise(struct ctx *c, const struct personal_promise *in)
{
    struct q_personal_remedy_add_in row = {
        .id = ids_next(c->ids),
        .org_id = in->org_id,
        .person_id = in->person_id,
        .session_id = { in->session_id != 0, in->session_id },
        .what = str_trim(in->what),
    };
    enum err r;

    assert(in);
    r = may(c, P_PERSONAL_EDIT, in->org_id);
    if (r)
        return r;
    r = check_person(c, in->org_id, in->person_id);
    if (r)
        return r;
    r = check_session(c, in->org_id, in->session_id);
    if (r)
        return r;
    if (!row.what.n || !day_is(in->due_on))
        return fail(c, E_INVALID, M_PERSONAL_WHAT_MISSING);
    if (row.what.n > WORDS_MAX)
        return fail(c, E_TOO_LARGE, M_SESSION_TOO_MUCH);
    row.due_on = day_iso(c->arena, in->due_on);
    r = q_personal_remedy_add(c->db, &row, c->error);
    if (r)
        return r;
    return event_add(c, "personal_remedy", row.id, "promise", in->org_id,
                     S("{\"fields\":[\"what\",\"due_on\"]}"));
}

/* One's own needs no right: whoever promised says whether it is done. */
static enum err may_act(struct ctx *c, const struct q_personal_remedy_by_id *row,
                        enum remedy_act act)
{
    if (c->who && row->person_id == c->who->person_id &&
        (act == REMEDY_DO_DONE || act == REMEDY_DO_REOPEN))
        return OK;
    return may(c, P_PERSONAL_EDIT, row->org_id);
}

enum err personal_act(struct ctx *c, int64_t id, int64_t version, enum remedy_act act)
{
    struct q_personal_remedy_by_id row;
    const struct remedy_step *step;
    int64_t changed = 0;
    enum err r;

    r = q_personal_remedy_by_id(c->db, id, c->arena, &row, c->error);
    if (r == E_NOT_FOUND)
        return fail(c, E_NOT_FOUND, M_REMEDY_NONE);
    if (r)
        return r;
    r = may_act(c, &row, act);
    if (r)
        return r;
    step = remedy_step(remedy_state_parse(row.state), act);
    if (step && act != REMEDY_DO_CONFIRM && row.version == version) {
        r = q_personal_remedy_move(
            c->db, id, version, remedy_state_name(step->next),
            step->next == REMEDY_DONE ? day_iso(c->arena, c->today) : STR_NONE, &changed, c->error);
        if (r)
            return r;
    }
    if (!changed)
        return fail(c, E_CONFLICT, M_PERSONAL_CHANGED);
    return event_add(c, "personal_remedy", id, "change", row.org_id, S("{\"fields\":[\"state\"]}"));
}

enum err personal_reasons(struct ctx *c, int64_t session_id, struct personal_reason **ret,
                          size_t *ret_n)
{
    struct q_absence_reasons *rows = NULL;
    struct q_session_org org;
    enum err r;

    assert(ret && ret_n);
    r = q_session_org(c->db, session_id, c->arena, &org, c->error);
    if (r == E_NOT_FOUND)
        return fail(c, E_NOT_FOUND, M_SESSION_NONE);
    if (r)
        return r;
    r = may(c, P_PERSONAL_VIEW, org.org_id);
    if (r)
        return r;
    r = q_absence_reasons(c->db, session_id, c->arena, &rows, ret_n, c->error);
    if (r)
        return r;
    *ret = arena_array(c->arena, struct personal_reason, *ret_n + 1);
    for (size_t i = 0; !r && i < *ret_n; i++) {
        (*ret)[i] = (struct personal_reason){ rows[i].person_id, rows[i].person, rows[i].reason };
        r = log_look(c, rows[i].person_id, "absence_reason", session_id);
    }
    return r;
}

enum err personal_looks(struct ctx *c, struct personal_look **ret, size_t *ret_n)
{
    struct q_access_log_of_person *rows = NULL;
    enum err r;

    assert(ret && ret_n);
    r = q_access_log_of_person(c->db, c->who->person_id, c->arena, &rows, ret_n, c->error);
    if (r)
        return r;
    *ret = arena_array(c->arena, struct personal_look, *ret_n + 1);
    for (size_t i = 0; i < *ret_n; i++)
        (*ret)[i] = (struct personal_look){ rows[i].at, rows[i].noun, rows[i].looked };
    return OK;
}
