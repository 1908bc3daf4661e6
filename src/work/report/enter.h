/* enter.h - entering for another (nhập thay): a unit above puts in what one below told it of a period, always
 * as sessions and the report made of them.
 *
 * Who entered it, and of whom, stands on the version that was sent; the unit's own sending is the next one.
 * What the unit has begun to write itself is neither seen nor touched. */
#pragma once

#include "work/assembly/assembly.h"
#include "work/report/report.h"
#include "work/session/enter.h"

struct report_entering {
    struct report report; /* as it would be sent now; its words are empty */
    const struct assembly *assemblies;
    size_t n_assemblies;
    struct entry_told told; /* how the unit's figures came in last; how 0: none did */
    bool own;               /* the unit has sent it itself: nobody enters anything for it */
};
/* For whoever stands above the unit in that period and may enter for it. */
NODISCARD enum err report_entering(struct ctx *c, int64_t org_id, int64_t period_id,
                                   struct report_entering *ret);
/* A session of that campaign, up to the period's last day; ret_field as session_enter. */
NODISCARD enum err report_enter_session(struct ctx *c, int64_t period_id,
                                        const struct session_entry *in, const char **ret_field,
                                        int64_t *ret_id);

struct report_entry {
    int64_t org_id, period_id, version; /* version: of report_entering */
    struct entry_told told;
    const struct str *texts; /* in the order of the form */
    size_t n_texts;
    bool none_held; /* a report without a session says so knowingly */
    bool early;     /* as report_save */
};
NODISCARD enum err report_enter(struct ctx *c, const struct report_entry *in,
                                const char **ret_field, int64_t *ret_id);
