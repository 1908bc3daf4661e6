/* SPDX-License-Identifier: Apache-2.0 */
/* people.c - the tree of the demo, and who lives in it. Every name is made up. */
#include "cli/demo/demo.h"
#include "work/account/account.h"
#include "work/account/keep.h"
#include "work/org/advise.h"
#include "work/org/org.h"
#include "work/org/person.h"

#define SINCE S("2025-07-01")

struct row {
    const char *name, *place, *kind, *symbol, *slug;
    int parent;
};

static const struct row upper[] = {
    { "Tỉnh ủy Thanh Giang", "Thanh Giang", "province", "TU", "tinh", -1 },
    { "Đảng ủy xã Tân Lập", "Tân Lập", "commune", "ĐU", "tanlap", DEMO_PROVINCE },
    { "Đảng ủy xã Suối Mây", "Suối Mây", "commune", "ĐU", "suoimay", DEMO_PROVINCE },
    { "Đảng ủy phường Đông Hạ", "Đông Hạ", "commune", "ĐU", "dongha", DEMO_PROVINCE },
    { "Đảng ủy Sở Xây dựng", "Thanh Giang", "department", "ĐU", "soxaydung", DEMO_PROVINCE },
};

/* Branches by the unit above them; the account of a branch's secretary is "bithu.<slug>". */
static const struct {
    int parent;
    const char *kind, *name, *slug;
} branches[] = {
    { DEMO_COMMUNE_1, "branch", "thôn Đông Hè", "donghe" },
    { DEMO_COMMUNE_1, "branch", "thôn Bãi Soi", "baisoi" },
    { DEMO_COMMUNE_1, "branch", "thôn Cây Gạo", "caygao" },
    { DEMO_COMMUNE_1, "branch", "thôn Đồng Trước", "dongtruoc" },
    { DEMO_COMMUNE_1, "branch", "thôn Gò Mít", "gomit" },
    { DEMO_COMMUNE_1, "branch", "thôn Hạ Lễ", "hale" },
    { DEMO_COMMUNE_1, "branch", "thôn Nà Cạn", "nacan" },
    { DEMO_COMMUNE_1, "branch", "thôn Tân Tiến", "tantien" },
    { DEMO_COMMUNE_1, "branch", "thôn Vườn Chè", "vuonche" },
    { DEMO_COMMUNE_1, "branch_office", "Trường Tiểu học Tân Lập", "tieuhoctanlap" },
    { DEMO_COMMUNE_1, "branch_office", "Trạm Y tế xã Tân Lập", "tramytetanlap" },
    { DEMO_COMMUNE_2, "branch", "bản Pác Ngần", "pacngan" },
    { DEMO_COMMUNE_2, "branch", "bản Khuổi Lầy", "khuoilay" },
    { DEMO_COMMUNE_2, "branch", "bản Mây Thượng", "maythuong" },
    { DEMO_COMMUNE_2, "branch", "bản Mây Hạ", "mayha" },
    { DEMO_COMMUNE_2, "branch", "bản Nà Lùng", "nalung" },
    { DEMO_COMMUNE_2, "branch", "bản Tát Dài", "tatdai" },
    { DEMO_COMMUNE_2, "branch", "thôn Phố Mới", "phomoi" },
    { DEMO_COMMUNE_2, "branch_office", "Trường PTDTBT THCS Suối Mây", "thcssuoimay" },
    { DEMO_COMMUNE_2, "branch_office", "Công an xã Suối Mây", "congansuoimay" },
    { DEMO_WARD, "branch", "Tổ dân phố 1", "tdp1" },
    { DEMO_WARD, "branch", "Tổ dân phố 2", "tdp2" },
    { DEMO_WARD, "branch", "Tổ dân phố 3", "tdp3" },
    { DEMO_WARD, "branch", "Tổ dân phố 4", "tdp4" },
    { DEMO_WARD, "branch", "Tổ dân phố 5", "tdp5" },
    { DEMO_WARD, "branch", "Tổ dân phố 6", "tdp6" },
    { DEMO_WARD, "branch", "Tổ dân phố Bến Đò", "bendo" },
    { DEMO_WARD, "branch", "Tổ dân phố Cầu Mới", "caumoi" },
    { DEMO_WARD, "branch_office", "Trường THPT Đông Hạ", "thptdongha" },
    { DEMO_WARD, "branch_office", "Chợ Trung tâm Đông Hạ", "chodongha" },
    { DEMO_WARD, "branch_office", "Hợp tác xã Dịch vụ Bến Đò", "htxbendo" },
    { DEMO_DEPARTMENT, "branch_office", "Văn phòng Sở", "vanphongso" },
    { DEMO_DEPARTMENT, "branch_office", "Phòng Quy hoạch - Kiến trúc", "quyhoach" },
    { DEMO_DEPARTMENT, "branch_office", "Phòng Hạ tầng kỹ thuật", "hatang" },
    { DEMO_DEPARTMENT, "branch_office", "Phòng Quản lý nhà", "quanlynha" },
    { DEMO_DEPARTMENT, "branch_office", "Phòng Vận tải", "vantai" },
    { DEMO_DEPARTMENT, "branch_office", "Thanh tra Sở", "thanhtra" },
    { DEMO_DEPARTMENT, "branch_office", "Trung tâm Kiểm định chất lượng công trình", "kiemdinh" },
    { DEMO_DEPARTMENT, "branch_office", "Ban Quản lý dự án hạ tầng", "banqlda" },
    { DEMO_DEPARTMENT, "branch_office", "Đội Duy tu đường bộ", "duytu" },
};

static const char *const families[] = { "Nguyễn", "Trần", "Lê",    "Phạm", "Hoàng", "Vũ",
                                        "Đặng",   "Bùi",  "Đỗ",    "Hồ",   "Ngô",   "Dương",
                                        "Lý",     "Nông", "Triệu", "Hà" };
static const char *const middles_m[] = { "Văn", "Đức", "Quang", "Hữu", "Minh", "Công", "Xuân" };
static const char *const givens_m[] = { "An",    "Bình", "Cường", "Dũng", "Hải",  "Hùng",
                                        "Khánh", "Long", "Nam",   "Phúc", "Quân", "Sơn",
                                        "Thắng", "Toàn", "Tuấn",  "Vinh" };
static const char *const middles_f[] = { "Thị", "Thị Minh", "Ngọc", "Thu", "Thanh", "Hồng" };
static const char *const givens_f[] = { "Ánh",    "Chi", "Dung", "Hà",  "Hạnh", "Hoa",
                                        "Huệ",    "Lan", "Linh", "Mai", "Ngân", "Nhung",
                                        "Phương", "Tâm", "Thảo", "Yến" };

static const char *const mobiles[] = { "0912 ", "0948 ", "0976 ", "0983 " };

#define PICK(d, list) ((list)[demo_roll((d), COUNT(list))])

static struct str new_name(struct demo *d)
{
    const char *family = PICK(d, families), *middle, *given;

    if (demo_roll(d, 100) < 62) {
        middle = PICK(d, middles_m);
        given = PICK(d, givens_m);
    } else {
        middle = PICK(d, middles_f);
        given = PICK(d, givens_f);
    }
    return str_fmt(d->run->arena, "%s %s %s", family, middle, given);
}

/* A number that begins so, with six digits more. */
static struct str phone(struct demo *d, const char *begin)
{
    unsigned digits = demo_roll(d, 1000000);

    return str_fmt(d->run->arena, "%s%03u %03u", begin, digits / 1000, digits % 1000);
}

static enum err add_unit(struct demo *d, const struct row *row)
{
    struct ctx *c = d->keeper;
    struct demo_unit *u = &d->units[d->n_units++];
    struct org_new org = {
        .parent_id = row->parent < 0 ? 0 : d->units[row->parent].id,
        .kind = str_of(row->kind),
        .name = str_of(row->name),
        .symbol = str_of(row->symbol),
        .place = str_of(row->place),
        .province = S("Thanh Giang"),
        .phone = phone(d, "0206 3"),
        .from_on = SINCE,
    };

    *u = (struct demo_unit){ .place = org.place, .kind = org.kind, .parent = row->parent };
    return org_add(c, &org, &u->id);
}

/* state NULL: they work for the unit and stand on no roll of it. */
static enum err add_person(struct demo *d, const struct demo_unit *u, const char *state,
                           int64_t *ret)
{
    struct ctx *c = d->keeper;
    struct person_new in = { .org_id = u->id };
    enum err r;

    in.phone = phone(d, PICK(d, mobiles));
    in.name = new_name(d);
    r = person_add(c, &in, ret);
    if (r)
        return r;
    d->people++;
    return state ? person_join(c, *ret, u->id, str_of(state), SINCE) : OK;
}

static enum err give_account(struct demo *d, const struct demo_unit *u, int64_t person,
                             struct str name, enum role role)
{
    struct ctx *c = d->keeper;
    struct account_new account = {
        .person_id = person,
        .org_id = u->id,
        .name = name,
        .secret = d->secret,
        .lang = LANG_VI,
    };
    int64_t id;
    enum err r;

    r = account_add(c, &account, &id);
    if (r)
        return r;
    return account_grant(c, id, u->id, role, SINCE);
}

static enum err staff_upper(struct demo *d, const struct row *row, const struct demo_unit *u)
{
    struct ctx *c = d->keeper;
    int64_t clerk, head, deputy;
    enum err r;

    r = add_person(d, u, "official", &head);
    if (r)
        return r;
    r = person_take_office(c, head, u->id, S("BÍ THƯ"), 2, SINCE);
    if (r)
        return r;
    r = add_person(d, u, "official", &deputy);
    if (r)
        return r;
    r = person_take_office(c, deputy, u->id, S("PHÓ BÍ THƯ"), 1, SINCE);
    if (r)
        return r;
    r = give_account(d, u, head, str_fmt(c->arena, "lanhdao.%s", row->slug), ROLE_HEAD);
    if (r)
        return r;
    r = add_person(d, u, NULL, &clerk);
    if (r)
        return r;
    r = give_account(d, u, clerk, str_fmt(c->arena, "chuyenvien.%s", row->slug), ROLE_CLERK);
    if (r || row->parent >= 0)
        return r;
    r = add_person(d, u, NULL, &clerk);
    if (r)
        return r;
    return give_account(d, u, clerk, S("quantri"), ROLE_ADMIN);
}

/* A committee that also meets: members without another office, and who runs its sessions. */
static enum err staff_committee(struct demo *d, struct demo_unit *u, const char *slug)
{
    struct ctx *c = d->keeper;
    int64_t person;
    enum err r;

    for (int i = 0; i < 7; i++) {
        r = add_person(d, u, "official", &person);
        if (!r)
            r = person_take_office(c, person, u->id, S("ỦY VIÊN BAN CHẤP HÀNH"), 10, SINCE);
        if (r)
            return r;
    }
    r = add_person(d, u, NULL, &person);
    if (r)
        return r;
    u->secretary = str_fmt(c->arena, "vanphong.%s", slug);
    return give_account(d, u, person, u->secretary, ROLE_SESSION_SECRETARY);
}

/* The province has an administrator: the operator hands over. */
static enum err hand_over(struct demo *d)
{
    struct run *run = d->run;
    struct ctx *c = arena_new(run->arena, struct ctx);
    int64_t id;
    enum err r;

    ctx_init(c, &run->app, run->db, run->arena, &run->error);
    r = account_find(c, S("quantri"), &id);
    if (!r)
        r = account_become(c, id);
    d->keeper = c;
    return r;
}

/* Twelve to twenty-two people; one in twelve exempt, one in ten probationary; offices also have
 * staff who are not members. */
static const char *new_state(struct demo *d, const struct demo_unit *u)
{
    unsigned roll = demo_roll(d, 120);

    if (roll < 10)
        return "exempt";
    if (roll < 22)
        return "probationary";
    if (str_eq(u->kind, S("branch_office")) && roll < 42)
        return "non_member";
    return "official";
}

static enum err staff_branch(struct demo *d, struct demo_unit *u, const char *slug)
{
    struct ctx *c = d->keeper;
    unsigned size = 12 + demo_roll(d, 11);
    int64_t person;
    enum err r;

    u->secretary = str_fmt(c->arena, "bithu.%s", slug);
    for (unsigned i = 0; i < size; i++) {
        r = add_person(d, u, i < 4 ? "official" : new_state(d, u), &person);
        if (r)
            return r;
        if (i == 0) {
            r = person_take_office(c, person, u->id, S("BÍ THƯ"), 1, SINCE);
            if (!r)
                r = give_account(d, u, person, u->secretary, ROLE_SECRETARY);
        } else if (i == 1) {
            r = person_take_office(c, person, u->id, S("PHÓ BÍ THƯ"), 2, SINCE);
        } else if (i == 2) {
            r = give_account(d, u, person, str_fmt(c->arena, "thuky.%s", slug),
                             ROLE_SESSION_SECRETARY);
        } else if (i == 3) {
            r = give_account(d, u, person, str_fmt(c->arena, "dangvien.%s", slug), ROLE_MEMBER);
        }
        if (r)
            return r;
    }
    return OK;
}

/* The province's board, which follows its campaign up: no tier of the tree that the story walks. */
static enum err add_board(struct demo *d)
{
    struct ctx *c = d->keeper;
    const struct demo_unit *province = &d->units[DEMO_PROVINCE];
    struct org_new org = {
        .parent_id = province->id,
        .kind = S("board"),
        .name = S("Ban Tổ chức Tỉnh ủy Thanh Giang"),
        .symbol = S("BTCTU"),
        .place = province->place,
        .province = S("Thanh Giang"),
        .phone = S("0206 3800 110"),
        .from_on = SINCE,
    };
    struct org_advise advise = { .committee_id = province->id };
    int64_t clerk;
    enum err r;

    r = org_add(c, &org, &d->board.id);
    if (r)
        return r;
    advise.board_id = d->board.id;
    advise.from = day_from_iso(SINCE);
    r = org_advise(c, &advise);
    if (!r)
        r = add_person(d, &d->board, NULL, &clerk);
    return r ? r : give_account(d, &d->board, clerk, S("chuyenvien.bantochuc"), ROLE_CLERK);
}

enum err demo_people(struct demo *d)
{
    enum err r;

    for (size_t i = 0; i < COUNT(upper); i++) {
        r = add_unit(d, &upper[i]);
        if (r)
            return r;
        r = staff_upper(d, &upper[i], &d->units[i]);
        if (!r && i == DEMO_PROVINCE)
            r = hand_over(d);
        if (r)
            return r;
    }
    for (size_t i = 0; i < COUNT(branches); i++) {
        struct arena *a = d->run->arena;
        struct str name = str_fmt(a, "Chi bộ %s", branches[i].name);
        struct row row = {
            .name = name.p,
            .place = d->units[branches[i].parent].place.p,
            .kind = branches[i].kind,
            .symbol = "CB",
            .parent = branches[i].parent,
        };

        r = add_unit(d, &row);
        if (r)
            return r;
        r = staff_branch(d, &d->units[d->n_units - 1], branches[i].slug);
        if (r)
            return r;
    }
    r = staff_committee(d, &d->units[DEMO_COMMUNE_1], upper[DEMO_COMMUNE_1].slug);
    return r ? r : add_board(d);
}
