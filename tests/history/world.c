/* SPDX-License-Identifier: Apache-2.0 */
/* world.c - where histories play: the tree of play/world.h, grown to three communes, eight branches and three
 * boards; a campaign with a rhythm that two tiers share by two dates, and a single; and a second one, in quarters
 * cut on other days, whose reports a board receives. */
#include "base/clock.h"
#include "history/history.h"
#include "work/campaign/campaign.h"
#include "work/org/advise.h"
#include "work/org/org.h"
#include "work/org/person.h"

int32_t history_today(const struct history *h)
{
    return day_number(clock_day(h->w.now_ms));
}

int32_t history_day(const char *iso)
{
    return day_number(day_from_iso(str_of(iso)));
}

int history_period(const struct history *h, int series, const char *day)
{
    int32_t on = history_day(day);

    for (int p = 0; p < h->n_periods; p++) {
        if (h->periods[p].series == series && h->periods[p].from <= on && on <= h->periods[p].to)
            return p;
    }
    fail_msg("no period of series %d holds %s", series, day);
    return -1;
}

static const struct {
    enum world_org org; /* W_ORGS: made here */
    int parent;
    const char *kind, *name, *reporter, *runner, *clerk;
} units[UNITS] = {
    [H_PROVINCE] = { W_PROVINCE, -1, "", "", "clerk.province", NULL, "clerk.province" },
    [H_COMMUNE] = { W_COMMUNE, H_PROVINCE, "", "", "clerk.commune", "secretary.commune",
                    "clerk.commune" },
    [H_OTHER] = { W_OTHER, H_PROVINCE, "", "", "clerk.other", NULL, "clerk.other" },
    [H_THIRD] = { W_ORGS, H_PROVINCE, "commune", "Đảng ủy xã Pa Khoang", "clerk.third", NULL,
                  "clerk.third" },
    [H_HAMLET] = { W_HAMLET, H_COMMUNE, "", "", "secretary.hamlet", "secretary.hamlet", NULL },
    [H_HILL] = { W_HILL, H_COMMUNE, "", "", "secretary.hill", "secretary.hill", NULL },
    [H_SCHOOL] = { W_SCHOOL, H_COMMUNE, "", "", "secretary.school", "secretary.school", NULL },
    [H_OTHER_HAMLET] = { W_OTHER_HAMLET, H_OTHER, "", "", "secretary.other_hamlet",
                         "secretary.other_hamlet", NULL },
    [H_STREAM] = { W_ORGS, H_OTHER, "branch", "Chi bộ thôn Nậm Chim", "secretary.stream",
                   "secretary.stream", NULL },
    [H_CLINIC] = { W_ORGS, H_OTHER, "branch_office", "Chi bộ Trạm Y tế xã Đồng Ké",
                   "secretary.clinic", "secretary.clinic", NULL },
    [H_FIELD] = { W_ORGS, H_THIRD, "branch", "Chi bộ thôn Huổi Sâu", "secretary.field",
                  "secretary.field", NULL },
    [H_RIVER] = { W_ORGS, H_THIRD, "branch", "Chi bộ thôn Co Muông", "secretary.river",
                  "secretary.river", NULL },
    [H_BOARD] = { W_ORGS, H_COMMUNE, "board", "Ban Xây dựng Đảng Đảng ủy xã Suối Bàng",
                  "clerk.board", NULL, "clerk.board" },
    [H_OFFICE] = { W_ORGS, H_COMMUNE, "board", "Văn phòng Đảng ủy xã Suối Bàng", "clerk.office",
                   NULL, "clerk.office" },
    [H_PROPAGANDA] = { W_ORGS, H_PROVINCE, "board", "Ban Tuyên giáo Tỉnh ủy Sơn Hà",
                       "clerk.propaganda", NULL, "clerk.propaganda" },
};

static void add_unit(struct history *h, int i)
{
    struct org_new in = { .parent_id = i ? h->units[units[i].parent].id : 0,
                          .kind = str_of(units[i].kind),
                          .name = str_of(units[i].name),
                          .symbol = S("CB"),
                          .place = S("Sơn Hà"),
                          .from_on = S("2020-01-01") };

    h->units[i] = (struct h_unit){ .reporter = units[i].reporter,
                                   .runner = units[i].runner,
                                   .clerk = units[i].clerk };
    if (units[i].org == W_ORGS)
        T_OK(h->t, org_add(world_at_terminal(&h->w), &in, &h->units[i].id));
    else
        h->units[i].id = h->w.org[units[i].org];
    if (i)
        h->places[h->n_places++] =
            (struct h_place){ i, units[i].parent, day_number((struct day){ 2020, 1, 1 }) };
    if (units[i].org == W_ORGS)
        world_add_account(&h->w, units[i].reporter, h->units[i].id,
                          units[i].clerk ? ROLE_CLERK : ROLE_SECRETARY);
}

static void add_member(struct history *h, int i, const char *name)
{
    struct person_new in = { .name = str_of(name), .org_id = h->units[i].id };
    int64_t id;

    T_OK(h->t, person_add(world_at_terminal(&h->w), &in, &id));
    T_OK(h->t,
         person_join(world_at_terminal(&h->w), id, h->units[i].id, S("official"), S("2020-01-01")));
}

/* Who sits in the commune's committee: its secretary is there, the deputy comes to run its sessions. */
static void add_committee(struct history *h)
{
    struct person_post post = { .org_id = h->units[1].id,
                                .title = S("PHÓ BÍ THƯ"),
                                .rank = 2,
                                .from_on = S("2020-01-01") };

    world_add_account(&h->w, "secretary.commune", h->units[1].id, ROLE_SECRETARY);
    post.person_id = h->w.accounts[h->w.n_accounts - 1].person_id;
    T_OK(h->t, person_post(world_at_terminal(&h->w), &post));
}

static void add_people(struct history *h)
{
    add_committee(h);
    for (int i = COMMITTEES; i < BRANCHES; i++) {
        add_member(h, i, "Lò Thị Ong");
        add_member(h, i, "Vàng A Sình");
        if (units[i].org == W_ORGS)
            add_member(h, i, "Tẩn Thị Mỷ");
    }
    for (int i = BRANCHES; i < UNITS; i++) {
        struct org_advise advise = { .board_id = h->units[i].id,
                                     .committee_id = h->units[units[i].parent].id,
                                     .from = { 2020, 1, 1 } };

        T_OK(h->t, org_advise(world_at_terminal(&h->w), &advise));
    }
}

static void ask(struct history *h, int campaign, const char *kind, struct duty_rule rule)
{
    struct duty_org copies[] = { { .id = h->units[H_THIRD].id }, { .id = h->units[H_OFFICE].id } };
    struct duty duty = { .campaign_id = h->campaigns[campaign],
                         .what = DUE_REPORT,
                         .words = S("Báo cáo kết quả đợt sinh hoạt"),
                         .audience_kind = str_of(kind),
                         .receiver_id = campaign == SECOND ? h->units[h->receiver].id : 0,
                         .copies = copies,
                         .n_copies = campaign == SECOND ? COUNT(copies) : 0,
                         .rule = rule },
                now;
    const char *field;

    duty.rule.bound = CALENDAR_BY;
    T_OK(h->t, duty_save(world_as(&h->w, "clerk.province"), &duty, &now, &field));
}

static void add_campaign(struct history *h, int campaign, struct str name)
{
    struct campaign_edit edit = { .org_id = h->units[H_PROVINCE].id,
                                  .name = name,
                                  .from = { 2022, 3, 1 },
                                  .to = { 2022, 7, 15 } };
    struct campaign now;
    const char *field;

    T_OK(h->t, campaign_save(world_as(&h->w, "clerk.province"), &edit, &now, &field));
    h->campaigns[campaign] = now.id;
}

static void add_campaigns(struct history *h, const struct h_plan *plan)
{
    add_campaign(h, FIRST, S("Đợt sinh hoạt “Nói ít, làm nhiều”"));
    ask(h, FIRST, "", (struct duty_rule){ .rhythm = RHYTHM_MONTHLY, .day = plan->branches_day });
    ask(h, FIRST, "commune",
        (struct duty_rule){ .rhythm = RHYTHM_MONTHLY, .day = plan->communes_day });
    ask(h, FIRST, "", (struct duty_rule){ .rhythm = RHYTHM_ONCE, .due_on = plan->once });
    ask(h, FIRST, "commune",
        (struct duty_rule){ .rhythm = RHYTHM_ONCE, .due_on = day_add(plan->once, 5) });
    add_campaign(h, SECOND, S("Đợt học tập “Sạch bản, xanh nương”"));
    ask(h, SECOND, "", (struct duty_rule){ .rhythm = RHYTHM_QUARTERLY, .day = plan->quarter_day });
}

static void issue_campaign(struct history *h, int64_t id, bool rest_period)
{
    struct issue in = { .campaign_id = id,
                        .version = 1,
                        .scope = ISSUE_SUBTREE,
                        .sure_of_all = true,
                        .rest = rest_period ? SERIES_REST_PERIOD : SERIES_REST_NONE };
    size_t n_units, dues;

    T_OK(h->t, issue(world_as(&h->w, "clerk.province"), &in, &n_units, &dues));
    assert_int_equal(n_units, UNITS - 1);
}

static void read_periods(struct history *h, int64_t campaign, int *n_series)
{
    struct campaign_view v;

    T_OK(h->t, campaign_show(world_as(&h->w, "clerk.province"), campaign, &v));
    for (size_t s = 0; s < v.n_series; s++) {
        assert_true(*n_series < SERIES);
        for (size_t i = 0; i < v.series[s].n; i++) {
            const struct period *p = &v.series[s].periods[i];

            assert_true(h->n_periods < PERIODS);
            h->last[*n_series] = h->n_periods;
            h->periods[h->n_periods++] =
                (struct h_period){ p->id, *n_series, (int)i, day_number(p->from),
                                   day_number(p->to) };
        }
        h->series[(*n_series)++] = v.series[s].id;
    }
}

static void begin_log(struct history *h)
{
    for (int p = 0; p < PERIODS; p++) {
        for (int u = 0; u < UNITS; u++) {
            h->kept[p][u] = NOWHERE;
            h->reports[p][u].in_force = h->reports[p][u].counted = -1;
            h->due[p][u] = u && p < h->n_periods && h->periods[p].from <= history_today(h);
        }
    }
}

void history_open(struct t *t, struct history *h, const struct h_plan *plan)
{
    int n_series = 0;

    *h = (struct history){ .t = t, .receiver = H_PROPAGANDA, .loud = h->loud };
    world_open(t, &h->w);
    for (int i = 0; i < UNITS; i++)
        add_unit(h, i);
    add_people(h);
    add_campaigns(h, plan);
    for (int i = 0; i < CAMPAIGNS; i++) {
        issue_campaign(h, h->campaigns[i], plan->rest_period);
        read_periods(h, h->campaigns[i], &n_series);
    }
    assert_int_equal(n_series, SERIES);
    h->rhythm_days[FIRST] = plan->branches_day;
    h->rhythm_days[SECOND] = plan->quarter_day;
    begin_log(h);
}
