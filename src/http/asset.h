/* asset.h - style sheets, scripts and fonts inside the binary, ready to send.
 *
 * The table is generated at build time; names carry a hash of the bytes, so browsers keep them for
 * good. Those that cannot (favicon, manifest) have `revalidate`. */
#pragma once

#include "base/str.h"

struct asset {
    const char *path; /* "/assets/nep-5f3c2a1b.css" */
    const char *type; /* "text/css; charset=utf-8" */
    struct str bytes;
    struct str gzip;  /* STR_NONE for what does not shrink */
    const char *etag; /* with its quotes: "\"5f3c2a1b\"" */
    bool revalidate;
};

/* The table is sorted by path. NULL when there is none. */
const struct asset *asset_find(const struct asset *assets, size_t n, struct str path);
