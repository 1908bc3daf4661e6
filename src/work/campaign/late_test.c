/* SPDX-License-Identifier: Apache-2.0 */
#include "base/clock.h"
#include "play/report_play.h"
#include "store/due.h"
#include "store/duty.h"
#include "work/campaign/campaign.h"
#include "work/campaign/due.h"
#include "work/org/change.h"

/* What was asked and done, for a recount. */
struct asked {
    enum world_org org;
    enum due_what what;
    struct day last, done; /* done: no day while it is not */
};

struct log {
    struct report_play p;
    struct asked all[40];
    size_t n;
};

static const struct day march = { 2022, 3, 1 };

static void be_on(struct log *l, struct day day)
{
    l->p.w.now_ms = clock_from_local((struct clock_time){ .day = day, .hour = 8 });
}

static int64_t add_duty(struct log *l, enum due_what what)
{
    struct q_duty_add_in in = {
        .id = ids_next(&l->p.w.ids),
        .campaign_id = l->p.campaign,
        .ord = 1 + (int64_t)what,
        .what = due_what_name(what),
        .words = S("Việc của đợt"),
        .rhythm = S("monthly"),
        .bound = S("by"),
        .audience = S(""),
    };

    T_OK(l->p.w.t, q_duty_add(l->p.w.db, &in, l->p.w.t->error));
    return in.id;
}

static int64_t add_due(struct log *l, int64_t duty_id, enum world_org org, enum due_what what,
                       struct day last)
{
    struct str iso = day_iso(l->p.w.t->arena, last);
    struct q_due_add_in in = {
        .id = ids_next(&l->p.w.ids),
        .duty_id = duty_id,
        .org_id = l->p.w.org[org],
        .slot = iso,
        .due_on = iso,
        .work_on = iso,
    };
    int64_t changed;

    T_OK(l->p.w.t, q_due_add(l->p.w.db, &in, &changed, l->p.w.t->error));
    l->all[l->n++] = (struct asked){ org, what, last, { 0 } };
    return in.id;
}

static void do_it(struct log *l, int64_t due_id, struct day on)
{
    struct asked *a = &l->all[l->n - 1];
    int64_t campaign;

    be_on(l, on);
    if (a->what == DUE_SESSION) {
        struct str iso = day_iso(l->p.w.t->arena, on);
        int64_t id = report_play_held(&l->p, a->org, iso.p, 4);

        be_on(l, day_add(on, 30)); /* typed in long after */
        T_OK(l->p.w.t, due_session_held(world_as(&l->p.w, report_play_secretary(a->org)), id,
                                        l->p.w.org[a->org], on, l->p.w.now_ms));
    } else {
        T_OK(l->p.w.t, due_set_done(world_as(&l->p.w, report_play_secretary(a->org)), due_id, true,
                                    &campaign));
    }
    a->done = on;
}

/* Each unit below the province has a meeting and a registration, each in time, late, or not at all. */
static void open_log(struct t *t, struct log *l)
{
    static const enum due_what what[] = { DUE_SESSION, DUE_REGISTRATION };
    int turn = 0;

    *l = (struct log){ 0 };
    report_play_open(t, &l->p);
    for (int o = W_PROVINCE + 1; o < W_ORGS; o++)
        l->all[l->n++] = (struct asked){ (enum world_org)o, DUE_REPORT, { 2022, 4, 5 }, { 0 } };
    for (size_t k = 0; k < COUNT(what); k++) {
        int64_t duty = add_duty(l, what[k]);

        for (int o = W_PROVINCE + 1; o < W_ORGS; o++, turn++) {
            struct day last = day_add(march, 9 + turn);
            int64_t due = add_due(l, duty, (enum world_org)o, what[k], last);

            if (turn % 3 < 2)
                do_it(l, due, day_add(last, turn % 3 ? 2 : -1));
        }
    }
}

static bool is_below(enum world_org org, enum world_org above)
{
    if (above == W_PROVINCE)
        return true;
    if (above == W_OTHER)
        return org == W_OTHER_HAMLET;
    return above == W_COMMUNE && (org == W_HAMLET || org == W_HILL || org == W_SCHOOL);
}

static struct late_kind recount(const struct log *l, enum world_org above, enum due_what what,
                                struct day today, bool itself)
{
    struct late_kind sum = { 0 };

    for (size_t i = 0; i < l->n; i++) {
        const struct asked *a = &l->all[i];
        bool done = day_is(a->done), in_time = done && day_cmp(a->done, a->last) <= 0;

        if (a->what != what || !(is_below(a->org, above) || (itself && a->org == above)))
            continue;
        sum.asked++;
        sum.in_time += in_time;
        sum.done_late += done && !in_time;
        sum.late += !done && day_cmp(a->last, today) < 0;
    }
    return sum;
}

static void assert_kinds(struct log *l, const struct campaign_late *late, enum world_org above,
                         struct day today)
{
    for (int k = 1; k < DUE_WHATS; k++) {
        struct late_kind want = recount(l, above, (enum due_what)k, today, false);

        assert_int_equal(late->kinds[k].asked, want.asked);
        assert_int_equal(late->kinds[k].in_time, want.in_time);
        assert_int_equal(late->kinds[k].done_late, want.done_late);
        assert_int_equal(late->kinds[k].late, want.late);
    }
}

static void assert_units(struct log *l, const struct campaign_late *late, struct day today)
{
    for (size_t i = 0; i < late->n; i++) {
        const struct late_unit *u = &late->units[i];
        int o = W_PROVINCE;

        while (l->p.w.org[o] != u->id)
            o++;
        assert_int_equal(u->reports, recount(l, (enum world_org)o, DUE_REPORT, today, true).late);
        assert_int_equal(u->sessions, recount(l, (enum world_org)o, DUE_SESSION, today, true).late);
        assert_int_equal(u->others,
                         recount(l, (enum world_org)o, DUE_REGISTRATION, today, true).late);
        assert_int_equal(u->below, o == W_COMMUNE || o == W_OTHER);
    }
}

static enum err look(struct log *l, const char *account, enum world_org above,
                     struct campaign_late *ret)
{
    struct campaign_progress p;
    enum err r;

    r = campaign_progress(world_as(&l->p.w, account), l->p.campaign, l->p.w.org[above], STR_NONE,
                          &p);
    if (!r)
        *ret = p.in_time;
    return r;
}

static void lateness_of_every_kind_adds_up_the_tree(void **state)
{
    static const enum world_org above[] = { W_PROVINCE, W_COMMUNE, W_OTHER, W_HAMLET };
    struct campaign_late late;
    struct log l;
    struct day today;

    open_log(*state, &l);
    for (int days = 0; days < 50; days += 7) {
        today = day_add(march, days);
        be_on(&l, today);
        for (size_t i = 0; i < COUNT(above); i++) {
            T_OK(l.p.w.t, look(&l, "clerk.province", above[i], &late));
            assert_kinds(&l, &late, above[i], today);
            assert_units(&l, &late, today);
        }
    }
    assert_true(late.kinds[DUE_SESSION].asked == 0); /* below the hamlet there is nobody */
}

static void what_is_asked_no_more_is_not_late(void **state)
{
    struct campaign_late late;
    struct log l;

    open_log(*state, &l);
    be_on(&l, (struct day){ 2022, 4, 20 });
    T_OK(l.p.w.t, look(&l, "clerk.other", W_OTHER, &late));
    assert_int_equal(late.n, 1);
    T_OK(l.p.w.t, org_dissolve(world_at_terminal(&l.p.w),
                               &(struct org_dissolve){ .org_id = l.p.w.org[W_OTHER_HAMLET],
                                                       .from = { 2022, 4, 20 } }));
    T_OK(l.p.w.t, look(&l, "clerk.other", W_OTHER, &late));
    assert_int_equal(late.n, 0);
}

static void only_who_may_see_totals_sees_who_is_late(void **state)
{
    struct campaign_late late;
    struct log l;

    open_log(*state, &l);
    T_ERR(l.p.w.t, E_DENIED, look(&l, "clerk.other", W_COMMUNE, &late));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T_STORE(lateness_of_every_kind_adds_up_the_tree),
        T_STORE(what_is_asked_no_more_is_not_late),
        T_STORE(only_who_may_see_totals_sees_who_is_late),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
