/* name.h - names of units and people: which ones are taken, and the keys by which they are found and put
 * in order. Results live in the arena passed in. */
#pragma once

#include "base/str.h"
#include "text/lang.h"

struct arena;

enum { NAME_LEAST = 2, NAME_MOST = 150 }; /* letters and signs */

enum name_fault {
    NAME_TAKEN, /* nothing is wrong with it */
    NAME_BROKEN,
    NAME_LINES,
    NAME_SHORT,
    NAME_LONG,
    NAME_NO_LETTER
};

/* As names are kept: composed, trimmed, single blanks, without signs that nobody sees. *ret_name only
 * when it is taken. Whoever writes a name calls this: pages, commands, interface and imports alike. */
enum name_fault name_clean(struct arena *a, struct str raw, struct str *ret_name);
/* What is wrong, for the person who typed it. */
struct str name_fault_words(struct arena *a, enum lang lang, enum name_fault fault);

/* For finding: without marks and capitals. */
struct str name_find_key(struct arena *a, struct str name);
/* For order, compared byte by byte: word by word by the Vietnamese alphabet (a ă â b c d đ e ê …), then
 * by the word's tone (ngang, huyền, hỏi, ngã, sắc, nặng); numbers by value, before letters. Names
 * that differ in capitals, punctuation or in where a tone is written have one key. */
struct str name_order_key(struct arena *a, struct str name);
/* The same for a person: given name, then family name, then the middle. */
struct str name_person_order_key(struct arena *a, struct str name);
