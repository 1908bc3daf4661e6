/* expr.h - the C that a template may contain: member paths, constants, comparisons. Nothing that
 * calls, assigns or takes time. */
#pragma once

#include "base/str.h"

/* NULL, or what is wrong with the expression. */
const char *expr_trouble(struct str s);
/* The arguments of a call: expressions, &paths and "literals" between commas. May be empty. */
const char *args_trouble(struct str s);
/* Takes a C name off the front; STR_NONE when there is none. */
struct str expr_name(struct str *rest);
void skip_blanks(struct str *rest);
/* Takes an expression off the front that ends at a blank outside brackets. */
struct str expr_word(struct str *rest);
