/* SPDX-License-Identifier: Apache-2.0 */
#include "play/report_play.h"
#include "store/campaign.h"
#include "work/campaign/lay.h"
#include "work/campaign/recall.h"
#include "work/desk.h"
#include "work/org/org.h"

static struct recall wish(struct world *w, const char *account, int64_t id)
{
    struct campaign campaign;

    T_OK(w->t, campaign_load(world_as(w, account), id, &campaign));
    return (struct recall){
        .campaign_id = id,
        .version = campaign.version,
        .words = { .document = S("Công văn số 12-CV/TU"), .why = S("Ghi nhầm hạn gửi báo cáo") },
    };
}

static void recall(struct report_play *p)
{
    struct recall in = wish(&p->w, "clerk.province", p->campaign);
    const char *field;

    T_OK(p->w.t, campaign_recall(world_as(&p->w, "clerk.province"), &in, &field));
}

static void issue_again(struct report_play *p, const int64_t *ids, size_t n, size_t *ret_units)
{
    struct issue in = { .campaign_id = p->campaign,
                        .scope = ids ? ISSUE_TICKED : ISSUE_SUBTREE,
                        .ids = ids,
                        .n = n,
                        .rest = SERIES_REST_NONE,
                        .sure_of_all = true };
    struct q_campaign_set_in ended = { .id = p->campaign,
                                       .name = S("Đợt sinh hoạt “Nói ít, làm nhiều”"),
                                       .from_on = S("2022-03-01"),
                                       .to_on = S("2022-03-31") };
    struct campaign campaign;
    int64_t changed;
    size_t dues;

    T_OK(p->w.t, campaign_load(world_as(&p->w, "clerk.province"), p->campaign, &campaign));
    ended.version = campaign.version;
    in.version = campaign.version + 1;
    T_OK(p->w.t, q_campaign_set(p->w.db, &ended, &changed, p->w.t->error));
    T_OK(p->w.t, issue(world_as(&p->w, "clerk.province"), &in, ret_units, &dues));
}

static size_t on_desk(struct world *w, const char *account, enum desk_what what)
{
    struct desk desk;
    size_t n = 0;

    T_OK(w->t, desk_load(world_as(w, account), &desk));
    for (size_t i = 0; i < desk.n; i++)
        n += desk.items[i].what == what;
    return n;
}

static size_t asked(struct report_play *p, const char *account, enum world_org org)
{
    const struct due *dues;
    size_t n, open = 0;

    T_OK(p->w.t, due_list_of(world_as(&p->w, account), p->campaign, p->w.org[org], &dues, &n));
    for (size_t i = 0; i < n; i++)
        open += !dues[i].done_at && !dues[i].ended_why.n;
    return open;
}

static void what_is_recalled_is_asked_no_more(void **state)
{
    struct report_play p;
    struct campaign campaign;

    report_play_open(*state, &p);
    assert_int_equal(asked(&p, "secretary.hamlet", W_HAMLET), 1);
    recall(&p);
    T_OK(p.w.t, campaign_load(world_as(&p.w, "secretary.hamlet"), p.campaign, &campaign));
    assert_int_equal(campaign.state, CAMPAIGN_RECALLED);
    assert_int_equal(asked(&p, "secretary.hamlet", W_HAMLET), 0);
    assert_int_equal(on_desk(&p.w, "secretary.hamlet", DESK_REPORT), 0);
    assert_int_equal(on_desk(&p.w, "secretary.hamlet", DESK_ACKNOWLEDGE), 0);
    T_ERR(p.w.t, E_INVALID,
          campaign_acknowledge(world_as(&p.w, "secretary.hamlet"), p.campaign, p.w.org[W_HAMLET]));
}

static int64_t late(struct report_play *p)
{
    struct org_page page;
    int64_t n = 0;

    T_OK(p->w.t, org_show(world_as(&p->w, "clerk.commune"), p->w.org[W_COMMUNE], STR_NONE, STR_NONE,
                          &page));
    for (size_t i = 0; i < page.n; i++)
        n += page.rows[i].late;
    return n;
}

static void what_is_recalled_is_late_in_no_table(void **state)
{
    struct report_play p;

    report_play_open(*state, &p);
    p.w.now_ms += INT64_C(40) * 86400 * 1000;
    assert_true(late(&p) > 0);
    recall(&p);
    assert_int_equal(late(&p), 0);
}

static void those_who_acknowledged_find_it_on_their_desk_with_the_reason(void **state)
{
    struct report_play p;
    struct campaign_view v;

    report_play_open(*state, &p);
    T_OK(p.w.t,
         campaign_acknowledge(world_as(&p.w, "secretary.hill"), p.campaign, p.w.org[W_HILL]));
    recall(&p);
    assert_int_equal(on_desk(&p.w, "secretary.hill", DESK_RECALLED), 1);
    assert_int_equal(on_desk(&p.w, "secretary.hamlet", DESK_RECALLED), 0);
    T_OK(p.w.t, campaign_show(world_as(&p.w, "secretary.hill"), p.campaign, &v));
    assert_true(v.recalled_at > 0);
    assert_int_equal(v.versions[0].act, VERSION_RECALL);
    T_STR(v.versions[0].why, "Ghi nhầm hạn gửi báo cáo");
    p.w.now_ms += INT64_C(15) * 86400 * 1000;
    assert_int_equal(on_desk(&p.w, "secretary.hill", DESK_RECALLED), 0);
}

static void a_session_that_was_closed_keeps_it_from_being_recalled(void **state)
{
    struct recall_preview now;
    struct report_play p;
    struct recall in;
    const char *field;

    report_play_open(*state, &p);
    (void)report_play_session(&p, W_HAMLET, 4, 1, 3);
    in = wish(&p.w, "clerk.province", p.campaign);
    T_OK(p.w.t, recall_preview(world_as(&p.w, "clerk.province"), p.campaign, &now));
    assert_false(now.possible);
    assert_int_equal(now.closed, 1);
    T_ERR(p.w.t, E_INVALID, campaign_recall(world_as(&p.w, "clerk.province"), &in, &field));
    assert_int_equal(asked(&p, "secretary.hamlet", W_HAMLET), 1);
}

static void a_report_that_was_sent_keeps_it_from_being_recalled(void **state)
{
    struct report_play p;
    struct recall in;
    const char *field;

    report_play_open(*state, &p);
    (void)report_play_submit(&p, W_HILL);
    in = wish(&p.w, "clerk.province", p.campaign);
    T_ERR(p.w.t, E_INVALID, campaign_recall(world_as(&p.w, "clerk.province"), &in, &field));
}

/* The words of a report that was begun are the branch's: they stay, and go up when it is issued again. */
static void a_report_that_was_begun_keeps_its_words_and_is_not_sent(void **state)
{
    struct report_save in = { 0 };
    struct report_play p;
    struct str texts[2] = { S("Nêu gương tốt."), S("") };
    struct report report;
    int64_t id;
    size_t units;

    report_play_open(*state, &p);
    report = report_play_look(&p, "secretary.hill", W_HILL);
    in.key = report.key;
    in.version = report.version;
    in.texts = texts;
    in.n_texts = 2;
    T_OK(p.w.t, report_save(world_as(&p.w, "secretary.hill"), &in, &id));
    recall(&p);
    report = report_play_look(&p, "secretary.hill", W_HILL);
    T_STR(report.texts[0].words, "Nêu gương tốt.");
    in.key = report.key;
    in.version = report.version;
    in.submit = in.early = true;
    T_ERR(p.w.t, E_INVALID, report_save(world_as(&p.w, "secretary.hill"), &in, &id));
    issue_again(&p, NULL, 0, &units);
    (void)report_play_submit(&p, W_HILL);
}

static void what_was_recalled_is_issued_again_and_acknowledged_anew(void **state)
{
    struct campaign_view v;
    struct report_play p;
    size_t units;

    report_play_open(*state, &p);
    T_OK(p.w.t,
         campaign_acknowledge(world_as(&p.w, "secretary.hill"), p.campaign, p.w.org[W_HILL]));
    recall(&p);
    issue_again(&p, NULL, 0, &units);
    assert_int_equal(units, 6);
    assert_int_equal(asked(&p, "secretary.hill", W_HILL), 1);
    assert_int_equal(on_desk(&p.w, "secretary.hill", DESK_ACKNOWLEDGE), 1);
    assert_int_equal(on_desk(&p.w, "secretary.hill", DESK_RECALLED), 0);
    T_OK(p.w.t,
         campaign_acknowledge(world_as(&p.w, "secretary.hill"), p.campaign, p.w.org[W_HILL]));
    T_OK(p.w.t, campaign_show(world_as(&p.w, "secretary.hill"), p.campaign, &v));
    assert_true(v.acknowledged_at > 0);
    assert_int_equal(v.recalled_at, 0);
}

static void whom_it_is_not_issued_to_again_is_asked_nothing_any_more(void **state)
{
    struct due_round round = { 0 };
    struct report_play p;
    size_t units;

    report_play_open(*state, &p);
    recall(&p);
    issue_again(&p, (int64_t[]){ p.w.org[W_COMMUNE], p.w.org[W_HILL] }, 2, &units);
    assert_int_equal(units, 2);
    assert_int_equal(asked(&p, "secretary.hill", W_HILL), 1);
    assert_int_equal(asked(&p, "secretary.hamlet", W_HAMLET), 0);
    p.w.now_ms += INT64_C(86400) * 1000;
    while (!round.end)
        T_OK(p.w.t, due_lay_next(world_at_terminal(&p.w), &round));
    assert_int_equal(asked(&p, "secretary.hamlet", W_HAMLET), 0);
}

static void only_who_may_issue_recalls_and_says_why(void **state)
{
    struct report_play p;
    struct recall in;
    const char *field;

    report_play_open(*state, &p);
    in = wish(&p.w, "clerk.province", p.campaign);
    T_ERR(p.w.t, E_DENIED, campaign_recall(world_as(&p.w, "clerk.commune"), &in, &field));
    in.words.why = S("  ");
    T_ERR(p.w.t, E_INVALID, campaign_recall(world_as(&p.w, "clerk.province"), &in, &field));
    assert_string_equal(field, "why");
    in.words.why = S("Ghi nhầm");
    in.version++;
    T_ERR(p.w.t, E_CONFLICT, campaign_recall(world_as(&p.w, "clerk.province"), &in, &field));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T_STORE(what_is_recalled_is_asked_no_more),
        T_STORE(what_is_recalled_is_late_in_no_table),
        T_STORE(those_who_acknowledged_find_it_on_their_desk_with_the_reason),
        T_STORE(a_session_that_was_closed_keeps_it_from_being_recalled),
        T_STORE(a_report_that_was_sent_keeps_it_from_being_recalled),
        T_STORE(a_report_that_was_begun_keeps_its_words_and_is_not_sent),
        T_STORE(what_was_recalled_is_issued_again_and_acknowledged_anew),
        T_STORE(whom_it_is_not_issued_to_again_is_asked_nothing_any_more),
        T_STORE(only_who_may_issue_recalls_and_says_why),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
