/* SPDX-License-Identifier: Apache-2.0 */
/* contents.c - what a session takes up of its campaigns' contents, on its plan's page. */
#include <inttypes.h>

#include "text/vi.h"
#include "web/report/report.h"
#include "web/session/session__.h"
#include "work/campaign/content.h"

static struct str content_hint(struct ctx *c, const struct session_content *of,
                               const struct session_choices *choices)
{
    struct str hint = msg_text(c->lang, content_what_words(of->what));

    if (of->slot.n)
        hint = str_fmt(c->arena, "%.*s, %.*s", STR_ARGS(hint),
                       STR_ARGS(vi_within(c->arena, slot_shown(c, of->slot))));
    for (size_t i = 0; i < choices->n_campaigns && choices->n_campaigns > 1; i++) {
        if (choices->campaigns[i].id == of->campaign_id)
            hint = str_fmt(c->arena, "%.*s. %.*s", STR_ARGS(hint),
                           STR_ARGS(choices->campaigns[i].name));
    }
    return hint;
}

enum err session__fill_contents(struct ctx *c, struct session_plan_page *v,
                                const struct session_choices *choices)
{
    struct session_content *list = NULL;
    struct option *to;
    size_t n = 0;
    enum err r;

    v->contents = field_view_plain(&v->form, "contents");
    v->contents.hint = msg_text(c->lang, M_SESSION_CONTENTS_HINT);
    if (!v->id)
        return OK;
    r = session_contents(c, &(struct session){ .id = v->id }, &list, &n);
    if (r)
        return r;
    to = arena_array(c->arena, struct option, n + 1);
    for (size_t i = 0; i < n; i++)
        to[i] = (struct option){ .value = str_fmt(c->arena, "%" PRId64, list[i].id),
                                 .label = list[i].line,
                                 .hint = content_hint(c, &list[i], choices),
                                 .chosen = list[i].chosen };
    v->content_choices = (struct options){ to, n };
    if (!v->as_stored)
        field_choose(&v->form, "contents", v->content_choices);
    return OK;
}
