/* SPDX-License-Identifier: Apache-2.0 */
/* review_decide.c - one thing accepted, corrected or refused, with its trail. */
#include <assert.h>
#include <inttypes.h>

#include "store/reading_item.h"
#include "store/trail.h"
#include "text/said.h"
#include "work/document/review__.h"
#include "work/trail.h"

static bool clean_month(struct arena *a, struct str *s)
{
    struct day d;

    if (day_parse_iso(str_fmt(a, "%.*s-01", STR_ARGS(*s)), &d) ||
        day_parse(str_fmt(a, "1/%.*s", STR_ARGS(*s)), &d)) {
        *s = str_fmt(a, "%04d-%02d", d.year, d.month);
        return true;
    }
    return false;
}

static bool clean_day(struct arena *a, struct str *s)
{
    struct day d;

    if (!said_day(a, *s, SAID_WITH_YEAR, (struct day){ 0 }, &d))
        return false;
    *s = day_iso(a, d);
    return true;
}

/* "11", or "19/5". */
static bool clean_in_year(struct arena *a, struct str *s)
{
    struct str rest = *s, first;
    int64_t day, month;

    if (!str_cut(&rest, '/', &first) || !str_int(first, &day))
        return false;
    if (!rest.n) {
        *s = str_fmt(a, "%d", (int)day);
        return day >= 1 && day <= 12;
    }
    if (!str_int(rest, &month) || month < 1 || month > 12)
        return false;
    *s = str_fmt(a, "%d/%d", (int)day, (int)month);
    return day >= 1 && day <= days_in_month(2024, (int)month);
}

/* "25", or "+5" of the month after the period. */
static bool clean_month_day(struct arena *a, struct str *s)
{
    bool after = str_starts(*s, S("+"));
    int64_t day;

    if (!str_int(after ? str_sub(*s, 1, s->n) : *s, &day) || day < 1 || day > 31)
        return false;
    *s = str_fmt(a, after ? "+%d" : "%d", (int)day);
    return true;
}

static bool clean_minutes(struct arena *a, struct str *s)
{
    int64_t minutes;

    if (!proceeding_minutes(*s, &minutes))
        return false;
    *s = str_fmt(a, "%d", (int)minutes);
    return true;
}

/* "27", "1842a": what a register files it by. */
static bool is_number(struct str s)
{
    return s.n <= 80 && s.p[0] >= '0' && s.p[0] <= '9';
}

static bool is_choice(const struct item_field *f, struct str s)
{
    for (const char *const *choice = f->choices; *choice; choice++) {
        if (str_eq(s, str_of(*choice)))
            return true;
    }
    return false;
}

static bool clean_value(struct arena *a, const struct item_field *f, struct str *s)
{
    switch (f->input) {
    case INPUT_FIXED:
    case INPUT_TEXT:
    case INPUT_LINES:
    case INPUT_STEPS:
        return s->n <= f->most * 4;
    case INPUT_DAY:
        return clean_day(a, s);
    case INPUT_WHEN:
        return clean_day(a, s) || clean_month(a, s);
    case INPUT_MONTH:
        return clean_month(a, s);
    case INPUT_IN_YEAR:
        return clean_in_year(a, s);
    case INPUT_MONTH_DAY:
        return clean_month_day(a, s);
    case INPUT_NUMBER:
        return is_number(*s);
    case INPUT_MINUTES:
        return clean_minutes(a, s);
    case INPUT_CHOICE:
        return is_choice(f, *s);
    }
    return false;
}

/* What to say of a field that does not hold what was typed. */
static enum msg bad_words(enum item_input input)
{
    switch (input) {
    case INPUT_IN_YEAR:
        return M_READING_BAD_IN_YEAR;
    case INPUT_MONTH_DAY:
        return M_READING_BAD_MONTH_DAY;
    case INPUT_NUMBER:
        return M_READING_BAD_NUMBER;
    case INPUT_MINUTES:
        return M_READING_BAD_MINUTES;
    case INPUT_FIXED:
    case INPUT_TEXT:
    case INPUT_LINES:
    case INPUT_DAY:
    case INPUT_WHEN:
    case INPUT_MONTH:
    case INPUT_STEPS:
    case INPUT_CHOICE:
        break;
    }
    return M_READING_BAD_VALUE;
}

static enum err bad(struct ctx *c, const char *field, enum item_input input, struct str value,
                    struct review_outcome *ret)
{
    ret->field = field;
    error_set(c->error, E_INVALID, "%.*s",
              STR_ARGS(msg_fmt(c->arena, c->lang, bad_words(input),
                               (struct msg_arg[]){ { "value", .text = value },
                                                   { "most", .n = PROCEEDING_MINUTES_MAX } },
                               2)));
    return E_INVALID;
}

/* A header's field says what its value is: a day, a number, or words. */
static enum item_input header_input(const struct reading_item *item)
{
    struct str field = reading_item_value(item, "field");

    if (str_eq(field, S("date")))
        return INPUT_DAY;
    return str_eq(field, S("number")) ? INPUT_NUMBER : INPUT_LINES;
}

/* The steps together fit into the session, and each is one. */
static enum err check_steps(struct ctx *c, const struct reading_item *item,
                            struct review_outcome *ret)
{
    struct str whole = reading_item_value(item, "minutes");
    struct proceeding_step *steps;
    size_t n = proceeding_steps(c->arena, reading_item_value(item, "steps"), &steps);
    int64_t most, sum = proceeding_sum(steps, n);

    if (!str_int(whole, &most))
        most = PROCEEDING_MINUTES_MAX;
    ret->field = "steps";
    if (!n)
        return fail(c, E_INVALID, M_READING_NEEDS_STEP);
    if (n > PROCEEDING_STEPS_MAX)
        return fail(c, E_INVALID, M_READING_STEPS_MANY, { "n", .n = PROCEEDING_STEPS_MAX });
    ret->field = "minutes";
    if (sum > most)
        return fail(c, E_INVALID, whole.n ? M_READING_STEPS_LONG : M_READING_STEPS_LONG_DAY,
                    { "sum", .n = sum }, { "most", .n = most });
    ret->field = NULL;
    return OK;
}

enum err review__mend(struct ctx *c, const struct review_decision *in, struct reading_item *item,
                      struct review_outcome *ret)
{
    const struct item_field *fields;
    size_t n = item_fields(item->key, &fields);

    for (size_t i = 0; i < n; i++) {
        struct str value = str_trim(in->values[i].p ? in->values[i] : S(""));
        struct item_field field = fields[i];

        if (field.input == INPUT_FIXED)
            continue;
        if (item->key == ITEM_HEADER)
            field.input = header_input(item);
        if (value.n && !clean_value(c->arena, &field, &value))
            return bad(c, field.name, field.input, value, ret);
        item->values[i] = value;
    }
    item->label = reading_item_label(c->arena, item);
    if (!item->label.n)
        return fail(c, E_INVALID, M_READING_EMPTY);
    return item->key == ITEM_AGENDA ? check_steps(c, item, ret) : OK;
}

static const char *const verbs[ITEM_ACT_COUNT] = { [ITEM_ACCEPT] = "accept",
                                                   [ITEM_MEND] = "mend",
                                                   [ITEM_DROP] = "drop",
                                                   [ITEM_BRING_BACK] = "bring_back" };

/* before: the review of a document that was confirmed; NULL while it is read. */
static enum err keep(struct ctx *c, const struct review_decision *in,
                     const struct reading_item *was, const struct reading_item *item,
                     const struct review *before, int64_t org_id)
{
    int64_t changed;
    enum err r;

    r = before ? review__hold(c, before) : OK;
    if (r)
        return r;
    r = q_reading_item_decide(c->db, in->id, in->version, item_state_name(item->state),
                              reading_item_body(c->arena, item), item->label, &changed, c->error);
    if (r)
        return r;
    if (!changed)
        return fail(c, E_CONFLICT, M_ERROR_STALE);
    r = event_add(c, "reading_item", in->id, verbs[in->act], org_id,
                  reading_item_change(c->arena, was, item));
    if (!r && before)
        r = review__correct(c, before, item);
    return r;
}

/* What was confirmed may be put right until a campaign is issued from it; a duty that stands in a draft
 * has its own form there. */
static enum err may_correct(struct ctx *c, const struct reading_item *item, enum item_state next,
                            struct review *ret_before)
{
    enum err r;

    r = review_load(c, item->document_id, ret_before);
    if (r)
        return r;
    if (ret_before->document.state != DOCUMENT_CONFIRMED)
        return fail(c, E_CONFLICT, M_READING_DECIDED);
    if (ret_before->document.issued)
        return fail(c, E_CONFLICT, M_READING_ISSUED);
    if (item->key == ITEM_DEADLINE && ret_before->document.campaign_id)
        return fail(c, E_INVALID, M_READING_IN_DRAFT);
    if (next == ITEM_PROPOSED)
        return fail(c, E_CONFLICT, M_ERROR_STALE);
    return OK;
}

enum err review_decide(struct ctx *c, const struct review_decision *in, struct review_outcome *ret)
{
    struct q_reading_item_by_id q;
    struct reading_item item;
    enum document_state state;
    enum item_state next;
    struct review before;
    int64_t org_id;
    enum err r;

    assert(in && ret);
    *ret = (struct review_outcome){ 0 };
    r = q_reading_item_by_id(c->db, in->id, c->arena, &q, c->error);
    if (r == E_NOT_FOUND)
        return fail(c, E_NOT_FOUND, M_READING_NONE);
    if (!r)
        r = review__open(c, q.document_id, &org_id, &state);
    if (!r)
        r = review__fill(c, &q, &item);
    if (r)
        return r;
    ret->now = item;
    next = item_next(item.state, in->act);
    if (state != DOCUMENT_READING)
        r = may_correct(c, &item, next, &before);
    if (r)
        return r;
    if (item.version != in->version || !next)
        return fail(c, E_CONFLICT, M_ERROR_STALE);
    if (in->act == ITEM_MEND)
        r = review__mend(c, in, &item, ret);
    if (r)
        return r;
    item.state = next;
    return keep(c, in, &ret->now, &item, state == DOCUMENT_READING ? NULL : &before, org_id);
}

static enum item_act act_of(struct str verb)
{
    for (int act = ITEM_ACCEPT; act < ITEM_ACT_COUNT; act++) {
        if (str_eq(verb, str_of(verbs[act])))
            return (enum item_act)act;
    }
    return 0;
}

enum err review_history(struct ctx *c, const struct reading_item *item, struct review_past **ret,
                        size_t *ret_n)
{
    struct q_event_of_noun *rows = NULL;
    enum err r;

    assert(item && ret && ret_n);
    r = q_event_of_noun(c->db, S("reading_item"), item->id, c->arena, &rows, ret_n, c->error);
    if (r)
        return r;
    *ret = arena_array(c->arena, struct review_past, *ret_n + 1);
    for (size_t i = 0; i < *ret_n; i++) {
        struct review_past *past = &(*ret)[i];

        *past = (struct review_past){ .at = rows[i].at,
                                      .person = str_or_empty(rows[i].person),
                                      .act = act_of(rows[i].verb),
                                      .was = *item,
                                      .now = *item };
        r = reading_item_changed(c, rows[i].body, &past->was, &past->now);
        if (r)
            return r;
    }
    return OK;
}
