/* SPDX-License-Identifier: Apache-2.0 */
/* change.c - what versions changed, as rows of a table: before and now. */
#include "web/campaign/campaign__.h"
#include "web/kit/when.h"
#include "web/report/report.h"

static const enum msg labels[CHANGE_WHATS] = {
    [CHANGE_ADD] = M_CHANGE_ADD,
    [CHANGE_END] = M_CHANGE_END,
    [CHANGE_WORDS] = M_CHANGE_WORDS,
    [CHANGE_AUDIENCE] = M_CHANGE_AUDIENCE,
    [CHANGE_THROUGH] = M_CHANGE_THROUGH,
    [CHANGE_RECEIVER] = M_CHANGE_RECEIVER,
    [CHANGE_COPIES] = M_CHANGE_COPIES,
    [CHANGE_LABEL] = M_CHANGE_LABEL,
    [CHANGE_START] = M_CHANGE_START,
    [CHANGE_DATE] = M_CHANGE_DATE,
    [CHANGE_CUT] = M_CHANGE_CUT,
    [CHANGE_TOPIC] = M_CONTENT_WHAT_TOPIC,
    [CHANGE_STUDY] = M_CONTENT_WHAT_STUDY,
    [CHANGE_REVIEW] = M_CONTENT_WHAT_REVIEW,
    [CHANGE_MATERIAL] = M_CONTENT_WHAT_MATERIAL,
    [CHANGE_PROCEEDING] = M_CAMPAIGN_PROCEEDINGS,
    [CHANGE_TIME] = M_CONTENT_SLOT,
    [CHANGE_TO] = M_CHANGE_TO,
    [CHANGE_REST] = M_CHANGE_REST,
};

/* "Hạn, Tháng 4/2022"; what is called by its day needs no name. */
static struct str label_of(struct ctx *c, const struct change *change)
{
    struct str period = period_is_named(change->period) ? period_shown(c, change->period) : S("");

    if (period.n && change->what == CHANGE_DATE)
        return MSG(c->arena, c->lang, M_CHANGE_DATE_OF, { "period", .text = period });
    if (period.n && change->what == CHANGE_CUT)
        return MSG(c->arena, c->lang, M_CHANGE_CUT_OF, { "period", .text = period });
    return msg_text(c->lang, labels[change->what]);
}

static struct str day_words(struct ctx *c, struct day on, struct day work_on)
{
    if (!day_is(on))
        return S("");
    return day_is(work_on) ? due_shown(c, on, work_on) : day_shown(c->arena, on);
}

static struct str note_of(struct ctx *c, const struct change *change)
{
    struct str ends = S(""), stays = S("");

    if (change->what == CHANGE_DATE && day_is(change->is_work_on) &&
        day_cmp(change->is_work_on, c->today) < 0)
        return msg_text(c->lang, M_CHANGE_PAST);
    if (change->what == CHANGE_DATE && day_is(change->is_on))
        return change->open ? MSG(c->arena, c->lang, M_CHANGE_MOVES, { "n", .n = change->open })
                            : S("");
    if (change->open)
        ends = MSG(c->arena, c->lang, M_CHANGE_ENDS, { "n", .n = change->open });
    if (change->done)
        stays = MSG(c->arena, c->lang, M_CHANGE_STAYS, { "n", .n = change->done });
    return str_fmt(c->arena, "%.*s%s%.*s", STR_ARGS(ends), ends.n && stays.n ? "; " : "",
                   STR_ARGS(stays));
}

static struct change_line line_of(struct ctx *c, const struct change *change)
{
    struct change_line line = {
        .label = label_of(c, change),
        .words = S(""),
        .was = str_or_empty(change->was),
        .is = str_or_empty(change->is),
        /* Of a version that stands its dues have moved since. */
        .note = change->n ? S("") : note_of(c, change),
    };

    if (change->what == CHANGE_TIME || change->what == CHANGE_LABEL) {
        line.was = line.was.n ? slot_shown(c, line.was) : S("");
        line.is = line.is.n ? slot_shown(c, line.is) : S("");
    } else if (change->what == CHANGE_REST) {
        line.was = S("");
        line.is = campaign__span_shown(c, change->was_on, change->is_on);
    } else if (change->what >= CHANGE_START) {
        line.was = day_words(c, change->was_on, change->was_work_on);
        line.is = day_words(c, change->is_on, change->is_work_on);
    }
    if (change->what == CHANGE_DATE && str_eq(line.was, line.is))
        line.was = S(""); /* a duty that takes another's place keeps its day */
    return line;
}

struct change_table campaign__changes(struct ctx *c, const struct change *list, size_t n,
                                      const char *id)
{
    struct change_table table = { .id = str_of(id) };

    table.rows = arena_array(c->arena, struct change_line, n + 1);
    for (size_t i = 0; i < n; i++) {
        struct change_line *line = &table.rows[table.n++];

        *line = line_of(c, &list[i]);
        if (list[i].words.n &&
            (!i || list[i].what == CHANGE_TIME || list[i - 1].duty_id != list[i].duty_id))
            line->words = list[i].words;
    }
    return table;
}
