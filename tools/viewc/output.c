/* SPDX-License-Identifier: Apache-2.0 */
#include "viewc/expr.h"
#include "viewc/template.h"

static void prototype(const struct view *v, const char *part, struct buf *out)
{
    buf_fmt(out, "void %.*s%s(%.*s)", STR_ARGS(v->name), part, STR_ARGS(v->params));
}

/* Each header once, in the order the views name them. */
static void includes(const struct views *all, struct arena *a, struct buf *out)
{
    size_t n = 0, cap = 0;
    struct str *seen = NULL;

    for (size_t i = 0; i < all->n; i++) {
        struct str rest = all->items[i].headers, header;

        while (rest.n && str_cut(&rest, ',', &header)) {
            bool known = false;

            header = str_trim(header);
            for (size_t k = 0; k < n; k++)
                known = known || str_eq(seen[k], header);
            if (known)
                continue;
            *ARENA_PUSH(a, seen, n, cap) = header;
            buf_fmt(out, "#include %.*s\n", STR_ARGS(header));
        }
    }
}

void views_header(const struct views *all, struct arena *a, struct buf *out)
{
    buf_lit(out, "/* views.h - the pages and their parts. Made by viewc: do not edit. */\n"
                 "#pragma once\n\n"
                 "#include \"text/html.h\"\n");
    includes(all, a, out);
    buf_lit(out, "\n");
    for (size_t i = 0; i < all->n; i++) {
        const struct view *v = &all->items[i];

        prototype(v, v->has_content ? "_begin" : "", out);
        buf_lit(out, ";\n");
        if (v->has_content) {
            prototype(v, "_end", out);
            buf_lit(out, ";\n");
        }
    }
}

/* A view need not use all it is given, and of a pair neither may. */
static void unused(const struct view *v, struct buf *out)
{
    struct str rest = v->params, param;

    while (str_cut(&rest, ',', &param)) {
        size_t n = param.n = str_trim(param).n + (size_t)(str_trim(param).p - param.p);

        while (n && (param.p[n - 1] == '_' || (param.p[n - 1] >= '0' && param.p[n - 1] <= '9') ||
                     (param.p[n - 1] >= 'a' && param.p[n - 1] <= 'z') ||
                     (param.p[n - 1] >= 'A' && param.p[n - 1] <= 'Z')))
            n--;
        if (n < param.n)
            buf_fmt(out, "    (void)%.*s;\n", STR_ARGS(str_sub(param, n, param.n)));
    }
}

static void function(const struct view *v, const char *part, const struct buf *body,
                     struct buf *out)
{
    buf_fmt(out, "\n#line %d \"%s\"\n", v->line, v->file);
    prototype(v, part, out);
    buf_lit(out, "\n{\n");
    unused(v, out);
    buf_str(out, buf_view(body));
    buf_lit(out, "}\n");
}

void views_code(const struct views *all, const struct views_in *in, struct arena *a,
                struct buf *out)
{
    CLEANUP(buf_done) struct buf bodies = { .max = (size_t)256 << 20 };

    (void)a;
    for (size_t i = 0; i < all->n; i++) {
        const struct view *v = &all->items[i];

        function(v, v->has_content ? "_begin" : "", &v->begin, &bodies);
        if (v->has_content)
            function(v, "_end", &v->end, &bodies);
    }
    buf_fmt(out, "/* Made by viewc: do not edit. */\n#include \"%s\"\n", in->header_name);
    if (str_find(buf_view(&bodies), S("(o, ASSET_"), 0) != SIZE_MAX)
        buf_lit(out, "\n#include \"web/assets.h\"\n");
    buf_str(out, buf_view(&bodies));
}

static void done(struct views *all)
{
    for (size_t i = 0; i < all->n; i++) {
        buf_done(&all->items[i].begin);
        buf_done(&all->items[i].end);
        buf_done(&all->items[i].literal);
    }
}

void views_compile(const struct views_in *in, struct arena *a, struct buf *header, struct buf *code,
                   struct diag *d)
{
    struct views all = { 0 };

    for (size_t i = 0; i < in->n; i++) {
        struct template t = { .file = in->sources[i].file,
                              .text = in->sources[i].text,
                              .line = 1,
                              .arena = a,
                              .texts = in->texts,
                              .d = d,
                              .all = &all };

        template_read(&t);
    }
    if (!d->errors)
        views_check(&all, a, d);
    if (!d->errors) {
        views_header(&all, a, header);
        views_code(&all, in, a, code);
    }
    done(&all);
}
