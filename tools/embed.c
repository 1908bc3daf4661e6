/* SPDX-License-Identifier: Apache-2.0 */
/* embed OUT.c OUT.h PREFIX FILE... - puts files into the binary.
 *
 * The header declares a table sorted as given, names without their folders:
 *     struct PREFIX_file { struct str name, bytes; };
 *     extern const struct PREFIX_file PREFIX_files[];
 *     extern const size_t PREFIX_files_n;
 * The bytes are followed by a NUL that does not count. */
#include <stdio.h>

#include "base/buf.h"
#include "common/files.h"

enum { BYTES_A_LINE = 20 };

static const char *base_name(const char *path)
{
    const char *slash = strrchr(path, '/');

    return slash ? slash + 1 : path;
}

static void header(struct buf *out, const char *prefix)
{
    buf_lit(out, "/* Made by tools/embed: do not edit. */\n#pragma once\n\n"
                 "#include \"base/str.h\"\n\n");
    buf_fmt(out, "struct %s_file {\n    struct str name, bytes;\n};\n", prefix);
    buf_fmt(out, "extern const struct %s_file %s_files[];\n", prefix, prefix);
    buf_fmt(out, "extern const size_t %s_files_n;\n", prefix);
}

static void bytes(struct buf *out, size_t i, struct str s)
{
    buf_fmt(out, "\nstatic const unsigned char bytes_%zu[] = {", i);
    for (size_t k = 0; k < s.n; k++) {
        if (k % BYTES_A_LINE == 0)
            buf_lit(out, "\n    ");
        buf_fmt(out, "%d,", (unsigned char)s.p[k]);
    }
    buf_lit(out, "\n    0,\n};\n");
}

static void table(struct buf *out, const char *prefix, char **paths, const struct str *files,
                  size_t n)
{
    buf_fmt(out, "\nconst struct %s_file %s_files[] = {\n", prefix, prefix);
    for (size_t i = 0; i < n; i++) {
        const char *name = base_name(paths[i]);

        buf_fmt(out, "    { { \"%s\", %zu }, { (const char *)bytes_%zu, %zu } },\n", name,
                strlen(name), i, files[i].n);
    }
    if (n == 0)
        buf_lit(out, "    { { \"\", 0 }, { \"\", 0 } },\n");
    buf_fmt(out, "};\nconst size_t %s_files_n = %zu;\n", prefix, n);
}

int main(int argc, char **argv)
{
    CLEANUP(arena_close) struct arena *a = arena_open(0);
    CLEANUP(buf_done) struct buf out = { 0 };
    struct str *files;
    size_t n;

    if (argc < 4) {
        (void)fputs("usage: embed OUT.c OUT.h PREFIX FILE...\n", stderr);
        return 2;
    }
    n = (size_t)argc - 4;
    files = arena_array(a, struct str, n);
    header(&out, argv[3]);
    file_write(argv[2], buf_view(&out));
    buf_clear(&out);
    buf_fmt(&out, "/* Made by tools/embed: do not edit. */\n#include \"%s\"\n", base_name(argv[2]));
    for (size_t i = 0; i < n; i++) {
        files[i] = file_read(a, argv[i + 4]);
        bytes(&out, i, files[i]);
    }
    table(&out, argv[3], argv + 4, files, n);
    file_write(argv[1], buf_view(&out));
    return 0;
}
