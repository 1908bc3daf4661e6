/* SPDX-License-Identifier: Apache-2.0 */
/* review_item.c - /documents/:id/review/:item_id: one thing that was read, corrected beside its words. */
#include <inttypes.h>

#include "base/clock.h"
#include "web/document/document.h"
#include "web/document/review__.h"
#include "web/views.h"

enum { CONTEXT_POINTS = 300 };

/* Every field any kind of thing has; which of them a page shows is item_fields' business. */
struct item_form {
    struct str value, type, number, symbol, date, issuer, what, bound, from, to, recurrence,
        in_year, month_day, audience, text, unit, form, minutes, steps, month, title, label;
    struct form_by_id step_place, step_was, step_label, step_words, step_minutes, step_part;
    struct form_ids step_drop;
    int64_t version;
    int decision;
};
static const char *const decisions[] = { "none", "accept", "mend", "drop", "bring_back", NULL };

#define ITEM_TEXT(m, words)       FIELD_TEXT(struct item_form, m, words, .max = 300)
#define ITEM_LINES(m, words)      FIELD_LINES(struct item_form, m, words, .max = 8000)
#define STEP_TEXT(m, words, most) FIELD_TEXTS_BY_ID(struct item_form, m, words, .max = (most))
static const struct field item_form_fields[] = {
    ITEM_LINES(value, M_READING_F_VALUE),
    ITEM_TEXT(type, M_READING_H_TYPE),
    ITEM_TEXT(number, M_READING_H_NUMBER),
    ITEM_TEXT(symbol, M_READING_H_SYMBOL),
    ITEM_TEXT(date, M_READING_F_DATE),
    ITEM_TEXT(issuer, M_READING_H_ISSUER),
    ITEM_TEXT(what, M_READING_F_WHAT),
    ITEM_TEXT(bound, M_READING_F_BOUND),
    ITEM_TEXT(from, M_READING_F_FROM),
    ITEM_TEXT(to, M_READING_F_TO),
    ITEM_TEXT(recurrence, M_READING_F_RECURRENCE),
    ITEM_TEXT(in_year, M_READING_F_IN_YEAR),
    ITEM_TEXT(month_day, M_READING_F_MONTH_DAY),
    ITEM_TEXT(audience, M_READING_F_AUDIENCE),
    ITEM_LINES(text, M_READING_F_TEXT),
    ITEM_TEXT(unit, M_READING_F_UNIT),
    ITEM_TEXT(form, M_READING_F_FORM),
    ITEM_TEXT(minutes, M_READING_F_MINUTES),
    ITEM_LINES(steps, M_READING_F_STEPS), /* made of the rows below */
    STEP_TEXT(step_place, M_READING_STEP_PLACE, 10),
    FIELD_HIDDEN(struct item_form, step_was, .max = 10),
    STEP_TEXT(step_label, M_READING_F_LABEL, 20),
    STEP_TEXT(step_words, M_READING_F_TEXT, 2000),
    STEP_TEXT(step_minutes, M_READING_STEP_MINUTES, 20),
    STEP_TEXT(step_part, M_READING_STEP_PART, 10),
    FIELD_IDS(struct item_form, step_drop, M_READING_STEP_DROP),
    ITEM_TEXT(month, M_READING_F_MONTH),
    ITEM_LINES(title, M_READING_F_TITLE),
    ITEM_TEXT(label, M_READING_F_LABEL),
    FIELD_HIDDEN(struct item_form, version, .required = true),
    FIELD_HIDDEN(struct item_form, decision, .choices = decisions, .required = true),
};

static enum msg hint_of(enum item_input input)
{
    switch (input) {
    case INPUT_DAY:
        return M_READING_HINT_DAY;
    case INPUT_WHEN:
        return M_READING_HINT_WHEN;
    case INPUT_MONTH:
        return M_READING_HINT_MONTH;
    case INPUT_IN_YEAR:
        return M_READING_HINT_IN_YEAR;
    case INPUT_MONTH_DAY:
        return M_READING_HINT_MONTH_DAY;
    case INPUT_MINUTES:
        return M_READING_HINT_MINUTES;
    case INPUT_STEPS:
        return M_READING_HINT_STEPS;
    case INPUT_FIXED:
    case INPUT_TEXT:
    case INPUT_LINES:
    case INPUT_NUMBER:
    case INPUT_CHOICE:
        break;
    }
    return 0;
}

static void fill_inputs(struct ctx *c, const struct reading_item *item, struct review_item_page *v)
{
    const struct item_field *fields;
    size_t n = item_fields(item->key, &fields);

    v->inputs = arena_array(c->arena, struct review_input, n);
    for (size_t i = 0; i < n; i++) {
        struct review_input *input = &v->inputs[v->n_inputs];
        enum msg hint = hint_of(fields[i].input);

        if (fields[i].input == INPUT_FIXED)
            continue;
        input->input = fields[i].input;
        input->field = field_view_plain(&v->form, fields[i].name);
        input->field.label = msg_text(c->lang, review__field_label(fields[i].name));
        if (hint)
            input->field.hint = msg_text(c->lang, hint);
        if (fields[i].input == INPUT_CHOICE)
            input->options = review__choices(c, &fields[i], input->field.value);
        v->n_inputs++;
    }
}

/* The form as it stands in the database. */
static void load_form(struct ctx *c, const struct reading_item *item, struct form *form)
{
    const struct item_field *fields;
    size_t n = item_fields(item->key, &fields);

    form_init(form, item_form_fields, COUNT(item_form_fields), c->lang, c->arena);
    for (size_t i = 0; i < n; i++) {
        if (fields[i].input != INPUT_FIXED)
            form_set(form, fields[i].name, review__shown_value(c, &fields[i], item->values[i]));
    }
    if (item->key == ITEM_AGENDA)
        review__steps_load(c, item, form);
}

static void fill_context(const struct review_words *w, const struct reading_item *item,
                         struct review_item_page *v)
{
    v->before = span_words(&w->text, item->span_start - CONTEXT_POINTS, item->span_start);
    v->words = span_words(&w->text, item->span_start, item->span_end);
    v->after = span_words(&w->text, item->span_end, item->span_end + CONTEXT_POINTS);
}

static enum err fill_past(struct ctx *c, const struct reading_item *item,
                          struct review_item_page *v)
{
    static const enum msg acts[ITEM_ACT_COUNT] = { [0] = M_READING_STATE_MENDED,
                                                   [ITEM_ACCEPT] = M_READING_STATE_ACCEPTED,
                                                   [ITEM_MEND] = M_READING_STATE_MENDED,
                                                   [ITEM_DROP] = M_READING_STATE_DROPPED,
                                                   [ITEM_BRING_BACK] = M_READING_STATE_BACK };
    struct review_past *past;
    enum err r;

    r = review_history(c, item, &past, &v->n_past);
    if (r)
        return r;
    v->past = arena_array(c->arena, struct review_past_row, v->n_past + 1);
    for (size_t i = 0; i < v->n_past; i++)
        v->past[i] = (struct review_past_row){
            .when = clock_shown(c->arena, past[i].at),
            .person = past[i].person,
            .act = acts[past[i].act],
            .was = review__as_text(c, &past[i].was, NULL, &past[i].now),
        };
    return OK;
}

static enum err show(struct ctx *c, const struct request *rq, struct response *rs,
                     const struct form *form, bool stale)
{
    struct review_item_page v = { .stale = stale, .stale_who = S("") };
    const struct reading_item *item;
    struct review_words words;
    enum err r;

    r = review_load(c, request_id(rq, "id"), &v.of);
    if (r)
        return r;
    item = review_item(&v.of, request_id(rq, "item_id"));
    if (!item)
        return fail(c, E_NOT_FOUND, M_READING_NONE);
    if (!v.of.may_edit)
        return respond_redirect(rs, "/documents/%" PRId64, v.of.document.id);
    r = review__words(c, &v.of, &words);
    if (r)
        return r;
    page_init(&v.page, c, rq, NAV_DOCUMENTS, M_READING_TITLE);
    page_crumb(&v.page, c, msg_text(c->lang, M_DOCUMENT_TITLE), S("/documents"));
    if (v.of.correcting)
        page_title(&v.page, msg_text(c->lang, M_READING_CORRECT_TITLE));
    page_crumb(&v.page, c, review__name(c, &v.of),
               str_fmt(c->arena, "/documents/%" PRId64 "/review", v.of.document.id));
    if (form)
        v.form = *form;
    else
        load_form(c, item, &v.form);
    v.page.form = &v.form;
    v.row = review__row(c, &words, item);
    v.row.version = field_seen(&v.form, item->version, stale);
    v.stale_words = msg_text(c->lang, M_ERROR_STALE);
    v.open = item->state == ITEM_PROPOSED;
    v.dropped = item->state == ITEM_DROPPED;
    v.left = v.of.doubtful;
    fill_context(&words, item, &v);
    fill_inputs(c, item, &v);
    review__steps_fill(c, &v);
    r = fill_past(c, item, &v);
    if (r)
        return r;
    if (stale)
        v.diff = diff_words(c->arena, review__as_text(c, item, NULL, NULL),
                            review__as_text(c, item, form, NULL));
    r = PAGE_SHOW(view_review_item, &v, c, rq, rs);
    if (stale)
        rs->status = err_http_status(E_CONFLICT);
    return r;
}

enum err get_review_item(struct ctx *c, const struct request *rq, struct response *rs)
{
    return show(c, rq, rs, NULL, false);
}

/* From one doubtful item on to the next; back to its place in the list otherwise. */
static enum err go_on(struct ctx *c, struct response *rs, int64_t document_id,
                      const struct reading_item *item, const char *done)
{
    const struct reading_item *next;
    struct review v;
    enum err r;

    r = review_load(c, document_id, &v);
    if (r)
        return r;
    next = review_next(&v, item->id);
    if (next && item->state == ITEM_PROPOSED && item->doubt.p)
        return respond_redirect(rs, "/documents/%" PRId64 "/review/%" PRId64 "?done=%s",
                                document_id, next->id, done);
    return respond_redirect(rs, "/documents/%" PRId64 "/review?done=%s#muc-%" PRId64, document_id,
                            done, item->id);
}

static enum err take_values(struct ctx *c, struct form *form, const struct reading_item *item,
                            struct review_decision *decision)
{
    const struct item_field *fields;
    size_t n = item_fields(item->key, &fields);
    struct str lines;

    if (item->key == ITEM_AGENDA && decision->act == ITEM_MEND) {
        enum err r = review__steps_read(c, form, &lines);

        if (r)
            return r;
        form_set(form, "steps", lines);
    }
    for (size_t i = 0; i < n; i++)
        decision->values[i] =
            fields[i].input == INPUT_FIXED ? item->values[i] : form_value(form, fields[i].name);
    return OK;
}

enum err post_review_item(struct ctx *c, const struct request *rq, struct response *rs)
{
    static const char *const done[] = { "saved", "accepted", "saved", "dropped", "saved" };
    struct review_decision decision = { .id = request_id(rq, "item_id") };
    const struct reading_item *item;
    struct item_form in = { 0 };
    struct review_outcome outcome = { .field = NULL };
    struct review v;
    struct form form;
    enum err r;

    r = form_take(rq, item_form_fields, COUNT(item_form_fields), &in, &form, c->error);
    if (r)
        return r;
    if (form_has_errors(&form))
        return show(c, rq, rs, &form, false);
    r = review_load(c, request_id(rq, "id"), &v);
    if (r)
        return r;
    item = review_item(&v, decision.id);
    if (!item || !in.decision)
        return fail(c, E_NOT_FOUND, M_READING_NONE);
    decision.version = in.version;
    decision.act = (enum item_act)in.decision;
    r = take_values(c, &form, item, &decision);
    if (!r)
        r = review_decide(c, &decision, &outcome);
    if (r == E_INVALID) {
        if (form_has_errors(&form)) /* those of the rows say more */
            error_clear(c->error);
        else
            form_refuse(&form, outcome.field ? outcome.field : "", c->error);
        return show(c, rq, rs, &form, false);
    }
    if (r == E_CONFLICT && decision.act == ITEM_MEND && v.may_edit) {
        error_clear(c->error);
        return show(c, rq, rs, &form, true);
    }
    if (r)
        return r;
    return go_on(c, rs, v.document.id, item, done[in.decision]);
}
