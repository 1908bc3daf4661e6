/* error_page.h - the page for what did not work: what happened, what to do, and what had been typed.
 *
 * The words come from the use case (for a refusal: which right is missing where, and who gives it);
 * only the heading is chosen here. A form that was refused comes back whole: its sentences to be read, and
 * all its fields to be sent once more. */
#pragma once

#include "base/err.h"
#include "web/kit/page.h"

struct error_view {
    struct page page;
    struct str words, hint;
    bool sign_in;             /* a form came after the sign-in had ended */
    struct str back;          /* the form's own page */
    struct str again;         /* where its fields go once more; "": not from here */
    const struct part *parts; /* all that was sent but the proof that our page sent it */
    size_t n_parts;
    struct str *typed; /* those of them that are sentences */
    size_t n_typed;
    bool has_file; /* a file has to be chosen again */
};

/* The heading. status: 400, 401, 403, 404, 405, 409, 413, 422, 500, 503; code: what failed. */
enum msg error_page_title(int status, enum err code);
/* What the refused form brought. Nothing of a form of passwords. */
void error_page_keep(struct error_view *v, const struct request *rq);
/* The page that the form stood on; ours, since browsers tell other sites' pages nothing of it. */
struct str error_page_back(const struct request *rq);
