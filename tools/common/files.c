/* SPDX-License-Identifier: Apache-2.0 */
#include "common/files.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

static _Noreturn void give_up(const char *path)
{
    (void)fprintf(stderr, "%s: %s\n", path, strerror(errno));
    exit(1);
}

struct str file_read(struct arena *a, const char *path)
{
    FILE *f = fopen(path, "rb");
    long size;
    char *text;

    if (!f || fseek(f, 0, SEEK_END) != 0)
        give_up(path);
    size = ftell(f);
    if (size < 0)
        give_up(path);
    rewind(f);
    text = arena_alloc(a, (size_t)size + 1, 1);
    if (fread(text, 1, (size_t)size, f) != (size_t)size)
        give_up(path);
    (void)fclose(f);
    return (struct str){ text, (size_t)size };
}

static bool says_already(const char *path, struct str text)
{
    FILE *f = fopen(path, "rb");
    size_t i = 0;
    int c;

    if (!f)
        return false;
    while ((c = getc(f)) != EOF && i < text.n && c == (unsigned char)text.p[i])
        i++;
    (void)fclose(f);
    return c == EOF && i == text.n;
}

void file_write(const char *path, struct str text)
{
    FILE *f;

    if (says_already(path, text))
        return;
    f = fopen(path, "wb");
    if (!f || fwrite(text.p, 1, text.n, f) != text.n || fclose(f) != 0)
        give_up(path);
}
