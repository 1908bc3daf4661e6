/* SPDX-License-Identifier: Apache-2.0 */
#include "rules/permission.h"

#include <assert.h>

enum scope {
    NO = 0,
    SELF = 1,
    BELOW = 2,
    BOTH = SELF | BELOW,
};

static const char *const role_names[ROLE_COUNT] = {
    [ROLE_ADMIN] = "admin",
    [ROLE_HEAD] = "head",
    [ROLE_CLERK] = "clerk",
    [ROLE_SECRETARY] = "secretary",
    [ROLE_SESSION_SECRETARY] = "session_secretary",
    [ROLE_MEMBER] = "member",
    [ROLE_TEAM] = "team",
};

/* What a branch wrote (P_SESSION_VIEW, P_PERSONAL_*) has SELF in every row: only its figures go up. */
static const unsigned char table[P_COUNT][ROLE_COUNT] = {
    [P_ORG_VIEW] = { [ROLE_ADMIN] = BOTH,
                     [ROLE_HEAD] = BOTH,
                     [ROLE_CLERK] = BOTH,
                     [ROLE_SECRETARY] = BOTH,
                     [ROLE_SESSION_SECRETARY] = SELF,
                     [ROLE_MEMBER] = SELF,
                     [ROLE_TEAM] = BOTH },
    [P_PEOPLE_VIEW] = { [ROLE_ADMIN] = BOTH,
                        [ROLE_HEAD] = SELF,
                        [ROLE_CLERK] = SELF,
                        [ROLE_SECRETARY] = SELF,
                        [ROLE_SESSION_SECRETARY] = SELF },
    [P_DOCUMENT_VIEW] = { [ROLE_HEAD] = SELF,
                          [ROLE_CLERK] = SELF,
                          [ROLE_SECRETARY] = SELF,
                          [ROLE_SESSION_SECRETARY] = SELF,
                          [ROLE_MEMBER] = SELF },
    [P_DOCUMENT_EDIT] = { [ROLE_HEAD] = SELF, [ROLE_CLERK] = SELF, [ROLE_SECRETARY] = SELF },
    [P_CAMPAIGN_VIEW] = { [ROLE_HEAD] = BOTH,
                          [ROLE_CLERK] = BOTH,
                          [ROLE_SECRETARY] = BOTH,
                          [ROLE_SESSION_SECRETARY] = SELF,
                          [ROLE_MEMBER] = SELF,
                          [ROLE_TEAM] = BOTH },
    [P_CAMPAIGN_EDIT] = { [ROLE_HEAD] = SELF, [ROLE_CLERK] = SELF, [ROLE_SECRETARY] = SELF },
    [P_CAMPAIGN_ISSUE] = { [ROLE_HEAD] = SELF, [ROLE_CLERK] = SELF },
    [P_CAMPAIGN_ACKNOWLEDGE] = { [ROLE_HEAD] = SELF, [ROLE_CLERK] = SELF, [ROLE_SECRETARY] = SELF },
    [P_SESSION_VIEW] = { [ROLE_SECRETARY] = SELF,
                         [ROLE_SESSION_SECRETARY] = SELF,
                         [ROLE_MEMBER] = SELF },
    [P_SESSION_FIGURES] = { [ROLE_HEAD] = BOTH,
                            [ROLE_CLERK] = BOTH,
                            [ROLE_SECRETARY] = BOTH,
                            [ROLE_SESSION_SECRETARY] = SELF,
                            [ROLE_MEMBER] = SELF,
                            [ROLE_TEAM] = BOTH },
    [P_SESSION_RUN] = { [ROLE_SECRETARY] = SELF, [ROLE_SESSION_SECRETARY] = SELF },
    [P_REMEDY_VIEW] = { [ROLE_SECRETARY] = SELF,
                        [ROLE_SESSION_SECRETARY] = SELF,
                        [ROLE_MEMBER] = SELF },
    [P_REMEDY_EDIT] = { [ROLE_SECRETARY] = SELF, [ROLE_SESSION_SECRETARY] = SELF },
    [P_PERSONAL_VIEW] = { [ROLE_SECRETARY] = SELF, [ROLE_SESSION_SECRETARY] = SELF },
    [P_PERSONAL_EDIT] = { [ROLE_SECRETARY] = SELF, [ROLE_SESSION_SECRETARY] = SELF },
    [P_REPORT_VIEW] = { [ROLE_HEAD] = BOTH,
                        [ROLE_CLERK] = BOTH,
                        [ROLE_SECRETARY] = BOTH,
                        [ROLE_SESSION_SECRETARY] = SELF,
                        [ROLE_TEAM] = BOTH },
    [P_REPORT_EDIT] = { [ROLE_HEAD] = SELF,
                        [ROLE_CLERK] = SELF,
                        [ROLE_SECRETARY] = SELF,
                        [ROLE_SESSION_SECRETARY] = SELF },
    [P_REPORT_SUBMIT] = { [ROLE_HEAD] = SELF, [ROLE_CLERK] = SELF, [ROLE_SECRETARY] = SELF },
    [P_REPORT_RECEIVE] = { [ROLE_HEAD] = BELOW, [ROLE_CLERK] = BELOW },
    [P_TOTAL_VIEW] = { [ROLE_HEAD] = BOTH,
                       [ROLE_CLERK] = BOTH,
                       [ROLE_SECRETARY] = BOTH,
                       [ROLE_TEAM] = BOTH },
    [P_ACCOUNT_ADMIN] = { [ROLE_ADMIN] = BOTH },
};

static bool speaks_for(const struct grant *g, enum scope scope, struct str target)
{
    if (str_eq(g->path, target))
        return scope & SELF;
    return (scope & BELOW) && g->path.n && str_starts(target, g->path);
}

struct verdict permission_decide(const struct grant *grants, size_t n, enum permission p,
                                 struct str target_path)
{
    assert(p > 0 && p < P_COUNT);
    for (size_t i = 0; i < n; i++) {
        if (target_path.n && speaks_for(&grants[i], table[p][grants[i].role], target_path))
            return (struct verdict){ .allowed = true, .by = &grants[i] };
    }
    return (struct verdict){ .allowed = false };
}

bool permission_anywhere(const struct grant *grants, size_t n, enum permission p)
{
    assert(p > 0 && p < P_COUNT);
    for (size_t i = 0; i < n; i++) {
        if (table[p][grants[i].role])
            return true;
    }
    return false;
}

struct str role_name(enum role r)
{
    assert(r > 0 && r < ROLE_COUNT);
    return str_of(role_names[r]);
}

enum role role_parse(struct str name)
{
    for (int r = 1; r < ROLE_COUNT; r++) {
        if (str_eq(name, str_of(role_names[r])))
            return (enum role)r;
    }
    return 0;
}
