/* session__.h - what the files about sessions share. */
#pragma once

#include "store/session.h"
#include "work/session.h"

/* The row that closes a session. */
struct q_session_close_in session__closing_row(struct ctx *c, const struct session *s,
                                               const struct session_figures *f,
                                               struct str conclusion);
/* Freezes the figures and does the duties to meet. */
NODISCARD enum err session__freeze(struct ctx *c, const struct session *s,
                                   const struct q_session_close_in *row, const char *verb);
/* Makes the session's places those of the plan; a place that keeps its name keeps its people. */
NODISCARD enum err session__put_places(struct ctx *c, int64_t id, const struct session_plan *in);
/* The figures so far; roll was loaded by attendance_load. */
struct roll;
NODISCARD enum err session__count(struct ctx *c, const struct session *s, const struct roll *roll,
                                  struct session_figures *ret);
