/* remedy.h - the way of a promised remedy: open, done with proof, confirmed by somebody else.
 *
 * Pure; read by pages, work/ and tests alike. A person's own remedies know only open, done and
 * withdrawn: nobody confirms them. */
#pragma once

#include "base/day.h"
#include "base/permission.h"
#include "base/str.h"

enum remedy_state {
    REMEDY_OPEN = 1,
    REMEDY_DONE,
    REMEDY_CONFIRMED,
    REMEDY_WITHDRAWN,
    REMEDY_STATES
};

enum remedy_act {
    REMEDY_DO_DONE = 1,
    REMEDY_DO_REOPEN,
    REMEDY_DO_CONFIRM,
    REMEDY_DO_WITHDRAW,
    REMEDY_DO_MEND, /* other words, while the session that promised it is open */
    REMEDY_ACTS
};

struct remedy_step {
    enum remedy_state state;
    enum remedy_act act;
    enum permission permission;
    enum remedy_state next;
};

const struct remedy_step *remedy_step(enum remedy_state state, enum remedy_act act);
const struct remedy_step *remedy_steps(size_t *ret_n);

/* Whoever said that it is done does not confirm it, except for the branch in session. */
bool remedy_may_confirm(int64_t done_by, int64_t account_id, bool in_session);
bool remedy_late(enum remedy_state state, struct day due_on, struct day today);

struct str remedy_state_name(enum remedy_state state);
enum remedy_state remedy_state_parse(struct str name);
