/* SPDX-License-Identifier: Apache-2.0 */
/* due.c - /dues/:id: one thing that one unit has to do, and its tick. */
#include <inttypes.h>

#include "web/campaign/campaign__.h"
#include "web/kit/when.h"
#include "web/report/report.h"
#include "web/views.h"
#include "work/campaign/registration.h"

struct registration_form {
    struct form_ids orgs;
};
static const struct field registration_fields[] = {
    FIELD_IDS(struct registration_form, orgs, M_REGISTRATION_ORGS),
};

static enum err fill_choices(struct ctx *c, struct due_page *v)
{
    const struct registration_choice *choices = NULL;
    size_t n = 0;
    enum err r = registration_choices(c, v->of.id, &choices, &n);

    if (r)
        return r;
    form_init(&v->form, registration_fields, COUNT(registration_fields), c->lang, c->arena);
    v->orgs = field_view_plain(&v->form, "orgs");
    v->orgs.hint = msg_text(c->lang, M_REGISTRATION_WHAT);
    v->choices = (struct options){ arena_array(c->arena, struct option, n + 1), n };
    for (size_t i = 0; i < n; i++)
        v->choices.v[i] = (struct option){ .value = str_fmt(c->arena, "%" PRId64, choices[i].id),
                                           .label = choices[i].name,
                                           .chosen = choices[i].chosen };
    return OK;
}

enum err campaign__get_due(struct ctx *c, const struct request *rq, struct response *rs)
{
    struct due_page v = { 0 };
    struct campaign campaign;
    struct rights rights;
    enum err r;

    r = due_load(c, request_id(rq, "id"), &v.of);
    if (!r)
        r = campaign_load(c, v.of.campaign_id, &campaign);
    if (!r)
        r = rights_at(c, v.of.org_id, &rights);
    if (r)
        return r;
    if (v.of.what == DUE_REPORT)
        return respond_redirect(rs, "/reports/due/%" PRId64, v.of.id);
    campaign__page(&v.page, c, rq, &campaign, M_DUTY_TITLE);
    v.campaign = campaign.name;
    v.when = due_shown(c, v.of.due_on, v.of.work_on);
    v.period = period_shown(c, v.of.period);
    v.by_itself = v.of.what == DUE_SESSION;
    v.may = rights_have(&rights, P_CAMPAIGN_ACKNOWLEDGE);
    v.may_schedule = !v.of.done_at && rights_have(&rights, P_SESSION_RUN);
    v.registers = v.of.what == DUE_REGISTRATION;
    r = v.registers ? fill_choices(c, &v) : OK;
    if (r)
        return r;
    return PAGE_SHOW(view_due, &v, c, rq, rs);
}

struct due_form {
    bool undone;
};
static const struct field due_fields[] = { FIELD_HIDDEN(struct due_form, undone) };

enum err campaign__post_due(struct ctx *c, const struct request *rq, struct response *rs)
{
    struct due_form in = { 0 };
    struct form form;
    int64_t campaign_id;
    enum err r;

    r = form_parse(rq, due_fields, COUNT(due_fields), &in, &form, c->error);
    if (r)
        return r;
    r = due_set_done(c, request_id(rq, "id"), !in.undone, &campaign_id);
    if (r)
        return r;
    return respond_redirect(rs, "/campaigns/%" PRId64 "?done=saved", campaign_id);
}

enum err campaign__post_registration(struct ctx *c, const struct request *rq, struct response *rs)
{
    struct registration_form in = { 0 };
    struct form form;
    int64_t campaign_id;
    enum err r;

    r = form_parse(rq, registration_fields, COUNT(registration_fields), &in, &form, c->error);
    if (!r)
        r = registration_set(c, request_id(rq, "id"), in.orgs.v, in.orgs.n, &campaign_id);
    if (r)
        return r;
    return respond_redirect(rs, "/campaigns/%" PRId64 "?done=saved", campaign_id);
}
