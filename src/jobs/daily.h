/* daily.h - what each new day brings without anybody asking: changes of the tree whose day has
 * come, and what campaigns ask for from that day on.
 *
 * Done at start and every few minutes; idempotent, so that a missed day, or two processes at once, do no
 * harm. */
#pragma once

#include <stdatomic.h>

#include "base/err.h"

struct app;
struct arena;
struct db;

enum { DAILY_EVERY_MS = 10 * 60 * 1000 };

/* As the operator: changes in one transaction, dues in slices (jobs/slice.h), between which it may be told to
 * stop; NULL: nobody does. */
NODISCARD enum err daily(struct app *app, struct db *db, const atomic_bool *stopping,
                         struct arena *a, struct error *e);
