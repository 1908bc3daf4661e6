/* SPDX-License-Identifier: Apache-2.0 */
/* amend_labels.c - /campaigns/:id/amend/labels: what an amendment will have the periods called. */
#include <inttypes.h>

#include "web/campaign/campaign__.h"
#include "web/report/report.h"
#include "web/views.h"
#include "work/campaign/periods.h"

struct labels_form {
    struct form_by_id label;
    int64_t version;
};
static const struct field fields[] = {
    FIELD_TEXTS_BY_ID(struct labels_form, label, M_PERIOD_LABEL, .max = PERIOD_LABEL_MOST),
    FIELD_HIDDEN(struct labels_form, version, .required = true),
};

/* "Tháng 4/2022 (01/04/2022 – 30/04/2022)": what the calendar calls it, and its days. */
static struct field_view field_of(struct ctx *c, const struct form *form, const struct period *p)
{
    struct field_view field = field_view_of(form, "label", p->id,
                                            MSG(c->arena, c->lang, M_AMEND_LABEL_OF,
                                                { "period", .text = slot_shown(c, p->name.slot) },
                                                { "from", .text = day_shown(c->arena, p->from) },
                                                { "to", .text = day_shown(c->arena, p->to) }));

    if (!form->n_values)
        field.value = amend_period_name(p).label;
    return field;
}

static enum err show(struct ctx *c, const struct request *rq, struct response *rs,
                     struct amend_labels_page *v)
{
    campaign__page(&v->page, c, rq, &v->of.campaign, M_AMEND_LABELS);
    page_crumb(&v->page, c, msg_text(c->lang, M_AMEND_TITLE),
               str_fmt(c->arena, "/campaigns/%" PRId64 "/amend", v->of.campaign.id));
    v->page.form = &v->form;
    v->version = field_seen(&v->form, v->of.head.version, false);
    v->groups = arena_array(c->arena, struct amend_labels_group, v->schedule.n_series + 1);
    for (size_t i = 0; i < v->schedule.n_series; i++) {
        const struct series *s = &v->schedule.series[i];
        struct amend_labels_group *group = &v->groups[v->n];

        if (!s->id || !s->n_members)
            continue;
        *group = (struct amend_labels_group){ .asked = s->members[0].duty->words, .n = s->n };
        group->fields = arena_array(c->arena, struct field_view, s->n + 1);
        for (size_t k = 0; k < s->n; k++)
            group->fields[k] = field_of(c, &v->form, &s->periods[k]);
        v->n++;
    }
    return PAGE_SHOW(view_amend_labels, v, c, rq, rs);
}

enum err campaign__get_amend_labels(struct ctx *c, const struct request *rq, struct response *rs)
{
    struct amend_labels_page v = { 0 };
    enum err r = amend_labels_load(c, request_id(rq, "id"), &v.of, &v.schedule);

    if (r)
        return r;
    form_init(&v.form, fields, COUNT(fields), c->lang, c->arena);
    return show(c, rq, rs, &v);
}

enum err campaign__post_amend_labels(struct ctx *c, const struct request *rq, struct response *rs)
{
    struct labels_form in = { 0 };
    struct amend_labels_page v = { 0 };
    struct amend_labels labels;
    struct amend_label *rows;
    int64_t wrong;
    enum err r = amend_labels_load(c, request_id(rq, "id"), &v.of, &v.schedule);

    if (!r)
        r = form_take(rq, fields, COUNT(fields), &in, &v.form, c->error);
    if (r)
        return r;
    if (form_has_errors(&v.form))
        return show(c, rq, rs, &v);
    rows = arena_array(c->arena, struct amend_label, in.label.n + 1);
    for (size_t i = 0; i < in.label.n; i++)
        rows[i] = (struct amend_label){ in.label.v[i].id, in.label.v[i].text };
    labels = (struct amend_labels){ v.of.campaign.id, in.version, rows, in.label.n };
    r = amend_labels_save(c, &labels, &wrong);
    if (r == E_INVALID) {
        form_refuse(&v.form, wrong ? str_fmt(c->arena, "label.%" PRId64, wrong).p : "", c->error);
        return show(c, rq, rs, &v);
    }
    if (r)
        return r;
    return respond_redirect(rs, "/campaigns/%" PRId64 "/amend?done=saved", v.of.campaign.id);
}
