/* SPDX-License-Identifier: Apache-2.0 */
/* read_tool.c - reads one file and prints JSON: `read_tool read FILE [--json|--text]`, for scores and tests. */
#include <stdio.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/buf.h"
#include "read/read.h"
#include "read/result/json.h"

static void close_arena(struct arena **a)
{
    arena_close(a);
}

static bool load(const char *path, struct buf *b)
{
    FILE *f = fopen(path, "rb");
    char block[65536];
    size_t n;

    if (!f)
        return false;
    while ((n = fread(block, 1, sizeof(block), f)) > 0)
        buf_add(b, block, n);
    (void)fclose(f);
    return true;
}

int main(int argc, char **argv)
{
    CLEANUP(close_arena) struct arena *a = arena_open((size_t)512 << 20);
    CLEANUP(buf_done)
    struct buf bytes = { .max = (size_t)32 << 20 }, out = { .max = (size_t)256 << 20 };
    const char *path = argc > 2 ? argv[2] : NULL;
    struct read_options o = { .file = str_of(path) };
    struct reading r;
    struct error e;

    error_init(&e, a);
    if (!path || !load(path, &bytes)) {
        (void)fprintf(stderr, "usage: read_tool read FILE [--json|--text]\n");
        return 2;
    }
    if (read_text(buf_view(&bytes), &o, a, &r, &e)) {
        (void)fprintf(stderr, "%s\n", e.message);
        return 2;
    }
    if (argc > 3 && strcmp(argv[3], "--text") == 0)
        buf_str(&out, r.text);
    else
        reading_json(&out, &r, READING_PLAIN);
    (void)printf("%.*s\n", STR_ARGS(buf_view(&out)));
    return 0;
}
