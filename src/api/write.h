/* write.h - how an answer is begun, ended, and the few shapes that many answers share. */
#pragma once

#include "http/response.h"
#include "text/json.h"

/* {"id": "…", "name": "…"} under a key; null for id 0. */
void write_named(struct json *j, const char *key, int64_t id, struct str name);
/* One figure of a report or a total, as a value of an array; carried: what of it belongs to earlier
 * periods. */
void write_figure(struct json *j, struct str indicator, struct str name, struct str unit,
                  int64_t value, int64_t carried);
struct period_name;
struct report_period;
/* By what name, of the calendar (period) and of the office (label, or null). */
void write_period_name(struct json *j, struct period_name name);
/* What the period is called and the days it holds, beside the other members. */
void write_period(struct json *j, const struct report_period *p);
/* Where the next page begins: the value of ?before=, or null. */
void write_next(struct json *j, int64_t next);
