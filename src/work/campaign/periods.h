/* periods.h - a person writes the periods of a way of reporting while its campaign is a draft.
 *
 * What was proposed is where the page begins; what is saved are rows, which issuing takes as they are. */
#pragma once

#include "rules/period.h"
#include "work/campaign/campaign.h"

enum { PERIODS_MOST = 120 };

struct periods_view {
    struct campaign campaign;
    const struct series *series;
    bool made; /* from a repeated report: its period follows that one's */
};
/* duty_id: any that asks for its reports. By whoever may change the draft. */
NODISCARD enum err periods_load(struct ctx *c, int64_t campaign_id, int64_t duty_id,
                                struct periods_view *ret);

struct period_row {
    struct str
        name; /* the calendar's, as an office says it (rules/slot.h); "": by the day it is asked for */
    struct str label; /* what the office calls it instead; "": nothing */
    struct day to;
    const struct day *due_on; /* by member of the series; no day: that one does not ask for it */
};

struct periods_edit {
    int64_t campaign_id, duty_id;
    int64_t version; /* of the campaign, as it was seen */
    struct day from; /* of a report that is asked once; a repeated one begins with the campaign */
    const struct period_row
        *rows; /* in any order; each begins behind the one that ends before it */
    size_t n;
};

/* A label as it is kept; raw "": "", for none. E_INVALID in clear words when it cannot be one. */
NODISCARD enum err period_label_take(struct ctx *c, struct str raw, struct str *ret_label);

enum period_field {
    PERIOD_FIELD_NONE,
    PERIOD_FIELD_NAME,
    PERIOD_FIELD_LABEL,
    PERIOD_FIELD_TO,
    PERIOD_FIELD_DUE
};

struct period_wrong {
    enum period_field field; /* NONE: of all of them */
    size_t row, member;
};
/* E_INVALID: *ret_wrong says where. E_CONFLICT: the campaign has been changed meanwhile. */
NODISCARD enum err periods_save(struct ctx *c, const struct periods_edit *in,
                                struct period_wrong *ret_wrong);
/* Back to what the program proposes. */
NODISCARD enum err periods_forget(struct ctx *c, int64_t campaign_id, int64_t duty_id,
                                  int64_t version);
