/* SPDX-License-Identifier: Apache-2.0 */
#include "rules/entry.h"

#include <assert.h>

static const char *const how_names[ENTRY_HOWS] = {
    [ENTRY_PAPER] = "paper",
    [ENTRY_PHONE] = "phone",
};

struct str entry_how_name(enum entry_how how)
{
    assert(how > 0 && how < ENTRY_HOWS);
    return str_of(how_names[how]);
}

enum entry_how entry_how_parse(struct str name)
{
    for (int h = 1; h < ENTRY_HOWS; h++) {
        if (str_eq(name, str_of(how_names[h])))
            return (enum entry_how)h;
    }
    return 0;
}
