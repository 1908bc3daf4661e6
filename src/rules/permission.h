/* permission.h - who may do what where, and the reason: the one place that decides.
 *
 * Pure: grants and a path in, a verdict out. A grant speaks for its own unit, for the units below
 * it, or for both, as the role's row in the table says; nothing speaks upward. */
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

/* Whether some grant allows p anywhere: for pages to know what to offer. */
bool permission_anywhere(const struct grant *grants, size_t n, enum permission p);

/* Names in the database ('clerk'); role_parse gives 0 for an unknown one. */
struct str role_name(enum role r);
enum role role_parse(struct str name);
