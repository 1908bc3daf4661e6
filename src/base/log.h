/* log.h - one line per thing worth telling the operator, on standard error.
 *
 * Only the request loop, the job runner and main log. Personal texts never go here. */
#pragma once

#include <stdint.h>

#include "base/err.h"

enum log_level { LOG_DEBUG, LOG_INFO, LOG_WARNING, LOG_ERROR };

void log_line(enum log_level level, const char *format, ...) PRINTF(2, 3);
/* The words and the detail of an error, with the request or job it belongs to. */
void log_error(const struct error *e, int64_t request_id);
