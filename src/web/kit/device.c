/* SPDX-License-Identifier: Apache-2.0 */
#include "web/kit/device.h"

struct mark {
    const char *told, *name;
};

/* The first that is found counts: most browsers also call themselves Chrome or Safari. */
static const struct mark browsers[] = {
    { "coc_coc_browser", "Cốc Cốc" },
    { "Zalo", "Zalo" },
    { "Edg", "Edge" },
    { "OPR/", "Opera" },
    { "SamsungBrowser", "Samsung Internet" },
    { "Firefox", "Firefox" },
    { "FxiOS", "Firefox" },
    { "CriOS", "Chrome" },
    { "Chrome", "Chrome" },
    { "Safari", "Safari" },
};
static const struct mark systems[] = {
    { "Android", "Android" }, { "iPhone", "iPhone" },  { "iPad", "iPad" },
    { "Windows", "Windows" }, { "Mac OS X", "macOS" }, { "Linux", "Linux" },
};

static const char *find(const struct mark *marks, size_t n, struct str told)
{
    for (size_t i = 0; i < n; i++) {
        if (str_find(told, str_of(marks[i].told), 0) != SIZE_MAX)
            return marks[i].name;
    }
    return NULL;
}

struct str device_name(struct arena *a, enum lang lang, struct str told)
{
    const char *browser = find(browsers, COUNT(browsers), told);
    const char *system = find(systems, COUNT(systems), told);

    if (!browser || !system)
        return told.n ? told : msg_text(lang, M_ACCOUNT_DEVICE_UNKNOWN);
    return MSG(a, lang, M_ACCOUNT_DEVICE_NAME, { "browser", .text = str_of(browser) },
               { "system", .text = str_of(system) });
}
