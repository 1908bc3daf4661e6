/* demo.h - a province that does not exist, at work on campaigns that run today.
 *
 * demo.c is the command, people.c makes the tree and its people, board.c names the province's board, story.c
 * lets them work through the same use cases as the pages, period.c does so for what the province asks first,
 * paper.c for what comes or goes on paper, as.c has them act on a day of theirs; text.c dates the sample
 * directives. */
#pragma once

#include "cli/run.h"
#include "db/db.h"

enum { DEMO_UNITS = 48 };
#define DEMO_PASSWORD "nep-demo-2026"

enum {
    DEMO_PROVINCE,
    DEMO_COMMUNE_1,
    DEMO_COMMUNE_2,
    DEMO_WARD,
    DEMO_DEPARTMENT,
    DEMO_UPPER_UNITS
};

struct demo_unit {
    int64_t id;
    struct str place, kind;
    struct str secretary; /* account name of who runs it */
    int parent;           /* index; -1 at the top */
};

struct demo {
    struct run *run;
    struct ctx
        *keeper; /* who keeps units, people and accounts: the operator, then the administrator */
    struct arena *scratch; /* of one act */
    uint64_t dice;
    struct str secret; /* one Argon2id hash for all accounts: making forty takes a second */
    struct demo_unit units[DEMO_UNITS];
    size_t n_units;
    struct demo_unit board; /* of the province */
    int64_t people;
    struct demo_campaign { /* by the upper unit that leads it */
        int64_t id;
        int days_ago;
    } campaigns[DEMO_UPPER_UNITS];
};

/* A use case's ctx: that account, so many days ago at that hour. The last one's memory is gone. */
NODISCARD enum err demo_as(struct demo *d, const char *account, int days_ago, int hour,
                           struct ctx **ret);
NODISCARD enum err demo_as_name(struct demo *d, struct str account, int days_ago, int hour,
                                struct ctx **ret);
/* 0 … n-1, the same in every run. */
unsigned demo_roll(struct demo *d, unsigned n);

/* A sample directive with its dates counted from today. NULL bytes: no such sample. */
struct str demo_text(struct demo *d, const char *name);

NODISCARD enum err demo_people(struct demo *d);
NODISCARD enum err demo_story(struct demo *d);
/* The province's draft asks its branches first, and calls their period by a name. */
NODISCARD enum err demo_periods(struct demo *d, int64_t campaign_id, const char *clerk);
/* A draft comes to ask its own unit for a report to a unit outside Nếp. */
NODISCARD enum err demo_ask_outside(struct demo *d, int64_t campaign_id, const struct demo_unit *u,
                                    const char *clerk, int days_ago);
/* That report is sent and answered; a commune enters what a branch told it, a ward amends its campaign. clerks: by
 * upper unit. */
NODISCARD enum err demo_on_paper(struct demo *d, const char *const *clerks);
/* By the province's clerk, as soon as its campaign has been issued. */
NODISCARD enum err demo_board(struct demo *d, const char *clerk);
