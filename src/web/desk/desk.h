/* desk.h - Bàn làm việc: the first page, what is due to me today. */
#pragma once

#include "http/route.h"
#include "web/kit/page.h"
#include "web/kit/parts.h"

struct desk_page {
    struct page page;
    struct day today;
    enum msg weekday;
    struct task *first; /* the most pressing one, NULL when nothing is due */
    struct str first_href, first_do, first_state;
    struct task *tasks; /* the others */
    size_t n_tasks;
};

extern const struct route desk_routes[];
extern const size_t desk_routes_n;
