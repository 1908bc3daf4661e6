/* SPDX-License-Identifier: Apache-2.0 */
#include "play/session_play.h"
#include "store/proceeding.h"
#include "work/account/keep.h"
#include "work/assembly/assembly.h"
#include "work/org/person.h"
#include "work/session/agenda.h"
#include "work/session/attendance.h"

enum { PLENARY = 1, OPEN_TO_OTHERS = 2, COMMITTEE = 3, STANDING = 4, ENLARGED = 5 };

static const struct day since = { 2020, 1, 1 };

static struct ctx *admin(struct play *p)
{
    return world_as(&p->w, "admin.province");
}

/* Somebody of the committee's office who runs its sessions. */
static struct ctx *committee(struct play *p)
{
    return world_as(&p->w, "clerk.commune");
}

static void let_the_commune_meet(struct play *p)
{
    int64_t clerk = 0;

    for (size_t i = 0; i < p->w.n_accounts; i++) {
        if (str_eq(str_of(p->w.accounts[i].name), S("clerk.commune")))
            clerk = p->w.accounts[i].account_id;
    }
    T_OK(p->w.t,
         account_grant(admin(p), clerk, p->w.org[W_COMMUNE], ROLE_SECRETARY, S("2020-01-01")));
}

static struct session begin(struct play *p, struct ctx *c, enum world_org org, int64_t assembly_id)
{
    const struct str places[] = { S("Hội trường") };
    struct session_plan in = { .org_id = p->w.org[org],
                               .assembly_id = assembly_id,
                               .kind = SESSION_CONFERENCE,
                               .planned_at = p->w.now_ms,
                               .places = places,
                               .n_places = 1 };
    struct session s;
    int64_t id;

    T_OK(p->w.t, session_schedule(c, &in, &id));
    T_OK(p->w.t, session_open(world_again(&p->w, c), id, 1));
    T_OK(p->w.t, session_load(world_again(&p->w, c), id, &s));
    return s;
}

static struct roll roll_of(struct play *p, struct ctx *c, const struct session *s)
{
    struct roll roll;

    T_OK(p->w.t, attendance_load(world_again(&p->w, c), s, &roll));
    return roll;
}

static bool is_on(const struct roll *roll, const char *name)
{
    bool found = false;

    for (size_t i = 0; i < roll->n; i++) {
        if (str_eq(roll->rows[i].name, str_of(name))) {
            assert_false(found); /* once */
            found = true;
        }
    }
    return found;
}

static int64_t add_own(struct play *p, const struct assembly_rule *rules, size_t n)
{
    struct assembly_new in = {
        .org_id = p->w.org[W_HAMLET],
        .kind = S("other"),
        .name_vi = S("Tổ công tác của chi bộ"),
        .name_en = S("The branch's working group"),
        .rules = rules,
        .n_rules = n,
        .from = since,
    };
    int64_t id;

    T_OK(p->w.t, assembly_add(admin(p), &in, &id));
    return id;
}

static void each_kind_of_unit_has_its_own(void **state)
{
    const struct assembly *list;
    struct play p;
    size_t n;

    play_open(*state, &p);
    T_OK(p.w.t, assembly_list(committee(&p), p.w.org[W_HAMLET], since, &list, &n));
    assert_int_equal(list[0].id, PLENARY);
    assert_true(list[0].unnamed);
    T_OK(p.w.t, assembly_list(committee(&p), p.w.org[W_COMMUNE], since, &list, &n));
    assert_int_equal(n, 3);
    assert_int_equal(list[0].id, COMMITTEE);
    assert_false(list[0].unnamed); /* it meets when it is asked by name */
}

static void a_committee_meets_by_posts_and_enlarged_with_heads_of_units(void **state)
{
    struct session s;
    struct play p;
    struct roll roll;

    play_open(*state, &p);
    let_the_commune_meet(&p);
    s = begin(&p, committee(&p), W_COMMUNE, 0);
    assert_int_equal(s.assembly_id, COMMITTEE);
    roll = roll_of(&p, committee(&p), &s);
    assert_int_equal(roll.n, 1); /* the clerk belongs to the office and holds no post */
    assert_true(is_on(&roll, "Nguyễn Hữu Khoát"));
    s = begin(&p, committee(&p), W_COMMUNE, ENLARGED);
    roll = roll_of(&p, committee(&p), &s);
    assert_int_equal(roll.n, 4);
    assert_true(is_on(&roll, "Lò Văn Pành"));
    assert_true(is_on(&roll, "Vì Văn Hặc"));
    assert_true(is_on(&roll, "Phạm Thị Duyên"));
    assert_false(is_on(&roll, "Quàng Thị Mỷ")); /* a deputy is no head */
}

static void whom_two_rules_name_is_on_it_once(void **state)
{
    const struct assembly_rule rules[] = {
        { .source = S("member"), .member = S("official") },
        { .source = S("post"), .rank_from = 1, .rank_to = 9 },
    };
    struct session s;
    struct play p;
    struct roll roll;
    int64_t own;

    play_open(*state, &p);
    own = add_own(&p, rules, COUNT(rules));
    T_OK(p.w.t, assembly_take_in(admin(&p), own, p.w.org[W_HAMLET], p.w.hamlet_people[0], since));
    s = begin(&p, world_as(&p.w, "secretary.hamlet"), W_HAMLET, own);
    roll = roll_of(&p, world_as(&p.w, "secretary.hamlet"), &s);
    assert_true(is_on(&roll, "Lò Văn Pành")); /* member, secretary, and by hand */
    assert_int_equal(roll.n, W_HAMLET_PEOPLE - 2);
    assert_int_equal(roll.figures.people_due, W_HAMLET_PEOPLE - 2);
    assert_int_equal(roll.n_exempt, 1);
}

static void by_hand_takes_in_and_exempt_stay_outside(void **state)
{
    struct session s;
    struct play p;
    struct roll roll;
    int64_t own;

    play_open(*state, &p);
    own = add_own(&p, NULL, 0);
    T_OK(p.w.t, assembly_take_in(admin(&p), own, p.w.org[W_HAMLET], p.w.hamlet_people[3], since));
    T_OK(p.w.t, assembly_take_in(admin(&p), own, p.w.org[W_HAMLET], p.w.hamlet_people[5], since));
    s = begin(&p, world_as(&p.w, "secretary.hamlet"), W_HAMLET, own);
    roll = roll_of(&p, world_as(&p.w, "secretary.hamlet"), &s);
    assert_int_equal(roll.n, 1);
    assert_int_equal(roll.n_exempt, 1);
    T_ERR(p.w.t, E_DENIED,
          assembly_take_in(world_as(&p.w, "secretary.hamlet"), own, p.w.org[W_HAMLET],
                           p.w.hamlet_people[4], since));
}

static void an_assembly_without_people_is_not_closed(void **state)
{
    struct session_close in = { .conclusion = S("Thống nhất.") };
    struct session s;
    struct play p;
    int64_t own;

    play_open(*state, &p);
    own = add_own(&p, NULL, 0);
    s = begin(&p, world_as(&p.w, "secretary.hamlet"), W_HAMLET, own);
    in.id = s.id;
    in.version = s.version;
    T_ERR(p.w.t, E_INVALID, session_close(world_as(&p.w, "secretary.hamlet"), &in));
    assert_true(str_find(str_of(p.w.t->error->message), S("chưa có ai"), 0) != SIZE_MAX);
    assert_int_equal(play_look(&p, s.id).state, SESSION_OPEN);
}

static void nor_by_the_minute_book_whatever_its_figures_say(void **state)
{
    struct session_book in = { .figures = { .people_due = 4, .present = 4 } };
    enum figures_fault fault;
    struct session s;
    struct play p;
    int64_t own;

    play_open(*state, &p);
    own = add_own(&p, NULL, 0);
    s = begin(&p, world_as(&p.w, "secretary.hamlet"), W_HAMLET, own);
    T_OK(p.w.t, session_book_keep(world_as(&p.w, "secretary.hamlet"), s.id, S("so.pdf"),
                                  S("%PDF-1.7 a scan")));
    s = play_look(&p, s.id);
    in.id = s.id;
    in.version = s.version;
    T_ERR(p.w.t, E_INVALID, session_book(world_as(&p.w, "secretary.hamlet"), &in, &fault));
    assert_true(str_find(str_of(p.w.t->error->message), S("chưa có ai"), 0) != SIZE_MAX);
    assert_int_equal(fault, FIGURES_HOLD);
    assert_int_equal(play_look(&p, s.id).state, SESSION_OPEN);
}

static void another_units_assembly_is_refused(void **state)
{
    const struct str places[] = { S("Hội trường") };
    struct session_plan in = { .assembly_id = COMMITTEE,
                               .kind = SESSION_REGULAR,
                               .places = places,
                               .n_places = 1 };
    struct play p;
    int64_t id;

    play_open(*state, &p);
    in.org_id = p.w.org[W_HAMLET];
    in.planned_at = p.w.now_ms;
    T_ERR(p.w.t, E_INVALID, session_schedule(world_as(&p.w, "secretary.hamlet"), &in, &id));
}

static void a_plan_asks_by_name_or_whoever_meets(void **state)
{
    struct play p;
    bool asked;

    play_open(*state, &p);
    T_OK(p.w.t, assembly_asked(admin(&p), p.w.org[W_HAMLET], S(""), since, &asked));
    assert_true(asked);
    T_OK(p.w.t, assembly_asked(admin(&p), p.w.org[W_COMMUNE], S(""), since, &asked));
    assert_false(asked);
    T_OK(p.w.t, assembly_asked(admin(&p), p.w.org[W_COMMUNE], S("committee"), since, &asked));
    assert_true(asked);
    T_OK(p.w.t, assembly_asked(admin(&p), p.w.org[W_HAMLET], S("committee"), since, &asked));
    assert_false(asked);
}

static int64_t add_order(struct play *p, const char *name, const char *assembly_kind)
{
    struct q_campaign_proceeding_add_in order = {
        .id = ids_next(&p->w.ids),
        .campaign_id = p->first,
        .session_kind = S("conference"),
        .assembly_kind = str_of(assembly_kind),
        .name = str_of(name),
        .from_on = S("2022-01-01"),
    };
    struct q_campaign_proceeding_step_add_in step = {
        .id = ids_next(&p->w.ids),
        .proceeding_id = order.id,
        .ord = 1,
        .part = S("body"),
        .label = S("1"),
        .words = order.name,
        .purpose = S(""),
    };

    T_OK(p->w.t, q_campaign_proceeding_add(p->w.db, &order, p->w.t->error));
    T_OK(p->w.t, q_campaign_proceeding_step_add(p->w.db, &step, p->w.t->error));
    return order.id;
}

static struct str first_step(struct play *p, struct ctx *c, struct session_plan *in)
{
    struct session s;
    struct agenda a;
    int64_t id;

    T_OK(p->w.t, session_schedule(c, in, &id));
    T_OK(p->w.t, session_load(world_again(&p->w, c), id, &s));
    T_OK(p->w.t, agenda_load(world_again(&p->w, c), &s, &a));
    return a.items[0].words;
}

static void a_committee_follows_its_own_order_and_of_several_one_is_chosen(void **state)
{
    const struct str places[] = { S("Hội trường") };
    struct session_plan in = { .kind = SESSION_CONFERENCE,
                               .places = places,
                               .n_places = 1,
                               .n_campaigns = 1 };
    struct session_order *orders;
    struct play p;
    int64_t second;
    size_t n;

    play_open(*state, &p);
    let_the_commune_meet(&p);
    in.planned_at = p.w.now_ms;
    in.campaigns = &p.first;
    add_order(&p, "Hội nghị chi bộ", NULL);
    add_order(&p, "Hội nghị Ban Chấp hành", "committee");
    in.org_id = p.w.org[W_HAMLET];
    T_STR(first_step(&p, world_as(&p.w, "secretary.hamlet"), &in), "Hội nghị chi bộ");
    in.org_id = p.w.org[W_COMMUNE];
    T_STR(first_step(&p, committee(&p), &in), "Hội nghị Ban Chấp hành");
    second = add_order(&p, "Hội nghị Ban Chấp hành, buổi chiều", "committee");
    T_OK(p.w.t, session_orders(committee(&p), in.org_id, &in, &orders, &n));
    assert_int_equal(n, 2); /* the general one is not among them */
    in.proceeding_id = second;
    T_STR(first_step(&p, committee(&p), &in), "Hội nghị Ban Chấp hành, buổi chiều");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T_STORE(each_kind_of_unit_has_its_own),
        T_STORE(a_committee_meets_by_posts_and_enlarged_with_heads_of_units),
        T_STORE(whom_two_rules_name_is_on_it_once),
        T_STORE(by_hand_takes_in_and_exempt_stay_outside),
        T_STORE(an_assembly_without_people_is_not_closed),
        T_STORE(nor_by_the_minute_book_whatever_its_figures_say),
        T_STORE(another_units_assembly_is_refused),
        T_STORE(a_plan_asks_by_name_or_whoever_meets),
        T_STORE(a_committee_follows_its_own_order_and_of_several_one_is_chosen),
    };

    return cmocka_run_group_tests_name("assembly", tests, NULL, NULL);
}
