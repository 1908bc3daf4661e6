/* remedy.h - Khắc phục: what the collective promised, open first; and, apart from it, what single
 * comrades promised, which stays in the branch. */
#pragma once

#include "http/route.h"
#include "web/kit/field.h"
#include "web/kit/page.h"
#include "web/kit/parts.h"
#include "work/remedy/personal.h"
#include "work/remedy/remedy.h"

struct remedy_row {
    const struct remedy *of;
    struct task due; /* day and when of the margin; tag and state */
    bool can_done, can_confirm, can_reopen;
};

struct remedy_page {
    struct page page;
    struct remedy_list of;
    struct remedy_row *rows;
    size_t n;
    struct str newer, older;
};

struct personal_page {
    struct page page;
    struct form form;
    struct personal_list of;
    struct task *due; /* margin and state of each row */
    bool shown;       /* the list was asked for, and the look written down */
    struct field_view person, what, due_on;
    struct options people;
};

struct reasons_page {
    struct page page;
    struct personal_reason *rows;
    size_t n;
    int64_t session_id;
    bool shown;
};

/* How a remedy stands, and its day beside today. */
struct task remedy_margin(struct ctx *c, enum remedy_state state, struct day due_on, bool late);

extern const struct route remedy_routes[];
extern const size_t remedy_routes_n;
