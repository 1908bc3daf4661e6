/* SPDX-License-Identifier: Apache-2.0 */
/* tree.c - the units and people of 2022 that the browser journeys meet.
 *
 * usage: browser_tree district|department URL PASSWORD
 *
 * Fills an empty database and does nothing else: what happens in it is done on pages. Every name is
 * made up. Accounts say role and place: chuyenvien.huyen, bithu.langmo, thuky.langmo… */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "cli/run.h"
#include "db/db.h"
#include "store/org.h"
#include "text/name.h"
#include "text/vi.h"
#include "work/account/keep.h"
#include "work/account/password.h"
#include "work/org/person.h"

#define SINCE S("2020-01-01")

enum { UNITS_MAX = 16, ABOVE_ALL = -1 };

struct unit_row {
    const char *slug, *kind, *name, *symbol, *place;
    int parent;
};

static const struct unit_row district[] = {
    { "huyen", "district", "Huyện ủy Hòa Lĩnh", "HU", "Hòa Lĩnh", ABOVE_ALL },
    { "tuyengiao", "board", "Ban Tuyên giáo Huyện ủy", "BTGHU", "Hòa Lĩnh", 0 },
    { "linhthuong", "commune", "Đảng ủy xã Lĩnh Thượng", "ĐU", "Lĩnh Thượng", 0 },
    { "linhha", "commune", "Đảng ủy xã Lĩnh Hạ", "ĐU", "Lĩnh Hạ", 0 },
    { "langmo", "branch", "Chi bộ thôn Làng Mơ", "CB", "Lĩnh Thượng", 2 },
    { "bensoi", "branch", "Chi bộ thôn Bến Sỏi", "CB", "Lĩnh Thượng", 2 },
    { "thcs", "branch_office",
      "Chi bộ Trường Phổ thông dân tộc bán trú Trung học cơ sở Lĩnh Thượng", "CB", "Lĩnh Thượng",
      2 },
    { "dongtrau", "branch", "Chi bộ thôn Đồng Trầu", "CB", "Lĩnh Hạ", 3 },
    { "khenuoc", "branch", "Chi bộ thôn Khe Nước", "CB", "Lĩnh Hạ", 3 },
    { "ubnd", "branch_office", "Chi bộ Văn phòng Ủy ban nhân dân huyện", "CB", "Hòa Lĩnh", 0 },
    { "congan", "branch_office", "Chi bộ Công an huyện", "CB", "Hòa Lĩnh", 0 },
    { "truyenthanh", "unit", "Trung tâm Văn hóa và Truyền thanh huyện", "TTVH", "Hòa Lĩnh", 0 },
};

static const struct unit_row department[] = {
    { "so", "department", "Đảng ủy Sở Thủy lợi", "ĐU", "Hòa Lĩnh", ABOVE_ALL },
    { "vanphong", "branch_office", "Chi bộ Văn phòng Sở", "CB", "Hòa Lĩnh", 0 },
    { "kehoach", "branch_office", "Chi bộ Phòng Kế hoạch - Tài chính", "CB", "Hòa Lĩnh", 0 },
    { "congtrinh", "branch_office", "Chi bộ Phòng Quản lý công trình", "CB", "Hòa Lĩnh", 0 },
    { "nuocsach", "branch_office", "Chi bộ Trung tâm Nước sạch nông thôn", "CB", "Hòa Lĩnh", 0 },
    { "dedieu", "branch_office", "Chi bộ Chi cục Đê điều", "CB", "Hòa Lĩnh", 0 },
    { "thanhtra", "branch_office", "Chi bộ Thanh tra Sở", "CB", "Hòa Lĩnh", 0 },
};

/* Of every branch, in this order; the first three sign in. An agency's list ends with its staff who
 * are not members. */
static const struct {
    const char *state, *family, *title, *account;
    enum role role;
} members[] = {
    { "official", "Nguyễn Văn", "BÍ THƯ", "bithu", ROLE_SECRETARY },
    { "official", "Trần Thị", "PHÓ BÍ THƯ", "phobithu", ROLE_SECRETARY },
    { "official", "Lê Quang", NULL, "thuky", ROLE_SESSION_SECRETARY },
    { "official", "Phạm Hữu", NULL, NULL, 0 },
    { "official", "Hoàng Thị", NULL, NULL, 0 },
    { "official", "Đỗ Đức", NULL, NULL, 0 },
    { "probationary", "Bùi Minh", NULL, NULL, 0 },
    { "exempt", "Vũ Xuân", NULL, NULL, 0 },
};

/* One for each unit: lists of two units are told apart by the given name. */
static const char *const givens[UNITS_MAX] = { "An",   "Bảo",  "Cúc",  "Duyên", "Đạt", "Giang",
                                               "Hiền", "Khoa", "Liên", "Mạnh",  "Nga", "Oanh",
                                               "Phú",  "Quý",  "Sâm",  "Tùng" };

struct tree {
    struct run *run;
    const struct unit_row *rows;
    size_t n;
    struct str secret;
    int64_t ids[UNITS_MAX];
    struct str paths[UNITS_MAX];
};

static enum err add_unit(struct tree *t, size_t i)
{
    struct ctx *c = &t->run->ctx;
    const struct unit_row *row = &t->rows[i];
    struct q_org_add_in org = {
        .id = ids_next(c->ids),
        .kind = str_of(row->kind),
        .name = str_of(row->name),
        .name_key = name_find_key(c->arena, str_of(row->name)),
        .order_key = name_order_key(c->arena, str_of(row->name)),
        .official_name = vi_upper(c->arena, str_of(row->name)),
        .symbol = str_of(row->symbol),
        .place = str_of(row->place),
        .province = S("Hòa Lĩnh"),
        .phone = str_fmt(c->arena, "0200 3800 %03zu", 100 + i),
        .layout = S("dang-2018"),
        .founded_on = SINCE,
    };
    struct db_int parent = { 0 };
    struct str above = S("/");
    int64_t named;
    enum err r;

    r = q_org_add(c->db, &org, c->error);
    if (!r)
        r = q_org_name_add(c->db, ids_next(c->ids), org.id, SINCE, &named, c->error);
    if (r)
        return r;
    if (row->parent != ABOVE_ALL) {
        parent = (struct db_int){ true, t->ids[row->parent] };
        above = t->paths[row->parent];
        r = q_org_link_add(c->db, ids_next(c->ids), HIERARCHY, org.id, parent.v, SINCE, c->error);
        if (r)
            return r;
    }
    t->ids[i] = org.id;
    t->paths[i] = str_fmt(c->arena, "%.*s%" PRId64 "/", STR_ARGS(above), org.id);
    return q_org_path_add(c->db, HIERARCHY, org.id, parent, parent.is ? (row->parent ? 2 : 1) : 0,
                          t->paths[i], c->error);
}

static enum err add_person(struct tree *t, size_t unit, const char *family, const char *state,
                           int64_t *ret)
{
    struct ctx *c = &t->run->ctx;
    struct person_new in = {
        .name = str_fmt(c->arena, "%s %s", family, givens[unit]),
        .org_id = t->ids[unit],
    };
    enum err r;

    r = person_add(c, &in, ret);
    if (r)
        return r;
    return state ? person_join(c, *ret, t->ids[unit], str_of(state), SINCE) : OK;
}

static enum err give_account(struct tree *t, size_t unit, int64_t person, const char *what,
                             enum role role)
{
    struct ctx *c = &t->run->ctx;
    struct account_new account = {
        .person_id = person,
        .org_id = t->ids[unit],
        .name = str_fmt(c->arena, "%s.%s", what, t->rows[unit].slug),
        .secret = t->secret,
        .lang = LANG_VI,
    };
    int64_t id;
    enum err r;

    r = account_add(c, &account, &id);
    if (r)
        return r;
    return account_grant(c, id, t->ids[unit], role, SINCE);
}

static enum err staff_office(struct tree *t, size_t unit)
{
    static const struct {
        const char *family, *title, *account;
        enum role role;
    } staff[] = {
        { "Đinh Công", "BÍ THƯ", "lanhdao", ROLE_HEAD },
        { "Ngô Thu", NULL, "chuyenvien", ROLE_CLERK },
        { "Dương Hải", NULL, "quantri", ROLE_ADMIN },
    };

    for (size_t i = 0; i < COUNT(staff); i++) {
        int64_t person;
        const char *state = staff[i].title ? "official" : NULL; /* clerks are on no roll here */
        enum err r = add_person(t, unit, staff[i].family, state, &person);

        if (!r && staff[i].title)
            r = person_take_office(&t->run->ctx, person, t->ids[unit], str_of(staff[i].title), 1,
                                   SINCE);
        if (!r)
            r = give_account(t, unit, person, staff[i].account, staff[i].role);
        if (r)
            return r;
    }
    return OK;
}

static enum err staff_branch(struct tree *t, size_t unit)
{
    int64_t person;
    enum err r = OK;

    for (size_t i = 0; !r && i < COUNT(members); i++) {
        r = add_person(t, unit, members[i].family, members[i].state, &person);
        if (!r && members[i].title)
            r = person_take_office(&t->run->ctx, person, t->ids[unit], str_of(members[i].title),
                                   (int)i + 1, SINCE);
        if (!r && members[i].account)
            r = give_account(t, unit, person, members[i].account, members[i].role);
    }
    if (!r && strcmp(t->rows[unit].kind, "branch_office") == 0)
        r = add_person(t, unit, "Lý Ngọc", "non_member", &person);
    return r;
}

static bool meets(const struct unit_row *row)
{
    return strncmp(row->kind, "branch", 6) == 0 || strcmp(row->kind, "unit") == 0;
}

static enum err fill(struct tree *t)
{
    CLEANUP(db_rollback) struct db_tx *tx = NULL;
    struct run *run = t->run;
    enum err r;

    r = db_begin(run->db, DB_WRITE, &tx, &run->error);
    if (r)
        return r;
    for (size_t i = 0; i < t->n; i++) {
        r = add_unit(t, i);
        if (!r)
            r = meets(&t->rows[i]) ? staff_branch(t, i) : staff_office(t, i);
        if (r)
            return r;
    }
    return db_commit(&tx, &run->error);
}

int main(int argc, char **argv)
{
    CLEANUP(run_close) struct run run = { 0 };
    struct tree t = { .run = &run, .rows = district, .n = COUNT(district) };

    if (argc != 4) {
        (void)fprintf(stderr, "usage: browser_tree district|department URL PASSWORD\n");
        return 2;
    }
    if (strcmp(argv[1], "department") == 0) {
        t.rows = department;
        t.n = COUNT(department);
    }
    if (run_init(&run) || run_open(&run, argv[2]) ||
        password_hash(&run.ctx, str_of(argv[3]), &t.secret) || fill(&t)) {
        (void)fprintf(stderr, "browser_tree: %s\n", run.error.message);
        return 1;
    }
    return 0;
}
