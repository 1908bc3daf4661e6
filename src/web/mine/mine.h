/* mine.h - Của tôi: own promises, what to read before the sessions to come, how one stood on the rolls, and who has
 * looked at what is about oneself. */
#pragma once

#include "http/route.h"
#include "web/kit/page.h"
#include "web/kit/parts.h"
#include "work/mine.h"

struct mine_coming_row {
    const struct mine_coming *of;
    struct str when;
    struct day day;
    enum msg weekday;
};

struct mine_attendance_row {
    const struct mine_attendance *of;
    struct str day; /* "17/11": the year stands below */
    enum tag tag;
    struct str state;
};

struct mine_look { /* who opened what only the branch keeps about this person */
    struct str at, who;
};

struct mine_page {
    struct page page;
    struct mine of;
    struct task *promises; /* margin and state of each */
    struct mine_coming_row *coming;
    struct mine_attendance_row *attended;
    struct mine_look *looks;
    size_t n_looks;
};

extern const struct route mine_routes[];
extern const size_t mine_routes_n;
