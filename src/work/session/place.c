/* SPDX-License-Identifier: Apache-2.0 */
/* place.c - the places of a session: several where it is held in parts. */
#include "store/session.h"
#include "work/session/session__.h"

enum { PLACE_MAX = 200 };

struct line {
    struct str name;
    int64_t id; /* of the place it is; 0: a new one */
};

static enum err read_lines(struct ctx *c, const struct session_plan *in, struct line *lines,
                           size_t *ret_n)
{
    *ret_n = 0;
    for (size_t i = 0; i < in->n_places; i++) {
        struct str name = str_trim(in->places[i]);
        bool again = !name.n;

        if (name.n > PLACE_MAX * 4)
            return fail(c, E_INVALID, M_SESSION_PLACE_LONG, { "n", .n = PLACE_MAX });
        for (size_t k = 0; k < *ret_n; k++)
            again = again || str_eq(lines[k].name, name);
        if (!again)
            lines[(*ret_n)++] = (struct line){ .name = name };
    }
    return OK;
}

/* By name. A line that names no place takes the one that stood in its line when as many are named as
 * before: that one has been renamed, and its people stay with it. */
static void match(const struct q_session_places *before, size_t n_before, struct line *lines,
                  size_t n, bool *ret_kept)
{
    for (size_t i = 0; i < n; i++) {
        for (size_t k = 0; k < n_before; k++) {
            if (str_eq(before[k].name, lines[i].name)) {
                lines[i].id = before[k].id;
                ret_kept[k] = true;
            }
        }
    }
    for (size_t i = 0; i < n && n == n_before; i++) {
        if (!lines[i].id && !ret_kept[i]) {
            lines[i].id = before[i].id;
            ret_kept[i] = true;
        }
    }
}

static enum err refuse_removal(struct ctx *c, int64_t session_id,
                               const struct q_session_places *before, size_t n_before,
                               const bool *kept)
{
    struct q_session_places_used *used = NULL;
    size_t n = 0;
    enum err r;

    r = q_session_places_used(c->db, session_id, c->arena, &used, &n, c->error);
    if (r)
        return r;
    for (size_t k = 0; k < n_before; k++) {
        for (size_t i = 0; i < n && !kept[k]; i++) {
            if (used[i].place_id == before[k].id)
                return fail(c, E_INVALID, M_SESSION_PLACE_USED, { "place", .text = before[k].name },
                            { "n", .n = used[i].people });
        }
    }
    return OK;
}

enum err session__put_places(struct ctx *c, int64_t id, const struct session_plan *in)
{
    struct line *lines = arena_array(c->arena, struct line, in->n_places + 1);
    struct q_session_places *before = NULL;
    size_t n = 0, n_before = 0;
    bool *kept;
    enum err r;

    r = read_lines(c, in, lines, &n);
    if (r)
        return r;
    r = q_session_places(c->db, id, c->arena, &before, &n_before, c->error);
    if (r)
        return r;
    kept = arena_array(c->arena, bool, n_before + 1);
    match(before, n_before, lines, n, kept);
    r = refuse_removal(c, id, before, n_before, kept);
    if (!r)
        r = q_session_places_unplace(c->db, id, c->error);
    for (size_t i = 0; !r && i < n; i++)
        r = q_session_place_put(c->db, lines[i].id ? lines[i].id : ids_next(c->ids), id,
                                (int64_t)i + 1, lines[i].name, c->error);
    return r ? r : q_session_places_trim(c->db, id, c->error);
}
