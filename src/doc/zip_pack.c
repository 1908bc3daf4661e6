/* SPDX-License-Identifier: Apache-2.0 */
#include "doc/zip_pack.h"

#include <zip.h>

#include "base/arena.h"

/* 1 January 1980, 00:00: the earliest a zip can say, and what makes archives comparable. */
enum { DOS_TIME = 0, DOS_DATE = 1 << 5 | 1 };

static void archive_discard(zip_t **z)
{
    if (*z)
        zip_discard(*z);
}

static void source_done(zip_source_t **s)
{
    if (*s)
        zip_source_free(*s);
}

static enum err failed(struct error *e, const char *call, const char *why)
{
    return error_detail(e, E_INTERNAL, "The file could not be packed.", "%s: %s", call, why);
}

static bool part_add(zip_t *z, const struct zip_part *part)
{
    zip_source_t *bytes = zip_source_buffer(z, part->bytes.p, part->bytes.n, 0);
    zip_int64_t at;

    if (!bytes)
        return false;
    at = zip_file_add(z, part->name, bytes, ZIP_FL_ENC_UTF_8);
    if (at < 0) {
        zip_source_free(bytes);
        return false;
    }
    return zip_file_set_dostime(z, (zip_uint64_t)at, DOS_TIME, DOS_DATE, 0) == 0;
}

static bool source_take(zip_source_t *s, struct arena *a, struct str *ret)
{
    zip_stat_t stat;
    zip_int64_t got;
    char *p;

    if (zip_source_open(s) != 0)
        return false;
    if (zip_source_stat(s, &stat) != 0 || !(stat.valid & ZIP_STAT_SIZE)) {
        zip_source_close(s);
        return false;
    }
    p = arena_array(a, char, stat.size + 1);
    got = zip_source_read(s, p, stat.size);
    zip_source_close(s);
    *ret = (struct str){ p, stat.size };
    return got >= 0 && (zip_uint64_t)got == stat.size;
}

enum err zip_pack(const struct zip_part *parts, size_t n, struct arena *a, struct str *ret_bytes,
                  struct error *e)
{
    CLEANUP(source_done) zip_source_t *memory = NULL;
    CLEANUP(archive_discard) zip_t *z = NULL;
    zip_error_t why;

    zip_error_init(&why);
    memory = zip_source_buffer_create(NULL, 0, 0, &why);
    if (!memory)
        return failed(e, "zip_source_buffer_create", zip_error_strerror(&why));
    z = zip_open_from_source(memory, ZIP_TRUNCATE, &why);
    if (!z)
        return failed(e, "zip_open_from_source", zip_error_strerror(&why));
    zip_source_keep(memory); /* closing the archive gives one reference back */
    for (size_t i = 0; i < n; i++)
        if (!part_add(z, &parts[i]))
            return failed(e, parts[i].name, zip_strerror(z));
    if (zip_close(z) != 0)
        return failed(e, "zip_close", zip_strerror(z));
    z = NULL;
    if (!source_take(memory, a, ret_bytes))
        return failed(e, "zip_source_read", zip_error_strerror(zip_source_error(memory)));
    return OK;
}
