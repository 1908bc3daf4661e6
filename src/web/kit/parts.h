/* parts.h - what the parts of a page (kit/parts/) are given: states, tasks, facts, figures, pages.
 *
 * Plain structs that a handler fills in the request's arena; /_looks shows every part. */
#pragma once

#include "rules/attendance.h"
#include "text/messages.h"

struct arena;

/* The parts of the house, by enum nav; NAV_NONE has no row to show. */
struct nav_part {
    const char *href;
    enum msg words;
};
extern const struct nav_part nav_parts[];
extern const size_t nav_parts_n;

/* A state's shape; its word comes with it, never the shape alone. */
enum tag {
    TAG_WAIT,  /* ○ not due, not begun */
    TAG_SOON,  /* ◔ due soon: to be done now */
    TAG_DOING, /* ◐ under way */
    TAG_SENT,  /* → sent up, not received yet */
    TAG_GOT,   /* ✓ received, confirmed */
    TAG_DONE,  /* ● nothing is left to do */
    TAG_LATE,  /* ▲ overdue */
    TAG_BACK,  /* ↩ sent back to be completed */
    TAG_DOUBT, /* ◆ somebody has to decide */
    TAG_OFF,   /* – withdrawn, does not apply */
    TAG_COUNT
};

extern const char *const tag_class[TAG_COUNT];

/* thứ Hai … Chủ nhật. */
enum msg weekday_words(struct day d);

/* A row of a task list. The margin holds the day one looks it up by. */
struct task {
    struct str day;  /* "20/11" */
    struct str when; /* "thứ Sáu", "hôm nay"; may be STR_NONE */
    struct str href; /* STR_NONE: cannot be begun yet */
    struct str name, hint;
    enum tag tag;
    struct str state;
};

/* Fills day and when from the day a task is due. */
void task_due(struct task *t, struct arena *a, enum lang lang, struct day due, struct day today);

/* One fact of a summary list; href STR_NONE: it cannot be changed here. */
struct fact {
    enum msg what;
    struct str value; /* "" is shown as not given */
    struct str href;
};

struct figure {
    int64_t n;
    struct str beside; /* "trên 5", "91,7%"; may be STR_NONE */
    enum msg what;
    struct str href; /* the rows it was counted from; may be STR_NONE */
};

struct crossing {
    int64_t number; /* 0: pages left out here */
    struct str href;
    bool current;
};

/* Pages of a long list. With one page only, nothing is shown but how many there are. */
struct pager {
    int64_t page, pages; /* from 1 */
    int64_t from, to, total;
    struct crossing crossings[9];
    size_t n;
    struct str back, on; /* the neighbours; STR_NONE at the ends */
};

/* address: of the list with its filters, "/orgs?state=late"; "page=N" is added. A page that is not
 * there becomes the first. */
struct pager pager_make(struct arena *a, struct str address, int64_t page, int64_t per_page,
                        int64_t total);

/* A running job. reload: seconds after which the page looks again by itself; 0 when it has ended. */
struct progress {
    struct str words;
    int64_t done, total;
    int reload;
};

/* One row of the roll. Its fields are "state.ID" and "reason.ID". */
struct roll_line {
    int64_t id;
    int64_t number;
    struct str name, note; /* note: "đảng viên dự bị"; may be STR_NONE */
    enum attendance_state state;
    struct str reason;
    struct str error;
    bool asks_reason;  /* by permission: the reason's words stay in the branch */
    struct str stored; /* the state's name when the page was made */
};
