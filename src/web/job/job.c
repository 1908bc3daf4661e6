/* SPDX-License-Identifier: Apache-2.0 */
#include "web/job/job.h"

#include "web/views.h"
#include "work/campaign/issue_job.h"

enum { RELOAD_SECONDS = 1 };

static enum msg words_of(enum job_state state, bool issuing)
{
    switch (state) {
    case JOB_WAITING:
        return issuing ? M_ISSUE_WAITING : M_JOB_WAITING;
    case JOB_RUNNING:
        return issuing ? M_ISSUE_RUNNING : M_JOB_RUNNING;
    case JOB_DONE:
        return issuing ? M_ISSUE_ALL_DONE : M_JOB_DONE;
    case JOB_FAILED:
        break;
    }
    return issuing ? M_ISSUE_BROKEN : M_JOB_FAILED;
}

/* What it is about: a campaign that is issued, or a report that is made a file. */
static enum err fill_asked(struct ctx *c, struct job_page *v)
{
    v->issuing = str_eq(v->of.kind, S("issue"));
    if (v->issuing)
        return issue_job_campaign(c, v->of.args, &v->campaign_id);
    return report_file_asked(c, v->of.args, &v->asked);
}

static enum err get_job(struct ctx *c, const struct request *rq, struct response *rs)
{
    struct job_page v = { 0 };
    bool ended;
    enum err r;

    r = job_load(c, request_id(rq, "id"), &v.of);
    if (!r)
        r = fill_asked(c, &v);
    if (r)
        return r;
    page_init(&v.page, c, rq, v.issuing ? NAV_CAMPAIGNS : NAV_REPORTS, M_JOB_TITLE);
    ended = v.of.state == JOB_DONE || v.of.state == JOB_FAILED;
    page_title(&v.page, msg_text(c->lang, words_of(v.of.state, v.issuing)));
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
    struct report_file file;
    enum err r;

    r = report_file_load(c, request_id(rq, "id"), &file);
    if (r)
        return r;
    return respond_download(rs, file.media.p, file.name, file.bytes);
}

const struct route job_routes[] = {
    { GET, "/jobs/:id", ACCESS_SIGNED_IN, get_job },
    { GET, "/jobs/:id/file", ACCESS_SIGNED_IN, get_job_file },
};
const size_t job_routes_n = COUNT(job_routes);
