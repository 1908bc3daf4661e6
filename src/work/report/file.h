/* file.h - a report as a document to keep: a job makes it, and whoever asked for it finds it there. */
#pragma once

#include "work/ctx.h"

/* format: "pdf" or "docx". Asks P_REPORT_VIEW. */
NODISCARD enum err report_file_ask(struct ctx *c, int64_t report_id, struct str format,
                                   int64_t *ret_job_id);

/* What that left for the runner in the job's args. */
struct report_file_job {
    int64_t report_id;
    bool pdf; /* else DOCX */
};
NODISCARD enum err report_file_asked(struct ctx *c, struct str args, struct report_file_job *ret);

struct report_file {
    struct str name, media, bytes;
};
/* For whoever may look at the job, and at the report still; E_NOT_FOUND while it is not made. */
NODISCARD enum err report_file_load(struct ctx *c, int64_t job_id, struct report_file *ret);
