/* url.h - what an address and a urlencoded body say, read strictly.
 *
 * What two readers could take for two things is refused, not repaired: broken escapes, bytes that are
 * not UTF-8, NUL, dot segments, an escaped slash. Results live in the arena. */
#pragma once

#include "base/buf.h"
#include "base/str.h"

struct arena;
struct part;

/* plus: "+" is a blank, as in bodies. */
bool url_decode(struct str s, bool plus, struct arena *a, struct str *ret);
/* The raw path of a request line to the path the router sees. */
bool url_path(struct str raw, struct arena *a, struct str *ret_path);
/* name=value&name=value; at most `most` of them. Values may have any UTF-8 but NUL. */
bool url_pairs(struct str s, size_t most, struct arena *a, struct part **ret_parts, size_t *ret_n);
/* Everything but letters, digits and -._~ as %XX. */
void url_encode(struct buf *b, struct str s);
/* All of s is well-formed UTF-8 without NUL. */
bool url_is_text(struct str s);
