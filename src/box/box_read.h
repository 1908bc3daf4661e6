/* box_read.h - a directive read in the jail. */
#pragma once

#include "read/read.h"
#include "text/lang.h"

struct arena;
struct box;

/* For a box of the worker "read". */
extern const struct box_limits box_limits_read;

/* What a reading may hold so that an ordinary arena has room for it, whatever the worker says: objects,
 * lists and what stands in lists, of its JSON; and members of objects, which cost the parser. */
enum { BOX_READ_PARTS = 100000, BOX_READ_MEMBERS = 400000 };

/* What to take the bytes for, and the language of a refusal. */
#define BOX_READ_OPTION(kind, lang) ((uint32_t)(kind) | (uint32_t)(lang) << 8)

/* read_text in the worker of the box. E_INVALID and E_TOO_LARGE as there, and E_INVALID when the worker
 * crashed, took too long or said too much; every sentence in the language given. */
NODISCARD enum err box_read(struct box *b, struct str bytes, const struct read_options *o,
                            enum lang lang, struct arena *a, struct reading *ret, struct error *e);
/* Its second half: what a worker said, which may have been taken over: the reading as JSON, a byte 0, its text.
 * E_INVALID when it is not to be believed. */
NODISCARD enum err box_read_answer(struct str answer, enum lang lang, struct arena *a,
                                   struct reading *ret, struct error *e);
