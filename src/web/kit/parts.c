/* SPDX-License-Identifier: Apache-2.0 */
#include "web/kit/parts.h"

#include <assert.h>
#include <inttypes.h>

#include "base/arena.h"
#include "web/kit/page.h"

const struct nav_part nav_parts[NAV_COUNT] = {
    [NAV_NONE] = { "/", M_FRAME_MENU },
    [NAV_DESK] = { "/", M_FRAME_DESK },
    [NAV_MINE] = { "/mine", M_FRAME_MINE },
    [NAV_DOCUMENTS] = { "/documents", M_FRAME_DOCUMENTS },
    [NAV_CAMPAIGNS] = { "/campaigns", M_FRAME_CAMPAIGNS },
    [NAV_SESSIONS] = { "/sessions", M_FRAME_SESSIONS },
    [NAV_REMEDIES] = { "/remedies", M_FRAME_REMEDIES },
    [NAV_REPORTS] = { "/reports", M_FRAME_REPORTS },
    [NAV_ORG] = { "/orgs", M_FRAME_ORGS },
};
const size_t nav_parts_n = NAV_COUNT;

const char *const tag_class[TAG_COUNT] = {
    [TAG_WAIT] = "wait",   [TAG_SOON] = "soon", [TAG_DOING] = "doing", [TAG_SENT] = "sent",
    [TAG_GOT] = "got",     [TAG_DONE] = "done", [TAG_LATE] = "late",   [TAG_BACK] = "back",
    [TAG_DOUBT] = "doubt", [TAG_OFF] = "off",
};

enum msg weekday_words(struct day d)
{
    static const enum msg words[] = {
        M_FRAME_MONDAY, M_FRAME_TUESDAY,  M_FRAME_WEDNESDAY, M_FRAME_THURSDAY,
        M_FRAME_FRIDAY, M_FRAME_SATURDAY, M_FRAME_SUNDAY,
    };

    return words[day_weekday(d) - 1];
}

void task_due(struct task *t, struct arena *a, enum lang lang, struct day due, struct day today)
{
    if (!day_is(due))
        return;
    if (due.year == today.year)
        t->day = str_fmt(a, "%02d/%02d", due.day, due.month);
    else
        t->day = str_fmt(a, "%02d/%02d/%02d", due.day, due.month, due.year % 100);
    t->when = msg_text(lang, day_cmp(due, today) == 0 ? M_FRAME_TODAY : weekday_words(due));
}

static struct str page_address(struct arena *a, struct str address, int64_t page)
{
    bool has_query = str_find(address, S("?"), 0) != SIZE_MAX;

    return str_fmt(a, "%.*s%cpage=%" PRId64, STR_ARGS(address), has_query ? '&' : '?', page);
}

static void add_crossing(struct pager *p, struct crossing c)
{
    assert(p->n < COUNT(p->crossings));
    p->crossings[p->n++] = c;
}

/* First, last, and two on either side of where one is: at most seven numbers and two gaps. */
static bool is_named(const struct pager *p, int64_t n)
{
    return n == 1 || n == p->pages || (n >= p->page - 2 && n <= p->page + 2);
}

struct pager pager_make(struct arena *a, struct str address, int64_t page, int64_t per_page,
                        int64_t total)
{
    struct pager p = { .total = total };
    int64_t last_named = 0;

    assert(per_page > 0);
    p.pages = total > 0 ? (total - 1) / per_page + 1 : 1;
    p.page = page >= 1 && page <= p.pages ? page : 1;
    p.from = total > 0 ? (p.page - 1) * per_page + 1 : 0;
    p.to = p.page < p.pages ? p.page * per_page : total;
    if (p.pages == 1)
        return p;
    for (int64_t n = 1; n <= p.pages; n++) {
        if (!is_named(&p, n))
            continue;
        if (n > last_named + 1)
            add_crossing(&p, (struct crossing){ 0 });
        add_crossing(&p, (struct crossing){ n, page_address(a, address, n), n == p.page });
        last_named = n;
    }
    if (p.page > 1)
        p.back = page_address(a, address, p.page - 1);
    if (p.page < p.pages)
        p.on = page_address(a, address, p.page + 1);
    return p;
}
