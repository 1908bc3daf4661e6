/* SPDX-License-Identifier: Apache-2.0 */
#include "rules/assembly.h"

#include <assert.h>

#include "text/vi.h"

static const char *const names[ASSEMBLY_KINDS] = {
    [ASSEMBLY_PLENARY] = "plenary",   [ASSEMBLY_COMMITTEE] = "committee",
    [ASSEMBLY_STANDING] = "standing", [ASSEMBLY_ENLARGED] = "enlarged",
    [ASSEMBLY_STAFF] = "staff",       [ASSEMBLY_OUTSIDE] = "outside",
    [ASSEMBLY_OTHER] = "other",
};

/* In this order: "Ban Chấp hành mở rộng" is enlarged first. What names a branch too is for branches: "chi bộ
 * trực thuộc Đảng ủy". */
static const struct {
    const char *folded, *unless;
    enum assembly_kind kind;
} told[] = {
    { "khong phai dang vien", NULL, ASSEMBLY_OUTSIDE },
    { "mo rong", NULL, ASSEMBLY_ENLARGED },
    { "ban thuong vu", NULL, ASSEMBLY_STANDING },
    { "ban chap hanh", NULL, ASSEMBLY_COMMITTEE },
    { "toan the co quan", NULL, ASSEMBLY_STAFF },
    { "dang uy", "chi bo", ASSEMBLY_COMMITTEE },
    { "cap uy", "chi bo", ASSEMBLY_COMMITTEE },
};

static bool has(struct str folded, const char *words)
{
    return words && str_find(folded, str_of(words), 0) != SIZE_MAX;
}

struct str assembly_kind_name(enum assembly_kind kind)
{
    assert(kind > 0 && kind < ASSEMBLY_KINDS);
    return str_of(names[kind]);
}

enum assembly_kind assembly_kind_parse(struct str name)
{
    for (int k = 1; k < ASSEMBLY_KINDS; k++) {
        if (str_eq(name, str_of(names[k])))
            return (enum assembly_kind)k;
    }
    return 0;
}

enum assembly_kind assembly_kind_told(struct arena *a, struct str words)
{
    struct str folded = vi_fold(a, words, NULL);

    for (size_t i = 0; i < COUNT(told); i++) {
        if (has(folded, told[i].folded) && !has(folded, told[i].unless))
            return told[i].kind;
    }
    return 0;
}
