/* SPDX-License-Identifier: Apache-2.0 */
/* What a period is called, before and after an amendment of its name. */
#include "doc/layout.h"
#include "play/amend_play.h"
#include "work/desk.h"
#include "work/report/check.h"
#include "work/report/doc.h"
#include "work/report/report.h"
#include "work/report/total.h"
#include "work/report/version.h"

#define CLERK  "clerk.commune"
#define HAMLET "secretary.hamlet"

/* March's period, and April's. */
static void periods_of(struct amend_play *p, struct period ret[2])
{
    struct amendment of;
    struct schedule schedule;

    T_OK(p->w.t, amend_labels_load(world_as(&p->w, CLERK), p->campaign, &of, &schedule));
    for (size_t k = 0; k < 2; k++)
        ret[k] = schedule.series[0].periods[k];
}

static enum err want(struct amend_play *p, struct str march, struct str april)
{
    struct period at[2];
    struct amend_label rows[2];
    struct amend_labels in = { .campaign_id = p->campaign, .rows = rows, .n = COUNT(rows) };
    int64_t wrong;
    enum err r;

    periods_of(p, at);
    rows[0] = (struct amend_label){ at[0].id, march };
    rows[1] = (struct amend_label){ at[1].id, april };
    in.version = amend_play_look(p).head.version;
    r = amend_labels_save(world_as(&p->w, CLERK), &in, &wrong);
    if (r)
        assert_int_equal(wrong, at[1].id);
    return r;
}

/* In a version of its own, which binds nobody: a slip that is put right. */
static void call_march(struct amend_play *p, struct str label)
{
    amend_play_begin(p, VERSION_CORRECT);
    T_OK(p->w.t, want(p, label, S("")));
    assert_int_equal(amend_play_look(p).bound, 0);
    amend_play_amend(p);
}

static struct report report_of(struct amend_play *p, const char *account, enum world_org org)
{
    struct due due = amend_play_due(p, account, org, p->report, "2022-03");
    struct report report = { 0 };

    T_OK(p->w.t,
         report_load(world_as(&p->w, account), &(struct report_key){ .due_id = due.id }, &report));
    return report;
}

static int64_t send(struct amend_play *p, const char *account, enum world_org org)
{
    struct report report = report_of(p, account, org);
    const struct str texts[] = { S("Nền nếp giữ vững."), S("") };
    struct report_save in = { .key = report.key,
                              .version = report.version,
                              .texts = texts,
                              .n_texts = COUNT(texts),
                              .submit = true,
                              .early = true };
    int64_t id;

    T_OK(p->w.t, report_save(world_as(&p->w, account), &in, &id));
    return id;
}

static struct str title_of(struct amend_play *p, int64_t report_id)
{
    struct layout_doc *doc;
    struct str layout;

    T_OK(p->w.t, report_document(world_as(&p->w, HAMLET), report_id, &doc, &layout));
    return doc->title;
}

static void what_a_period_is_called_is_told_wherever_it_stands(void **state)
{
    struct report_list list;
    struct total_periods totals;
    struct amend_play p;
    struct report report;
    struct desk desk;
    bool on_desk = false;

    amend_play_open(*state, &p);
    call_march(&p, S("Đợt 1"));
    T_STR(amend_play_due(&p, HAMLET, W_HAMLET, p.report, "2022-03").period.label, "Đợt 1");
    T_STR(amend_play_due(&p, HAMLET, W_HAMLET, p.report, "2022-04").period.label, "");
    report = report_of(&p, HAMLET, W_HAMLET);
    T_STR(period_called(report.period.name), "Đợt 1");
    T_OK(p.w.t, report_list(world_as(&p.w, HAMLET), p.w.org[W_HAMLET], 0, &list));
    T_STR(list.owed[0].period.label, "Đợt 1");
    T_OK(p.w.t, total_periods(world_as(&p.w, CLERK), p.w.org[W_COMMUNE], p.campaign, &totals));
    T_STR(totals.rows[0].name.label, "Đợt 1");
    T_OK(p.w.t, desk_load(world_as(&p.w, HAMLET), &desk));
    for (size_t i = 0; i < desk.n; i++)
        on_desk = on_desk || (desk.items[i].what == DESK_REPORT &&
                              str_eq(desk.items[i].period.label, S("Đợt 1")));
    assert_true(on_desk);
    assert_non_null(strstr(title_of(&p, send(&p, HAMLET, W_HAMLET)).p, ", đợt 1"));
}

static void what_was_sent_keeps_the_name_it_was_sent_by(void **state)
{
    struct report_sent_then then;
    struct report_fault *faults = NULL;
    struct report_list list;
    struct amend_play p;
    struct report report;
    int64_t id;
    size_t n = 0;

    amend_play_open(*state, &p);
    call_march(&p, S("Đợt 1"));
    id = send(&p, HAMLET, W_HAMLET);
    call_march(&p, S("Đợt thứ nhất"));
    T_OK(p.w.t, report_load(world_as(&p.w, HAMLET), &(struct report_key){ .id = id }, &report));
    T_STR(report.period.name.label, "Đợt 1");
    T_OK(p.w.t, report_version_load(world_as(&p.w, HAMLET), id, report.newest_id, &report, &then));
    T_STR(then.version.label, "Đợt 1");
    T_STR(report.period.name.label, "Đợt 1");
    assert_non_null(strstr(title_of(&p, id).p, ", đợt 1"));
    T_OK(p.w.t, report_list(world_as(&p.w, HAMLET), p.w.org[W_HAMLET], 0, &list));
    T_STR(list.sent[0].period.label, "Đợt 1");
    T_STR(report_of(&p, "secretary.hill", W_HILL).period.name.label, "Đợt thứ nhất");
    T_OK(p.w.t, report_check(world_at_terminal(&p.w), &faults, &n));
    assert_int_equal(n, 0); /* the name is in the hash of what was sent */
    call_march(&p, S(""));
    T_STR(period_called(report_of(&p, "secretary.hill", W_HILL).period.name), "2022-03");
}

static void the_check_tells_both_names_and_moves_no_day(void **state)
{
    struct amend_play p;
    struct amendment of;
    struct due was, is;

    amend_play_open(*state, &p);
    was = amend_play_due(&p, HAMLET, W_HAMLET, p.report, "2022-03");
    amend_play_begin(&p, VERSION_CORRECT);
    T_OK(p.w.t, want(&p, S("Đợt 1"), S("")));
    of = amend_play_look(&p);
    assert_int_equal(of.n_changes, 1);
    assert_int_equal(of.changes[0].what, CHANGE_LABEL);
    T_STR(of.changes[0].was, "2022-03");
    T_STR(of.changes[0].is, "Đợt 1");
    is = amend_play_due(&p, HAMLET, W_HAMLET, p.report, "2022-03");
    T_STR(is.period.label, ""); /* not before it is issued */
    amend_play_amend(&p);
    is = amend_play_due(&p, HAMLET, W_HAMLET, p.report, "2022-03");
    assert_int_equal(is.id, was.id);
    assert_int_equal(day_cmp(is.due_on, was.due_on), 0);
}

static void two_periods_are_not_called_alike_and_a_stale_page_says_so(void **state)
{
    struct amend_play p;
    struct amend_labels in = { 0 };
    int64_t wrong;

    amend_play_open(*state, &p);
    in.campaign_id = p.campaign;
    T_ERR(p.w.t, E_INVALID, amend_labels_save(world_as(&p.w, CLERK), &in, &wrong));
    amend_play_begin(&p, VERSION_AMEND);
    T_ERR(p.w.t, E_INVALID, want(&p, S("Đợt 1"), S("ĐỢT 1")));
    T_ERR(p.w.t, E_INVALID, want(&p, S("Đợt 1"), S("Tháng 3/2022\nĐợt 2")));
    T_ERR(p.w.t, E_INVALID, want(&p, S(""), S("Tháng 3/2022")));
    assert_int_equal(amend_play_look(&p).n_changes, 0);
    in.version = amend_play_look(&p).head.version + 1;
    T_ERR(p.w.t, E_CONFLICT, amend_labels_save(world_as(&p.w, CLERK), &in, &wrong));
    T_ERR(p.w.t, E_DENIED, amend_labels_save(world_as(&p.w, HAMLET), &in, &wrong));
}

static void what_is_dropped_leaves_the_names_as_they_are(void **state)
{
    struct amend_play p;
    int64_t version;

    amend_play_open(*state, &p);
    amend_play_begin(&p, VERSION_AMEND);
    T_OK(p.w.t, want(&p, S("Đợt 1"), S("Đợt 2")));
    T_OK(p.w.t, want(&p, S("Đợt 1"), S(""))); /* one is taken back */
    assert_int_equal(amend_play_look(&p).n_changes, 1);
    version = amend_play_look(&p).head.version;
    T_OK(p.w.t, amend_drop(world_as(&p.w, CLERK), p.campaign, version));
    amend_play_begin(&p, VERSION_AMEND);
    assert_int_equal(amend_play_look(&p).n_changes, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T_STORE(what_a_period_is_called_is_told_wherever_it_stands),
        T_STORE(what_was_sent_keeps_the_name_it_was_sent_by),
        T_STORE(the_check_tells_both_names_and_moves_no_day),
        T_STORE(two_periods_are_not_called_alike_and_a_stale_page_says_so),
        T_STORE(what_is_dropped_leaves_the_names_as_they_are),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
