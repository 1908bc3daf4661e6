/* remedy__.h - what remedy.c and promise.c share. */
#pragma once

#include "work/remedy/remedy.h"

/* The words of a promise, new or mended: what is missing, too long or of no campaign of the session.
 * shortcoming_id != 0: the remedy alone. */
NODISCARD enum err remedy__check(struct ctx *c, const struct promise *in, const struct session *s);
