/* box_jail.h - how a worker gives up every right it does not need, for good. */
#pragma once

#include <linux/filter.h>
#include <stdbool.h>

enum { JAIL_OPS_MOST = 256 };

/* The list of what a worker may ask the kernel for, as the kernel takes it. */
struct jail {
    struct sock_filter ops[JAIL_OPS_MOST];
    unsigned short n;
};

/* What the parent of workers can do without: it reads no file, and hands nothing on that is set-uid or
 * can be traced. Writes the list once, so that no worker has to. */
bool jail_expect(struct jail *ret);
/* False when a lock did not close: the worker must not go on then. */
bool jail_enter(const struct jail *j);
