/* SPDX-License-Identifier: Apache-2.0 */
#include "common/diag.h"

#include <stdio.h>

void diag_error(struct diag *d, const char *file, int line, const char *format, ...)
{
    char words[512];
    va_list ap;

    va_start(ap, format);
    (void)vsnprintf(words, sizeof(words), format, ap);
    va_end(ap);
    buf_fmt(d->out, "%s:%d: error: %s\n", file, line, words);
    d->errors++;
}
