/* SPDX-License-Identifier: Apache-2.0 */
/* plan_d.c - a department's plan month by month, with a word lost in how often it is reported on: each month
 * and each quarter, two series over the same evenings. */
#include "plans.h"

enum { BLOC, DEPARTMENT, OFFICE, BUDGET, PRICES, UNITS };

static const struct plan_unit units[UNITS] = {
    [BLOC] = { "Đảng ủy các cơ quan tỉnh Hạ Lâm", "province", -1, 3, "bloc" },
    [DEPARTMENT] = { "Đảng ủy Sở Quy hoạch Hạ Lâm", "department", BLOC, 5, "department" },
    [OFFICE] = { "Chi bộ Văn phòng Sở", "branch_office", DEPARTMENT, 7, "office" },
    [BUDGET] = { "Chi bộ Phòng Đất đai", "branch_office", DEPARTMENT, 6, "budget" },
    [PRICES] = { "Chi bộ Phòng Đo đạc", "branch_office", DEPARTMENT, 4, "prices" },
};

static const int branches[] = { OFFICE, BUDGET, PRICES };
static const char *const months[] = { "2022-04", "2022-05", "2022-06", "2022-07",
                                      "2022-08", "2022-09", "2022-10", "2022-11" };
static const char *const quarters[] = { "2022-Q2", "2022-Q3", "2022-Q4" };

static const struct plan_clause clauses[] = {
    { "D head", "number and date, from the line of the annex", ROW_HEAD,
      "31-KH/ĐUK ngày 19/04/2022", BY_READING },
    { "D II.1", "five contents", ROW_TOPICS, "5", BY_READING },
    { "D II.2", "within the monthly meetings, from April…", ROW_DUTY, "session 2022-04",
      BY_READING },
    { "D II.2", "… to November", ROW_DUTY, "session 2022-11", BY_READING },
    { "D II.2", "the same months once more as one window", ROW_DROPPED, "session 2022-11-30",
      BY_HAND },
    { "D II.2", "the secretary presents the documents", ROW_NOTHING, NULL, BY_NOBODY },
    { "D annex", "27 documents over eight months", ROW_MATERIAL, "27", BY_READING },
    { "D annex", "the column of remarks", ROW_NOTHING, NULL, BY_NOBODY },
    { "D III.2", "the branch picks what suits it", ROW_NOTHING, NULL, BY_NOBODY },
    { "D III.2", "reports each quarter", ROW_DUTY, "report 2022-Q2", BY_READING },
    { "D III.2", "and each month, the word that may be lost", ROW_DUTY, "report 2022-04", BY_HAND },
    { "D III.2", "the quarter as the calendar cuts it", ROW_PERIOD, "2022-Q2 2022-04-19 2022-06-30",
      BY_READING },
    { "D III.2", "the last one as far as the plan goes", ROW_PERIOD,
      "2022-Q4 2022-10-01 2022-11-30", BY_READING },
};

static void complete(struct plan *p)
{
    struct duty monthly = { .what = DUE_REPORT,
                            .words = S("Báo cáo kết quả hằng tháng"),
                            .rule = { .rhythm = RHYTHM_MONTHLY, .bound = CALENDAR_BY } };

    plan_span(p, DEPARTMENT, "2022-04-19", "2022-11-30");
    plan_drop_duty(p, DEPARTMENT, "session 2022-11-30");
    plan_add_duty(p, DEPARTMENT, monthly);
}

/* Of the three the last misses every third month; in September it is typed when all have reported. */
static void meet(struct plan *p, int month)
{
    for (size_t i = 0; i < COUNT(branches); i++) {
        struct plan_evening e = { .unit = branches[i],
                                  .on = arena_printf(p->w.t->arena, "2022-%02d-%02d", month,
                                                     25 + (int)i),
                                  .kind = SESSION_REGULAR,
                                  .absent = (month + (int)i) % 3,
                                  .opinions = month };

        if (branches[i] != PRICES || (month % 3 && month != 9))
            plan_hold(p, &e);
    }
}

static void report_on(struct plan *p, const char *slot)
{
    plan_send_up(p, branches, COUNT(branches), slot);
    plan_send(p, DEPARTMENT, slot);
    plan_receive(p, BLOC, DEPARTMENT, slot);
}

void month_by_month(void **state)
{
    static const struct plan_evening late = { PRICES, "2022-09-27", SESSION_REGULAR, NULL, 1, 2, 0,
                                              false,  false };
    static struct plan p;
    struct report report;
    struct str text;

    plan_open(*state, &p, units, UNITS, "2022-04-19");
    text = plan_document(&p, "seeds/D-department-plan.txt");
    if (!text.p)
        return;
    plan_read(&p, DEPARTMENT, text);
    complete(&p);
    plan_issue(&p, DEPARTMENT, NULL, SERIES_REST_NONE);
    for (int month = 4; month <= 11; month++) {
        meet(&p, month);
        plan_day(&p, arena_printf(p.w.t->arena, "2022-%02d-03", month + 1));
        report_on(&p, months[month - 4]);
        if (month == 6 || month == 9 || month == 11)
            report_on(&p, quarters[month / 3 - 2 + (month == 11)]);
        if (month == 9)
            plan_hold_late(&p, &late);
        plan_sound(&p);
    }
    report = plan_look(&p, PRICES, "2022-10");
    assert_int_equal(plan_value(&report, "sessions_held"), 2); /* one of them is September's */
    plan_agrees(&p, DEPARTMENT, months, COUNT(months), "2022-01-01", "2022-12-31");
    plan_agrees(&p, DEPARTMENT, quarters, COUNT(quarters), "2022-01-01", "2022-12-31");
    plan_clauses(&p, DEPARTMENT, clauses, COUNT(clauses));
}
