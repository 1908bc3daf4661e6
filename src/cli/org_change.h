/* org_change.h - those of nep org's words that change the tree: move, rename, dissolve, and the list of them. */
#pragma once

#include <stdbool.h>

bool org_change_is(const char *word);
/* argv as the command itself has it: the word stands in argv[1]. */
int org_change_run(int argc, char **argv);
