/* total.h - what the units below report, added up; every figure opens into the rows under it. */
#pragma once

#include "http/route.h"
#include "web/kit/page.h"
#include "web/kit/parts.h"
#include "work/report/total.h"

struct total_page {
    struct page page;
    struct total of;
    struct str period, days;
    struct total_shown {
        struct str
            href; /* of the row: a report, or the totals of the unit below; "" when nothing is there */
        struct str report; /* of a unit with totals: its own report; "" when none was submitted */
        struct str enter;  /* where to enter for it what it cannot send; "" */
        enum tag tag;
        struct str state;
    } * shown;
    struct figure *figures;
    size_t n_figures;
    struct str caption; /* what the sums are made of */
    bool may_report;    /* this is the person's own unit: the level's own report can be made */
};

struct total_periods_page {
    struct page page;
    struct total_periods of;
    struct str *shown;
};

extern const struct route total_routes[];
extern const size_t total_routes_n;
