/* field.h - one field of a form as a view shows it: label, hint, what was typed, what is wrong.
 *
 * A view calls no C function, so the handler makes these from the struct form (v.title =
 * field_view(&v.form, "title")) and the view hands them to a part: {include part_text(o, &v->title)}.
 * Everything lives in the form's arena. */
#pragma once

#include "http/form.h"

struct field_view {
    struct str name; /* and id: where a link of the error summary leads */
    struct str label, hint;
    struct str value;
    struct str error;
    int64_t max; /* characters; 0: the field does not say */
    bool optional;
};

struct field_view field_view(const struct form *f, const char *name);
/* Never marked as optional: of a filter, and of a form that asks for little. Where most fields are
 * required the few others are marked; anywhere else the mark is noise. */
struct field_view field_view_plain(const struct form *f, const char *name);
/* Of a list: "reason.41". label: what tells this row from the others. */
struct field_view field_view_of(const struct form *f, const char *name, int64_t id,
                                struct str label);

/* The version that a form which comes back carries: the one its person had seen when it was sent, until
 * both texts are shown. now: that of what stands there. */
int64_t field_seen(const struct form *f, int64_t now, bool both_shown);

/* All fields of the form in the order of its table, for {include part_text(o, &v->fields[TITLE])}. */
struct field_view *field_views(const struct form *f);

struct option {
    struct str value, label, hint;
    bool chosen;
};

struct options {
    struct option *v;
    size_t n;
};

/* The keys of a FIELD_CHOICE with their words, in the same order. */
struct options field_options(const struct form *f, const char *name, const enum msg *labels);
/* Options of the page's own making: what was sent is chosen, nothing else. */
void field_choose(const struct form *f, const char *name, struct options options);
