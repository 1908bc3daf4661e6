/* SPDX-License-Identifier: Apache-2.0 */
#include "fault/fault.h"
#include "work/campaign/channel.h"
#include "work/org/org.h"
#include "work/report/answer.h"
#include "work/report/enter.h"
#include "work/report/file.h"
#include "work/report/send.h"

static void prepare_due(struct scene *s)
{
    s->w = &s->reports.w;
    report_play_open(s->t, &s->reports);
    report_play_copy_to(&s->reports, s->w->org[W_OTHER]);
    (void)report_play_session(&s->reports, W_HAMLET, 5, 0, 3);
}

static void look(struct scene *s)
{
    struct report report = report_play_look(&s->reports, "clerk.commune", W_HAMLET);

    s->id = report.key.id;
    s->version = report.version;
}

static void prepare_sent(struct scene *s)
{
    prepare_due(s);
    (void)report_play_submit(&s->reports, W_HAMLET);
    look(s);
}

static void prepare_received(struct scene *s)
{
    prepare_sent(s);
    report_play_receive(&s->reports, W_HAMLET);
    look(s);
}

static enum err run_report_save(struct ctx *c, struct scene *s)
{
    const struct str texts[] = { S("Nền nếp được giữ vững."), S("") };
    struct report_save in = { .key = { .due_id = s->reports.due[W_HAMLET] },
                              .texts = texts,
                              .n_texts = COUNT(texts),
                              .submit = true,
                              .early = true };

    return report_save(c, &in, &s->id);
}

static void prepare_draft(struct scene *s)
{
    const struct str texts[] = { S("Nền nếp được giữ vững."), S("") };
    struct report_save in = { .texts = texts, .n_texts = COUNT(texts) };
    struct report report;

    prepare_due(s);
    in.key.due_id = s->reports.due[W_HAMLET];
    T_OK(s->t, report_save(world_as(s->w, "secretary.hamlet"), &in, &s->id));
    report = report_play_look(&s->reports, "secretary.hamlet", W_HAMLET);
    s->version = report.version;
    s->seen = report_seen(world_as(s->w, "secretary.hamlet"), &report);
}

static enum err run_report_send(struct ctx *c, struct scene *s)
{
    struct report_send in = { .key = { .id = s->id },
                              .version = s->version,
                              .seen = s->seen,
                              .early = true,
                              .nothing = true };
    const char *field;

    return report_send(c, &in, &field);
}

static enum err run_report_recall(struct ctx *c, struct scene *s)
{
    return report_recall(c, s->id, s->version);
}

static enum err run_report_receive(struct ctx *c, struct scene *s)
{
    return report_receive(c, s->id, s->version);
}

static enum err run_report_return(struct ctx *c, struct scene *s)
{
    return report_return(c, s->id, s->version, S("Bổ sung nguyên nhân của hạn chế."));
}

static enum err run_report_file_ask(struct ctx *c, struct scene *s)
{
    return report_file_ask(c, s->id, S("pdf"), &s->other);
}

/* The hamlet's commune has a board, not named yet (other: its id), or named (id: the channel's). */
static void prepare_board(struct scene *s)
{
    prepare_due(s);
    s->other = world_add_board(s->w, W_COMMUNE, "Ban Xây dựng Đảng", "clerk.board");
}

static enum err run_channel_add(struct ctx *c, struct scene *s)
{
    struct channel_new in = { .org_id = s->w->org[W_COMMUNE],
                              .board_id = s->other,
                              .series_id = s->reports.series };

    return channel_add(c, &in);
}

static void look_at_channel(struct scene *s)
{
    struct channel *channels = NULL;
    size_t n = 0;

    T_OK(s->t, channel_list(world_as(s->w, "clerk.commune"), s->reports.campaign,
                            s->w->org[W_COMMUNE], &channels, &n));
    s->id = channels[0].id;
}

static void prepare_channel(struct scene *s)
{
    prepare_board(s);
    T_OK(s->t, run_channel_add(world_as(s->w, "clerk.commune"), s));
    look_at_channel(s);
}

static enum err run_channel_end(struct ctx *c, struct scene *s)
{
    int64_t campaign_id;

    return channel_end(c, s->id, &campaign_id);
}

static struct session_entry told_session(const struct scene *s)
{
    return (struct session_entry){ .org_id = s->w->org[W_HAMLET],
                                   .campaign_id = s->reports.campaign,
                                   .assembly_id = 1,
                                   .kind = SESSION_REGULAR,
                                   .held_on = { 2022, 3, 10 },
                                   .figures = { .people_due = 5, .present = 5 },
                                   .told = { ENTRY_PAPER, S("đồng chí bí thư chi bộ") },
                                   .same = { .id = s->other } };
}

static enum err run_report_enter_session(struct ctx *c, struct scene *s)
{
    struct session_entry in = told_session(s);
    const char *field;

    return report_enter_session(c, s->reports.period, &in, &field, &s->id);
}

static enum err run_report_enter(struct ctx *c, struct scene *s)
{
    const struct str texts[] = { S("Nền nếp được giữ vững."), S("") };
    struct report_entry in = { .org_id = s->w->org[W_HAMLET],
                               .period_id = s->reports.period,
                               .told = { ENTRY_PAPER, S("đồng chí bí thư chi bộ") },
                               .texts = texts,
                               .n_texts = COUNT(texts),
                               .early = true };
    const char *field;

    return report_enter(c, &in, &field, &s->id);
}

/* One was entered already (id); the next takes its place (other). */
static void prepare_entered(struct scene *s)
{
    prepare_due(s);
    T_OK(s->t, run_report_enter_session(world_as(s->w, "clerk.commune"), s));
    s->other = s->id;
}

static enum err run_session_entry_withdraw(struct ctx *c, struct scene *s)
{
    int64_t org_id;

    return session_entry_withdraw(c, s->id, &org_id);
}

static enum err run_org_outside(struct ctx *c, struct scene *s)
{
    return org_outside(c, s->w->org[W_COMMUNE], S("Sở Nội vụ tỉnh"), &s->other);
}

/* The hamlet's report went out on paper, to a unit outside. */
static void prepare_on_paper(struct scene *s)
{
    struct report_save in = { .number = S("12"),
                              .submit = true,
                              .early = true,
                              .paper = { { 2022, 3, 12 }, PAPER_POST } };

    prepare_due(s);
    T_OK(s->t, run_org_outside(world_as(s->w, "clerk.commune"), s));
    report_play_send_to(&s->reports, s->other);
    in.key.due_id = s->reports.due[W_HAMLET];
    T_OK(s->t, report_save(world_as(s->w, "secretary.hamlet"), &in, &s->id));
}

static enum err run_report_answer(struct ctx *c, struct scene *s)
{
    struct report_answer in = { .on = { 2022, 3, 13 }, .words = S("Đã nhận.") };
    const char *field;

    return report_answer(c, s->id, &in, &field);
}

static const struct fault rows[] = {
    FAULT(channel, channel_add, "clerk.commune", prepare_board),
    FAULT(channel, channel_end, "clerk.commune", prepare_channel),
    FAULT(report, report_save, "secretary.hamlet", prepare_due),
    FAULT(report, report_receive, "clerk.commune", prepare_sent),
    FAULT(report, report_send, "secretary.hamlet", prepare_draft),
    FAULT(report, report_recall, "secretary.hamlet", prepare_sent),
    FAULT(report, report_return, "clerk.commune", prepare_received),
    FAULT(report, report_enter, "clerk.commune", prepare_due),
    FAULT(report, report_enter_session, "clerk.commune", prepare_entered),
    FAULT(session, session_entry_withdraw, "clerk.commune", prepare_entered),
    FAULT(org, org_outside, "clerk.commune", prepare_due),
    FAULT(report, report_answer, "secretary.hamlet", prepare_on_paper),
    FAULT(report, report_file_ask, "clerk.commune", prepare_sent),
};

#define VERSION_ROWS                                                                             \
    "'report_version', 'report_version_copy', 'report_version_session', 'report_version_text', " \
    "'report_version_value', 'report_version_sum'"

/* With a way back. */
static const struct undo undos[] = {
    UNDO(report_send, report_recall, "secretary.hamlet", prepare_draft, look,
         VERSION_ROWS /* what was sent and came back */),
    UNDO(channel_add, channel_end, "clerk.commune", prepare_board, look_at_channel,
         "'channel'" /* a row with both days */),
    UNDO(report_enter_session, session_entry_withdraw, "clerk.commune", prepare_due, NULL,
         "'session', 'session_campaign', 'session_entry'" /* one more that is withdrawn */),
};

const struct fault_table fault_report = { rows, COUNT(rows), undos, COUNT(undos) };
