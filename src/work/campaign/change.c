/* SPDX-License-Identifier: Apache-2.0 */
/* change.c - what versions of a campaign changed, as rows. */
#include <assert.h>

#include "store/amendment.h"
#include "work/campaign/amend__.h"

static const char *const what_names[CHANGE_WHATS] = {
    [CHANGE_ADD] = "add",
    [CHANGE_END] = "end",
    [CHANGE_WORDS] = "words",
    [CHANGE_AUDIENCE] = "audience",
    [CHANGE_THROUGH] = "through",
    [CHANGE_RECEIVER] = "receiver",
    [CHANGE_COPIES] = "copies",
    [CHANGE_LABEL] = "label",
    [CHANGE_START] = "start",
    [CHANGE_DATE] = "date",
    [CHANGE_TOPIC] = "topic",
    [CHANGE_STUDY] = "study",
    [CHANGE_REVIEW] = "review",
    [CHANGE_MATERIAL] = "material",
    [CHANGE_PROCEEDING] = "proceeding",
    [CHANGE_TIME] = "time",
    [CHANGE_CUT] = "cut",
    [CHANGE_TO] = "to",
    [CHANGE_REST] = "rest",
};

static enum change_what what_parse(struct str name)
{
    for (int i = 1; i < CHANGE_WHATS; i++) {
        if (str_eq(name, str_of(what_names[i])))
            return (enum change_what)i;
    }
    return 0;
}

static bool is_of_words(enum change_what what)
{
    return what < CHANGE_START;
}

/* '2022-06-25', or with the last working day: '2022-06-25 2022-06-24'. */
static struct str days(struct ctx *c, struct day on, struct day work_on)
{
    struct str day = day_iso(c->arena, on);

    if (!day_is(on) || !day_is(work_on))
        return day;
    return str_fmt(c->arena, "%.*s %.*s", STR_ARGS(day), STR_ARGS(day_iso(c->arena, work_on)));
}

static void take_days(struct str s, struct day *ret_on, struct day *ret_work_on)
{
    enum { ISO = DAY_TEXT - 1 };

    *ret_on = *ret_work_on = (struct day){ 0 };
    if (s.n < ISO)
        return;
    *ret_on = day_from_iso(str_sub(s, 0, ISO));
    if (s.n > ISO)
        *ret_work_on = day_from_iso(str_sub(s, ISO + 1, s.n));
}

enum err change__add(struct ctx *c, int64_t campaign_id, int64_t n, int64_t ord,
                     const struct change *change)
{
    bool words = is_of_words(change->what);
    struct q_campaign_change_add_in in = {
        .campaign_id = campaign_id,
        .n = n,
        .ord = ord,
        .what = str_of(what_names[change->what]),
        .duty_id = { change->duty_id != 0, change->duty_id },
        .slot = str_or_none(change->period.slot),
        .label = str_or_none(change->period.label),
        .before = words ? change->was : days(c, change->was_on, change->was_work_on),
        .after = words ? change->is : days(c, change->is_on, change->is_work_on),
        .words = change->words,
    };

    assert(change->what > 0 && change->what < CHANGE_WHATS);
    return q_campaign_change_add(c->db, &in, c->error);
}

enum err change_list(struct ctx *c, int64_t campaign_id, const struct change **ret, size_t *ret_n)
{
    struct q_campaign_change_list *rows = NULL;
    struct change *list;
    enum err r;

    assert(ret && ret_n);
    r = q_campaign_change_list(c->db, campaign_id, c->arena, &rows, ret_n, c->error);
    if (r)
        return r;
    list = arena_array(c->arena, struct change, *ret_n + 1);
    for (size_t i = 0; i < *ret_n; i++) {
        list[i] =
            (struct change){ .n = rows[i].n,
                             .what = what_parse(rows[i].what),
                             .duty_id = rows[i].duty_id.v,
                             .words = rows[i].words,
                             .period = { str_or_empty(rows[i].slot), str_or_empty(rows[i].label) },
                             .was = rows[i].before,
                             .is = rows[i].after };
        if (is_of_words(list[i].what))
            continue;
        take_days(rows[i].before, &list[i].was_on, &list[i].was_work_on);
        take_days(rows[i].after, &list[i].is_on, &list[i].is_work_on);
    }
    *ret = list;
    return OK;
}
