/* remedy__.h - what the two kinds of remedies' pages share. */
#pragma once

#include "web/remedy/remedy.h"

handler remedy__get_list, remedy__post_done, remedy__post_confirm, remedy__post_reopen;
handler remedy__get_personal, remedy__post_show, remedy__post_personal, remedy__post_personal_done;
handler remedy__get_reasons, remedy__post_reasons;
