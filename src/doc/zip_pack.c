/* SPDX-License-Identifier: Apache-2.0 */
#include "doc/zip_pack.h"

#include <assert.h>
#include <zip.h>

#include "base/arena.h"
#include "base/library.h"

/* 1 January 1980, 00:00: the earliest a zip can say, and what makes archives comparable. */
enum { DOS_TIME = 0, DOS_DATE = 1 << 5 | 1 };

/* clang-format off */
#define LIBZIP(X) \
    X(zip_close) X(zip_discard) X(zip_error_init) X(zip_error_strerror) X(zip_file_add) \
    X(zip_file_set_dostime) X(zip_open_from_source) X(zip_source_buffer) \
    X(zip_source_buffer_create) X(zip_source_close) X(zip_source_error) X(zip_source_free) \
    X(zip_source_keep) X(zip_source_open) X(zip_source_read) X(zip_source_stat) X(zip_strerror)
/* clang-format on */

struct libzip {
    LIBZIP(LIBRARY_MEMBER)
};

/* Loaded for each archive, which is nothing after the first: it brings OpenSSL. */
static const char *const names[] = { LIBZIP(LIBRARY_NAME) };
static const struct library libzip = { "libzip.so.4", "libzip4", names, COUNT(names) };

struct packer {
    struct libzip lib;
    zip_source_t *memory;
    zip_t *archive;
};

static void packer_done(struct packer *p)
{
    if (p->archive)
        p->lib.zip_discard(p->archive);
    if (p->memory)
        p->lib.zip_source_free(p->memory);
}

static enum err failed(struct error *e, const char *call, const char *why)
{
    return error_detail(e, E_INTERNAL, "The file could not be packed.", "%s: %s", call, why);
}

static bool part_add(struct packer *p, const struct zip_part *part)
{
    zip_source_t *bytes = p->lib.zip_source_buffer(p->archive, part->bytes.p, part->bytes.n, 0);
    zip_int64_t at;

    if (!bytes)
        return false;
    at = p->lib.zip_file_add(p->archive, part->name, bytes, ZIP_FL_ENC_UTF_8);
    if (at < 0) {
        p->lib.zip_source_free(bytes);
        return false;
    }
    return p->lib.zip_file_set_dostime(p->archive, (zip_uint64_t)at, DOS_TIME, DOS_DATE, 0) == 0;
}

static bool take(struct packer *p, struct arena *a, struct str *ret)
{
    zip_stat_t stat;
    zip_int64_t got;
    char *bytes;

    if (p->lib.zip_source_open(p->memory) != 0)
        return false;
    if (p->lib.zip_source_stat(p->memory, &stat) != 0 || !(stat.valid & ZIP_STAT_SIZE)) {
        p->lib.zip_source_close(p->memory);
        return false;
    }
    bytes = arena_array(a, char, stat.size + 1);
    got = p->lib.zip_source_read(p->memory, bytes, stat.size);
    p->lib.zip_source_close(p->memory);
    *ret = (struct str){ bytes, stat.size };
    return got >= 0 && (zip_uint64_t)got == stat.size;
}

static enum err packer_open(struct packer *p, struct error *e)
{
    zip_error_t why;
    enum err r = library_load(&libzip, &p->lib, e);

    if (r)
        return r;
    p->lib.zip_error_init(&why);
    p->memory = p->lib.zip_source_buffer_create(NULL, 0, 0, &why);
    if (!p->memory)
        return failed(e, "zip_source_buffer_create", p->lib.zip_error_strerror(&why));
    p->archive = p->lib.zip_open_from_source(p->memory, ZIP_TRUNCATE, &why);
    if (!p->archive)
        return failed(e, "zip_open_from_source", p->lib.zip_error_strerror(&why));
    p->lib.zip_source_keep(p->memory); /* closing the archive gives one reference back */
    return OK;
}

enum err zip_pack(const struct zip_part *parts, size_t n, struct arena *a, struct str *ret_bytes,
                  struct error *e)
{
    CLEANUP(packer_done) struct packer p = { .archive = NULL };
    enum err r = packer_open(&p, e);

    assert((parts || !n) && ret_bytes && e);
    if (r)
        return r;
    for (size_t i = 0; i < n; i++)
        if (!part_add(&p, &parts[i]))
            return failed(e, parts[i].name, p.lib.zip_strerror(p.archive));
    if (p.lib.zip_close(p.archive) != 0)
        return failed(e, "zip_close", p.lib.zip_strerror(p.archive));
    p.archive = NULL;
    if (!take(&p, a, ret_bytes))
        return failed(e, "zip_source_read",
                      p.lib.zip_error_strerror(p.lib.zip_source_error(p.memory)));
    return OK;
}
