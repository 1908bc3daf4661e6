/* SPDX-License-Identifier: Apache-2.0 */
/* plan_a.c - a district's plan of March 2022 over three tiers: each reports by its own date, and what
 * branches held stands in the reports of all above them. */
#include "plans.h"

enum {
    PROVINCE,
    DISTRICT,
    BOARD,
    NORTH,
    SOUTH,
    N_ONE,
    N_TWO,
    N_THREE,
    S_ONE,
    S_TWO,
    STUDIO,
    PEOPLE_COMMITTEE,
    UNITS
};

static const struct plan_unit units[UNITS] = {
    [PROVINCE] = { "Tỉnh ủy Hạ Lâm", "province", -1, 3, "province" },
    [DISTRICT] = { "Huyện ủy Trà Khe", "district", PROVINCE, 5, "district" },
    [BOARD] = { "Ban Tuyên giáo Huyện ủy Trà Khe", "board", DISTRICT, 2, "board" },
    [NORTH] = { "Đảng ủy xã Trà Bắc", "commune", DISTRICT, 4, "north" },
    [SOUTH] = { "Đảng ủy xã Trà Nam", "commune", DISTRICT, 3, "south" },
    [N_ONE] = { "Chi bộ thôn Ngọc Lĩnh", "branch", NORTH, 9, "n.one" },
    [N_TWO] = { "Chi bộ thôn Măng Rơi", "branch", NORTH, 7, "n.two" },
    [N_THREE] = { "Chi bộ Trường tiểu học Trà Bắc", "branch_office", NORTH, 8, "n.three" },
    [S_ONE] = { "Chi bộ thôn Tắc Rối", "branch", SOUTH, 6, "s.one" },
    [S_TWO] = { "Chi bộ thôn Nước Xa", "branch", SOUTH, 5, "s.two" },
    [STUDIO] = { "Chi bộ Trung tâm Văn hóa Trà Khe", "branch_office", DISTRICT, 6, "studio" },
    [PEOPLE_COMMITTEE] = { "Ủy ban nhân dân xã Trà Bắc", "unit", NORTH, 6, "people" },
};

#define FIRST "2022-04-12"
#define LAST  "2022-12-12"

static const struct plan_clause clauses[] = {
    { "A opening", "number, date and theme", ROW_HEAD, "Tự soi, tự sửa", BY_READING },
    { "A II.2", "five contents", ROW_TOPICS, "5", BY_READING },
    { "A II.4.1.a", "a conference of each unit within March", ROW_DUTY, "session 2022-03-31",
      BY_READING },
    { "A II.4.1.a", "its agenda of four parts", ROW_ORDER, "conference 4", BY_READING },
    { "A II.4.1.a", "committees of communes hold one too", ROW_DUTY,
      "session 2022-03-31 commune committee", BY_HAND },
    { "A II.4.1.a", "and held it", ROW_HELD, "committee", BY_HAND },
    { "A II.4.1.a", "what was done about suggestions from above in five years", ROW_NOTHING, NULL,
      BY_NOBODY },
    { "A II.4.1.a", "staff who are no members within their unit's meetings", ROW_HELD, "staff",
      BY_HAND },
    { "A II.4.1.b", "the contents in monthly meetings afterwards", ROW_DUTY, "session 2022-06",
      BY_READING },
    { "A II.4.1.b", "the annex with the form for individuals", ROW_NOTHING, NULL, BY_NOBODY },
    { "A II.4.2", "seminars on three topics", ROW_CONTENT, "study Tọa đàm chuyên đề 3", BY_HAND },
    { "A II.5", "high point on 19 May", ROW_DUTY, "high-point 2022-05-19", BY_READING },
    { "A II.5", "looked at again at mid-year: a day is given by hand", ROW_DUTY,
      "session 2022-06-30", BY_READING },
    { "A II.5", "and at the end of the year", ROW_DUTY, "session 2022-12-31", BY_READING },
    { "A II.6", "results before 10 April", ROW_DUTY, "report 2022-04-12", BY_READING },
    { "A II.6", "branches earlier, so that communes have their figures", ROW_DUTY,
      "report 2022-04-12 branch", BY_HAND },
    { "A II.6", "an earlier day set by the commune: the cut leaves none between it and the 5th",
      ROW_NOTHING, NULL, BY_NOBODY },
    { "A II.6", "through the propaganda board, which receives for the committee", ROW_CHANNEL,
      "Ban Tuyên giáo", BY_HAND },
    { "A II.6", "both dates are one period", ROW_PERIOD, "2022-04-12 2022-03-11 2022-04-04",
      BY_READING },
    { "A II.6", "overall results before 12 December", ROW_DUTY, "report 2022-12-12", BY_READING },
    { "A II.6", "branches earlier", ROW_DUTY, "report 2022-12-12 branch", BY_HAND },
    { "A II.6", "the district's own date to the province, as a due of its own", ROW_DUTY,
      "report 2022-04-12 own", BY_HAND },
    { "A III.3", "news and programmes of the culture centre, counted", ROW_NOTHING, NULL,
      BY_NOBODY },
};

static struct duty report_of(const char *kind, struct day due_on)
{
    return (
        struct duty){ .what = DUE_REPORT,
                      .words = S("Các chi bộ báo cáo kết quả về đảng ủy cấp trên trực tiếp"),
                      .audience_kind = str_of(kind),
                      .rule = { .rhythm = RHYTHM_ONCE, .bound = CALENDAR_BY, .due_on = due_on } };
}

/* What the text leaves open. */
static void complete(struct plan *p)
{
    struct campaign_view v = plan_view(p, DISTRICT);
    struct duty committees = {
        .what = DUE_SESSION,
        .words = S("Ban Chấp hành đảng bộ xã tổ chức hội nghị kiểm điểm"),
        .audience_kind = S("commune"),
        .assembly = ASSEMBLY_COMMITTEE,
        .rule = { .rhythm = RHYTHM_ONCE, .bound = CALENDAR_BY, .due_on = { 2022, 3, 31 } }
    };
    struct duty own = report_of("", (struct day){ 2022, 4, 12 });
    struct day given[] = { { 2022, 6, 30 }, { 2022, 12, 31 } };
    size_t n = 0;

    plan_span(p, DISTRICT, "2022-03-11", "2022-12-31");
    for (size_t i = 0; i < v.n_duties && n < COUNT(given); i++) {
        struct duty d = v.duties[i].duty;

        if (d.what != DUE_SESSION || d.rule.rhythm != RHYTHM_ONCE || day_is(d.rule.due_on))
            continue;
        d.rule.due_on = given[n++];
        plan_mend_duty(p, DISTRICT, &d);
    }
    assert_int_equal(n, COUNT(given));
    plan_add_duty(p, DISTRICT, committees);
    own.own = true;
    plan_add_duty(p, DISTRICT, own);
    plan_add_content(p, DISTRICT, CONTENT_STUDY, "Tọa đàm chuyên đề 1");
    plan_add_content(p, DISTRICT, CONTENT_STUDY, "Tọa đàm chuyên đề 2");
    plan_add_content(p, DISTRICT, CONTENT_STUDY, "Tọa đàm chuyên đề 3");
    plan_add_duty(p, DISTRICT, report_of("branch", (struct day){ 2022, 4, 5 }));
    plan_add_duty(p, DISTRICT, report_of("branch_office", (struct day){ 2022, 4, 5 }));
    plan_add_duty(p, DISTRICT, report_of("branch", (struct day){ 2022, 12, 5 }));
    plan_add_duty(p, DISTRICT, report_of("branch_office", (struct day){ 2022, 12, 5 }));
}

static void conferences(struct plan *p)
{
    static const struct plan_evening evenings[] = {
        { N_ONE, "2022-03-18", SESSION_CONFERENCE, NULL, 1, 6, 0, false, false },
        { S_ONE, "2022-03-20", SESSION_CONFERENCE, NULL, 0, 4, 0, false, false },
        { STUDIO, "2022-03-22", SESSION_CONFERENCE, NULL, 2, 5, 0, false, false },
        { N_THREE, "2022-03-24", SESSION_CONFERENCE, NULL, 1, 3, 0, false, false },
        /* The committee with the people's committee of the commune, two in the chair. */
        { NORTH, "2022-03-26", SESSION_CONFERENCE, "committee", 1, 7, PEOPLE_COMMITTEE, false,
          true },
        { SOUTH, "2022-03-27", SESSION_CONFERENCE, "committee", 0, 2, 0, false, false },
        { PEOPLE_COMMITTEE, "2022-03-28", SESSION_REGULAR, "staff", 1, 1, 0, false, false },
        { DISTRICT, "2022-03-29", SESSION_CONFERENCE, "standing", 0, 8, 0, false, false },
    };
    static const struct plan_evening late = {
        N_TWO, "2022-03-30", SESSION_CONFERENCE, NULL, 3, 2, 0, false, false
    };

    for (size_t i = 0; i < COUNT(evenings); i++)
        plan_hold(p, &evenings[i]);
    assert_true(plan_due(p, N_ONE, "session 2022-03-31").done_at);
    assert_false(plan_due(p, S_TWO, "session 2022-03-31").done_at);
    assert_true(plan_due(p, NORTH, "session 2022-03-31").done_at);
    assert_true(plan_due(p, SOUTH, "session 2022-03-31").done_at);
    T_STR(plan_due(p, PEOPLE_COMMITTEE, "session 2022-03-31").joint_with, "Đảng ủy xã Trà Bắc");
    /* Held in March, typed when the branch had reported already. */
    plan_day(p, "2022-04-05");
    plan_send(p, N_TWO, FIRST);
    plan_hold_late(p, &late);
}

static void months(struct plan *p)
{
    static const int who[] = { N_ONE, N_TWO, N_THREE, S_ONE, S_TWO, STUDIO };
    static const char *const days[] = { "2022-04-15", "2022-05-19", "2022-06-24",
                                        "2022-09-16", "2022-11-18", "2022-12-02" };

    for (size_t i = 0; i < COUNT(days); i++) {
        for (size_t k = 0; k < COUNT(who); k++) {
            struct plan_evening e = { .unit = who[k],
                                      .on = days[i],
                                      .kind = SESSION_REGULAR,
                                      .absent = (int)(i + k) % 3,
                                      .opinions = (int)(i * k) % 5 };

            plan_hold(p, &e);
        }
    }
}

/* Branches by the 5th, communes by the 8th, which is the last working day before the 10th. */
static void first_reports(struct plan *p)
{
    static const int branches[] = { N_ONE, N_THREE, S_ONE, S_TWO, PEOPLE_COMMITTEE };
    static const int above[] = { NORTH, SOUTH, STUDIO };
    static const int top[] = { DISTRICT };
    struct report commune;

    plan_receive(p, NORTH, N_TWO, FIRST);
    plan_send_up(p, branches, COUNT(branches), FIRST);
    T_STR(day_iso(p->w.t->arena, plan_due(p, N_ONE, "report " FIRST).work_on), "2022-04-05");
    T_STR(day_iso(p->w.t->arena, plan_due(p, NORTH, "report " FIRST).work_on), "2022-04-08");
    plan_day(p, "2022-04-08");
    for (size_t i = 0; i < COUNT(above); i++) {
        plan_send(p, above[i], FIRST);
        plan_receive(p, BOARD, above[i], FIRST);
    }
    T_STR(day_iso(p->w.t->arena, plan_due(p, DISTRICT, "report " FIRST).work_on), "2022-04-12");
    assert_false(plan_due(p, DISTRICT, "report " FIRST).done_at);
    plan_send_up(p, top, COUNT(top), FIRST);
    assert_true(plan_due(p, DISTRICT, "report " FIRST).done_at);
    /* Its branches' and its own conference: 9 + 8 + 6 people and the committee's 4. */
    commune = plan_look(p, NORTH, FIRST);
    assert_int_equal(plan_value(&commune, "sessions_held"), 4);
    assert_int_equal(plan_value(&commune, "people_due"), 27);
    assert_int_equal(plan_sum(p, NORTH, FIRST, "sessions_held"), 3);
    /* All below the district but the one that was typed too late. */
    assert_int_equal(plan_sum(p, DISTRICT, FIRST, "sessions_held"), 7);
    plan_sound(p);
}

static void last_reports(struct plan *p)
{
    static const int all[] = { N_ONE, N_TWO, N_THREE, S_ONE, S_TWO, PEOPLE_COMMITTEE };
    static const int above[] = { NORTH, SOUTH, STUDIO, DISTRICT };
    static const char *const slots[] = { LAST };

    plan_day(p, "2022-12-05");
    plan_send_up(p, all, COUNT(all), LAST);
    plan_day(p, "2022-12-09");
    plan_send_up(p, above, COUNT(above), LAST);
    plan_agrees(p, DISTRICT, slots, 1, "2022-01-01", "2022-12-04");
    plan_agrees(p, NORTH, slots, 1, "2022-01-01", "2022-12-04");
    plan_sound(p);
}

void a_plan_of_three_tiers(void **state)
{
    static struct plan p;
    struct str text;

    plan_open(*state, &p, units, UNITS, "2022-03-11");
    text = plan_document(&p, "seeds/A-district-plan.txt");
    if (!text.p)
        return;
    plan_read(&p, DISTRICT, text);
    complete(&p);
    plan_day(&p, "2022-03-14");
    plan_issue(&p, DISTRICT, "board", SERIES_REST_NONE);
    plan_through(&p, BOARD, FIRST);
    conferences(&p);
    first_reports(&p);
    months(&p);
    last_reports(&p);
    plan_clauses(&p, DISTRICT, clauses, COUNT(clauses));
}
