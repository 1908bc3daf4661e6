/* directive.h - what stands between braces, once its word is known.
 *
 * Shared by directive.c and message.c only. */
#pragma once

#include "viewc/template.h"

struct directive {
    struct str body; /* between the braces, after the word */
    int line;
    enum place *place;
    bool inside_line; /* what it writes may need the blank after it, even alone on its line */
};

/* False, with an error, when the expression is more than a view may say. */
bool expression_is_good(struct template *t, struct directive *d, struct str expr);
bool in_url(enum place p);

/* message.c: {t …} */
void message_read(struct template *t, struct directive *d);
