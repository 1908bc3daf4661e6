/* SPDX-License-Identifier: Apache-2.0 */
/* routes.c - every table of routes, in the order of the navigation. */
#include "web/account.h"
#include "web/app.h"
#include "web/campaign.h"
#include "web/desk.h"
#include "web/document.h"
#include "web/job.h"
#include "web/looks.h"
#include "web/org.h"
#include "web/password.h"
#include "web/remedy.h"
#include "web/report.h"
#include "web/review.h"
#include "web/session.h"
#include "web/total.h"

size_t web_routes(struct route_table ret[WEB_TABLES_MAX])
{
    const struct route_table tables[] = {
        { campaign_routes, campaign_routes_n }, { document_routes, document_routes_n },
        { review_routes, review_routes_n },     { account_routes, account_routes_n },
        { desk_routes, desk_routes_n },         { job_routes, job_routes_n },
        { looks_routes, looks_routes_n },       { org_routes, org_routes_n },
        { remedy_routes, remedy_routes_n },     { report_routes, report_routes_n },
        { session_routes, session_routes_n },   { total_routes, total_routes_n },
        { password_routes, password_routes_n },
    };

    _Static_assert(COUNT(tables) <= WEB_TABLES_MAX, "room for every table");
    memcpy(ret, tables, sizeof(tables));
    return COUNT(tables);
}
