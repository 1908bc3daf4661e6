/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/tables.h"

#include "api/api.h"

size_t tables_all(struct route_table ret[TABLES_MAX])
{
    size_t n = web_routes(ret);

    ret[n++] = (struct route_table){ api_routes, api_routes_n };
    return n;
}
