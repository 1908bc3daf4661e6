/* SPDX-License-Identifier: Apache-2.0 */
/* cursor.c - where a page of a long table goes on: the id and key of the last row. */
#include <inttypes.h>

#include "work/org/org__.h"

struct str org__cursor(struct ctx *c, int64_t id, struct str key)
{
    return str_fmt(c->arena, "%" PRId64 ".%.*s", id, STR_ARGS(key));
}

bool org__read_cursor(struct str cursor, int64_t *ret_id, struct str *ret_key)
{
    struct str id;

    *ret_id = 0;
    *ret_key = S("");
    if (!cursor.n)
        return true;
    if (!str_cut(&cursor, '.', &id) || !cursor.p || !str_int(id, ret_id))
        return false;
    *ret_key = cursor;
    return true;
}
