/* plans.h - for tests: a directive goes its whole way in a tree of its own, as its text says.
 *
 * A plan is taken in, read, checked, issued; units meet and report, through the same use cases as the pages.
 * What was played is also written down here, in the plainest form, so that sums can be counted again without
 * any of the product's tables. */
#pragma once

#include "play/world.h"
#include "work/campaign/campaign.h"
#include "work/campaign/due.h"
#include "work/report/report.h"
#include "work/session/session.h"

enum { PLAN_UNITS = 24, PLAN_HELD = 200, PLAN_FIGURES = 6 };

struct plan_unit {
    const char *name, *kind;
    int above;           /* its place in the list; -1: at the top */
    int people;          /* members, staff, or those on the committee; the first one heads it */
    const char *account; /* of that one */
};

struct plan_evening {
    int unit;
    const char *on; /* YYYY-MM-DD */
    enum session_kind kind;
    const char *assembly; /* its kind; NULL: the one offered first */
    int absent, opinions;
    int with;    /* held together with that unit; 0: alone */
    bool both;   /* serves the second campaign too */
    bool paired; /* two in the chair */
};

struct plan_held {
    struct plan_evening evening;
    int64_t id;
    int64_t campaigns[2];          /* 0: only one */
    int64_t figures[PLAN_FIGURES]; /* as plan_indicators */
};

struct plan {
    struct world w;
    const struct plan_unit *units;
    size_t n;
    int64_t org[PLAN_UNITS], head[PLAN_UNITS][2];
    int64_t document, campaign;
    int64_t second; /* another campaign that runs beside it; 0: none */
    struct plan_held held[PLAN_HELD];
    size_t n_held;
};

extern const char *const plan_indicators[PLAN_FIGURES];

/* On the morning of that day; units[0] is at the top, those above come before those below. */
void plan_open(struct t *t, struct plan *p, const struct plan_unit *units, size_t n,
               const char *today);
/* The morning of a later day: what the daily jobs do has been done. */
void plan_day(struct plan *p, const char *day);
struct ctx *plan_as(struct plan *p, int unit);

/* The bytes of a document in tests/plans, or in the folder beside the checkout; none where that is not there,
 * which is said aloud. */
struct str plan_document(struct plan *p, const char *name);
/* Taken in at the unit, everything that was read accepted, the campaign made. */
void plan_read(struct plan *p, int unit, struct str text);
/* How long it runs, as a person says. */
void plan_span(struct plan *p, int unit, const char *from, const char *to);
struct campaign_view plan_view(struct plan *p, int unit);

/* By hand. */
void plan_add_duty(struct plan *p, int unit, struct duty duty);
/* Of the one that was read with those times ("session 2022-06-05"); fails the test when there is none. */
struct duty plan_find_duty(struct plan *p, int unit, const char *what);
void plan_mend_duty(struct plan *p, int unit, const struct duty *duty);
void plan_drop_duty(struct plan *p, int unit, const char *what);

/* A topic, content or paper of its own. */
void plan_add_content(struct plan *p, int unit, enum content_what what, const char *title);

/* Another campaign of that unit, issued to the same units, with one report on that day. */
void plan_run_beside(struct plan *p, int unit, const char *due_on);
/* To the units of the list that lie below, but for those whose kind is `without` (NULL: for all). */
void plan_issue(struct plan *p, int unit, const char *without, enum series_rest rest);

/* The board is the hand of the committee above it in the way of reporting that has this period. */
void plan_through(struct plan *p, int board, const char *slot);

int64_t plan_hold(struct plan *p, const struct plan_evening *e);
/* Entered today, whatever the day it was held. */
int64_t plan_hold_late(struct plan *p, const struct plan_evening *e);

/* What is asked of a unit at a time, the duty's kind first: "session 2022-03-31". */
struct due plan_due(struct plan *p, int unit, const char *what);
int64_t plan_period(struct plan *p, int unit, const char *slot);
/* The report of a unit for a period, as the unit itself sees it. */
struct report plan_look(struct plan *p, int unit, const char *slot);
void plan_send(struct plan *p, int unit, const char *slot);
void plan_receive(struct plan *p, int by, int unit, const char *slot);
/* Sent by each and received by the unit above. */
void plan_send_up(struct plan *p, const int *units, size_t n, const char *slot);
int64_t plan_value(const struct report *report, const char *indicator);
/* Of it, what belongs to earlier periods. */
int64_t plan_carried(const struct report *report, const char *indicator);
int64_t plan_sum(struct plan *p, int unit, const char *slot, const char *indicator);

/* Naive: what was held for the campaign from a day to a day by units below one, or by the unit itself
 * too. */
int64_t plan_recount(const struct plan *p, int unit, bool itself, const char *from, const char *to,
                     size_t indicator);
/* The totals at a unit over these periods of one series, and its own reports of them, are what was held. */
void plan_agrees(struct plan *p, int unit, const char *const *slots, size_t n, const char *from,
                 const char *to);
/* nep check has nothing to tell. */
void plan_sound(struct plan *p);

/* What became of a clause. */
enum plan_row {
    ROW_HEAD, /* the document's head or name says it */
    ROW_DUTY, /* "report 2022-04-10"; of one kind of unit "… branch", of its assembly "… committee" */
    ROW_DROPPED,  /* a duty that was read and left out by a person: "session 2022-06-10" */
    ROW_TOPICS,   /* how many were read */
    ROW_MATERIAL, /* how many */
    ROW_CONTENT,  /* its kind and how its title begins: "topic Nói đi đôi" */
    ROW_TAKEN,    /* a session took up a content whose title begins so */
    ROW_ORDER,    /* kind of session and number of steps: "conference 4" */
    ROW_PERIOD,   /* "2022-04-10 2022-03-11 2022-04-07" */
    ROW_CHANNEL,  /* a board acts for the committee: how its name begins */
    ROW_HELD,     /* sessions of an assembly were held: its kind */
    ROW_NOTHING   /* the product has no place for it */
};
enum plan_by { BY_READING, BY_HAND, BY_NOBODY };
struct plan_clause {
    const char *clause, *demand; /* where it stands, and what it asks in our own words */
    enum plan_row row;
    const char *found;
    enum plan_by by;
};
/* Each clause has the row that the table says, and docs/internals/plans.md has the clause. */
void plan_clauses(struct plan *p, int unit, const struct plan_clause *list, size_t n);

/* Plan A, B, C twice, D. */
void a_plan_of_three_tiers(void **state);
void two_orders_and_two_quarters(void **state);
void three_years(void **state);
void nobody_was_named_to_go_on_for_the_board(void **state);
void month_by_month(void **state);
