/* SPDX-License-Identifier: Apache-2.0 */
#include "base/hash.h"
#include "served.h"
#include "store/account.h"

static void the_right_password_leads_to_where_one_wanted_to_go(void **state)
{
    struct served *s = served_open(*state);
    struct client cl = served_client(s, NULL);
    struct reply page = client_get(&cl, "/reports?before=5"), reply;

    assert_int_equal(page.status, 303);
    page = client_get(&cl, arena_cstr(cl.t->arena, page.location));
    assert_int_equal(page.status, 200);
    T_STR(client_hidden(&page, "to"), "/reports?before=5");
    reply = client_post(&cl, "/sign-in",
                        client_form_of(cl.t, &page, "name", "secretary.hill", "password",
                                       SERVED_PASSWORD, "to", "/reports?before=5", NULL));
    assert_int_equal(reply.status, 303);
    T_STR(reply.location, "/reports?before=5");
    assert_true(str_starts(cl.cookie, S("__Host-nep=")));
    assert_true(str_find(reply.head, S("HttpOnly"), 0) != SIZE_MAX);
    assert_true(str_find(reply.head, S("SameSite=Lax"), 0) != SIZE_MAX);
    assert_int_equal(client_get(&cl, "/").status, 200);
}

static void one_is_not_led_to_a_stranger_s_site(void **state)
{
    static const char *const targets[] = { "//evil.vn", "https://evil.vn/", "/\\evil.vn", "" };
    struct served *s = served_open(*state);

    for (size_t i = 0; i < COUNT(targets); i++) {
        struct client cl = served_client(s, NULL);
        struct reply page = client_get(&cl, "/sign-in"), reply;

        reply = client_post(&cl, "/sign-in",
                            client_form_of(cl.t, &page, "name", "secretary.hill", "password",
                                           SERVED_PASSWORD, "to", targets[i], NULL));
        assert_int_equal(reply.status, 303);
        T_STR(reply.location, "/");
    }
}

static void a_wrong_password_says_so_and_keeps_the_name(void **state)
{
    struct served *s = served_open(*state);
    struct client cl = served_client(s, NULL);
    struct reply reply = client_try_password(&cl, "secretary.hill", "sai-mật-khẩu");

    assert_int_equal(reply.status, 422);
    assert_true(reply_has(&reply, "Tên đăng nhập hoặc mật khẩu chưa đúng"));
    assert_true(reply_has(&reply, "value=\"secretary.hill\""));
    assert_false(reply_has(&reply, "sai-mật-khẩu"));
    assert_int_equal(cl.cookie.n, 0);
    assert_int_equal(client_get(&cl, "/").status, 303);
}

static void after_five_wrong_ones_even_the_right_one_waits(void **state)
{
    struct served *s = served_open(*state);
    struct client cl = served_client(s, NULL);
    struct reply reply;

    for (int i = 0; i < 5; i++)
        assert_int_equal(client_try_password(&cl, "secretary.hill", "sai").status, 422);
    reply = client_try_password(&cl, "secretary.hill", SERVED_PASSWORD);
    assert_int_equal(reply.status, 422);
    assert_true(reply_has(&reply, "Đã nhập sai nhiều lần"));
    assert_int_equal(cl.cookie.n, 0);
    client_sign_in(&cl, "secretary.school"); /* others from there are not held back */
}

static void an_expired_login_is_nobody_and_says_so(void **state)
{
    struct q_login_open_in login = {
        .csrf = S("x"),
        .device = S(""),
        .opened_at = 1,
        .expires_at = 2,
    };
    struct served *s = served_open(*state);
    struct client cl = served_client(s, NULL);
    struct reply reply;

    login.token_hash = hash_hex(cl.t->arena, S("mot-dang-nhap-cu"));
    login.account_id = s->p.w.accounts[0].account_id;
    T_OK(cl.t, q_login_open(s->p.w.db, &login, cl.t->error));
    cl.cookie = S("__Host-nep=mot-dang-nhap-cu");
    reply = client_get(&cl, "/reports");
    assert_int_equal(reply.status, 303);
    T_STR(reply.location, "/sign-in?to=%2Freports");
    reply = client_get(&cl, "/sign-in?to=%2Freports");
    assert_true(reply_has(&reply, "đã hết hạn"));
    reply = client_get(&cl, "/api/v1/me");
    assert_int_equal(reply.status, 401);
    assert_true(reply_has(&reply, "\"sign_in_first\""));
}

static void signing_out_everywhere_ends_the_other_device_too(void **state)
{
    struct served *s = served_open(*state);
    struct client here = served_client(s, "secretary.hill");
    struct client there = served_client(s, "secretary.hill");
    struct reply page = client_get(&here, "/account"), reply;

    assert_int_equal(client_get(&there, "/").status, 200);
    reply = client_post(&here, "/sign-out-everywhere", client_form_of(here.t, &page, NULL));
    assert_int_equal(reply.status, 303);
    assert_int_equal(client_get(&there, "/").status, 303);
}

static void what_was_typed_comes_back_when_the_sign_in_has_ended(void **state)
{
    struct served *s = served_open(*state);
    struct client cl = served_client(s, "secretary.hill"),
                  other = served_client(s, "secretary.hill");
    struct reply page = client_get(&cl, "/documents/new"), account = client_get(&other, "/account");
    struct reply reply;

    assert_int_equal(
        client_post(&other, "/sign-out-everywhere", client_form_of(cl.t, &account, NULL)).status,
        303);
    reply = client_post(&cl, "/documents",
                        client_form_of(cl.t, &page, "text", "Kế hoạch gõ tay cả buổi", NULL));
    assert_int_equal(reply.status, 401);
    assert_true(reply_has(&reply, "Kế hoạch gõ tay cả buổi"));
    assert_true(reply_has(&reply, "href=\"/sign-in?to="));
}

static void a_new_password_is_another_one(void **state)
{
    struct served *s = served_open(*state);
    struct client cl = served_client(s, "secretary.hill");
    struct reply page = client_get(&cl, "/account/password"), reply;

    reply = client_post(
        &cl, "/account/password",
        client_form_of(cl.t, &page, "now", SERVED_PASSWORD, "next", SERVED_PASSWORD, NULL));
    assert_int_equal(reply.status, 422);
    assert_true(reply_has(&reply, "phải khác mật khẩu hiện nay"));
    reply = client_post(
        &cl, "/account/password",
        client_form_of(cl.t, &page, "now", SERVED_PASSWORD, "next", "một câu khác hẳn", NULL));
    assert_int_equal(reply.status, 303);
    T_STR(reply.location, "/account?done=password");
}

/* A page left open over night: the password that was typed is nobody's to read. */
static void a_typed_password_does_not_come_back(void **state)
{
    struct served *s = served_open(*state);
    struct client cl = served_client(s, "secretary.hill"),
                  other = served_client(s, "secretary.hill");
    struct reply page = client_get(&cl, "/account/password"),
                 account = client_get(&other, "/account");
    struct reply reply;

    assert_int_equal(
        client_post(&other, "/sign-out-everywhere", client_form_of(cl.t, &account, NULL)).status,
        303);
    reply = client_post(
        &cl, "/account/password",
        client_form_of(cl.t, &page, "now", SERVED_PASSWORD, "next", "một câu rất dài", NULL));
    assert_int_equal(reply.status, 401);
    assert_false(reply_has(&reply, SERVED_PASSWORD));
    assert_false(reply_has(&reply, "một câu rất dài"));
}

static void a_second_tap_on_sign_in_gets_in_too(void **state)
{
    struct served *s = served_open(*state);
    struct client cl = served_client(s, NULL);
    struct reply page = client_get(&cl, "/sign-in"), reply;
    struct str form = client_form_of(cl.t, &page, "name", "secretary.hill", "password",
                                     SERVED_PASSWORD, "to", "/", NULL);

    reply = client_post(&cl, "/sign-in", form);
    assert_int_equal(reply.status, 303);
    cl.cookie = S(""); /* the browser dropped the first answer */
    reply = client_post(&cl, "/sign-in", form);
    assert_int_equal(reply.status, 303);
    assert_int_equal(client_get(&cl, "/").status, 200);
}

static void the_api_speaks_the_browser_s_language_to_nobody(void **state)
{
    struct served *s = served_open(*state);
    struct client cl = served_client(s, NULL);
    struct reply vi = client_get(&cl, "/api/v1/me"), en;

    cl.headers = "Accept-Language: en-GB,en;q=0.8\r\n";
    en = client_get(&cl, "/api/v1/me");
    assert_true(reply_has(&vi, "Hãy đăng nhập"));
    assert_true(reply_has(&en, "Sign in"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T_SERVED(the_right_password_leads_to_where_one_wanted_to_go),
        T_SERVED(one_is_not_led_to_a_stranger_s_site),
        T_SERVED(a_wrong_password_says_so_and_keeps_the_name),
        T_SERVED(after_five_wrong_ones_even_the_right_one_waits),
        T_SERVED(an_expired_login_is_nobody_and_says_so),
        T_SERVED(signing_out_everywhere_ends_the_other_device_too),
        T_SERVED(what_was_typed_comes_back_when_the_sign_in_has_ended),
        T_SERVED(a_new_password_is_another_one),
        T_SERVED(a_typed_password_does_not_come_back),
        T_SERVED(a_second_tap_on_sign_in_gets_in_too),
        T_SERVED(the_api_speaks_the_browser_s_language_to_nobody),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
