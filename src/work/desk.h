/* desk.h - Bàn làm việc: what is due to one unit today, the most pressing first. */
#pragma once

#include "rules/period.h"
#include "work/ctx.h"

enum desk_what {
    DESK_ACKNOWLEDGE, /* a campaign has arrived */
    DESK_AMENDED, /* a version of it that binds the unit, which had acknowledged an earlier one; its number is n */
    DESK_RECALLED, /* what the unit had acknowledged is asked no more */
    DESK_SESSION_SCHEDULED,
    DESK_SESSION_OPEN,
    DESK_REPORT,   /* a report falls due */
    DESK_MEET,     /* a campaign asks to be met on; n periods stand open */
    DESK_DUTY,     /* another duty falls due */
    DESK_RETURNED, /* a report came back */
    DESK_REMEDY,
    DESK_PROMISE,     /* what the person himself promised: on nobody else's desk */
    DESK_RECEIVE,     /* reports wait to be received */
    DESK_LATE,        /* units below are late */
    DESK_NOWHERE,     /* who was to receive a report has ended, and nobody goes on for it */
    DESK_LAST_REPORT, /* of a unit that stood below and has ended */
    DESK_REVIEW,      /* a document waits to be checked */
    DESK_DRAFT,       /* a campaign waits to be issued */
    DESK_AMENDING,    /* an amendment does */
    DESK_JOINED,      /* units that came since a campaign began, beside others that have it */
    DESK_WHATS
};

struct desk_item {
    enum desk_what what;
    int64_t id; /* of the campaign, session, due, report, remedy or document */
    struct str title, detail;
    struct period_name period; /* of another duty the slot alone */
    struct day on;             /* last working day, if there is one */
    int64_t at;
    int64_t n;
    int64_t for_org_id; /* the committee whose work it is, of a board; 0: the unit itself */
    int days_left;      /* to `on`; negative: late */
    struct day until;   /* of a last report: the last day of its unit */
};

struct desk {
    int64_t org_id;
    struct str org_name;
    const struct desk_item *items;
    size_t n;
};

/* Looks DESK_DAYS ahead. A meeting of a month that has passed cannot be held any more: it is shown for
 * DESK_MISSED_DAYS and then stands in the campaign's progress alone. */
enum { DESK_DAYS = 45, DESK_MISSED_DAYS = 31, DESK_RECALLED_DAYS = 14 };
NODISCARD enum err desk_load(struct ctx *c, struct desk *ret);
