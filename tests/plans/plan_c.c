/* SPDX-License-Identifier: Apache-2.0 */
/* plan_c.c - a commune's plan over three years: what is held behind November's cut goes into the next year,
 * the district and its board end meanwhile, and the last days have a report of their own. */
#include "plans.h"
#include "work/org/change.h"
#include "work/report/total.h"

enum { PROVINCE, DISTRICT, BOARD, NEW_BOARD, COMMUNE, ONE, TWO, SCHOOL, UNITS };

static const struct plan_unit units[UNITS] = {
    [PROVINCE] = { "Tỉnh ủy Hạ Giang", "province", -1, 3, "province" },
    [DISTRICT] = { "Huyện ủy Tam Lộc", "district", PROVINCE, 3, "district" },
    [BOARD] = { "Ban Tuyên giáo Huyện ủy Tam Lộc", "board", DISTRICT, 2, "board" },
    [NEW_BOARD] = { "Ban Tuyên giáo Tỉnh ủy Hạ Giang", "board", PROVINCE, 2, "new.board" },
    [COMMUNE] = { "Đảng ủy xã Đồng Nhài", "commune", DISTRICT, 4, "commune" },
    [ONE] = { "Chi bộ thôn Bãi Dâu", "branch", COMMUNE, 8, "one" },
    [TWO] = { "Chi bộ thôn Cầu Ván", "branch", COMMUNE, 6, "two" },
    [SCHOOL] = { "Chi bộ Trường THCS Đồng Nhài", "branch_office", COMMUNE, 7, "school" },
};

#define FIRST     "2023-04-20"
#define TWO_YEARS "2025-10-30"
#define STAGE     "2025-10-31"
#define REST      "2026-01-05"

static const int branches[] = { ONE, TWO, SCHOOL };

static const struct plan_clause clauses[] = {
    { "C head", "number and date", ROW_HEAD, "58-KH/ĐU ngày 06/04/2023", BY_READING },
    { "C head", "the note after the signature, which is no recipient", ROW_NOTHING, NULL,
      BY_NOBODY },
    { "C II", "a general part and three parts of the book, as topics", ROW_CONTENT,
      "topic Người đứng đầu nêu gương", BY_HAND },
    { "C III", "four materials, one of them internal", ROW_CONTENT,
      "material Bản tin sinh hoạt chi bộ", BY_HAND },
    { "C IV.1.1", "the general part in April 2023", ROW_DUTY, "session 2023-04-30", BY_READING },
    { "C IV.1.1", "every month from May 2023…", ROW_DUTY, "session 2023-05", BY_READING },
    { "C IV.1.1", "… to December 2025", ROW_DUTY, "session 2025-12", BY_READING },
    { "C IV.1.1", "at least one part a month, chosen by the unit", ROW_TAKEN, "Việc chung của làng",
      BY_HAND },
    { "C IV.1.1", "together with other themes in one evening", ROW_HELD, "plenary", BY_HAND },
    { "C IV.1.2", "six anniversaries a year", ROW_DUTY, "high-point 2024", BY_READING },
    { "C IV.2", "four steps", ROW_ORDER, "thematic 4", BY_READING },
    { "C IV.2", "reflections, also from people who are no members", ROW_NOTHING, NULL, BY_NOBODY },
    { "C IV.3.1", "first results before 20 April 2023", ROW_DUTY, "report 2023-04-20", BY_READING },
    { "C IV.3.2", "every November from 2023", ROW_DUTY, "report 2023", BY_READING },
    { "C IV.3.2", "December stands in the next year's period", ROW_PERIOD,
      "2024 2023-11-30 2024-11-28", BY_READING },
    { "C IV.3.2", "the days behind the last November, asked for when it is issued", ROW_PERIOD,
      "2026-01-05 2025-11-28 2025-12-31", BY_HAND },
    { "C IV.3.3", "a stage report in October 2025: of the school to the district's board", ROW_DUTY,
      "report 2025-10-31 branch_office", BY_READING },
    { "C IV.3.3", "of the other branches earlier", ROW_DUTY, "report 2025-10-31 branch", BY_HAND },
    { "C IV.3.3", "over all three years, beside the yearly ones", ROW_PERIOD,
      "2025-10-31 2023-04-06 2025-10-22", BY_READING },
    { "C IV.3.3", "the commune's own stage report, as a due of its own", ROW_DUTY,
      "report 2025-10-30 own", BY_HAND },
    { "C IV.3.3", "made from the yearly ones: their cuts are its ends, nothing new is asked below",
      ROW_PERIOD, "2025-10-30 2023-04-06 2024-11-28", BY_HAND },
    { "C V.6", "a conference at many places with a roll at each", ROW_NOTHING, NULL, BY_NOBODY },
};

/* The school's goes to the district's board; the other branches report to the commune in time for its own. */
static void complete(struct plan *p)
{
    struct duty stage = plan_find_duty(p, COMMUNE, "report " STAGE);
    struct duty earlier = {
        .what = DUE_REPORT,
        .words = S("Các chi bộ báo cáo kết quả giai đoạn 2023 - 2025"),
        .audience_kind = S("branch"),
        .rule = { .rhythm = RHYTHM_ONCE, .bound = CALENDAR_BY, .due_on = { 2025, 10, 23 } }
    };
    struct duty own = {
        .what = DUE_REPORT,
        .words = S("Đảng ủy xã báo cáo sơ kết hai năm 2023, 2024"),
        .own = true,
        .rule = { .rhythm = RHYTHM_ONCE, .bound = CALENDAR_BY, .due_on = { 2025, 10, 30 } }
    };

    own.made_from_id = plan_find_duty(p, COMMUNE, "report 2023").id;
    stage.audience_kind = S("branch_office");
    stage.receiver_id = p->org[BOARD];
    plan_mend_duty(p, COMMUNE, &stage);
    plan_add_duty(p, COMMUNE, earlier);
    plan_add_duty(p, COMMUNE, own);
}

/* The parts of the book and what is read stand in sentences of the text. */
static void add_contents(struct plan *p)
{
    static const char *const parts[] = { "Nói đi đôi với làm", "Việc chung của làng",
                                         "Người đứng đầu nêu gương" };
    static const char *const papers[] = { "Cuốn sách “Đường làng có nếp”",
                                          "Tài liệu hỏi - đáp về cuốn sách", "Bộ ảnh tư liệu",
                                          "Bản tin sinh hoạt chi bộ (lưu hành nội bộ)" };

    for (size_t i = 0; i < COUNT(parts); i++)
        plan_add_content(p, COMMUNE, CONTENT_TOPIC, parts[i]);
    for (size_t i = 0; i < COUNT(papers); i++)
        plan_add_content(p, COMMUNE, CONTENT_MATERIAL, papers[i]);
}

static void start(struct plan *p, struct t *t)
{
    plan_open(t, p, units, UNITS, "2023-04-07");
    plan_run_beside(p, COMMUNE, "2025-12-31");
    plan_read(p, COMMUNE, plan_document(p, "plan_c.txt"));
    plan_span(p, COMMUNE, "2023-04-06", "2025-12-31");
    complete(p);
    add_contents(p);
    plan_issue(p, COMMUNE, NULL, SERIES_REST_PERIOD);
}

/* On 1 July 2025 the commune comes under the province, and the district goes. */
static void reorganise(struct plan *p, int64_t successor_id)
{
    const struct day on = { 2025, 7, 1 };
    const struct org_move move = { p->org[COMMUNE], p->org[PROVINCE], on, S("") };
    const struct org_dissolve board = { p->org[BOARD], successor_id, on, S("") };
    const struct org_dissolve district = { p->org[DISTRICT], p->org[PROVINCE], on, S("") };

    T_OK(p->w.t, org_move(world_at_terminal(&p->w), &move));
    T_OK(p->w.t, org_dissolve(world_at_terminal(&p->w), &board));
    T_OK(p->w.t, org_dissolve(world_at_terminal(&p->w), &district));
}

/* The middle of each month; every third one serves the other campaign too. */
static void months(struct plan *p, int year, int from, int to)
{
    for (int month = from; month <= to; month++) {
        for (size_t i = 0; i < COUNT(branches) - (month % 3 ? 1 : 0); i++) {
            struct plan_evening e = { .unit = branches[i],
                                      .on = arena_printf(p->w.t->arena, "%04d-%02d-%02d", year,
                                                         month, 14 + (int)i),
                                      .kind = SESSION_THEMATIC,
                                      .absent = (int)i,
                                      .opinions = month % 5,
                                      .both = month % 3 == 0 };

            if (month > 4 || year > 2023)
                plan_hold(p, &e);
        }
    }
}

static void first_results(struct plan *p)
{
    static const struct plan_evening e = { ONE,   "2023-04-14", SESSION_THEMATIC, NULL, 1, 3, 0,
                                           false, false };

    plan_hold(p, &e);
    plan_day(p, "2023-04-19");
    plan_send_up(p, branches, COUNT(branches), FIRST);
    assert_int_equal(plan_sum(p, COMMUNE, FIRST, "sessions_held"), 1);
}

static void a_year(struct plan *p, const char *slot, const char *on, int above)
{
    plan_day(p, on);
    plan_send_up(p, branches, COUNT(branches), slot);
    plan_send(p, COMMUNE, slot);
    plan_receive(p, above, COMMUNE, slot);
    plan_sound(p);
}

static void the_first_year(struct plan *p)
{
    static const struct plan_evening late = { TWO,   "2023-11-20", SESSION_THEMATIC, NULL, 2, 4, 0,
                                              false, false };

    months(p, 2023, 4, 11);
    a_year(p, "2023", "2023-11-30", DISTRICT);
    plan_day(p, "2023-12-04");
    plan_hold_late(p, &late); /* carried into the next year */
    months(p, 2023, 12, 12);
}

/* What was typed too late stands apart in the branch's report, in the total above it and in the commune's own. */
static void made_up_for(struct plan *p)
{
    int64_t period = plan_period(p, COMMUNE, "2024");
    struct report report = plan_look(p, TWO, "2024");
    struct total total;

    assert_int_equal(plan_carried(&report, "sessions_held"), 1);
    T_OK(p->w.t, total_load(plan_as(p, COMMUNE), p->org[COMMUNE], period, &total));
    assert_true(total.any_carried);
    assert_int_equal(total.carried[0], 1);
    report = plan_look(p, COMMUNE, "2024");
    assert_int_equal(plan_carried(&report, "sessions_held"), 1);
}

/* Adds up what the years have brought, and their evenings no second time. */
static void from_the_years(struct plan *p)
{
    struct report report = plan_look(p, COMMUNE, TWO_YEARS);
    int64_t years = plan_sum(p, COMMUNE, "2023", "sessions_held") +
                    plan_sum(p, COMMUNE, "2024", "sessions_held");

    assert_true(years > 0);
    assert_int_equal(plan_value(&report, "sessions_held"), years);
    assert_false(plan_due(p, COMMUNE, "report " TWO_YEARS).done_at);
    plan_send(p, COMMUNE, TWO_YEARS);
    assert_true(plan_due(p, COMMUNE, "report " TWO_YEARS).done_at);
    plan_sound(p);
}

static void the_stage(struct plan *p)
{
    static const int others[] = { ONE, TWO };
    struct report report;

    plan_day(p, "2025-10-23");
    plan_send_up(p, others, COUNT(others), STAGE);
    plan_day(p, "2025-10-30");
    from_the_years(p);
    plan_send(p, SCHOOL, STAGE);
    report = plan_look(p, SCHOOL, STAGE);
    T_STR(report.to_org, "Ban Tuyên giáo Tỉnh ủy Hạ Giang");
    plan_receive(p, NEW_BOARD, SCHOOL, STAGE);
    plan_send(p, COMMUNE, STAGE);
    report = plan_look(p, COMMUNE, STAGE);
    T_STR(report.to_org, "Tỉnh ủy Hạ Giang");
    plan_receive(p, PROVINCE, COMMUNE, STAGE);
    plan_agrees(p, COMMUNE, (const char *const[]){ STAGE }, 1, "2023-01-01", "2025-10-22");
}

void three_years(void **state)
{
    static const char *const years[] = { "2023", "2024", "2025", REST };
    static struct plan p;

    start(&p, *state);
    first_results(&p);
    the_first_year(&p);
    months(&p, 2024, 1, 11);
    a_year(&p, "2024", "2024-11-29", DISTRICT);
    plan_agrees(&p, COMMUNE, years, 2, "2023-01-01", "2024-11-28");
    made_up_for(&p);
    months(&p, 2024, 12, 12);
    months(&p, 2025, 1, 6);
    reorganise(&p, p.org[NEW_BOARD]);
    months(&p, 2025, 7, 10);
    the_stage(&p);
    months(&p, 2025, 11, 11);
    a_year(&p, "2025", "2025-11-28", PROVINCE);
    months(&p, 2025, 12, 12);
    a_year(&p, REST, "2026-01-05", PROVINCE);
    plan_agrees(&p, COMMUNE, years, COUNT(years), "2023-01-01", "2026-12-31");
    plan_clauses(&p, COMMUNE, clauses, COUNT(clauses));
    /* What the same evenings did for the other campaign. */
    p.campaign = p.second;
    plan_send_up(&p, branches, COUNT(branches), "2025-12-31");
    plan_agrees(&p, COMMUNE, (const char *const[]){ "2025-12-31" }, 1, "2023-01-01", "2025-12-30");
    plan_sound(&p);
}

void nobody_was_named_to_go_on_for_the_board(void **state)
{
    static struct plan p;
    struct report report;

    start(&p, *state);
    plan_day(&p, "2025-06-20");
    reorganise(&p, 0);
    plan_day(&p, "2025-10-30");
    report = plan_look(&p, SCHOOL, STAGE);
    T_STR(report.to_org,
          "chưa rõ nơi nhận (Ban Tuyên giáo Huyện ủy Tam Lộc đã kết thúc hoạt động)");
}
