/* permission.h - who may do what where, and the reason: the one place that decides.
 *
 * Pure: grants and a path in, a verdict out. A grant speaks for its own unit, for the units below
 * it, or for both, as the role's row in the table says; nothing speaks upward. The operator's alone is for
 * '/', which lies above every tree. */
#pragma once

#include "base/permission.h"
#include "base/str.h"

struct grant {
    enum role role;
    int64_t org_id;
    struct str org_name;
    struct str path; /* '/1/5/': of the unit it was given for, today */
};

struct verdict {
    bool allowed;
    const struct grant *by; /* the grant that allows it, NULL when refused */
};

struct verdict permission_decide(const struct grant *grants, size_t n, enum permission p,
                                 struct str target_path);

/* What a grant of one unit may do for another: a board for its committee within a channel, a unit with a
 * report that was sent or copied to it. Whoever asks has found the hands that hold for what is asked. */
enum hand_kind {
    HAND_BOARD =
        1, /* as if the grant had been given at the committee, but for what hands may not do */
    HAND_RECEIVER, /* as if the report's unit lay below */
    HAND_COPY,     /* the same, to read it */
    HAND_KEEPER,   /* as if it were the report's unit, which has ended */
};
struct hand {
    enum hand_kind kind;
    int64_t org_id;     /* whose grants */
    int64_t for_org_id; /* HAND_BOARD: the committee… */
    struct str path;    /* …and where it stands */
};
/* What the grants allow by themselves, else by a hand. */
struct verdict permission_decide_by(const struct grant *grants, size_t n, const struct hand *hands,
                                    size_t n_hands, enum permission p, struct str target_path);

/* Whether some grant allows p anywhere: for pages to know what to offer. */
bool permission_anywhere(const struct grant *grants, size_t n, enum permission p);

#define PATH_TOP S("/")

/* Names in the database ('clerk'); role_parse gives 0 for an unknown one, and for the operator's, which no
 * account can be given. */
struct str role_name(enum role r);
enum role role_parse(struct str name);
