/* SPDX-License-Identifier: Apache-2.0 */
/* routes.c - the route tables as docs/routes.md shows them. */
#include <stdio.h>

#include "api/api.h"
#include "cli/cli.h"
#include "cli/tables.h"

static const char head[] =
    "# Routes\n"
    "\n"
    "Every address the program answers; made by `nep routes > docs/routes.md` from the tables it\n"
    "runs on, and a test holds the two together. *Who* is what the table asks for before the handler\n"
    "runs; the decision about a thing in a unit is made in `src/rules/permission.c`.\n";

static const char table_head[] = "\n"
                                 "| method | address | who | body up to | runs in |\n"
                                 "|---|---|---|---|---|\n";

static void print_body(size_t body)
{
    if (!body)
        (void)printf("–");
    else if (body % MIB == 0)
        (void)printf("%zu MiB", body / MIB);
    else
        (void)printf("%zu KiB", body / KIB);
}

static const char *place(const struct route *r)
{
    if (r->prepare)
        return r->flags & ROUTE_FILE ? "pool for files, then its lane" : "slow pool, then its lane";
    return r->flags & ROUTE_SLOW ? "slow pool" : "its lane";
}

static void print_route(const struct route *r)
{
    (void)printf("| %s | `%s` | %s | ", method_name(r->method), r->pattern,
                 r->access == ACCESS_ANYONE ? "anyone" : "signed in");
    print_body(r->body);
    (void)printf(" | %s |\n", place(r));
}

static void print_tables(const struct route_table *tables, size_t n, const char *title, bool api)
{
    (void)printf("\n## %s\n%s", title, table_head);
    for (size_t i = 0; i < n; i++) {
        for (size_t j = 0; j < tables[i].n; j++) {
            if (api_has(str_of(tables[i].routes[j].pattern)) == api)
                print_route(&tables[i].routes[j]);
        }
    }
}

int cli_routes(int argc, char **argv)
{
    struct route_table tables[TABLES_MAX];
    size_t n = tables_all(tables);

    (void)argc;
    (void)argv;
    (void)printf("%s", head);
    print_tables(tables, n, "Pages", false);
    print_tables(tables, n, "API", true);
    return 0;
}
