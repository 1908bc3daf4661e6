/* session.h - a unit's meetings: planned, opened, closed, taken back, each act as rules/session says.
 *
 * A session serves any number of campaigns. Its content stays in the unit (P_SESSION_VIEW); what goes
 * up are the figures frozen when it is closed (P_SESSION_FIGURES). */
#pragma once

#include "rules/content.h"
#include "rules/session.h"
#include "work/ctx.h"

struct assembly;

struct session_campaign {
    int64_t id;
    struct str name, theme;
    int64_t assembly_id; /* of a choice: whom its open duty to meet asks by name; 0: nobody */
};

struct session_org {
    int64_t id;
    struct str name;
};

enum { SESSION_CHAIRS = 2 };

/* With the name as it was, and the post held then. */
struct session_chair {
    int64_t person_id; /* 0: a guest */
    struct str name, title;
};

struct session_place {
    int64_t id;
    struct str name;
};

struct session {
    int64_t id, org_id;
    struct str org_name;
    int64_t assembly_id;              /* who meets */
    struct str assembly, assembly_vi; /* its name for this person, and for papers */
    int64_t proceeding_id;            /* whose steps its agenda has; 0: none */
    enum session_kind kind;
    enum session_state state;
    struct str title;
    int64_t planned_at, opened_at, closed_at; /* 0: not yet */
    struct day held_on;                       /* none until it was closed once */
    int64_t began_at, ended_at;               /* as a person said; 0: nobody said */
    int64_t secretary_id;                     /* 0: nobody named */
    struct str secretary, guests, conclusion;
    struct str holder; /* a unit outside Nếp that holds it; "": the unit itself */
    bool by_book;      /* minutes are the photograph of the minute book */
    bool told;         /* figures alone, entered by a unit above (enter.h) */
    int64_t book_file_id;
    struct session_figures figures; /* frozen ones; zero until closed */
    int64_t version;
    struct session_campaign *campaigns;
    size_t n_campaigns;
    struct session_place *places;
    size_t n_places;
    struct session_chair *chairs;
    size_t n_chairs;
    struct session_org *orgs; /* held together with these */
    size_t n_orgs;
};

NODISCARD enum err session_load(struct ctx *c, int64_t id, struct session *ret);
/* The day it counts on: that it was held, while nobody has said it the planned one. */
struct day session_day(const struct session *s);
struct session_hours session_hours(const struct session *s);
/* "Nhà văn hóa thôn; Trường tiểu học": for a line of a page or of the minutes. "" for none. */
struct str session_places_line(struct ctx *c, const struct session *s);
struct str session_orgs_line(struct ctx *c, const struct session *s);
/* "Lò Văn Pành; Quàng Thị Mỷ" */
struct str session_chairs_line(struct ctx *c, const struct session *s);
struct str session_campaigns_line(struct ctx *c, const struct session *s);
/* E_CONFLICT with words when the state does not allow it, E_DENIED when the person may not. */
NODISCARD enum err session_ask(struct ctx *c, const struct session *s, enum session_act act);
/* For what is written into a session: nobody closes or changes it until the transaction ends.
 * E_CONFLICT when that has happened since it was loaded. */
NODISCARD enum err session_hold(struct ctx *c, const struct session *s);
/* Of each act whether session_ask would let it pass: for what a page offers. */
NODISCARD enum err session_offers(struct ctx *c, const struct session *s,
                                  bool ret[static SESSION_ACTS]);
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
    struct day on; /* held or, until then, planned */
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

/* What a plan can be made of: who can meet, campaigns the unit has, people who may chair. */
struct session_person {
    int64_t id;
    struct str name;
};
struct session_choices {
    const struct assembly *assemblies; /* the one offered first at the head */
    size_t n_assemblies;
    struct session_campaign *campaigns;
    size_t n_campaigns;
    struct session_org *orgs; /* that can hold it together with the unit */
    size_t n_orgs;
    struct session_person *people;
    size_t n_people;
    int64_t chair_id; /* who signs for the unit */
};
NODISCARD enum err session_choices(struct ctx *c, int64_t org_id, struct session_choices *ret);
/* Who should meet for these campaigns: whom the first of them asks by name, else the one offered first; NULL:
 * the unit does not meet. */
const struct assembly *session_proposed(const struct session_choices *choices,
                                        const int64_t *campaigns, size_t n);

enum { SESSION_PLACES = 10, SESSION_CAMPAIGNS = 20, SESSION_ORGS = 10, SESSION_CONTENTS = 300 };

struct session_plan {
    int64_t org_id;        /* only session_schedule reads it */
    int64_t assembly_id;   /* 0: session_proposed */
    int64_t proceeding_id; /* of session_orders; 0: the first of them */
    enum session_kind kind;
    struct str title; /* empty: made from kind and month */
    int64_t planned_at;
    const struct str *places;
    size_t n_places;
    const int64_t *campaigns;
    size_t n_campaigns;
    const int64_t *orgs; /* held together with these */
    size_t n_orgs;
    int64_t chairs[SESSION_CHAIRS]; /* 0: nobody yet */
    int64_t secretary_id;
    struct str guests;
    struct str holder; /* a unit outside Nếp, by name; "": the unit holds it itself */
    /* Of what the campaigns that it serves already give it. Of what comes to be served, and when a day of another time
     * is set before anybody chose otherwise, that is taken which is proposed. */
    const int64_t *contents;
    size_t n_contents;
    bool chose; /* false: what it has stays */
};

/* Something that a campaign of the session gives it to take up. */
struct session_content {
    int64_t id, campaign_id;
    enum content_what what;
    struct str slot, topic_slot; /* its own time, and that of the topic it is read for; "": any */
    struct str line;             /* as a paper would have it */
    bool chosen;
};
/* Topics and what is studied or reviewed, then materials. */
NODISCARD enum err session_contents(struct ctx *c, const struct session *s,
                                    struct session_content **ret, size_t *ret_n);

/* Orders of proceedings that its campaigns give for a session of that kind and assembly in that unit, those
 * made most closely for it. Of several a person chooses; with none the standing one is followed. */
struct session_order {
    int64_t id;
    struct str name;
};
NODISCARD enum err session_orders(struct ctx *c, int64_t org_id, const struct session_plan *in,
                                  struct session_order **ret, size_t *ret_n);
/* What to ask before one more is scheduled: another of its kind that the unit has on that day. It may be right, so
 * nothing refuses it. */
struct session_planned_twin {
    int64_t id, planned_at; /* 0: none */
    struct str title;
};
NODISCARD enum err session_planned_twin(struct ctx *c, const struct session_plan *in,
                                        struct session_planned_twin *ret);
NODISCARD enum err session_schedule(struct ctx *c, const struct session_plan *in, int64_t *ret_id);
NODISCARD enum err session_change(struct ctx *c, int64_t id, int64_t version,
                                  const struct session_plan *in);

/* Opening presets the roll: all who are due are present. A changed assembly or day makes it anew. */
NODISCARD enum err session_open(struct ctx *c, int64_t id, int64_t version);
NODISCARD enum err session_withdraw(struct ctx *c, int64_t id, int64_t version);
NODISCARD enum err session_restore(struct ctx *c, int64_t id, int64_t version);
/* Whether a closed session can be opened again by the person who asks, for the page and for the act itself. */
struct session_reopening {
    bool can;
    struct str why;    /* not; "": it is not this person's to do, or it is not closed */
    int64_t report_id; /* that counts its figures and was sent up; 0: none */
};
NODISCARD enum err session_reopening(struct ctx *c, const struct session *s,
                                     struct session_reopening *ret);
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
    int64_t chair_ids[SESSION_CHAIRS], secretary_id; /* offered first; 0: nobody */
    struct str absent; /* a chair that was planned and did not come; "": none */
};
NODISCARD enum err session_closing(struct ctx *c, const struct session *s,
                                   struct session_closing *ret);
/* What to ask before a session is closed on a day: it may be right, so nothing refuses it. */
struct session_doubts {
    bool far;        /* from the planned day */
    int64_t twin_id; /* another of this kind that was held that day; 0: none */
    struct str twin;
};
NODISCARD enum err session_doubts(struct ctx *c, const struct session *s, struct day held_on,
                                  struct session_doubts *ret);
/* Offered as the day it was held: what was said before, else the planned day, or today when that is
 * still to come. */
struct day session_held_offer(const struct ctx *c, const struct session *s);

/* The answer where a unit above has entered a session of that day and assembly for the unit (enter.h). */
struct session_same {
    int64_t id; /* it is that one, and takes its place */
    bool apart; /* it is another */
};

struct session_close {
    int64_t id, version;
    struct day held_on; /* none: as offered */
    struct str conclusion;
    int64_t opinions;
    int64_t began_at, ended_at;     /* 0: not told */
    int64_t chairs[SESSION_CHAIRS]; /* of session_closing; all 0: whom it offers first */
    int64_t secretary_id;           /* the same */
    struct session_same same;
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
    struct day held_on; /* none: as offered */
    struct session_figures figures;
    struct str conclusion; /* may be empty: it is in the book */
    struct session_same same;
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

/* The figures so far; roll was loaded by attendance_load. */
struct roll;
NODISCARD enum err session_count(struct ctx *c, const struct session *s, const struct roll *roll,
                                 struct session_figures *ret);

/* All that leaves the branch. */
struct session_sheet {
    int64_t id, org_id;
    struct day held_on;
    struct str org_name;
    enum session_kind kind;
    enum session_state state;
    bool by_book, told;
    struct session_figures figures;
    bool inside; /* the person may open the session itself */
};
NODISCARD enum err session_sheet(struct ctx *c, int64_t id, struct session_sheet *ret);

enum msg session_kind_words(enum session_kind kind);
enum msg session_state_words(enum session_state state);
