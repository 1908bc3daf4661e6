/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/file.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"

static void close_file(FILE **f)
{
    if (*f)
        (void)fclose(*f);
}

enum err file_read(const char *path, size_t most, struct arena *a, struct str *ret, struct error *e)
{
    CLEANUP(close_file) FILE *f = fopen(path, "rb");
    CLEANUP(buf_done) struct buf b = { .max = most };
    char piece[16384];
    size_t n;

    if (!f)
        return error_set(e, E_NOT_FOUND, "%s cannot be opened: %s", path, strerror(errno));
    while ((n = fread(piece, 1, sizeof(piece), f)) > 0)
        buf_add(&b, piece, n);
    if (ferror(f))
        return error_set(e, E_INVALID, "%s cannot be read: %s", path, strerror(errno));
    if (b.failed)
        return error_set(e, E_TOO_LARGE, "%s is larger than %zu KiB", path, most / 1024);
    *ret = buf_take(&b, a);
    return OK;
}
