/* SPDX-License-Identifier: Apache-2.0 */
/* routes.c - every table of routes of pages. */
#include "web/account/account.h"
#include "web/account/password.h"
#include "web/app.h"
#include "web/campaign/campaign.h"
#include "web/desk/desk.h"
#include "web/document/document.h"
#include "web/document/review.h"
#include "web/job/job.h"
#include "web/looks.h"
#include "web/mine/mine.h"
#include "web/org/org.h"
#include "web/remedy/remedy.h"
#include "web/report/report.h"
#include "web/report/total.h"
#include "web/session/session.h"

size_t web_routes(struct route_table ret[WEB_TABLES_MAX])
{
    const struct route_table tables[] = {
        { campaign_routes, campaign_routes_n }, { document_routes, document_routes_n },
        { review_routes, review_routes_n },     { account_routes, account_routes_n },
        { desk_routes, desk_routes_n },         { job_routes, job_routes_n },
        { looks_routes, looks_routes_n },       { org_routes, org_routes_n },
        { remedy_routes, remedy_routes_n },     { report_routes, report_routes_n },
        { session_routes, session_routes_n },   { total_routes, total_routes_n },
        { password_routes, password_routes_n }, { mine_routes, mine_routes_n },
    };

    _Static_assert(COUNT(tables) <= WEB_TABLES_MAX, "room for every table");
    memcpy(ret, tables, sizeof(tables));
    return COUNT(tables);
}
