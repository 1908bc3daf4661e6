/* listen.h - the socket that new connections come to. */
#pragma once

#include "base/err.h"

/* port 0: any free one; *ret_port tells which. E_BUSY when it is taken. */
NODISCARD enum err listen_open(const char *address, int port, int *ret_fd, int *ret_port,
                               struct error *e);
