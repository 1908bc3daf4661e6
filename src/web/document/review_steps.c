/* SPDX-License-Identifier: Apache-2.0 */
/* review_steps.c - the steps of an order of proceedings, as rows of a form. */
#include <inttypes.h>
#include <stdio.h>

#include "web/document/review__.h"

enum { BLANK_ROWS = 3, NAME_ROOM = 32 };

static const char *const part_keys[PROCEEDING_PART_COUNT] = { "none", "opening", "body",
                                                              "closing" };
static const enum msg part_words[PROCEEDING_PART_COUNT] = {
    M_READING_PART_NONE, M_READING_PART_OPENING, M_READING_PART_BODY, M_READING_PART_CLOSING
};

static struct str length_of(struct ctx *c, int64_t minutes)
{
    return minutes ? MSG(c->arena, c->lang, M_READING_MINUTES, { "n", .n = minutes }) : S("");
}

void review__steps_shown(struct ctx *c, const struct reading_item *item, struct review_row *row)
{
    struct proceeding_step *steps;
    size_t n = proceeding_steps(c->arena, reading_item_value(item, "steps"), &steps);

    row->n_steps = n;
    row->steps = arena_array(c->arena, struct review_step_shown, n + 1);
    for (size_t i = 0; i < n; i++) {
        bool begins = steps[i].part && (!i || steps[i].part != steps[i - 1].part);

        row->steps[i] = (struct review_step_shown){
            .label = steps[i].label.n ? steps[i].label : str_fmt(c->arena, "%zu", i + 1),
            .words = steps[i].words,
            .length = length_of(c, steps[i].minutes),
            .part = begins ? msg_text(c->lang, part_words[steps[i].part]) : S(""),
        };
    }
}

static void set(struct form *form, const char *name, int64_t row, struct str value)
{
    form_set(form, arena_printf(form->arena, "%s.%" PRId64, name, row), value);
}

static void load_row(struct ctx *c, struct form *form, int64_t row,
                     const struct proceeding_step *step)
{
    struct str place = step ? str_fmt(c->arena, "%" PRId64, row) : S("");

    set(form, "step_was", row, place);
    set(form, "step_place", row, place);
    set(form, "step_label", row, step ? step->label : S(""));
    set(form, "step_words", row, step ? step->words : S(""));
    set(form, "step_minutes", row,
        step && step->minutes ? str_fmt(c->arena, "%" PRId64, step->minutes) : S(""));
    set(form, "step_part", row, str_of(part_keys[step ? step->part : PROCEEDING_NO_PART]));
}

void review__steps_load(struct ctx *c, const struct reading_item *item, struct form *form)
{
    struct proceeding_step *steps;
    size_t n = proceeding_steps(c->arena, reading_item_value(item, "steps"), &steps);

    for (size_t i = 0; i < n; i++)
        load_row(c, form, (int64_t)i + 1, &steps[i]);
    for (size_t i = n; i < n + BLANK_ROWS; i++)
        load_row(c, form, (int64_t)i + 1, NULL);
}

static enum proceeding_part part_of(struct str key)
{
    for (int p = 0; p < PROCEEDING_PART_COUNT; p++) {
        if (str_eq(key, str_of(part_keys[p])))
            return (enum proceeding_part)p;
    }
    return PROCEEDING_NO_PART;
}

static struct options parts_of(struct ctx *c, struct str chosen)
{
    struct options all = { arena_array(c->arena, struct option, PROCEEDING_PART_COUNT),
                           PROCEEDING_PART_COUNT };

    for (int p = 0; p < PROCEEDING_PART_COUNT; p++)
        all.v[p] = (struct option){ .value = str_of(part_keys[p]),
                                    .label = msg_text(c->lang, part_words[p]),
                                    .chosen = str_eq(str_of(part_keys[p]), chosen) };
    return all;
}

static struct field_view view_of(struct ctx *c, const struct form *form, const char *name,
                                 int64_t row, enum msg label)
{
    return field_view_of(form, name, row, msg_text(c->lang, label));
}

static struct review_step_input row_of(struct ctx *c, const struct form *form, int64_t row)
{
    struct review_step_input in = {
        .row = row,
        .label = form_value_of(form, "step_label", row),
        .place = view_of(c, form, "step_place", row, M_READING_STEP_PLACE),
        .words = view_of(c, form, "step_words", row, M_READING_F_TEXT),
        .minutes = view_of(c, form, "step_minutes", row, M_READING_STEP_MINUTES),
        .part = view_of(c, form, "step_part", row, M_READING_STEP_PART),
        .dropped = form_has(form, "step_drop", str_fmt(c->arena, "%" PRId64, row)),
    };

    in.parts = parts_of(c, in.part.value);
    (void)str_int(form_value_of(form, "step_was", row), &in.was);
    return in;
}

/* Rows are numbered from 1 without a gap. */
static size_t rows_of(const struct form *form)
{
    char name[NAME_ROOM];
    size_t n = 0;

    for (size_t i = 0; i < form->n_values; i++) {
        (void)snprintf(name, sizeof(name), "step_words.%zu", n + 1);
        if (str_eq(form->values[i].name, str_of(name)))
            n++;
    }
    return n;
}

void review__steps_fill(struct ctx *c, struct review_item_page *v)
{
    v->n_steps = rows_of(&v->form);
    v->steps = arena_array(c->arena, struct review_step_input, v->n_steps + 1);
    for (size_t i = 0; i < v->n_steps; i++) {
        struct review_step_input *in = &v->steps[i];

        *in = row_of(c, &v->form, (int64_t)i + 1);
        v->n_old += in->was > 0;
        v->has_parts |= part_of(in->part.value) != PROCEEDING_NO_PART;
        v->adding |= !in->was && (in->words.value.n || in->minutes.value.n || in->place.value.n);
    }
}

static void read_rows(struct ctx *c, const struct form *form, struct review_step *rows, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        int64_t row = (int64_t)i + 1;

        rows[i] = (struct review_step){
            .row = row,
            .place = form_value_of(form, "step_place", row),
            .label = form_value_of(form, "step_label", row),
            .words = form_value_of(form, "step_words", row),
            .minutes = form_value_of(form, "step_minutes", row),
            .part = part_of(form_value_of(form, "step_part", row)),
            .dropped = form_has(form, "step_drop", str_fmt(c->arena, "%" PRId64, row)),
        };
        (void)str_int(form_value_of(form, "step_was", row), &rows[i].was);
    }
}

enum err review__steps_read(struct ctx *c, struct form *form, struct str *ret_lines)
{
    size_t n = rows_of(form), n_faults;
    struct review_step *rows = arena_array(c->arena, struct review_step, n + 1);
    struct review_fault *faults;
    enum err r;

    read_rows(c, form, rows, n);
    r = review_arrange(c, rows, n, form_value(form, "minutes"), ret_lines, &faults, &n_faults);
    for (size_t i = 0; i < n_faults; i++)
        form_add_error(form, arena_cstr(c->arena, faults[i].field), faults[i].words);
    return r;
}
