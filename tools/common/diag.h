/* diag.h - what a compiler of ours says about a source: "file:line: error: …", collected. */
#pragma once

#include "base/buf.h"

struct diag {
    struct buf *out;
    int errors;
};

void diag_error(struct diag *d, const char *file, int line, const char *format, ...) PRINTF(4, 5);
