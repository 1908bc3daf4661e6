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

enum { W_HAMLET_PEOPLE = 6, W_ACCOUNTS = 16 };

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

/* n branches more, directly below that unit. */
void world_add_units(struct world *w, enum world_org above, int n);

/* A ctx as one request of that account has it; NULL: nobody has signed in. Fails the test for an
 * unknown account. Its transaction ends with the T_OK or T_ERR that it stands in, kept or rolled back as
 * http does it, or with the next world_as; none is begun within a test's own. */
struct ctx *world_as(struct world *w, const char *account);
/* The same person's next request with the same ctx. */
struct ctx *world_again(struct world *w, struct ctx *c);
/* Ends the request of a world_as that stood in no T_OK or T_ERR. */
void world_end(struct world *w);
