/* SPDX-License-Identifier: Apache-2.0 */
#include <inttypes.h>

#include "web/campaign__.h"
#include "web/kit/when.h"
#include "web/views.h"

enum { TICK_MOST = 1000 };

struct issue_form {
    int scope;
    struct form_ids units;
    int64_t version, from;
};
static const char *const scopes[] = { "children", "subtree", "ticked", NULL };
static const enum msg scope_labels[] = { M_ISSUE_CHILDREN, M_ISSUE_SUBTREE, M_ISSUE_TICKED };
static const struct field issue_fields[] = {
    FIELD_CHOICE(struct issue_form, scope, M_ISSUE_SCOPE, .choices = scopes),
    FIELD_IDS(struct issue_form, units, M_ISSUE_UNITS, .most = TICK_MOST),
    FIELD_INT(struct issue_form, version, M_CAMPAIGN_TITLE),
    FIELD_ID(struct issue_form, from, M_CAMPAIGN_TITLE),
};

static void fill_lines(struct ctx *c, struct issue_page *v)
{
    v->n_lines = v->of.n_lines;
    v->lines = arena_array(c->arena, struct issue_line_row, v->n_lines + 1);
    for (size_t i = 0; i < v->n_lines; i++) {
        const struct issue_line *line = &v->of.lines[i];

        v->lines[i] = (struct issue_line_row){
            .words = line->duty.words,
            .what = msg_text(c->lang, due_what_words(line->duty.what)),
            .when = when_shown(c, &line->duty.rule),
            .first = day_is(line->first.due_on)
                         ? due_shown(c, line->first.due_on, line->first.work_on)
                         : S(""),
            .units = (int64_t)line->units,
            .dues = (int64_t)line->dues,
            .problem = line->without_end            ? msg_text(c->lang, M_ISSUE_WITHOUT_END)
                       : line->without_date         ? msg_text(c->lang, M_ISSUE_WITHOUT_DATE)
                       : line->units && !line->dues ? msg_text(c->lang, M_ISSUE_PAST)
                                                    : S(""),
        };
    }
}

static void fill_units(struct ctx *c, const struct issue_preview *of, struct issue_page *v)
{
    if (of->n_units > TICK_MOST) {
        v->too_many = MSG(c->arena, c->lang, M_ISSUE_TOO_MANY, { "n", .n = (int64_t)of->n_units },
                          { "most", .n = TICK_MOST });
        return;
    }
    v->n_units = of->n_units;
    v->units = arena_array(c->arena, struct issue_unit_row, v->n_units + 1);
    for (size_t i = 0; i < v->n_units; i++)
        v->units[i] = (struct issue_unit_row){
            .id = of->units[i].id,
            .name = of->units[i].name,
            .kind = of->units[i].kind_name,
            .received = of->units[i].received,
            .chosen = form_has(&v->form, "units", str_fmt(c->arena, "%" PRId64, of->units[i].id)),
        };
}

static enum err show(struct ctx *c, const struct request *rq, struct response *rs,
                     const struct form *form, const struct issue *in)
{
    struct issue_page v = { .form = *form };
    struct issue all = *in;
    struct issue_preview whole;
    enum err r;

    r = issue_preview(c, in, &v.of);
    if (r)
        return r;
    campaign__page(&v.page, c, rq, &v.of.campaign, M_ISSUE_TITLE);
    v.page.form = &v.form;
    v.scope = field_view_plain(&v.form, "scope");
    v.scopes = field_options(&v.form, "scope", scope_labels);
    v.from_id = in->from_org_id;
    fill_lines(c, &v);
    v.ticking = in->scope == ISSUE_TICKED;
    if (v.ticking) {
        all.scope = ISSUE_SUBTREE;
        r = issue_preview(c, &all, &whole);
        if (r)
            return r;
        fill_units(c, &whole, &v);
    }
    if (in->scope == ISSUE_CHILDREN && !form_value(&v.form, "scope").n && v.scopes.n)
        v.scopes.v[0].chosen = true;
    return PAGE_SHOW(view_issue, &v, c, rq, rs);
}

static struct issue issue_of(const struct request *rq, const struct issue_form *in)
{
    return (struct issue){ .campaign_id = request_id(rq, "id"),
                           .version = in->version,
                           .from_org_id = in->from,
                           .scope = (enum issue_scope)in->scope,
                           .ids = in->units.v,
                           .n = in->units.n };
}

enum err get_issue(struct ctx *c, const struct request *rq, struct response *rs)
{
    struct issue_form in = { 0 };
    struct issue wanted;
    struct form form;
    enum err r;

    r = form_parse(rq, issue_fields, COUNT(issue_fields), &in, &form, c->error);
    if (r)
        return r;
    wanted = issue_of(rq, &in);
    return show(c, rq, rs, &form, &wanted);
}

enum err post_issue(struct ctx *c, const struct request *rq, struct response *rs)
{
    struct issue_form in = { 0 };
    struct issue wanted;
    size_t units, dues;
    struct form form;
    enum err r;

    r = form_parse(rq, issue_fields, COUNT(issue_fields), &in, &form, c->error);
    wanted = issue_of(rq, &in);
    if (r && !form_has_errors(&form))
        return r;
    error_clear(c->error);
    if (r)
        return show(c, rq, rs, &form, &wanted);
    r = issue(c, &wanted, &units, &dues);
    if (r == E_INVALID) {
        form_add_error(&form, "", str_of(c->error->message));
        error_clear(c->error);
        return show(c, rq, rs, &form, &wanted);
    }
    if (r)
        return r;
    return respond_redirect(rs, "/campaigns/%" PRId64 "?done=issued", wanted.campaign_id);
}

/* "Thực hiện theo kế hoạch cấp trên": one tap, to all units directly below. */
enum err post_pass_on(struct ctx *c, const struct request *rq, struct response *rs)
{
    struct issue_form in = { 0 };
    struct issue wanted;
    size_t units, dues;
    struct form form;
    enum err r;

    r = form_parse(rq, issue_fields, COUNT(issue_fields), &in, &form, c->error);
    if (r)
        return r;
    wanted = issue_of(rq, &in);
    if (!wanted.from_org_id)
        wanted.from_org_id = c->who->org_id;
    wanted.scope = ISSUE_CHILDREN;
    r = issue(c, &wanted, &units, &dues);
    if (r)
        return r;
    return respond_redirect(rs, "/campaigns/%" PRId64 "?done=issued", wanted.campaign_id);
}
