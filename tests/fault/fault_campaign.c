/* SPDX-License-Identifier: Apache-2.0 */
#include "fault/fault.h"
#include "play/plan_play.h"
#include "store/job.h"
#include "work/campaign/amend.h"
#include "work/campaign/amend_job.h"
#include "work/campaign/due.h"
#include "work/campaign/issue_job.h"
#include "work/campaign/pass.h"
#include "work/campaign/periods.h"
#include "work/campaign/recall.h"
#include "work/campaign/registration.h"

static void look(struct scene *s)
{
    struct campaign campaign;

    T_OK(s->t, campaign_load(world_as(s->w, "clerk.commune"), s->id, &campaign));
    s->version = campaign.version;
}

static void prepare_draft(struct scene *s)
{
    prepare_world(s);
    s->id = play_draft(s->w);
    look(s);
}

static void prepare_withdrawn(struct scene *s)
{
    prepare_draft(s);
    T_OK(s->t, campaign_withdraw(world_as(s->w, "clerk.commune"), s->id, s->version));
    look(s);
}

static void prepare_issued(struct scene *s)
{
    prepare_world(s);
    s->id = play_issued(s->w);
    look(s);
}

static void prepare_closed(struct scene *s)
{
    prepare_issued(s);
    T_OK(s->t, campaign_close(world_as(s->w, "clerk.commune"), s->id, s->version));
    look(s);
}

static void prepare_duty(struct scene *s)
{
    const struct duty *duties;
    size_t n;

    prepare_draft(s);
    T_OK(s->t, duty_list(world_as(s->w, "clerk.commune"), s->id, &duties, &n));
    s->id = duties[0].id;
}

static void make_list_wanted(struct scene *s)
{
    struct campaign_edit edit = { .org_id = s->w->org[W_COMMUNE],
                                  .name = S("Đợt sinh hoạt “Giữ nếp”"),
                                  .from = { 2022, 3, 1 },
                                  .to = { 2022, 6, 30 } };
    struct duty duty = {
        .what = DUE_OTHER,
        .words = S("Gửi danh sách"),
        .rule = { .rhythm = RHYTHM_ONCE, .bound = CALENDAR_BY, .due_on = { 2022, 4, 11 } }
    };
    struct campaign campaign;
    struct duty now;
    const char *field;

    T_OK(s->t, campaign_save(world_as(s->w, "clerk.commune"), &edit, &campaign, &field));
    duty.campaign_id = s->id = campaign.id;
    T_OK(s->t, duty_save(world_as(s->w, "clerk.commune"), &duty, &now, &field));
    look(s);
}

/* A due that the unit itself says is done. */
static void prepare_due(struct scene *s)
{
    struct issue in = { .rest = SERIES_REST_NONE, .sure_of_all = true };
    const struct due *dues;
    size_t units, n;

    prepare_world(s);
    make_list_wanted(s);
    in.campaign_id = s->id;
    in.version = s->version;
    T_OK(s->t, issue(world_as(s->w, "clerk.commune"), &in, &units, &n));
    T_OK(s->t,
         due_list_of(world_as(s->w, "secretary.hamlet"), s->id, s->w->org[W_HAMLET], &dues, &n));
    assert_int_equal(n, 1);
    s->other = dues[0].id;
}

static enum err run_campaign_save(struct ctx *c, struct scene *s)
{
    struct campaign_edit in = { .id = s->id,
                                .version = s->version,
                                .name = S("Đợt sinh hoạt “Giữ nếp”"),
                                .theme = S("Giữ nếp làm việc") };
    struct campaign now;
    const char *field;

    return campaign_save(c, &in, &now, &field);
}

static enum err run_campaign_close(struct ctx *c, struct scene *s)
{
    return campaign_close(c, s->id, s->version);
}

static enum err run_campaign_reopen(struct ctx *c, struct scene *s)
{
    return campaign_reopen(c, s->id, s->version);
}

static enum err run_campaign_withdraw(struct ctx *c, struct scene *s)
{
    return campaign_withdraw(c, s->id, s->version);
}

static enum err run_campaign_restore(struct ctx *c, struct scene *s)
{
    return campaign_restore(c, s->id, s->version);
}

static enum err run_campaign_recall(struct ctx *c, struct scene *s)
{
    struct recall in = { .campaign_id = s->id,
                         .version = s->version,
                         .words = { S("Công văn số 3-CV/ĐU"), S("Ghi nhầm hạn") } };
    const char *field;

    return campaign_recall(c, &in, &field);
}

static enum err run_issue(struct ctx *c, struct scene *s)
{
    struct issue in = { .campaign_id = s->id,
                        .version = s->version,
                        .rest = SERIES_REST_NONE,
                        .sure_of_all = true };
    size_t units, dues;

    return issue(c, &in, &units, &dues);
}

static void prepare_queued(struct scene *s)
{
    struct issue in = { .rest = SERIES_REST_NONE, .sure_of_all = true };

    prepare_draft(s);
    in.campaign_id = s->id;
    in.version = s->version;
    T_OK(s->t, issue_queue(world_as(s->w, "clerk.commune"), &in, &s->other));
}

static enum err run_issue_or_queue(struct ctx *c, struct scene *s)
{
    struct issue in = { .campaign_id = s->id,
                        .version = s->version,
                        .rest = SERIES_REST_NONE,
                        .sure_of_all = true };

    size_t units;

    return issue_or_queue(c, &in, &s->other, &units);
}

static enum err run_issue_stop(struct ctx *c, struct scene *s)
{
    return issue_stop(c, s->id);
}

static enum err run_issue_resume(struct ctx *c, struct scene *s)
{
    return issue_resume(c, s->id);
}

static void prepare_taken(struct scene *s)
{
    int64_t changed;

    prepare_queued(s);
    world_end(s->w);
    T_OK(s->t, q_job_claim(s->w->db, s->other, 1, INT64_MAX, &changed, s->t->error));
}

static enum err run_issue_job_slice(struct ctx *c, struct scene *s)
{
    bool more;

    return issue_job_slice(c, s->other, 1, 500, &more);
}

/* A plan of the province that asks its communes alone to report, and says by when their branches do. */
static void prepare_passing(struct scene *s)
{
    struct campaign_edit edit = { .name = S("Đợt sinh hoạt “Giữ nếp”"),
                                  .from = { 2022, 3, 1 },
                                  .to = { 2022, 3, 31 } };
    struct duty duty = { .what = DUE_REPORT,
                         .words = S("Báo cáo kết quả hằng tháng"),
                         .audience_kind = S("commune"),
                         .rule = { .rhythm = RHYTHM_MONTHLY, .bound = CALENDAR_BY, .day = 5 } },
                now;
    struct issue in = { .version = 1, .scope = ISSUE_SUBTREE, .sure_of_all = true };
    struct campaign campaign;
    struct pass_view view;
    const char *field;
    size_t units, dues;

    prepare_world(s);
    edit.org_id = s->w->org[W_PROVINCE];
    T_OK(s->t, campaign_save(world_as(s->w, "clerk.province"), &edit, &campaign, &field));
    duty.campaign_id = in.campaign_id = s->id = campaign.id;
    T_OK(s->t, duty_save(world_as(s->w, "clerk.province"), &duty, &now, &field));
    T_OK(s->t, issue(world_as(s->w, "clerk.province"), &in, &units, &dues));
    T_OK(s->t, pass_look(world_as(s->w, "clerk.commune"), s->id, s->w->org[W_COMMUNE], &view));
    s->other = view.periods[0].period_id;
}

static enum err run_pass_save(struct ctx *c, struct scene *s)
{
    struct pass_date date = { s->other, { 2022, 4, 4 } };
    struct pass in = { .campaign_id = s->id,
                       .org_id = s->w->org[W_COMMUNE],
                       .dates = &date,
                       .n = 1 };
    int64_t period;

    return pass_save(c, &in, &period);
}

/* Communes register one of their branches, which meet before the others (other: the commune's due). */
static void prepare_registration(struct scene *s)
{
    static const enum duty_part parts[] = { DUTY_ALL, DUTY_REGISTERED, DUTY_OTHERS };
    struct campaign_edit edit = { .name = S("Đợt sinh hoạt “Giữ nếp”"),
                                  .from = { 2022, 3, 1 },
                                  .to = { 2022, 6, 30 } };
    struct issue in = { .version = 1, .scope = ISSUE_SUBTREE, .sure_of_all = true };
    struct campaign campaign;
    const struct due *dues;
    const char *field;
    struct duty now;
    size_t units, n;

    prepare_world(s);
    edit.org_id = s->w->org[W_PROVINCE];
    T_OK(s->t, campaign_save(world_as(s->w, "clerk.province"), &edit, &campaign, &field));
    for (size_t i = 0; i < COUNT(parts); i++) {
        struct duty duty = {
            .campaign_id = campaign.id,
            .what = parts[i] ? DUE_SESSION : DUE_REGISTRATION,
            .words = S("Làm điểm"),
            .audience_kind = parts[i] ? S("branch") : S("commune"),
            .part = parts[i],
            .rule = { .rhythm = RHYTHM_ONCE, .bound = CALENDAR_BY, .due_on = { 2022, 4, 29 } }
        };

        T_OK(s->t, duty_save(world_as(s->w, "clerk.province"), &duty, &now, &field));
    }
    in.campaign_id = campaign.id;
    T_OK(s->t, issue(world_as(s->w, "clerk.province"), &in, &units, &n));
    T_OK(s->t, due_list_of(world_as(s->w, "clerk.commune"), campaign.id, s->w->org[W_COMMUNE],
                           &dues, &n));
    s->other = dues[0].id;
}

static enum err run_registration_set(struct ctx *c, struct scene *s)
{
    return registration_set(c, s->other, &s->w->org[W_HAMLET], 1, &s->id);
}

/* The report of the sample plan, by 10/4. */
static void prepare_periods(struct scene *s)
{
    const struct duty *duties = NULL;
    size_t n = 0;

    prepare_draft(s);
    T_OK(s->t, duty_list(world_as(s->w, "clerk.commune"), s->id, &duties, &n));
    for (size_t i = 0; i < n && !s->other; i++)
        s->other = duties[i].what == DUE_REPORT ? duties[i].id : 0;
}

static enum err run_periods_save(struct ctx *c, struct scene *s)
{
    struct day due = { 2022, 4, 8 };
    struct period_row row = { .name = S("Quý I/2022"), .to = { 2022, 4, 5 }, .due_on = &due };
    struct periods_edit in = { .campaign_id = s->id,
                               .duty_id = s->other,
                               .version = s->version,
                               .from = { 2022, 3, 1 },
                               .rows = &row,
                               .n = 1 };
    struct period_wrong wrong;

    return periods_save(c, &in, &wrong);
}

static enum err run_periods_forget(struct ctx *c, struct scene *s)
{
    return periods_forget(c, s->id, s->other, s->version);
}

static enum err run_campaign_acknowledge(struct ctx *c, struct scene *s)
{
    return campaign_acknowledge(c, s->id, s->w->org[W_HAMLET]);
}

static enum err run_duty_save(struct ctx *c, struct scene *s)
{
    struct duty_org copies[] = { { .id = s->w->org[W_SCHOOL] }, { .id = s->w->org[W_HILL] } };
    struct campaign campaign;
    struct duty duty, now;
    const char *field;
    enum err r;

    r = duty_load(c, s->id, &duty, &campaign);
    if (r)
        return r;
    duty.words = S("Gửi danh sách");
    duty.copies = copies;
    duty.n_copies = duty.what == DUE_REPORT ? COUNT(copies) : 0;
    return duty_save(c, &duty, &now, &field);
}

static enum err run_duty_drop(struct ctx *c, struct scene *s)
{
    return duty_drop(c, s->id, 1, true);
}

static enum err run_due_set_done(struct ctx *c, struct scene *s)
{
    return due_set_done(c, s->other, true, &s->id);
}

/* The draft's second topic. */
static void prepare_content(struct scene *s)
{
    struct content *list = NULL;
    size_t n = 0;

    prepare_draft(s);
    T_OK(s->t, content_list(world_as(s->w, "clerk.commune"), s->id, &list, &n));
    assert_true(n > 1);
    s->other = list[1].id;
}

static enum err run_content_save(struct ctx *c, struct scene *s)
{
    struct content now, in = { .campaign_id = s->id,
                               .what = CONTENT_MATERIAL,
                               .slot = S("Tháng 4/2022"),
                               .title = S("Trách nhiệm nêu gương") };
    const char *field;

    return content_save(c, &in, &now, &field);
}

static enum err run_content_drop(struct ctx *c, struct scene *s)
{
    return content_drop(c, s->other, 1, true);
}

static enum err run_content_up(struct ctx *c, struct scene *s)
{
    return content_up(c, s->other, 1);
}

static void prepare_proceeding(struct scene *s)
{
    struct proceeding *list = NULL;
    size_t n = 0;

    prepare_draft(s);
    T_OK(s->t, proceeding_list(world_as(s->w, "clerk.commune"), s->id, &list, &n));
    assert_true(n > 0);
    s->other = list[0].id;
}

static enum err run_proceeding_save(struct ctx *c, struct scene *s)
{
    struct proceeding now, in = { .id = s->other,
                                  .campaign_id = s->id,
                                  .version = 1,
                                  .kind = SESSION_THEMATIC,
                                  .name = S("Sinh hoạt chuyên đề"),
                                  .lines = S("1. Điểm danh\n2. Kết luận") };
    const char *field;

    return proceeding_save(c, &in, &now, &field);
}

static enum err run_proceeding_drop(struct ctx *c, struct scene *s)
{
    return proceeding_drop(c, s->other, 1, true);
}

/* An amendment is being prepared that moves a day and lets a duty end. */
static void prepare_amendment(struct scene *s)
{
    struct amend_head head = { .act = VERSION_AMEND, .words = { S(""), S("Lùi hạn") } };
    const struct duty *duties;
    struct duty duty, now;
    const char *field;
    size_t n;

    prepare_issued(s);
    head.campaign_id = s->id;
    T_OK(s->t, amend_save(world_as(s->w, "clerk.commune"), &head, &field));
    T_OK(s->t, duty_list(world_as(s->w, "clerk.commune"), s->id, &duties, &n));
    s->other = duties[n - 1].id;
    for (size_t i = 0; i < n - 1; i++) {
        if (duties[i].rule.rhythm != RHYTHM_ONCE || duties[i].what != DUE_REPORT)
            continue;
        duty = duties[i];
        duty.rule.due_on = day_add(duty.rule.due_on, 5);
        T_OK(s->t, amend_duty_save(world_as(s->w, "clerk.commune"), &duty, &now, &field));
    }
    T_OK(s->t, amend_duty_end(world_as(s->w, "clerk.commune"), s->id, s->other));
}

static int64_t prepared_version(struct ctx *c, int64_t campaign_id)
{
    struct amendment of;

    return amend_load(c, campaign_id, &of) == OK ? of.head.version : 1;
}

static void prepare_to_issue_amendment(struct scene *s)
{
    prepare_amendment(s);
    s->version = prepared_version(world_as(s->w, "clerk.commune"), s->id);
    world_end(s->w);
}

/* The same as to many units, behind so many slices; stopped: somebody has said that it is to end. */
static void prepare_slices(struct scene *s, int slices, bool stopped)
{
    int64_t changed;
    bool more;

    prepare_to_issue_amendment(s);
    T_OK(s->t, amend_queue(world_as(s->w, "clerk.commune"), s->id, s->version, &s->other));
    world_end(s->w);
    T_OK(s->t, q_job_claim(s->w->db, s->other, 1, INT64_MAX, &changed, s->t->error));
    for (int i = 0; i < slices; i++)
        T_OK(s->t, amend_job_slice(world_as(s->w, "clerk.commune"), s->other, 1, 500, &more));
    if (stopped)
        T_OK(s->t, issue_stop(world_as(s->w, "clerk.commune"), s->id));
}

static void prepare_to_prepare_units(struct scene *s)
{
    prepare_slices(s, 0, false);
}

static void prepare_to_hold(struct scene *s)
{
    prepare_slices(s, 2, false);
}

static void prepare_to_settle(struct scene *s)
{
    prepare_slices(s, 3, false);
}

static void prepare_to_undo(struct scene *s)
{
    prepare_slices(s, 1, true);
}

static enum err run_amend_job_slice(struct ctx *c, struct scene *s)
{
    bool more;

    return amend_job_slice(c, s->other, 1, 500, &more);
}

static enum err run_amend_or_queue(struct ctx *c, struct scene *s)
{
    return amend_or_queue(c, s->id, s->version, &s->other);
}

static enum err run_amend_save(struct ctx *c, struct scene *s)
{
    struct amend_head in = { .campaign_id = s->id,
                             .act = VERSION_AMEND,
                             .words = { S("Công văn số 3-CV/ĐU"), S("Lùi hạn") } };
    const char *field;

    return amend_save(c, &in, &field);
}

static enum err run_amend_drop(struct ctx *c, struct scene *s)
{
    return amend_drop(c, s->id, s->version);
}

static enum err run_amend_labels_save(struct ctx *c, struct scene *s)
{
    struct amendment of;
    struct schedule schedule;
    struct amend_label row = { .label = S("Đợt 1") };
    struct amend_labels in = { .campaign_id = s->id, .rows = &row, .n = 1 };
    int64_t wrong;
    enum err r = amend_labels_load(c, s->id, &of, &schedule);

    if (r)
        return r;
    row.period_id = schedule.series[0].periods[0].id;
    in.version = of.head.version;
    return amend_labels_save(c, &in, &wrong);
}

static enum err run_amend_duty_save(struct ctx *c, struct scene *s)
{
    struct duty now, duty = {
        .campaign_id = s->id,
        .what = DUE_OTHER,
        .words = S("Gửi danh sách"),
        .rule = { .rhythm = RHYTHM_ONCE, .bound = CALENDAR_BY, .due_on = { 2022, 4, 11 } }
    };
    const char *field;

    return amend_duty_save(c, &duty, &now, &field);
}

static enum err run_amend_duty_end(struct ctx *c, struct scene *s)
{
    return amend_duty_end(c, s->id, s->other);
}

static enum err run_amend_duty_keep(struct ctx *c, struct scene *s)
{
    return amend_duty_keep(c, s->id, s->other);
}

static enum err run_amend_issue(struct ctx *c, struct scene *s)
{
    return amend_issue(c, s->id, s->version);
}

/* Besides, a topic is to change, another to end, a paper to come; so with orders of proceedings. */
static void prepare_amended_contents(struct scene *s)
{
    struct content now, paper = { .what = CONTENT_MATERIAL, .title = S("Sổ tay") };
    struct proceeding was,
        order = { .kind = SESSION_CONFERENCE, .name = S("Hội nghị"), .lines = S("1. Khai mạc") };
    struct campaign_view v;
    const char *field;

    prepare_amendment(s);
    T_OK(s->t, campaign_show(world_as(s->w, "clerk.commune"), s->id, &v));
    paper.campaign_id = order.campaign_id = s->id;
    s->other = v.topics[1].of.id;
    s->version = v.proceedings[0].id;
    v.topics[0].of.title = S("Nêu gương");
    T_OK(s->t, amend_content_save(world_as(s->w, "clerk.commune"), &paper, &now, &field));
    T_OK(s->t, amend_content_save(world_as(s->w, "clerk.commune"), &v.topics[0].of, &now, &field));
    T_OK(s->t, amend_content_end(world_as(s->w, "clerk.commune"), s->id, s->other));
    T_OK(s->t, amend_proceeding_save(world_as(s->w, "clerk.commune"), &order, &was, &field));
    T_OK(s->t, amend_proceeding_end(world_as(s->w, "clerk.commune"), s->id, s->version));
}

static void prepare_to_issue_contents(struct scene *s)
{
    prepare_amended_contents(s);
    s->version = prepared_version(world_as(s->w, "clerk.commune"), s->id);
    world_end(s->w);
}

static enum err run_amend_content_save(struct ctx *c, struct scene *s)
{
    struct content now, in = { .campaign_id = s->id, .what = CONTENT_STUDY, .title = S("Học tập") };
    const char *field;

    return amend_content_save(c, &in, &now, &field);
}

static enum err run_amend_content_end(struct ctx *c, struct scene *s)
{
    return amend_content_end(c, s->id, s->other);
}

static enum err run_amend_content_keep(struct ctx *c, struct scene *s)
{
    return amend_content_keep(c, s->id, s->other);
}

static enum err run_amend_proceeding_save(struct ctx *c, struct scene *s)
{
    struct proceeding now, in = { .campaign_id = s->id,
                                  .kind = SESSION_REGULAR,
                                  .name = S("Sinh hoạt thường kỳ"),
                                  .lines = S("1. Điểm danh\n2. Kết luận") };
    const char *field;

    return amend_proceeding_save(c, &in, &now, &field);
}

static enum err run_amend_proceeding_end(struct ctx *c, struct scene *s)
{
    return amend_proceeding_end(c, s->id, s->version);
}

static enum err run_amend_proceeding_keep(struct ctx *c, struct scene *s)
{
    return amend_proceeding_keep(c, s->id, s->version);
}

static void look_at_amendment(struct scene *s)
{
    s->version = prepared_version(world_as(s->w, "clerk.commune"), s->id);
}

static enum err run_duty_bring_back(struct ctx *c, struct scene *s)
{
    return duty_drop(c, s->id, 2, false);
}

static enum err run_content_bring_back(struct ctx *c, struct scene *s)
{
    return content_drop(c, s->other, 2, false);
}

static enum err run_proceeding_bring_back(struct ctx *c, struct scene *s)
{
    return proceeding_drop(c, s->other, 2, false);
}

static enum err run_registration_clear(struct ctx *c, struct scene *s)
{
    return registration_set(c, s->other, NULL, 0, &s->id);
}

static enum err run_due_set_undone(struct ctx *c, struct scene *s)
{
    return due_set_done(c, s->other, false, &s->id);
}

static const struct fault rows[] = {
    FAULT(campaign, campaign_save, "clerk.commune", prepare_draft),
    FAULT(campaign, campaign_close, "clerk.commune", prepare_issued),
    FAULT(campaign, campaign_reopen, "clerk.commune", prepare_closed),
    FAULT(campaign, campaign_withdraw, "clerk.commune", prepare_draft),
    FAULT(campaign, campaign_restore, "clerk.commune", prepare_withdrawn),
    FAULT(campaign, campaign_recall, "clerk.commune", prepare_issued),
    FAULT(campaign, amend_save, "clerk.commune", prepare_issued),
    FAULT(campaign, amend_drop, "clerk.commune", prepare_to_issue_amendment),
    FAULT(campaign, amend_labels_save, "clerk.commune", prepare_to_issue_amendment),
    FAULT(campaign, amend_issue, "clerk.commune", prepare_to_issue_amendment),
    FAULT(campaign, amend_or_queue, "clerk.commune", prepare_to_issue_amendment),
    FAULT(campaign, amend_job_slice, "clerk.commune", prepare_to_prepare_units),
    FAULT(campaign, amend_job_slice, "clerk.commune", prepare_to_hold),
    FAULT(campaign, amend_job_slice, "clerk.commune", prepare_to_settle),
    FAULT(campaign, amend_job_slice, "clerk.commune", prepare_to_undo),
    FAULT(duty, amend_duty_save, "clerk.commune", prepare_amendment),
    FAULT(duty, amend_duty_end, "clerk.commune", prepare_amendment),
    FAULT(duty, amend_duty_keep, "clerk.commune", prepare_amendment),
    FAULT(campaign, amend_issue, "clerk.commune", prepare_to_issue_contents),
    FAULT(content, amend_content_save, "clerk.commune", prepare_amendment),
    FAULT(content, amend_content_end, "clerk.commune", prepare_amended_contents),
    FAULT(content, amend_content_keep, "clerk.commune", prepare_amended_contents),
    FAULT(proceeding, amend_proceeding_save, "clerk.commune", prepare_amendment),
    FAULT(proceeding, amend_proceeding_end, "clerk.commune", prepare_amended_contents),
    FAULT(proceeding, amend_proceeding_keep, "clerk.commune", prepare_amended_contents),
    FAULT(campaign, issue, "clerk.commune", prepare_draft),
    FAULT(campaign, issue_or_queue, "clerk.commune", prepare_draft),
    FAULT(campaign, issue_stop, "clerk.commune", prepare_queued),
    FAULT(campaign, issue_resume, "clerk.commune", prepare_queued),
    FAULT(campaign, issue_job_slice, "clerk.commune", prepare_taken),
    FAULT(campaign, periods_save, "clerk.commune", prepare_periods),
    FAULT(campaign, periods_forget, "clerk.commune", prepare_periods),
    FAULT(campaign, pass_save, "clerk.commune", prepare_passing),
    FAULT(campaign, campaign_acknowledge, "secretary.hamlet", prepare_issued),
    FAULT(duty, duty_save, "clerk.commune", prepare_duty),
    FAULT(duty, duty_drop, "clerk.commune", prepare_duty),
    FAULT(content, content_save, "clerk.commune", prepare_content),
    FAULT(content, content_drop, "clerk.commune", prepare_content),
    FAULT(content, content_up, "clerk.commune", prepare_content),
    FAULT(proceeding, proceeding_save, "clerk.commune", prepare_proceeding),
    FAULT(proceeding, proceeding_drop, "clerk.commune", prepare_proceeding),
    FAULT(due, registration_set, "clerk.commune", prepare_registration),
    FAULT(due, due_set_done, "secretary.hamlet", prepare_due),
};

/* With a way back. Recalling what was issued is none: units were told of it, and are told of the recall. */
static const struct undo undos[] = {
    UNDO(campaign_withdraw, campaign_restore, "clerk.commune", prepare_draft, look, ""),
    UNDO(campaign_close, campaign_reopen, "clerk.commune", prepare_issued, look, ""),
    UNDO(amend_save, amend_drop, "clerk.commune", prepare_issued, look_at_amendment, ""),
    UNDO(amend_duty_keep, amend_duty_end, "clerk.commune", prepare_amendment, NULL, ""),
    UNDO(amend_content_keep, amend_content_end, "clerk.commune", prepare_amended_contents, NULL,
         ""),
    UNDO(amend_proceeding_keep, amend_proceeding_end, "clerk.commune", prepare_amended_contents,
         NULL, ""),
    UNDO(periods_save, periods_forget, "clerk.commune", prepare_periods, look, ""),
    UNDO(duty_drop, duty_bring_back, "clerk.commune", prepare_duty, NULL, ""),
    UNDO(content_drop, content_bring_back, "clerk.commune", prepare_content, NULL, ""),
    UNDO(proceeding_drop, proceeding_bring_back, "clerk.commune", prepare_proceeding, NULL, ""),
    UNDO(registration_set, registration_clear, "clerk.commune", prepare_registration, NULL,
         "'due_row'" /* of those that were registered for a while */),
    UNDO(due_set_done, due_set_undone, "secretary.hamlet", prepare_due, NULL, ""),
};

const struct fault_table fault_campaign = { rows, COUNT(rows), undos, COUNT(undos) };
