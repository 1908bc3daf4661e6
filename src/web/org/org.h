/* org.h - a unit, its people, and the table of the units below it. */
#pragma once

#include "http/route.h"
#include "web/kit/field.h"
#include "web/kit/page.h"
#include "web/kit/parts.h"
#include "work/org/org.h"

struct org_view {
    struct page page;
    struct org_page of;
    struct field_view search;
    struct fact *facts;
    size_t n_facts;
    struct str next; /* address of the next page of the table, "" at the end */
    bool may_see_people;
    const struct org_person_row {
        struct str name, phone;
        enum msg state;
    } * people;
    size_t n_people;
};

extern const struct route org_routes[];
extern const size_t org_routes_n;
