/* SPDX-License-Identifier: Apache-2.0 */
/* main.c - assetc OUT.h OUT.c FILE…: files to a table of struct asset (http/asset.h), compressed.
 *
 * A name like nep-5F3C2A1B.css carries its hash: it is served under /assets/ for good and known to
 * the views as ASSET_NEP_CSS. A file in a folder root/ keeps its name at the top of the site and is
 * asked for again each time. */
#include <libdeflate.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/buf.h"
#include "base/hash.h"
#include "common/files.h"

enum { HASH_LENGTH = 8, GZIP_LEVEL = 12 };

struct file {
    struct str path; /* of the address */
    struct str constant;
    const char *type;
    struct str bytes, gzip, hash;
    bool revalidate;
};

struct files {
    struct arena *arena;
    struct file *items;
    size_t n, cap;
};

static const char *type_of(struct str name)
{
    static const struct {
        const char *end, *type;
    } types[] = {
        { ".css", "text/css; charset=utf-8" },
        { ".js", "text/javascript; charset=utf-8" },
        { ".woff2", "font/woff2" },
        { ".svg", "image/svg+xml" },
        { ".png", "image/png" },
        { ".ico", "image/x-icon" },
        { ".txt", "text/plain; charset=utf-8" },
        { ".webmanifest", "application/manifest+json" },
    };

    for (size_t i = 0; i < COUNT(types); i++)
        if (str_ends(name, str_of(types[i].end)))
            return types[i].type;
    (void)fprintf(stderr, "assetc: %.*s is of a kind that is not served\n", STR_ARGS(name));
    exit(1);
}

static struct str gzip(struct arena *a, struct str bytes)
{
    struct libdeflate_compressor *c = libdeflate_alloc_compressor(GZIP_LEVEL);
    char *out = arena_alloc(a, bytes.n + 1, 1);
    size_t n = c ? libdeflate_gzip_compress(c, bytes.p, bytes.n, out, bytes.n) : 0;

    libdeflate_free_compressor(c);
    /* Less than a tenth saved is not worth unpacking. */
    return n && n < bytes.n - bytes.n / 10 ? (struct str){ out, n } : STR_NONE;
}

/* nep-5F3C2A1B.css → NEP_CSS */
static struct str constant_of(struct arena *a, struct str name)
{
    CLEANUP(buf_done) struct buf out = { 0 };
    size_t dot = str_find(name, S("."), 0);
    size_t dash = dot > HASH_LENGTH && dot != SIZE_MAX ? dot - HASH_LENGTH - 1 : dot;

    for (size_t i = 0; i < name.n; i++) {
        char c = name.p[i];

        if (i >= dash && i < dot)
            continue;
        if (c >= 'a' && c <= 'z')
            buf_char(&out, (char)(c - 'a' + 'A'));
        else
            buf_char(&out, (char)((c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ? c : '_'));
    }
    return buf_take(&out, a);
}

/* The folder that holds it counts, none further up: the project itself may lie in /root. */
static bool at_the_top(const char *path, struct str name)
{
    return str_ends((struct str){ path, (size_t)(name.p - path) }, S("/root/"));
}

static void take(struct files *all, const char *path)
{
    struct file *f = ARENA_PUSH(all->arena, all->items, all->n, all->cap);
    struct str name = str_of(strrchr(path, '/') ? strrchr(path, '/') + 1 : path);

    *f = (struct file){ .bytes = file_read(all->arena, path), .type = type_of(name) };
    f->revalidate = at_the_top(path, name);
    f->path = str_fmt(all->arena, f->revalidate ? "/%.*s" : "/assets/%.*s", STR_ARGS(name));
    if (!f->revalidate)
        f->constant = constant_of(all->arena, name);
    f->gzip = gzip(all->arena, f->bytes);
    f->hash = str_sub(hash_hex(all->arena, f->bytes), 0, 16);
}

static int by_path(const void *a, const void *b)
{
    const struct file *x = a, *y = b;

    return str_cmp(x->path, y->path);
}

static void header(const struct files *all, struct buf *out)
{
    buf_lit(out, "/* assets.h - style sheets, scripts and fonts. Made by assetc: do not edit. */\n"
                 "#pragma once\n\n"
                 "#include \"http/asset.h\"\n\n"
                 "extern const struct asset assets[];\n"
                 "extern const size_t assets_n;\n\n");
    for (size_t i = 0; i < all->n; i++)
        if (all->items[i].constant.p)
            buf_fmt(out, "#define ASSET_%.*s \"%.*s\"\n", STR_ARGS(all->items[i].constant),
                    STR_ARGS(all->items[i].path));
}

static void bytes(struct buf *out, const char *name, size_t i, struct str s)
{
    buf_fmt(out, "static const char %s_%zu[] =", name, i);
    for (size_t k = 0; k < s.n; k++) {
        if (k % 24 == 0)
            buf_str(out, k ? S("\"\n    \"") : S("\n    \""));
        buf_fmt(out, "\\%03o", (unsigned)(unsigned char)s.p[k]);
    }
    buf_str(out, s.n ? S("\";\n") : S(" \"\";\n"));
}

static void table(const struct files *all, struct buf *out)
{
    buf_lit(out, "/* Made by assetc: do not edit. */\n#include \"web/assets.h\"\n\n");
    for (size_t i = 0; i < all->n; i++) {
        bytes(out, "plain", i, all->items[i].bytes);
        if (all->items[i].gzip.p)
            bytes(out, "gzip", i, all->items[i].gzip);
    }
    buf_lit(out, "\nconst struct asset assets[] = {\n");
    for (size_t i = 0; i < all->n; i++) {
        const struct file *f = &all->items[i];

        buf_fmt(out, "    { \"%.*s\", \"%s\", { plain_%zu, %zu }, ", STR_ARGS(f->path), f->type, i,
                f->bytes.n);
        if (f->gzip.p)
            buf_fmt(out, "{ gzip_%zu, %zu }", i, f->gzip.n);
        else
            buf_lit(out, "{ NULL, 0 }");
        buf_fmt(out, ", \"\\\"%.*s\\\"\", %s },\n", STR_ARGS(f->hash),
                f->revalidate ? "true" : "false");
    }
    buf_lit(out, "};\nconst size_t assets_n = sizeof(assets) / sizeof(assets[0]);\n");
}

int main(int argc, char **argv)
{
    CLEANUP(arena_close) struct arena *a = arena_open((size_t)256 << 20);
    CLEANUP(buf_done) struct buf out = { .max = (size_t)256 << 20 };
    struct files all = { .arena = a };

    if (argc < 4) {
        (void)fputs("usage: assetc OUT.h OUT.c FILE...\n", stderr);
        return 2;
    }
    for (int i = 3; i < argc; i++)
        take(&all, argv[i]);
    qsort(all.items, all.n, sizeof(*all.items), by_path);
    header(&all, &out);
    file_write(argv[1], buf_view(&out));
    buf_clear(&out);
    table(&all, &out);
    file_write(argv[2], buf_view(&out));
    return 0;
}
