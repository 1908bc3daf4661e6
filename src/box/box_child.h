/* box_child.h - one worker process, from its birth to its end: how it is started with nothing, and
 * what is taken from it once it runs. */
#pragma once

#include <sys/types.h>

#include "base/err.h"
#include "box/box.h"

struct child {
    pid_t pid; /* 0: there is none */
    int socket;
};

#define CHILD_NONE ((struct child){ .pid = 0, .socket = -1 })

/* Starts one and does not wait until it is ready. 0, or an errno; *ret is then CHILD_NONE. */
int child_start(const char *worker, struct child *ret);
/* Waits until it has locked itself in, and takes away the memory and the processor's time that it may
 * not have. False when it did not come so far. */
bool child_ready(const struct child *c, const struct box_limits *limits);
/* Ends it whatever it is doing, and is its wait status; fine with none. */
int child_end(struct child *c);
