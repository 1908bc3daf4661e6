/* SPDX-License-Identifier: Apache-2.0 */
/* story.c - four directives come in, go down, are met on and reported on: some in time, some late,
 * some sent back. Everybody acts with their own account, through the same use cases as the pages. */
#include "cli/demo/demo.h"
#include "read/read.h"
#include "store/report.h"
#include "work/campaign/campaign.h"
#include "work/campaign/due.h"
#include "work/document/document.h"
#include "work/document/review.h"
#include "work/remedy/remedy.h"
#include "work/report/report.h"
#include "work/session/agenda.h"
#include "work/session/attendance.h"
#include "work/session/session.h"

#define HOUR_MS INT64_C(3600000)

static enum err secretary_of(struct demo *d, const struct demo_unit *u, int days_ago, int hour,
                             struct ctx **ret)
{
    return demo_as_name(d, u->secretary, days_ago, hour, ret);
}

/* Everything that was read is taken over: the demo's texts are as clean as they can be. */
static enum err decide_all(struct ctx *c, int64_t document_id)
{
    const struct reading_item *item;
    struct review_outcome outcome;
    struct review review;
    int64_t n;
    enum err r;

    r = review_accept_certain(c, document_id, &n);
    if (r)
        return r;
    r = review_load(c, document_id, &review);
    if (r)
        return r;
    for (item = review_next(&review, 0); item; item = review_next(&review, 0)) {
        struct review_decision decision = { .id = item->id,
                                            .version = item->version,
                                            .act = ITEM_ACCEPT };

        r = review_decide(c, &decision, &outcome);
        if (r)
            return r;
        r = review_load(c, document_id, &review);
        if (r)
            return r;
    }
    return OK;
}

static enum err plan_from(struct demo *d, const char *sample, const char *account, int days_ago,
                          int64_t *ret_campaign)
{
    const struct read_options options = { .kind = SOURCE_PLAIN, .file = str_of(sample) };
    struct review_confirm confirm = { .make_campaign = true };
    struct document_new in = { .name = str_of(sample), .bytes = demo_text(d, sample) };
    struct document document;
    struct reading *reading;
    struct ctx *c;
    enum err r;

    r = demo_as(d, account, days_ago, 9, &c);
    if (r)
        return r;
    in.org_id = c->who->org_id;
    reading = arena_new(c->arena, struct reading);
    r = read_text(in.bytes, &options, c->arena, reading, c->error);
    if (r)
        return r;
    in.reading = reading;
    r = document_take_in(c, &in, &confirm.document_id);
    if (r)
        return r;
    r = decide_all(c, confirm.document_id);
    if (r)
        return r;
    r = document_load(c, confirm.document_id, &document);
    if (r)
        return r;
    confirm.version = document.version;
    return review_confirm(c, &confirm, ret_campaign);
}

static enum err send_down(struct demo *d, int64_t campaign_id, const char *account, int days_ago,
                          enum issue_scope scope)
{
    struct ctx *c;
    struct campaign campaign;
    struct issue in = { .campaign_id = campaign_id,
                        .scope = scope,
                        .rest = SERIES_REST_PERIOD,
                        .sure_of_all = true };
    size_t units, dues;
    enum err r;

    r = demo_as(d, account, days_ago, 14, &c);
    if (r)
        return r;
    r = campaign_load(c, campaign_id, &campaign);
    if (r)
        return r;
    in.version = campaign.version;
    return issue(c, &in, &units, &dues);
}

static enum err acknowledge(struct demo *d, int64_t campaign_id, const struct demo_unit *u,
                            int days_ago)
{
    struct ctx *c;
    enum err r;

    r = secretary_of(d, u, days_ago, 20, &c);
    return r ? r : campaign_acknowledge(c, campaign_id, u->id);
}

struct evening {
    const int64_t *campaigns;
    size_t n_campaigns;
    enum session_kind kind;
    int days_ago; /* negative: still to come */
    const char *place;
};

static enum err schedule(struct demo *d, const struct demo_unit *u, const struct evening *e,
                         int called, int64_t *ret_id)
{
    struct ctx *c;
    struct str place = str_of(e->place);
    struct session_choices choices;
    struct session_plan plan = {
        .org_id = u->id,
        .kind = e->kind,
        .places = &place,
        .n_places = 1,
        .campaigns = e->campaigns,
        .n_campaigns = e->n_campaigns,
    };
    struct clock_time at = { .day = day_add(d->run->ctx.today, -e->days_ago),
                             .hour = 19,
                             .minute = 30 };
    enum err r;

    r = secretary_of(d, u, called, 8, &c);
    if (r)
        return r;
    plan.planned_at = clock_from_local(at);
    r = session_choices(c, u->id, &choices);
    if (r)
        return r;
    plan.chairs[0] = choices.chair_id;
    if (choices.n_people > 1)
        plan.secretary_id = choices.people[choices.people[0].id == choices.chair_id].id;
    return session_schedule(c, &plan, ret_id);
}

static const char *const shortcomings[] = {
    "Sinh hoạt chi bộ một số kỳ còn bắt đầu muộn, nội dung chưa gắn với việc của thôn, tổ",
    "Một số đảng viên chưa gương mẫu trong việc đóng góp xây dựng đường, ngõ",
    "Chưa duy trì đều việc phân công đảng viên phụ trách hộ gia đình",
    "Việc góp ý, phê bình còn nể nang, ngại va chạm",
    "Chậm trả lời kiến nghị của nhân dân về nước sạch và vệ sinh môi trường",
    "Hồ sơ, sổ sách của chi bộ ghi chép chưa đầy đủ",
};
static const char *const remedies[] = {
    "Gửi tài liệu trước ít nhất một ngày, bắt đầu đúng 19 giờ 30",
    "Vận động và hoàn thành phần đường còn lại của ngõ",
    "Phân công lại đảng viên phụ trách hộ, báo cáo tại kỳ sinh hoạt sau",
    "Mỗi kỳ sinh hoạt dành 20 phút cho tự phê bình và phê bình",
    "Họp với Ban công tác Mặt trận, trả lời từng kiến nghị bằng văn bản",
    "Bổ sung sổ nghị quyết, sổ đảng viên từ đầu năm",
};
static const char *const reasons[] = { "đi công tác", "ốm, có báo cáo",
                                       "việc gia đình, có xin phép" };

static enum err call_roll(struct demo *d, struct ctx *c, int64_t session_id)
{
    struct session session;
    struct roll_mark *marks;
    struct roll roll;
    enum err r;

    r = session_load(c, session_id, &session);
    if (r)
        return r;
    r = attendance_load(c, &session, &roll);
    if (r)
        return r;
    marks = arena_array(c->arena, struct roll_mark, roll.n + 1);
    for (size_t i = 0; i < roll.n; i++) {
        unsigned fate = demo_roll(d, 40);

        marks[i] =
            (struct roll_mark){ .person_id = roll.rows[i].person_id, .state = ATTENDANCE_PRESENT };
        if (fate < 3) {
            marks[i].state = ATTENDANCE_ABSENT_REASON;
            marks[i].reason = str_of(reasons[fate]);
        } else if (fate == 3) {
            marks[i].state = ATTENDANCE_ABSENT_NONE;
        } else if (fate < 6) {
            marks[i].state = ATTENDANCE_LATE;
        }
    }
    return attendance_take(c, session_id, marks, roll.n);
}

static enum err promise(struct demo *d, struct ctx *c, int64_t session_id, int days)
{
    unsigned which = demo_roll(d, COUNT(shortcomings));
    struct promise in = {
        .session_id = session_id,
        .shortcoming = str_of(shortcomings[which]),
        .source = S("self"),
        .what = str_of(remedies[which]),
        .who = demo_roll(d, 2) ? S("Cấp ủy") : S("Đồng chí phó bí thư"),
        .due_on = day_add(c->today, days),
    };

    return remedy_promise(c, &in);
}

/* Opened, called, minuted, promised, closed; held_days_ago: on which day, where it is typed later. */
static enum err hold(struct demo *d, const struct demo_unit *u, int64_t id, int days_ago,
                     int held_days_ago)
{
    struct session_close closing = {
        .id = id,
        .held_on = day_add(d->run->ctx.today, -held_days_ago),
        .conclusion =
            S("Thống nhất các nội dung đã thảo luận; giao cấp ủy theo dõi việc khắc phục và "
              "báo cáo tại kỳ sinh hoạt sau."),
        .opinions = 3 + demo_roll(d, 9),
    };
    struct ctx *c;
    struct session session;
    enum err r;

    r = secretary_of(d, u, days_ago, 19, &c);
    if (r)
        return r;
    c->now_ms += HOUR_MS / 2;
    r = session_load(c, id, &session);
    if (r)
        return r;
    r = session_open(c, id, session.version);
    if (r)
        return r;
    r = call_roll(d, c, id);
    if (r)
        return r;
    r = promise(d, c, id, 12 + (int)demo_roll(d, 30));
    if (!r && demo_roll(d, 3) == 0)
        r = promise(d, c, id, 5 + (int)demo_roll(d, 10));
    if (r)
        return r;
    r = session_load(c, id, &session);
    if (r)
        return r;
    closing.version = session.version;
    c->now_ms += 2 * HOUR_MS;
    return session_close(c, &closing);
}

static enum err meet(struct demo *d, const struct demo_unit *u, const struct evening *e)
{
    int64_t id;
    enum err r;

    r = schedule(d, u, e, e->days_ago + 4, &id);
    if (r)
        return r;
    return hold(d, u, id, e->days_ago, e->days_ago);
}

/* An evening that nobody wrote down until its report had been received: it stands in none. */
static enum err meet_and_write_late(struct demo *d, const struct demo_unit *u, int64_t campaign)
{
    enum { HELD = 14, TYPED = 2 };
    struct evening evening = { &campaign, 1, SESSION_THEMATIC, HELD, "Nhà ông tổ trưởng tổ đảng" };
    int64_t id;
    enum err r;

    r = schedule(d, u, &evening, HELD + 2, &id);
    return r ? r : hold(d, u, id, TYPED, HELD);
}

/* Mends about two in three of what has fallen due. */
static enum err mend(struct demo *d, const struct demo_unit *u, int days_ago)
{
    struct ctx *c;
    struct remedy_list list;
    enum err r;

    r = secretary_of(d, u, days_ago, 16, &c);
    if (r)
        return r;
    r = remedy_list(c, u->id, 1, &list);
    if (r)
        return r;
    for (size_t i = 0; i < list.n; i++) {
        struct remedy_move done = {
            .id = list.rows[i].id,
            .version = list.rows[i].version,
            .act = REMEDY_DO_DONE,
            .proof = S("Đã báo cáo tại cuộc họp chi ủy"),
        };

        if (list.rows[i].state != REMEDY_OPEN || demo_roll(d, 3) == 0)
            continue;
        r = remedy_act(c, &done);
        if (r)
            return r;
    }
    return OK;
}

static enum err find_due(struct ctx *c, int64_t campaign_id, int64_t org_id, int64_t *ret_due)
{
    const struct due *dues = NULL;
    size_t n = 0;
    enum err r;

    *ret_due = 0;
    r = due_list_of(c, campaign_id, org_id, &dues, &n);
    for (size_t i = 0; !r && i < n && !*ret_due; i++) {
        if (dues[i].what == DUE_REPORT && dues[i].id)
            *ret_due = dues[i].id;
    }
    return r;
}

static enum err send_report(struct demo *d, struct ctx *c, int64_t campaign_id, int64_t org_id,
                            int64_t *ret_id)
{
    static const char *const words[] = {
        "Buổi sinh hoạt được chuẩn bị kỹ, đảng viên thảo luận thẳng thắn, nhận rõ việc phải sửa.",
        "Sinh hoạt nghiêm túc; còn ít ý kiến tự phê bình về trách nhiệm cá nhân.",
        "Đảng viên đồng tình với nội dung tự soi; đã phân công người và thời hạn cho từng việc.",
    };
    struct str texts[] = { str_of(words[demo_roll(d, COUNT(words))]),
                           S("Đề nghị cấp trên gửi tài liệu sớm hơn để chi bộ chuẩn bị.") };
    struct report_save save = { .texts = texts,
                                .n_texts = 2,
                                .number = S(""),
                                .submit = true,
                                .early = true };
    enum err r;

    *ret_id = 0;
    r = find_due(c, campaign_id, org_id, &save.key.due_id);
    if (r || !save.key.due_id)
        return r;
    return report_save(c, &save, ret_id);
}

static enum err answer_report(struct demo *d, const char *clerk, int days_ago, int64_t report_id,
                              bool send_back)
{
    struct ctx *c;
    struct report report;
    enum err r;

    r = demo_as(d, clerk, days_ago, 10, &c);
    if (r)
        return r;
    r = report_load(c, &(struct report_key){ .id = report_id }, &report);
    if (r)
        return r;
    if (send_back)
        return report_return(
            c, report_id, report.version,
            S("Đề nghị ghi rõ lý do các đảng viên vắng không lý do và hướng xử lý chung của "
              "chi bộ (không nêu tên)."));
    return report_receive(c, report_id, report.version);
}

static const char *const clerks[DEMO_UPPER_UNITS] = { "chuyenvien.tinh", "chuyenvien.tanlap",
                                                      "chuyenvien.suoimay", "chuyenvien.dongha",
                                                      "chuyenvien.soxaydung" };

/* The province's campaign in one branch. Every ninth has not met yet, others have not sent, were
 * sent back, or wait to be received. */
static enum err branch_in_province_plan(struct demo *d, int64_t campaign, size_t nth)
{
    const struct demo_unit *u = &d->units[DEMO_UPPER_UNITS + nth];
    struct evening evening = { &campaign, 1, SESSION_THEMATIC, 16 + (int)(nth % 14),
                               "Nhà văn hóa" };
    struct ctx *c;
    int64_t report = 0;
    enum err r;

    if (nth % 13 == 12)
        return OK; /* not even acknowledged */
    r = acknowledge(d, campaign, u, 60 - (int)(nth % 9));
    if (r || nth % 9 == 8)
        return r;
    r = meet(d, u, &evening);
    if (r)
        return r;
    r = mend(d, u, 11);
    if (r || nth % 7 == 6)
        return r;
    r = secretary_of(d, u, 10, 21, &c);
    if (!r)
        r = send_report(d, c, campaign, u->id, &report);
    if (r || !report || nth % 11 == 10)
        return r;
    return answer_report(d, clerks[u->parent], 8, report, nth % 8 == 5);
}

/* The four directives: whose, which sample, how long ago, how far down. */
static const struct {
    int unit;
    const char *sample;
    int days_ago;
    enum issue_scope scope;
} plans[] = {
    { DEMO_COMMUNE_1, "commune-years.txt", 118, ISSUE_CHILDREN },
    { DEMO_PROVINCE, "province-plan.txt", 67, ISSUE_SUBTREE },
    { DEMO_DEPARTMENT, "department-months.txt", 54, ISSUE_CHILDREN },
    { DEMO_WARD, "ward-guidance.txt", 39, ISSUE_CHILDREN },
};

static enum err issue_plans(struct demo *d)
{
    for (size_t i = 0; i < COUNT(plans); i++) {
        struct demo_campaign *campaign = &d->campaigns[plans[i].unit];
        enum err r;

        campaign->days_ago = plans[i].days_ago;
        r = plan_from(d, plans[i].sample, clerks[plans[i].unit], plans[i].days_ago, &campaign->id);
        if (!r && plans[i].unit == DEMO_PROVINCE)
            r = demo_periods(d, campaign->id, clerks[DEMO_PROVINCE]);
        if (!r && plans[i].unit == DEMO_DEPARTMENT)
            r = demo_ask_outside(d, campaign->id, &d->units[DEMO_DEPARTMENT],
                                 clerks[DEMO_DEPARTMENT], plans[i].days_ago);
        if (r)
            return r;
        r = send_down(d, campaign->id, clerks[plans[i].unit], plans[i].days_ago - 1,
                      plans[i].scope);
        if (r)
            return r;
    }
    return OK;
}

/* Which campaigns a branch had so many days ago, its own committee's and the province's. */
static size_t campaigns_of(const struct demo *d, const struct demo_unit *u, int days_ago,
                           int64_t ret[2])
{
    const int leaders[] = { u->parent, DEMO_PROVINCE };
    size_t n = 0;

    for (size_t i = 0; i < COUNT(leaders); i++) {
        const struct demo_campaign *campaign = &d->campaigns[leaders[i]];

        if (campaign->id && campaign->days_ago > days_ago + 5)
            ret[n++] = campaign->id;
    }
    return n;
}

/* The regular meeting, in the first days of each month. */
static enum err monthly(struct demo *d, const struct demo_unit *u, size_t nth)
{
    struct day today = d->run->ctx.today;
    int64_t campaigns[2];

    for (int back = 3; back >= 0; back--) {
        int month = today.year * 12 + today.month - 1 - back;
        struct day on = { month / 12, month % 12 + 1, 3 + (int)(nth % 5) };
        int days_ago = day_number(today) - day_number(on);
        struct evening evening = { campaigns, 0, SESSION_REGULAR, days_ago, "Nhà văn hóa" };
        enum err r;

        evening.n_campaigns = campaigns_of(d, u, days_ago, campaigns);
        if (days_ago < 2 || !evening.n_campaigns || (nth % 13 == 12 && back < 2))
            continue;
        r = meet(d, u, &evening);
        if (r)
            return r;
    }
    return OK;
}

/* What stands in the calendar of the next days: every branch of the first commune and the ward. */
static enum err coming(struct demo *d, const struct demo_unit *u, size_t nth)
{
    int64_t campaigns[2], session;
    struct evening evening = { campaigns, 0, SESSION_THEMATIC, -(int)(nth % 4), "Nhà văn hóa" };

    evening.n_campaigns = campaigns_of(d, u, 0, campaigns);
    if ((u->parent != DEMO_COMMUNE_1 && u->parent != DEMO_WARD) || nth % 6 == 5)
        return OK;
    return schedule(d, u, &evening, 1, &session);
}

static enum err acknowledge_above(struct demo *d)
{
    for (int i = DEMO_COMMUNE_1; i < DEMO_UPPER_UNITS; i++) {
        struct ctx *c;
        enum err r = demo_as(d, clerks[i], 64, 9, &c);

        if (!r)
            r = campaign_acknowledge(c, d->campaigns[DEMO_PROVINCE].id, d->units[i].id);
        if (r)
            return r;
    }
    return OK;
}

/* The first commune's report has been received above by the board, the second's waits. */
static enum err report_above(struct demo *d)
{
    for (int i = DEMO_COMMUNE_1; i <= DEMO_COMMUNE_2; i++) {
        struct ctx *c;
        int64_t report;
        enum err r;

        r = demo_as(d, clerks[i], 7, 15, &c);
        if (!r)
            r = send_report(d, c, d->campaigns[DEMO_PROVINCE].id, d->units[i].id, &report);
        if (!r && report && i == DEMO_COMMUNE_1)
            r = answer_report(d, "chuyenvien.bantochuc", 6, report, false);
        if (r)
            return r;
    }
    return OK;
}

/* The commune's committee meets on its own campaign, by the posts of its people. */
static enum err committee_meets(struct demo *d)
{
    struct evening evening = { &d->campaigns[DEMO_COMMUNE_1].id, 1, SESSION_CONFERENCE, 12,
                               "Hội trường Đảng ủy xã" };

    return meet(d, &d->units[DEMO_COMMUNE_1], &evening);
}

enum err demo_story(struct demo *d)
{
    enum err r;

    r = issue_plans(d);
    if (!r)
        r = demo_board(d, clerks[DEMO_PROVINCE]);
    if (r)
        return r;
    r = acknowledge_above(d);
    for (size_t i = 0; !r && i + DEMO_UPPER_UNITS < d->n_units; i++) {
        const struct demo_unit *u = &d->units[DEMO_UPPER_UNITS + i];

        if (d->campaigns[u->parent].id && i % 6 != 5)
            r = acknowledge(d, d->campaigns[u->parent].id, u, d->campaigns[u->parent].days_ago - 3);
        if (!r)
            r = monthly(d, u, i);
        if (!r)
            r = branch_in_province_plan(d, d->campaigns[DEMO_PROVINCE].id, i);
        if (!r)
            r = coming(d, u, i);
    }
    if (!r)
        r = committee_meets(d);
    if (!r)
        r = demo_on_paper(d, clerks);
    if (!r)
        r = report_above(d);
    return r ? r
             : meet_and_write_late(d, &d->units[DEMO_UPPER_UNITS], d->campaigns[DEMO_PROVINCE].id);
}
