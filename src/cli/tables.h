/* tables.h - every route the program answers, of the pages and of the API. */
#pragma once

#include "web/app.h"

enum { TABLES_MAX = WEB_TABLES_MAX + 1 };

size_t tables_all(struct route_table ret[TABLES_MAX]);
