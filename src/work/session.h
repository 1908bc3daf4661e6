/* session.h - a unit's meetings: planned, opened, closed, taken back, each act as rules/session says.
 *
 * A session serves any number of campaigns. Its content stays in the unit (P_SESSION_VIEW); what goes
 * up are the figures frozen when it is closed (P_SESSION_FIGURES). */
#pragma once

#include "rules/session.h"
#include "work/ctx.h"

struct session_campaign {
    int64_t id;
    struct str name, theme;
};

struct session_place {
    int64_t id;
    struct str name;
};

struct session {
    int64_t id, org_id;
    struct str org_name;
    enum session_kind kind;
    enum session_state state;
    struct str title;
    int64_t planned_at, opened_at, closed_at; /* 0: not yet */
    int64_t ended_at;                         /* as a person said; 0: nobody said */
    int64_t chair_id, secretary_id;           /* 0: nobody named */
    struct str chair, secretary, guests, conclusion;
    bool by_book; /* minutes are the photograph of the minute book */
    int64_t book_file_id;
    struct session_figures figures; /* frozen ones; zero until closed */
    int64_t version;
    const struct session_campaign *campaigns;
    size_t n_campaigns;
    const struct session_place *places;
    size_t n_places;
};

NODISCARD enum err session_load(struct ctx *c, int64_t id, struct session *ret);
/* "Nhà văn hóa thôn; Trường tiểu học": for a line of a page or of the minutes. "" for none. */
struct str session_places_line(struct ctx *c, const struct session *s);
struct str session_campaigns_line(struct ctx *c, const struct session *s);
/* E_CONFLICT with words when the state does not allow it, E_DENIED when the person may not. */
NODISCARD enum err session_ask(struct ctx *c, const struct session *s, enum session_act act);
/* For what is written into a session: nobody closes or changes it until the transaction ends.
 * E_CONFLICT when that has happened since it was loaded. */
NODISCARD enum err session_hold(struct ctx *c, const struct session *s);
/* As session_ask, without words: for what a page offers. */
bool session_allows(struct ctx *c, const struct session *s, enum session_act act);
/* What the session falls short of, in the rules' own words: shown, blocking nothing. */
struct session_warning {
    struct str words, source;
};
NODISCARD enum err session_warnings(struct ctx *c, const struct session *s,
                                    struct session_warning **ret, size_t *ret_n);

struct session_row {
    int64_t id;
    struct str org_name; /* only in the list of units below */
    struct str title;    /* empty there: a title is the branch's own */
    enum session_kind kind;
    enum session_state state;
    int64_t planned_at;
    struct session_figures figures;
};

struct session_list {
    int64_t org_id;
    struct str org_name;
    bool below; /* units below, figures only */
    const struct session_row *rows;
    size_t n;
    int page; /* from 1 */
    bool more;
};

enum { SESSION_PAGE_ROWS = 30 };

/* Of the unit when the person may see its content, else the closed ones of the unit and all below it
 * with their figures only. */
NODISCARD enum err session_list(struct ctx *c, int64_t org_id, int page, struct session_list *ret);

/* What a plan can be made of: campaigns the unit has, people who may chair. */
struct session_person {
    int64_t id;
    struct str name;
};
struct session_choices {
    struct session_campaign *campaigns;
    size_t n_campaigns;
    struct session_person *people;
    size_t n_people;
    int64_t chair_id; /* who signs for the unit */
};
NODISCARD enum err session_choices(struct ctx *c, int64_t org_id, struct session_choices *ret);

enum { SESSION_PLACES = 10, SESSION_CAMPAIGNS = 20 };

struct session_plan {
    int64_t org_id; /* only session_schedule reads it */
    enum session_kind kind;
    struct str title; /* empty: made from kind and month */
    int64_t planned_at;
    const struct str *places;
    size_t n_places;
    const int64_t *campaigns;
    size_t n_campaigns;
    int64_t chair_id, secretary_id; /* 0: nobody yet */
    struct str guests;
};

/* The agenda comes from the campaign's order of proceedings if it gives one for that kind, else from
 * the standing one. */
NODISCARD enum err session_schedule(struct ctx *c, const struct session_plan *in, int64_t *ret_id);
NODISCARD enum err session_change(struct ctx *c, int64_t id, int64_t version,
                                  const struct session_plan *in);

/* Opening presets the roll: all who are due are present. A changed kind or day makes it anew. */
NODISCARD enum err session_open(struct ctx *c, int64_t id, int64_t version);
NODISCARD enum err session_withdraw(struct ctx *c, int64_t id, int64_t version);
NODISCARD enum err session_restore(struct ctx *c, int64_t id, int64_t version);
/* Refused while a report that was sent up counts its figures. */
NODISCARD enum err session_reopen(struct ctx *c, int64_t id, int64_t version);

/* What the closing screen shows: all computed but the opinions. */
NODISCARD enum err session_closing_figures(struct ctx *c, const struct session *s,
                                           struct session_figures *ret);
/* The same, and who may stand in the minutes: those present, the one who closes as minute-taker, and
 * whoever was planned unless the roll says absent. */
struct session_closing {
    struct session_figures figures;
    struct session_person *chairs, *secretaries;
    size_t n_chairs, n_secretaries;
    int64_t chair_id, secretary_id; /* offered first; 0: nobody */
    bool chair_absent;              /* the one who was planned */
};
NODISCARD enum err session_closing(struct ctx *c, const struct session *s,
                                   struct session_closing *ret);
struct session_close {
    int64_t id, version;
    struct str conclusion;
    int64_t opinions;
    int64_t ended_at;               /* 0: not told */
    int64_t chair_id, secretary_id; /* of session_closing; 0: whoever it offers first */
};
NODISCARD enum err session_close(struct ctx *c, const struct session_close *in);

/* The minute book's photograph and its eight figures are the minutes. JPEG, PNG or PDF, told by its
 * bytes; kept with the session before the figures are right, so that nobody has to take it again.
 * Another one takes its place, unless a session was closed with it: then both stay. */
enum { BOOK_BYTES_MAX = 10 * 1024 * 1024 };
NODISCARD enum err session_book_keep(struct ctx *c, int64_t id, struct str name, struct str bytes);
/* What it is called; "" when there is none. */
NODISCARD enum err session_book_name(struct ctx *c, const struct session *s, struct str *ret);
struct session_book {
    int64_t id, version;
    struct session_figures figures;
    struct str conclusion; /* may be empty: it is in the book */
};
/* E_INVALID while no photograph is kept. *ret_fault says which line of the figures does not hold when
 * that is why it was refused. */
NODISCARD enum err session_book(struct ctx *c, const struct session_book *in,
                                enum figures_fault *ret_fault);
/* The photograph again; file_id: an earlier one, 0 for the one in force. */
struct session_book_file {
    struct str name, media, bytes;
};
NODISCARD enum err session_book_load(struct ctx *c, int64_t id, int64_t file_id,
                                     struct session_book_file *ret);
/* Those it was closed with before it was reopened and closed again with another. */
struct session_book_earlier {
    int64_t file_id;
    struct str name;
    int64_t closed_at;
};
NODISCARD enum err session_book_earlier(struct ctx *c, const struct session *s,
                                        struct session_book_earlier **ret, size_t *ret_n);

/* All that leaves the branch. */
struct session_sheet {
    int64_t id, org_id, planned_at;
    struct str org_name;
    enum session_kind kind;
    enum session_state state;
    bool by_book;
    struct session_figures figures;
    bool inside; /* the person may open the session itself */
};
NODISCARD enum err session_sheet(struct ctx *c, int64_t id, struct session_sheet *ret);

enum msg session_kind_words(enum session_kind kind);
enum msg session_state_words(enum session_state state);
