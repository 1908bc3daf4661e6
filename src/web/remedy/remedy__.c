/* SPDX-License-Identifier: Apache-2.0 */
#include "web/remedy/remedy__.h"

struct task remedy_margin(struct ctx *c, enum remedy_state state, struct day due_on, bool late)
{
    static const enum tag tags[REMEDY_STATES] = {
        [REMEDY_OPEN] = TAG_DOING,
        [REMEDY_DONE] = TAG_DOUBT,
        [REMEDY_CONFIRMED] = TAG_GOT,
        [REMEDY_WITHDRAWN] = TAG_OFF,
    };
    struct task t = { .tag = late ? TAG_LATE : tags[state],
                      .state = msg_text(c->lang,
                                        late ? M_REMEDY_STATE_LATE : remedy_state_words(state)) };

    task_due(&t, c->arena, c->lang, due_on, c->today);
    return t;
}
