/* SPDX-License-Identifier: Apache-2.0 */
/* main.c - msgc OUT.h OUT.c FILE.msg…: message files to C. docs/internals/messages.md tells more. */
#include <stdio.h>

#include "common/files.h"
#include "msgc/catalogue.h"

static void generate(const struct catalogue *c, const char *header, const char *table)
{
    CLEANUP(buf_done) struct buf out = { 0 };

    catalogue_header(c, &out);
    file_write(header, buf_view(&out));
    buf_clear(&out);
    catalogue_table(c, &out);
    file_write(table, buf_view(&out));
}

int main(int argc, char **argv)
{
    CLEANUP(arena_close) struct arena *a = arena_open(0);
    CLEANUP(buf_done) struct buf words = { 0 };
    struct diag d = { &words, 0 };
    struct catalogue c = { .arena = a };

    if (argc < 4) {
        (void)fputs("usage: msgc OUT.h OUT.c FILE.msg...\n", stderr);
        return 2;
    }
    for (int i = 3; i < argc; i++)
        catalogue_add(&c, argv[i], file_read(a, argv[i]), &d);
    catalogue_check(&c, &d);
    if (d.errors) {
        (void)fputs(words.p, stderr);
        return 1;
    }
    generate(&c, argv[1], argv[2]);
    return 0;
}
