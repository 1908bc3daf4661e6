/* file.h - a whole file into an arena. */
#pragma once

#include "base/err.h"
#include "base/str.h"

struct arena;

/* E_NOT_FOUND, E_TOO_LARGE, with the file's name in the words. */
NODISCARD enum err file_read(const char *path, size_t most, struct arena *a, struct str *ret,
                             struct error *e);
