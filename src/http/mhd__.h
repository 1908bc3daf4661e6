/* mhd__.h - the functions of libmicrohttpd, which a server loads when it starts: it brings GnuTLS, and neither
 * the other commands nor the workers listen. */
#pragma once

#include <microhttpd.h>

#include "base/library.h"

/* clang-format off */
#define MHD(X) \
    X(MHD_add_response_header) X(MHD_create_response_from_buffer) \
    X(MHD_create_response_from_buffer_with_free_callback) X(MHD_destroy_response) \
    X(MHD_get_connection_info) X(MHD_get_connection_values) X(MHD_get_version) \
    X(MHD_lookup_connection_value) X(MHD_queue_response) X(MHD_resume_connection) \
    X(MHD_start_daemon) X(MHD_stop_daemon) X(MHD_suspend_connection)
/* clang-format on */

/* Called by the library's own names: h->mhd->MHD_stop_daemon(…). */
struct mhd {
    MHD(LIBRARY_MEMBER)
};

NODISCARD enum err mhd__load(struct mhd *ret, struct error *e);
