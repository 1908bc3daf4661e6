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
    [ROLE_OPERATOR] = "operator",
};

/* What a branch wrote (P_SESSION_VIEW, P_PERSONAL_*) has SELF in every row: only its figures go up. */
static const unsigned char table[P_COUNT][ROLE_COUNT] = {
    [P_ORG_VIEW] = { [ROLE_ADMIN] = BOTH,
                     [ROLE_HEAD] = BOTH,
                     [ROLE_CLERK] = BOTH,
                     [ROLE_SECRETARY] = BOTH,
                     [ROLE_SESSION_SECRETARY] = SELF,
                     [ROLE_MEMBER] = SELF,
                     [ROLE_TEAM] = BOTH,
                     [ROLE_OPERATOR] = BOTH },
    [P_ORG_EDIT] = { [ROLE_ADMIN] = BOTH, [ROLE_OPERATOR] = BOTH },
    [P_PEOPLE_VIEW] = { [ROLE_ADMIN] = BOTH,
                        [ROLE_HEAD] = SELF,
                        [ROLE_CLERK] = SELF,
                        [ROLE_SECRETARY] = SELF,
                        [ROLE_SESSION_SECRETARY] = SELF,
                        [ROLE_OPERATOR] = BOTH },
    [P_PEOPLE_EDIT] = { [ROLE_ADMIN] = BOTH, [ROLE_OPERATOR] = BOTH },
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
    [P_SESSION_ENTER] = { [ROLE_HEAD] = BELOW, [ROLE_CLERK] = BELOW },
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
    [P_ACCOUNT_ADMIN] = { [ROLE_ADMIN] = BOTH, [ROLE_OPERATOR] = BOTH },
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
    assert(grants || !n);
    assert(p > 0 && p < P_COUNT);
    for (size_t i = 0; i < n; i++) {
        if (target_path.n && speaks_for(&grants[i], table[p][grants[i].role], target_path))
            return (struct verdict){ .allowed = true, .by = &grants[i] };
    }
    return (struct verdict){ .allowed = false };
}

/* Reports and what they add up to; never what a unit decides, holds or keeps for itself. */
enum {
    BOARD = 1 << HAND_BOARD,
    RECEIVER = 1 << HAND_RECEIVER,
    COPY = 1 << HAND_COPY,
    KEEPER = 1 << HAND_KEEPER
};
static const unsigned char by_hand[P_COUNT] = {
    [P_CAMPAIGN_VIEW] = BOARD,
    [P_SESSION_FIGURES] = BOARD | KEEPER,
    [P_REPORT_EDIT] = BOARD | KEEPER,
    [P_REPORT_SUBMIT] = BOARD | KEEPER,
    [P_TOTAL_VIEW] = BOARD,
    [P_REPORT_RECEIVE] = BOARD | RECEIVER,
    [P_REPORT_VIEW] = BOARD | RECEIVER | COPY | KEEPER,
};

static bool hand_speaks_for(const struct hand *hand, const struct grant *g, enum permission p,
                            struct str target)
{
    struct grant there = { .role = g->role, .org_id = hand->for_org_id, .path = hand->path };

    if (hand->org_id != g->org_id || !(by_hand[p] & 1 << hand->kind))
        return false;
    if (hand->kind == HAND_BOARD)
        return speaks_for(&there, table[p][g->role], target);
    if (hand->kind == HAND_KEEPER)
        return table[p][g->role] & SELF;
    return table[p][g->role] & BELOW;
}

struct verdict permission_decide_by(const struct grant *grants, size_t n, const struct hand *hands,
                                    size_t n_hands, enum permission p, struct str target_path)
{
    struct verdict own = permission_decide(grants, n, p, target_path);

    assert(hands || !n_hands);
    if (own.allowed || !target_path.n)
        return own;
    for (size_t i = 0; i < n * n_hands; i++) {
        const struct grant *g = &grants[i / n_hands];

        if (hand_speaks_for(&hands[i % n_hands], g, p, target_path))
            return (struct verdict){ .allowed = true, .by = g };
    }
    return own;
}

bool permission_anywhere(const struct grant *grants, size_t n, enum permission p)
{
    assert(grants || !n);
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
    for (int r = 1; r < ROLE_OPERATOR; r++) {
        if (str_eq(name, str_of(role_names[r])))
            return (enum role)r;
    }
    return 0;
}
