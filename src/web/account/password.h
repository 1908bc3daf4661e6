/* password.h - changing one's own password. */
#pragma once

#include "http/route.h"
#include "web/kit/field.h"
#include "web/kit/page.h"

struct password_page {
    struct page page;
    struct form form;
    struct field_view now, next;
};

extern const struct route password_routes[];
extern const size_t password_routes_n;
