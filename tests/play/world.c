/* SPDX-License-Identifier: Apache-2.0 */
#include "play/world.h"

#include <string.h>

#include "base/clock.h"
#include "db/db.h"
#include "rules/org.h"
#include "store/account.h"
#include "store/org.h"
#include "store/schema.h"
#include "store/series.h"
#include "text/name.h"
#include "work/account/keep.h"
#include "work/org/advise.h"
#include "work/org/org.h"
#include "work/org/person.h"

static const struct {
    const char *kind, *name, *official_name, *symbol, *place, *phone;
    int parent; /* -1: the root */
} orgs[W_ORGS] = {
    [W_PROVINCE] = { "province", "Tỉnh ủy Sơn Hà", "TỈNH ỦY SƠN HÀ", "TU", "Sơn Hà",
                     "0200 3800 100", -1 },
    [W_COMMUNE] = { "commune", "Đảng ủy xã Suối Bàng", "ĐẢNG ỦY XÃ SUỐI BÀNG", "ĐU", "Suối Bàng",
                    "0200 3800 200", W_PROVINCE },
    [W_HAMLET] = { "branch", "Chi bộ thôn Bản Lềm", "CHI BỘ THÔN BẢN LỀM", "CB", "Suối Bàng",
                   "0900 000 201", W_COMMUNE },
    [W_HILL] = { "branch", "Chi bộ thôn Nà Pheo", "CHI BỘ THÔN NÀ PHEO", "CB", "Suối Bàng",
                 "0900 000 202", W_COMMUNE },
    [W_SCHOOL] = { "branch_office", "Chi bộ Trường THCS Suối Bàng", "CHI BỘ TRƯỜNG THCS SUỐI BÀNG",
                   "CB", "Suối Bàng", NULL, W_COMMUNE },
    [W_OTHER] = { "commune", "Đảng ủy xã Đồng Ké", "ĐẢNG ỦY XÃ ĐỒNG KÉ", "ĐU", "Đồng Ké",
                  "0200 3800 300", W_PROVINCE },
    [W_OTHER_HAMLET] = { "branch", "Chi bộ thôn Đá Đỏ", "CHI BỘ THÔN ĐÁ ĐỎ", "CB", "Đồng Ké",
                         "0900 000 301", W_OTHER },
};

/* state: NULL for those on no roll. account: NULL for those who do not sign in. title: NULL for those without an
 * office. */
static const struct {
    const char *name, *state, *account, *title;
    enum world_org org;
    enum role role;
} people[] = {
    /* The hamlet's branch first: world.hamlet_people follows this order. */
    { "Lò Văn Pành", "official", "secretary.hamlet", "BÍ THƯ", W_HAMLET, ROLE_SECRETARY },
    { "Quàng Thị Mỷ", "official", "notes.hamlet", "PHÓ BÍ THƯ", W_HAMLET, ROLE_SESSION_SECRETARY },
    { "Đèo Văn Sứng", "official", "member.hamlet", NULL, W_HAMLET, ROLE_MEMBER },
    { "Lường Thị Chựa", "official", NULL, NULL, W_HAMLET, 0 },
    { "Cà Văn Ánh", "probationary", NULL, NULL, W_HAMLET, 0 },
    { "Tòng Văn Ỏm", "exempt", NULL, NULL, W_HAMLET, 0 },
    { "Vì Văn Hặc", "official", "secretary.hill", "BÍ THƯ", W_HILL, ROLE_SECRETARY },
    { "Phạm Thị Duyên", "official", "secretary.school", "BÍ THƯ", W_SCHOOL, ROLE_SECRETARY },
    { "Hoàng Đức Thuận", NULL, "clerk.commune", NULL, W_COMMUNE, ROLE_CLERK },
    { "Nguyễn Hữu Khoát", "official", "head.commune", "BÍ THƯ", W_COMMUNE, ROLE_HEAD },
    { "Trần Thị Lựu", NULL, "clerk.province", NULL, W_PROVINCE, ROLE_CLERK },
    { "Bùi Quang Định", NULL, "admin.province", NULL, W_PROVINCE, ROLE_ADMIN },
    { "Giàng A Vừ", "official", "clerk.other", "BÍ THƯ", W_OTHER, ROLE_CLERK },
    { "Mùa Thị Say", "official", "secretary.other_hamlet", "BÍ THƯ", W_OTHER_HAMLET,
      ROLE_SECRETARY },
};

static struct ctx *new_ctx(struct world *w)
{
    struct ctx *c = arena_new(w->t->arena, struct ctx);

    *c = (struct ctx){
        .arena = w->t->arena,
        .error = w->t->error,
        .db = w->db,
        .ids = &w->ids,
        .lang = LANG_VI,
        .now_ms = w->now_ms,
        .today = clock_day(w->now_ms),
    };
    return c;
}

static void name_org(struct world *w, int64_t id)
{
    struct t *t = w->t;
    int64_t named;

    T_OK(t, q_org_name_add(w->db, ids_next(&w->ids), id, S("2020-01-01"), &named, t->error));
    assert_int_equal(named, 1);
}

static void add_org(struct world *w, enum world_org i)
{
    struct t *t = w->t;
    struct str above = S("/");
    struct q_org_add_in in = {
        .id = ids_next(&w->ids),
        .kind = str_of(orgs[i].kind),
        .name = str_of(orgs[i].name),
        .name_key = name_find_key(t->arena, str_of(orgs[i].name)),
        .order_key = name_order_key(t->arena, str_of(orgs[i].name)),
        .party_name = org_party_name(t->arena, str_of(orgs[i].name)),
        .official_name = str_of(orgs[i].official_name),
        .symbol = str_of(orgs[i].symbol),
        .place = str_of(orgs[i].place),
        .province = S("Sơn Hà"),
        .phone = str_of(orgs[i].phone),
        .layout = S("dang-2018"),
    };
    struct db_int parent_id = { 0 };
    int64_t depth = 0;
    struct str path;

    w->org[i] = in.id;
    T_OK(t, q_org_add(w->db, &in, t->error));
    name_org(w, in.id);
    if (orgs[i].parent >= 0) {
        int64_t parent = w->org[orgs[i].parent];
        struct q_org_path up;

        T_OK(t, q_org_path(w->db, parent, HIERARCHY, t->arena, &up, t->error));
        T_OK(t, q_org_link_add(w->db, ids_next(&w->ids), HIERARCHY, in.id, parent, S("2020-01-01"),
                               t->error));
        above = up.path;
        parent_id = (struct db_int){ true, parent };
        depth = i == W_COMMUNE || i == W_OTHER ? 1 : 2;
    }
    path = str_fmt(t->arena, "%.*s%lld/", STR_ARGS(above), (long long)in.id);
    T_OK(t, q_org_path_add(w->db, HIERARCHY, in.id, parent_id, depth, path, t->error));
}

static void give_account(struct world *w, struct ctx *c, const char *name, struct str person,
                         int64_t person_id, int64_t org_id, enum role role)
{
    int64_t account = ids_next(&w->ids);
    struct t *t = w->t;

    assert_true(w->n_accounts < W_ACCOUNTS);
    w->accounts[w->n_accounts++] = (struct world_account){
        .name = name,
        .person = person,
        .account_id = account,
        .person_id = person_id,
    };
    T_OK(t, q_account_add(w->db, account, person_id, str_of(name), S("vi"), t->error));
    T_OK(t, account_grant(c, account, org_id, role, S("2020-01-01")));
}

static void add_person(struct world *w, struct ctx *c, size_t i)
{
    struct t *t = w->t;
    struct person_new in = { .name = str_of(people[i].name), .org_id = w->org[people[i].org] };
    struct str since = S("2020-01-01");
    int64_t person;

    T_OK(t, person_add(c, &in, &person));
    if (people[i].state)
        T_OK(t, person_join(c, person, w->org[people[i].org], str_of(people[i].state), since));
    if (people[i].title)
        T_OK(t, person_take_office(c, person, w->org[people[i].org], str_of(people[i].title), 1,
                                   since));
    if (i < W_HAMLET_PEOPLE)
        w->hamlet_people[i] = person;
    if (!people[i].account)
        return;
    give_account(w, c, people[i].account, in.name, person, in.org_id, people[i].role);
}

static void end_request(struct t *t, enum err r)
{
    struct world *w = t->after_arg;
    struct error ignored;

    if (!w->tx)
        return;
    error_init(&ignored, t->arena);
    if (r)
        db_rollback(&w->tx);
    else if (db_commit(&w->tx, &ignored))
        fail_msg("the request could not be committed: %s", ignored.detail);
}

void world_bare(struct t *t, struct world *w, struct day today)
{
    *w = (struct world){ .t = t };
    w->now_ms = clock_from_local((struct clock_time){ .day = today, .hour = 8 });
    ids_init(&w->ids, 0);
    store_open(t, &w->db);
    t->after = end_request;
    t->after_arg = w;
}

void world_open(struct t *t, struct world *w)
{
    struct ctx *c;
    CLEANUP(db_rollback) struct db_tx *tx = NULL;

    world_bare(t, w, (struct day){ 2022, 3, 14 });
    t->after = NULL;
    T_OK(t, db_begin(w->db, DB_WRITE, &tx, t->error));
    for (int i = 0; i < W_ORGS; i++)
        add_org(w, (enum world_org)i);
    c = new_ctx(w);
    ctx_operate(c);
    for (size_t i = 0; i < COUNT(people); i++)
        add_person(w, c, i);
    T_OK(t, db_commit(&tx, t->error));
    t->after = end_request;
}

void world_add_units(struct world *w, enum world_org above, int n)
{
    struct q_org_add_in in = {
        .kind = S("branch"),
        .official_name = S("CHI BỘ THÔN MỚI"),
        .symbol = S("CB"),
        .place = S("Suối Bàng"),
        .layout = S("dang-2018"),
    };
    CLEANUP(db_rollback) struct db_tx *tx = NULL;
    struct db_int parent = { true, w->org[above] };
    struct q_org_path up;
    struct t *t = w->t;

    T_OK(t, db_begin(w->db, DB_WRITE, &tx, t->error));
    T_OK(t, q_org_path(w->db, parent.v, HIERARCHY, t->arena, &up, t->error));
    for (int i = 0; i < n; i++) {
        in.id = ids_next(&w->ids);
        in.name = str_fmt(t->arena, "Chi bộ thôn số %d", i + 1);
        in.name_key = name_find_key(t->arena, in.name);
        in.order_key = name_order_key(t->arena, in.name);
        T_OK(t, q_org_add(w->db, &in, t->error));
        name_org(w, in.id);
        T_OK(t, q_org_link_add(w->db, ids_next(&w->ids), HIERARCHY, in.id, parent.v,
                               S("2020-01-01"), t->error));
        T_OK(t, q_org_path_add(w->db, HIERARCHY, in.id, parent, 2,
                               str_fmt(t->arena, "%.*s%lld/", STR_ARGS(up.path), (long long)in.id),
                               t->error));
    }
    T_OK(t, db_commit(&tx, t->error));
}

int64_t world_add_board(struct world *w, enum world_org committee, const char *name,
                        const char *account)
{
    struct org_new org = {
        .parent_id = w->org[committee],
        .kind = S("board"),
        .name = str_of(name),
        .symbol = S("BTG"),
        .place = S("Sơn Hà"),
        .from_on = S("2020-01-01"),
    };
    struct org_advise advise = { .committee_id = w->org[committee], .from = { 2020, 1, 1 } };
    struct world_account *clerk = &w->accounts[w->n_accounts++];
    struct person_new person = { .name = S("Sa Thị Nhót") };
    struct ctx *c = world_at_terminal(w);
    struct t *t = w->t;

    assert_true(w->n_accounts <= W_ACCOUNTS);
    T_OK(t, org_add(c, &org, &advise.board_id));
    T_OK(t, org_advise(world_again(w, c), &advise));
    person.org_id = advise.board_id;
    *clerk = (struct world_account){ .name = account,
                                     .person = person.name,
                                     .account_id = ids_next(&w->ids) };
    T_OK(t, person_add(world_again(w, c), &person, &clerk->person_id));
    T_OK(t, q_account_add(w->db, clerk->account_id, clerk->person_id, str_of(account), S("vi"),
                          t->error));
    T_OK(t, account_grant(world_again(w, c), clerk->account_id, advise.board_id, ROLE_CLERK,
                          S("2020-01-01")));
    return advise.board_id;
}

void world_add_account(struct world *w, const char *name, int64_t org_id, enum role role)
{
    struct person_new in = { .name = S("Hoàng Văn Phịn"), .org_id = org_id };
    CLEANUP(db_rollback) struct db_tx *tx = NULL;
    struct ctx *c = new_ctx(w);
    int64_t person;

    world_end(w);
    ctx_operate(c);
    T_OK(w->t, db_begin(w->db, DB_WRITE, &tx, w->t->error));
    T_OK(w->t, person_add(c, &in, &person));
    give_account(w, c, name, in.name, person, org_id, role);
    T_OK(w->t, db_commit(&tx, w->t->error));
}

/* As account_who makes it from a login. */
static struct who *load_who(struct world *w, const struct world_account *account)
{
    struct t *t = w->t;
    struct str today = day_iso(t->arena, clock_day(w->now_ms));
    struct who *who = arena_new(t->arena, struct who);
    struct q_grants_of_account *grants;

    *who = (struct who){
        .account_id = account->account_id,
        .person_id = account->person_id,
        .name = account->person,
    };
    T_OK(t, q_grants_of_account(w->db, who->account_id, HIERARCHY, today, t->arena, &grants,
                                &who->n_grants, t->error));
    who->grants = arena_array(t->arena, struct grant, who->n_grants + 1);
    for (size_t i = 0; i < who->n_grants; i++)
        who->grants[i] = (struct grant){
            .role = role_parse(grants[i].role),
            .org_id = grants[i].org_id,
            .org_name = grants[i].org,
            .path = grants[i].path,
        };
    if (who->n_grants) {
        who->org_id = grants[0].org_id;
        who->org_name = grants[0].org;
    }
    return who;
}

static const struct world_account *account_named(const struct world *w, const char *name)
{
    for (size_t i = 0; i < w->n_accounts; i++) {
        if (strcmp(w->accounts[i].name, name) == 0)
            return &w->accounts[i];
    }
    fail_msg("no account \"%s\" in tests/world.c", name);
    return NULL;
}

struct ctx *world_as(struct world *w, const char *account)
{
    struct ctx *c = new_ctx(w);

    world_end(w);
    if (account)
        c->who = load_who(w, account_named(w, account));
    return world_again(w, c);
}

struct ctx *world_at_terminal(struct world *w)
{
    struct ctx *c = world_as(w, NULL);

    ctx_operate(c);
    return c;
}

struct ctx *world_again(struct world *w, struct ctx *c)
{
    world_end(w);
    if (!db_is_writing(w->db))
        assert_int_equal(db_begin(w->db, DB_WRITE, &w->tx, w->t->error), OK);
    return c;
}

void world_end(struct world *w)
{
    /* Compilers differ in which argument comes first: what looks something up for the arguments of a
     * request stays within it. */
    if (w->t->depth < 2)
        end_request(w->t, w->t->error->code);
    error_clear(w->t->error);
}

int64_t world_series(struct world *w, int64_t campaign_id, int64_t ord)
{
    struct q_series_add_in in = {
        .id = ids_next(&w->ids),
        .campaign_id = campaign_id,
        .hierarchy_id = HIERARCHY,
        .ord = ord,
        .sort = S("rhythm"),
        .form_code = S("periodic"),
    };

    T_OK(w->t, q_series_add(w->db, &in, w->t->error));
    return in.id;
}

int64_t world_period(struct world *w, int64_t series_id, int64_t ord, const char *slot,
                     const char *from, const char *to)
{
    struct q_period_add_in in = {
        .id = ids_next(&w->ids),
        .series_id = series_id,
        .ord = ord,
        .slot = str_of(slot),
        .from_on = str_of(from),
        .to_on = str_of(to),
    };

    T_OK(w->t, q_period_add(w->db, &in, w->t->error));
    return in.id;
}

void world_plant(struct world *w, enum world_fault fault)
{
    static const char *const faults[FAULTS] = {
        [FAULT_TOTAL_VALUE] = "UPDATE total SET value = value + 5 WHERE indicator = 'present'",
        [FAULT_TOTAL_MENDED] = "UPDATE total SET value = value - 5 WHERE indicator = 'present'",
        [FAULT_TOTAL_REPORTS] =
            "UPDATE total SET reports = reports + 1 WHERE indicator = 'opinions'",
        [FAULT_TOTAL_LOST] = "DELETE FROM total",
        [FAULT_WAY_LOST] = "DELETE FROM report_way WHERE ord > 1",
        [FAULT_VERSION_OWN] = "UPDATE report_version_value SET own = own + 1, value = value + 1 "
                              "WHERE indicator = 'present' "
                              "AND version_id = (SELECT MAX(id) FROM report_version)",
        [FAULT_SUM_VALUE] =
            "UPDATE report_version_sum SET value = value + 1 WHERE indicator = 'present'",
        [FAULT_VERSION_VALUE] = "UPDATE report_version_value SET value = value + 1 "
                                "WHERE indicator = 'present' "
                                "AND version_id = (SELECT MAX(id) FROM report_version)",
        [FAULT_SENT_CHILD] = "UPDATE report_version_sum SET child_id = (SELECT MAX(id) FROM org)",
        [FAULT_SENT_SESSION] =
            "UPDATE report_version_session SET session_id = (SELECT MAX(id) FROM session)",
        [FAULT_SENT_CARRIED] = "UPDATE report_version_session SET carried = 1",
        [FAULT_SESSION_LOST] = "DELETE FROM report_session",
        [FAULT_SESSION_CARRIED] = "UPDATE report_session SET carried = 1",
        [FAULT_SESSION_UNIT] = "UPDATE session SET org_id = (SELECT MIN(id) FROM org)",
        [FAULT_SESSION_DAY] = "UPDATE session SET held_on = '2023-03-14'",
        [FAULT_SESSION_UNSERVED] = "DELETE FROM session_campaign",
        [FAULT_UNIT_COUNTS] = "UPDATE org SET sessions_held = 3, reports_in = 0 "
                              "WHERE sessions_held > 0",
        [FAULT_UNIT_ENDED] = "UPDATE org SET ended_on = '2022-02-01' "
                             "WHERE id = (SELECT MAX(org_id) FROM due WHERE done_at IS NULL)",
        [FAULT_RECEIVER_ENDED] =
            "UPDATE org SET ended_on = '2022-03-14', successor_id = (SELECT MIN(id) FROM org) "
            "WHERE id = (SELECT MAX(to_org_id) FROM report)",
        [FAULT_KEPT_LOST] = "UPDATE org SET kept_by_id = NULL",
    };
    enum { STATEMENT = 4000 }; /* behind those of the program */
    struct db_stmt stmt = { .name = arena_printf(w->t->arena, "fault_%d", (int)fault),
                            .sql = faults[fault],
                            .index = STATEMENT + (unsigned)fault };

    T_OK(w->t, db_exec(w->db, &stmt, NULL, NULL, w->t->error));
}
