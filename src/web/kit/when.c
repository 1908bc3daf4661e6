/* SPDX-License-Identifier: Apache-2.0 */
#include "web/kit/when.h"

#include <assert.h>

#include "web/kit/parts.h"

static struct str single(struct ctx *c, const struct duty_rule *rule)
{
    struct day on = rule->due_on;
    static const enum msg words[CALENDAR_BOUNDS] = {
        [CALENDAR_BEFORE] = M_WHEN_BEFORE,
        [CALENDAR_BY] = M_WHEN_BY,
        [CALENDAR_IN] = M_WHEN_ON,
        [CALENDAR_FROM] = M_WHEN_FROM,
    };

    if (!day_is(on))
        return msg_text(c->lang, M_WHEN_UNKNOWN);
    if (rule->bound == CALENDAR_IN && on.day == days_in_month(on.year, on.month))
        return MSG(c->arena, c->lang, M_WHEN_MONTH, { "month", .n = on.month },
                   { "year", .n = on.year });
    return msg_fmt(c->arena, c->lang, words[rule->bound ? rule->bound : CALENDAR_IN],
                   (struct msg_arg[]){ { "day", .day = on } }, 1);
}

static struct str window(struct ctx *c, const struct duty_rule *rule)
{
    if (day_is(rule->from) && day_is(rule->to))
        return MSG(c->arena, c->lang, M_WHEN_WINDOW, { "from", .day = rule->from },
                   { "to", .day = rule->to });
    if (day_is(rule->from))
        return MSG(c->arena, c->lang, M_WHEN_FROM, { "day", .day = rule->from });
    return MSG(c->arena, c->lang, M_WHEN_BY, { "day", .day = rule->to });
}

static struct str yearly(struct ctx *c, const struct duty_rule *rule)
{
    if (rule->month && rule->day > 0)
        return MSG(c->arena, c->lang, M_WHEN_YEARLY_DAY, { "day", .n = rule->day },
                   { "month", .n = rule->month });
    if (rule->month)
        return MSG(c->arena, c->lang, M_WHEN_YEARLY_MONTH, { "month", .n = rule->month });
    return msg_text(c->lang, M_WHEN_YEARLY);
}

static struct str rhythm(struct ctx *c, const struct duty_rule *rule)
{
    switch (rule->rhythm) {
    case RHYTHM_ONCE:
        return single(c, rule);
    case RHYTHM_WINDOW:
        return window(c, rule);
    case RHYTHM_MONTHLY:
        return msg_text(c->lang, M_WHEN_MONTHLY);
    case RHYTHM_QUARTERLY:
        return msg_text(c->lang, M_WHEN_QUARTERLY);
    case RHYTHM_HALF_YEARLY:
        return msg_text(c->lang, M_WHEN_HALF_YEARLY);
    case RHYTHM_YEARLY:
        return yearly(c, rule);
    case RHYTHM_COUNT:
        break;
    }
    return S("");
}

static bool repeats(const struct duty_rule *rule)
{
    return rule->rhythm != RHYTHM_ONCE && rule->rhythm != RHYTHM_WINDOW;
}

static struct str with_day(struct ctx *c, const struct duty_rule *rule)
{
    /* [monthly][after the period] */
    static const enum msg of[2][2] = { { M_WHEN_IN_PERIOD, M_WHEN_AFTER_PERIOD },
                                       { M_WHEN_IN_MONTH, M_WHEN_AFTER_MONTH } };
    enum msg by = rule->bound == CALENDAR_BEFORE ? M_WHEN_BEFORE_DAY : M_WHEN_BY_DAY;
    struct str words = rhythm(c, rule), day;

    if (!repeats(rule) || rule->month || !rule->day)
        return words;
    day = MSG(c->arena, c->lang, by, { "day", .n = rule->day > 0 ? rule->day : -rule->day });
    return MSG(c->arena, c->lang, of[rule->rhythm == RHYTHM_MONTHLY][rule->day > 0],
               { "when", .text = words }, { "by", .text = day });
}

struct str when_shown(struct ctx *c, const struct duty_rule *rule)
{
    struct str words = with_day(c, rule);

    assert(rule);
    if (!repeats(rule) || !day_is(rule->from) || !day_is(rule->to))
        return words;
    return MSG(c->arena, c->lang, M_WHEN_WITHIN, { "when", .text = words },
               { "from", .day = rule->from }, { "to", .day = rule->to });
}

enum msg due_what_words(enum due_what what)
{
    switch (what) {
    case DUE_REPORT:
        return M_DUTY_WHAT_REPORT;
    case DUE_SESSION:
        return M_DUTY_WHAT_SESSION;
    case DUE_REGISTRATION:
        return M_DUTY_WHAT_REGISTRATION;
    case DUE_HIGH_POINT:
        return M_DUTY_WHAT_HIGH_POINT;
    case DUE_OTHER:
    case DUE_WHATS:
        break;
    }
    return M_DUTY_WHAT_OTHER;
}

/* A meeting's last day may be one on which offices are closed. */
struct str due_shown(struct ctx *c, struct day due_on, struct day work_on)
{
    enum msg words = day_weekday(work_on) > 5 ? M_WHEN_LAST : M_WHEN_LAST_WORKING;
    const struct msg_arg args[] = {
        { "due", .day = due_on },
        { "weekday", .text = msg_text(c->lang, weekday_words(work_on)) },
        { "work", .day = work_on },
    };

    if (day_cmp(due_on, work_on) == 0)
        return day_shown(c->arena, due_on);
    return msg_fmt(c->arena, c->lang, words, args, COUNT(args));
}

struct str due_at_shown(struct ctx *c, const struct due_at *at)
{
    struct str words = due_shown(c, at->due_on, at->work_on);

    assert(at);
    return at->provisional ? MSG(c->arena, c->lang, M_WHEN_PROVISIONAL, { "when", .text = words })
                           : words;
}
