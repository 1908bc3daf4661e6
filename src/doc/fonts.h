/* fonts.h - the four faces that documents are set in, loaded from files, never from what the machine
 * happens to prefer: the wrong font has no ơ, ư, ạ and spoils the text that readers extract.
 *
 * One for each thread; opening costs some milliseconds. */
#pragma once

#include "base/err.h"

struct fonts;

/* folder: where Tinos-Regular.ttf and its three sisters are; NULL for Debian's fonts-croscore.
 * E_INTERNAL in clear words when a file is missing or lacks a Vietnamese letter. */
NODISCARD enum err fonts_open(const char *folder, struct fonts **ret, struct error *e);
void fonts_close(struct fonts **f);
