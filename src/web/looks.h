/* looks.h - /_looks: every component of the visual language in every state, with fictional content.
 *
 * Whoever writes a page copies from here; whoever changes a component sees here what it does. */
#pragma once

#include "http/route.h"
#include "web/kit/diff.h"
#include "web/kit/field.h"
#include "web/kit/page.h"
#include "web/kit/parts.h"

enum looks_field {
    LOOKS_NAME,
    LOOKS_CONCLUSION,
    LOOKS_DAY,
    LOOKS_TIME,
    LOOKS_OPINIONS,
    LOOKS_UNIT,
    LOOKS_KIND,
    LOOKS_CAMPAIGNS,
    LOOKS_GUESTS,
    LOOKS_PHOTO,
    LOOKS_PIN,
    LOOKS_FIELDS
};

struct looks {
    struct page page;
    struct form form, wrong; /* as filled in, and as refused */
    struct field_view *fields, *wrong_fields;
    struct options units, kinds, wrong_kinds, campaigns;
    struct str banners[3];
    const struct looks_state {
        enum tag tag;
        enum msg word;
        const char *use;
    } * states;
    size_t n_states;
    struct day today;
    enum msg weekday;
    struct str over, session;
    const struct task *tasks;
    size_t n_tasks;
    const struct fact *facts;
    size_t n_facts;
    const struct looks_row {
        const char *unit;
        enum tag tag;
        enum msg word;
        int sessions, due, present;
    } * rows;
    size_t n_rows;
    struct str here, filter;
    struct pager pager;
    const struct figure *figures;
    size_t n_figures;
    struct progress progress;
    const struct roll_line *roll;
    size_t n_roll;
    struct diff diff;
    struct str who;
};

extern const struct route looks_routes[];
extern const size_t looks_routes_n;

/* The page without its frame's data; for the route and for tests. */
void looks_fill(struct looks *v, struct arena *a);
