/* zip_pack.h - named parts as one zip archive in memory, the same bytes for the same parts. */
#pragma once

#include "base/err.h"
#include "base/str.h"

struct arena;

struct zip_part {
    const char *name;
    struct str bytes; /* borrowed until the call returns */
};

NODISCARD enum err zip_pack(const struct zip_part *parts, size_t n, struct arena *a,
                            struct str *ret_bytes, struct error *e);
