/* SPDX-License-Identifier: Apache-2.0 */
/* periods.c - /campaigns/:id/duties/:duty_id/periods: a draft's periods written by hand. */
#include "work/campaign/periods.h"

#include <inttypes.h>

#include "base/buf.h"
#include "web/campaign/campaign__.h"
#include "web/report/report.h"
#include "web/views.h"

enum { FRESH = 2, DUE_STEP = 64 }; /* a due's number: the row's times DUE_STEP, and its member's */

struct periods_form {
    struct form_by_id name, label, to, due;
    struct form_ids drop;
    struct day from;
    int64_t version;
};
static const struct field fields[] = {
    FIELD_TEXTS_BY_ID(struct periods_form, name, M_PERIOD_NAME, .max = 60, .most = PERIODS_MOST),
    FIELD_TEXTS_BY_ID(struct periods_form, label, M_PERIOD_LABEL, .max = PERIOD_LABEL_MOST,
                      .most = PERIODS_MOST),
    FIELD_TEXTS_BY_ID(struct periods_form, to, M_PERIOD_CUT, .max = 20, .most = PERIODS_MOST),
    FIELD_TEXTS_BY_ID(struct periods_form, due, M_PERIOD_DUE, .max = 20),
    FIELD_IDS(struct periods_form, drop, M_PERIOD_DROP, .most = PERIODS_MOST),
    FIELD_DATE(struct periods_form, from, M_PERIOD_FROM),
    FIELD_HIDDEN(struct periods_form, version),
};

static int64_t due_id(int64_t row, size_t member)
{
    return row * DUE_STEP + (int64_t)member;
}

static struct str id_text(struct ctx *c, int64_t id)
{
    return str_fmt(c->arena, "%" PRId64, id);
}

static struct field_view due_view(struct ctx *c, const struct periods_page *v, int64_t row,
                                  size_t m)
{
    const struct series *s = v->of.series;
    struct str label = msg_text(c->lang, M_PERIOD_DUE);

    if (s->n_members > 1)
        label = MSG(c->arena, c->lang, M_PERIOD_DUE_OF,
                    { "who", .text = campaign__asked_of(c, s->members[m].duty) });
    return field_view_of(&v->form, "due", due_id(row, m), label);
}

/* What stands there, where nobody has typed anything yet. */
static void fill_stored(struct ctx *c, const struct series *s, size_t k, struct period_entry *p)
{
    p->name.value = slot_shown(c, s->periods[k].name.slot);
    p->label.value = s->periods[k].name.label;
    p->to.value = day_shown(c->arena, s->periods[k].to);
    for (size_t m = 0; m < p->n_dues; m++)
        p->dues[m].value = day_shown(c->arena, s->members[m].dates[k].due_on);
}

static void fill_row(struct ctx *c, struct periods_page *v, size_t k)
{
    const struct series *s = v->of.series;
    struct period_entry *p = &v->rows[k];

    p->row = (int64_t)k + 1;
    p->fresh = k >= s->n;
    p->title = p->fresh ? msg_text(c->lang, M_PERIOD_NEW)
                        : MSG(c->arena, c->lang, M_PERIOD_NTH, { "n", .n = p->row });
    p->name = field_view_of(&v->form, "name", p->row, msg_text(c->lang, M_PERIOD_NAME));
    if (!k || k == s->n)
        p->name.hint = msg_text(c->lang, M_PERIOD_NAME_HINT);
    p->label = field_view_of(&v->form, "label", p->row, msg_text(c->lang, M_PERIOD_LABEL));
    if (!k || k == s->n)
        p->label.hint = msg_text(c->lang, M_PERIOD_LABEL_HINT);
    p->to = field_view_of(&v->form, "to", p->row, msg_text(c->lang, M_PERIOD_CUT));
    p->n_dues = s->n_members;
    p->dues = arena_array(c->arena, struct field_view, p->n_dues + 1);
    for (size_t m = 0; m < p->n_dues; m++)
        p->dues[m] = due_view(c, v, p->row, m);
    p->dropped = form_has(&v->form, "drop", id_text(c, p->row));
    if (!v->form.n_values && !p->fresh)
        fill_stored(c, s, k, p);
    v->adding = v->adding || (p->fresh && (p->name.value.n || p->label.value.n || p->to.value.n));
}

static void fill_rows(struct ctx *c, struct periods_page *v)
{
    const struct series *s = v->of.series;

    v->once = s->sort == SERIES_SINGLE;
    v->n_kept = s->n;
    v->n = s->n + (v->once || s->n + FRESH > PERIODS_MOST ? 0 : FRESH);
    v->rows = arena_array(c->arena, struct period_entry, v->n + 1);
    for (size_t k = 0; k < v->n; k++)
        fill_row(c, v, k);
    v->from = field_view_plain(&v->form, "from");
    if (!v->form.n_values && s->n)
        v->from.value = day_shown(c->arena, s->periods[0].from);
    v->what = v->once || !s->n ? msg_text(c->lang, M_PERIOD_WHAT_ONCE)
                               : MSG(c->arena, c->lang, M_PERIOD_WHAT,
                                     { "from", .text = day_shown(c->arena, s->periods[0].from) });
}

static enum err show(struct ctx *c, const struct request *rq, struct response *rs,
                     struct periods_page *v)
{
    int64_t duty_id = request_id(rq, "duty_id");
    enum err r;

    campaign__page(&v->page, c, rq, &v->of.campaign, M_PERIOD_TITLE);
    v->page.form = &v->form;
    v->asked = v->of.series->members[0].duty->words;
    v->action = str_fmt(c->arena, "/campaigns/%" PRId64 "/duties/%" PRId64 "/periods",
                        v->of.campaign.id, duty_id);
    v->cancel = str_fmt(c->arena, "/campaigns/%" PRId64 "#viec", v->of.campaign.id);
    v->stale_words = msg_text(c->lang, M_ERROR_STALE);
    v->stale_who = S("");
    v->version = field_seen(&v->form, v->of.campaign.version, v->stale);
    fill_rows(c, v);
    r = PAGE_SHOW(view_periods, v, c, rq, rs);
    if (v->stale)
        rs->status = err_http_status(E_CONFLICT);
    return r;
}

enum err campaign__get_periods(struct ctx *c, const struct request *rq, struct response *rs)
{
    struct periods_page v = { 0 };
    enum err r;

    r = periods_load(c, request_id(rq, "id"), request_id(rq, "duty_id"), &v.of);
    if (r)
        return r;
    form_init(&v.form, fields, COUNT(fields), c->lang, c->arena);
    return show(c, rq, rs, &v);
}

/* What was typed, by the number of its row. */
struct typed {
    struct period_row *rows;
    int64_t *numbers;
    size_t n;
};

static bool take_day(struct ctx *c, const struct form_by_id *texts, int64_t id, const char *name,
                     struct form *form, struct day *ret)
{
    struct str text = form_text_by_id(texts, id);

    if (text.n && !said_day(c->arena, text, SAID_NEXT, c->today, ret))
        form_add_error(form, str_fmt(c->arena, "%s.%" PRId64, name, id).p,
                       msg_text(c->lang, M_PERIOD_BAD_DAY));
    return text.n > 0;
}

/* A row without a word in it is none. */
static void take_row(struct ctx *c, const struct periods_form *in, int64_t number, size_t n_members,
                     struct form *form, struct typed *t)
{
    struct day *due = arena_array(c->arena, struct day, n_members + 1);
    struct period_row row = { .name = form_text_by_id(&in->name, number),
                              .label = form_text_by_id(&in->label, number),
                              .due_on = due };
    bool said = take_day(c, &in->to, number, "to", form, &row.to);

    for (size_t m = 0; m < n_members; m++)
        said |= take_day(c, &in->due, due_id(number, m), "due", form, &due[m]);
    if (!said && !row.name.n && !row.label.n)
        return;
    t->numbers[t->n] = number;
    t->rows[t->n++] = row;
}

static struct typed take_rows(struct ctx *c, const struct periods_form *in, size_t n_members,
                              struct form *form)
{
    struct typed t = { .rows = arena_array(c->arena, struct period_row, in->to.n + 1),
                       .numbers = arena_array(c->arena, int64_t, in->to.n + 1) };

    for (size_t i = 0; i < in->to.n; i++) {
        bool dropped = false;

        for (size_t k = 0; k < in->drop.n; k++)
            dropped = dropped || in->drop.v[k] == in->to.v[i].id;
        if (!dropped && in->to.v[i].id > 0 && in->to.v[i].id <= PERIODS_MOST + FRESH)
            take_row(c, in, in->to.v[i].id, n_members, form, &t);
    }
    return t;
}

static const char *wrong_name(struct ctx *c, const struct typed *t, const struct period_wrong *w)
{
    int64_t number = w->row < t->n ? t->numbers[w->row] : 0;

    switch (w->field) {
    case PERIOD_FIELD_NAME:
        return str_fmt(c->arena, "name.%" PRId64, number).p;
    case PERIOD_FIELD_LABEL:
        return str_fmt(c->arena, "label.%" PRId64, number).p;
    case PERIOD_FIELD_TO:
        return str_fmt(c->arena, "to.%" PRId64, number).p;
    case PERIOD_FIELD_DUE:
        return str_fmt(c->arena, "due.%" PRId64, due_id(number, w->member)).p;
    case PERIOD_FIELD_NONE:
        break;
    }
    return "";
}

static void put_row(struct buf *out, struct str name, struct str label, struct str to)
{
    buf_fmt(out, "%.*s%s%.*s: %.*s", STR_ARGS(name), name.n && label.n ? ", " : "", STR_ARGS(label),
            STR_ARGS(to));
}

/* "Tháng 3/2022, Đợt 1: 31/03/2022, 05/04/2022" */
static struct str as_text(struct ctx *c, const struct series *s)
{
    CLEANUP(buf_done) struct buf out = { 0 };

    for (size_t k = 0; k < s->n; k++) {
        const struct period *p = &s->periods[k];

        put_row(&out, slot_shown(c, p->name.slot), p->name.label, day_shown(c->arena, p->to));
        for (size_t m = 0; m < s->n_members; m++)
            buf_fmt(&out, ", %.*s", STR_ARGS(day_shown(c->arena, s->members[m].dates[k].due_on)));
        buf_lit(&out, "\n");
    }
    return arena_str(c->arena, buf_view(&out));
}

static struct str typed_text(struct ctx *c, const struct typed *t, size_t n_members)
{
    CLEANUP(buf_done) struct buf out = { 0 };

    for (size_t i = 0; i < t->n; i++) {
        const struct period_row *row = &t->rows[i];

        put_row(&out, row->name, row->label, day_shown(c->arena, row->to));
        for (size_t m = 0; m < n_members; m++)
            buf_fmt(&out, ", %.*s", STR_ARGS(day_shown(c->arena, t->rows[i].due_on[m])));
        buf_lit(&out, "\n");
    }
    return arena_str(c->arena, buf_view(&out));
}

static enum err save(struct ctx *c, const struct request *rq, struct response *rs,
                     const struct periods_form *in, struct periods_page *v)
{
    size_t n_members = v->of.series->n_members;
    struct typed t = take_rows(c, in, n_members, &v->form);
    struct periods_edit edit = { .campaign_id = v->of.campaign.id,
                                 .duty_id = request_id(rq, "duty_id"),
                                 .version = in->version,
                                 .from = in->from,
                                 .rows = t.rows,
                                 .n = t.n };
    struct period_wrong wrong;
    enum err r;

    if (form_has_errors(&v->form))
        return show(c, rq, rs, v);
    r = periods_save(c, &edit, &wrong);
    if (r == E_CONFLICT) {
        error_clear(c->error);
        v->stale = true;
        v->diff = diff_words(c->arena, as_text(c, v->of.series), typed_text(c, &t, n_members));
        return show(c, rq, rs, v);
    }
    if (r == E_INVALID) {
        form_refuse(&v->form, wrong_name(c, &t, &wrong), c->error);
        return show(c, rq, rs, v);
    }
    if (r)
        return r;
    return respond_redirect(rs, "/campaigns/%" PRId64 "/duties/%" PRId64 "/periods?done=saved",
                            v->of.campaign.id, edit.duty_id);
}

enum err campaign__post_periods(struct ctx *c, const struct request *rq, struct response *rs)
{
    struct periods_form in = { 0 };
    struct periods_page v = { 0 };
    enum err r;

    r = periods_load(c, request_id(rq, "id"), request_id(rq, "duty_id"), &v.of);
    if (!r)
        r = form_take(rq, fields, COUNT(fields), &in, &v.form, c->error);
    if (r)
        return r;
    if (form_has_errors(&v.form))
        return show(c, rq, rs, &v);
    return save(c, rq, rs, &in, &v);
}

struct propose_form {
    int64_t version;
};
static const struct field propose_fields[] = {
    FIELD_HIDDEN(struct propose_form, version, .required = true),
};

enum err campaign__post_periods_propose(struct ctx *c, const struct request *rq,
                                        struct response *rs)
{
    struct propose_form in = { 0 };
    struct form form;
    enum err r;

    r = form_parse(rq, propose_fields, COUNT(propose_fields), &in, &form, c->error);
    if (!r)
        r = periods_forget(c, request_id(rq, "id"), request_id(rq, "duty_id"), in.version);
    if (r)
        return r;
    return respond_redirect(rs, "/campaigns/%" PRId64 "/duties/%" PRId64 "/periods?done=saved",
                            request_id(rq, "id"), request_id(rq, "duty_id"));
}
