/* page.h - the frame that every page stands in: who, where, which part of the house, what to say first.
 *
 * A handler fills its view struct, whose first member is `struct page page`, with page_init, and ends
 * with PAGE_SHOW, which writes the view into the response. */
#pragma once

#include "http/form.h"
#include "http/request.h"
#include "http/response.h"
#include "text/html.h"
#include "work/ctx.h"

/* The main navigation, in its order; NAV_NONE for pages outside it (signing in). */
enum nav {
    NAV_NONE,
    NAV_DESK,
    NAV_MINE,
    NAV_DOCUMENTS,
    NAV_CAMPAIGNS,
    NAV_SESSIONS,
    NAV_REMEDIES,
    NAV_REPORTS,
    NAV_ORG,
    NAV_COUNT
};

struct crumb { /* of the way back */
    struct str text, href;
};

struct page {
    struct str title; /* of the tab; the view writes its own h1 */
    enum nav nav;
    bool shows[NAV_COUNT];   /* which parts of the navigation this person has */
    struct str person, unit; /* "" when nobody has signed in */
    bool signed_in;
    int64_t account;   /* whose typed words the browser gives back; 0 for nobody */
    bool answers_form; /* stands where the form went: a refusal or a question back */
    bool exposed;      /* a plain connection to another machine: the standing warning */
    const struct form
        *form;       /* its errors stand above the h1 and before the title; NULL without a form */
    struct str done; /* what was just done, once; "" for nothing */
    const struct crumb *crumbs;
    size_t n_crumbs;
    struct str here; /* this page's own address, to come back to */
};

/* title: of the catalogue; page_title gives one made of words. */
void page_init(struct page *page, struct ctx *c, const struct request *rq, enum nav nav,
               enum msg title);
void page_title(struct page *page, struct str title);
/* Adds a step to the way back; href is made by str_fmt in the request's arena. */
void page_crumb(struct page *page, struct ctx *c, struct str text, struct str href);
/* "/sessions/41?done=closed" shows the message done_closed: name is one that page.c knows. */
struct html page_html(const struct page *page, struct ctx *c, const struct request *rq,
                      struct response *rs);

/* Ends a handler: writes view(&html, &struct) and answers 200, or 422 when the page's form has errors. */
#define PAGE_SHOW(view, v, c, rq, rs)                               \
    __extension__({                                                 \
        struct html html_ = page_html(&(v)->page, (c), (rq), (rs)); \
        view(&html_, (v));                                          \
        page_end(&(v)->page, (rs));                                 \
    })
enum err page_end(const struct page *page, struct response *rs);
