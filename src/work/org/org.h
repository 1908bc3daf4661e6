/* org.h - a unit, where it stands, and the units below it. */
#pragma once

#include "work/ctx.h"

struct org {
    int64_t id, parent_id; /* parent_id 0: at the top */
    struct str kind, kind_name, name, official_name, symbol, place, phone, layout, path, signs_as;
    bool meets; /* its people come together as a matter of course: a branch */
    int64_t version;
};

struct org_step { /* of the way from the root down */
    int64_t id;
    struct str name;
    bool may_view; /* the asker; others are only named */
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

/* The way from the root down to a unit on a day, '/<id>/<id>/', as the dated links tell it. E_NOT_FOUND with
 * words when the unit was not there on that day. Asks no permission: for use cases that have asked. */
NODISCARD enum err org_path_on(struct ctx *c, int64_t org_id, struct day on, struct str *ret_path);

/* Who goes on for a unit: itself while it is there, else its successor, or that one's. *ret_id 0: nobody was
 * named, and *ret_name says so for a person. Asks no permission. */
NODISCARD enum err org_goes_on(struct ctx *c, int64_t org_id, int64_t *ret_id,
                               struct str *ret_name);

struct org_names {
    struct str kind, name, party_name, official_name, symbol, place; /* party_name may be empty */
};
/* What a unit was called on a day; before its first name the first, behind its last the last. Asks no
 * permission. */
NODISCARD enum err org_names_on(struct ctx *c, int64_t org_id, struct day on,
                                struct org_names *ret);

struct org_line {
    int64_t id;
    struct str name, kind, path;
    int depth;
};
/* Today's tree, each unit behind the one above it, some at a time: those behind a path, "" for the first. Asks
 * P_ORG_VIEW at the top, as org_kinds does. */
NODISCARD enum err org_tree(struct ctx *c, struct str after, const struct org_line **ret,
                            size_t *ret_n);

struct org_kind {
    struct str code, name_vi, name_en, signs_as;
};
/* What a unit can be today. */
NODISCARD enum err org_kinds(struct ctx *c, const struct org_kind **ret, size_t *ret_n);

struct org_child {
    int64_t id;
    struct str name, kind;
    bool meets;
};
struct org_children {
    struct org_child *rows;
    size_t n;
    struct str next; /* cursor of the next page, STR_NONE at the end */
};
/* The units directly below one on a day, a page of them by the names of that day. */
NODISCARD enum err org_children_on(struct ctx *c, int64_t org_id, struct day on, struct str cursor,
                                   struct org_children *ret);

struct org_new {
    int64_t parent_id; /* 0: at the top */
    struct str kind;   /* a code of the table org_kind */
    struct str name;
    struct str
        party_name; /* of the organisation, where name is its committee's; empty: by custom */
    struct str official_name; /* as printed on its documents; empty: the name in capitals */
    struct str symbol, place, province, phone;
    struct str from_on; /* founded, and below its parent since then */
};
/* Asks P_ORG_EDIT at the unit above, or at the top. */
NODISCARD enum err org_add(struct ctx *c, const struct org_new *in, int64_t *ret_id);

/* A unit outside Nếp of that name, known to org_id and those around it: the one that is there, or a new one.
 * Asks P_CAMPAIGN_EDIT. */
NODISCARD enum err org_outside(struct ctx *c, int64_t org_id, struct str name, int64_t *ret_id);
/* The same; asks no permission: for use cases that have asked. */
NODISCARD enum err org_outside_named(struct ctx *c, int64_t org_id, struct str name,
                                     int64_t *ret_id);

/* Whether what it asks "trước ngày 10/4" is in time on 10/4. Setting it asks P_ORG_EDIT; campaigns that
 * were issued keep what held then. */
NODISCARD enum err org_before_includes(struct ctx *c, int64_t org_id, bool *ret);
NODISCARD enum err org_set_before_includes(struct ctx *c, int64_t org_id, bool includes);

/* By when it asks for reports where a plan gives no day; campaigns that were issued keep their days. Asks
 * P_ORG_EDIT. */
struct calendar_term;
NODISCARD enum err org_set_term(struct ctx *c, int64_t org_id, const struct calendar_term *term);
/* A session or report of the unit has come into another state: how many it has held and sent is counted anew,
 * within the transaction of whoever did that and has asked. */
NODISCARD enum err org_keep_counts(struct ctx *c, int64_t org_id);

struct org_person {
    int64_t id;
    struct str name, phone, state; /* state: as in the table membership */
};
NODISCARD enum err org_people(struct ctx *c, int64_t id, const struct org_person **ret,
                              size_t *ret_n);
