/* multipart.h - the parts of a multipart/form-data body, as browsers write it and no other way.
 *
 * Names and values point into the body. Anything a browser would not send is refused: a preamble, a
 * part without a name, a transfer encoding, a body that ends early. */
#pragma once

#include "base/str.h"

struct arena;
struct part;

/* The boundary of a Content-Type; STR_NONE when it is not multipart/form-data with a good one. */
struct str multipart_boundary(struct str content_type);
bool multipart_parse(struct str body, struct str boundary, size_t most, struct arena *a,
                     struct part **ret_parts, size_t *ret_n);
