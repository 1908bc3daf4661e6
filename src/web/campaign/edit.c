/* SPDX-License-Identifier: Apache-2.0 */
/* edit.c - /campaigns/new and /campaigns/:id/edit: name, theme, days, the plan it makes concrete. */
#include <inttypes.h>

#include "web/campaign/campaign__.h"
#include "web/views.h"

struct edit_form {
    struct str name, theme;
    struct day from, to;
    int64_t origin, version;
};
static const struct field edit_fields[] = {
    FIELD_TEXT(struct edit_form, name, M_CAMPAIGN_NAME, .max = 300, .required = true),
    FIELD_TEXT(struct edit_form, theme, M_CAMPAIGN_THEME, .max = 300),
    FIELD_DATE(struct edit_form, from, M_CAMPAIGN_FROM),
    FIELD_DATE(struct edit_form, to, M_CAMPAIGN_TO),
    FIELD_ID(struct edit_form, origin, M_CAMPAIGN_ORIGIN),
    FIELD_HIDDEN(struct edit_form, version),
};

static struct str as_text(struct ctx *c, struct str name, struct str theme, struct str from,
                          struct str to)
{
    return str_fmt(c->arena, "%.*s\n%.*s\n%.*s – %.*s", STR_ARGS(name), STR_ARGS(theme),
                   STR_ARGS(from), STR_ARGS(to));
}

static void fill_stale(struct ctx *c, struct campaign_edit_page *v)
{
    v->stale_words = msg_text(c->lang, M_ERROR_STALE);
    v->diff = diff_words(c->arena,
                         as_text(c, v->of.name, v->of.theme, day_shown(c->arena, v->of.from),
                                 day_shown(c->arena, v->of.to)),
                         as_text(c, form_value(&v->form, "name"), form_value(&v->form, "theme"),
                                 form_value(&v->form, "from"), form_value(&v->form, "to")));
}

/* Only where there is one to choose, or one was chosen. */
static enum err fill_origins(struct ctx *c, struct campaign_edit_page *v)
{
    const struct campaign_origin *list = NULL;
    bool listed = !v->of.origin_id;
    size_t n = 0, used = 0;
    enum err r;

    r = campaign_origins(c, v->of.id ? v->of.org_id : c->who->org_id, &list, &n);
    if (r || (!n && !v->of.origin_id))
        return r;
    v->origin = field_view_plain(&v->form, "origin");
    v->origin.hint = msg_text(c->lang, M_CAMPAIGN_ORIGIN_HINT);
    v->origins.v = arena_array(c->arena, struct option, n + 2);
    for (size_t i = 0; i < n; i++)
        listed = listed || list[i].id == v->of.origin_id;
    v->origins.v[used++] =
        (struct option){ .value = S(""), .label = msg_text(c->lang, M_CAMPAIGN_ORIGIN_NO) };
    for (size_t i = 0; i < n; i++)
        v->origins.v[used++] =
            (struct option){ .value = str_fmt(c->arena, "%" PRId64, list[i].id),
                             .label = str_fmt(c->arena, "%.*s (%.*s)", STR_ARGS(list[i].name),
                                              STR_ARGS(list[i].org_name)) };
    if (!listed)
        v->origins.v[used++] =
            (struct option){ .value = str_fmt(c->arena, "%" PRId64, v->of.origin_id),
                             .label = v->of.origin };
    v->origins.n = used;
    field_choose(&v->form, "origin", v->origins);
    return OK;
}

static enum err show(struct ctx *c, const struct request *rq, struct response *rs,
                     struct campaign_edit_page *v)
{
    enum err r;

    campaign__page(&v->page, c, rq, &v->of,
                   v->of.id ? M_CAMPAIGN_EDIT_TITLE : M_CAMPAIGN_NEW_TITLE);
    v->page.form = &v->form;
    v->action =
        v->of.id ? str_fmt(c->arena, "/campaigns/%" PRId64 "/edit", v->of.id) : S("/campaigns");
    v->version = field_seen(&v->form, v->of.version, v->stale);
    v->name = field_view_plain(&v->form, "name");
    v->theme = field_view_plain(&v->form, "theme");
    v->from = field_view_plain(&v->form, "from");
    v->to = field_view_plain(&v->form, "to");
    v->from.hint = msg_text(c->lang, M_READING_HINT_DAY);
    v->to.hint = msg_text(c->lang, M_CAMPAIGN_TO_HINT);
    v->stale_who = S("");
    if (v->stale)
        fill_stale(c, v);
    r = fill_origins(c, v);
    if (!r)
        r = PAGE_SHOW(view_campaign_edit, v, c, rq, rs);
    if (v->stale)
        rs->status = err_http_status(E_CONFLICT);
    return r;
}

static void fill_form(struct ctx *c, struct campaign_edit_page *v)
{
    form_init(&v->form, edit_fields, COUNT(edit_fields), c->lang, c->arena);
    form_set(&v->form, "name", v->of.name);
    form_set(&v->form, "theme", v->of.theme);
    form_set(&v->form, "from", day_shown(c->arena, v->of.from));
    form_set(&v->form, "to", day_shown(c->arena, v->of.to));
    if (v->of.origin_id)
        form_set(&v->form, "origin", str_fmt(c->arena, "%" PRId64, v->of.origin_id));
}

enum err campaign__get_edit(struct ctx *c, const struct request *rq, struct response *rs)
{
    struct campaign_edit_page v = { 0 };
    enum err r;

    r = campaign_load(c, request_id(rq, "id"), &v.of);
    if (!r)
        r = may(c, P_CAMPAIGN_EDIT, v.of.org_id);
    if (r)
        return r;
    fill_form(c, &v);
    return show(c, rq, rs, &v);
}

enum err campaign__get_new(struct ctx *c, const struct request *rq, struct response *rs)
{
    struct campaign_edit_page v = { .of = { .name = S(""), .theme = S("") } };
    enum err r;

    r = may(c, P_CAMPAIGN_EDIT, c->who->org_id);
    if (r)
        return r;
    fill_form(c, &v);
    return show(c, rq, rs, &v);
}

static enum err save(struct ctx *c, const struct request *rq, struct response *rs, int64_t id)
{
    struct edit_form in = { .name = S(""), .theme = S("") };
    struct campaign_edit_page v = { 0 };
    struct campaign_edit edit;
    struct campaign now;
    const char *field;
    enum err r;

    if (id) {
        r = campaign_load(c, id, &v.of);
        if (r)
            return r;
    }
    r = form_take(rq, edit_fields, COUNT(edit_fields), &in, &v.form, c->error);
    if (r)
        return r;
    if (form_has_errors(&v.form))
        return show(c, rq, rs, &v);
    edit = (struct campaign_edit){ .id = id,
                                   .org_id = c->who->org_id,
                                   .version = in.version,
                                   .name = in.name,
                                   .theme = in.theme,
                                   .from = in.from,
                                   .to = in.to,
                                   .origin_id = in.origin };
    r = campaign_save(c, &edit, &now, &field);
    if (r == E_CONFLICT) {
        error_clear(c->error);
        v.stale = true;
        return show(c, rq, rs, &v);
    }
    if (r == E_INVALID && field) {
        form_refuse(&v.form, field, c->error);
        return show(c, rq, rs, &v);
    }
    if (r)
        return r;
    return respond_redirect(rs, "/campaigns/%" PRId64 "?done=%s", now.id, id ? "saved" : "added");
}

enum err campaign__post_edit(struct ctx *c, const struct request *rq, struct response *rs)
{
    return save(c, rq, rs, request_id(rq, "id"));
}

enum err campaign__post_new(struct ctx *c, const struct request *rq, struct response *rs)
{
    return save(c, rq, rs, 0);
}
