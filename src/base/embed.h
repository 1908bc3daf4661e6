/* embed.h - files carried inside the binary, as tools/embed writes them.
 *
 * Sorted by name; the bytes are followed by a NUL. */
#pragma once

#include "base/str.h"

struct embed {
    const char *name; /* the file's name without its folders */
    struct str bytes;
};
