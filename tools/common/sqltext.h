/* sqltext.h - where the words of an SQL text stand: outside its strings, quoted names and comments. */
#pragma once

#include "base/str.h"

/* Skips a string, a quoted name or a comment that starts at i; returns where the next token starts,
 * or i when none starts there. */
size_t sqltext_skip(struct str sql, size_t i);
/* Where the word that starts at i ends; i when none starts there. */
size_t sqltext_word(struct str sql, size_t i);
