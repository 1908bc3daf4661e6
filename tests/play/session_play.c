/* SPDX-License-Identifier: Apache-2.0 */
#include "play/session_play.h"

#include "base/clock.h"
#include "store/campaign.h"

#define DAY_MS INT64_C(86400000)

static int64_t add_campaign(struct play *p, const char *name, int64_t issued_to)
{
    struct world *w = &p->w;
    struct q_campaign_add_in in = {
        .id = ids_next(&w->ids),
        .org_id = w->org[W_COMMUNE],
        .name = str_of(name),
        .made_by = w->accounts[0].account_id,
        .made_at = w->now_ms,
    };
    int64_t changed;

    T_OK(w->t, q_campaign_add(w->db, &in, w->t->error));
    T_OK(w->t, q_campaign_move(w->db, in.id, 1, S("draft"), S("issued"), w->now_ms, &changed,
                               w->t->error));
    T_OK(w->t, q_campaign_org_add(w->db, in.id, issued_to, w->now_ms, &changed, w->t->error));
    return in.id;
}

void play_open(struct t *t, struct play *p)
{
    *p = (struct play){ 0 };
    world_open(t, &p->w);
    p->first = add_campaign(p, "Đợt sinh hoạt “Giữ nếp làm việc”", p->w.org[W_HAMLET]);
    p->second = add_campaign(p, "Đợt học tập “Sạch bản, xanh nương”", p->w.org[W_HAMLET]);
    p->foreign = add_campaign(p, "Đợt sinh hoạt của nhà trường", p->w.org[W_SCHOOL]);
}

int64_t play_schedule(struct play *p, enum session_kind kind, int days)
{
    const struct str places[] = { S("Nhà văn hóa thôn Bản Lềm") };
    const int64_t campaigns[] = { p->first, p->second };
    struct session_plan in = {
        .org_id = p->w.org[W_HAMLET],
        .kind = kind,
        .planned_at = clock_from_local((struct clock_time){ .day = { 2022, 3, 14 }, .hour = 19 }) +
                      days * DAY_MS,
        .places = places,
        .n_places = 1,
        .campaigns = campaigns,
        .n_campaigns = 2,
        .chairs = { p->w.hamlet_people[0] },
        .secretary_id = p->w.hamlet_people[1],
    };
    int64_t id;

    T_OK(p->w.t, session_schedule(world_as(&p->w, "secretary.hamlet"), &in, &id));
    return id;
}

int64_t play_begin(struct play *p, enum session_kind kind)
{
    int64_t id = play_schedule(p, kind, 0);

    T_OK(p->w.t, session_open(world_as(&p->w, "secretary.hamlet"), id, 1));
    return id;
}

struct session play_look(struct play *p, int64_t id)
{
    struct session s;

    T_OK(p->w.t, session_load(world_as(&p->w, "secretary.hamlet"), id, &s));
    return s;
}

void play_promise(struct play *p, int64_t session_id, const char *shortcoming, const char *what,
                  struct day due_on)
{
    struct promise in = {
        .session_id = session_id,
        .shortcoming = str_of(shortcoming),
        .what = str_of(what),
        .who = S("Chi ủy"),
        .due_on = due_on,
    };

    T_OK(p->w.t, remedy_promise(world_as(&p->w, "secretary.hamlet"), &in));
}

void play_close(struct play *p, int64_t id, int64_t opinions)
{
    struct session_close in = {
        .id = id,
        .version = play_look(p, id).version,
        .conclusion = S("Chi bộ thống nhất các biện pháp đã nêu."),
        .opinions = opinions,
    };

    T_OK(p->w.t, session_close(world_as(&p->w, "secretary.hamlet"), &in));
}

int64_t play_open_remedy(struct play *p)
{
    struct remedy_list list;

    T_OK(p->w.t, remedy_list(world_as(&p->w, "secretary.hamlet"), p->w.org[W_HAMLET], 1, &list));
    assert_true(list.n > 0);
    return list.rows[0].id;
}

struct report play_report(struct play *p, int64_t campaign_id, const char *from, const char *to)
{
    struct world *w = &p->w;
    int64_t series = world_series(w, campaign_id, ++p->series);
    struct report_key key = { .org_id = w->org[W_HAMLET] };
    struct report report;

    (void)world_period(w, series, 1, "2000-01", "2000-01-01", "2000-01-31");
    key.period_id = world_period(w, series, 2, "2022-03", from, to);
    T_OK(w->t, report_load(world_as(w, "secretary.hamlet"), &key, &report));
    return report;
}

int64_t play_figure(const struct report *report, const char *indicator)
{
    for (size_t i = 0; i < report->n_lines; i++) {
        if (str_eq(report->lines[i].indicator, str_of(indicator)))
            return report->lines[i].value - report->lines[i].carried;
    }
    fail_msg("no line %s", indicator);
    return -1;
}
