/* same.h - what each page has that writes down a session that was held: its figures, and the question whether it is
 * one that was entered for its unit before (nhập thay). */
#pragma once

#include "web/kit/field.h"
#include "work/session/session.h"

struct same_form {
    int same;           /* of same_choices; -1: nobody said */
    int64_t same_id;    /* which was shown… */
    struct day same_on; /* …and the day that was asked about: another day is another question */
};
extern const char *const same_choices[];
/* The members of same_form, in the struct of a form. */
#define SAME_FIELDS(type)                                            \
    FIELD_CHOICE(type, same, M_ENTRY_SAME, .choices = same_choices), \
        FIELD_ID(type, same_id, M_ENTRY_SAME), FIELD_DATE(type, same_on, M_ENTRY_SAME)

/* The figures that a minute book gives, in its order, in the struct of a form. */
#define FIGURE_FIELD(type, name, label) \
    FIELD_INT(type, name, label, .max = FIGURE_MAX, .required = true)
#define FIGURE_FIELDS(type)                                                                     \
    FIGURE_FIELD(type, people_due, M_FIGURE_PEOPLE_DUE),                                        \
        FIGURE_FIELD(type, present, M_FIGURE_PRESENT), FIGURE_FIELD(type, late, M_FIGURE_LATE), \
        FIGURE_FIELD(type, absent_reason, M_FIGURE_ABSENT_REASON),                              \
        FIGURE_FIELD(type, absent_none, M_FIGURE_ABSENT_NONE),                                  \
        FIGURE_FIELD(type, opinions, M_FIGURE_OPINIONS),                                        \
        FIGURE_FIELD(type, shortcomings, M_FIGURE_SHORTCOMINGS),                                \
        FIGURE_FIELD(type, remedies, M_FIGURE_REMEDIES)

struct session_same same_answer(const struct same_form *in, struct day held_on);
/* Asks in the form where a session was entered for that day and assembly and nobody has answered. */
NODISCARD enum err same_check(struct ctx *c, const struct session *s, struct day held_on,
                              const struct session_same *answer, struct form *form);

struct same_view {
    bool ask;
    struct field_view field;
    struct options options;
    int64_t id;
    struct str on;
};
/* yes: what to say where it is that one. */
NODISCARD enum err same_view(struct ctx *c, const struct form *form, const struct session *s,
                             struct day held_on, enum msg yes, struct same_view *ret);
