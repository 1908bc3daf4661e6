/* SPDX-License-Identifier: Apache-2.0 */
/* range.c - a unit's subtree as a range of paths. */
#include "work/org/org.h"

/* What begins with '/1/5/' lies between it and '/1/50': '0' follows '/'. */
struct org_range org_range(struct arena *a, struct str path)
{
    char *last = arena_cstr(a, path);

    if (path.n)
        last[path.n - 1] = '/' + 1;
    return (struct org_range){ path, { last, path.n } };
}
