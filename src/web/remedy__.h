/* remedy__.h - the handlers of the personal pages, which stand in a file of their own. */
#pragma once

#include "web/remedy.h"

handler remedy__get_personal, remedy__post_show, remedy__post_personal, remedy__post_personal_done;
handler remedy__get_reasons, remedy__post_reasons;

struct task *remedy__margins(struct ctx *c, const struct personal_list *of);
