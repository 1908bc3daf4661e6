/* tidy.h - lets go of what only the machine kept and nobody can ask for any more.
 *
 * Never what a person wrote: keys of acts whose pages are long gone, sign-ins that ended, counts of
 * wrong passwords, and jobs with their files, which can be made again from what they show. */
#pragma once

#include <stdint.h>

#include "base/err.h"

struct app;
struct arena;
struct db;

enum { TIDY_ACT_DAYS = 90, TIDY_LOGIN_DAYS = 30, TIDY_JOB_DAYS = 30 };
enum { TIDY_FIRST_MS = 60 * 1000, TIDY_EVERY_MS = 10 * 60 * 1000 };

/* A bounded number of rows each time, in one short transaction. real_ms: the real clock's now. */
NODISCARD enum err tidy(struct app *app, struct db *db, int64_t real_ms, struct arena *a,
                        struct error *e);
