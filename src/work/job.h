/* job.h - long work that can be left and found again: asked for here, done by jobs/runner. */
#pragma once

#include "work/ctx.h"

enum job_state { JOB_WAITING = 1, JOB_RUNNING, JOB_DONE, JOB_FAILED };

struct job {
    int64_t id, org_id, account_id, file_id;
    struct str kind, args, message; /* message: why it failed */
    enum job_state state;
    int64_t done, total;
};

/* Renders a report as a document; format: "pdf" or "docx". Asks P_REPORT_VIEW. */
NODISCARD enum err job_render_report(struct ctx *c, int64_t report_id, struct str format,
                                     int64_t *ret_id);
/* What it left for the runner in the job's args. */
struct job_report {
    int64_t report_id;
    bool pdf; /* else DOCX */
};
NODISCARD enum err job_report_parse(struct ctx *c, struct str args, struct job_report *ret);

/* For whoever asked for it; E_NOT_FOUND for anybody else. */
NODISCARD enum err job_load(struct ctx *c, int64_t id, struct job *ret);

struct job_file {
    struct str name, media, bytes;
};
NODISCARD enum err job_result(struct ctx *c, int64_t id, struct job_file *ret);
