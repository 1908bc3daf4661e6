/* SPDX-License-Identifier: Apache-2.0 */
/* A clerk enters for a branch what was told on paper or by telephone; the branch may write it down itself later. */
#include "base/clock.h"
#include "play/report_play.h"
#include "work/report/check.h"
#include "work/report/enter.h"
#include "work/report/total.h"
#include "work/report/version.h"
#include "work/session/attendance.h"

#define TOLD_BY S("đồng chí Lò Văn Pành, bí thư chi bộ")

static struct session_entry entry(const struct report_play *p, int64_t present)
{
    return (struct session_entry){
        .org_id = p->w.org[W_HAMLET],
        .assembly_id = 1,
        .kind = SESSION_THEMATIC,
        .held_on = { 2022, 3, 10 },
        .figures = { .people_due = present + 1,
                     .present = present,
                     .absent_reason = 1,
                     .opinions = 4,
                     .shortcomings = 2,
                     .remedies = 2 },
        .remedies_due = 3,
        .remedies_done = 2,
        .told = { ENTRY_PHONE, TOLD_BY },
    };
}

static int64_t enter(struct report_play *p, const struct session_entry *in)
{
    const char *field;
    int64_t id;

    p->w.now_ms++;
    T_OK(p->w.t,
         report_enter_session(world_as(&p->w, "clerk.commune"), p->period, in, &field, &id));
    return id;
}

static struct report_entering look(struct report_play *p)
{
    struct report_entering e;

    T_OK(p->w.t,
         report_entering(world_as(&p->w, "clerk.commune"), p->w.org[W_HAMLET], p->period, &e));
    return e;
}

/* Of the report as it would be sent now. */
static int64_t figure(struct report_play *p, const char *indicator)
{
    struct report_entering e = look(p);

    return report_play_line(&e.report, indicator);
}

static struct report_entry sending(struct report_play *p, const struct str *texts)
{
    return (struct report_entry){ .org_id = p->w.org[W_HAMLET],
                                  .period_id = p->period,
                                  .version = look(p).report.version,
                                  .told = { ENTRY_PHONE, TOLD_BY },
                                  .texts = texts,
                                  .n_texts = 2,
                                  .early = true };
}

static int64_t send(struct report_play *p)
{
    const struct str texts[] = { S("Nền nếp được giữ vững."), S("") };
    struct report_entry in = sending(p, texts);
    const char *field;
    int64_t id;

    p->w.now_ms++;
    T_OK(p->w.t, report_enter(world_as(&p->w, "clerk.commune"), &in, &field, &id));
    p->w.now_ms++;
    return id;
}

/* The branch's own of that evening, up to its closing. */
static int64_t begin_own(struct report_play *p, struct day on)
{
    const struct str places[] = { S("Nhà văn hóa thôn Bản Lềm") };
    struct session_plan in = {
        .org_id = p->w.org[W_HAMLET],
        .kind = SESSION_REGULAR, /* the clerk was told of another kind */
        .planned_at = clock_from_local((struct clock_time){ .day = on, .hour = 19 }),
        .places = places,
        .n_places = 1,
        .campaigns = &p->campaign,
        .n_campaigns = 1,
    };
    int64_t id;

    T_OK(p->w.t, session_schedule(world_as(&p->w, "secretary.hamlet"), &in, &id));
    T_OK(p->w.t, session_open(world_as(&p->w, "secretary.hamlet"), id, 1));
    return id;
}

static struct session_close closing(struct report_play *p, int64_t id, struct session_same same)
{
    struct session s;

    p->w.now_ms++;
    T_OK(p->w.t, session_load(world_as(&p->w, "secretary.hamlet"), id, &s));
    return (struct session_close){ .id = id,
                                   .version = s.version,
                                   .conclusion = S("Thống nhất."),
                                   .opinions = 7,
                                   .same = same };
}

static void close_own(struct report_play *p, int64_t id, struct session_same same)
{
    struct session_close in = closing(p, id, same);

    T_OK(p->w.t, session_close(world_as(&p->w, "secretary.hamlet"), &in));
    p->w.now_ms++;
}

static struct total totals(struct report_play *p)
{
    struct total total;

    T_OK(p->w.t,
         total_load(world_as(&p->w, "clerk.commune"), p->w.org[W_COMMUNE], p->period, &total));
    return total;
}

static int64_t sum_of(const struct total *total, const char *indicator)
{
    for (size_t i = 0; i < total->n_lines; i++) {
        if (str_eq(total->lines[i].indicator, str_of(indicator)))
            return total->sums[i];
    }
    fail_msg("no line %s", indicator);
    return -1;
}

static void nothing_is_wrong(struct report_play *p)
{
    struct report_fault *faults = NULL;
    size_t n = 0;

    T_OK(p->w.t, report_check(world_at_terminal(&p->w), &faults, &n));
    for (size_t i = 0; i < n; i++)
        print_error("%.*s: %.*s\n", STR_ARGS(faults[i].org), STR_ARGS(faults[i].words));
    assert_int_equal(n, 0);
}

static void what_was_told_becomes_a_session_and_the_report_of_it(void **state)
{
    struct report_version *versions = NULL;
    struct report_entering e;
    struct session_entry in;
    struct report_play p;
    struct report report;
    size_t n = 0;

    report_play_open(*state, &p);
    in = entry(&p, 5);
    (void)enter(&p, &in);
    e = look(&p);
    assert_int_equal(e.report.n_sessions, 1);
    assert_int_equal(e.told.how, ENTRY_PHONE);
    T_STR(e.told.by, "đồng chí Lò Văn Pành, bí thư chi bộ");
    (void)send(&p);
    report = report_play_look(&p, "secretary.hamlet", W_HAMLET);
    assert_int_equal(report.state, REPORT_SUBMITTED);
    assert_int_equal(report_play_line(&report, "sessions_held"), 1);
    assert_int_equal(report_play_line(&report, "present"), 5);
    assert_int_equal(report_play_line(&report, "remedies_due"), 3);
    assert_int_equal(report_play_line(&report, "remedies_done"), 2);
    T_STR(report.texts[0].words, "Nền nếp được giữ vững.");
    T_OK(p.w.t,
         report_version_list(world_as(&p.w, "secretary.hamlet"), report.key.id, &versions, &n));
    assert_int_equal(n, 1);
    assert_int_equal(versions[0].told.how, ENTRY_PHONE);
    T_STR(versions[0].hand, "Đảng ủy xã Suối Bàng");
    report_play_receive(&p, W_HAMLET);
    nothing_is_wrong(&p);
}

static void its_own_sending_is_the_next_version(void **state)
{
    const struct str texts[] = { S("Chi bộ tự viết."), S("") };
    struct report_version *versions = NULL;
    struct report_save save;
    struct session_entry in;
    struct report_play p;
    struct report report;
    size_t n = 0;
    int64_t id;

    report_play_open(*state, &p);
    in = entry(&p, 5);
    (void)enter(&p, &in);
    id = send(&p);
    T_OK(p.w.t, report_load(world_as(&p.w, "secretary.hamlet"),
                            &(struct report_key){ .id = id, .again = true }, &report));
    T_STR(report.texts[0].words, "Nền nếp được giữ vững."); /* to begin with */
    save = (struct report_save){ .key = report.key,
                                 .version = report.version,
                                 .texts = texts,
                                 .n_texts = 2,
                                 .submit = true,
                                 .early = true };
    T_OK(p.w.t, report_save(world_as(&p.w, "secretary.hamlet"), &save, &id));
    T_OK(p.w.t, report_version_list(world_as(&p.w, "secretary.hamlet"), id, &versions, &n));
    assert_int_equal(n, 2);
    assert_int_equal(versions[0].told.how, 0);
    assert_int_equal(versions[1].told.how, ENTRY_PHONE);
    assert_true(look(&p).own);
    in = entry(&p, 4);
    in.held_on.day = 11;
    T_ERR(p.w.t, E_CONFLICT,
          report_enter_session(world_as(&p.w, "clerk.commune"), p.period, &in,
                               &(const char *){ NULL }, &id));
}

static void a_draft_of_the_branch_is_neither_seen_nor_lost(void **state)
{
    const struct str texts[] = { S("Đang viết dở."), S("") };
    struct report_save save = { .texts = texts, .n_texts = 2 };
    struct report_entering e;
    struct session_entry in;
    struct report_play p;
    struct report report;
    int64_t id;

    report_play_open(*state, &p);
    save.key = (struct report_key){ .due_id = p.due[W_HAMLET] };
    T_OK(p.w.t, report_save(world_as(&p.w, "secretary.hamlet"), &save, &id));
    in = entry(&p, 5);
    (void)enter(&p, &in);
    e = look(&p);
    for (size_t i = 0; i < e.report.n_texts; i++)
        assert_int_equal(e.report.texts[i].words.n, 0);
    (void)send(&p);
    T_OK(p.w.t, report_load(world_as(&p.w, "secretary.hamlet"),
                            &(struct report_key){ .id = id, .again = true }, &report));
    T_STR(report.texts[0].words, "Đang viết dở.");
}

/* The failure: a clerk's session and the branch's own of the same evening. */
static void closing_its_own_the_branch_is_asked_whether_it_is_that_evening(void **state)
{
    struct session_close in;
    struct session_entry told;
    struct report_play p;
    int64_t own, entered;

    report_play_open(*state, &p);
    told = entry(&p, 5);
    entered = enter(&p, &told);
    own = begin_own(&p, told.held_on);
    in = closing(&p, own, (struct session_same){ 0 });
    T_ERR(p.w.t, E_INVALID, session_close(world_as(&p.w, "secretary.hamlet"), &in));
    in.same.id = own; /* no such one was entered */
    T_ERR(p.w.t, E_CONFLICT, session_close(world_as(&p.w, "secretary.hamlet"), &in));
    close_own(&p, own, (struct session_same){ .id = entered });
    assert_int_equal(look(&p).report.n_sessions, 1);
    assert_int_equal(look(&p).report.sessions[0].id, own);
    assert_int_equal(figure(&p, "opinions"), 7);
    assert_int_equal(figure(&p, "remedies_due"), 0); /* its own rows say it */
    nothing_is_wrong(&p);
}

static void what_was_counted_is_counted_once_and_replaced_when_it_is_sent_again(void **state)
{
    struct session_entry told;
    struct report_play p;
    struct report report;
    struct total total;
    int64_t own, entered;

    report_play_open(*state, &p);
    told = entry(&p, 3);
    entered = enter(&p, &told);
    (void)send(&p);
    report_play_receive(&p, W_HAMLET);
    own = begin_own(&p, told.held_on);
    close_own(&p, own, (struct session_same){ .id = entered });
    report = report_play_look(&p, "secretary.hamlet", W_HAMLET);
    assert_int_equal(report_play_line(&report, "present"), 3); /* as it was sent */
    assert_int_equal(report.overtaken, 1);
    total = totals(&p);
    assert_int_equal(sum_of(&total, "sessions_held"), 1);
    assert_int_equal(sum_of(&total, "present"), 3);
    assert_int_equal(total.overtaken, 1);
    nothing_is_wrong(&p);
    T_OK(p.w.t, report_load(world_as(&p.w, "secretary.hamlet"),
                            &(struct report_key){ .id = report.key.id, .again = true }, &report));
    assert_int_equal(report_play_line(&report, "sessions_held"), 1);
    T_OK(p.w.t, report_save(world_as(&p.w, "secretary.hamlet"),
                            &(struct report_save){ .key = report.key,
                                                   .version = report.version,
                                                   .submit = true,
                                                   .early = true },
                            &report.key.id));
    report_play_receive(&p, W_HAMLET);
    total = totals(&p);
    assert_int_equal(sum_of(&total, "sessions_held"), 1);
    assert_int_equal(sum_of(&total, "opinions"), 7);
    assert_int_equal(total.overtaken, 0);
    nothing_is_wrong(&p);
}

/* The new version comes back, the one that was entered stands again: still one session. */
static void a_return_leaves_one_session_counted(void **state)
{
    struct session_entry told;
    struct report_play p;
    struct report report;
    struct total total;
    int64_t own, entered;

    report_play_open(*state, &p);
    told = entry(&p, 3);
    entered = enter(&p, &told);
    (void)send(&p);
    report_play_receive(&p, W_HAMLET);
    own = begin_own(&p, told.held_on);
    close_own(&p, own, (struct session_same){ .id = entered });
    T_OK(p.w.t, report_load(world_as(&p.w, "secretary.hamlet"),
                            &(struct report_key){ .org_id = p.w.org[W_HAMLET],
                                                  .period_id = p.period,
                                                  .again = true },
                            &report));
    report.key.again = true;
    T_OK(p.w.t, report_save(world_as(&p.w, "secretary.hamlet"),
                            &(struct report_save){ .key = report.key,
                                                   .version = report.version,
                                                   .submit = true,
                                                   .early = true },
                            &report.key.id));
    report_play_return(&p, W_HAMLET);
    total = totals(&p);
    assert_int_equal(sum_of(&total, "sessions_held"), 1);
    assert_int_equal(sum_of(&total, "present"), 3);
    assert_int_equal(total.unreported, 0);
    assert_int_equal(total.overtaken, 1);
    nothing_is_wrong(&p);
}

/* April went up while March still had the evening as it was entered: that it comes back is no gap. */
static void what_comes_back_falls_nowhere_between(void **state)
{
    struct session_entry told;
    struct report_play p;
    struct report april;
    int64_t own, entered, id;

    report_play_open(*state, &p);
    p.w.now_ms += INT64_C(30) * 86400 * 1000; /* 13/04/2022 */
    told = entry(&p, 3);
    entered = enter(&p, &told);
    (void)send(&p);
    own = begin_own(&p, told.held_on);
    close_own(&p, own, (struct session_same){ .id = entered });
    id = world_period(&p.w, p.series, 2, "2022-04", "2022-04-01", "2022-04-30");
    T_OK(p.w.t,
         report_load(world_as(&p.w, "secretary.hamlet"),
                     &(struct report_key){ .org_id = p.w.org[W_HAMLET], .period_id = id }, &april));
    T_OK(p.w.t, report_save(world_as(&p.w, "secretary.hamlet"),
                            &(struct report_save){ .key = april.key,
                                                   .version = april.version,
                                                   .submit = true,
                                                   .early = true },
                            &id));
    nothing_is_wrong(&p);
    report_play_return(&p, W_HAMLET);
    nothing_is_wrong(&p);
}

static void where_a_unit_above_has_sent_it_stays_listed(void **state)
{
    struct report_standing *standing = NULL;
    struct session_entry told;
    struct report_save save;
    struct report_play p;
    struct report report;
    int64_t own, entered, id;
    size_t n = 0;

    report_play_open(*state, &p);
    told = entry(&p, 3);
    entered = enter(&p, &told);
    id = send(&p);
    report_play_receive(&p, W_HAMLET);
    (void)report_play_submit(&p, W_COMMUNE);
    own = begin_own(&p, told.held_on);
    close_own(&p, own, (struct session_same){ .id = entered });
    T_OK(p.w.t, report_standing(world_as(&p.w, "secretary.hamlet"), own, p.w.org[W_HAMLET],
                                &standing, &n));
    assert_int_equal(n, 1);
    assert_int_equal(standing[0].report_id, id);
    assert_true(standing[0].overtook);
    T_OK(p.w.t, report_load(world_as(&p.w, "secretary.hamlet"),
                            &(struct report_key){ .id = id, .again = true }, &report));
    save = (struct report_save){ .key = report.key,
                                 .version = report.version,
                                 .submit = true,
                                 .early = true };
    T_ERR(p.w.t, E_CONFLICT, report_save(world_as(&p.w, "secretary.hamlet"), &save, &id));
    assert_int_equal(totals(&p).overtaken, 1);
    nothing_is_wrong(&p);
}

static void another_evening_of_the_same_day_is_another(void **state)
{
    struct session_entry told;
    struct report_play p;
    int64_t own;

    report_play_open(*state, &p);
    told = entry(&p, 3);
    (void)enter(&p, &told);
    own = begin_own(&p, told.held_on);
    close_own(&p, own, (struct session_same){ .apart = true });
    assert_int_equal(look(&p).report.n_sessions, 2);
    nothing_is_wrong(&p);
}

static void the_minute_book_is_asked_the_same(void **state)
{
    enum figures_fault fault;
    struct session_book in;
    struct session_entry told;
    struct report_play p;
    struct session s;
    int64_t entered;

    report_play_open(*state, &p);
    told = entry(&p, 3);
    entered = enter(&p, &told);
    in = (struct session_book){ .id = begin_own(&p, told.held_on),
                                .figures = { .people_due = 5, .present = 5, .opinions = 9 } };
    T_OK(p.w.t, session_book_keep(world_as(&p.w, "secretary.hamlet"), in.id, S("so.pdf"),
                                  S("%PDF-1.7 a scan")));
    T_OK(p.w.t, session_load(world_as(&p.w, "secretary.hamlet"), in.id, &s));
    in.version = s.version;
    T_ERR(p.w.t, E_INVALID, session_book(world_as(&p.w, "secretary.hamlet"), &in, &fault));
    in.same.id = entered;
    T_OK(p.w.t, session_book(world_as(&p.w, "secretary.hamlet"), &in, &fault));
    assert_int_equal(figure(&p, "opinions"), 9);
}

static void the_clerk_is_asked_too(void **state)
{
    struct session_entry in;
    const char *field;
    struct report_play p;
    int64_t id, first;

    report_play_open(*state, &p);
    in = entry(&p, 3);
    first = enter(&p, &in);
    in = entry(&p, 4);
    T_ERR(p.w.t, E_INVALID,
          report_enter_session(world_as(&p.w, "clerk.commune"), p.period, &in, &field, &id));
    assert_string_equal(field, "same");
    in.same.id = first; /* a slip of the clerk's is put right */
    (void)enter(&p, &in);
    assert_int_equal(look(&p).report.n_sessions, 1);
    assert_int_equal(figure(&p, "present"), 4);
    in = entry(&p, 3);
    in.held_on.day = 12;
    close_own(&p, begin_own(&p, in.held_on), (struct session_same){ 0 });
    T_ERR(p.w.t, E_INVALID,
          report_enter_session(world_as(&p.w, "clerk.commune"), p.period, &in, &field, &id));
    in.same.apart = true;
    (void)enter(&p, &in);
    assert_int_equal(look(&p).report.n_sessions, 3);
    nothing_is_wrong(&p);
}

/* First by the clerk, then by the clerk again, then by the branch: the reports follow each time. */
static void a_place_taken_twice_is_still_one_session(void **state)
{
    struct session_entry in;
    struct report_play p;
    struct total total;
    int64_t id;

    report_play_open(*state, &p);
    in = entry(&p, 3);
    id = enter(&p, &in);
    (void)send(&p);
    report_play_receive(&p, W_HAMLET);
    in = entry(&p, 4);
    in.same.id = id;
    id = enter(&p, &in);
    close_own(&p, begin_own(&p, in.held_on), (struct session_same){ .id = id });
    report_play_return(&p, W_HAMLET); /* nothing is counted */
    assert_int_equal(look(&p).report.n_sessions, 1);
    (void)send(&p);
    report_play_receive(&p, W_HAMLET);
    total = totals(&p);
    assert_int_equal(sum_of(&total, "sessions_held"), 1);
    assert_int_equal(sum_of(&total, "opinions"), 7);
    nothing_is_wrong(&p);
}

static void an_entered_session_is_withdrawn_while_no_report_counts_it(void **state)
{
    struct session_entry in;
    struct report_play p;
    int64_t id, org_id;

    report_play_open(*state, &p);
    in = entry(&p, 3);
    id = enter(&p, &in);
    T_ERR(p.w.t, E_DENIED, session_entry_withdraw(world_as(&p.w, "clerk.other"), id, &org_id));
    (void)send(&p);
    T_ERR(p.w.t, E_CONFLICT, session_entry_withdraw(world_as(&p.w, "clerk.commune"), id, &org_id));
    report_play_return(&p, W_HAMLET);
    T_OK(p.w.t, session_entry_withdraw(world_as(&p.w, "secretary.hamlet"), id, &org_id));
    assert_int_equal(look(&p).report.n_sessions, 0);
    nothing_is_wrong(&p);
}

static void only_units_above_on_its_way_enter_for_it(void **state)
{
    struct report_entering e;
    struct session_entry in;
    const char *field;
    struct report_play p;
    int64_t id;

    report_play_open(*state, &p);
    in = entry(&p, 3);
    T_ERR(p.w.t, E_DENIED,
          report_enter_session(world_as(&p.w, "clerk.other"), p.period, &in, &field, &id));
    T_ERR(p.w.t, E_DENIED,
          report_enter_session(world_as(&p.w, "secretary.hamlet"), p.period, &in, &field, &id));
    T_ERR(p.w.t, E_DENIED,
          report_entering(world_as(&p.w, "secretary.hill"), p.w.org[W_HAMLET], p.period, &e));
    T_OK(p.w.t, report_entering(world_as(&p.w, "clerk.province"), p.w.org[W_HAMLET], p.period, &e));
}

static void the_branch_reads_an_entered_session_and_changes_nothing_in_it(void **state)
{
    struct session_entered entered;
    struct session_entry in;
    struct report_play p;
    struct session s;
    int64_t id;

    report_play_open(*state, &p);
    in = entry(&p, 3);
    id = enter(&p, &in);
    T_OK(p.w.t, session_load(world_as(&p.w, "secretary.hamlet"), id, &s));
    assert_true(s.told);
    T_ERR(p.w.t, E_CONFLICT, session_reopen(world_as(&p.w, "secretary.hamlet"), id, s.version));
    T_OK(p.w.t, session_entered(world_as(&p.w, "secretary.hamlet"), id, &entered));
    T_STR(entered.by, "Đảng ủy xã Suối Bàng");
    assert_int_equal(entered.remedies_due, 3);
    T_ERR(p.w.t, E_DENIED, session_load(world_as(&p.w, "clerk.commune"), id, &s));
}

static void what_does_not_hold_is_refused_with_its_field(void **state)
{
    static const struct {
        const char *field;
        int64_t present, remedies_done;
        int day;
        bool nobody;
    } cases[] = {
        { "people_due", 9, 0, 10, false },
        { "remedies_done", 3, 4, 10, false },
        { "held_on", 3, 0, 15, false }, /* tomorrow */
        { "by", 3, 0, 10, true },
    };
    struct report_play p;

    report_play_open(*state, &p);
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct session_entry in = entry(&p, 3);
        const char *field;
        int64_t id;

        in.figures.present = cases[i].present;
        in.remedies_done = cases[i].remedies_done;
        in.held_on.day = cases[i].day;
        if (cases[i].nobody)
            in.told.by = S(" ");
        T_ERR(p.w.t, E_INVALID,
              report_enter_session(world_as(&p.w, "clerk.commune"), p.period, &in, &field, &id));
        assert_string_equal(field, cases[i].field);
    }
}

static void a_report_without_a_session_is_sent_knowingly(void **state)
{
    const struct str texts[] = { S(""), S("") };
    struct report_entry in;
    const char *field;
    struct report_play p;
    struct report report;
    int64_t id;

    report_play_open(*state, &p);
    in = sending(&p, texts);
    T_ERR(p.w.t, E_INVALID, report_enter(world_as(&p.w, "clerk.commune"), &in, &field, &id));
    assert_string_equal(field, "none_held");
    in.none_held = true;
    T_OK(p.w.t, report_enter(world_as(&p.w, "clerk.commune"), &in, &field, &id));
    report = report_play_look(&p, "clerk.commune", W_HAMLET);
    assert_int_equal(report_play_line(&report, "sessions_held"), 0);
    assert_true(report.may_receive);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T_STORE(what_was_told_becomes_a_session_and_the_report_of_it),
        T_STORE(its_own_sending_is_the_next_version),
        T_STORE(a_draft_of_the_branch_is_neither_seen_nor_lost),
        T_STORE(closing_its_own_the_branch_is_asked_whether_it_is_that_evening),
        T_STORE(what_was_counted_is_counted_once_and_replaced_when_it_is_sent_again),
        T_STORE(a_return_leaves_one_session_counted),
        T_STORE(what_comes_back_falls_nowhere_between),
        T_STORE(where_a_unit_above_has_sent_it_stays_listed),
        T_STORE(another_evening_of_the_same_day_is_another),
        T_STORE(the_minute_book_is_asked_the_same),
        T_STORE(the_clerk_is_asked_too),
        T_STORE(a_place_taken_twice_is_still_one_session),
        T_STORE(an_entered_session_is_withdrawn_while_no_report_counts_it),
        T_STORE(only_units_above_on_its_way_enter_for_it),
        T_STORE(the_branch_reads_an_entered_session_and_changes_nothing_in_it),
        T_STORE(what_does_not_hold_is_refused_with_its_field),
        T_STORE(a_report_without_a_session_is_sent_knowingly),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
