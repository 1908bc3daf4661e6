/* SPDX-License-Identifier: Apache-2.0 */
/* evening.c - units meet and report, and what they did is counted again. */
#include <string.h>

#include "plans.h"
#include "work/assembly/assembly.h"
#include "work/campaign/channel.h"
#include "work/org/check.h"
#include "work/report/check.h"
#include "work/report/total.h"
#include "work/session/attendance.h"

const char *const plan_indicators[PLAN_FIGURES] = { "sessions_held", "people_due",  "present",
                                                    "absent_reason", "absent_none", "opinions" };

static int64_t assembly_of(struct plan *p, const struct plan_evening *e)
{
    struct session_choices choices;

    if (!e->assembly)
        return 0;
    T_OK(p->w.t, session_choices(plan_as(p, e->unit), p->org[e->unit], &choices));
    for (size_t i = 0; i < choices.n_assemblies; i++) {
        if (str_eq(choices.assemblies[i].kind, str_of(e->assembly)))
            return choices.assemblies[i].id;
    }
    fail_msg("%s has no assembly \"%s\"", p->units[e->unit].name, e->assembly);
    return 0;
}

static int64_t schedule(struct plan *p, const struct plan_evening *e)
{
    const struct str places[] = { S("Hội trường") };
    const int64_t campaigns[] = { p->campaign, p->second }, orgs[] = { p->org[e->with] };
    struct clock_time at = { .day = day_from_iso(str_of(e->on)), .hour = 19 };
    struct session_plan in = {
        .org_id = p->org[e->unit],
        .assembly_id = assembly_of(p, e),
        .kind = e->kind,
        .planned_at = clock_from_local(at),
        .places = places,
        .n_places = 1,
        .campaigns = campaigns,
        .n_campaigns = e->both ? 2 : 1,
        .orgs = orgs,
        .n_orgs = e->with ? 1 : 0,
        .chairs = { p->head[e->unit][0], e->paired ? p->head[e->unit][1] : 0 },
    };
    int64_t id;

    T_OK(p->w.t, session_schedule(plan_as(p, e->unit), &in, &id));
    return id;
}

/* Who has to come, from the list of units alone. */
static int64_t people_of(const struct plan *p, const struct plan_evening *e)
{
    int64_t n = p->units[e->unit].people;

    for (size_t i = 0; e->assembly && strcmp(e->assembly, "enlarged") == 0 && i < p->n; i++)
        n += p->units[i].above == e->unit;
    return n;
}

static bool chairs(const struct session *s, int64_t person_id)
{
    for (size_t i = 0; i < s->n_chairs; i++) {
        if (s->chairs[i].person_id == person_id)
            return true;
    }
    return false;
}

/* The first of the roll who do not chair are absent, by turns with a reason and without; returns how many
 * have one. */
static int64_t call_roll(struct plan *p, const struct plan_evening *e, const struct session *s)
{
    struct roll_mark *marks;
    struct roll roll;
    int64_t absent = 0;

    T_OK(p->w.t, attendance_load(plan_as(p, e->unit), s, &roll));
    assert_int_equal(roll.n, people_of(p, e));
    marks = arena_array(p->w.t->arena, struct roll_mark, roll.n + 1);
    for (size_t i = 0; i < roll.n; i++) {
        marks[i] =
            (struct roll_mark){ .person_id = roll.rows[i].person_id, .state = ATTENDANCE_PRESENT };
        if (absent == e->absent || chairs(s, marks[i].person_id))
            continue;
        marks[i].state = absent % 2 ? ATTENDANCE_ABSENT_NONE : ATTENDANCE_ABSENT_REASON;
        marks[i].reason = S("đi công tác");
        absent++;
    }
    assert_int_equal(absent, e->absent);
    T_OK(p->w.t, attendance_take(plan_as(p, e->unit), s->id, marks, roll.n));
    return (absent + 1) / 2;
}

static void write_down(struct plan *p, const struct plan_evening *e, int64_t id, int64_t people,
                       int64_t with_reason)
{
    struct plan_held *h = &p->held[p->n_held++];

    assert_true(p->n_held <= PLAN_HELD);
    *h = (struct plan_held){ .evening = *e, .id = id, .campaigns = { p->campaign } };
    if (e->both)
        h->campaigns[1] = p->second;
    h->figures[0] = 1;
    h->figures[1] = people;
    h->figures[2] = people - e->absent;
    h->figures[3] = with_reason;
    h->figures[4] = e->absent - with_reason;
    h->figures[5] = e->opinions;
}

int64_t plan_hold_late(struct plan *p, const struct plan_evening *e)
{
    struct session_close closing = { .id = schedule(p, e),
                                     .held_on = day_from_iso(str_of(e->on)),
                                     .conclusion = S("Thống nhất các việc đã nêu."),
                                     .opinions = e->opinions };
    struct session s;
    int64_t with_reason;

    T_OK(p->w.t, session_open(plan_as(p, e->unit), closing.id, 1));
    T_OK(p->w.t, session_load(plan_as(p, e->unit), closing.id, &s));
    with_reason = call_roll(p, e, &s);
    T_OK(p->w.t, session_load(plan_as(p, e->unit), closing.id, &s));
    closing.version = s.version;
    closing.chairs[0] = s.chairs[0].person_id;
    if (s.n_chairs > 1)
        closing.chairs[1] = s.chairs[1].person_id;
    T_OK(p->w.t, session_close(plan_as(p, e->unit), &closing));
    write_down(p, e, closing.id, people_of(p, e), with_reason);
    return closing.id;
}

int64_t plan_hold(struct plan *p, const struct plan_evening *e)
{
    plan_day(p, e->on);
    p->w.now_ms = clock_from_local((struct clock_time){ .day = day_from_iso(str_of(e->on)),
                                                        .hour = 19 + (int)(p->n_held % 3) });
    return plan_hold_late(p, e);
}

struct due plan_due(struct plan *p, int unit, const char *what)
{
    const struct due *dues;
    size_t n;

    T_OK(p->w.t, due_list_of(plan_as(p, unit), p->campaign, p->org[unit], &dues, &n));
    for (size_t i = 0; i < n; i++) {
        if (str_eq(str_of(what),
                   str_fmt(p->w.t->arena, "%.*s %.*s", STR_ARGS(due_what_name(dues[i].what)),
                           STR_ARGS(dues[i].period.slot))))
            return dues[i];
    }
    fail_msg("%s owes no \"%s\"", p->units[unit].name, what);
    return (struct due){ 0 };
}

int64_t plan_period(struct plan *p, int unit, const char *slot)
{
    struct campaign_view v = plan_view(p, unit);

    for (size_t i = 0; i < v.n_series; i++) {
        for (size_t k = 0; k < v.series[i].n; k++) {
            if (str_eq(v.series[i].periods[k].name.slot, str_of(slot)))
                return v.series[i].periods[k].id;
        }
    }
    fail_msg("no period %s", slot);
    return 0;
}

void plan_through(struct plan *p, int board, const char *slot)
{
    int committee = p->units[board].above;
    struct channel_new in = { .org_id = p->org[committee], .board_id = p->org[board] };
    struct campaign_view v = plan_view(p, committee);

    for (size_t i = 0; i < v.n_series; i++) {
        for (size_t k = 0; k < v.series[i].n; k++) {
            if (str_eq(v.series[i].periods[k].name.slot, str_of(slot)))
                in.series_id = v.series[i].id;
        }
    }
    T_OK(p->w.t, channel_add(plan_as(p, committee), &in));
}

struct report plan_look(struct plan *p, int unit, const char *slot)
{
    struct report_key key = { .org_id = p->org[unit], .period_id = plan_period(p, unit, slot) };
    struct report report;

    T_OK(p->w.t, report_load(plan_as(p, unit), &key, &report));
    return report;
}

void plan_send(struct plan *p, int unit, const char *slot)
{
    const struct str texts[] = { S("Sinh hoạt đúng kế hoạch."), S("Không có.") };
    struct report report = plan_look(p, unit, slot);
    struct report_save in = {
        .key = report.key,
        .version = report.version,
        .number = S(""),
        .texts = texts,
        .n_texts = COUNT(texts),
        .submit = true,
    };
    int64_t id;

    T_OK(p->w.t, report_save(plan_as(p, unit), &in, &id));
}

void plan_receive(struct plan *p, int by, int unit, const char *slot)
{
    struct report report = plan_look(p, unit, slot);

    T_OK(p->w.t, report_receive(plan_as(p, by), report.key.id, report.version));
}

void plan_send_up(struct plan *p, const int *units, size_t n, const char *slot)
{
    for (size_t i = 0; i < n; i++) {
        plan_send(p, units[i], slot);
        plan_receive(p, p->units[units[i]].above, units[i], slot);
    }
}

static const struct report_line *line_of(const struct report *report, const char *indicator)
{
    for (size_t i = 0; i < report->n_lines; i++) {
        if (str_eq(report->lines[i].indicator, str_of(indicator)))
            return &report->lines[i];
    }
    fail_msg("no line %s", indicator);
    return NULL;
}

int64_t plan_value(const struct report *report, const char *indicator)
{
    return line_of(report, indicator)->value;
}

int64_t plan_carried(const struct report *report, const char *indicator)
{
    return line_of(report, indicator)->carried;
}

static struct total total_of(struct plan *p, int unit, const char *slot)
{
    int64_t period = plan_period(p, unit, slot);
    struct total total;

    T_OK(p->w.t, total_load(plan_as(p, unit), p->org[unit], period, &total));
    return total;
}

static int64_t sum_of(const struct total *total, const char *indicator)
{
    for (size_t i = 0; i < total->n_lines; i++) {
        if (str_eq(total->lines[i].indicator, str_of(indicator)))
            return total->sums[i];
    }
    fail_msg("no line %s", indicator);
    return -1;
}

int64_t plan_sum(struct plan *p, int unit, const char *slot, const char *indicator)
{
    struct total total = total_of(p, unit, slot);

    return sum_of(&total, indicator);
}

static bool is_below(const struct plan *p, int unit, int top)
{
    while (unit >= 0 && unit != top)
        unit = p->units[unit].above;
    return unit == top;
}

int64_t plan_recount(const struct plan *p, int unit, bool itself, const char *from, const char *to,
                     size_t indicator)
{
    int64_t sum = 0;

    for (size_t i = 0; i < p->n_held; i++) {
        const struct plan_evening *e = &p->held[i].evening;

        if (p->held[i].campaigns[0] != p->campaign && p->held[i].campaigns[1] != p->campaign)
            continue;
        if (strcmp(e->on, from) >= 0 && strcmp(e->on, to) <= 0 && is_below(p, e->unit, unit) &&
            (itself || e->unit != unit))
            sum += p->held[i].figures[indicator];
    }
    return sum;
}

void plan_agrees(struct plan *p, int unit, const char *const *slots, size_t n, const char *from,
                 const char *to)
{
    int64_t counted[PLAN_FIGURES] = { 0 }, reported[PLAN_FIGURES] = { 0 };

    for (size_t i = 0; i < n; i++) {
        struct report report = plan_look(p, unit, slots[i]);
        struct total total = total_of(p, unit, slots[i]);

        for (size_t k = 0; k < PLAN_FIGURES; k++) {
            counted[k] += sum_of(&total, plan_indicators[k]);
            reported[k] += plan_value(&report, plan_indicators[k]);
        }
    }
    for (size_t k = 0; k < PLAN_FIGURES; k++) {
        int64_t below = plan_recount(p, unit, false, from, to, k);
        int64_t all = plan_recount(p, unit, true, from, to, k);

        if (counted[k] != below || reported[k] != all)
            fail_msg("%s at %s: %lld counted and %lld reported, %lld and %lld were held",
                     plan_indicators[k], p->units[unit].name, (long long)counted[k],
                     (long long)reported[k], (long long)below, (long long)all);
    }
}

void plan_sound(struct plan *p)
{
    struct report_fault *faults;
    struct org_fault *astray;
    size_t n;

    T_OK(p->w.t, report_check(world_at_terminal(&p->w), &faults, &n));
    for (size_t i = 0; i < n; i++)
        print_error("%.*s %.*s: %.*s\n", STR_ARGS(faults[i].org), STR_ARGS(faults[i].period),
                    STR_ARGS(faults[i].words));
    assert_int_equal(n, 0);
    T_OK(p->w.t, org_check(world_at_terminal(&p->w), &astray, &n));
    for (size_t i = 0; i < n; i++)
        print_error("%.*s: %.*s\n", STR_ARGS(astray[i].org), STR_ARGS(astray[i].words));
    assert_int_equal(n, 0);
}
