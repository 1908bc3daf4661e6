/* SPDX-License-Identifier: Apache-2.0 */
/* duty_units.c - the units that a duty to report names: who receives it, and whom copies go to. */
#include <inttypes.h>

#include "web/campaign/campaign__.h"
#include "work/org/org.h"

static struct option option_of(struct ctx *c, const struct duty_org *of)
{
    return (struct option){ .value = str_fmt(c->arena, "%" PRId64, of->id), .label = of->name };
}

/* Who goes on for one that has ended may stand anywhere: whoever is named by now can always stay. */
static void keep_named(struct ctx *c, const struct duty_org *named, struct options *options)
{
    struct option now = option_of(c, named);

    for (size_t i = 0; i < options->n; i++) {
        if (str_eq(options->v[i].value, now.value))
            return;
    }
    options->v[options->n++] = now;
}

static void fill_receivers(struct ctx *c, const struct duty_org *near, size_t n,
                           struct duty_edit_page *v)
{
    struct duty_org now = { .id = v->named.receiver_id, .name = v->named.receiver };

    v->receiver = field_view_plain(&v->form, "receiver");
    v->receiver.hint = v->through.value.n ? MSG(c->arena, c->lang, M_DUTY_RECEIVER_WORDS,
                                                { "through", .text = v->through.value })
                                          : msg_text(c->lang, M_DUTY_RECEIVER_HINT);
    v->receivers = (struct options){ arena_array(c->arena, struct option, n + 2), n + 1 };
    v->receivers.v[0] =
        (struct option){ .value = S(""), .label = msg_text(c->lang, M_DUTY_RECEIVER_ABOVE) };
    for (size_t i = 0; i < n; i++)
        v->receivers.v[i + 1] = option_of(c, &near[i]);
    if (now.id)
        keep_named(c, &now, &v->receivers);
    field_choose(&v->form, "receiver", v->receivers);
    v->outside = field_view_plain(&v->form, "outside");
    v->outside.hint = msg_text(c->lang, M_DUTY_OUTSIDE_HINT);
}

static void fill_copies(struct ctx *c, const struct duty_org *near, size_t n,
                        struct duty_edit_page *v)
{
    v->copies = field_view_plain(&v->form, "copies");
    v->copies.hint = msg_text(c->lang, M_DUTY_COPIES_HINT);
    v->copied =
        (struct options){ arena_array(c->arena, struct option, n + v->named.n_copies + 1), n };
    for (size_t i = 0; i < n; i++)
        v->copied.v[i] = option_of(c, &near[i]);
    for (size_t i = 0; i < v->named.n_copies; i++)
        keep_named(c, &v->named.copies[i], &v->copied);
    field_choose(&v->form, "copies", v->copied);
    v->copies_outside = field_view_plain(&v->form, "copies_outside");
    v->copies_outside.hint = msg_text(c->lang, M_DUTY_COPIES_OUTSIDE_HINT);
    v->copies_open = v->copies.error.n || v->copies_outside.error.n || v->copies_outside.value.n;
    for (size_t i = 0; i < v->copied.n; i++)
        v->copies_open = v->copies_open || v->copied.v[i].chosen;
}

enum err campaign__fill_duty_units(struct ctx *c, struct duty_edit_page *v)
{
    const struct duty_org *near = NULL;
    size_t n = 0;
    enum err r = duty_receivers(c, v->of.org_id, &near, &n);

    if (r)
        return r;
    fill_receivers(c, near, n, v);
    fill_copies(c, near, n, v);
    return OK;
}

static enum err take_copies(struct ctx *c, int64_t org_id, const struct duty_units *in,
                            struct duty *d)
{
    size_t most = in->copies.n + DUTY_COPIES_MAX + 1, n = 0;
    struct duty_org *copies = arena_array(c->arena, struct duty_org, most);
    struct str rest = in->copies_outside, line;
    enum err r = OK;

    for (size_t i = 0; i < in->copies.n; i++)
        copies[n++].id = in->copies.v[i];
    while (!r && n < most && str_cut(&rest, '\n', &line)) {
        if (str_trim(line).n)
            r = org_outside(c, org_id, line, &copies[n++].id);
    }
    d->copies = copies;
    d->n_copies = n;
    return r;
}

enum err campaign__take_duty_units(struct ctx *c, int64_t org_id, const struct duty_units *in,
                                   struct duty *d, const char **ret_field)
{
    enum err r;

    *ret_field = "outside";
    if (in->outside.n) {
        r = org_outside(c, org_id, in->outside, &d->receiver_id);
        if (r)
            return r;
    }
    *ret_field = "copies_outside";
    return take_copies(c, org_id, in, d);
}
