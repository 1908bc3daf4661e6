/* cookie.h - one cookie out of a Cookie header, and the header that sets one. */
#pragma once

#include "base/str.h"

struct arena;

/* A name that comes twice is nobody's: somebody may have planted the second. STR_NONE then too. */
struct str cookie_find(struct str header, struct str name);
/* seconds: 0 for as long as the browser runs, below 0 to forget it. */
struct str cookie_set(struct arena *a, const char *name, struct str value, bool secure,
                      int64_t seconds);
