/* SPDX-License-Identifier: Apache-2.0 */
/* review_arrange.c - the steps of an order put together from what a person typed. */
#include <assert.h>

#include "work/document/review.h"

struct faults {
    struct ctx *c;
    struct review_fault *v;
    size_t n, cap;
};

static void add(struct faults *f, const char *field, int64_t row, struct str words)
{
    *ARENA_PUSH(f->c->arena, f->v, f->n, f->cap) = (struct review_fault){
        .field = str_fmt(f->c->arena, "%s.%lld", field, (long long)row),
        .words = words,
    };
}

/* Which step a message means: the place it has on the screen, or its words when it is new. */
static struct str name_of(struct ctx *c, const struct review_step *row)
{
    if (row->was)
        return MSG(c->arena, c->lang, M_READING_STEP_N, { "n", .n = row->was });
    return msg_text(c->lang, M_READING_STEP_NEW);
}

static bool is_blank(const struct review_step *row)
{
    return row->dropped || (!row->words.n && !row->minutes.n && (row->was || !row->place.n));
}

static void check_minutes(struct faults *f, const struct review_step *row, int64_t most, bool whole,
                          int64_t *ret)
{
    struct ctx *c = f->c;
    struct str step = name_of(c, row);

    if (!row->minutes.n)
        return;
    if (!proceeding_minutes(row->minutes, ret))
        add(f, "step_minutes", row->row,
            MSG(c->arena, c->lang, M_READING_BAD_STEP_MINUTES, { "step", .text = step },
                { "value", .text = row->minutes }, { "most", .n = most }));
    else if (*ret > most && whole)
        add(f, "step_minutes", row->row,
            MSG(c->arena, c->lang, M_READING_STEP_LONG, { "step", .text = step },
                { "minutes", .n = *ret }, { "most", .n = most }));
}

static void take(struct faults *f, const struct review_step *row, int64_t most, bool whole,
                 struct proceeding_row *ret)
{
    struct ctx *c = f->c;
    struct str step = name_of(c, row);

    *ret = (struct proceeding_row){
        .step = { .part = row->part, .label = row->label, .words = row->words },
        .was = row->was,
    };
    if (!row->words.n)
        add(f, "step_words", row->row,
            MSG(c->arena, c->lang, M_READING_STEP_EMPTY, { "step", .text = step }));
    if (row->place.n && (!str_int(row->place, &ret->place) || ret->place < 1))
        add(f, "step_place", row->row,
            MSG(c->arena, c->lang, M_READING_BAD_PLACE, { "step", .text = step },
                { "value", .text = row->place }));
    check_minutes(f, row, most, whole, &ret->step.minutes);
}

enum err review_arrange(struct ctx *c, const struct review_step *rows, size_t n, struct str whole,
                        struct str *ret_lines, struct review_fault **ret_faults, size_t *ret_n)
{
    struct proceeding_row *taken = arena_array(c->arena, struct proceeding_row, n + 1);
    struct proceeding_step *steps = arena_array(c->arena, struct proceeding_step, n + 1);
    struct faults f = { .c = c };
    int64_t most = PROCEEDING_MINUTES_MAX;
    bool bounded = proceeding_minutes(whole, &most);
    size_t kept = 0;

    assert((rows || !n) && ret_lines && ret_faults && ret_n);
    for (size_t i = 0; i < n; i++) {
        if (!is_blank(&rows[i]))
            take(&f, &rows[i], most, bounded, &taken[kept++]);
    }
    *ret_faults = f.v;
    *ret_n = f.n;
    if (f.n)
        return error_set(c->error, E_INVALID, "%.*s", STR_ARGS(f.v->words));
    proceeding_arrange(c->arena, taken, kept);
    for (size_t i = 0; i < kept; i++)
        steps[i] = taken[i].step;
    *ret_lines = proceeding_lines(c->arena, steps, kept);
    return OK;
}
