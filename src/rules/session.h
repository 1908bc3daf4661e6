/* session.h - what may be done with a session in which state, by whom, and what it becomes.
 *
 * One table: pages offer what it allows, work/ refuses the rest, the tests read the same rows.
 * Pure; everything it returns is const. */
#pragma once

#include "base/day.h"
#include "base/permission.h"
#include "base/str.h"

enum session_kind {
    SESSION_REGULAR = 1, /* sinh hoạt thường kỳ */
    SESSION_THEMATIC,    /* sinh hoạt chuyên đề */
    SESSION_CONFERENCE,  /* hội nghị */
    SESSION_KINDS
};

enum session_state {
    SESSION_SCHEDULED = 1,
    SESSION_OPEN,
    SESSION_CLOSED,
    SESSION_WITHDRAWN,
    SESSION_STATES
};

enum session_act {
    SESSION_DO_CHANGE = 1, /* day, place, who chairs, campaigns */
    SESSION_DO_OPEN,
    SESSION_DO_ROLL,
    SESSION_DO_NOTE,
    SESSION_DO_PROMISE, /* shortcomings and what is promised against them */
    SESSION_DO_CLOSE,
    SESSION_DO_BOOK, /* the photograph of the minute book and its figures close it at once */
    SESSION_DO_REOPEN,
    SESSION_DO_WITHDRAW,
    SESSION_DO_RESTORE,
    SESSION_ACTS
};

struct session_step {
    enum session_state state;
    enum session_act act;
    enum permission permission;
    enum session_state next;
    int64_t within_ms; /* since the state was reached; 0: at any time */
};

/* NULL: nobody may do that in this state. */
const struct session_step *session_step(enum session_state state, enum session_act act);
/* The whole table, for pages and tests. */
const struct session_step *session_steps(size_t *ret_n);
/* Whether the time that the rule gives has not passed. */
bool session_step_in_time(const struct session_step *step, int64_t since_ms, int64_t now_ms);

/* Names in the database; the parsers give 0 for an unknown one. */
struct str session_kind_name(enum session_kind kind);
enum session_kind session_kind_parse(struct str name);
struct str session_state_name(enum session_state state);
enum session_state session_state_parse(struct str name);

/* What a session sends up; all that leaves the branch. */
struct session_figures {
    int64_t people_due, present, late, absent_reason, absent_none;
    int64_t opinions, shortcomings, remedies;
};

enum { FIGURE_MAX = 100000 };

/* Which line does not hold; the first one found. */
enum figures_fault {
    FIGURES_HOLD = 0,
    FIGURES_NEGATIVE,     /* a figure below zero or beyond any hall */
    FIGURES_ROLL,         /* due is not present + late + absent with reason + absent without */
    FIGURES_NOBODY,       /* nobody was there */
    FIGURES_REMEDIES_ONLY /* remedies without a shortcoming they answer */
};

enum figures_fault session_figures_check(const struct session_figures *f);

/* The day a session was held, in Viet Nam: neither the planned one nor that of typing it in. It may not
 * lie in the time to come; far from the plan it is asked about, not refused. */
enum held_fault { HELD_HOLDS = 0, HELD_FAR, HELD_TO_COME };

enum { HELD_FAR_DAYS = 7 };

enum held_fault session_held_check(struct day planned_on, struct day held_on, struct day today);

/* As people say them, to the minute. No moment at which somebody pressed a button is among them. */
struct session_hours {
    struct day held_on;
    int64_t planned_at, began_at, ended_at; /* 0: not known */
};

enum hours_fault {
    HOURS_HOLD = 0,
    HOURS_BEGIN_TO_COME,
    HOURS_END_TO_COME,
    HOURS_END_BEFORE_BEGIN /* where nobody said when it began: before its planned hour, or the day it was held */
};

enum hours_fault session_hours_check(const struct session_hours *h, int64_t now_ms);
/* When it began: as somebody said, else as it was planned. 0: it was held on another day or was over before its
 * planned hour, so nobody knows. */
int64_t session_began_at(const struct session_hours *h);
/* What is likely, for a page that asks: the planned hour, or when it was opened, to five minutes, where that was hours
 * away from it, before it or on another day than planned. 0: nothing is. */
int64_t session_begin_likely(const struct session_hours *h, int64_t opened_at, int64_t now_ms);
