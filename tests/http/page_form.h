/* page_form.h - the forms that stand on a page, as a browser would send them.
 *
 * What is filled in is kept; an empty field gets words, a day or a number, whatever its name asks for,
 * so that nothing but the sender can be wrong with it. */
#pragma once

#include "client.h"

struct page_field {
    struct str name, value;
    bool typed; /* a person writes here */
};

struct page_form {
    struct str action;
    struct page_field *fields;
    size_t n, cap;
};

/* The POST forms of a page, in copies; *ret_n gets their number. */
struct page_form *page_forms(struct t *t, const struct reply *page, size_t *ret_n);
/* Urlencoded, with these two in place of those of the page. */
struct str page_form_body(struct t *t, const struct page_form *form, struct str csrf,
                          struct str act);
/* The same with `bytes` of "<" in each field that a person writes in. */
struct str page_form_flooded(struct t *t, const struct page_form *form, struct str csrf,
                             struct str act, size_t bytes);
