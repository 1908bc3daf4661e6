/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "play/world.h"
#include "work/account/keep.h"
#include "work/account/password.h"
#include "work/org/org.h"
#include "work/org/person.h"

static const struct world_account *of(const struct world *w, const char *name)
{
    for (size_t i = 0; i < w->n_accounts; i++) {
        if (strcmp(w->accounts[i].name, name) == 0)
            return &w->accounts[i];
    }
    fail_msg("no account %s", name);
    return NULL;
}

/* The other commune's clerk administers it too. */
static void open_with_commune_s_admin(struct t *t, struct world *w)
{
    world_open(t, w);
    T_OK(t, account_grant(world_as(w, "admin.province"), of(w, "clerk.other")->account_id,
                          w->org[W_OTHER], ROLE_ADMIN, S("2022-03-01")));
}

static enum err add(struct ctx *c, int64_t person_id, int64_t org_id, const char *name,
                    int64_t *ret)
{
    return account_add(c,
                       &(struct account_new){ .person_id = person_id,
                                              .org_id = org_id,
                                              .name = str_of(name),
                                              .secret = S("x"),
                                              .lang = LANG_VI },
                       ret);
}

/* Somebody without an account, on no roll. */
static int64_t somebody(struct world *w, enum world_org org)
{
    struct person_new in = { .name = S("Hạng Thị Pà"), .org_id = w->org[org] };
    int64_t id;

    T_OK(w->t, person_add(world_at_terminal(w), &in, &id));
    return id;
}

static void only_who_administers_a_unit_gives_accounts_and_roles_there(void **state)
{
    struct world w;
    int64_t id, person, account;

    open_with_commune_s_admin(*state, &w);
    person = somebody(&w, W_OTHER_HAMLET);
    account = of(&w, "secretary.other_hamlet")->account_id;
    T_ERR(w.t, E_DENIED, add(world_as(&w, NULL), person, w.org[W_OTHER_HAMLET], "moi", &id));
    T_ERR(w.t, E_DENIED,
          add(world_as(&w, "clerk.commune"), person, w.org[W_OTHER_HAMLET], "moi", &id));
    T_ERR(w.t, E_DENIED,
          account_grant(world_as(&w, "clerk.other"), account, w.org[W_COMMUNE], ROLE_CLERK,
                        S("2022-03-14")));
    T_ERR(w.t, E_DENIED,
          account_revoke(world_as(&w, "clerk.commune"), account, w.org[W_OTHER_HAMLET],
                         ROLE_SECRETARY, S("2022-03-14")));
    T_OK(w.t, add(world_as(&w, "clerk.other"), person, w.org[W_OTHER_HAMLET], "moi", &id));
    T_OK(w.t, account_grant(world_as(&w, "clerk.other"), id, w.org[W_OTHER_HAMLET], ROLE_MEMBER,
                            S("2022-03-14")));
}

static void nobody_gets_an_account_for_a_person_of_another_office(void **state)
{
    struct world w;
    int64_t id;

    open_with_commune_s_admin(*state, &w);
    T_ERR(w.t, E_DENIED,
          add(world_as(&w, "clerk.other"), w.hamlet_people[3], w.org[W_OTHER], "moi", &id));
    T_OK(w.t, add(world_as(&w, "admin.province"), w.hamlet_people[3], w.org[W_OTHER], "moi", &id));
}

static void a_role_given_below_opens_no_superior_s_account(void **state)
{
    struct world w;
    int64_t superior;

    open_with_commune_s_admin(*state, &w);
    superior = of(&w, "clerk.province")->account_id;
    T_OK(w.t, account_grant(world_as(&w, "clerk.other"), superior, w.org[W_OTHER], ROLE_TEAM,
                            S("2022-03-14")));
    T_ERR(w.t, E_DENIED, password_reset(world_as(&w, "clerk.other"), S("clerk.province"), S("x")));
    T_ERR(w.t, E_DENIED, account_close(world_as(&w, "clerk.other"), S("clerk.province")));
    T_ERR(w.t, E_DENIED, account_close(world_as(&w, NULL), S("clerk.province")));
    T_OK(w.t, account_close(world_as(&w, "admin.province"), S("clerk.province")));
}

static void an_account_without_a_role_is_the_operator_s(void **state)
{
    struct world w;
    int64_t id;

    world_open(*state, &w);
    T_OK(w.t, add(world_as(&w, "admin.province"), w.hamlet_people[3], w.org[W_HAMLET], "moi", &id));
    T_ERR(w.t, E_DENIED, account_close(world_as(&w, "admin.province"), S("moi")));
    T_OK(w.t, account_close(world_at_terminal(&w), S("moi")));
}

static void a_name_that_was_given_is_not_given_again(void **state)
{
    struct world w;
    int64_t id;

    world_open(*state, &w);
    T_ERR(w.t, E_CONFLICT,
          add(world_at_terminal(&w), w.hamlet_people[3], w.org[W_HAMLET], " Clerk.COMMUNE ", &id));
    assert_string_equal(w.t->error->message,
                        "Tên đăng nhập “clerk.commune” đã có người dùng. Hãy chọn tên khác.");
    T_OK(w.t, account_close(world_at_terminal(&w), S("clerk.commune")));
    T_ERR(w.t, E_CONFLICT,
          add(world_at_terminal(&w), w.hamlet_people[3], w.org[W_HAMLET], "clerk.commune", &id));
}

static void an_account_may_hold_several_roles_each_once(void **state)
{
    struct world w;
    int64_t id;

    world_open(*state, &w);
    id = of(&w, "clerk.commune")->account_id;
    T_OK(w.t, account_grant(world_as(&w, "admin.province"), id, w.org[W_COMMUNE], ROLE_HEAD,
                            S("2022-03-14")));
    assert_int_equal(world_as(&w, "clerk.commune")->who->n_grants, 2);
    T_ERR(w.t, E_CONFLICT,
          account_grant(world_as(&w, "admin.province"), id, w.org[W_COMMUNE], ROLE_HEAD,
                        S("2022-03-14")));
    T_OK(w.t, account_revoke(world_as(&w, "admin.province"), id, w.org[W_COMMUNE], ROLE_HEAD,
                             S("2022-03-14")));
    T_ERR(w.t, E_NOT_FOUND,
          account_revoke(world_as(&w, "admin.province"), id, w.org[W_COMMUNE], ROLE_HEAD,
                         S("2022-03-14")));
    assert_int_equal(world_as(&w, "clerk.commune")->who->n_grants, 1);
    T_OK(w.t, account_grant(world_as(&w, "admin.province"), id, w.org[W_COMMUNE], ROLE_HEAD,
                            S("2022-03-14")));
    assert_int_equal(world_as(&w, "clerk.commune")->who->n_grants, 2);
}

static void a_person_has_one_account(void **state)
{
    struct world w;
    int64_t id;

    world_open(*state, &w);
    T_ERR(w.t, E_CONFLICT,
          add(world_at_terminal(&w), w.hamlet_people[0], w.org[W_COMMUNE], "moi", &id));
    assert_string_equal(
        w.t->error->message,
        "Người này đã có tài khoản “secretary.hamlet”. Hãy cấp thêm vai trò cho tài khoản ấy.");
    T_ERR(w.t, E_NOT_FOUND, add(world_at_terminal(&w), 17, w.org[W_COMMUNE], "moi", &id));
}

static void an_account_puts_nobody_on_a_roll(void **state)
{
    const struct org_person *people;
    struct world w;
    int64_t id;
    size_t n;

    world_open(*state, &w);
    id = somebody(&w, W_HAMLET);
    T_OK(w.t, add(world_at_terminal(&w), id, w.org[W_HAMLET], "moi", &id));
    T_OK(w.t, account_grant(world_at_terminal(&w), id, w.org[W_HAMLET], ROLE_SECRETARY,
                            S("2022-03-14")));
    T_OK(w.t, org_people(world_as(&w, "secretary.hamlet"), w.org[W_HAMLET], &people, &n));
    assert_int_equal(n, W_HAMLET_PEOPLE);
}

static void a_name_is_found_where_one_may_look(void **state)
{
    const struct person_named *rows;
    struct world w;
    size_t n;

    open_with_commune_s_admin(*state, &w);
    T_OK(w.t, person_find(world_at_terminal(&w), S("  lo van  PANH "), w.org[W_OTHER], &rows, &n));
    assert_int_equal(n, 1);
    assert_true(rows[0].id == w.hamlet_people[0] && rows[0].org_id == w.org[W_HAMLET]);
    T_OK(w.t,
         person_find(world_as(&w, "clerk.other"), S("Lò Văn Pành"), w.org[W_OTHER], &rows, &n));
    assert_int_equal(n, 0);
    T_ERR(w.t, E_DENIED,
          person_find(world_as(&w, "clerk.other"), S("Lò Văn Pành"), w.org[W_HAMLET], &rows, &n));
}

static void nobody_joins_a_unit_twice(void **state)
{
    struct world w;

    world_open(*state, &w);
    T_ERR(w.t, E_CONFLICT,
          person_join(world_at_terminal(&w), w.hamlet_people[0], w.org[W_HAMLET], S("official"),
                      S("2022-03-14")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T_STORE(only_who_administers_a_unit_gives_accounts_and_roles_there),
        T_STORE(nobody_gets_an_account_for_a_person_of_another_office),
        T_STORE(a_role_given_below_opens_no_superior_s_account),
        T_STORE(an_account_without_a_role_is_the_operator_s),
        T_STORE(a_name_that_was_given_is_not_given_again),
        T_STORE(an_account_may_hold_several_roles_each_once),
        T_STORE(a_person_has_one_account),
        T_STORE(an_account_puts_nobody_on_a_roll),
        T_STORE(a_name_is_found_where_one_may_look),
        T_STORE(nobody_joins_a_unit_twice),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
