/* SPDX-License-Identifier: Apache-2.0 */
#include "rules/content.h"

#include <assert.h>

#include "rules/slot.h"

static const char *const names[CONTENT_WHATS] = {
    [CONTENT_TOPIC] = "topic",
    [CONTENT_STUDY] = "study",
    [CONTENT_REVIEW] = "review",
    [CONTENT_MATERIAL] = "material",
};

struct str content_what_name(enum content_what what)
{
    assert(what > 0 && what < CONTENT_WHATS);
    return str_of(names[what]);
}

enum content_what content_what_parse(struct str name)
{
    for (int what = 1; what < CONTENT_WHATS; what++) {
        if (str_eq(name, str_of(names[what])))
            return (enum content_what)what;
    }
    return 0;
}

bool content_is_proposed(enum content_what what, struct str slot, struct day on)
{
    struct slot at;

    assert(day_is(on));
    if (!slot.n)
        return what != CONTENT_MATERIAL;
    return slot_parse(slot, &at) && day_cmp(on, slot_first(&at)) >= 0 && day_cmp(on, at.to) <= 0;
}
