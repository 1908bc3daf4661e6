/* error_page.h - the page for what did not work: what happened, then what to do.
 *
 * The words come from the use case (for a refusal: which right is missing where, and who gives it);
 * only the heading is chosen here, by status. */
#pragma once

#include "web/page.h"

struct error_view {
    struct page page;
    struct str words, hint;
};

/* The heading for 400, 403, 404, 405, 409, 413, 422, 500, 503. */
enum msg error_page_title(int status);
