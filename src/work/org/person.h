/* person.h - people and where they belong. What writes asks P_PEOPLE_EDIT at the unit. */
#pragma once

#include "work/ctx.h"

struct person_new {
    struct str name, phone;
    int64_t org_id; /* that takes them in; person_join says whether they belong to it */
};
NODISCARD enum err person_add(struct ctx *c, const struct person_new *in, int64_t *ret_id);

struct person_named {
    int64_t id, org_id; /* org_id 0: of nobody that has a unit */
    struct str name, org_name;
};
/* Who has this name, marks and capitals aside: a row for each unit where they belong, hold a post or have a
 * role. Asks P_PEOPLE_VIEW at org_id, and leaves out whom the one who asks may not see elsewhere. */
NODISCARD enum err person_find(struct ctx *c, struct str name, int64_t org_id,
                               const struct person_named **ret, size_t *ret_n);
/* Asks p at each unit where somebody belongs, holds a post or has a role; E_NOT_FOUND for nobody. */
NODISCARD enum err person_ask(struct ctx *c, enum permission p, int64_t person_id);
/* How somebody belongs to a unit: words of the table membership. */
#define PERSON_STATES "official, probationary, temporary, exempt, non_member"
bool person_is_state(struct str state);
/* E_CONFLICT when they belong to it already. */
NODISCARD enum err person_join(struct ctx *c, int64_t person_id, int64_t org_id, struct str state,
                               struct str from_on);
/* on: the first day on which it is so. E_NOT_FOUND when they do not belong to the unit. */
NODISCARD enum err person_leave(struct ctx *c, int64_t person_id, int64_t org_id, struct str on);
NODISCARD enum err person_set_state(struct ctx *c, int64_t person_id, int64_t org_id,
                                    struct str state, struct str on);
/* Out of one unit and into another, in the same state; asked at both. */
NODISCARD enum err person_move(struct ctx *c, int64_t person_id, int64_t org_id, int64_t to_id,
                               struct str on);

struct person_post {
    int64_t person_id, org_id;
    struct str name;  /* of the holder; read only */
    struct str title; /* as it signs: "BÍ THƯ" */
    int rank;         /* 1 signs first */
    bool acting;      /* quyền, phụ trách */
    struct str from_on, to_on;
};
/* Members of a committee share a title and, from this rank on, need no place of their own. */
enum { RANK_SHARED = 10 };
/* E_CONFLICT while somebody else holds it at that rank, then or later, unless acting. */
NODISCARD enum err person_post(struct ctx *c, const struct person_post *in);
/* on: the first day on which it is no longer held. E_NOT_FOUND when it was not. */
NODISCARD enum err person_end_post(struct ctx *c, int64_t person_id, int64_t org_id,
                                   struct str title, struct str on);
/* Those held today or later. Asks P_PEOPLE_VIEW. */
NODISCARD enum err person_posts(struct ctx *c, int64_t org_id, struct person_post **ret,
                                size_t *ret_n);
/* person_post of somebody who is not acting. */
NODISCARD enum err person_take_office(struct ctx *c, int64_t person_id, int64_t org_id,
                                      struct str title, int rank, struct str from_on);
