/* enter.h - figures that a unit above enters for one that cannot (nhập thay), as it was told them.
 *
 * Always as a session: its day, who met, its figures; never notes, names, reasons or a photograph. What the
 * unit writes down itself of that evening takes the place of what was entered, in the reports that count it
 * too: nothing is counted twice, what was sent stays, and the next sending has the unit's own figures. */
#pragma once

#include "rules/entry.h"
#include "work/session/session.h"

struct session_entry {
    int64_t org_id, campaign_id;
    int64_t assembly_id;
    enum session_kind kind;
    struct day held_on;
    struct session_figures figures;
    /* Fallen due by that day, and of them done: a report has lines for them. */
    int64_t remedies_due, remedies_done;
    struct entry_told told;
    struct session_same same;
};
/* ret_field: which of them is wrong, "" for the whole; "same" where it must be said whether it is a session that is
 * there already. *ret_id: of the new one. */
NODISCARD enum err session_enter(struct ctx *c, const struct session_entry *in,
                                 const char **ret_field, int64_t *ret_id);
/* One that was not held. Refused while a report counts it. */
NODISCARD enum err session_entry_withdraw(struct ctx *c, int64_t id, int64_t *ret_org_id);

/* Who entered a session; told.how 0: its unit wrote it down itself. */
struct session_entered {
    struct str by; /* the unit above */
    int64_t at;
    struct entry_told told;
    int64_t remedies_due, remedies_done;
    int64_t replaced_by; /* 0: it stands */
};
/* For whoever may see its figures. */
NODISCARD enum err session_entered(struct ctx *c, int64_t id, struct session_entered *ret);
/* The entered one that a session held on that day by that unit and assembly may be; *ret_id 0: none. */
NODISCARD enum err session_entered_twin(struct ctx *c, const struct session *s, struct day held_on,
                                        int64_t *ret_id, struct session_entered *ret);
