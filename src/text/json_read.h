/* json_read.h - JSON being read where it lies, value by value, without a tree of it.
 *
 * The reader borrows the bytes. What is not JSON makes it bad, which it stays: everything after is absent, so
 * one look at the end tells. A value of another kind than was asked for is passed over and absent too. A text
 * has no byte 0. How much a value may cost is the caller's to say (json_read_count). */
#pragma once

#include "base/str.h"

struct arena;

struct json_reader {
    const char *at, *end;
    bool bad, first; /* first: no member or element of the innermost value has been read */
};

/* Bytes that are not UTF-8 are bad from the start. */
struct json_reader json_reader_of(struct str json);
/* Goes into an object ('{') or array ('['); false when the value is something else, which is passed over. */
bool json_read_open(struct json_reader *r, char bracket);
/* The next member's key, as it is written between its quotes; false at the object's end, behind it. */
bool json_read_key(struct json_reader *r, struct str *ret_key);
/* Whether there is another element; false at the array's end, behind it. */
bool json_read_element(struct json_reader *r);
/* How many elements the array has that begins here; 0 for another value. Reads nothing. */
size_t json_read_count(const struct json_reader *r);
/* A text in the arena, or STR_NONE. */
struct str json_read_text(struct json_reader *r, struct arena *a);
/* Whether it is a number without fraction that fits. */
bool json_read_int(struct json_reader *r, int64_t *ret);
void json_read_past(struct json_reader *r);
/* Whether all of it was JSON and has been read. */
bool json_read_end(struct json_reader *r);
