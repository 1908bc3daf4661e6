/* SPDX-License-Identifier: Apache-2.0 */
/* mhd.c - libmicrohttpd, loaded by the command that serves. */
#include "http/mhd__.h"

static const char *const names[] = { MHD(LIBRARY_NAME) };

static const struct library microhttpd = {
    .file = "libmicrohttpd.so.12",
    .package = "libmicrohttpd12",
    .names = names,
    .n = COUNT(names),
};

enum err mhd__load(struct mhd *ret, struct error *e)
{
    return library_load(&microhttpd, ret, e);
}
