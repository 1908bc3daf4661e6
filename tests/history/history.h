/* history.h - histories of two campaigns on three tiers, and what must follow from them.
 *
 * Every act goes through the use cases of work/ (do.c), drawn at random (act.c) or one after the other as a test
 * of tests/failures tells it. What was done is noted in plain arrays, the log, from which each figure is made
 * anew by another way than the program's (recount.c): no sum is kept, everything is added up from sessions, sent
 * versions and places. compare.c holds all figures that pages show against it.
 *
 * Days are day_number(); units, periods and sessions are places in the arrays. */
#pragma once

#include "play/world.h"
#include "work/report/report.h"

enum h_org {
    H_PROVINCE,
    H_COMMUNE, /* meets too */
    H_OTHER,
    H_THIRD,
    H_HAMLET, /* this and the next two: below the commune */
    H_HILL,
    H_SCHOOL,
    H_OTHER_HAMLET, /* this and the next two: below the other commune */
    H_STREAM,
    H_CLINIC,
    H_FIELD, /* this and the next: below the third */
    H_RIVER,
    H_BOARD, /* these two: boards of the commune, its hands where it says so */
    H_OFFICE,
    H_PROPAGANDA, /* of the province: receives what the second campaign asks for */
    UNITS
};

enum { FIRST, SECOND, CAMPAIGNS };

enum {
    COMMITTEES = H_HAMLET, /* from 0 */
    BRANCHES = H_BOARD,    /* from COMMITTEES */
    PERIODS = 14,          /* of all series */
    SERIES = 3,            /* a rhythm and a single of the first campaign, a rhythm of the second */
    NOWHERE = -1,          /* to whom nobody is above */
    LINES = 9,
    ADDING = 7, /* of them, count sessions and add over periods: the first ones */
    SESSIONS = 240,
    PLACES = 80,
    REMEDIES = 240,
    VERSIONS = 40, /* of one report */
    ACTS = 130,
};

struct h_unit {
    int64_t id;
    const char *reporter; /* who sends its reports and runs its sessions */
    const char *runner;
    const char *clerk; /* who receives at it; NULL: nobody reports to it */
    int32_t ended;     /* the first day on which it no longer is; 0: none is known */
    int successor;     /* then; NOWHERE: nobody */
    bool gave_up;      /* told to end, so that nobody acts for it any more */
};

/* Where a unit stands from a day on, in the order of the days. */
struct h_place {
    int unit, parent;
    int32_t from;
};

struct h_period {
    int64_t id;
    int series, ord; /* ord from 0 */
    int32_t from, to;
};

struct h_session {
    int unit;
    int64_t id, version;
    bool closed;
    bool told;       /* entered by a unit above; its unit closes and reopens nothing of it */
    int replaced_by; /* 1 + whatever took its place, since when it is closed no more; 0: it stands */
    bool took_place; /* of one that was entered */
    unsigned serves; /* bits of campaigns */
    int32_t held;
    int64_t closed_ms;
    int64_t figures[ADDING];
};

struct h_remedy {
    int session; /* in which it was promised */
    int32_t due;
};

/* What was sent, with what it contained. */
struct h_version {
    bool told; /* entered for the unit */
    bool holds[SESSIONS];
    int64_t own[LINES], own_carried[LINES], value[LINES], carried[LINES];
    int64_t taken[PERIODS][UNITS][LINES]; /* of which period, through which unit directly below */
};

struct h_report {
    int64_t id; /* 0: not begun */
    enum report_state state;
    int in_force, counted; /* versions; -1: none */
    int n;
    struct h_version *v[VERSIONS];
    int n_way; /* units above it, kept since it was received first; 0: not yet */
    int way[UNITS];
};

/* A board acts for the commune in a series. */
struct h_channel {
    int64_t id;
    bool open;
};

/* By when reports are asked for. */
struct h_plan {
    int branches_day, communes_day; /* of every month, as duty_rule.day says */
    struct day once;                /* for branches; communes five days later */
    int quarter_day;                /* by the second campaign */
    bool rest_period;               /* days behind the last cut are a period of their own */
};

struct history {
    struct world w;
    struct t *t;
    int64_t campaigns[CAMPAIGNS];
    int64_t series[SERIES];
    int rhythm_days[CAMPAIGNS];           /* as duty_rule.day */
    struct h_channel channels[SERIES][2]; /* of H_BOARD and H_OFFICE */
    int receiver;                         /* of the second campaign's reports */
    struct h_unit units[UNITS];
    struct h_period periods[PERIODS];
    int n_periods;
    int last[SERIES]; /* period of each */
    struct h_place places[PLACES];
    int n_places;
    int kept[PERIODS][UNITS]; /* parent that a period keeps for a unit; -1: by its places */
    struct h_session sessions[SESSIONS];
    int n_sessions;
    struct h_remedy remedies[REMEDIES];
    int n_remedies;
    struct h_report reports[PERIODS][UNITS];
    bool due[PERIODS][UNITS]; /* laid, and nobody has taken it back */
    bool loud;                /* tells each act */
};

extern const char *const history_lines[LINES];

/* world.c: the tree, its people and the campaigns, issued on 14/03/2022. */
void history_open(struct t *t, struct history *h, const struct h_plan *plan);
int32_t history_today(const struct history *h);
int32_t history_day(const char *iso);
/* The period of a series that holds a day. */
int history_period(const struct history *h, int series, const char *day);

/* do.c: single acts. Whether each is taken or refused follows from the log, and another answer fails the test;
 * it is returned, with its words in h->t->error. */

/* Another day begins; nothing else happens. */
void history_be_on(struct history *h, int32_t day);
/* Changes of the tree whose day has come. */
void history_follow(struct history *h);
/* All that a new day brings, however long it was not run. */
void history_daily(struct history *h);

struct h_evening {
    int unit;
    int with;            /* held together with that unit; 0: alone */
    unsigned serves;     /* bits of campaigns; 0: all */
    int32_t planned;     /* 0: today */
    int64_t assembly_id; /* 0: whoever meets */
};
/* Planned and opened; returns its place. */
int history_begin(struct history *h, const struct h_evening *in);
void history_mark_absent(struct history *h, int session, uint32_t draw);
void history_promise(struct history *h, int session, int32_t due);
/* What was entered of that evening before: that one, or another. */
enum h_same { H_ASKED, H_SAME, H_APART };
enum err history_close_as(struct history *h, int session, int32_t held, int opinions,
                          enum h_same same);
/* Another, if anything was entered of that evening. */
void history_close(struct history *h, int session, int32_t held, int opinions);
enum err history_reopen(struct history *h, int session);
/* One evening of all campaigns, planned for that day, and written down today. */
int history_hold(struct history *h, int unit, const char *held);

/* Who writes and sends a unit's reports: itself and, once it has ended, the unit under which it stood last. NULL:
 * one that is about to end could, but here nobody acts for it any more. */
const char *history_reporter(const struct history *h, int unit);

struct h_sending {
    int unit, period;
    bool draft; /* only saved */
    bool again, early;
    const char *by; /* NULL: the unit's own */
};
enum err history_save(struct history *h, const struct h_sending *in);
enum err history_send(struct history *h, int unit, int period);
enum err history_send_again(struct history *h, int unit, int period);
/* by NULL: whom it was sent to. */
enum err history_receive(struct history *h, int unit, int period, const char *by);
enum err history_return(struct history *h, int unit, int period, const char *by);
enum err history_recall(struct history *h, int unit, int period);
/* The commune names a board for a series, or ends that. */
void history_name_board(struct history *h, int board, int series);
void history_end_channel(struct history *h, int board, int series);

enum err history_move(struct history *h, int unit, int to, int32_t from);
/* The first day from that one on on which nothing keeps a unit from ending. */
int32_t history_could_end(const struct history *h, int unit, int32_t from);
/* successor 0: nobody. */
enum err history_end(struct history *h, int unit, int successor, int32_t from);

/* enter.c: the unit above enters for one below what it told of an evening of a period's campaign, and sends the
 * report made of it. */
struct h_told {
    int unit, period;
    int32_t held;
    int present, opinions;
    enum h_same same;
};
/* E_CONFLICT: the unit has sent the report itself; E_INVALID: it must be said whether it is that evening. */
enum err history_enter(struct history *h, const struct h_told *in, int *ret_session);
enum err history_send_for(struct history *h, int unit, int period);
/* Who enters for it: the unit above it today, where that stands above it in the period too; NULL: nobody. */
const char *history_enterer(const struct history *h, int unit, int period);
/* What is written down of that evening already, entered ones first; told: those alone. -1: nothing. */
int history_twin(const struct history *h, int unit, int32_t held, int but, bool told);

/* amend.c: what a campaign asks for regularly of every unit is asked by another day of the month from now on (as
 * duty_rule.day). E_INVALID: refused in words, and prepared still; E_CONFLICT: it would have moved what begins
 * today, or came to something else in its slices, and was dropped. beside: what others do between its slices;
 * NULL: it is issued at once. */
struct h_beside {
    void (*act)(struct history *, uint64_t seed, int n);
    uint64_t seed;
};
enum err history_amend(struct history *h, int campaign, int day, const struct h_beside *beside);
void history_take_back_amendment(struct history *h, int campaign);

/* act.c */
uint64_t history_draw(uint64_t *state);
struct h_plan history_draw_plan(uint64_t seed);
struct act {
    uint32_t kind, draw[4];
};
/* The n-th act of a seed: drawn before anything is played, so that some can be left out. */
struct act history_act(uint64_t seed, int n);
void history_do(struct history *h, struct act act);
/* Everything late is sent and received, with the last period reopened from the top down. */
void history_settle(struct history *h);

/* do.c, for enter.c and amend.c */
void history_lay(struct history *h, int campaign); /* what has begun is owed by all who are there */
enum err history_answer(const struct history *h, const struct h_sending *in);
void history_log_sent(struct history *h, int unit, int period, bool told);

/* recount.c */
int history_parent_on(const struct history *h, int unit, int32_t day);
int history_parent(const struct history *h, int unit, int period); /* NOWHERE: at the top */
bool history_is_above(const struct history *h, int above, int unit, int period);
/* Kept with the report, or as it would be now; returns how many. */
int history_way(const struct history *h, int unit, int period, int way[UNITS]);
/* To whom its report goes, or NOWHERE. */
int history_receiver(const struct history *h, int unit, int period);
bool history_sent_above(const struct history *h, int unit, int period);
int history_campaign_of(int series);
bool history_serves(const struct h_session *s, int series);
/* In a report of that series that stands, other than that of the period `but`. */
bool history_reported_in(const struct history *h, int session, int series, int but);
bool history_reported(const struct history *h, int session);
/* What stands in its place now. */
int history_now(const struct history *h, int session);
/* Whether a version counts it; *ret_as: by whose figures, where an entered one stood in its place. */
bool history_holds(const struct history *h, const struct h_version *v, int session, int *ret_as);
/* What the unit would send now. */
void history_compute(const struct history *h, int unit, int period, struct h_version *ret);
/* What the reports of a period counted below a unit add up to; through < 0: through all. */
int64_t history_below(const struct history *h, int unit, int period, int through, int line);

/* compare.c: fails the test where a page shows another figure. */
void history_compare(struct history *h);
/* After history_settle: what was sent over all periods is what is live. */
void history_compare_live(struct history *h);

void history_tell(struct history *h, const char *format, ...) PRINTF(2, 3);
