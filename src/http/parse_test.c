/* SPDX-License-Identifier: Apache-2.0 */
/* Addresses, cookies, multipart bodies, tokens and routes: what comes from outside, piece by piece. */
#include "http/cookie.h"
#include "http/csrf.h"
#include "http/multipart.h"
#include "http/request.h"
#include "http/response.h"
#include "http/route.h"
#include "http/url.h"
#include "t.h"

static void addresses_are_decoded_or_refused(void **state)
{
    static const struct {
        struct str raw;
        const char *path; /* NULL: refused */
    } cases[] = {
        { { "/", 1 }, "/" },
        { { "/a/b", 4 }, "/a/b" },
        { { "/%C4%91%E1%BB%A3t", sizeof("/%C4%91%E1%BB%A3t") - 1 }, "/đợt" },
        { { "/a/", 3 }, "/a/" },
        { { "", 0 }, NULL },
        { { "a", 1 }, NULL },
        { { "/a//b", 5 }, NULL },
        { { "/./a", 4 }, NULL },
        { { "/a/..", 5 }, NULL },
        { { "/%2e%2E/a", 9 }, NULL },
        { { "/a%2Fb", 6 }, NULL },
        { { "/a%5Cb", 6 }, NULL },
        { { "/a%00", 5 }, NULL },
        { { "/a%0A", 5 }, NULL },
        { { "/%", 2 }, NULL },
        { { "/%4", 3 }, NULL },
        { { "/%G1", 4 }, NULL },
        { { "/%C0%AF", 7 }, NULL },
        { { "/%ED%A0%80", 10 }, NULL },
    };
    struct t *t = *state;

    for (size_t i = 0; i < COUNT(cases); i++) {
        struct str path = S("");
        bool good = url_path(cases[i].raw, t->arena, &path);

        if (good != (cases[i].path != NULL))
            fail_msg("%.*s", STR_ARGS(cases[i].raw));
        if (good && !str_eq(path, str_of(cases[i].path)))
            fail_msg("%.*s gave %.*s", STR_ARGS(cases[i].raw), STR_ARGS(path));
    }
}

static void pairs_keep_their_order_and_their_blanks(void **state)
{
    struct t *t = *state;
    struct part *parts;
    size_t n;

    assert_true(url_pairs(S("a=1+2&b=&c&a=%26%3d"), 9, t->arena, &parts, &n));
    assert_int_equal(n, 4);
    T_STR(parts[0].value, "1 2");
    T_STR(parts[1].value, "");
    T_STR(parts[2].name, "c");
    T_STR(parts[3].value, "&=");
    assert_false(url_pairs(S("a=1&&b=2"), 9, t->arena, &parts, &n));
    assert_false(url_pairs(S("a=1&b=2"), 1, t->arena, &parts, &n));
    assert_false(url_pairs(S("a=%"), 9, t->arena, &parts, &n));
    assert_false(url_pairs(S("a=%00"), 9, t->arena, &parts, &n));
    assert_true(url_pairs(S(""), 9, t->arena, &parts, &n));
    assert_int_equal(n, 0);
}

static void a_cookie_is_found_once_or_not_at_all(void **state)
{
    (void)state;
    T_STR(cookie_find(S("a=1; nep=abc; b=2"), S("nep")), "abc");
    T_STR(cookie_find(S("nep=abc"), S("nep")), "abc");
    T_STR(cookie_find(S("nep=a=b="), S("nep")), "a=b=");
    assert_null(cookie_find(S("xnep=abc; nepx=1"), S("nep")).p);
    assert_null(cookie_find(S("nep=abc; nep=abc"), S("nep")).p);
    assert_null(cookie_find(S("nep=\"abc\""), S("nep")).p);
    assert_null(cookie_find(S("nep"), S("nep")).p);
    assert_null(cookie_find(STR_NONE, S("nep")).p);
}

static void the_login_cookie_fits_the_connection(void **state)
{
    struct t *t = *state;
    struct request rq = { .host = S("127.0.0.1:8080") };
    struct response rs = { .arena = t->arena };

    assert_string_equal(request_login_cookie(&rq), "__Host-nep");
    rq.host = S("[::1]:8080");
    assert_string_equal(request_login_cookie(&rq), "__Host-nep");
    rq.host = S("nep.xa-binh-an.vn");
    assert_string_equal(request_login_cookie(&rq), "nep");
    assert_true(request_is_exposed(&rq));
    response_set_login(&rs, &rq, S("abc"), 3600);
    T_STR(rs.headers[0].value, "nep=abc; Path=/; HttpOnly; SameSite=Lax; Max-Age=3600");
    rq.secure = true;
    response_set_login(&rs, &rq, S("abc"), 0);
    T_STR(rs.headers[1].value, "__Host-nep=abc; Path=/; HttpOnly; SameSite=Lax; Secure");
    response_clear_login(&rs, &rq);
    T_STR(rs.headers[2].value, "__Host-nep=; Path=/; HttpOnly; SameSite=Lax; Secure; Max-Age=0");
    rq = (struct request){ .host = S("localhost.evil.example") };
    assert_true(request_is_exposed(&rq));
}

static void a_token_fits_its_login_only(void **state)
{
    static const unsigned char secret[32] = { 7 }, other[32] = { 8 };
    struct t *t = *state;
    struct str one = csrf_token(secret, S("an"), t->arena);
    struct str two = csrf_token(secret, S("an"), t->arena);

    assert_false(str_eq(one, two));
    assert_true(csrf_token_fits(secret, S("an"), one));
    assert_true(csrf_token_fits(secret, S("an"), two));
    assert_false(csrf_token_fits(secret, S("bình"), one));
    assert_false(csrf_token_fits(other, S("an"), one));
    assert_false(csrf_token_fits(secret, S("an"), S("")));
    assert_false(csrf_token_fits(secret, S("an"), str_sub(one, 0, one.n - 1)));
    assert_false(csrf_token_fits(secret, S("an"), S("AAAA")));
}

#define PART(name, rest, value) \
    "--b\r\nContent-Disposition: form-data; name=\"" name "\"" rest "\r\n\r\n" value "\r\n"

static void multipart_bodies_are_read_as_browsers_write_them(void **state)
{
    struct t *t = *state;
    struct part *parts;
    size_t n;

    assert_true(multipart_parse(
        S(PART("title", "", "Kế hoạch") PART(
            "file", "; filename=\"a.md\"\r\nContent-Type: text/plain", "\r\n--cb\r\n") "--b--\r\n"),
        S("b"), 9, t->arena, &parts, &n));
    assert_int_equal(n, 2);
    T_STR(parts[0].name, "title");
    T_STR(parts[0].value, "Kế hoạch");
    assert_false(parts[0].is_file);
    assert_true(parts[1].is_file);
    T_STR(parts[1].filename, "a.md");
    T_STR(parts[1].type, "text/plain");
}

static void multipart_bodies_of_other_making_are_refused(void **state)
{
    static const struct str cases[] = {
        { "", 0 },
#define BAD(s) { s, sizeof(s) - 1 }
        BAD("preamble\r\n" PART("a", "", "1") "--b--\r\n"),
        BAD(PART("a", "", "1")),
        BAD(PART("a", "", "1") "--b--\r\nmore"),
        BAD(PART("a", "", "1") "--b--\r\n--b--\r\n"),
        BAD(PART("", "", "1") "--b--\r\n"),
        BAD(PART("a", "; name=\"b\"", "1") "--b--\r\n"),
        BAD(PART("a", "; size=3", "1") "--b--\r\n"),
        BAD(PART("a", "\r\nContent-Transfer-Encoding: base64", "1") "--b--\r\n"),
        BAD(PART("a", "\r\nContent-Disposition: form-data; name=\"b\"", "1") "--b--\r\n"),
        BAD("--b\r\n\r\n1\r\n--b--\r\n"),
        BAD("--b\r\nContent-Disposition: attachment; name=\"a\"\r\n\r\n1\r\n--b--\r\n"),
        BAD("--b\r\nContent-Disposition: form-data; name=a\r\n\r\n1\r\n--b--\r\n"),
        BAD("--b\nContent-Disposition: form-data; name=\"a\"\n\n1\n--b--\n"),
        BAD("--b\r\nContent-Disposition: form-data; name=\"\xff\"\r\n\r\n1\r\n--b--\r\n"),
        BAD("--bPART"),
#undef BAD
    };
    struct t *t = *state;
    struct part *parts;
    size_t n;

    for (size_t i = 0; i < COUNT(cases); i++) {
        if (multipart_parse(cases[i], S("b"), 9, t->arena, &parts, &n))
            fail_msg("taken: %.*s", STR_ARGS(cases[i]));
    }
    assert_false(multipart_parse(S(PART("a", "", "1") PART("b", "", "2") "--b--"), S("b"), 1,
                                 t->arena, &parts, &n));
}

static void a_boundary_is_taken_from_a_good_content_type(void **state)
{
    (void)state;
    T_STR(multipart_boundary(S("multipart/form-data; boundary=abc")), "abc");
    T_STR(multipart_boundary(S("Multipart/Form-Data; boundary=\"a:b\"")), "a:b");
    assert_null(multipart_boundary(S("multipart/form-data")).p);
    assert_null(multipart_boundary(S("multipart/mixed; boundary=abc")).p);
    assert_null(multipart_boundary(S("multipart/form-data; boundary=a; boundary=b")).p);
    assert_null(multipart_boundary(S("multipart/form-data; boundary=")).p);
    assert_null(multipart_boundary(S("multipart/form-data; boundary=a b")).p);
    assert_null(multipart_boundary(STR_NONE).p);
}

static enum err nothing(struct ctx *c, const struct request *rq, struct response *rs)
{
    (void)c;
    (void)rq;
    (void)rs;
    return OK;
}

static const struct route rows[] = {
    { GET, "/", ACCESS_ANYONE, nothing },
    { GET, "/sessions", ACCESS_SIGNED_IN, nothing },
    { GET, "/sessions/new", ACCESS_SIGNED_IN, nothing },
    { GET, "/sessions/:id", ACCESS_SIGNED_IN, nothing },
    { POST, "/sessions/:id", ACCESS_SIGNED_IN, nothing, KIB },
    { GET, "/orgs/:org_id/reports/:period", ACCESS_SIGNED_IN, nothing },
    { GET, "/words/:word", ACCESS_SIGNED_IN, nothing },
    { GET, "/words/all", ACCESS_SIGNED_IN, nothing },
};

static const char *pattern_of(const struct router *r, enum method m, const char *path)
{
    struct route_match match;

    router_find(r, m, str_of(path), &match);
    return match.route ? match.route->pattern : match.allowed ? "405" : "404";
}

static void a_path_finds_its_row(void **state)
{
    struct t *t = *state;
    struct router *r = router_new(t->arena);
    struct route_match match;

    T_OK(t, router_add(r, rows, COUNT(rows), t->error));
    assert_string_equal(pattern_of(r, GET, "/"), "/");
    assert_string_equal(pattern_of(r, GET, "/sessions"), "/sessions");
    assert_string_equal(pattern_of(r, GET, "/sessions/"), "404");
    assert_string_equal(pattern_of(r, GET, "/sessions/new"), "/sessions/new");
    assert_string_equal(pattern_of(r, GET, "/sessions/12"), "/sessions/:id");
    assert_string_equal(pattern_of(r, GET, "/sessions/012"), "404");
    assert_string_equal(pattern_of(r, GET, "/sessions/-1"), "404");
    assert_string_equal(pattern_of(r, GET, "/sessions/99999999999999999999"), "404");
    assert_string_equal(pattern_of(r, DELETE, "/sessions/12"), "405");
    assert_string_equal(pattern_of(r, GET, "/words/all"), "/words/all");
    assert_string_equal(pattern_of(r, GET, "/words/đợt"), "/words/:word");
    router_find(r, GET, S("/orgs/7/reports/2026-03"), &match);
    T_STR(match.params[0], "7");
    T_STR(match.params[1], "2026-03");
}

static void parameters_are_read_by_name(void **state)
{
    struct request rq = { .route = &rows[5], .params = { S("7"), S("2026-03") } };

    (void)state;
    assert_int_equal(request_id(&rq, "org_id"), 7);
    T_STR(request_param(&rq, "period"), "2026-03");
}

static void a_row_without_policy_is_refused(void **state)
{
    static const struct route bad[] = {
        { GET, "/a", 0, nothing },
        { METHOD_NONE, "/a", ACCESS_ANYONE, nothing },
        { GET, "/a", ACCESS_ANYONE, NULL },
        { GET, "a", ACCESS_ANYONE, nothing },
        { GET, "/a/", ACCESS_ANYONE, nothing },
        { GET, "/:id", ACCESS_ANYONE, nothing },
        { GET, "/a/:", ACCESS_ANYONE, nothing },
        { GET, "/a/:a/:b/:c/:d/:e", ACCESS_ANYONE, nothing },
        { GET, "/a", ACCESS_ANYONE, nothing, KIB },
        { POST, "/a", ACCESS_ANYONE, nothing, ROUTE_BODY_MAX + 1 },
        { POST, "/a", ACCESS_ANYONE, nothing, .flags = ROUTE_SLOW },
    };
    static const struct route twins[] = {
        { GET, "/a/:x", ACCESS_ANYONE, nothing },
        { GET, "/a/:y", ACCESS_ANYONE, nothing },
    };
    struct t *t = *state;

    for (size_t i = 0; i < COUNT(bad); i++)
        T_ERR(t, E_INVALID, routes_check(&bad[i], 1, t->error));
    T_ERR(t, E_INVALID, routes_check(twins, 2, t->error));
    T_OK(t, routes_check(twins, 1, t->error));
}

static void a_download_keeps_its_vietnamese_name(void **state)
{
    struct t *t = *state;
    struct response rs = { .arena = t->arena };

    T_OK(t, respond_download(&rs, "application/pdf", S("Báo cáo.pdf"), S("%PDF")));
    T_STR(rs.headers[0].value,
          "attachment; filename=\"nep.pdf\"; filename*=UTF-8''B%C3%A1o%20c%C3%A1o.pdf");
    response_reset(&rs);
}

static void a_redirect_goes_where_it_says(void **state)
{
    struct t *t = *state;
    struct response rs = { .arena = t->arena };

    T_OK(t, respond_redirect(&rs, "/sessions/%d", 12));
    assert_int_equal(rs.status, 303);
    T_STR(rs.headers[0].value, "/sessions/12");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T(addresses_are_decoded_or_refused),
        T(pairs_keep_their_order_and_their_blanks),
        T(a_cookie_is_found_once_or_not_at_all),
        T(the_login_cookie_fits_the_connection),
        T(a_token_fits_its_login_only),
        T(multipart_bodies_are_read_as_browsers_write_them),
        T(multipart_bodies_of_other_making_are_refused),
        T(a_boundary_is_taken_from_a_good_content_type),
        T(a_path_finds_its_row),
        T(parameters_are_read_by_name),
        T(a_row_without_policy_is_refused),
        T(a_download_keeps_its_vietnamese_name),
        T(a_redirect_goes_where_it_says),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
