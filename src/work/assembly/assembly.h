/* assembly.h - who meets (thành phần dự): the named rolls that a unit has on a day.
 *
 * Who is on one is said by its rules and, beside them, by hand: store/attendance.sql reads both. Which
 * kinds of units have which are rows. */
#pragma once

#include "rules/assembly.h"
#include "work/ctx.h"

struct assembly {
    int64_t id;
    struct str kind, name; /* the name in the person's language */
    bool unnamed;          /* asked by a duty that names no assembly */
};

/* As a plan names it; 0: whoever meets as a matter of course. */
enum msg assembly_kind_words(enum assembly_kind kind);

/* The one offered first at the head; none: the unit does not meet. */
NODISCARD enum err assembly_list(struct ctx *c, int64_t org_id, struct day on,
                                 const struct assembly **ret, size_t *ret_n);
/* Whether a duty to meet is for this unit. kind "": it names no assembly, and is for those units whose
 * people meet as a matter of course. */
NODISCARD enum err assembly_asked(struct ctx *c, int64_t org_id, struct str kind, struct day on,
                                  bool *ret);

/* An office's own, with its rules. */
struct assembly_rule {
    struct str source; /* member, post, head_below */
    struct str member; /* a state of membership */
    int64_t rank_from, rank_to;
    struct str org_kind; /* head_below: "": of all units below */
};
struct assembly_new {
    int64_t org_id;
    struct str kind, name_vi, name_en;
    const struct assembly_rule *rules;
    size_t n_rules;
    struct day from;
};
NODISCARD enum err assembly_add(struct ctx *c, const struct assembly_new *in, int64_t *ret_id);
/* Takes somebody in whom no rule names. Nobody is taken out by hand. */
NODISCARD enum err assembly_take_in(struct ctx *c, int64_t assembly_id, int64_t org_id,
                                    int64_t person_id, struct day from);
