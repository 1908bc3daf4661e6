/* files.h - whole files in and out, for host programs that give up on the first failure. */
#pragma once

#include "base/arena.h"

/* Ends the program with a sentence when the file cannot be read. */
struct str file_read(struct arena *a, const char *path);
/* Leaves a file that says the same alone, and its time with it: ninja then compiles nothing that
 * includes it. */
void file_write(const char *path, struct str text);
