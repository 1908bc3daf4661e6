/* SPDX-License-Identifier: Apache-2.0 */
#include "base/log.h"

#include <assert.h>
#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>

#include "base/clock.h"

static const char *const level_names[] = { "debug", "info", "warning", "error" };

void log_line(enum log_level level, const char *format, ...)
{
    struct clock_time t = clock_local(clock_real_ms());
    char line[1024];
    va_list ap;

    assert(level < COUNT(level_names));
    assert(format);
    va_start(ap, format);
    (void)vsnprintf(line, sizeof(line), format, ap);
    va_end(ap);
    (void)fprintf(stderr, "%04d-%02d-%02dT%02d:%02d:%02d+07:00 %s: %s\n", t.day.year, t.day.month,
                  t.day.day, t.hour, t.minute, t.second, level_names[level], line);
}

void log_error(const struct error *e, int64_t request_id)
{
    assert(e);
    log_line(LOG_ERROR, "[%" PRId64 "] %s%s%s", request_id, e->message ? e->message : "failed",
             e->detail ? ": " : "", e->detail ? e->detail : "");
}
