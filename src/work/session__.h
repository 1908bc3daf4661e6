/* session__.h - what session_close.c and session_book.c share: the row that closes a session. */
#pragma once

#include "store/session.h"
#include "work/session.h"

struct q_session_close_in session__closing_row(struct ctx *c, const struct session *s,
                                               const struct session_figures *f,
                                               struct str conclusion);
/* Freezes the figures and does the duties to meet. */
NODISCARD enum err session__freeze(struct ctx *c, const struct session *s,
                                   const struct q_session_close_in *row, const char *verb);
