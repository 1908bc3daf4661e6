/* SPDX-License-Identifier: Apache-2.0 */
#include "work/org/person.h"

#include <assert.h>

#include "store/person.h"
#include "text/name.h"
#include "work/name.h"
#include "work/trail.h"

enum err person_ask(struct ctx *c, enum permission p, int64_t person_id)
{
    struct q_orgs_of_person *rows = NULL;
    struct q_person_count person;
    size_t n = 0;
    enum err r;

    r = q_person_count(c->db, person_id, c->arena, &person, c->error);
    if (r)
        return r;
    if (!person.n)
        return fail(c, E_NOT_FOUND, M_PERSON_NO_SUCH);
    r = q_orgs_of_person(c->db, person_id, day_iso(c->arena, c->today), c->arena, &rows, &n,
                         c->error);
    for (size_t i = 0; !r && i < n; i++)
        r = may(c, p, rows[i].org_id);
    return r;
}

enum err person_find(struct ctx *c, struct str name, int64_t org_id,
                     const struct person_named **ret, size_t *ret_n)
{
    struct q_people_named *rows = NULL;
    struct person_named *named;
    size_t n_rows = 0, n = 0;
    struct rights rights;
    enum err r;

    assert(ret && ret_n);
    r = may(c, P_PEOPLE_VIEW, org_id);
    if (!r)
        r = name_take(c, name, &name);
    if (r)
        return r;
    r = q_people_named(c->db, name_find_key(c->arena, name), day_iso(c->arena, c->today), c->arena,
                       &rows, &n_rows, c->error);
    if (r)
        return r;
    named = arena_array(c->arena, struct person_named, n_rows + 1);
    for (size_t i = 0; i < n_rows; i++) {
        r = rights_at(c, rows[i].org_id.v, &rights);
        if (r)
            return r;
        if (rows[i].org_id.is && !rights_have(&rights, P_PEOPLE_VIEW))
            continue;
        named[n++] =
            (struct person_named){ rows[i].id, rows[i].org_id.v, rows[i].name, rows[i].org };
    }
    *ret = named;
    *ret_n = n;
    return OK;
}

enum err person_add(struct ctx *c, const struct person_new *in, int64_t *ret_id)
{
    int64_t id = ids_next(c->ids);
    struct str name;
    enum err r;

    assert(in && ret_id);
    r = may(c, P_PEOPLE_EDIT, in->org_id);
    if (r)
        return r;
    r = name_take(c, in->name, &name);
    if (r)
        return r;
    r = q_person_add(c->db, id, name, name_find_key(c->arena, name),
                     name_person_order_key(c->arena, name), in->phone, c->error);
    if (r)
        return r;
    *ret_id = id;
    return event_add(c, "person", id, "add", in->org_id, S("{}"));
}

bool person_is_state(struct str state)
{
    static const char *const states[] = { "official", "probationary", "temporary", "exempt",
                                          "non_member" };

    for (size_t i = 0; i < COUNT(states); i++) {
        if (str_eq(state, str_of(states[i])))
            return true;
    }
    return false;
}

enum err person_join(struct ctx *c, int64_t person_id, int64_t org_id, struct str state,
                     struct str from_on)
{
    struct q_membership_on now = { 0 };
    int64_t id = ids_next(c->ids);
    enum err r;

    r = may(c, P_PEOPLE_EDIT, org_id);
    if (r)
        return r;
    r = q_membership_on(c->db, person_id, org_id, from_on, c->arena, &now, c->error);
    if (!r)
        return fail(c, E_CONFLICT, M_PERSON_BELONGS);
    if (r != E_NOT_FOUND)
        return r;
    error_clear(c->error);
    r = q_membership_add(c->db, id, person_id, org_id, state, from_on, c->error);
    if (r)
        return r;
    return event_add(c, "membership", id, "add", org_id, S("{}"));
}

/* How they belong to the unit on that day; E_NOT_FOUND in words. */
static enum err load_membership(struct ctx *c, int64_t person_id, int64_t org_id, struct str on,
                                struct q_membership_on *ret)
{
    enum err r = q_membership_on(c->db, person_id, org_id, on, c->arena, ret, c->error);

    return r == E_NOT_FOUND ? fail(c, E_NOT_FOUND, M_PERSON_BELONGS_NOT) : r;
}

enum err person_leave(struct ctx *c, int64_t person_id, int64_t org_id, struct str on)
{
    struct q_membership_on now = { 0 };
    int64_t changed;
    enum err r;

    r = may(c, P_PEOPLE_EDIT, org_id);
    if (!r)
        r = load_membership(c, person_id, org_id, on, &now);
    if (!r && str_cmp(on, now.from_on) < 0)
        r = fail(c, E_INVALID, M_PERSON_BELONGS_LATER);
    if (!r)
        r = q_membership_end(c->db, person_id, org_id, on, &changed, c->error);
    return r ? r : event_add(c, "membership", now.id, "end", org_id, S("{}"));
}

enum err person_set_state(struct ctx *c, int64_t person_id, int64_t org_id, struct str state,
                          struct str on)
{
    struct q_membership_on now = { 0 };
    int64_t changed;
    enum err r;

    assert(person_is_state(state));
    r = may(c, P_PEOPLE_EDIT, org_id);
    if (!r)
        r = load_membership(c, person_id, org_id, on, &now);
    if (!r && str_cmp(on, now.from_on) < 0)
        r = fail(c, E_INVALID, M_PERSON_BELONGS_LATER);
    if (r)
        return r;
    if (str_eq(on, now.from_on)) {
        r = q_membership_set_state(c->db, now.id, state, &changed, c->error);
        return r ? r : event_add(c, "membership", now.id, "set_state", org_id, S("{}"));
    }
    r = q_membership_end(c->db, person_id, org_id, on, &changed, c->error);
    if (!r)
        r = q_membership_add(c->db, ids_next(c->ids), person_id, org_id, state, on, c->error);
    return r ? r : event_add(c, "membership", now.id, "set_state", org_id, S("{}"));
}

enum err person_move(struct ctx *c, int64_t person_id, int64_t org_id, int64_t to_id, struct str on)
{
    struct q_membership_on now = { 0 };
    enum err r;

    r = may(c, P_PEOPLE_EDIT, org_id);
    if (!r)
        r = load_membership(c, person_id, org_id, on, &now);
    if (!r)
        r = person_leave(c, person_id, org_id, on);
    return r ? r : person_join(c, person_id, to_id, now.state, on);
}

/* Another acts in the holder's place, or comes when they have gone. */
static enum err is_vacant(struct ctx *c, const struct person_post *in, struct str title)
{
    struct q_position_holder *rows = NULL;
    size_t n = 0;
    enum err r;

    if (in->acting || in->rank >= RANK_SHARED)
        return OK;
    r = q_position_holder(c->db, in->org_id, title, in->rank, in->from_on, c->arena, &rows, &n,
                          c->error);
    if (r || !n)
        return r;
    return fail(c, E_CONFLICT, M_PERSON_POST_HELD, { "person", .text = rows[0].name },
                { "title", .text = title });
}

enum err person_post(struct ctx *c, const struct person_post *in)
{
    struct q_position_add_in row = {
        .id = ids_next(c->ids),
        .person_id = in->person_id,
        .org_id = in->org_id,
        .rank = in->rank,
        .acting = in->acting,
        .from_on = in->from_on,
    };
    struct q_person_count person;
    enum err r;

    assert(in->rank >= 1);
    r = may(c, P_PEOPLE_EDIT, in->org_id);
    if (!r)
        r = q_person_count(c->db, in->person_id, c->arena, &person, c->error);
    if (!r && !person.n)
        r = fail(c, E_NOT_FOUND, M_PERSON_NO_SUCH);
    if (!r)
        r = name_take(c, in->title, &row.title);
    if (!r)
        r = is_vacant(c, in, row.title);
    if (!r)
        r = q_position_add(c->db, &row, c->error);
    return r ? r : event_add(c, "position", row.id, "add", in->org_id, S("{}"));
}

enum err person_end_post(struct ctx *c, int64_t person_id, int64_t org_id, struct str title,
                         struct str on)
{
    int64_t changed;
    enum err r;

    r = may(c, P_PEOPLE_EDIT, org_id);
    if (!r)
        r = q_position_end(c->db, person_id, org_id, title, on, &changed, c->error);
    if (!r && !changed)
        r = fail(c, E_NOT_FOUND, M_PERSON_NO_POST);
    return r ? r : event_add(c, "person", person_id, "end_post", org_id, S("{}"));
}

enum err person_posts(struct ctx *c, int64_t org_id, struct person_post **ret, size_t *ret_n)
{
    struct q_positions_of_org *rows = NULL;
    enum err r;

    assert(ret && ret_n);
    r = may(c, P_PEOPLE_VIEW, org_id);
    if (!r)
        r = q_positions_of_org(c->db, org_id, day_iso(c->arena, c->today), c->arena, &rows, ret_n,
                               c->error);
    if (r)
        return r;
    *ret = arena_array(c->arena, struct person_post, *ret_n + 1);
    for (size_t i = 0; i < *ret_n; i++)
        (*ret)[i] = (struct person_post){
            .person_id = rows[i].person_id,
            .org_id = org_id,
            .name = rows[i].name,
            .title = rows[i].title,
            .rank = (int)rows[i].rank,
            .acting = rows[i].acting,
            .from_on = rows[i].from_on,
            .to_on = rows[i].to_on,
        };
    return OK;
}

enum err person_take_office(struct ctx *c, int64_t person_id, int64_t org_id, struct str title,
                            int rank, struct str from_on)
{
    return person_post(c, &(struct person_post){ .person_id = person_id,
                                                 .org_id = org_id,
                                                 .title = title,
                                                 .rank = rank,
                                                 .from_on = from_on });
}
