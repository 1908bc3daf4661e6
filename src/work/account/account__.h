/* account__.h - what signing in and keeping accounts share. */
#pragma once

#include "work/ctx.h"

/* As names of accounts are kept and compared: trimmed, in small letters. */
struct str account__name(struct ctx *c, struct str name);
