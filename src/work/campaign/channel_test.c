/* SPDX-License-Identifier: Apache-2.0 */
#include "play/report_play.h"
#include "store/campaign.h"
#include "store/due.h"
#include "work/campaign/campaign.h"
#include "work/campaign/channel.h"
#include "work/campaign/recall.h"
#include "work/desk.h"
#include "work/org/advise.h"
#include "work/report/check.h"
#include "work/report/total.h"
#include "work/report/version.h"

/* The commune's board, and a second one, each with a clerk. */
struct play_boards {
    struct report_play p;
    int64_t board, second;
};

static enum err open_channel(struct play_boards *b, const char *account, int64_t board_id)
{
    struct channel_new in = { .org_id = b->p.w.org[W_COMMUNE],
                              .board_id = board_id,
                              .series_id = b->p.series };

    return channel_add(world_as(&b->p.w, account), &in);
}

static void boards_open(struct t *t, struct play_boards *b)
{
    report_play_open(t, &b->p);
    b->board = world_add_board(&b->p.w, W_COMMUNE, "Ban Xây dựng Đảng Đảng ủy xã Suối Bàng",
                               "clerk.board");
    b->second =
        world_add_board(&b->p.w, W_COMMUNE, "Văn phòng Đảng ủy xã Suối Bàng", "clerk.second");
}

static struct report look(struct play_boards *b, const char *account, enum world_org org)
{
    return report_play_look(&b->p, account, org);
}

static enum err receive(struct play_boards *b, const char *account, const struct report *report)
{
    return report_receive(world_as(&b->p.w, account), report->key.id, report->version);
}

static void without_a_channel_a_board_sees_nothing_of_its_committee(void **state)
{
    struct play_boards b;
    struct report report;
    struct total total;

    boards_open(*state, &b);
    (void)report_play_submit(&b.p, W_HILL);
    report = look(&b, "clerk.commune", W_HILL);
    T_ERR(b.p.w.t, E_DENIED, report_load(world_as(&b.p.w, "clerk.board"), &report.key, &report));
    T_ERR(b.p.w.t, E_DENIED,
          total_load(world_as(&b.p.w, "clerk.board"), b.p.w.org[W_COMMUNE], b.p.period, &total));
}

static void a_board_receives_returns_and_sees_who_is_late_for_its_committee(void **state)
{
    struct play_boards b;
    struct report report;
    struct total total;

    boards_open(*state, &b);
    T_OK(b.p.w.t, open_channel(&b, "clerk.commune", b.board));
    (void)report_play_session(&b.p, W_HILL, 7, 1, 3);
    (void)report_play_submit(&b.p, W_HILL);
    report = look(&b, "clerk.board", W_HILL);
    assert_true(report.may_receive && report.may_return && !report.may_edit);
    T_OK(b.p.w.t, report_return(world_as(&b.p.w, "clerk.board"), report.key.id, report.version,
                                S("Bổ sung nguyên nhân.")));
    (void)report_play_submit(&b.p, W_HILL);
    report = look(&b, "clerk.board", W_HILL);
    T_OK(b.p.w.t, receive(&b, "clerk.board", &report));
    T_OK(b.p.w.t,
         total_load(world_as(&b.p.w, "clerk.board"), b.p.w.org[W_COMMUNE], b.p.period, &total));
    assert_int_equal(total.n_received, 1);
    assert_true(total.may_report);
    assert_int_equal(total.sums[0], 1);
}

/* The committee's totals, and its own superior's: nothing stands at the board. */
static void totals_go_by_the_committee_never_by_the_board(void **state)
{
    struct report_fault *faults = NULL;
    struct play_boards b;
    struct report report;
    struct total total;
    size_t n = 1;

    boards_open(*state, &b);
    T_OK(b.p.w.t, open_channel(&b, "clerk.commune", b.board));
    (void)report_play_session(&b.p, W_HILL, 7, 1, 3);
    (void)report_play_submit(&b.p, W_HILL);
    report = look(&b, "clerk.board", W_HILL);
    T_OK(b.p.w.t, receive(&b, "clerk.board", &report));
    T_OK(b.p.w.t,
         total_load(world_as(&b.p.w, "clerk.province"), b.p.w.org[W_PROVINCE], b.p.period, &total));
    assert_int_equal(total.sums[0], 1);
    T_ERR(b.p.w.t, E_NOT_FOUND,
          total_load(world_as(&b.p.w, "clerk.board"), b.board, b.p.period, &total));
    T_OK(b.p.w.t, report_check(world_at_terminal(&b.p.w), &faults, &n));
    assert_int_equal(n, 0);
}

static void of_two_boards_the_first_receipt_counts_and_the_second_is_told_whose(void **state)
{
    struct play_boards b;
    struct report report;

    boards_open(*state, &b);
    T_OK(b.p.w.t, open_channel(&b, "clerk.commune", b.board));
    T_OK(b.p.w.t, open_channel(&b, "clerk.commune", b.second));
    (void)report_play_submit(&b.p, W_HILL);
    report = look(&b, "clerk.second", W_HILL);
    T_OK(b.p.w.t, receive(&b, "clerk.board", &report));
    T_ERR(b.p.w.t, E_CONFLICT, receive(&b, "clerk.second", &report));
    assert_true(str_find(str_of(b.p.w.t->error->message), S("Ban Xây dựng Đảng"), 0) != SIZE_MAX);
    T_ERR(b.p.w.t, E_CONFLICT, receive(&b, "clerk.commune", &report));
    report = look(&b, "clerk.second", W_HILL);
    T_STR(report.received_by, "Ban Xây dựng Đảng Đảng ủy xã Suối Bàng");
}

static void a_board_writes_the_committee_s_report_which_says_who_wrote_it(void **state)
{
    struct report_version *versions = NULL;
    struct play_boards b;
    struct report report;
    size_t n = 0;

    boards_open(*state, &b);
    T_OK(b.p.w.t, open_channel(&b, "clerk.commune", b.board));
    report = look(&b, "clerk.board", W_COMMUNE);
    assert_true(report.may_edit && report.may_submit && !report.may_receive);
    T_STR(report.boards, "Ban Xây dựng Đảng Đảng ủy xã Suối Bàng");
    T_OK(b.p.w.t, report_save(world_as(&b.p.w, "clerk.board"),
                              &(struct report_save){ .key = report.key,
                                                     .version = report.version,
                                                     .submit = true,
                                                     .early = true },
                              &report.key.id));
    report = look(&b, "clerk.province", W_COMMUNE);
    assert_int_equal(report.state, REPORT_SUBMITTED);
    T_STR(report.org, "Đảng ủy xã Suối Bàng");
    T_STR(report.boards, "Ban Xây dựng Đảng Đảng ủy xã Suối Bàng");
    T_OK(b.p.w.t,
         report_version_list(world_as(&b.p.w, "clerk.province"), report.key.id, &versions, &n));
    assert_int_equal(n, 1);
    T_STR(versions[0].hand, "Ban Xây dựng Đảng Đảng ủy xã Suối Bàng");
}

static void a_channel_is_of_one_series_and_one_committee(void **state)
{
    struct play_boards b;
    struct report report;
    struct report_key other;
    struct total total;

    boards_open(*state, &b);
    T_OK(b.p.w.t, open_channel(&b, "clerk.commune", b.board));
    other = (struct report_key){ .org_id = b.p.w.org[W_COMMUNE],
                                 .period_id =
                                     world_period(&b.p.w, world_series(&b.p.w, b.p.campaign, 2), 1,
                                                  "2022-03", "2022-03-01", "2022-03-31") };
    T_ERR(b.p.w.t, E_DENIED, report_load(world_as(&b.p.w, "clerk.board"), &other, &report));
    T_ERR(b.p.w.t, E_DENIED,
          total_load(world_as(&b.p.w, "clerk.board"), b.p.w.org[W_OTHER], b.p.period, &total));
    (void)report_play_submit(&b.p, W_OTHER_HAMLET);
    report = look(&b, "clerk.other", W_OTHER_HAMLET);
    T_ERR(b.p.w.t, E_DENIED, receive(&b, "clerk.board", &report));
}

static void only_a_board_of_the_committee_is_named_and_only_by_the_committee(void **state)
{
    struct play_boards b;
    struct channel_new in;

    boards_open(*state, &b);
    T_ERR(b.p.w.t, E_DENIED, open_channel(&b, "clerk.other", b.board));
    T_ERR(b.p.w.t, E_DENIED, open_channel(&b, "clerk.board", b.board));
    T_ERR(b.p.w.t, E_INVALID, open_channel(&b, "clerk.commune", b.p.w.org[W_HILL]));
    T_OK(b.p.w.t, open_channel(&b, "clerk.commune", b.board));
    T_ERR(b.p.w.t, E_CONFLICT, open_channel(&b, "clerk.commune", b.board));
    in =
        (struct channel_new){ .org_id = b.p.w.org[W_COMMUNE], .board_id = b.board, .series_id = 1 };
    T_ERR(b.p.w.t, E_NOT_FOUND, channel_add(world_as(&b.p.w, "clerk.commune"), &in));
}

static void an_ended_channel_leaves_the_work_to_the_committee(void **state)
{
    struct channel *channels = NULL;
    struct play_boards b;
    struct report report;
    int64_t campaign;
    size_t n = 0;

    boards_open(*state, &b);
    T_OK(b.p.w.t, open_channel(&b, "clerk.commune", b.board));
    (void)report_play_submit(&b.p, W_HILL);
    report = look(&b, "clerk.board", W_HILL);
    T_OK(b.p.w.t, channel_list(world_as(&b.p.w, "clerk.commune"), b.p.campaign,
                               b.p.w.org[W_COMMUNE], &channels, &n));
    assert_int_equal(n, 1);
    T_ERR(b.p.w.t, E_DENIED,
          channel_end(world_as(&b.p.w, "clerk.board"), channels[0].id, &campaign));
    T_OK(b.p.w.t, channel_end(world_as(&b.p.w, "clerk.commune"), channels[0].id, &campaign));
    T_ERR(b.p.w.t, E_DENIED, receive(&b, "clerk.board", &report));
    T_OK(b.p.w.t, receive(&b, "clerk.commune", &report));
    T_OK(b.p.w.t, open_channel(&b, "clerk.commune", b.board)); /* and back on the same day */
    T_ERR(b.p.w.t, E_CONFLICT, open_channel(&b, "clerk.commune", b.board));
    assert_true(look(&b, "clerk.board", W_HILL).may_return);
}

/* Dissolved or made another committee's: the channel is no one's, and the committee's page says so. */
static void a_board_that_no_longer_works_for_the_committee_does_nothing_for_it(void **state)
{
    struct org_advise end = { .from = { 2022, 3, 14 } };
    struct channel *channels = NULL;
    struct play_boards b;
    struct report report;
    size_t n = 0;

    boards_open(*state, &b);
    T_OK(b.p.w.t, open_channel(&b, "clerk.commune", b.board));
    (void)report_play_submit(&b.p, W_HILL);
    report = look(&b, "clerk.board", W_HILL);
    end.board_id = b.board;
    end.committee_id = b.p.w.org[W_COMMUNE];
    T_OK(b.p.w.t, org_advise_end(world_at_terminal(&b.p.w), &end));
    T_ERR(b.p.w.t, E_DENIED, receive(&b, "clerk.board", &report));
    T_OK(b.p.w.t, channel_list(world_as(&b.p.w, "clerk.commune"), b.p.campaign,
                               b.p.w.org[W_COMMUNE], &channels, &n));
    assert_int_equal(n, 1);
    assert_false(channels[0].live);
    T_OK(b.p.w.t, receive(&b, "clerk.commune", &report));
}

static const struct desk_item *find(const struct desk *desk, enum desk_what what)
{
    for (size_t i = 0; i < desk->n; i++) {
        if (desk->items[i].what == what)
            return &desk->items[i];
    }
    return NULL;
}

static void the_board_s_desk_shows_what_waits_and_what_is_late_in_its_channel(void **state)
{
    const struct desk_item *item;
    struct play_boards b;
    struct desk desk;

    boards_open(*state, &b);
    T_OK(b.p.w.t, open_channel(&b, "clerk.commune", b.board));
    (void)report_play_submit(&b.p, W_HILL);
    b.p.w.now_ms += INT64_C(30) * 86400 * 1000; /* 13/04/2022: due was 05/04 */
    T_OK(b.p.w.t, desk_load(world_as(&b.p.w, "clerk.board"), &desk));
    item = find(&desk, DESK_RECEIVE);
    assert_non_null(item);
    assert_int_equal(item->n, 1);
    assert_true(item->for_org_id == b.p.w.org[W_COMMUNE]);
    item = find(&desk, DESK_LATE);
    assert_non_null(item);
    assert_int_equal(item->n, 2);
    item = find(&desk, DESK_REPORT);
    assert_non_null(item);
    assert_true(item->for_org_id == b.p.w.org[W_COMMUNE]);
    T_STR(item->detail, "Đảng ủy xã Suối Bàng");
    T_OK(b.p.w.t, desk_load(world_as(&b.p.w, "clerk.second"), &desk));
    assert_int_equal(desk.n, 0);
}

static void a_board_opens_the_campaign_it_has_a_channel_in(void **state)
{
    struct campaign campaign;
    struct play_boards b;

    boards_open(*state, &b);
    T_ERR(b.p.w.t, E_DENIED,
          campaign_load(world_as(&b.p.w, "clerk.board"), b.p.campaign, &campaign));
    T_OK(b.p.w.t, open_channel(&b, "clerk.commune", b.board));
    T_OK(b.p.w.t, campaign_load(world_as(&b.p.w, "clerk.board"), b.p.campaign, &campaign));
}

/* What the board is asked itself goes to its committee like any other unit's. */
static void a_board_s_own_report_is_another_unit_s(void **state)
{
    struct play_boards b;
    struct report report;
    int64_t changed;

    boards_open(*state, &b);
    T_OK(b.p.w.t, open_channel(&b, "clerk.commune", b.board));
    T_OK(b.p.w.t, q_campaign_org_add(b.p.w.db, b.p.campaign, b.board, b.p.w.now_ms, &changed,
                                     b.p.w.t->error));
    T_OK(b.p.w.t,
         report_load(world_as(&b.p.w, "clerk.board"),
                     &(struct report_key){ .org_id = b.board, .period_id = b.p.period }, &report));
    assert_true(report.may_submit);
    T_STR(report.to_org, "Đảng ủy xã Suối Bàng");
    T_OK(b.p.w.t,
         report_save(world_as(&b.p.w, "clerk.board"),
                     &(struct report_save){ .key = report.key, .submit = true, .early = true },
                     &report.key.id));
    T_OK(b.p.w.t, report_load(world_as(&b.p.w, "clerk.board"),
                              &(struct report_key){ .id = report.key.id }, &report));
    assert_false(report.may_receive);
    T_OK(b.p.w.t, report_load(world_as(&b.p.w, "clerk.commune"),
                              &(struct report_key){ .id = report.key.id }, &report));
    assert_true(report.may_receive);
    T_STR(report.boards, "");
}

/* Its periods are proposed anew, and boards named for them again. */
static void a_recalled_campaign_can_be_changed_though_a_board_was_named(void **state)
{
    struct recall recall = { .words = { .document = S("Thông báo số 7-TB/TU"),
                                        .why = S("Ban hành nhầm phụ lục.") } };
    struct play_boards b;
    const char *field;

    boards_open(*state, &b);
    T_OK(b.p.w.t, open_channel(&b, "clerk.commune", b.board));
    recall.campaign_id = b.p.campaign;
    recall.version = 2;
    T_OK(b.p.w.t, campaign_recall(world_as(&b.p.w, "clerk.province"), &recall, &field));
    T_OK(b.p.w.t, duty_drop(world_as(&b.p.w, "clerk.province"), b.p.duty, 1, true));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T_STORE(without_a_channel_a_board_sees_nothing_of_its_committee),
        T_STORE(a_board_receives_returns_and_sees_who_is_late_for_its_committee),
        T_STORE(totals_go_by_the_committee_never_by_the_board),
        T_STORE(of_two_boards_the_first_receipt_counts_and_the_second_is_told_whose),
        T_STORE(a_board_writes_the_committee_s_report_which_says_who_wrote_it),
        T_STORE(a_channel_is_of_one_series_and_one_committee),
        T_STORE(only_a_board_of_the_committee_is_named_and_only_by_the_committee),
        T_STORE(an_ended_channel_leaves_the_work_to_the_committee),
        T_STORE(a_board_that_no_longer_works_for_the_committee_does_nothing_for_it),
        T_STORE(the_board_s_desk_shows_what_waits_and_what_is_late_in_its_channel),
        T_STORE(a_board_opens_the_campaign_it_has_a_channel_in),
        T_STORE(a_recalled_campaign_can_be_changed_though_a_board_was_named),
        T_STORE(a_board_s_own_report_is_another_unit_s),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
