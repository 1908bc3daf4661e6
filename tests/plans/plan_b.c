/* SPDX-License-Identifier: Apache-2.0 */
/* plan_b.c - a city's guidance of May 2022: a pilot first, an order of proceedings for branches and another
 * for committees, and the city's own report at the end of two quarters. */
#include "plans.h"
#include "work/campaign/registration.h"

enum { CITY, ORGANISATION, PROPAGANDA, WARD, COMMUNE, W_ONE, W_TWO, W_OFFICE, C_ONE, WORKS, UNITS };

static const struct plan_unit units[UNITS] = {
    [CITY] = { "Thành ủy Vân Trì", "district", -1, 7, "city" },
    [ORGANISATION] = { "Ban Tổ chức Thành ủy Vân Trì", "board", CITY, 2, "organisation" },
    [PROPAGANDA] = { "Ban Tuyên giáo Thành ủy Vân Trì", "board", CITY, 2, "propaganda" },
    [WARD] = { "Đảng ủy phường Bến Gỗ", "commune", CITY, 5, "ward" },
    [COMMUNE] = { "Đảng ủy xã Lũng Khoai", "commune", CITY, 3, "commune" },
    [W_ONE] = { "Chi bộ tổ dân phố Cửa Bắc", "branch", WARD, 12, "w.one" },
    [W_TWO] = { "Chi bộ tổ dân phố Chợ Cũ", "branch", WARD, 9, "w.two" },
    [W_OFFICE] = { "Chi bộ Trạm y tế phường Bến Gỗ", "branch_office", WARD, 5, "w.office" },
    [C_ONE] = { "Chi bộ thôn Khuổi Nặm", "branch", COMMUNE, 8, "c.one" },
    [WORKS] = { "Chi bộ Công ty Cấp nước Vân Trì", "branch_office", CITY, 11, "works" },
};

#define SECOND_QUARTER "2022-06-30"
#define FOURTH_QUARTER "2022-12-31"

static const struct plan_clause clauses[] = {
    { "B head", "number and date", ROW_HEAD, "31-HD/Th.U ngày 17/05/2022", BY_READING },
    { "B II.1", "theme", ROW_HEAD, "Giữ lời, giữ nếp", BY_READING },
    { "B II.2", "the period under review, 2021 and half of 2022", ROW_CONTENT,
      "review Kiểm điểm năm 2021 và 6 tháng đầu năm 2022 2021-01-01 2022-06-30", BY_HAND },
    { "B II.3.1", "all members in residential branches", ROW_HELD, "plenary", BY_HAND },
    { "B II.3.3", "committee members, heads of sectors, officials of the ward", ROW_HELD,
      "enlarged", BY_HAND },
    { "B II.3", "that the text names these assemblies, as rows of the campaign", ROW_NOTHING, NULL,
      BY_NOBODY },
    { "B III.1", "the order of a branch, nine steps", ROW_ORDER, "thematic 9", BY_READING },
    { "B III.2", "the order of a committee, six steps", ROW_ORDER, "thematic 6", BY_READING },
    { "B III.1.b", "the report that is completed and sent to every member", ROW_NOTHING, NULL,
      BY_NOBODY },
    { "B IV.1", "one branch registered by each committee before 31 May", ROW_DUTY,
      "registration 2022-05-31 commune", BY_READING },
    { "B IV.1", "the branch that it registered meets before 5 June", ROW_DUTY,
      "session 2022-06-05 branch registered", BY_READING },
    { "B IV.1", "the working team there", ROW_NOTHING, NULL, BY_NOBODY },
    { "B IV.2", "the other branches within June", ROW_DUTY, "session 2022-06-30 branch others",
      BY_READING },
    { "B IV.2", "the special case before 10 June", ROW_DROPPED, "session 2022-06-10", BY_HAND },
    { "B IV.2", "that the special date lies before the ordinary one, as a doubt", ROW_NOTHING, NULL,
      BY_NOBODY },
    { "B IV.3", "office and enterprise branches before 15 June", ROW_DUTY,
      "session 2022-06-15 branch_office", BY_READING },
    { "B IV.3", "committees, enlarged by heads of sectors, before 15 June", ROW_DUTY,
      "session 2022-06-15 commune enlarged", BY_HAND },
    { "B IV.4", "high point until 15 June", ROW_DUTY, "high-point 2022-06-15", BY_READING },
    { "B IV.5", "the backdrop, whose month the reading takes for a date to meet", ROW_DROPPED,
      "session 2022-05-31", BY_HAND },
    { "B V.1", "reports of branches, for which the clerk sets a day", ROW_DUTY,
      "report 2022-06-30 branch", BY_HAND },
    { "B V.1", "reports of committees", ROW_DUTY, "report 2022-06-30 commune", BY_HAND },
    { "B V.1", "all dates of a quarter are one period", ROW_PERIOD,
      "2022-06-30 2022-05-17 2022-06-19", BY_READING },
    { "B V.1", "a committee member who follows each branch", ROW_NOTHING, NULL, BY_NOBODY },
    { "B V.1", "through the propaganda board, which receives for the city", ROW_CHANNEL,
      "Ban Tuyên giáo", BY_HAND },
    { "B V.2", "registrations to another board", ROW_NOTHING, NULL, BY_NOBODY },
    { "B V.3", "the city's report at the end of quarter II, which a board drafts", ROW_DUTY,
      "report 2022-06-30 own", BY_READING },
    { "B V.3", "and of quarter IV", ROW_DUTY, "report 2022-12-31 own", BY_READING },
};

/* kind NULL: for the city itself. */
static void for_kind(struct plan *p, const char *what, enum due_what is, const char *kind)
{
    struct duty d = plan_find_duty(p, CITY, what);

    d.what = is;
    d.own = !kind;
    d.audience_kind = kind ? str_of(kind) : S("");
    plan_mend_duty(p, CITY, &d);
}

/* Of the branches those that a committee has registered, or the others. */
static void for_branches(struct plan *p, const char *what, enum duty_part part)
{
    struct duty d = plan_find_duty(p, CITY, what);

    d.what = DUE_SESSION;
    d.audience_kind = S("branch");
    d.part = part;
    plan_mend_duty(p, CITY, &d);
}

static void add_review(struct plan *p)
{
    struct content in = { .campaign_id = p->campaign,
                          .what = CONTENT_REVIEW,
                          .title = S("Kiểm điểm năm 2021 và 6 tháng đầu năm 2022"),
                          .from = { 2021, 1, 1 },
                          .to = { 2022, 6, 30 } };
    struct content now;
    const char *field = NULL;

    T_OK(p->w.t, content_save(plan_as(p, CITY), &in, &now, &field));
}

static void add_report(struct plan *p, const char *kind, struct day due_on)
{
    struct duty d = { .what = DUE_REPORT,
                      .words = S("Báo cáo kết quả sinh hoạt chuyên đề"),
                      .audience_kind = str_of(kind),
                      .through = S("Ban Tuyên giáo Thành ủy"),
                      .rule = { .rhythm = RHYTHM_ONCE, .bound = CALENDAR_BY, .due_on = due_on } };

    plan_add_duty(p, CITY, d);
}

static void complete(struct plan *p)
{
    struct duty enlarged = {
        .what = DUE_SESSION,
        .words = S("Ban Chấp hành, trưởng các ngành, đoàn thể sinh hoạt chuyên đề"),
        .audience_kind = S("commune"),
        .assembly = ASSEMBLY_ENLARGED,
        .rule = { .rhythm = RHYTHM_ONCE, .bound = CALENDAR_BEFORE, .due_on = { 2022, 6, 15 } }
    };

    for_kind(p, "registration 2022-05-31", DUE_REGISTRATION, "commune");
    for_branches(p, "session 2022-06-05", DUTY_REGISTERED);
    for_branches(p, "session 2022-06-30", DUTY_OTHERS);
    add_review(p);
    for_kind(p, "session 2022-06-15", DUE_SESSION, "branch_office");
    plan_drop_duty(p, CITY, "session 2022-06-10");
    plan_drop_duty(p, CITY, "session 2022-05-31");
    plan_add_duty(p, CITY, enlarged);
    /* The board drafts it; it is the city's own, and counts what is below the city. */
    for_kind(p, "report " SECOND_QUARTER, DUE_REPORT, NULL);
    for_kind(p, "report " FOURTH_QUARTER, DUE_REPORT, NULL);
    add_report(p, "branch", (struct day){ 2022, 6, 20 });
    add_report(p, "branch_office", (struct day){ 2022, 6, 20 });
    add_report(p, "commune", (struct day){ 2022, 6, 24 });
    add_report(p, "branch", (struct day){ 2022, 12, 12 });
    add_report(p, "branch_office", (struct day){ 2022, 12, 12 });
    add_report(p, "commune", (struct day){ 2022, 12, 20 });
}

/* The steps that the session was given are those of this order. */
static void follows(struct plan *p, int unit, int64_t session_id, const char *name)
{
    const int64_t campaigns[] = { p->campaign };
    struct session_plan in = { .org_id = p->org[unit], .campaigns = campaigns, .n_campaigns = 1 };
    struct session_order *orders;
    struct session s;
    size_t n;

    T_OK(p->w.t, session_load(plan_as(p, unit), session_id, &s));
    in.kind = s.kind;
    in.assembly_id = s.assembly_id;
    in.planned_at = s.planned_at;
    T_OK(p->w.t, session_orders(plan_as(p, unit), in.org_id, &in, &orders, &n));
    for (size_t i = 0; i < n; i++) {
        if (orders[i].id == s.proceeding_id && str_eq(orders[i].name, str_of(name)))
            return;
    }
    fail_msg("%s did not follow \"%s\"", p->units[unit].name, name);
}

static void evenings(struct plan *p)
{
    static const struct plan_evening in_turn[] = {
        { W_ONE, "2022-06-04", SESSION_THEMATIC, NULL, 1, 9, 0, false, false }, /* the pilot */
        { W_OFFICE, "2022-06-10", SESSION_THEMATIC, NULL, 0, 3, 0, false, false },
        { W_TWO, "2022-06-12", SESSION_THEMATIC, NULL, 2, 4, 0, false, false },
        { WORKS, "2022-06-13", SESSION_THEMATIC, NULL, 2, 5, 0, false, false },
        { CITY, "2022-06-14", SESSION_THEMATIC, "standing", 1, 2, 0, false, false },
        { COMMUNE, "2022-06-14", SESSION_THEMATIC, "enlarged", 0, 2, 0, false, false },
        { WARD, "2022-06-15", SESSION_THEMATIC, "enlarged", 2, 6, 0, false, false },
        { C_ONE, "2022-06-17", SESSION_THEMATIC, NULL, 1, 4, 0, false, false },
    };

    for (size_t i = 0; i < COUNT(in_turn); i++) {
        const struct plan_evening *e = &in_turn[i];

        follows(p, e->unit, plan_hold(p, e),
                e->assembly ? "Sinh hoạt chuyên đề ở đảng ủy" : "Sinh hoạt chuyên đề ở chi bộ");
    }
    assert_true(plan_due(p, W_ONE, "session 2022-06-05").done_at);
    assert_true(plan_due(p, W_TWO, "session 2022-06-30").done_at);
    assert_true(plan_due(p, COMMUNE, "session 2022-06-15").done_at);
    assert_true(plan_due(p, WORKS, "session 2022-06-15").done_at);
}

static void a_quarter(struct plan *p, const char *slot, const char *const *days, const char *to)
{
    static const int branches[] = { W_ONE, W_TWO, W_OFFICE, C_ONE, WORKS };
    static const int committees[] = { WARD, COMMUNE };

    plan_day(p, days[0]);
    plan_send_up(p, branches, COUNT(branches), slot);
    plan_day(p, days[1]);
    for (size_t i = 0; i < COUNT(committees); i++) {
        plan_send(p, committees[i], slot);
        plan_receive(p, PROPAGANDA, committees[i], slot);
    }
    plan_day(p, days[2]);
    plan_send(p, CITY, slot);
    plan_agrees(p, CITY, &slot, 1, "2022-01-01", to);
    plan_agrees(p, WARD, &slot, 1, "2022-01-01", to);
    plan_sound(p);
}

void two_orders_and_two_quarters(void **state)
{
    static const char *const june[] = { "2022-06-20", "2022-06-24", "2022-06-30" };
    static const char *const december[] = { "2022-12-12", "2022-12-20", "2022-12-30" };
    static const struct plan_evening again = { C_ONE, "2022-07-05", SESSION_THEMATIC, NULL, 0, 7, 0,
                                               false, false };
    static struct plan p;
    struct due registration;

    plan_open(*state, &p, units, UNITS, "2022-05-18");
    plan_read(&p, CITY, plan_document(&p, "plan_b.txt"));
    plan_span(&p, CITY, "2022-05-17", "2022-12-31");
    complete(&p);
    plan_issue(&p, CITY, "board", SERIES_REST_NONE);
    plan_through(&p, PROPAGANDA, SECOND_QUARTER);
    plan_through(&p, PROPAGANDA, FOURTH_QUARTER);
    plan_day(&p, "2022-05-30");
    registration = plan_due(&p, WARD, "registration 2022-05-31");
    T_OK(p.w.t, registration_set(plan_as(&p, WARD), registration.id, &p.org[W_ONE], 1,
                                 &registration.campaign_id));
    evenings(&p);
    a_quarter(&p, SECOND_QUARTER, june, "2022-06-19");
    plan_hold(&p, &again);
    a_quarter(&p, FOURTH_QUARTER, december, "2022-12-11");
    plan_clauses(&p, CITY, clauses, COUNT(clauses));
}
