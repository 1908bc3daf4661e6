/* SPDX-License-Identifier: Apache-2.0 */
/* text.c - sample directives whose dates are counted from today: {{d-9}} is "dd/mm/yyyy" nine
 * days ago, {{long-9}} and {{short-9}} the same in words, {{m+1}} next month, {{Y}} this year. */
#include <assert.h>

#include "base/buf.h"
#include "cli/demo/demo.h"
#include "cli/demo_files.h"

static struct str shown(struct demo *d, struct str mark)
{
    struct day today = d->run->ctx.today, day;
    struct arena *a = d->run->arena;
    size_t sign = 0;
    int64_t n = 0;

    assert(mark.p);
    while (sign < mark.n && mark.p[sign] != '+' && mark.p[sign] != '-')
        sign++;
    if (sign < mark.n) {
        (void)str_int(str_sub(mark, sign + 1, mark.n), &n);
        if (mark.p[sign] == '-')
            n = -n;
    }
    mark = str_sub(mark, 0, sign);
    if (str_eq(mark, S("Y")))
        return str_fmt(a, "%d", today.year + (int)n);
    if (str_eq(mark, S("m"))) {
        int month = today.year * 12 + today.month - 1 + (int)n;

        return str_fmt(a, "%d/%d", month % 12 + 1, month / 12);
    }
    day = day_add(today, (int)n);
    if (str_eq(mark, S("long")))
        return str_fmt(a, "ngày %02d tháng %02d năm %04d", day.day, day.month, day.year);
    if (str_eq(mark, S("short")))
        return str_fmt(a, "ngày %02d/%d/%04d", day.day, day.month, day.year);
    return str_fmt(a, "%02d/%d/%04d", day.day, day.month, day.year);
}

static struct str sample(const char *name)
{
    for (size_t i = 0; i < demo_files_files_n; i++) {
        if (str_eq(demo_files_files[i].name, str_of(name)))
            return demo_files_files[i].bytes;
    }
    return STR_NONE;
}

struct str demo_text(struct demo *d, const char *name)
{
    struct str text = sample(name);
    struct buf b = { 0 };
    size_t at = 0, open, close;

    while ((open = str_find(text, S("{{"), at)) != SIZE_MAX &&
           (close = str_find(text, S("}}"), open)) != SIZE_MAX) {
        buf_str(&b, str_sub(text, at, open));
        buf_str(&b, shown(d, str_sub(text, open + 2, close)));
        at = close + 2;
    }
    buf_str(&b, str_sub(text, at, text.n));
    return buf_take(&b, d->run->arena);
}
