/* org__.h - what the files of this folder share: cursors of their pages, today's copy of the tree, changes. */
#pragma once

#include "work/org/change.h"

/* A cursor is "<id>.<order key>" of the last row shown; empty at the beginning. */
struct str org__cursor(struct ctx *c, int64_t id, struct str key);
bool org__read_cursor(struct str cursor, int64_t *ret_id, struct str *ret_key);

/* Makes today's kept path of a unit and of all below it from the dated links: the one place that
 * writes org_path. */
NODISCARD enum err org__keep_paths(struct ctx *c, int64_t org_id);

struct q_org_life;
/* What is known of a unit that is there on that day and has no end yet; else says so in words. */
NODISCARD enum err org__lives_from(struct ctx *c, int64_t org_id, struct day from,
                                   struct q_org_life *ret);

enum org__kind { ORG_MAKE = 1, ORG_MOVE, ORG_RENAME, ORG_DISSOLVE };

/* A change whose dated rows have been written. */
struct org__change {
    enum org__kind kind;
    int64_t org_id, other_id;
    struct day from;
    struct str note;
};
/* Writes it down with its event, and applies it when its day has come. */
NODISCARD enum err org__change(struct ctx *c, const struct org__change *in);
/* Ends, passes on or keeps what hangs on a unit that has ended. */
NODISCARD enum err org__end(struct ctx *c, const struct org__change *change);
/* E_CONFLICT with words while a session of the unit runs. */
NODISCARD enum err org__none_running(struct ctx *c, int64_t org_id);
