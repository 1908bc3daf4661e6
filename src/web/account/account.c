/* SPDX-License-Identifier: Apache-2.0 */
#include "web/account/account.h"

#include "base/clock.h"
#include "base/hash.h"
#include "web/kit/device.h"
#include "web/views.h"
#include "work/account/account.h"

enum { LOGIN_SECONDS = SIGN_IN_DAYS * 24 * 3600 };

struct sign_in_form {
    struct str name, password, to;
};
static const struct field sign_in_fields[] = {
    FIELD_TEXT(struct sign_in_form, name, M_SIGN_IN_NAME, .max = 80, .required = true),
    FIELD_SECRET(struct sign_in_form, password, M_SIGN_IN_PASSWORD, .max = 256, .required = true),
    FIELD_HIDDEN(struct sign_in_form, to, .max = 500),
};

/* Only within the site: "/x", never "//x" or a scheme. */
static struct str safe_target(struct str to)
{
    if (to.n < 1 || to.p[0] != '/' || (to.n > 1 && (to.p[1] == '/' || to.p[1] == '\\')))
        return S("/");
    return to;
}

static enum err show_sign_in(struct ctx *c, const struct request *rq, struct response *rs,
                             const struct form *form, struct str to, bool needed)
{
    struct sign_in_page v = { .to = to, .needed = needed };

    page_init(&v.page, c, rq, NAV_NONE, M_SIGN_IN_TITLE);
    if (form)
        v.form = *form;
    else
        form_init(&v.form, sign_in_fields, COUNT(sign_in_fields), c->lang, c->arena);
    v.page.form = &v.form;
    v.name = field_view(&v.form, "name");
    v.password = field_view(&v.form, "password");
    return PAGE_SHOW(view_sign_in, &v, c, rq, rs);
}

static enum err get_sign_in(struct ctx *c, const struct request *rq, struct response *rs)
{
    struct sign_in_form in = { 0 };
    struct form form;
    enum err r;

    if (c->who)
        return respond_redirect(rs, "/");
    r = form_take(rq, sign_in_fields + 2, 1, &in, &form, c->error);
    if (r)
        return r;
    return show_sign_in(c, rq, rs, NULL, in.to, request_login(rq).n > 0);
}

/* The form as it came, taken apart once, and what was found out about it. */
struct prepared_sign_in {
    struct sign_in_form in;
    struct form form;
    struct account_check check;
};

static struct sign_in credentials(const struct request *rq, const struct sign_in_form *in)
{
    return (struct sign_in){
        .name = in->name,
        .password = in->password,
        .address = rq->address,
        .device = request_header(rq, "User-Agent"),
    };
}

/* The password is checked here, off the writer's thread. */
static enum err prepare_sign_in(struct ctx *c, const struct request *rq, void **ret)
{
    struct prepared_sign_in *p = arena_new(rq->arena, struct prepared_sign_in);
    struct sign_in sign_in;
    enum err r;

    *ret = p;
    r = form_take(rq, sign_in_fields, COUNT(sign_in_fields), &p->in, &p->form, c->error);
    if (r || form_has_errors(&p->form))
        return r; /* the handler shows what is wrong */
    sign_in = credentials(rq, &p->in);
    return account_check(c, &sign_in, &p->check);
}

static enum err post_sign_in(struct ctx *c, const struct request *rq, struct response *rs)
{
    struct prepared_sign_in *p = rq->prepared;
    struct str token, words, to;
    struct sign_in sign_in;
    enum err r;

    if (form_has_errors(&p->form))
        return show_sign_in(c, rq, rs, &p->form, p->in.to, false);
    sign_in = credentials(rq, &p->in);
    r = account_sign_in(c, &sign_in, &p->check, &token, &words);
    if (r)
        return r;
    if (!token.n) {
        rs->keep_writes = true; /* the failure must be counted */
        form_add_error(&p->form, "name", words);
        return show_sign_in(c, rq, rs, &p->form, p->in.to, false);
    }
    response_set_login(rs, rq, token, LOGIN_SECONDS);
    to = safe_target(p->in.to);
    return respond_redirect(rs, "%.*s", STR_ARGS(to));
}

static enum err post_sign_out(struct ctx *c, const struct request *rq, struct response *rs)
{
    enum err r;

    r = account_sign_out(c, request_login(rq));
    if (r)
        return r;
    response_clear_login(rs, rq);
    return respond_redirect(rs, "/sign-in");
}

static enum err post_sign_out_everywhere(struct ctx *c, const struct request *rq,
                                         struct response *rs)
{
    enum err r;

    r = account_sign_out_everywhere(c);
    if (r)
        return r;
    response_clear_login(rs, rq);
    return respond_redirect(rs, "/sign-in");
}

struct language_form {
    int lang;
};
static const char *const languages[] = { "vi", "en", NULL };
static const enum msg language_words[] = { M_ACCOUNT_VIETNAMESE, M_ACCOUNT_ENGLISH };
static const struct field language_fields[] = {
    FIELD_CHOICE(struct language_form, lang, M_ACCOUNT_LANGUAGE, .choices = languages,
                 .required = true),
};

static enum err load_account(struct ctx *c, const struct request *rq, struct account_page *v)
{
    static const enum msg role_words[ROLE_COUNT] = {
        [ROLE_ADMIN] = M_ROLE_ADMIN,
        [ROLE_HEAD] = M_ROLE_HEAD,
        [ROLE_CLERK] = M_ROLE_CLERK,
        [ROLE_SECRETARY] = M_ROLE_SECRETARY,
        [ROLE_SESSION_SECRETARY] = M_ROLE_SESSION_SECRETARY,
        [ROLE_MEMBER] = M_ROLE_MEMBER,
        [ROLE_TEAM] = M_ROLE_TEAM,
        [ROLE_OPERATOR] = M_ROLE_OPERATOR,
    };
    struct str mine = hash_hex(c->arena, request_login(rq));
    struct account_open_login *logins = NULL;
    enum err r;

    r = account_logins(c, &logins, &v->n_logins);
    if (r)
        return r;
    v->logins = arena_array(c->arena, struct account_login, v->n_logins + 1);
    for (size_t i = 0; i < v->n_logins; i++)
        v->logins[i] = (struct account_login){ device_name(c->arena, c->lang, logins[i].device),
                                               clock_shown(c->arena, logins[i].opened_at),
                                               str_eq(logins[i].token_hash, mine) };
    v->n_roles = c->who->n_grants;
    v->roles = arena_array(c->arena, struct account_role, v->n_roles + 1);
    for (size_t i = 0; i < v->n_roles; i++)
        v->roles[i] =
            (struct account_role){ role_words[c->who->grants[i].role], c->who->grants[i].org_name };
    return OK;
}

static enum err get_account(struct ctx *c, const struct request *rq, struct response *rs)
{
    struct account_page v = { 0 };
    enum err r;

    page_init(&v.page, c, rq, NAV_NONE, M_ACCOUNT_TITLE);
    form_init(&v.form, language_fields, COUNT(language_fields), c->lang, c->arena);
    form_set(&v.form, "lang", c->lang == LANG_EN ? S("en") : S("vi"));
    v.language = field_view(&v.form, "lang");
    v.languages = field_options(&v.form, "lang", language_words);
    r = load_account(c, rq, &v);
    if (r)
        return r;
    return PAGE_SHOW(view_account, &v, c, rq, rs);
}

static enum err post_account_language(struct ctx *c, const struct request *rq, struct response *rs)
{
    struct language_form in = { .lang = -1 };
    struct form form;
    enum err r;

    r = form_parse(rq, language_fields, COUNT(language_fields), &in, &form, c->error);
    if (r)
        return r;
    r = account_set_lang(c, in.lang == 1 ? LANG_EN : LANG_VI);
    if (r)
        return r;
    return respond_redirect(rs, "/account?done=saved");
}

/* The frame's switch: one tap, and back to where one was. */
static enum err post_other_language(struct ctx *c, const struct request *rq, struct response *rs)
{
    enum err r;

    (void)rq;
    r = account_set_lang(c, c->lang == LANG_EN ? LANG_VI : LANG_EN);
    if (r)
        return r;
    return respond_redirect(rs, "/");
}

const struct route account_routes[] = {
    { GET, "/sign-in", ACCESS_ANYONE, get_sign_in },
    { POST, "/sign-in", ACCESS_ANYONE, post_sign_in, .body = 8 * KIB, .flags = ROUTE_SECRETS,
      .prepare = prepare_sign_in },
    { POST, "/sign-out", ACCESS_SIGNED_IN, post_sign_out, .body = KIB },
    { POST, "/sign-out-everywhere", ACCESS_SIGNED_IN, post_sign_out_everywhere, .body = KIB },
    { GET, "/account", ACCESS_SIGNED_IN, get_account },
    { POST, "/account/other-language", ACCESS_SIGNED_IN, post_other_language, .body = KIB },
    { POST, "/account/language", ACCESS_SIGNED_IN, post_account_language, .body = KIB },
};
const size_t account_routes_n = COUNT(account_routes);
