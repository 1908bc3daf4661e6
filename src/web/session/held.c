/* SPDX-License-Identifier: Apache-2.0 */
/* held.c - the day on which it was held, asked again where it is unlikely. */
#include "base/clock.h"
#include "web/session/session__.h"

void session__held_preset(struct ctx *c, struct form *form, const struct session *s)
{
    form_set(form, "held_on", day_shown(c->arena, session_held_offer(c, s)));
}

static void ask(struct ctx *c, const struct session *s, struct day held_on,
                const struct session_doubts *doubts, struct form *form)
{
    struct str day = day_shown(c->arena, held_on);
    struct str words = S("");

    if (doubts->far)
        words = MSG(c->arena, c->lang, M_SESSION_HELD_FAR, { "day", .text = day },
                    { "planned", .text = day_shown(c->arena, clock_day(s->planned_at)) });
    if (doubts->twin_id)
        words = str_fmt(c->arena, "%.*s%s%.*s", STR_ARGS(words), words.n ? " " : "",
                        STR_ARGS(MSG(c->arena, c->lang, M_SESSION_HELD_TWICE,
                                     { "day", .text = day }, { "title", .text = doubts->twin })));
    if (words.n)
        form_add_error(form, "sure", words);
}

/* Sure of one day is not sure of another that is typed afterwards. */
static bool is_sure(const struct held_form *in)
{
    return in->sure && day_cmp(in->sure_of, in->held_on) == 0;
}

enum err session__held_check(struct ctx *c, const struct session *s, const struct held_form *in,
                             struct form *form)
{
    struct session_doubts doubts;
    enum err r;

    if (!day_is(in->held_on))
        return OK;
    if (session_held_check(clock_day(s->planned_at), in->held_on, c->today) == HELD_TO_COME) {
        form_add_error(form, "held_on", msg_text(c->lang, M_SESSION_HELD_TO_COME));
        return OK;
    }
    if (is_sure(in))
        return OK;
    r = session_doubts(c, s, in->held_on, &doubts);
    if (!r)
        ask(c, s, in->held_on, &doubts, form);
    return r;
}

struct held_view session__held_view(struct ctx *c, const struct form *form, const struct session *s)
{
    struct held_view v = { .day = field_view(form, "held_on"), .sure = field_view(form, "sure") };

    v.day.hint = MSG(c->arena, c->lang, M_SESSION_HELD_HINT,
                     { "planned", .text = day_shown(c->arena, clock_day(s->planned_at)) });
    v.ask = v.sure.error.n || v.sure.value.n;
    v.sure_of = v.day.error.n ? S("") : v.day.value;
    v.sure.label = MSG(c->arena, c->lang, M_SESSION_HELD_SURE, { "day", .text = v.day.value });
    v.sure.value = v.sure.error.n ? S("") : v.sure.value;
    return v;
}
