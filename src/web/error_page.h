/* error_page.h - the page for what did not work: what happened, then what to do.
 *
 * The words come from the use case (for a refusal: which right is missing where, and who gives it);
 * only the heading is chosen here, by status. */
#pragma once

#include "web/kit/page.h"

struct error_view {
    struct page page;
    struct str words, hint;
    bool sign_in_again; /* a form came after the sign-in had ended */
    struct str back;    /* the form's own page */
    struct str *typed;  /* what a person wrote in it, so that nothing is lost */
    size_t n_typed;
};

/* The heading for 400, 401, 403, 404, 405, 409, 413, 422, 500, 503. */
enum msg error_page_title(int status);
