/* SPDX-License-Identifier: Apache-2.0 */
#include "play/amend_play.h"

#define CLERK "clerk.commune"

static int64_t ask(struct amend_play *p, const struct duty *duty)
{
    const struct duty *list;
    struct duty now, in = *duty;
    const char *field;
    size_t n;

    in.campaign_id = p->campaign;
    T_OK(p->w.t, duty_save(world_as(&p->w, CLERK), &in, &now, &field));
    T_OK(p->w.t, duty_list(world_as(&p->w, CLERK), p->campaign, &list, &n));
    return list[n - 1].id;
}

static void ask_all(struct amend_play *p)
{
    const struct duty report = {
        .what = DUE_REPORT,
        .words = S("Báo cáo kết quả trước ngày 25 hằng tháng"),
        .rule = { .rhythm = RHYTHM_MONTHLY, .bound = CALENDAR_BY, .day = -25 }
    };
    const struct duty list = {
        .what = DUE_OTHER,
        .words = S("Gửi danh sách đảng viên được phân công"),
        .rule = { .rhythm = RHYTHM_ONCE, .bound = CALENDAR_BY, .due_on = { 2022, 4, 11 } }
    };
    const struct duty meet = { .what = DUE_SESSION,
                               .words = S("Sinh hoạt chuyên đề trong tháng 3"),
                               .rule = { .rhythm = RHYTHM_WINDOW,
                                         .bound = CALENDAR_IN,
                                         .from = { 2022, 3, 1 },
                                         .to = { 2022, 3, 31 } } };

    p->report = ask(p, &report);
    p->list = ask(p, &list);
    p->meet = ask(p, &meet);
}

void amend_play_issue(struct amend_play *p)
{
    struct campaign_edit edit = { .org_id = p->w.org[W_COMMUNE],
                                  .name = S("Đợt sinh hoạt “Giữ nếp”"),
                                  .from = { 2022, 3, 1 },
                                  .to = { 2022, 6, 30 } };
    struct issue in = { .scope = ISSUE_SUBTREE, .rest = SERIES_REST_NONE, .sure_of_all = true };
    struct campaign campaign;
    const char *field;
    size_t units, dues;

    T_OK(p->w.t, campaign_save(world_as(&p->w, CLERK), &edit, &campaign, &field));
    p->campaign = in.campaign_id = campaign.id;
    ask_all(p);
    T_OK(p->w.t, campaign_load(world_as(&p->w, CLERK), p->campaign, &campaign));
    in.version = campaign.version;
    T_OK(p->w.t, issue(world_as(&p->w, CLERK), &in, &units, &dues));
    assert_int_equal(units, 3);
}

void amend_play_open(struct t *t, struct amend_play *p)
{
    *p = (struct amend_play){ 0 };
    world_open(t, &p->w);
    amend_play_issue(p);
}

void amend_play_begin(struct amend_play *p, enum version_act act)
{
    struct amend_head in = {
        .campaign_id = p->campaign,
        .act = act,
        .words = { S("Công văn số 12-CV/ĐU ngày 14/3/2022"),
                   S("Lùi hạn để các chi bộ kịp tổng hợp") },
    };
    const char *field;

    T_OK(p->w.t, amend_save(world_as(&p->w, CLERK), &in, &field));
}

struct duty amend_play_duty(struct amend_play *p, int64_t id)
{
    struct campaign campaign;
    struct duty duty = { 0 };

    T_OK(p->w.t, duty_load(world_as(&p->w, CLERK), id, &duty, &campaign));
    return duty;
}

void amend_play_change(struct amend_play *p, const struct duty *duty)
{
    struct duty in = *duty, now;
    const char *field;

    in.campaign_id = p->campaign;
    T_OK(p->w.t, amend_duty_save(world_as(&p->w, CLERK), &in, &now, &field));
}

struct amendment amend_play_look(struct amend_play *p)
{
    struct amendment of;

    T_OK(p->w.t, amend_load(world_as(&p->w, CLERK), p->campaign, &of));
    return of;
}

void amend_play_amend(struct amend_play *p)
{
    struct amendment of = amend_play_look(p);

    amend_play_go(&p->w, CLERK, p->campaign, of.head.version);
}

struct due amend_play_due(struct amend_play *p, const char *account, enum world_org org,
                          int64_t duty_id, const char *slot)
{
    const struct due *dues;
    size_t n;

    T_OK(p->w.t, due_list_of(world_as(&p->w, account), p->campaign, p->w.org[org], &dues, &n));
    for (size_t i = 0; i < n; i++) {
        if (dues[i].duty_id == duty_id && str_eq(dues[i].period.slot, str_of(slot)))
            return dues[i];
    }
    return (struct due){ .words = S(""), .ended_why = S("") };
}
