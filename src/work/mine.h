/* mine.h - Của tôi: what is one's own, for the person who is asking and nobody else.
 *
 * Own promises, how one stood on the rolls, what to read for the sessions to come. No figure is made of it, and
 * looking at what is one's own is not written down. */
#pragma once

#include "rules/attendance.h"
#include "work/remedy/personal.h"
#include "work/session/session.h"

/* A session of one's unit that is still to be held. */
struct mine_coming {
    int64_t id, planned_at;
    struct str title;
};

struct mine_attendance {
    int64_t session_id;
    struct str org, title;
    struct day held_on;
    enum attendance_state state;
    bool may_open; /* its page: of a unit that one still belongs to */
};

struct mine {
    struct personal_remedy *promises;
    size_t n_promises;
    struct mine_coming *coming; /* the next one first */
    size_t n_coming;
    struct str places;               /* of the next one */
    struct session_content *to_read; /* and what it takes up */
    size_t n_to_read;
    struct mine_attendance *attended; /* in the last MINE_MONTHS months */
    size_t n_attended;
};

enum { MINE_COMING = 5, MINE_MONTHS = 12 };

NODISCARD enum err mine_load(struct ctx *c, struct mine *ret);
