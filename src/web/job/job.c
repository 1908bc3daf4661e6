/* SPDX-License-Identifier: Apache-2.0 */
#include "web/job/job.h"

#include "web/views.h"
#include "work/campaign/amend_job.h"
#include "work/campaign/issue_job.h"

enum { RELOAD_SECONDS = 1 };

/* What it is about: a report that is made a file, a campaign that is issued, or an amendment of one. */
enum about { A_REPORT, AN_ISSUE, AN_AMENDMENT };

static enum about about(const struct job *job)
{
    if (str_eq(job->kind, S("amend")))
        return AN_AMENDMENT;
    return str_eq(job->kind, S("issue")) ? AN_ISSUE : A_REPORT;
}

static enum msg words_of(const struct job *job)
{
    static const enum msg words[][JOB_FAILED + 1] = {
        [A_REPORT] = { [JOB_WAITING] = M_JOB_WAITING,
                       [JOB_RUNNING] = M_JOB_RUNNING,
                       [JOB_DONE] = M_JOB_DONE,
                       [JOB_FAILED] = M_JOB_FAILED },
        [AN_ISSUE] = { [JOB_WAITING] = M_ISSUE_WAITING,
                       [JOB_RUNNING] = M_ISSUE_RUNNING,
                       [JOB_DONE] = M_ISSUE_ALL_DONE,
                       [JOB_FAILED] = M_ISSUE_BROKEN },
        [AN_AMENDMENT] = { [JOB_WAITING] = M_AMEND_WAITING,
                           [JOB_RUNNING] = M_AMEND_RUNNING,
                           [JOB_DONE] = M_AMEND_ALL_DONE,
                           [JOB_FAILED] = M_AMEND_BROKEN },
    };

    return words[about(job)][job->state];
}

static enum err fill_asked(struct ctx *c, struct job_page *v)
{
    switch (about(&v->of)) {
    case A_REPORT:
        break;
    case AN_ISSUE:
        v->issuing = true;
        v->unseen = msg_text(c->lang, M_ISSUE_UNSEEN);
        return issue_job_campaign(c, v->of.args, &v->campaign_id);
    case AN_AMENDMENT:
        v->issuing = true;
        v->unseen = msg_text(c->lang, M_AMEND_UNSEEN);
        return amend_job_campaign(c, v->of.args, &v->campaign_id);
    }
    return report_file_asked(c, v->of.args, &v->asked);
}

static enum err get_job(struct ctx *c, const struct request *rq, struct response *rs)
{
    struct job_page v = { .unseen = S("") };
    bool ended;
    enum err r;

    r = job_load(c, request_id(rq, "id"), &v.of);
    if (!r)
        r = fill_asked(c, &v);
    if (r)
        return r;
    page_init(&v.page, c, rq, v.issuing ? NAV_CAMPAIGNS : NAV_REPORTS, M_JOB_TITLE);
    ended = v.of.state == JOB_DONE || v.of.state == JOB_FAILED;
    page_title(&v.page, msg_text(c->lang, words_of(&v.of)));
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
