/* json.h - JSON being written, value by value; commas, indentation and escapes are its business.
 *
 * Whatever the bytes, the output is valid UTF-8 and valid JSON: what is not UTF-8 becomes U+FFFD.
 * A missing text or day is null; an id is a string, for JavaScript has no 63-bit numbers. No name is
 * one of jansson's, which the program links too. */
#pragma once

#include "base/buf.h"
#include "base/day.h"

struct json {
    struct buf *out;
    int indent; /* blanks a level; 0 writes all on one line */
    int depth;
    bool spaced; /* on one line, with a blank after each comma and colon */
    bool after_value, after_key;
};

void json_begin_object(struct json *j);
void json_end_object(struct json *j);
void json_begin_array(struct json *j);
void json_end_array(struct json *j);
void json_key(struct json *j, const char *key);

void json_add_str(struct json *j, struct str s); /* STR_NONE is null */
void json_add_cstr(struct json *j, const char *s);
void json_add_int(struct json *j, int64_t v);
void json_add_id(struct json *j, int64_t id); /* 0 is null */
void json_add_real(struct json *j, double v); /* null unless finite */
void json_add_bool(struct json *j, bool v);
void json_add_null(struct json *j);
void json_add_day(struct json *j, struct day d);   /* "2022-03-14"; null for no day */
void json_add_time(struct json *j, int64_t at_ms); /* "2022-03-14T01:00:00Z"; null for 0 */

/* A member: key and value. Ids and times have their own, for they are int64_t too; so have comparisons
 * and `true`, which to C are int. */
#define json_put(j, key, v) \
    (json_key((j), (key)),          \
     _Generic((v),                  \
         struct str: json_add_str,      \
         char *: json_add_cstr,         \
         const char *: json_add_cstr,   \
         bool: json_add_bool,           \
         int: json_add_int,             \
         long: json_add_int,            \
         long long: json_add_int,       \
         unsigned long: json_add_size,  \
         double: json_add_real,         \
         struct day: json_add_day)((j), (v)))
void json_put_id(struct json *j, const char *key, int64_t id);
void json_put_bool(struct json *j, const char *key, bool v);
void json_put_time(struct json *j, const char *key, int64_t at_ms);
void json_add_size(struct json *j, size_t v);
