/* SPDX-License-Identifier: Apache-2.0 */
#include "web/session/same.h"

#include "work/session/enter.h"

enum { SAME_YES, SAME_NO };
const char *const same_choices[] = { "same", "apart", NULL };

struct session_same same_answer(const struct same_form *in, struct day held_on)
{
    if (in->same < 0 || day_cmp(in->same_on, held_on) != 0)
        return (struct session_same){ 0 };
    return (struct session_same){ .id = in->same == SAME_YES ? in->same_id : 0,
                                  .apart = in->same == SAME_NO };
}

enum err same_check(struct ctx *c, const struct session *s, struct day held_on,
                    const struct session_same *answer, struct form *form)
{
    struct session_entered entered;
    int64_t id = 0;
    enum err r;

    if (!day_is(held_on) || answer->id || answer->apart)
        return OK;
    r = session_entered_twin(c, s, held_on, &id, &entered);
    if (!r && id)
        form_add_error(form, "same",
                       MSG(c->arena, c->lang, M_ENTRY_IS_IT, { "org", .text = entered.by },
                           { "day", .text = day_shown(c->arena, held_on) }));
    return r;
}

enum err same_view(struct ctx *c, const struct form *form, const struct session *s,
                   struct day held_on, enum msg yes, struct same_view *ret)
{
    struct session_entered entered;
    enum err r = OK;

    *ret = (struct same_view){ .field = field_view_plain(form, "same"),
                               .on = day_shown(c->arena, held_on) };
    ret->ask = ret->field.error.n > 0;
    if (!ret->ask)
        return OK;
    r = session_entered_twin(c, s, held_on, &ret->id, &entered);
    if (r)
        return r;
    ret->options.v = arena_array(c->arena, struct option, 2);
    if (ret->id)
        ret->options.v[ret->options.n++] = (struct option){ .value = str_of(same_choices[SAME_YES]),
                                                            .label = msg_text(c->lang, yes) };
    ret->options.v[ret->options.n++] =
        (struct option){ .value = str_of(same_choices[SAME_NO]),
                         .label = msg_text(c->lang, M_ENTRY_SAME_NO) };
    return OK;
}
