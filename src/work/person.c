/* SPDX-License-Identifier: Apache-2.0 */
#include "work/person.h"

#include "store/person.h"
#include "text/vi.h"
#include "work/trail.h"

struct str person_key(struct arena *a, struct str name)
{
    struct str folded = str_trim(vi_fold(a, name, NULL));
    size_t given = folded.n;

    while (given && folded.p[given - 1] != ' ')
        given--;
    if (!given)
        return folded;
    return str_fmt(a, "%.*s %.*s", STR_ARGS(str_sub(folded, given, folded.n)),
                   STR_ARGS(str_sub(folded, 0, given - 1)));
}

enum err person_add(struct ctx *c, struct str name, struct str phone, int64_t *ret_id)
{
    int64_t id = ids_next(c->ids);
    enum err r;

    r = q_person_add(c->db, id, name, person_key(c->arena, name), phone, c->error);
    if (r)
        return r;
    *ret_id = id;
    return event_add(c, "person", id, "add", 0, S("{}"));
}

enum err person_join(struct ctx *c, int64_t person_id, int64_t org_id, struct str state,
                     struct str from_on)
{
    int64_t id = ids_next(c->ids);
    enum err r;

    r = q_membership_add(c->db, id, person_id, org_id, state, from_on, c->error);
    if (r)
        return r;
    return event_add(c, "membership", id, "add", org_id, S("{}"));
}

enum err person_take_office(struct ctx *c, int64_t person_id, int64_t org_id, struct str title,
                            int rank, struct str from_on)
{
    struct q_position_add_in in = {
        .id = ids_next(c->ids),
        .person_id = person_id,
        .org_id = org_id,
        .title = title,
        .rank = rank,
        .from_on = from_on,
    };
    enum err r;

    r = q_position_add(c->db, &in, c->error);
    if (r)
        return r;
    return event_add(c, "position", in.id, "add", org_id, S("{}"));
}
