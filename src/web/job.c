/* SPDX-License-Identifier: Apache-2.0 */
#include "web/job.h"

#include "web/views.h"

enum { RELOAD_SECONDS = 1 };

static enum msg words_of(enum job_state state)
{
    switch (state) {
    case JOB_WAITING:
        return M_JOB_WAITING;
    case JOB_RUNNING:
        return M_JOB_RUNNING;
    case JOB_DONE:
        return M_JOB_DONE;
    case JOB_FAILED:
        break;
    }
    return M_JOB_FAILED;
}

static enum err get_job(struct ctx *c, const struct request *rq, struct response *rs)
{
    struct job_page v = { 0 };
    bool ended;
    enum err r;

    page_init(&v.page, c, rq, NAV_REPORTS, M_JOB_TITLE);
    r = job_load(c, request_id(rq, "id"), &v.of);
    if (r)
        return r;
    r = job_report_parse(c, v.of.args, &v.asked);
    if (r)
        return r;
    ended = v.of.state == JOB_DONE || v.of.state == JOB_FAILED;
    page_title(&v.page, msg_text(c->lang, words_of(v.of.state)));
    v.progress = (struct progress){
        .words = v.page.title,
        .done = v.of.done,
        .total = v.of.total,
        .reload = ended ? 0 : RELOAD_SECONDS,
    };
    if (!ended) /* without scripts the browser looks again by itself */
        response_header(rs, "Refresh", S("2"));
    return PAGE_SHOW(view_job, &v, c, rq, rs);
}

static enum err get_job_file(struct ctx *c, const struct request *rq, struct response *rs)
{
    struct job_file file;
    enum err r;

    r = job_result(c, request_id(rq, "id"), &file);
    if (r)
        return r;
    return respond_download(rs, file.media.p, file.name, file.bytes);
}

const struct route job_routes[] = {
    { GET, "/jobs/:id", ACCESS_SIGNED_IN, get_job },
    { GET, "/jobs/:id/file", ACCESS_SIGNED_IN, get_job_file },
};
const size_t job_routes_n = COUNT(job_routes);
