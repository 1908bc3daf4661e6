/* world.h - a small fictional tree of units and people, for tests of use cases.
 *
 * A province with two communes and their branches, on the morning of 14/03/2022. Names of accounts
 * say role and place: "clerk.province", "clerk.commune", "secretary.hamlet"… (world.c has the list).
 * The test is listed with T_STORE; its database and all else go with it.
 *
 *   struct world w;
 *   world_open(t, &w);
 *   T_OK(t, session_close(world_as(&w, "secretary.hamlet"), &in));
 */
#pragma once

#include "store.h"
#include "work/ctx.h"

enum world_org {
    W_PROVINCE, /* Tỉnh ủy Sơn Hà */
    W_COMMUNE,  /* Đảng ủy xã Suối Bàng: below the province */
    W_HAMLET,   /* Chi bộ thôn Bản Lềm: below the commune, six people, one of them exempt */
    W_HILL,     /* Chi bộ thôn Nà Pheo: below the commune */
    W_SCHOOL,   /* Chi bộ Trường THCS Suối Bàng: an office branch below the commune */
    W_OTHER,    /* Đảng ủy xã Đồng Ké: below the province */
    W_OTHER_HAMLET, /* Chi bộ thôn Đá Đỏ: below the other commune */
    W_ORGS
};

enum { W_HAMLET_PEOPLE = 6, W_ACCOUNTS = 32 };

struct world {
    struct t *t;
    struct db *db;
    struct ids ids;
    int64_t now_ms; /* a test may move it on */
    int64_t org[W_ORGS];
    /* Of the hamlet's branch: secretary, session secretary, three members, the exempt one. */
    int64_t hamlet_people[W_HAMLET_PEOPLE];
    struct world_account {
        const char *name;
        struct str person;
        int64_t account_id, person_id;
    } accounts[W_ACCOUNTS];
    size_t n_accounts;
    struct db_tx *tx; /* of the request that world_as has begun; NULL: none */
};

void world_open(struct t *t, struct world *w);
/* Nobody and nothing in it: for a test with a tree of its own, which adds its accounts to w->accounts. */
void world_bare(struct t *t, struct world *w, struct day today);

/* n branches more, directly below that unit. */
void world_add_units(struct world *w, enum world_org above, int n);

/* A board of that unit, below it in the tree, with a clerk of that account; returns its id. */
int64_t world_add_board(struct world *w, enum world_org committee, const char *name,
                        const char *account);

/* Somebody new with that role in a unit, known by that name. */
void world_add_account(struct world *w, const char *name, int64_t org_id, enum role role);

/* A ctx as one request of that account has it; NULL: nobody has signed in. Fails the test for an
 * unknown account. Its transaction ends with the T_OK or T_ERR that it stands in, kept or rolled back as
 * http does it, or with the next world_as; none is begun within a test's own. */
struct ctx *world_as(struct world *w, const char *account);
/* The operator's. */
struct ctx *world_at_terminal(struct world *w);
/* The same person's next request with the same ctx. */
struct ctx *world_again(struct world *w, struct ctx *c);
/* Ends the request of a world_as that stood in no T_OK or T_ERR. */
void world_end(struct world *w);

/* A rhythm of a campaign, numbered by `ord`; returns its id. */
int64_t world_series(struct world *w, int64_t campaign_id, int64_t ord);
/* A period of it; returns its id. */
int64_t world_period(struct world *w, int64_t series_id, int64_t ord, const char *slot,
                     const char *from, const char *to);
/* Faults that no use case would make, for nep check to find. */
enum world_fault {
    FAULT_TOTAL_VALUE,      /* five present too many in every total */
    FAULT_TOTAL_MENDED,     /* and taken out again */
    FAULT_TOTAL_REPORTS,    /* one report too many behind the opinions */
    FAULT_TOTAL_LOST,       /* no total is there */
    FAULT_WAY_LOST,         /* reports were counted by the unit directly above alone */
    FAULT_VERSION_VALUE,    /* one present too many in what was sent last */
    FAULT_VERSION_OWN,      /* and in what its unit did itself, as if it had been sent so */
    FAULT_SUM_VALUE,        /* one present too many through each unit below */
    FAULT_SENT_CHILD,       /* it is said to have come through one other unit */
    FAULT_SENT_SESSION,     /* what was sent is said to have counted one other session */
    FAULT_SENT_CARRIED,     /* and each as of an earlier period */
    FAULT_SESSION_LOST,     /* no report counts any session */
    FAULT_SESSION_CARRIED,  /* every session is said to be of an earlier period */
    FAULT_SESSION_UNIT,     /* every session is another unit's */
    FAULT_SESSION_DAY,      /* was held much later */
    FAULT_SESSION_UNSERVED, /* and served no campaign */
    FAULT_UNIT_COUNTS,      /* units that met have met three times, and sent nothing */
    FAULT_UNIT_ENDED,       /* whoever owes had ended before what it owes began */
    FAULT_RECEIVER_ENDED,   /* whoever receives has, and another goes on for it */
    FAULT_KEPT_LOST,        /* nobody keeps the last reports of who has ended */
    FAULTS
};
void world_plant(struct world *w, enum world_fault fault);
