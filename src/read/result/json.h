/* json.h - a reading as JSON and back: what nep read prints, what the jail hands out, what the
 * review screen keeps. */
#pragma once

#include "base/err.h"
#include "read/result/reading.h"

struct arena;
struct buf;

enum reading_json { READING_PLAIN, READING_WITH_TEXT }; /* WITH_TEXT adds the normalised text */

void reading_json(struct buf *b, const struct reading *r, enum reading_json what);
/* {"file": …, "error": …} for a file that could not be read. */
void reading_json_error(struct buf *b, struct str file, const char *message);
/* E_INVALID when it is not what reading_json writes. */
NODISCARD enum err reading_load(struct str json, struct arena *a, struct reading *ret,
                                struct error *e);
