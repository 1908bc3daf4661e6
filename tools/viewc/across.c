/* SPDX-License-Identifier: Apache-2.0 */
#include "viewc/view.h"

struct count {
    int least, most;
};

struct counting {
    const struct views *all;
    bool *busy; /* the views being counted: one that includes itself adds nothing */
};

static struct count count_view(struct counting *c, const struct view *v);

static struct count sum(struct count a, struct count b)
{
    return (struct count){ a.least + b.least, a.most + b.most };
}

static struct count either(struct count a, struct count b)
{
    return (struct count){ a.least < b.least ? a.least : b.least,
                           a.most > b.most ? a.most : b.most };
}

/* Counts the <h1> from mark *i to the end of its block. */
static struct count count_block(struct counting *c, const struct view *v, size_t *i)
{
    struct count n = { 0, 0 };

    while (*i < v->n_marks) {
        const struct mark *m = &v->marks[(*i)++];
        struct count part = { 0, 0 }, all;
        const struct view *callee;
        bool has_else = false;

        switch (m->kind) {
        case MARK_H1:
            n = sum(n, (struct count){ 1, 1 });
            break;
        case MARK_HTML:
            break;
        case MARK_INCLUDE:
        case MARK_WRAP:
            callee = views_named(c->all, m->name);
            if (callee)
                n = sum(n, count_view(c, callee));
            break;
        case MARK_FOR:
            part = count_block(c, v, i);
            n = sum(n, (struct count){ 0, part.most ? 2 : 0 });
            break;
        case MARK_IF:
            all = count_block(c, v, i);
            while (v->marks[*i - 1].kind == MARK_ELSE) {
                has_else = v->marks[*i - 1].name.p != NULL;
                part = count_block(c, v, i);
                all = either(all, part);
            }
            n = sum(n, has_else ? all : either(all, (struct count){ 0, 0 }));
            break;
        case MARK_ELSE:
        case MARK_END:
            return n;
        }
    }
    return n;
}

static struct count count_view(struct counting *c, const struct view *v)
{
    size_t i = 0, which = (size_t)(v - c->all->items);
    struct count n = { 0, 0 };

    if (c->busy[which])
        return n;
    c->busy[which] = true;
    n = count_block(c, v, &i);
    c->busy[which] = false;
    return n;
}

static bool has_html(struct counting *c, const struct view *v)
{
    size_t which = (size_t)(v - c->all->items);
    bool found = false;

    if (c->busy[which])
        return false;
    c->busy[which] = true;
    for (size_t i = 0; i < v->n_marks && !found; i++) {
        const struct mark *m = &v->marks[i];
        const struct view *callee = NULL;

        if (m->kind == MARK_HTML)
            found = true;
        if (m->kind == MARK_INCLUDE || m->kind == MARK_WRAP)
            callee = views_named(c->all, m->name);
        if (callee)
            found = has_html(c, callee);
    }
    c->busy[which] = false;
    return found;
}

/* A page is a view that ends up as a whole document and has no hole left. */
static void check_h1(struct counting *c, const struct view *v, struct diag *d)
{
    struct count n;

    if (v->has_content || !has_html(c, v))
        return;
    n = count_view(c, v);
    if (n.most == 0)
        diag_error(d, v->file, v->line, "this page has no <h1>");
    else if (n.least == 0)
        diag_error(d, v->file, v->line, "this page may have no <h1>");
    else if (n.most > 1)
        diag_error(d, v->file, v->line, "this page may have more than one <h1>");
}

static void check_calls(const struct views *all, const struct view *v, struct diag *d)
{
    for (size_t i = 0; i < v->n_marks; i++) {
        const struct mark *m = &v->marks[i];
        const struct view *callee;

        if (m->kind != MARK_INCLUDE && m->kind != MARK_WRAP)
            continue;
        callee = views_named(all, m->name);
        if (!callee)
            diag_error(d, v->file, m->line, "no view is named %.*s", STR_ARGS(m->name));
        else if (m->kind == MARK_INCLUDE && callee->has_content)
            diag_error(d, v->file, m->line, "%.*s has {content}: use {wrap}", STR_ARGS(m->name));
        else if (m->kind == MARK_WRAP && !callee->has_content)
            diag_error(d, v->file, m->line, "%.*s has no {content}: use {include}",
                       STR_ARGS(m->name));
    }
}

static bool has_label(const struct views *all, const struct view *v, const struct field *f)
{
    const struct view *wrap = f->wrap.p ? views_named(all, f->wrap) : NULL;

    if (wrap && wrap->has_label)
        return true;
    for (size_t i = 0; f->id.p && i < v->n_label_for; i++)
        if (str_eq(v->label_for[i], f->id))
            return true;
    return false;
}

static void check_labels(const struct views *all, const struct view *v, struct diag *d)
{
    for (size_t i = 0; i < v->n_fields; i++) {
        const struct field *f = &v->fields[i];

        if (has_label(all, v, f))
            continue;
        if (f->id.p)
            diag_error(d, v->file, f->line, "<%.*s id=\"%.*s\"> has no <label for=\"%.*s\">",
                       STR_ARGS(f->tag), STR_ARGS(f->id), STR_ARGS(f->id));
        else
            diag_error(d, v->file, f->line,
                       "<%.*s> needs a label: <label for=…>, aria-label= or aria-labelledby=",
                       STR_ARGS(f->tag));
    }
}

void views_check(const struct views *all, struct arena *a, struct diag *d)
{
    struct counting c = { .all = all, .busy = arena_array(a, bool, all->n) };

    for (size_t i = 0; i < all->n; i++) {
        check_calls(all, &all->items[i], d);
        check_labels(all, &all->items[i], d);
        check_h1(&c, &all->items[i], d);
    }
}
