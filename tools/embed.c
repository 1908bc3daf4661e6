/* SPDX-License-Identifier: Apache-2.0 */
/* embed OUT.c OUT.h PREFIX FILE... - puts files into the binary.
 *
 * The header declares a table sorted as given, names without their folders:
 *     struct PREFIX_file { struct str name, bytes; };
 *     extern const struct PREFIX_file PREFIX_files[];
 *     extern const size_t PREFIX_files_n;
 * The bytes are followed by a NUL that does not count. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static FILE *create(const char *path)
{
    FILE *f = fopen(path, "wb");

    if (!f) {
        perror(path);
        exit(1);
    }
    return f;
}

static void finish(FILE *f, const char *path)
{
    if (ferror(f) || fclose(f) != 0) {
        perror(path);
        exit(1);
    }
}

static void write_bytes(FILE *out, const char *path, size_t *ret_n)
{
    FILE *in = fopen(path, "rb");
    int c;

    if (!in) {
        perror(path);
        exit(1);
    }
    *ret_n = 0;
    while ((c = getc(in)) != EOF) {
        if ((*ret_n)++ % 20 == 0)
            (void)fputs("\n    ", out);
        (void)fprintf(out, "%d,", c);
    }
    if (ferror(in)) {
        perror(path);
        exit(1);
    }
    (void)fclose(in);
}

static const char *base_name(const char *path)
{
    const char *slash = strrchr(path, '/');

    return slash ? slash + 1 : path;
}

static void write_header(const char *path, const char *prefix)
{
    FILE *h = create(path);

    (void)fprintf(h, "/* Made by tools/embed: do not edit. */\n#pragma once\n\n");
    (void)fprintf(h, "#include \"base/str.h\"\n\n");
    (void)fprintf(h, "struct %s_file {\n    struct str name, bytes;\n};\n", prefix);
    (void)fprintf(h, "extern const struct %s_file %s_files[];\n", prefix, prefix);
    (void)fprintf(h, "extern const size_t %s_files_n;\n", prefix);
    finish(h, path);
}

int main(int argc, char **argv)
{
    size_t *lengths;
    FILE *c;

    if (argc < 4) {
        (void)fprintf(stderr, "usage: embed OUT.c OUT.h PREFIX FILE...\n");
        return 2;
    }
    lengths = calloc((size_t)argc, sizeof(*lengths));
    if (!lengths)
        return 1;
    write_header(argv[2], argv[3]);
    c = create(argv[1]);
    (void)fprintf(c, "/* Made by tools/embed: do not edit. */\n#include \"%s\"\n",
                  base_name(argv[2]));
    for (int i = 4; i < argc; i++) {
        (void)fprintf(c, "\nstatic const unsigned char bytes_%d[] = {", i - 4);
        write_bytes(c, argv[i], &lengths[i]);
        (void)fprintf(c, "\n    0,\n};\n");
    }
    (void)fprintf(c, "\nconst struct %s_file %s_files[] = {\n", argv[3], argv[3]);
    for (int i = 4; i < argc; i++)
        (void)fprintf(c, "    { { \"%s\", %zu }, { (const char *)bytes_%d, %zu } },\n",
                      base_name(argv[i]), strlen(base_name(argv[i])), i - 4, lengths[i]);
    if (argc == 4)
        (void)fprintf(c, "    { { \"\", 0 }, { \"\", 0 } },\n");
    (void)fprintf(c, "};\nconst size_t %s_files_n = %d;\n", argv[3], argc - 4);
    finish(c, argv[1]);
    free(lengths);
    return 0;
}
