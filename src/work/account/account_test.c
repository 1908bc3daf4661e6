/* SPDX-License-Identifier: Apache-2.0 */
#include "base/clock.h"
#include "base/hash.h"
#include "play/world.h"
#include "store/account.h"
#include "work/account/keep.h"
#include "work/account/password.h"

#define MINUTE_MS INT64_C(60000)

/* The hamlet's secretary with a password. */
static void open_with_password(struct t *t, struct world *w)
{
    struct ctx *c;
    struct str secret;

    world_open(t, w);
    c = world_as(w, NULL);
    T_OK(t, password_hash(c, S("nghìn việc nhỏ"), &secret));
    T_OK(t, q_credential_add(w->db, ids_next(&w->ids), w->accounts[0].account_id, S("password"),
                             secret, w->now_ms, t->error));
}

static struct sign_in with(const char *name, const char *password)
{
    return (struct sign_in){
        .name = str_of(name),
        .password = str_of(password),
        .address = S("10.0.0.7"),
        .device = S("Firefox"),
    };
}

/* STR_NONE when refused; *ret_words then says why. */
static struct str try_words(struct world *w, const struct sign_in *in, struct str *ret_words)
{
    struct ctx *c = world_as(w, NULL);
    struct account_check check;
    struct str token;

    *ret_words = S("");
    T_OK(w->t, account_check(c, in, &check));
    T_OK(w->t, account_sign_in(world_again(w, c), in, &check, &token, ret_words));
    return token;
}

static struct str try(struct world *w, const char *name, const char *password)
{
    struct sign_in in = with(name, password);
    struct str words;

    return try_words(w, &in, &words);
}

static struct who *who_of(struct world *w, struct str token)
{
    struct ctx *c = world_as(w, NULL);

    T_OK(w->t, account_who(c, token));
    return c->who;
}

static void the_right_password_opens_a_login(void **state)
{
    struct world w;
    struct who *who;
    struct str token;

    open_with_password(*state, &w);
    token = try(&w, " Secretary.Hamlet ", "nghìn việc nhỏ");
    assert_true(token.n >= 32);
    who = who_of(&w, token);
    assert_non_null(who);
    assert_true(who->account_id == w.accounts[0].account_id);
    assert_true(who->org_id == w.org[W_HAMLET]);
    T_STR(who->name, "Lò Văn Pành");
    assert_int_equal(who->n_grants, 1);
}

/* Not UTF-8: PostgreSQL would refuse it. */
static void what_a_browser_calls_itself_is_kept_as_far_as_it_is_text(void **state)
{
    struct account_open_login *logins;
    struct sign_in in;
    struct world w;
    struct str words;
    size_t n;

    open_with_password(*state, &w);
    in = with("secretary.hamlet", "nghìn việc nhỏ");
    in.device = S("Trình duyệt\xC3");
    assert_true(try_words(&w, &in, &words).n > 0);
    T_OK(w.t, account_logins(world_as(&w, "secretary.hamlet"), &logins, &n));
    assert_int_equal(n, 1);
    T_STR(logins[0].device, "Trình duyệt");
}

static void an_unknown_name_and_a_wrong_password_get_the_same_words(void **state)
{
    struct sign_in wrong = with("secretary.hamlet", "nghìn việc lớn");
    struct sign_in unknown = with("nobody.here", "nghìn việc nhỏ");
    struct str first, second;
    struct world w;

    open_with_password(*state, &w);
    assert_null(try_words(&w, &wrong, &first).p);
    assert_null(try_words(&w, &unknown, &second).p);
    assert_true(first.n && str_eq(first, second));
}

static void five_wrong_passwords_hold_the_account_back(void **state)
{
    struct sign_in right = with("secretary.hamlet", "nghìn việc nhỏ");
    struct account_check check;
    struct str words;
    struct world w;

    open_with_password(*state, &w);
    for (int i = 0; i < SIGN_IN_TRIES; i++)
        assert_null(try(&w, i % 2 ? "SECRETARY.HAMLET" : "secretary.hamlet", "sai").p);
    assert_null(try_words(&w, &right, &words).p);
    T_OK(w.t, account_check(world_as(&w, NULL), &right, &check));
    assert_true(check.throttled && check.account_id == 0);
    assert_in_range(check.wait_minutes, 1, SIGN_IN_WINDOW_MINUTES + 1);
    assert_non_null(strstr(words.p, "phút"));
}

static void the_right_password_clears_the_count(void **state)
{
    struct world w;

    open_with_password(*state, &w);
    for (int round = 0; round < 2; round++) {
        for (int i = 0; i < SIGN_IN_TRIES - 1; i++)
            assert_null(try(&w, "secretary.hamlet", "sai").p);
        assert_non_null(try(&w, "secretary.hamlet", "nghìn việc nhỏ").p);
    }
}

static void after_the_window_one_may_try_again(void **state)
{
    int64_t then = clock_real_ms() - (SIGN_IN_WINDOW_MINUTES + 1) * MINUTE_MS;
    struct world w;

    open_with_password(*state, &w);
    for (int i = 0; i < SIGN_IN_TRIES; i++)
        T_OK(w.t, q_login_failure_add(w.db, S("account:secretary.hamlet"), then,
                                      then - SIGN_IN_WINDOW_MINUTES * MINUTE_MS, w.t->error));
    assert_non_null(try(&w, "secretary.hamlet", "nghìn việc nhỏ").p);
}

static void many_wrong_names_hold_the_address_back(void **state)
{
    struct sign_in right = with("secretary.hamlet", "nghìn việc nhỏ");
    int64_t now = clock_real_ms();
    struct account_check check;
    struct world w;

    open_with_password(*state, &w);
    for (int i = 0; i < SIGN_IN_TRIES * 10; i++)
        T_OK(w.t,
             q_login_failure_add(w.db, S("address:10.0.0.7"), now, now - MINUTE_MS, w.t->error));
    T_OK(w.t, account_check(world_as(&w, NULL), &right, &check));
    assert_true(check.throttled);
    right.address = S("10.0.0.8");
    T_OK(w.t, account_check(world_as(&w, NULL), &right, &check));
    assert_false(check.throttled);
}

/* Passwords are checked side by side before any of them is counted. */
static void guesses_made_at_the_same_time_count_before_one_gets_in(void **state)
{
    struct sign_in right = with("secretary.hamlet", "nghìn việc nhỏ");
    struct account_check check;
    struct str token, words;
    struct world w;

    open_with_password(*state, &w);
    T_OK(w.t, account_check(world_as(&w, NULL), &right, &check));
    assert_true(check.account_id != 0);
    for (int i = 0; i < SIGN_IN_TRIES; i++)
        assert_null(try(&w, "secretary.hamlet", "sai").p);
    T_OK(w.t, account_sign_in(world_as(&w, NULL), &right, &check, &token, &words));
    assert_null(token.p);
    assert_non_null(strstr(words.p, "phút"));
}

static void signing_out_closes_this_login_only(void **state)
{
    struct str here, there;
    struct world w;

    open_with_password(*state, &w);
    here = try(&w, "secretary.hamlet", "nghìn việc nhỏ");
    there = try(&w, "secretary.hamlet", "nghìn việc nhỏ");
    T_OK(w.t, account_sign_out(world_as(&w, "secretary.hamlet"), here));
    assert_null(who_of(&w, here));
    assert_non_null(who_of(&w, there));
}

static void signing_out_everywhere_closes_all_of_one_s_own(void **state)
{
    struct account_open_login *logins;
    struct str here, there;
    struct world w;
    size_t n;

    open_with_password(*state, &w);
    here = try(&w, "secretary.hamlet", "nghìn việc nhỏ");
    there = try(&w, "secretary.hamlet", "nghìn việc nhỏ");
    T_OK(w.t, account_logins(world_as(&w, "secretary.hamlet"), &logins, &n));
    assert_int_equal(n, 2);
    T_OK(w.t, account_sign_out_everywhere(world_as(&w, "secretary.hill")));
    assert_non_null(who_of(&w, here));
    T_OK(w.t, account_sign_out_everywhere(world_as(&w, "secretary.hamlet")));
    assert_null(who_of(&w, here));
    assert_null(who_of(&w, there));
    T_OK(w.t, account_logins(world_as(&w, "secretary.hamlet"), &logins, &n));
    assert_int_equal(n, 0);
}

static void an_expired_login_speaks_for_nobody(void **state)
{
    struct q_login_open_in login = {
        .csrf = S("x"),
        .device = S(""),
        .opened_at = 1,
        .expires_at = clock_real_ms() - 1,
    };
    struct world w;

    open_with_password(*state, &w);
    login.token_hash = hash_hex(w.t->arena, S("token-cu"));
    login.account_id = w.accounts[0].account_id;
    T_OK(w.t, q_login_open(w.db, &login, w.t->error));
    assert_null(who_of(&w, S("token-cu")));
    assert_null(who_of(&w, S("never-given")));
    assert_null(who_of(&w, STR_NONE));
}

static void the_chosen_language_comes_with_the_login(void **state)
{
    struct str token;
    struct world w;
    struct ctx *c;

    open_with_password(*state, &w);
    token = try(&w, "secretary.hamlet", "nghìn việc nhỏ");
    T_OK(w.t, account_set_lang(world_as(&w, "secretary.hamlet"), LANG_EN));
    c = world_as(&w, NULL);
    T_OK(w.t, account_who(c, token));
    assert_int_equal(c->lang, LANG_EN);
}

static void rights_end_with_the_day_of_the_grant(void **state)
{
    struct world w;
    struct who *who;
    struct str token;

    open_with_password(*state, &w);
    T_OK(w.t, account_grant(world_as(&w, "admin.province"), w.accounts[0].account_id,
                            w.org[W_COMMUNE], ROLE_TEAM, S("2022-03-15")));
    token = try(&w, "secretary.hamlet", "nghìn việc nhỏ");
    assert_int_equal(who_of(&w, token)->n_grants, 1);
    w.now_ms += 24 * 60 * MINUTE_MS;
    who = who_of(&w, token);
    assert_int_equal(who->n_grants, 2);
    assert_true(who->org_id == w.org[W_HAMLET]); /* at home where the first grant was */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T_STORE(the_right_password_opens_a_login),
        T_STORE(what_a_browser_calls_itself_is_kept_as_far_as_it_is_text),
        T_STORE(an_unknown_name_and_a_wrong_password_get_the_same_words),
        T_STORE(five_wrong_passwords_hold_the_account_back),
        T_STORE(the_right_password_clears_the_count),
        T_STORE(after_the_window_one_may_try_again),
        T_STORE(many_wrong_names_hold_the_address_back),
        T_STORE(guesses_made_at_the_same_time_count_before_one_gets_in),
        T_STORE(signing_out_closes_this_login_only),
        T_STORE(signing_out_everywhere_closes_all_of_one_s_own),
        T_STORE(an_expired_login_speaks_for_nobody),
        T_STORE(the_chosen_language_comes_with_the_login),
        T_STORE(rights_end_with_the_day_of_the_grant),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
