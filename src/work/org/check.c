/* SPDX-License-Identifier: Apache-2.0 */
#include "work/org/check.h"

#include <assert.h>
#include <inttypes.h>

#include "store/org_check.h"

enum { MOST = 1000 }; /* of one kind: whoever has more mends those first */

struct faults {
    struct org_fault *v;
    size_t n, cap;
};

static void add_fault(struct ctx *c, struct faults *f, struct str org, struct str words)
{
    *ARENA_PUSH(c->arena, f->v, f->n, f->cap) = (struct org_fault){ org, words };
}

static enum err check_paths(struct ctx *c, struct str today, struct faults *faults)
{
    struct q_org_check_path *rows = NULL;
    size_t n = 0;
    enum err r;

    r = q_org_check_path(c->db, HIERARCHY, today, MOST, c->arena, &rows, &n, c->error);
    for (size_t i = 0; !r && i < n; i++) {
        if (!rows[i].lives)
            add_fault(c, faults, rows[i].org,
                      S("does not exist today and has a place in the tree"));
        else if (!rows[i].path.n)
            add_fault(c, faults, rows[i].org, S("exists today and has no place in the tree"));
        else
            add_fault(c, faults, rows[i].org,
                      str_fmt(c->arena, "kept place %.*s is not what its links give",
                              STR_ARGS(rows[i].path)));
    }
    return r;
}

static enum err check_names(struct ctx *c, struct str today, struct faults *faults)
{
    struct q_org_check_names *rows = NULL;
    size_t n = 0;
    enum err r;

    r = q_org_check_names(c->db, today, MOST, c->arena, &rows, &n, c->error);
    for (size_t i = 0; !r && i < n; i++)
        add_fault(c, faults, rows[i].org, S("its names are not those it has had until today"));
    return r;
}

static enum err check_counts(struct ctx *c, struct faults *faults)
{
    struct q_org_check_counts *rows = NULL;
    size_t n = 0;
    enum err r;

    r = q_org_check_counts(c->db, MOST, c->arena, &rows, &n, c->error);
    for (size_t i = 0; !r && i < n; i++) {
        if (rows[i].sessions_kept != rows[i].sessions)
            add_fault(c, faults, rows[i].org,
                      str_fmt(c->arena, "kept %" PRId64 " closed sessions, there are %" PRId64,
                              rows[i].sessions_kept, rows[i].sessions));
        if (rows[i].reports_kept != rows[i].reports)
            add_fault(c, faults, rows[i].org,
                      str_fmt(c->arena, "kept %" PRId64 " reports sent, there are %" PRId64,
                              rows[i].reports_kept, rows[i].reports));
    }
    return r;
}

static enum err check_overlaps(struct ctx *c, struct faults *faults)
{
    struct q_org_check_overlaps *rows = NULL;
    size_t n = 0;
    enum err r;

    r = q_org_check_overlaps(c->db, MOST, c->arena, &rows, &n, c->error);
    for (size_t i = 0; !r && i < n; i++)
        add_fault(c, faults, rows[i].org,
                  str_fmt(c->arena, "two %.*s on %.*s", STR_ARGS(rows[i].what),
                          STR_ARGS(rows[i].on_day)));
    return r;
}

static enum err check_lives(struct ctx *c, struct faults *faults)
{
    struct q_org_check_lives *rows = NULL;
    size_t n = 0;
    enum err r;

    r = q_org_check_lives(c->db, MOST, c->arena, &rows, &n, c->error);
    for (size_t i = 0; !r && i < n; i++)
        add_fault(c, faults, rows[i].org,
                  str_fmt(c->arena,
                          "the link to %.*s from %.*s reaches beyond the life of one of both",
                          STR_ARGS(rows[i].parent), STR_ARGS(rows[i].from_on)));
    return r;
}

static enum err check_circles(struct ctx *c, struct faults *faults)
{
    struct q_org_check_circles *rows = NULL;
    size_t n = 0;
    enum err r;

    r = q_org_check_circles(c->db, MOST, c->arena, &rows, &n, c->error);
    for (size_t i = 0; !r && i < n; i++)
        add_fault(c, faults, rows[i].org,
                  str_fmt(c->arena, "stood below itself on %.*s", STR_ARGS(rows[i].on_day)));
    return r;
}

static enum err check_receivers(struct ctx *c, struct str today, struct faults *faults)
{
    struct q_org_check_receivers *rows = NULL;
    size_t n = 0;
    enum err r;

    r = q_org_check_receivers(c->db, today, MOST, c->arena, &rows, &n, c->error);
    for (size_t i = 0; !r && i < n; i++)
        add_fault(c, faults, rows[i].org,
                  str_fmt(c->arena, "is to report by %.*s to %.*s, which has ended",
                          STR_ARGS(rows[i].work_on), STR_ARGS(rows[i].receiver)));
    return r;
}

static enum err check_kept(struct ctx *c, struct str today, struct faults *faults)
{
    struct q_org_check_kept *rows = NULL;
    size_t n = 0;
    enum err r;

    r = q_org_check_kept(c->db, HIERARCHY, today, MOST, c->arena, &rows, &n, c->error);
    for (size_t i = 0; !r && i < n; i++)
        add_fault(c, faults, rows[i].org,
                  str_fmt(c->arena, "has ended and is kept by %.*s, though it should be by %.*s",
                          STR_ARGS(rows[i].kept_by.n ? rows[i].kept_by : S("nobody")),
                          STR_ARGS(rows[i].keeper.n ? rows[i].keeper : S("nobody"))));
    return r;
}

enum err org_check(struct ctx *c, struct org_fault **ret, size_t *ret_n)
{
    struct str today = day_iso(c->arena, c->today);
    struct faults faults = { 0 };
    enum err r;

    assert(ret && ret_n);
    r = check_paths(c, today, &faults);
    if (!r)
        r = check_names(c, today, &faults);
    if (!r)
        r = check_counts(c, &faults);
    if (!r)
        r = check_overlaps(c, &faults);
    if (!r)
        r = check_lives(c, &faults);
    if (!r)
        r = check_circles(c, &faults);
    if (!r)
        r = check_receivers(c, today, &faults);
    if (!r)
        r = check_kept(c, today, &faults);
    *ret = faults.v;
    *ret_n = faults.n;
    return r;
}
