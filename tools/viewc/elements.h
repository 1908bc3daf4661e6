/* elements.h - what HTML says of elements and attributes, as far as the compiler must know. */
#pragma once

#include "base/str.h"

/* Has no end tag. */
bool element_is_void(struct str name);
/* A blank in it counts: pre, textarea. */
bool element_is_verbatim(struct str name);
/* NULL, or why no view may contain it. */
const char *element_refused(struct str name);

enum attribute_class {
    ATTRIBUTE_PLAIN,   /* a value is a text */
    ATTRIBUTE_URL,     /* a value is an address */
    ATTRIBUTE_SCRIPT,  /* runs or styles: never in a view */
    ATTRIBUTE_LITERAL, /* only what the template itself says */
};

enum attribute_class attribute_class(struct str element, struct str name);

/* http, https, mailto, tel. */
bool scheme_is_harmless(struct str scheme);
