/* SPDX-License-Identifier: Apache-2.0 */
/* routes.c - the addresses of reports and totals. */
#include "web/report/report__.h"

const struct route report_routes[] = {
    { GET, "/reports", ACCESS_SIGNED_IN, report__get_list },
    { POST, "/reports", ACCESS_SIGNED_IN, report__post_new, .body = 512 * KIB },
    { GET, "/reports/due/:due_id", ACCESS_SIGNED_IN, report__get_due },
    { GET, "/periods/:id/report", ACCESS_SIGNED_IN, report__get_own },
    { GET, "/reports/:id/again", ACCESS_SIGNED_IN, report__get_again },
    { GET, "/reports/:id", ACCESS_SIGNED_IN, report__get_one },
    { GET, "/reports/:id/sent/:version_id", ACCESS_SIGNED_IN, report__get_version },
    { POST, "/reports/:id", ACCESS_SIGNED_IN, report__post_one, .body = 512 * KIB },
    { GET, "/reports/:id/send", ACCESS_SIGNED_IN, report__get_send },
    { POST, "/reports/:id/send", ACCESS_SIGNED_IN, report__post_send, .body = 8 * KIB },
    { POST, "/reports/:id/recall", ACCESS_SIGNED_IN, report__post_recall, .body = 8 * KIB },
    { POST, "/reports/:id/receive", ACCESS_SIGNED_IN, report__post_receive, .body = 8 * KIB },
    { POST, "/reports/:id/return", ACCESS_SIGNED_IN, report__post_return, .body = 64 * KIB },
    { GET, "/periods/:id/entry", ACCESS_SIGNED_IN, report__get_entry },
    { POST, "/periods/:id/entry", ACCESS_SIGNED_IN, report__post_entry, .body = 64 * KIB },
    { GET, "/periods/:id/entry/session", ACCESS_SIGNED_IN, report__get_entry_session },
    { POST, "/periods/:id/entry/session", ACCESS_SIGNED_IN, report__post_entry_session,
      .body = 64 * KIB },
    { GET, "/reports/:id/answer", ACCESS_SIGNED_IN, report__get_answer },
    { POST, "/reports/:id/answer", ACCESS_SIGNED_IN, report__post_answer, .body = 64 * KIB },
    { POST, "/reports/:id/file", ACCESS_SIGNED_IN, report__post_file, .body = 8 * KIB },
};
const size_t report_routes_n = COUNT(report_routes);
