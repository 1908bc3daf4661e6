/* session__.h - what the files about sessions share. */
#pragma once

#include "store/session.h"
#include "work/session/session.h"

/* Says on which day it was held; a day to come is refused. */
NODISCARD enum err session__hold_on(struct ctx *c, struct session *s, struct day held_on);
/* Refuses to close over an assembly that nobody is on, whatever its minutes say. */
NODISCARD enum err session__someone_due(struct ctx *c, const struct session *s, int64_t people_due);
/* The row that closes a session that was held. */
struct q_session_close_in session__closing_row(struct ctx *c, const struct session *s,
                                               const struct session_figures *f,
                                               struct str conclusion);
/* Freezes the figures and does the duties to meet. */
NODISCARD enum err session__freeze(struct ctx *c, const struct session *s,
                                   const struct q_session_close_in *row, const char *verb);
/* What the minute book or whoever told of it says, checked. */
NODISCARD enum err session__refuse_figures(struct ctx *c, enum figures_fault fault,
                                           const struct session_figures *f);
/* A closed session of that unit, assembly and day: one that was entered for it before its own. id 0: none. */
struct session_twin {
    int64_t id;
    bool entered;
};
NODISCARD enum err session__twin(struct ctx *c, const struct session *s, struct day held_on,
                                 bool entered_only, struct session_twin *ret);
/* Settles whether a session of the unit is one that was entered for it; refused where that must be asked.
 * *ret_id: that one, 0: none. Whoever writes down what the unit held waits here for others that do. */
NODISCARD enum err session__same(struct ctx *c, const struct session *s,
                                 const struct session_same *in, int64_t *ret_id);
/* In the reports that count it, in its campaigns and for its dues; entered_id 0: nothing. */
NODISCARD enum err session__take_place(struct ctx *c, const struct session *s, int64_t entered_id);
/* The campaigns of the plan and those above them. */
NODISCARD enum err session__put_campaigns(struct ctx *c, int64_t id, const struct session_plan *in);
/* What of their contents it takes up. */
struct session_choice {
    int64_t session_id;
    const struct session_plan *plan;
    const int64_t *served; /* that it served before */
    size_t n_served;
    struct day was, on; /* its day before, and from now on; was: no day where it is new */
};
NODISCARD enum err session__served(struct ctx *c, int64_t id, struct session_choice *ret);
NODISCARD enum err session__put_contents(struct ctx *c, const struct session_choice *in);
NODISCARD enum err session__put_orgs(struct ctx *c, int64_t id, const struct session_plan *in);
/* Its unit's duties to meet, and those of the units that held it together, are done since held_at; 0: it
 * was not held after all. */
NODISCARD enum err session__do_dues(struct ctx *c, const struct session *s, int64_t held_at);
/* In this order; one named twice chairs once. */
NODISCARD enum err session__put_chairs(struct ctx *c, int64_t id, struct day on,
                                       const int64_t chairs[SESSION_CHAIRS]);
/* Makes the session's places those of the plan; a place that keeps its name keeps its people. */
NODISCARD enum err session__put_places(struct ctx *c, int64_t id, const struct session_plan *in);
