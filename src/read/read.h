/* read.h - a directive's bytes -> what it asks for. Pure: no files, no network, no clock.
 *
 * The result lives in the arena given and depends on the bytes alone. */
#pragma once

#include "base/err.h"
#include "read/result/reading.h"
#include "read/source/source.h"

struct arena;

struct read_options {
    enum source_kind kind;
    struct str file; /* shown in the reading */
    enum lang lang;  /* of a refusal; a reading says everything in both languages */
};

/* E_INVALID with one sentence when it is no such document, is empty, is not UTF-8, or bears a secrecy
 * stamp; E_TOO_LARGE beyond 10 MiB. */
NODISCARD enum err read_text(struct str bytes, const struct read_options *o, struct arena *a,
                             struct reading *ret, struct error *e);
/* Adds to each reading the conflicts with what the others cite. */
void read_compare(struct reading *const *readings, size_t n, struct arena *a);
