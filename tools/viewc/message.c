/* SPDX-License-Identifier: Apache-2.0 */
#include "viewc/directive.h"
#include "viewc/expr.h"

static bool message_args(struct template *t, struct directive *d, struct str rest,
                         const struct message *m, struct buf *out, size_t *ret_given)
{
    size_t given = 0;

    for (skip_blanks(&rest); rest.n; skip_blanks(&rest)) {
        struct str name = expr_name(&rest), expr;

        if (!name.p || !str_starts(rest, S("="))) {
            template_error(t, d->line, "an argument is written name=path");
            return false;
        }
        rest = str_sub(rest, 1, rest.n);
        expr = expr_word(&rest);
        if (!expression_is_good(t, d, expr))
            return false;
        if (m && !message_takes(m, name)) {
            template_error(t, d->line, "%.*s takes no %.*s=", STR_ARGS(m->key), STR_ARGS(name));
            return false;
        }
        buf_fmt(out, "%shtml_arg(\"%.*s\", %.*s)", given ? ", " : "", STR_ARGS(name),
                STR_ARGS(expr));
        given++;
    }
    for (size_t i = 0; m && given < m->n_args && i < m->n_args; i++) {
        struct str wanted = str_fmt(t->arena, "html_arg(\"%.*s\"", STR_ARGS(m->args[i]));

        if (str_find(buf_view(out), wanted, 0) == SIZE_MAX) {
            template_error(t, d->line, "%.*s needs %.*s=", STR_ARGS(m->key), STR_ARGS(m->args[i]));
            return false;
        }
    }
    *ret_given = given;
    return true;
}

/* "key" → its constant; else a path to an enum msg. */
static struct str message_named(struct template *t, struct directive *d, struct str *rest,
                                const struct message **ret_message)
{
    struct str key;
    size_t close;

    *ret_message = NULL;
    if (!str_starts(*rest, S("\""))) {
        struct str expr = expr_word(rest);

        return expression_is_good(t, d, expr) ? expr : STR_NONE;
    }
    close = str_find(*rest, S("\""), 1);
    if (close == SIZE_MAX) {
        template_error(t, d->line, "'\"' is missing");
        return STR_NONE;
    }
    key = str_sub(*rest, 1, close);
    *rest = str_sub(*rest, close + 1, rest->n);
    *ret_message = catalogue_find(t->texts, key);
    if (!*ret_message) {
        template_error(t, d->line, "no message has the key \"%.*s\"", STR_ARGS(key));
        return STR_NONE;
    }
    return (*ret_message)->constant;
}

void message_read(struct template *t, struct directive *d)
{
    CLEANUP(buf_done) struct buf args = { 0 };
    const char *writer = *d->place == IN_TEXT ? "html_t" : "html_t_attr";
    struct str rest = d->body, constant;
    const struct message *m;
    size_t given;

    if (*d->place == IN_TAG || in_url(*d->place)) {
        template_error(t, d->line,
                       "a text may stand between tags or in an attribute that is no address");
        return;
    }
    constant = message_named(t, d, &rest, &m);
    if (!constant.p || !message_args(t, d, rest, m, &args, &given))
        return;
    if (given)
        emit_c(t->view, d->line, "%s(o, %.*s, (const struct msg_arg[]){ %.*s }, %zu);", writer,
               STR_ARGS(constant), STR_ARGS(buf_view(&args)), given);
    else
        emit_c(t->view, d->line, "%s(o, %.*s, NULL, 0);", writer, STR_ARGS(constant));
}
