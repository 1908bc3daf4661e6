/* SPDX-License-Identifier: Apache-2.0 */
#include <inttypes.h>

#include "base/clock.h"
#include "web/campaign__.h"
#include "web/kit/when.h"
#include "web/report.h"

enum { SOON_DAYS = 3 };

static enum msg state_words(enum tag tag)
{
    if (tag == TAG_DONE)
        return M_STATE_DONE;
    if (tag == TAG_LATE)
        return M_STATE_LATE;
    return tag == TAG_SOON ? M_STATE_SOON : M_STATE_WAIT;
}

/* A duty that repeats is told apart by its period; a day that is no working day is told with the one
 * before it. */
static struct str hint_of(struct ctx *c, const struct due *due)
{
    if (day_cmp(due->due_on, due->work_on))
        return due_shown(c, due->due_on, due->work_on);
    return due->period.n < 10 ? period_shown(c, due->period) : S("");
}

static struct task task_of(struct ctx *c, const struct due *due)
{
    int days = (int)(day_number(due->work_on) - day_number(c->today));
    struct task task = {
        .name = due->words,
        .hint = hint_of(c, due),
        .tag = due->done_at        ? TAG_DONE
               : days < 0          ? TAG_LATE
               : days <= SOON_DAYS ? TAG_SOON
                                   : TAG_WAIT,
    };

    task.href = str_fmt(c->arena, "%s/%" PRId64, due->what == DUE_REPORT ? "/reports/due" : "/dues",
                        due->id);
    task.state = msg_text(c->lang, state_words(task.tag));
    task_due(&task, c->arena, c->lang, due->work_on, c->today);
    return task;
}

/* In the fold the words stand above; the period is the name. */
static struct task other_time(struct ctx *c, const struct due *due)
{
    struct task task = task_of(c, due);
    struct str period = period_shown(c, due->period);

    task.name = period.n ? period : task.name;
    task.hint = day_cmp(due->due_on, due->work_on) ? task.hint : S("");
    return task;
}

static bool is_first_of_duty(const struct due *dues, size_t at)
{
    for (size_t i = 0; i < at; i++) {
        if (dues[i].duty_id == dues[at].duty_id)
            return false;
    }
    return true;
}

struct shown {
    size_t at[2]; /* the first that is late, the next that is open; the last when all are done */
    size_t n;
};

static struct shown shown_of(struct ctx *c, const struct due *dues, size_t n, size_t first)
{
    struct shown shown = { .n = 0 };
    bool late = false;
    size_t last = first;

    for (size_t i = first; i < n; i++) {
        bool past = day_cmp(dues[i].work_on, c->today) < 0;

        if (dues[i].duty_id != dues[first].duty_id)
            continue;
        last = i;
        if (dues[i].done_at || (past && late))
            continue;
        shown.at[shown.n++] = i;
        late |= past;
        if (!past)
            break;
    }
    if (!shown.n)
        shown.at[shown.n++] = last;
    return shown;
}

static bool is_shown(const struct shown *shown, size_t at)
{
    return shown->at[0] == at || (shown->n > 1 && shown->at[1] == at);
}

static void fill(struct ctx *c, const struct due *dues, size_t n, size_t first,
                 struct campaign_task *ret)
{
    struct shown shown = shown_of(c, dues, n, first);

    for (size_t i = 0; i < shown.n; i++)
        ret->now[ret->n_now++] = task_of(c, &dues[shown.at[i]]);
    ret->more = arena_array(c->arena, struct task, n - first);
    for (size_t i = first; i < n; i++) {
        if (!is_shown(&shown, i) && dues[i].duty_id == dues[first].duty_id)
            ret->more[ret->n_more++] = other_time(c, &dues[i]);
    }
}

enum err campaign__tasks(struct ctx *c, struct campaign_page_view *v)
{
    const struct due *dues;
    size_t n;
    enum err r;

    if (!v->of.unit_id)
        return OK;
    r = due_list_of(c, v->of.campaign.id, v->of.unit_id, &dues, &n);
    if (r)
        return r;
    v->tasks = arena_array(c->arena, struct campaign_task, n + 1);
    for (size_t i = 0; i < n; i++) {
        if (is_first_of_duty(dues, i))
            fill(c, dues, n, i, &v->tasks[v->n_tasks++]);
    }
    v->received = clock_shown(c->arena, v->of.received_at);
    v->acknowledged = clock_shown(c->arena, v->of.acknowledged_at);
    return OK;
}
