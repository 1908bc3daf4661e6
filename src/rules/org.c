/* SPDX-License-Identifier: Apache-2.0 */
#include "rules/org.h"

#include "base/arena.h"

static const struct {
    const char *committee, *organisation;
} names[] = {
    { "Đảng ủy ", "Đảng bộ " },
    { "Tỉnh ủy ", "Đảng bộ tỉnh " },
    { "Thành ủy ", "Đảng bộ thành phố " },
    { "Huyện ủy ", "Đảng bộ huyện " },
    { "Quận ủy ", "Đảng bộ quận " },
    { "Thị ủy ", "Đảng bộ thị xã " },
};

struct str org_party_name(struct arena *a, struct str name)
{
    for (size_t i = 0; i < COUNT(names); i++) {
        struct str committee = str_of(names[i].committee);

        if (str_starts(name, committee))
            return str_fmt(a, "%s%.*s", names[i].organisation,
                           STR_ARGS(str_sub(name, committee.n, name.n)));
    }
    return STR_NONE;
}
