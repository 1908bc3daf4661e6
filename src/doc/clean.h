/* clean.h - what people typed as text that may stand in a PDF or an XML file: valid UTF-8, NFC,
 * no control characters. */
#pragma once

#include "base/str.h"

struct arena;

/* A line feed is the only control character left; a tab becomes a blank, a broken byte U+FFFD. */
struct str clean_text(struct arena *a, struct str s);
struct str clean_upper(struct arena *a, struct str s);
