/* SPDX-License-Identifier: Apache-2.0 */
#include "work/report/file.h"

#include <assert.h>
#include <inttypes.h>
#include <jansson.h>

#include "store/file.h"
#include "store/job.h"
#include "work/job.h"
#include "work/report/report.h"
#include "work/trail.h"

enum { STEPS = 2 }; /* gathered, set */

static void free_json(json_t **json)
{
    json_decref(*json);
}

enum err report_file_asked(struct ctx *c, struct str args, struct report_file_job *ret)
{
    CLEANUP(free_json) json_t *json = json_loadb(args.p, args.n, 0, NULL);
    const char *report = json_string_value(json_object_get(json, "report"));
    const char *format = json_string_value(json_object_get(json, "format"));

    assert(ret);
    if (!report || !format || !str_int(str_of(report), &ret->report_id))
        return error_detail(c->error, E_INTERNAL, "The job cannot be read", "args %.*s",
                            STR_ARGS(args));
    ret->pdf = strcmp(format, "pdf") == 0;
    return OK;
}

enum err report_file_ask(struct ctx *c, int64_t report_id, struct str format, int64_t *ret_id)
{
    struct q_job_add_in in = { .id = ids_next(c->ids),
                               .kind = S("render_report"),
                               .total = STEPS,
                               .made_at = c->now_ms };
    struct report report;
    enum err r;

    assert(ret_id);
    r = report_load(c, &(struct report_key){ .id = report_id }, &report);
    if (r)
        return r;
    if (!str_eq(format, S("pdf")) && !str_eq(format, S("docx")))
        return fail(c, E_NOT_FOUND, M_ERROR_NOT_FOUND);
    in.org_id = report.key.org_id;
    in.account_id = c->who->account_id;
    in.args = str_fmt(c->arena, "{\"report\":\"%" PRId64 "\",\"format\":\"%.*s\"}", report_id,
                      STR_ARGS(format));
    r = q_job_add(c->db, &in, c->error);
    if (r)
        return r;
    *ret_id = in.id;
    return event_add(c, "job", in.id, "ask", in.org_id, in.args);
}

enum err report_file_load(struct ctx *c, int64_t id, struct report_file *ret)
{
    struct q_file_by_id file;
    struct job job;
    enum err r;

    assert(ret);
    r = job_load(c, id, &job);
    if (r)
        return r;
    if (job.state != JOB_DONE)
        return fail(c, E_NOT_FOUND, M_JOB_NOT_YET);
    r = may(c, P_REPORT_VIEW, job.org_id); /* the right may have ended since it was asked for */
    if (r)
        return r;
    r = q_file_by_id(c->db, job.file_id, c->arena, &file, c->error);
    if (r)
        return r;
    *ret = (struct report_file){ file.name, file.media, file.bytes };
    return OK;
}
