/* SPDX-License-Identifier: Apache-2.0 */
#include "play/world.h"
#include "store/account.h"
#include "work/account/keep.h"
#include "work/account/password.h"

#define OLD "nghìn việc nhỏ"
#define NEW "muôn việc lớn"

static void open_with_password(struct t *t, struct world *w)
{
    struct str secret;

    world_open(t, w);
    T_OK(t, password_hash(world_as(w, NULL), S(OLD), &secret));
    T_OK(t, q_credential_add(w->db, ids_next(&w->ids), w->accounts[0].account_id, S("password"),
                             secret, w->now_ms, t->error));
}

/* The token of the login, STR_NONE when refused. */
static struct str sign_in(struct world *w, const char *password)
{
    struct sign_in in = { .name = str_of(w->accounts[0].name),
                          .password = str_of(password),
                          .address = S("10.0.0.7") };
    struct ctx *c = world_as(w, NULL);
    struct account_check check;
    struct str token, words;

    T_OK(w->t, account_check(c, &in, &check));
    T_OK(w->t, account_sign_in(world_again(w, c), &in, &check, &token, &words));
    return token;
}

static bool holds(struct world *w, struct str token)
{
    struct ctx *c = world_as(w, NULL);

    T_OK(w->t, account_who(c, token));
    return c->who;
}

/* Why it was refused; "" when it was not. */
static struct str change(struct world *w, struct str token, const char *now, const char *next)
{
    struct password_change in = { .now = str_of(now),
                                  .next = str_of(next),
                                  .address = S("10.0.0.7"),
                                  .token = token };
    struct ctx *c = world_as(w, w->accounts[0].name);
    struct password_check check;
    struct str words;

    T_OK(w->t, password_check(c, &in, &check));
    T_OK(w->t, password_change(world_again(w, c), &in, &check, &words));
    return words;
}

static void the_new_one_opens_and_the_old_one_no_longer(void **state)
{
    struct world w;
    struct str token;

    open_with_password(*state, &w);
    token = sign_in(&w, OLD);
    T_STR(change(&w, token, OLD, NEW), "");
    assert_int_equal(sign_in(&w, OLD).n, 0);
    assert_true(sign_in(&w, NEW).n > 0);
}

static void every_other_login_is_closed(void **state)
{
    struct str token, other;
    struct world w;

    open_with_password(*state, &w);
    token = sign_in(&w, OLD);
    other = sign_in(&w, OLD);
    T_STR(change(&w, token, OLD, NEW), "");
    assert_true(holds(&w, token));
    assert_false(holds(&w, other));
}

static void a_wrong_one_changes_nothing_and_counts(void **state)
{
    struct world w;
    struct str token;

    open_with_password(*state, &w);
    token = sign_in(&w, OLD);
    for (int i = 0; i < SIGN_IN_TRIES; i++)
        T_STR(change(&w, token, "sai", NEW), "Mật khẩu hiện nay chưa đúng. Hãy nhập lại.");
    assert_true(str_starts(change(&w, token, OLD, NEW), S("Đã nhập sai nhiều lần")));
    assert_true(holds(&w, token));
}

static void the_administrator_s_new_one_closes_every_login(void **state)
{
    struct str secret, token;
    struct world w;
    struct ctx *c;

    open_with_password(*state, &w);
    token = sign_in(&w, OLD);
    c = world_at_terminal(&w);
    T_OK(w.t, password_hash(c, S(NEW), &secret));
    T_OK(w.t, password_reset(world_again(&w, c), str_of(w.accounts[0].name), secret));
    assert_false(holds(&w, token));
    assert_int_equal(sign_in(&w, OLD).n, 0);
    assert_true(sign_in(&w, NEW).n > 0);
    T_ERR(w.t, E_NOT_FOUND, password_reset(c, S("khong.co"), secret));
}

static void a_closed_account_is_nobody_s(void **state)
{
    struct world w;
    struct str token;

    open_with_password(*state, &w);
    token = sign_in(&w, OLD);
    T_OK(w.t, account_close(world_at_terminal(&w), str_of(w.accounts[0].name)));
    assert_false(holds(&w, token));
    assert_int_equal(sign_in(&w, OLD).n, 0);
    T_ERR(w.t, E_NOT_FOUND, account_close(world_at_terminal(&w), str_of(w.accounts[0].name)));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T_STORE(the_new_one_opens_and_the_old_one_no_longer),
        T_STORE(every_other_login_is_closed),
        T_STORE(a_wrong_one_changes_nothing_and_counts),
        T_STORE(the_administrator_s_new_one_closes_every_login),
        T_STORE(a_closed_account_is_nobody_s),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
