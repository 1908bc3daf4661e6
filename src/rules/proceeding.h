/* proceeding.h - the steps of an order of proceedings (chương trình), as lines of text and as rows.
 *
 * A line is a step, "2. Thảo luận (45 phút)"; a line that begins with a long dash begins a part of the
 * session. What is made lives in the arena and borrows from the text. */
#pragma once

#include <stdint.h>

#include "base/str.h"

struct arena;

enum proceeding_part {
    PROCEEDING_NO_PART, /* the plan does not divide the session */
    PROCEEDING_OPENING,
    PROCEEDING_BODY,
    PROCEEDING_CLOSING,
    PROCEEDING_PART_COUNT
};

struct proceeding_step {
    enum proceeding_part part;
    struct str label; /* "2"; "": not numbered */
    struct str words;
    int64_t minutes; /* 0: not said */
};

/* A working day: no session is longer. */
enum { PROCEEDING_MINUTES_MAX = 480, PROCEEDING_STEPS_MAX = 60 };

size_t proceeding_steps(struct arena *a, struct str lines, struct proceeding_step **ret);
struct str proceeding_lines(struct arena *a, const struct proceeding_step *steps, size_t n);
/* Digits alone, from 1 to the longest session. */
bool proceeding_minutes(struct str typed, int64_t *ret);
int64_t proceeding_sum(const struct proceeding_step *steps, size_t n);
/* opening, body, closing: as in the database; a session without parts is all body. */
struct str proceeding_part_name(enum proceeding_part part);

/* One row of a form that arranges steps. */
struct proceeding_row {
    struct proceeding_step step;
    int64_t was;   /* its place before, from 1; 0: it is new */
    int64_t place; /* that the person wants; 0: at the end */
};
/* Sorts rows into the places asked for: who asks for a place that is taken gets it, the others move.
 * Labels that counted 1, 2, 3 count again. */
void proceeding_arrange(struct arena *a, struct proceeding_row *rows, size_t n);
