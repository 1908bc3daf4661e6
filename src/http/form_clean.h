/* form_clean.h - text as it came from a browser to text as the program keeps it. */
#pragma once

#include "base/str.h"
#include "http/form.h"

struct arena;

/* NFC, LF line ends, no other control bytes; one line only where the field has one, trimmed except
 * for secrets. raw is UTF-8. */
struct str form__clean(struct str raw, enum field_kind kind, struct arena *a);
/* A file's name without folders and control bytes. */
struct str form__clean_filename(struct str raw, struct arena *a);
