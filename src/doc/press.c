/* SPDX-License-Identifier: Apache-2.0 */
/* press.c - Pango and Cairo, loaded by the first paper. */
#include "doc/press__.h"

static const char *const names[] = { PRESS(LIBRARY_NAME) };

/* It brings the others. */
static const struct library pangocairo = {
    .file = "libpangocairo-1.0.so.0",
    .package = "libpangocairo-1.0-0",
    .names = names,
    .n = COUNT(names),
};

enum err press__load(struct press *ret, struct error *e)
{
    return library_load(&pangocairo, ret, e);
}
