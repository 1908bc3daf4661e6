/* box_jail.h - how a worker gives up every right it does not need, for good. */
#pragma once

#include <stdbool.h>

/* False when a lock did not close: the worker must not go on then. */
bool jail_enter(void);
