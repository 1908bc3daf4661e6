/* SPDX-License-Identifier: Apache-2.0 */
#include "doc/layout_profile.h"
#include "play/world.h"
#include "work/org/org.h"
#include "work/org/set.h"

static struct org look(struct world *w, enum world_org org)
{
    struct org o;

    T_OK(w->t, org_load(world_as(w, "admin.province"), w->org[org], &o));
    return o;
}

static void a_telephone_is_set_and_taken_away(void **state)
{
    struct world w;

    world_open(*state, &w);
    T_OK(w.t, org_set_phone(world_as(&w, "admin.province"), w.org[W_HILL], S(" 0206 3184 816 ")));
    T_STR(look(&w, W_HILL).phone, "0206 3184 816");
    T_ERR(w.t, E_INVALID,
          org_set_phone(world_as(&w, "admin.province"), w.org[W_HILL], S("gọi\nsau")));
    T_STR(look(&w, W_HILL).phone, "0206 3184 816");
    T_OK(w.t, org_set_phone(world_as(&w, "admin.province"), w.org[W_HILL], S("")));
    assert_int_equal(look(&w, W_HILL).phone.n, 0);
}

static void a_layout_is_one_that_is_there(void **state)
{
    static const char *const names[] = { "dang-2026", "dang-2018", "nd30-2020" };
    struct layout_profile profile;
    struct world w;

    world_open(*state, &w);
    for (size_t i = 0; i < COUNT(names); i++) {
        T_OK(w.t, layout_profile_load(str_of(names[i]), w.t->arena, &profile, w.t->error));
        T_OK(w.t, org_set_layout(world_as(&w, "admin.province"), w.org[W_HILL], str_of(names[i])));
        assert_true(str_eq(look(&w, W_HILL).layout, str_of(names[i])));
    }
    T_ERR(w.t, E_INVALID,
          org_set_layout(world_as(&w, "admin.province"), w.org[W_HILL], S("dang-1999")));
    assert_true(str_find(str_of(w.t->error->message), S("nd30-2020"), 0) != SIZE_MAX);
}

static void only_who_keeps_units_sets_them(void **state)
{
    struct world w;

    world_open(*state, &w);
    T_ERR(w.t, E_DENIED,
          org_set_phone(world_as(&w, "clerk.commune"), w.org[W_HILL], S("0206 3184 816")));
    T_ERR(w.t, E_DENIED,
          org_set_layout(world_as(&w, "clerk.commune"), w.org[W_HILL], S("dang-2026")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T_STORE(a_telephone_is_set_and_taken_away),
        T_STORE(a_layout_is_one_that_is_there),
        T_STORE(only_who_keeps_units_sets_them),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
