/* SPDX-License-Identifier: Apache-2.0 */
/* words.c - periods and states of reports, in words. */
#include "base/clock.h"
#include "rules/slot.h"
#include "text/vi.h"
#include "web/report/report__.h"

static struct str in_words(struct ctx *c, const struct slot *s)
{
    static const char *const roman[] = { "I", "II", "III", "IV" };

    switch (s->kind) {
    case SLOT_ONCE:
        return MSG(c->arena, c->lang, M_PERIOD_ONCE, { "day", .text = day_shown(c->arena, s->to) });
    case SLOT_MONTH:
        return MSG(c->arena, c->lang, M_PERIOD_MONTH, { "month", .n = s->part },
                   { "year", .n = s->year });
    case SLOT_QUARTER:
        return MSG(c->arena, c->lang, M_PERIOD_QUARTER,
                   { "quarter", .text = str_of(roman[s->part - 1]) }, { "year", .n = s->year });
    case SLOT_HALF:
        return MSG(c->arena, c->lang, s->part == 1 ? M_PERIOD_HALF_1 : M_PERIOD_HALF_2,
                   { "year", .n = s->year });
    case SLOT_YEAR:
        break;
    }
    return MSG(c->arena, c->lang, M_PERIOD_YEAR, { "year", .n = s->year });
}

struct str slot_shown(struct ctx *c, struct str slot)
{
    struct slot s;

    return slot_parse(slot, &s) ? in_words(c, &s) : slot;
}

struct str period_shown(struct ctx *c, struct period_name name)
{
    return slot_shown(c, period_called(name));
}

struct str period_within(struct ctx *c, struct period_name name)
{
    return vi_within(c->arena, period_shown(c, name));
}

struct str period_days(struct ctx *c, const struct report_period *p)
{
    struct str to = day_shown(c->arena, p->to);

    if (p->ord == 1)
        return MSG(c->arena, c->lang, M_REPORT_FIRST_DAYS, { "to", .text = to });
    return MSG(c->arena, c->lang, M_REPORT_DAYS, { "from", .text = day_shown(c->arena, p->from) },
               { "to", .text = to });
}

enum tag report_tag(enum report_state state)
{
    switch (state) {
    case REPORT_DRAFT:
        return TAG_DOING;
    case REPORT_SUBMITTED:
        return TAG_SENT;
    case REPORT_RETURNED:
        return TAG_BACK;
    case REPORT_RECEIVED:
        return TAG_GOT;
    }
    return TAG_WAIT;
}

enum msg report_state_words(enum report_state state)
{
    switch (state) {
    case REPORT_DRAFT:
        return M_REPORT_STATE_DRAFT;
    case REPORT_SUBMITTED:
        return M_REPORT_STATE_SUBMITTED;
    case REPORT_RETURNED:
        return M_REPORT_STATE_RETURNED;
    case REPORT_RECEIVED:
        return M_REPORT_STATE_RECEIVED;
    }
    return M_REPORT_STATE_NONE;
}

enum msg report__hand_words(const struct report *of, int64_t sent_at)
{
    bool gone = day_is(of->ended) && day_cmp(clock_day(sent_at), of->ended) >= 0;

    return gone ? M_REPORT_FOR_ENDED : M_REPORT_BOARD;
}

struct str entry_told_shown(struct ctx *c, struct str by, const struct entry_told *told)
{
    return MSG(c->arena, c->lang,
               told->how == ENTRY_PAPER ? M_ENTRY_TOLD_PAPER : M_ENTRY_TOLD_PHONE,
               { "org", .text = by }, { "by", .text = told->by });
}

enum msg report_sent_words(enum report_state state, bool outside)
{
    return outside && state == REPORT_SUBMITTED ? M_REPORT_STATE_PAPER : report_state_words(state);
}
