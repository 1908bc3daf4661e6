/* utf8.h - where one UTF-8 sequence ends, for writers that must not pass on broken ones. */
#pragma once

#include "base/str.h"

/* Bytes of the well-formed sequence of more than one that begins at s.p[i]; 0 when none does. */
size_t utf8_length_of_many(struct str s, size_t i);

/* The same, whatever begins there. */
static inline size_t utf8_length(struct str s, size_t i)
{
    return (unsigned char)s.p[i] < 0x80 ? 1 : utf8_length_of_many(s, i);
}
