/* when.h - when something falls due, in words: "trước ngày 10/04/2022", "tháng 11 hằng năm". */
#pragma once

#include "rules/due.h"
#include "work/ctx.h"

struct str when_shown(struct ctx *c, const struct duty_rule *rule);
enum msg due_what_words(enum due_what what);
/* "10/04/2022 (ngày làm việc cuối: thứ Sáu, 08/04/2022)"; only the date where both are the same. */
struct str due_shown(struct ctx *c, struct day due_on, struct day work_on);
/* The same for a date still to come: "…, dự kiến" where it rests on days off not announced yet. */
struct str due_at_shown(struct ctx *c, const struct due_at *at);
