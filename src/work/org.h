/* org.h - a unit, where it stands, and the units below it. */
#pragma once

#include "work/ctx.h"

struct org {
    int64_t id, parent_id; /* parent_id 0: at the top */
    struct str kind, kind_name, name, official_name, symbol, place, phone, layout, path, signs_as;
    bool holds_sessions;
    int64_t version;
};

struct org_step { /* of the way from the root down */
    int64_t id;
    struct str name;
};

struct org_row {
    int64_t id;
    struct str name, kind_name, phone;
    int64_t sessions, reports_in, late;
};

struct org_page {
    struct org org;
    const struct org_step *above;
    size_t n_above;
    const struct org_row *rows;
    size_t n;
    struct str search; /* as typed */
    struct str next;   /* cursor of the next page, STR_NONE at the end */
};

enum { ORG_PAGE_ROWS = 50 };

/* The paths of a unit and of all below it: from <= path < to. */
struct org_range {
    struct str from, to;
};
struct org_range org_range(struct arena *a, struct str path);

NODISCARD enum err org_load(struct ctx *c, int64_t id, struct org *ret);
/* The units below, a page of them by name. cursor: org_page.next of the page before, or STR_NONE. */
NODISCARD enum err org_show(struct ctx *c, int64_t id, struct str search, struct str cursor,
                            struct org_page *ret);

struct org_new {
    int64_t parent_id; /* 0: at the top */
    struct str kind;   /* a code of the table org_kind */
    struct str name;
    struct str official_name; /* as printed on its documents; empty: the name in capitals */
    struct str symbol, place, province, phone;
    struct str from_on; /* founded, and below its parent since then */
};
/* For the terminal and the demo, which answer to whoever holds the database: asks no permission. */
NODISCARD enum err org_add(struct ctx *c, const struct org_new *in, int64_t *ret_id);

struct org_person {
    int64_t id;
    struct str name, phone, state; /* state: as in the table membership */
};
NODISCARD enum err org_people(struct ctx *c, int64_t id, const struct org_person **ret,
                              size_t *ret_n);
