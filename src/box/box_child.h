/* box_child.h - the processes of a box, from their birth to their end: a parent that was started with
 * nothing and sees no file, and the workers it forks, one a file.
 *
 * A worker is a child of the box's own process (CLONE_PARENT), so that who it was is known until it has
 * been waited for. */
#pragma once

#include <sys/types.h>

#include "base/err.h"
#include "box/box.h"

struct child {
    pid_t pid; /* 0: there is none */
    int socket;
};

#define CHILD_NONE ((struct child){ .pid = 0, .socket = -1 })

/* Starts this program once more as the parent of workers, and waits until it is ready to fork. 0, or an
 * errno; *ret is then CHILD_NONE. */
int parent_start(const char *worker, struct child *ret);
/* Has a worker forked, takes away the memory and the processor's time that it may not have, and does not
 * wait until it is ready. 0, or an errno when the parent is not there any more; *ret is then CHILD_NONE. */
int child_start(const struct child *parent, const struct box_limits *limits, struct child *ret);
/* Waits until it has locked itself in, before which it reads nothing of what it was sent. False when it did
 * not come so far. */
bool child_ready(const struct child *c);
/* Ends it whatever it is doing, and is its wait status; fine with none. */
int child_end(struct child *c);
