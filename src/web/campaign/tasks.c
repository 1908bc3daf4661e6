/* SPDX-License-Identifier: Apache-2.0 */
/* tasks.c - on a campaign's page, what it asks of the unit that looks. */
#include <inttypes.h>

#include "base/clock.h"
#include "web/campaign/campaign__.h"
#include "web/kit/when.h"
#include "web/report/report.h"

enum { SOON_DAYS = 3 };

static enum msg state_words(enum tag tag)
{
    if (tag == TAG_DONE)
        return M_STATE_DONE;
    if (tag == TAG_LATE)
        return M_STATE_LATE;
    return tag == TAG_SOON ? M_STATE_SOON : M_STATE_WAIT;
}

/* What another unit did together with it; else the period, which tells one time of a duty that repeats from the
 * others, and a day off with the working day before it. */
static struct str hint_of(struct ctx *c, const struct due *due)
{
    struct str period = period_is_named(due->period) ? period_shown(c, due->period) : S("");
    struct str day =
        day_cmp(due->due_on, due->work_on) ? due_shown(c, due->due_on, due->work_on) : S("");

    if (due->joint_with.n)
        return MSG(c->arena, c->lang, M_DUTY_JOINT_WITH, { "unit", .text = due->joint_with });
    if (period.n && day.n)
        return str_fmt(c->arena, "%.*s · %.*s", STR_ARGS(period), STR_ARGS(day));
    return period.n ? period : day;
}

/* What comes later has no page yet, and a report's none for who does not write it. */
static struct str href_of(struct ctx *c, const struct rights *rights, const struct due *due)
{
    if (!due->id || (due->what == DUE_REPORT && !rights_have(rights, P_REPORT_EDIT)))
        return S("");
    return str_fmt(c->arena, "%s/%" PRId64, due->what == DUE_REPORT ? "/reports/due" : "/dues",
                   due->id);
}

static struct task task_of(struct ctx *c, const struct rights *rights, const struct due *due)
{
    int days = (int)(day_number(due->work_on) - day_number(c->today));
    struct task task = {
        .href = href_of(c, rights, due),
        .name = due->words,
        .hint = hint_of(c, due),
        .tag = due->done_at        ? TAG_DONE
               : days < 0          ? TAG_LATE
               : days <= SOON_DAYS ? TAG_SOON
                                   : TAG_WAIT,
    };

    task.state = msg_text(c->lang, state_words(task.tag));
    task_due(&task, c->arena, c->lang, due->work_on, c->today);
    return task;
}

/* In the fold the words stand above; the period is the name. */
static struct task other_time(struct ctx *c, const struct rights *rights, const struct due *due)
{
    struct task task = task_of(c, rights, due);
    struct str period = period_shown(c, due->period);

    task.name = period.n ? period : task.name;
    task.hint =
        day_cmp(due->due_on, due->work_on) ? due_shown(c, due->due_on, due->work_on) : S("");
    return task;
}

/* What nobody asks any more is no task; what was done of it stays. */
static size_t still_asked(struct ctx *c, const struct due *dues, size_t n, const struct due **ret)
{
    struct due *list = arena_array(c->arena, struct due, n + 1);
    size_t kept = 0;

    for (size_t i = 0; i < n; i++) {
        if (dues[i].done_at || !dues[i].ended_why.n)
            list[kept++] = dues[i];
    }
    *ret = list;
    return kept;
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

static void fill(struct ctx *c, const struct rights *rights, const struct due *dues, size_t n,
                 size_t first, struct campaign_task *ret)
{
    struct shown shown = shown_of(c, dues, n, first);

    for (size_t i = 0; i < shown.n; i++)
        ret->now[ret->n_now++] = task_of(c, rights, &dues[shown.at[i]]);
    ret->more = arena_array(c->arena, struct task, n - first);
    for (size_t i = first; i < n; i++) {
        if (!is_shown(&shown, i) && dues[i].duty_id == dues[first].duty_id)
            ret->more[ret->n_more++] = other_time(c, rights, &dues[i]);
    }
}

enum err campaign__tasks(struct ctx *c, struct campaign_page_view *v)
{
    const struct due *dues;
    int64_t org_id = v->of.unit_id ? v->of.unit_id : v->of.campaign.org_id;
    struct rights rights;
    size_t n;
    enum err r;

    if (!v->of.unit_id && !v->of.owes_itself)
        return OK;
    v->tasks_of = v->of.unit_id ? v->of.unit_name : v->of.campaign.org_name;
    r = due_list_by(c, &v->of.campaign, v->of.plans, v->of.n_plans, org_id, &dues, &n);
    if (!r)
        r = rights_at(c, org_id, &rights);
    if (r)
        return r;
    n = still_asked(c, dues, n, &dues);
    v->tasks = arena_array(c->arena, struct campaign_task, n + 1);
    for (size_t i = 0; i < n; i++) {
        if (is_first_of_duty(dues, i))
            fill(c, &rights, dues, n, i, &v->tasks[v->n_tasks++]);
    }
    v->received = clock_shown(c->arena, v->of.received_at);
    v->acknowledged = clock_shown(c->arena, v->of.acknowledged_at);
    return OK;
}
