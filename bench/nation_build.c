/* SPDX-License-Identifier: Apache-2.0 */
/* The tree is written row by row by the prepared statements that the use cases call too; campaign, dues and
 * reports are made by the use cases, on their days. */
#include <inttypes.h>

#include "db/db.h"
#include "nation.h"
#include "store/account.h"
#include "store/org.h"
#include "store/person.h"
#include "store/report.h"
#include "text/name.h"
#include "work/campaign/campaign.h"
#include "work/campaign/lay.h"
#include "work/report/report.h"

#define FIRST_ID INT64_C(800000000000000000) /* as long as those of real rows */
#define FORM_ID  INT64_C(799999999999999999)
#define SINCE    "2025-07-01"

static const struct nation_shape shapes[] = {
    { "nation", { 34, 98, 8, 10 }, 2, 3, 1, 1 },
    { "province", { 1, 100, 8, 12 }, 0, 12, 12, 1 },
    { "two", { 2, 100, 8, 12 }, 0, 1, 0, 0 },
    { "small", { 2, 3, 2, 2 }, 2, 3, 2, 1 },
};

static const struct {
    const char *kind, *role, *code, *name;
} levels[NATION_LEVELS] = {
    [TOP] = { "province", "head", "tw", "Trung ương" },
    [PROVINCE] = { "province", "head", "t", "Tỉnh ủy số" },
    [COMMUNE] = { "commune", "head", ".x", "Đảng ủy xã số" },
    [GROUP] = { "department", "head", ".c", "Đảng ủy cơ sở số" },
    [BRANCH] = { "branch", "secretary", ".b", "Chi bộ thôn số" },
};

struct unit {
    enum nation_level level;
    int64_t id;
    struct str path, code; /* code: its account's name */
};

struct builder {
    struct run *run;
    const struct nation_shape *shape;
    int64_t next_id;
};

const struct nation_shape *nation_shape(const char *name)
{
    for (size_t i = 0; i < COUNT(shapes); i++) {
        if (str_eq(str_of(name), str_of(shapes[i].name)))
            return &shapes[i];
    }
    return NULL;
}

static enum err add_org(struct builder *b, const struct unit *above, struct str name,
                        const struct unit *unit)
{
    struct run *run = b->run;
    const struct q_org_add_in in = {
        .id = unit->id,
        .kind = str_of(levels[unit->level].kind),
        .name = name,
        .name_key = name_find_key(run->arena, name),
        .order_key = name_order_key(run->arena, name),
        .official_name = name,
        .symbol = S("ĐU"),
        .place = S("Sơn Hà"),
        .layout = S("dang-2026"),
        .founded_on = S(SINCE),
    };
    int64_t changed;
    enum err r = q_org_add(run->db, &in, &run->error);

    if (!r)
        r = q_org_name_add(run->db, b->next_id++, in.id, in.founded_on, &changed, &run->error);
    if (!r && above)
        r = q_org_link_add(run->db, b->next_id++, HIERARCHY, in.id, above->id, in.founded_on,
                           &run->error);
    if (r)
        return r;
    return q_org_path_add(run->db, HIERARCHY, in.id,
                          (struct db_int){ above != NULL, above ? above->id : 0 }, unit->level,
                          unit->path, &run->error);
}

/* Who acts for it. */
static enum err add_account(struct builder *b, const struct unit *unit)
{
    static const char *const family[] = { "Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng" };
    static const char *const given[] = { "An",  "Bình", "Chi",  "Dũng",   "Giang", "Hà", "Khánh",
                                         "Lan", "Minh", "Ngọc", "Phượng", "Quân",  "Sơn" };
    struct arena *a = b->run->arena;
    size_t pick = (size_t)(unit->id - FIRST_ID);
    int64_t person = b->next_id++, account = b->next_id++;
    struct str name = str_fmt(a, "%s Văn %s", family[pick % COUNT(family)],
                              given[pick / COUNT(family) % COUNT(given)]);
    enum err r;

    r = q_person_add(b->run->db, person, name, name_find_key(a, name),
                     name_person_order_key(a, name), STR_NONE, &b->run->error);
    if (!r)
        r = q_account_add(b->run->db, account, person, unit->code, S("vi"), &b->run->error);
    return r ? r
             : q_role_grant_add(b->run->db, b->next_id++, account, unit->id,
                                str_of(levels[unit->level].role), S(SINCE), &b->run->error);
}

static int below(const struct nation_shape *shape, enum nation_level level, int nth)
{
    if (level == BRANCH)
        return 0;
    return shape->below[level] + (level == GROUP && shape->more && nth % shape->more == 0);
}

/* The unit and all below it; it is the nth below the one above. */
static enum err add_unit(struct builder *b, const struct unit *above, int nth)
{
    struct arena *a = b->run->arena;
    struct arena_mark mark = arena_mark(a);
    struct unit unit = { .level = above ? above->level + 1 : TOP, .id = b->next_id++ };
    struct str name = str_of(levels[unit.level].name);
    enum err r;

    if (above) {
        name = str_fmt(a, "%.*s %d", STR_ARGS(name), nth);
        unit.code = str_fmt(a, "%.*s%s%d", STR_ARGS(above->level == TOP ? S("") : above->code),
                            levels[unit.level].code, nth);
    } else {
        unit.code = str_of(levels[TOP].code);
    }
    unit.path = str_fmt(a, "%.*s%" PRId64 "/", STR_ARGS(above ? above->path : S("/")), unit.id);
    r = add_org(b, above, name, &unit);
    if (!r)
        r = add_account(b, &unit);
    for (int i = 1; !r && i <= below(b->shape, unit.level, nth); i++)
        r = add_unit(b, &unit, i);
    arena_reset_to(a, mark);
    return r;
}

static enum err add_indicator(struct run *run, struct str code)
{
    const struct q_indicator_add_in in = { .code = code,
                                           .from_on = S("2026-01-01"),
                                           .name_vi = code,
                                           .name_en = code,
                                           .unit_vi = S("việc"),
                                           .unit_en = S("items") };

    return q_indicator_add(run->db, &in, &run->error);
}

/* The shipped lines, and as many that are typed as make twenty. */
static enum err add_form(struct builder *b)
{
    struct run *run = b->run;
    struct q_report_form_lines *lines = NULL;
    int64_t form = b->next_id++, changed;
    size_t n = 0;
    enum err r;

    r = q_report_form_lines(run->db, 1, run->arena, &lines, &n, &run->error);
    if (!r)
        r = q_report_form_end(run->db, 1, S("2026-01-01"), &changed, &run->error);
    if (!r)
        r = q_report_form_add(run->db, form, S("periodic"), S("Báo cáo tháng"), S("Monthly report"),
                              S("2026-01-01"), &run->error);
    for (size_t i = 0; !r && i < NATION_LINES; i++) {
        struct str code = i < n ? lines[i].indicator : str_fmt(run->arena, "typed_%02zu", i);

        if (i >= n)
            r = add_indicator(run, code);
        if (!r)
            r = q_report_form_line_add(run->db, form, (int64_t)i + 1, code, &run->error);
    }
    return r;
}

static enum err issue_all(struct builder *b)
{
    struct issue in = { .version = 1,
                        .scope = ISSUE_SUBTREE,
                        .rest = SERIES_REST_NONE,
                        .sure_of_all = true };
    size_t units, dues;
    struct ctx c;
    enum err r;

    r = nation_draft(b->run, &in.campaign_id);
    if (!r)
        r = nation_as(b->run, "tw", nation_at(1, 2), &c);
    return r ? r : issue(&c, &in, &units, &dues);
}

/* What the daily job would have laid until then. */
static enum err lay(struct builder *b, int month)
{
    struct due_round round = { 0 };
    struct ctx c;
    enum err r = OK;

    ctx_init(&c, &b->run->app, b->run->db, b->run->arena, &b->run->error);
    ctx_operate(&c);
    c.now_ms = nation_at(month, 2);
    c.today = clock_day(c.now_ms);
    while (!r && !round.end)
        r = due_lay_next(&c, &round);
    return r;
}

static enum err receive(struct builder *b, struct str above, int month, int64_t id, int64_t version)
{
    struct ctx c;
    enum err r;

    r = nation_as(b->run, arena_cstr(b->run->arena, above), nation_at(month + 1, 3), &c);
    return r ? r : report_receive(&c, id, version);
}

/* What is below it reports first; the topmost only receives. above: whose account receives it. */
static enum err report_all(struct builder *b, enum nation_level level, struct str code,
                           struct str above, int nth, int month)
{
    struct run *run = b->run;
    struct arena_mark mark = arena_mark(run->arena);
    int n = level == TOP ? b->shape->reporting : below(b->shape, level, nth);
    int64_t id, version;
    enum err r = OK;

    for (int i = 1; !r && i <= n; i++)
        r = report_all(b, level + 1,
                       str_fmt(run->arena, "%.*s%s%d", STR_ARGS(level == TOP ? S("") : code),
                               levels[level + 1].code, i),
                       code, i, month);
    if (!r && level == BRANCH)
        r = nation_session(run, arena_cstr(run->arena, code), month);
    if (!r && level != TOP)
        r = nation_send(run, arena_cstr(run->arena, code), month, &id, &version);
    if (!r && level != TOP)
        r = receive(b, above, month, id, version);
    arena_reset_to(run->arena, mark);
    return r;
}

static enum err work(struct builder *b)
{
    enum err r = add_form(b);

    if (!r)
        r = issue_all(b);
    for (int month = 2; !r && month <= b->shape->months; month++)
        r = lay(b, month);
    for (int month = 1; !r && month <= b->shape->reported; month++)
        r = report_all(b, TOP, S("tw"), S(""), 1, month);
    return r;
}

enum err nation_build(struct run *run, const struct nation_shape *shape, bool tree)
{
    CLEANUP(db_rollback) struct db_tx *tx = NULL;
    struct builder b = { .run = run, .shape = shape, .next_id = tree ? FIRST_ID : FORM_ID };
    enum err r = db_begin(run->db, DB_WRITE, &tx, &run->error);

    if (!r)
        r = tree ? add_unit(&b, NULL, 1) : work(&b);
    return r ? r : db_commit(&tx, &run->error);
}
