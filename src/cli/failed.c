/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/failed.h"

#include <stdio.h>

#include "base/err.h"

int cli_failed(const struct error *e)
{
    const char *words = e->message ? e->message : e->detail;

    (void)fprintf(stderr, "nep: %s\n", words ? words : "failed");
    if (e->detail && e->detail != words)
        (void)fprintf(stderr, "  (%s)\n", e->detail);
    if (e->hint)
        (void)fprintf(stderr, "  %s\n", e->hint);
    return err_exit_code(e->code);
}
