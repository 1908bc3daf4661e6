/* demo.h - a province that does not exist, at work on campaigns that run today.
 *
 * demo.c is the command, demo_people.c makes the tree and its people, demo_story.c lets them work
 * through the same use cases as the pages; demo_text.c dates the sample directives of data/demo. */
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
    struct arena *scratch; /* of one act */
    uint64_t dice;
    struct str secret; /* one Argon2id hash for all accounts: making forty takes a second */
    struct demo_unit units[DEMO_UNITS];
    size_t n_units;
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
