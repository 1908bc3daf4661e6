/* runner.h - the thread that does jobs, one after another, from the queue in the database.
 *
 * Any number of processes may run one on the same database: a job is claimed by whoever changes its
 * row first, and claimed again when its taker has not been heard of for RUNNER_STALE_MS. One that was
 * lost with its taker RUNNER_TRIES times is given up: it may be what ends the process.
 * Between jobs the thread does what a new day brings (jobs/daily.h) and tidies (jobs/tidy.h). */
#pragma once

#include <stdbool.h>

#include "base/err.h"

struct app;
struct runner;

enum { RUNNER_STALE_MS = 10 * 60 * 1000, RUNNER_LOOK_MS = 300, RUNNER_TRIES = 3 };

NODISCARD enum err runner_start(struct app *app, const char *db_url, struct runner **ret,
                                struct error *e);
/* Lets the job under way end. Accepts NULL, sets NULL. */
void runner_stop(struct runner **r);

/* Does one waiting job, if there is one; for tests and for `nep demo`. */
struct db;
NODISCARD enum err runner_do_one(struct app *app, struct db *db, bool *ret_did, struct error *e);
