/* job.h - a long work under way: it may be left and found again. */
#pragma once

#include "http/route.h"
#include "web/kit/page.h"
#include "web/kit/parts.h"
#include "work/job.h"
#include "work/report/file.h"

struct job_page {
    struct page page;
    struct job of;
    struct report_file_job asked;
    bool issuing;
    struct str unseen; /* of what is issued: what those below see meanwhile */
    int64_t campaign_id;
    struct progress progress;
};

extern const struct route job_routes[];
extern const size_t job_routes_n;
