/* SPDX-License-Identifier: Apache-2.0 */
#include "play/world.h"
#include "store/org.h"
#include "work/account/keep.h"
#include "work/name.h"
#include "work/org/org.h"
#include "work/org/person.h"

static enum err add_unit(struct ctx *c, int64_t above, const char *name, int64_t *ret_id)
{
    struct org_new in = {
        .parent_id = above,
        .kind = S("branch"),
        .name = str_of(name),
        .symbol = S(""),
        .place = S(""),
        .from_on = S("2022-01-01"),
    };

    return org_add(c, &in, ret_id);
}

static enum err add_official(struct ctx *c, int64_t above, const char *name, int64_t *ret_id)
{
    struct org_new in = {
        .parent_id = above,
        .kind = S("branch"),
        .name = S("Chi bộ Tổ 1"),
        .official_name = str_of(name),
        .symbol = S(""),
        .place = S(""),
        .from_on = S("2022-01-01"),
    };

    return org_add(c, &in, ret_id);
}

static enum err add_person(struct ctx *c, int64_t above, const char *name, int64_t *ret_id)
{
    return person_add(c, &(struct person_new){ .name = str_of(name), .org_id = above }, ret_id);
}

static enum err add_account(struct ctx *c, int64_t above, const char *name, int64_t *ret_id)
{
    struct account_new in = {
        .org_id = above,
        .name = str_of(name),
        .secret = S("x"),
        .lang = LANG_VI,
    };
    enum err r = add_person(c, above, "Trần Thị Ánh", &in.person_id);

    return r ? r : account_add(c, &in, ret_id);
}

static enum err (*const writers[])(struct ctx *, int64_t, const char *, int64_t *) = {
    add_unit,
    add_official,
    add_person,
    add_account,
};

static void whatever_writes_a_name_refuses_what_is_none(void **state)
{
    static const struct {
        const char *name, *words;
    } rows[] = {
        { " x ", "Tên phải có ít nhất 2 ký tự." },
        { "Chi bộ\nthôn", "Tên chỉ viết trên một dòng." },
        { "2026", "Tên phải có chữ, không chỉ gồm số và dấu." },
        { "\xC3", "Tên có ký tự bị hỏng. Hãy gõ lại." },
    };
    struct world w;
    int64_t id = 0;

    world_open(*state, &w);
    for (size_t i = 0; i < COUNT(rows); i++) {
        for (size_t j = 0; j < COUNT(writers); j++) {
            T_ERR(w.t, E_INVALID,
                  writers[j](world_as(&w, "admin.province"), w.org[W_COMMUNE], rows[i].name, &id));
            assert_string_equal(w.t->error->message, rows[i].words);
            assert_int_equal(id, 0);
        }
    }
}

static void a_name_is_kept_composed_and_with_single_blanks(void **state)
{
    struct world w;
    struct q_org_by_id org;
    struct ctx *c;
    int64_t id, account;

    world_open(*state, &w);
    c = world_as(&w, "admin.province");
    T_OK(w.t, add_unit(c, w.org[W_COMMUNE], "  Chi b\xC3\xB4\xCC\xA3   2 ", &id));
    c = world_again(&w, c);
    T_OK(w.t, q_org_by_id(c->db, id, HIERARCHY, c->arena, &org, c->error));
    T_STR(org.name, "Chi bộ 2");
    T_OK(w.t, add_account(world_as(&w, "admin.province"), w.org[W_COMMUNE], " Thuky.Donghe\t",
                          &account));
    T_OK(w.t, account_find(world_as(&w, NULL), S("thuky.donghe"), &id));
    assert_int_equal(id, account);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T_STORE(whatever_writes_a_name_refuses_what_is_none),
        T_STORE(a_name_is_kept_composed_and_with_single_blanks),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
