/* SPDX-License-Identifier: Apache-2.0 */
/* main.c - viewc OUT.h OUT.c FILE…: templates (.html) to C, checked against messages (.msg). */
#include <stdio.h>

#include "common/files.h"
#include "viewc/views.h"

struct job {
    struct arena *arena;
    struct catalogue texts;
    struct view_source *sources;
    size_t n, cap;
};

static void take_files(struct job *j, int argc, char **argv, struct diag *d)
{
    for (int i = 3; i < argc; i++) {
        struct str text = file_read(j->arena, argv[i]);

        if (str_ends(str_of(argv[i]), S(".msg")))
            catalogue_add(&j->texts, argv[i], text, d);
        else
            *ARENA_PUSH(j->arena, j->sources, j->n, j->cap) = (struct view_source){ argv[i], text };
    }
    catalogue_check(&j->texts, d);
}

/* The C lies beside its header, so that is how it names it. */
static const char *base_name(const char *path)
{
    const char *slash = strrchr(path, '/');

    return slash ? slash + 1 : path;
}

static bool compile(struct job *j, const char *header_path, const char *code_path, struct diag *d)
{
    CLEANUP(buf_done) struct buf header = { 0 };
    CLEANUP(buf_done) struct buf code = { .max = (size_t)256 << 20 };
    struct views_in in = { j->sources, j->n, &j->texts, base_name(header_path) };

    views_compile(&in, j->arena, &header, &code, d);
    if (d->errors)
        return false;
    file_write(header_path, buf_view(&header));
    file_write(code_path, buf_view(&code));
    return true;
}

int main(int argc, char **argv)
{
    CLEANUP(arena_close) struct arena *a = arena_open((size_t)512 << 20);
    CLEANUP(buf_done) struct buf words = { 0 };
    struct diag d = { &words, 0 };
    struct job j = { .arena = a, .texts = { .arena = a } };

    if (argc < 4) {
        (void)fputs("usage: viewc OUT.h OUT.c FILE.msg... FILE.html...\n", stderr);
        return 2;
    }
    take_files(&j, argc, argv, &d);
    if (!compile(&j, argv[1], argv[2], &d)) {
        (void)fputs(words.p, stderr);
        return 1;
    }
    return 0;
}
