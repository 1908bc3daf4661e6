/* snag.h - what may be wrong with a plan before it is issued, to be looked at one by one.
 *
 * Pure: from what the plan asks, and the kinds of units it would go to, to a list. Each is mended,
 * its duty dropped, or confirmed by a person; two kinds of them cannot be confirmed. */
#pragma once

#include "rules/due.h"

struct arena;

enum snag_kind {
    SNAG_UNDATED = 1,  /* asks for something without a day */
    SNAG_BEFORE_CUT,   /* a report is due while the days it counts still run */
    SNAG_RECEIVER,     /* who should receive it is no more */
    SNAG_COPY,         /* who should be sent a copy is no more */
    SNAG_NO_ADDRESSEE, /* no such unit lies below */
    SNAG_WORDS,        /* the text names an addressee that nothing was made of */
    SNAG_UNREGISTERED, /* asks those registered, or the others, and nobody registers */
    SNAG_PAST,         /* all its days have passed */
    SNAG_TWICE,        /* the same units owe another report of the same time */
    SNAG_GUESSED,      /* last days of periods that the program proposed */
    SNAG_WINDOW,       /* may be held after the last cut: no report would count it */
    SNAG_SAME_DAY,     /* an upper and a lower tier by the same day */
    SNAG_GAP,          /* a tier owes nothing below one that must report */
    SNAG_IDLE,         /* units that meet are asked nothing */
    SNAG_KINDS
};

/* Whether a person may say that it is meant so. */
bool snag_may_be_meant(enum snag_kind kind);

/* By when a duty to report asks for the periods of its series. */
struct snag_date {
    struct str slot;
    struct day cut, work_on;
    bool guessed;
};

struct snag_duty {
    int64_t id;
    enum due_what what;
    const struct duty_rule *rule;
    struct str words;    /* whom the text names; "" for nobody */
    struct str org_kind; /* whom it is for; "": all */
    bool own;            /* of the unit that issues it, not of those below */
    bool made;           /* from what another one asks: nothing new is asked below */
    bool part;           /* of those registered, or of the others */
    bool named;          /* to meet: of an assembly by its name, which any kind may have */
    bool receiver_ended, copy_ended;
    struct day last; /* its last day in time; no day: it has none */
    const struct snag_date *dates;
    size_t n_dates;
};

/* Units of one kind that it would go to. */
struct snag_units {
    struct str kind;
    int64_t depth; /* how far below the root the first of them lies */
    bool meet;
    bool issues; /* the one unit it comes from, above all others */
    size_t n;
};

struct snag {
    enum snag_kind kind;
    int64_t key;         /* tells it from all others, while it stands as it is */
    int64_t duty_id;     /* 0: of the plan as a whole */
    int64_t other_id;    /* asked twice: the other duty */
    struct str org_kind; /* whom it falls on; "": all whom the duty is for */
    struct str upper;    /* the tier above it that is asked */
    struct day day;
    int64_t n; /* periods */
};

/* today: of issuing. By kind of snag, the duties in their order. */
size_t snags_of(const struct snag_duty *duties, size_t n, const struct snag_units *units,
                size_t n_units, struct day today, struct arena *a, struct snag **ret);
