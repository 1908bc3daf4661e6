/* SPDX-License-Identifier: Apache-2.0 */
#include "read/result/fields.h"

#include "base/arena.h"

const char *const duty_kind_words[] = {
    [DUTY_OTHER] = "other",
    [DUTY_REPORT] = "report",
    [DUTY_CONFERENCE] = "conference",
    [DUTY_SESSION] = "session",
    [DUTY_REGISTRATION] = "registration",
    [DUTY_HIGH_POINT] = "high-point",
};
static const char *const bound_words[] = {
    [BOUND_BEFORE] = "before",
    [BOUND_BY] = "by",
    [BOUND_IN] = "in",
    [BOUND_FROM] = "from",
};
static const char *const part_words[] = {
    [PART_OPENING] = "opening",
    [PART_BODY] = "body",
    [PART_CLOSING] = "closing",
};

/* Rows: of which struct reading_…, which member. One of the wrong type does not compile. */
#define ROW(t_, m_, kind_, c_type, ...)                                                      \
    {                                                                                        \
        .key = #m_, .kind = (kind_), .offset = offsetof(struct t_, m_) + IS(t_, m_, c_type), \
        __VA_ARGS__                                                                          \
    }
#define IS(t_, m_, c_type)                                                                      \
    (0 * sizeof(struct {                                                                        \
         int unused_;                                                                           \
         _Static_assert(__builtin_types_compatible_p(__typeof__(((struct t_ *)0)->m_), c_type), \
                        #m_ " must be " #c_type);                                               \
     }))
#define MANY(t, m, kind, c_type, ...) \
    ROW(t, m, kind, c_type *, .offset_n = offsetof(struct t, n_##m), __VA_ARGS__)

#define TEXT(t, m, ...)  ROW(reading_##t, m, READING_TEXT, struct str, __VA_ARGS__)
#define SPAN(t)          ROW(reading_##t, span, READING_SPAN, struct span, )
#define SPANS(t, m, ...) MANY(reading_##t, m, READING_SPANS, struct span, __VA_ARGS__)
#define DOUBT(t)         ROW(reading_##t, doubt, READING_DOUBT, enum doubt, )
#define WORD(t, m, c_type, w, ...) \
    ROW(reading_##t, m, READING_WORD, c_type, .words = (w), .n_words = COUNT(w), __VA_ARGS__)
#define NUMBER(t, m, ...) ROW(reading_##t, m, READING_NUMBER, int, __VA_ARGS__)
#define PARTS(t, m, part) \
    MANY(reading_##t, m, READING_PARTS, struct reading_##part, .of = &reading_shape_##part)
#define MAYBE .optional = true

#define SHAPE(noun)                                                                      \
    const struct reading_shape reading_shape_##noun = { noun##_rows, COUNT(noun##_rows), \
                                                        sizeof(struct reading_##noun) }

static const struct reading_row citation_rows[] = {
    TEXT(citation, type),   TEXT(citation, type_name), TEXT(citation, number),
    TEXT(citation, symbol), TEXT(citation, date),      TEXT(citation, issuer),
    TEXT(citation, title),  TEXT(citation, text),      SPANS(citation, spans),
    DOUBT(citation),
};
SHAPE(citation);

static const struct reading_row deadline_rows[] = {
    TEXT(deadline, text),
    WORD(deadline, what, enum duty_kind, duty_kind_words),
    TEXT(deadline, date, MAYBE),
    TEXT(deadline, from, MAYBE),
    TEXT(deadline, to, MAYBE),
    TEXT(deadline, recurrence, MAYBE),
    NUMBER(deadline, month_day, .least = -31, .most = 31, .none = 0, MAYBE),
    TEXT(deadline, when_text, MAYBE),
    WORD(deadline, bound, enum due_bound, bound_words),
    TEXT(deadline, audience),
    SPAN(deadline),
    SPANS(deadline, also, MAYBE),
    DOUBT(deadline),
};
SHAPE(deadline);

static const struct reading_row task_rows[] = { TEXT(task, text), SPAN(task) };
SHAPE(task);

static const struct reading_row assignment_rows[] = {
    TEXT(assignment, unit),
    PARTS(assignment, tasks, task),
    SPAN(assignment),
    DOUBT(assignment),
};
SHAPE(assignment);

static const struct reading_row step_rows[] = {
    TEXT(step, label),
    TEXT(step, text),
    WORD(step, part, enum agenda_part, part_words, MAYBE),
    SPAN(step),
};
SHAPE(step);

static const struct reading_row agenda_rows[] = {
    TEXT(agenda, form),
    PARTS(agenda, steps, step),
    SPAN(agenda),
    DOUBT(agenda),
};
SHAPE(agenda);

static const struct reading_row material_rows[] = {
    TEXT(material, month),
    PARTS(material, documents, citation),
    SPAN(material),
    DOUBT(material),
};
SHAPE(material);

static const struct reading_row section_rows[] = {
    TEXT(section, label),
    TEXT(section, title),
    NUMBER(section, level, .least = 1, .most = 99, .none = 1),
    SPAN(section),
};
SHAPE(section);

static const struct reading_row signer_rows[] = {
    TEXT(signer, authority), TEXT(signer, title), TEXT(signer, name), SPAN(signer), DOUBT(signer),
};
SHAPE(signer);

static const struct reading_row check_rows[] = {
    TEXT(check, rule),
    TEXT(check, message),
    TEXT(check, message_key),
    ROW(reading_check, args, READING_ARGS, struct str[CHECK_ARGS], ),
    SPAN(check),
};
SHAPE(check);

#define ONCE(m) ROW(reading, m, READING_TEXT, struct reading_field, )
static const struct reading_row once_rows[] = {
    ONCE(type),     ONCE(type_name), ONCE(number), ONCE(symbol), ONCE(issuer),
    ONCE(superior), ONCE(place),     ONCE(date),   ONCE(title),  ONCE(theme),
};
const struct reading_shape reading_shape_once = { once_rows, COUNT(once_rows), 0 };

#define LIST(m, part) \
    MANY(reading, m, READING_PARTS, struct reading_##part, .of = &reading_shape_##part)
static const struct reading_row whole_rows[] = {
    LIST(citations, citation),
    LIST(deadlines, deadline),
    LIST(assignments, assignment),
    LIST(agenda, agenda),
    LIST(materials, material),
    LIST(sections, section),
    ROW(reading, signer, READING_PART, struct reading_signer, .of = &reading_shape_signer),
    MANY(reading, recipients, READING_LINES, struct reading_line, ),
    LIST(checks, check),
};
const struct reading_shape reading_shape_whole = { whole_rows, COUNT(whole_rows), 0 };

struct str reading_row_text(struct arena *a, const void *part, const struct reading_row *row)
{
    const void *at = reading_at(part, row);
    int n;

    if (row->kind == READING_TEXT)
        return *(const struct str *)at;
    if (row->kind == READING_WORD)
        return str_of(row->words[*(const unsigned *)at]);
    if (row->kind != READING_NUMBER)
        return STR_NONE;
    n = *(const int *)at;
    return row->optional && n == row->none ? STR_NONE : str_fmt(a, "%d", n);
}
