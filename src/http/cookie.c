/* SPDX-License-Identifier: Apache-2.0 */
#include "http/cookie.h"

#include <assert.h>

#include "base/arena.h"
#include "base/buf.h"

static bool is_value(struct str s)
{
    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.p[i];

        if (c <= 0x20 || c >= 0x7F || c == '"' || c == ',' || c == ';' || c == '\\')
            return false;
    }
    return true;
}

struct str cookie_find(struct str header, struct str name)
{
    struct str found = STR_NONE, pair;

    assert(name.n > 0);
    while (header.n && str_cut(&header, ';', &pair)) {
        struct str value = str_trim(pair), key;

        if (!value.n || !str_cut(&value, '=', &key) || !value.p || !str_eq(key, name))
            continue;
        if (found.p || !is_value(value))
            return STR_NONE;
        found = value;
    }
    return found;
}

struct str cookie_set(struct arena *a, const char *name, struct str value, bool secure,
                      int64_t seconds)
{
    struct buf b = { 0 };

    buf_fmt(&b, "%s=%.*s; Path=/; HttpOnly; SameSite=Lax", name, STR_ARGS(value));
    if (secure)
        buf_lit(&b, "; Secure");
    if (seconds) {
        buf_lit(&b, "; Max-Age=");
        buf_int(&b, seconds > 0 ? seconds : 0);
    }
    return buf_take(&b, a);
}
