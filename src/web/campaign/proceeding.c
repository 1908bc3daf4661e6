/* SPDX-License-Identifier: Apache-2.0 */
/* proceeding.c - an order of proceedings is written by hand, a step a line. */
#include <inttypes.h>

#include "web/campaign/campaign__.h"
#include "web/views.h"

struct proceeding_form {
    struct str name, org_kind, lines;
    int64_t version;
    int kind, assembly;
};

/* In the order of the enums; an office's own assembly has no name in a plan for others. */
static const char *const kinds[] = { "regular", "thematic", "conference", NULL };
static const enum session_kind kind_of[] = { SESSION_REGULAR, SESSION_THEMATIC,
                                             SESSION_CONFERENCE };
static const enum msg kind_labels[] = { M_SESSION_KIND_REGULAR, M_SESSION_KIND_THEMATIC,
                                        M_SESSION_KIND_CONFERENCE };
static const char *const assemblies[] = { "usual",    "plenary", "committee", "standing",
                                          "enlarged", "staff",   "outside",   NULL };
static const enum msg assembly_labels[] = { M_ASSEMBLY_USUAL,     M_ASSEMBLY_PLENARY,
                                            M_ASSEMBLY_COMMITTEE, M_ASSEMBLY_STANDING,
                                            M_ASSEMBLY_ENLARGED,  M_ASSEMBLY_STAFF,
                                            M_ASSEMBLY_OUTSIDE };

static const struct field proceeding_fields[] = {
    FIELD_TEXT(struct proceeding_form, name, M_PROCEEDING_NAME, .max = 300, .required = true),
    FIELD_CHOICE(struct proceeding_form, kind, M_PROCEEDING_KIND, .choices = kinds,
                 .required = true),
    FIELD_CHOICE(struct proceeding_form, assembly, M_PROCEEDING_ASSEMBLY, .choices = assemblies),
    FIELD_TEXT(struct proceeding_form, org_kind, M_PROCEEDING_ORG_KIND, .max = 40),
    FIELD_LINES(struct proceeding_form, lines, M_PROCEEDING_LINES, .max = 8000, .required = true),
    FIELD_HIDDEN(struct proceeding_form, version),
};

static void fill_form(struct ctx *c, const struct proceeding *of, struct form *f)
{
    form_init(f, proceeding_fields, COUNT(proceeding_fields), c->lang, c->arena);
    form_set(f, "name", of->name);
    form_set(f, "kind", session_kind_name(of->kind));
    form_set(f, "assembly", str_of(assemblies[of->assembly < ASSEMBLY_OTHER ? of->assembly : 0]));
    form_set(f, "org_kind", of->org_kind);
    form_set(f, "lines", of->lines);
}

static enum err fill_org_kinds(struct ctx *c, struct proceeding_edit_page *v)
{
    const struct duty_kind_of_org *list;
    size_t n;
    enum err r;

    r = duty_audiences(c, &list, &n);
    if (r)
        return r;
    v->org_kinds = (struct options){ arena_array(c->arena, struct option, n + 1), n + 1 };
    v->org_kinds.v[0] =
        (struct option){ .value = S(""), .label = msg_text(c->lang, M_PROCEEDING_ORG_KIND_ANY) };
    for (size_t i = 0; i < n; i++)
        v->org_kinds.v[i + 1] = (struct option){ .value = list[i].code, .label = list[i].name };
    field_choose(&v->form, "org_kind", v->org_kinds);
    return OK;
}

static void fill_fields(struct ctx *c, struct proceeding_edit_page *v)
{
    const struct form *f = &v->form;

    v->name = field_view_plain(f, "name");
    v->name.hint = msg_text(c->lang, M_PROCEEDING_NAME_HINT);
    v->kind = field_view_plain(f, "kind");
    v->kinds = field_options(f, "kind", kind_labels);
    v->assembly = field_view_plain(f, "assembly");
    v->assemblies = field_options(f, "assembly", assembly_labels);
    v->org_kind = field_view_plain(f, "org_kind");
    v->lines = field_view_plain(f, "lines");
    v->lines.hint = msg_text(c->lang, M_PROCEEDING_LINES_HINT);
}

static struct str as_text(struct ctx *c, const struct proceeding *of)
{
    struct campaign_proceeding_row row = campaign__proceeding_row(c, of);

    return str_fmt(c->arena, "%.*s\n%.*s\n%.*s", STR_ARGS(row.name), STR_ARGS(row.note),
                   STR_ARGS(of->lines));
}

static enum err show(struct ctx *c, const struct request *rq, struct response *rs,
                     struct proceeding_edit_page *v)
{
    struct edit_ways ways;
    enum err r;

    campaign__page(&v->page, c, rq, &v->of,
                   v->id ? M_PROCEEDING_EDIT_TITLE : M_PROCEEDING_NEW_TITLE);
    v->page.form = &v->form;
    ways = campaign__edit_ways(c, &v->page, v->of.id, "proceedings", "trinh-tu", v->id, v->amends);
    v->action = ways.action;
    v->cancel = ways.cancel;
    v->stale_words = msg_text(c->lang, M_ERROR_STALE);
    v->stale_who = S("");
    v->version = field_seen(&v->form, v->version, v->stale);
    fill_fields(c, v);
    r = fill_org_kinds(c, v);
    if (r)
        return r;
    r = PAGE_SHOW(view_proceeding_edit, v, c, rq, rs);
    if (v->stale)
        rs->status = err_http_status(E_CONFLICT);
    return r;
}

/* The campaign, and the order as it stands where it is one already. */
static enum err load(struct ctx *c, const struct request *rq, int64_t proceeding_id,
                     struct proceeding_edit_page *v, struct proceeding *ret)
{
    int64_t campaign_id = request_id(rq, "id");
    enum err r;

    v->id = proceeding_id;
    r = proceeding_id ? proceeding_load(c, proceeding_id, ret, &v->of)
                      : campaign_load(c, campaign_id, &v->of);
    if (!r && v->of.id != campaign_id)
        return fail(c, E_NOT_FOUND, M_PROCEEDING_NONE);
    if (r)
        return r;
    v->version = proceeding_id ? ret->version : 0;
    return may(c, P_CAMPAIGN_EDIT, v->of.org_id);
}

static enum err get_new(struct ctx *c, const struct request *rq, struct response *rs, bool amends)
{
    struct proceeding blank = { .kind = SESSION_THEMATIC,
                                .name = S(""),
                                .org_kind = S(""),
                                .lines = S("") };
    struct proceeding_edit_page v = { .amends = amends };
    enum err r;

    r = load(c, rq, 0, &v, &blank);
    if (r)
        return r;
    fill_form(c, &blank, &v.form);
    return show(c, rq, rs, &v);
}

static enum err get_edit(struct ctx *c, const struct request *rq, struct response *rs, bool amends)
{
    struct proceeding_edit_page v = { .amends = amends };
    struct proceeding of = { 0 };
    enum err r;

    r = load(c, rq, request_id(rq, "proceeding_id"), &v, &of);
    if (r)
        return r;
    fill_form(c, &of, &v.form);
    return show(c, rq, rs, &v);
}

static enum err save(struct ctx *c, const struct request *rq, struct response *rs,
                     int64_t proceeding_id, bool amends)
{
    struct proceeding_form in = { .org_kind = S(""), .assembly = 0 };
    struct proceeding_edit_page v = { .amends = amends };
    struct proceeding of = { 0 }, now = { 0 };
    const char *field;
    enum err r;

    r = load(c, rq, proceeding_id, &v, &of);
    if (!r)
        r = form_take(rq, proceeding_fields, COUNT(proceeding_fields), &in, &v.form, c->error);
    if (r)
        return r;
    if (form_has_errors(&v.form))
        return show(c, rq, rs, &v);
    of.campaign_id = v.of.id;
    of.version = in.version;
    of.name = in.name;
    of.kind = kind_of[in.kind];
    of.assembly = (enum assembly_kind)in.assembly;
    of.org_kind = in.org_kind;
    of.lines = in.lines;
    r = amends ? amend_proceeding_save(c, &of, &now, &field)
               : proceeding_save(c, &of, &now, &field);
    if (r == E_CONFLICT) {
        error_clear(c->error);
        v.stale = true;
        v.diff = diff_words(c->arena, as_text(c, &now), as_text(c, &of));
        return show(c, rq, rs, &v);
    }
    if (r == E_INVALID && field) {
        form_refuse(&v.form, field, c->error);
        return show(c, rq, rs, &v);
    }
    if (r)
        return r;
    return respond_redirect(rs, "/campaigns/%" PRId64 "%s?done=%s#trinh-tu", v.of.id,
                            amends ? "/amend" : "", proceeding_id ? "saved" : "added");
}

enum err campaign__get_proceeding_new(struct ctx *c, const struct request *rq, struct response *rs)
{
    return get_new(c, rq, rs, false);
}

enum err campaign__get_amend_proceeding_new(struct ctx *c, const struct request *rq,
                                            struct response *rs)
{
    return get_new(c, rq, rs, true);
}

enum err campaign__get_proceeding_edit(struct ctx *c, const struct request *rq, struct response *rs)
{
    return get_edit(c, rq, rs, false);
}

enum err campaign__get_amend_proceeding(struct ctx *c, const struct request *rq,
                                        struct response *rs)
{
    return get_edit(c, rq, rs, true);
}

enum err campaign__post_proceeding_new(struct ctx *c, const struct request *rq, struct response *rs)
{
    return save(c, rq, rs, 0, false);
}

enum err campaign__post_amend_proceeding_new(struct ctx *c, const struct request *rq,
                                             struct response *rs)
{
    return save(c, rq, rs, 0, true);
}

enum err campaign__post_proceeding_edit(struct ctx *c, const struct request *rq,
                                        struct response *rs)
{
    return save(c, rq, rs, request_id(rq, "proceeding_id"), false);
}

enum err campaign__post_amend_proceeding(struct ctx *c, const struct request *rq,
                                         struct response *rs)
{
    return save(c, rq, rs, request_id(rq, "proceeding_id"), true);
}

struct do_form {
    int64_t version;
    int deed;
};
static const char *const deeds[] = { "drop", "back", NULL };
static const struct field do_fields[] = {
    FIELD_HIDDEN(struct do_form, version, .required = true),
    FIELD_HIDDEN(struct do_form, deed, .choices = deeds, .required = true),
};

enum err campaign__post_proceeding(struct ctx *c, const struct request *rq, struct response *rs)
{
    int64_t id = request_id(rq, "proceeding_id");
    struct do_form in = { 0 };
    struct form form;
    enum err r;

    r = form_parse(rq, do_fields, COUNT(do_fields), &in, &form, c->error);
    if (!r)
        r = proceeding_drop(c, id, in.version, in.deed == 0);
    if (r)
        return r;
    return respond_redirect(rs, "/campaigns/%" PRId64 "?done=saved#trinh-tu-%" PRId64,
                            request_id(rq, "id"), id);
}

struct end_form {
    bool keep;
};
static const struct field end_fields[] = {
    FIELD_HIDDEN(struct end_form, keep),
};

enum err campaign__post_amend_proceeding_end(struct ctx *c, const struct request *rq,
                                             struct response *rs)
{
    int64_t id = request_id(rq, "id"), proceeding_id = request_id(rq, "proceeding_id");
    struct end_form in = { 0 };
    struct form form;
    enum err r;

    r = form_parse(rq, end_fields, COUNT(end_fields), &in, &form, c->error);
    if (!r)
        r = in.keep ? amend_proceeding_keep(c, id, proceeding_id)
                    : amend_proceeding_end(c, id, proceeding_id);
    if (r)
        return r;
    return respond_redirect(rs, "/campaigns/%" PRId64 "/amend?done=saved#trinh-tu", id);
}
