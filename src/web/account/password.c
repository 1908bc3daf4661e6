/* SPDX-License-Identifier: Apache-2.0 */
#include "web/account/password.h"

#include "web/views.h"
#include "work/account/password.h"

struct password_form {
    struct str now, next;
};
static const struct field password_fields[] = {
    FIELD_SECRET(struct password_form, now, M_PASSWORD_NOW, .max = PASSWORD_MOST, .required = true),
    FIELD_SECRET(struct password_form, next, M_PASSWORD_NEXT, .min = PASSWORD_LEAST,
                 .max = PASSWORD_MOST, .required = true),
};

static enum err show(struct ctx *c, const struct request *rq, struct response *rs,
                     const struct form *form)
{
    struct password_page v = { .form = *form };

    page_init(&v.page, c, rq, NAV_NONE, M_PASSWORD_TITLE);
    page_crumb(&v.page, c, msg_text(c->lang, M_ACCOUNT_TITLE), S("/account"));
    v.page.form = &v.form;
    v.now = field_view(&v.form, "now");
    v.next = field_view(&v.form, "next");
    v.next.hint = msg_text(c->lang, M_PASSWORD_NEXT_HINT);
    return PAGE_SHOW(view_password, &v, c, rq, rs);
}

static enum err get_password(struct ctx *c, const struct request *rq, struct response *rs)
{
    struct form form;

    form_init(&form, password_fields, COUNT(password_fields), c->lang, c->arena);
    return show(c, rq, rs, &form);
}

static struct password_change change_of(const struct request *rq, const struct password_form *in)
{
    return (struct password_change){
        .now = in->now,
        .next = in->next,
        .address = rq->address,
        .token = request_login(rq),
    };
}

/* The form as it came, taken apart once, and what was found out about it. */
struct prepared_password {
    struct password_form in;
    struct form form;
    struct password_check check;
};

/* Argon2id twice: off the writer's thread. */
static enum err prepare_password(struct ctx *c, const struct request *rq, void **ret)
{
    struct prepared_password *p = arena_new(rq->arena, struct prepared_password);
    struct password_change change;
    enum err r;

    *ret = p;
    r = form_take(rq, password_fields, COUNT(password_fields), &p->in, &p->form, c->error);
    if (r)
        return r;
    if (!form_has_errors(&p->form) && str_eq(p->in.now, p->in.next))
        form_add_error(&p->form, "next", msg_text(c->lang, M_PASSWORD_SAME));
    if (form_has_errors(&p->form))
        return OK; /* the handler shows what is wrong */
    change = change_of(rq, &p->in);
    return password_check(c, &change, &p->check);
}

static enum err post_password(struct ctx *c, const struct request *rq, struct response *rs)
{
    struct prepared_password *p = rq->prepared;
    struct password_change change;
    struct str words;
    enum err r;

    if (form_has_errors(&p->form))
        return show(c, rq, rs, &p->form);
    change = change_of(rq, &p->in);
    r = password_change(c, &change, &p->check, &words);
    if (r)
        return r;
    if (words.n) {
        rs->keep_writes = true; /* the failure must be counted */
        form_add_error(&p->form, "now", words);
        return show(c, rq, rs, &p->form);
    }
    return respond_redirect(rs, "/account?done=password");
}

const struct route password_routes[] = {
    { GET, "/account/password", ACCESS_SIGNED_IN, get_password },
    { POST, "/account/password", ACCESS_SIGNED_IN, post_password, .body = 8 * KIB,
      .flags = ROUTE_SECRETS, .prepare = prepare_password },
};
const size_t password_routes_n = COUNT(password_routes);
