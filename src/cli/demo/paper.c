/* SPDX-License-Identifier: Apache-2.0 */
/* paper.c - what does not go from account to account: figures that a commune enters for a branch that told them
 * by telephone, a report to a unit outside Nếp, and a slip that an amendment puts right. */
#include "cli/demo/demo.h"
#include "work/campaign/amend.h"
#include "work/campaign/due.h"
#include "work/org/org.h"
#include "work/report/answer.h"
#include "work/report/enter.h"

enum { OUTSIDE_DUE = 5 }; /* days ago */

static enum err find_report(struct ctx *c, int64_t campaign_id, int64_t org_id,
                            const struct due **ret)
{
    const struct due *dues = NULL;
    size_t n = 0;
    enum err r;

    *ret = NULL;
    r = due_list_of(c, campaign_id, org_id, &dues, &n);
    for (size_t i = 0; !r && i < n && !*ret; i++) {
        if (dues[i].what == DUE_REPORT && dues[i].id && dues[i].period_id)
            *ret = &dues[i];
    }
    return r || *ret ? r : fail(c, E_NOT_FOUND, M_ERROR_NOT_FOUND);
}

static enum err enter_report(struct ctx *c, int64_t org_id, int64_t period_id,
                             struct entry_told told)
{
    const struct str texts[] = {
        S("Chi bộ sinh hoạt đủ nội dung; đường vào thôn sạt lở nên họp muộn."),
        S("Đề nghị xã cho mượn máy tính của nhà văn hóa.")
    };
    struct report_entry entry = { .org_id = org_id,
                                  .period_id = period_id,
                                  .told = told,
                                  .texts = texts,
                                  .n_texts = COUNT(texts),
                                  .early = true };
    struct report_entering of;
    const char *field;
    int64_t id;
    enum err r;

    r = report_entering(c, org_id, period_id, &of);
    if (r)
        return r;
    entry.version = of.report.version;
    return report_enter(c, &entry, &field, &id);
}

static enum err enter(struct demo *d, const struct demo_unit *u, const char *clerk)
{
    enum { PLENARY = 1, DAYS_AGO = 9, HELD = 20 };
    struct session_entry evening = {
        .org_id = u->id,
        .campaign_id = d->campaigns[DEMO_PROVINCE].id,
        .assembly_id = PLENARY,
        .kind = SESSION_THEMATIC,
        .held_on = day_add(d->run->ctx.today, -HELD),
        .figures = { .people_due = 9,
                     .present = 7,
                     .absent_reason = 2,
                     .opinions = 5,
                     .shortcomings = 1,
                     .remedies = 1 },
        .told = { ENTRY_PHONE, S("đồng chí bí thư chi bộ") },
    };
    const struct due *due = NULL;
    const char *field;
    struct ctx *c;
    int64_t id;
    enum err r;

    r = demo_as(d, clerk, DAYS_AGO, 15, &c);
    if (!r)
        r = find_report(c, evening.campaign_id, u->id, &due);
    if (r)
        return r;
    r = report_enter_session(c, due->period_id, &evening, &field, &id);
    return r ? r : enter_report(c, u->id, due->period_id, evening.told);
}

enum err demo_ask_outside(struct demo *d, int64_t campaign_id, const struct demo_unit *u,
                          const char *clerk, int days_ago)
{
    struct duty duty = { .campaign_id = campaign_id,
                         .what = DUE_REPORT,
                         .words = S("Báo cáo kết quả học tập về cơ quan chủ quản"),
                         .own = true,
                         .rule = { .rhythm = RHYTHM_ONCE, .bound = CALENDAR_BY } };
    struct duty now;
    const char *field;
    struct ctx *c;
    enum err r;

    r = demo_as(d, clerk, days_ago, 10, &c);
    if (!r)
        r = org_outside(c, u->id, S("Đảng ủy khối cơ quan vùng trung du"), &duty.receiver_id);
    if (r)
        return r;
    duty.rule.due_on = day_add(d->run->ctx.today, -OUTSIDE_DUE);
    return duty_save(c, &duty, &now, &field);
}

static enum err send_outside(struct demo *d, int64_t campaign_id, const struct demo_unit *u,
                             const char *clerk)
{
    const struct str texts[] = { S("Các chi bộ học tập theo Danh mục, có liên hệ việc chuyên môn."),
                                 S("") };
    struct report_save save = { .number = S("45-BC/ĐU"),
                                .texts = texts,
                                .n_texts = COUNT(texts),
                                .submit = true,
                                .early = true };
    struct report_answer answer = { .number = S("112-CV/ĐUK"),
                                    .words =
                                        S("Đã nhận báo cáo; đề nghị bổ sung số tài liệu đã cấp.") };
    const struct due *due;
    const char *field;
    struct ctx *c;
    int64_t id;
    enum err r;

    r = demo_as(d, clerk, OUTSIDE_DUE + 1, 10, &c);
    if (!r)
        r = find_report(c, campaign_id, u->id, &due);
    if (r)
        return r;
    save.key.due_id = due->id;
    save.paper = (struct report_paper){ c->today, PAPER_POST };
    r = report_save(c, &save, &id);
    if (!r)
        r = demo_as(d, clerk, 2, 10, &c);
    answer.on = c->today;
    return r ? r : report_answer(c, id, &answer, &field);
}

static enum err amend(struct demo *d, int64_t campaign_id, const char *clerk)
{
    struct amend_head head = { .campaign_id = campaign_id,
                               .act = VERSION_AMEND,
                               .words = {
                                   S("Công văn số 58-CV/ĐU"),
                                   S("Bổ sung việc lập danh sách hộ cần đảng viên giúp đỡ") } };
    struct duty duty = { .campaign_id = campaign_id,
                         .what = DUE_OTHER,
                         .words = S("Gửi danh sách hộ cần đảng viên giúp đỡ về Đảng ủy phường"),
                         .rule = { .rhythm = RHYTHM_ONCE, .bound = CALENDAR_BY } };
    struct amendment of;
    struct duty now;
    const char *field;
    struct ctx *c;
    enum err r;

    duty.rule.due_on = day_add(d->run->ctx.today, 9);
    r = demo_as(d, clerk, 1, 9, &c);
    if (!r)
        r = amend_save(c, &head, &field);
    if (!r)
        r = amend_duty_save(c, &duty, &now, &field);
    if (!r)
        r = amend_load(c, campaign_id, &of);
    return r ? r : amend_issue(c, campaign_id, of.head.version);
}

enum err demo_on_paper(struct demo *d, const char *const *clerks)
{
    enum { NTH = 17 }; /* it has acknowledged the plan, and not met by its own account */
    const struct demo_unit *u = &d->units[DEMO_UPPER_UNITS + NTH];
    enum err r = enter(d, u, clerks[u->parent]);

    if (!r)
        r = send_outside(d, d->campaigns[DEMO_DEPARTMENT].id, &d->units[DEMO_DEPARTMENT],
                         clerks[DEMO_DEPARTMENT]);
    return r ? r : amend(d, d->campaigns[DEMO_WARD].id, clerks[DEMO_WARD]);
}
