/* SPDX-License-Identifier: Apache-2.0 */
/* What the route tables promise, asked of the running program: a route that is added is tested. */
#include "walk.h"

static bool is_api(const struct route *r)
{
    return str_starts(str_of(r->pattern), S("/api/"));
}

static void nobody_is_led_to_the_sign_in_page(void **state)
{
    struct served *s = served_open(*state);
    struct client nobody = served_client(s, NULL);
    struct walk w = walk_routes(nobody.t);
    size_t asked = 0;

    for (size_t i = 0; i < w.n; i++) {
        const struct route *r = w.routes[i];
        const char *address = walk_addresses(s, r).v[0];
        struct reply reply;

        if (r->access == ACCESS_ANYONE)
            continue;
        asked++;
        reply = r->method == GET ? client_get(&nobody, address)
                                 : client_post(&nobody, address, S("x=1"));
        if (r->method == GET && !is_api(r)) {
            if (reply.status != 303 || !str_starts(reply.location, S("/sign-in?to=")))
                fail_msg("GET %s: %d to %.*s", address, reply.status, STR_ARGS(reply.location));
        } else if (reply.status != 401) {
            fail_msg("%s %s: %d", method_name(r->method), address, reply.status);
        }
        if (is_api(r) && !reply_has(&reply, "\"sign_in_first\""))
            fail_msg("%s: %.*s", address, STR_ARGS(reply.body));
    }
    assert_true(asked > 40);
}

static void a_write_without_the_page_s_token_is_refused(void **state)
{
    struct served *s = served_open(*state);
    struct client cl = served_client(s, "secretary.hamlet");
    struct walk w = walk_routes(cl.t);

    for (size_t i = 0; i < w.n; i++) {
        const char *address = walk_addresses(s, w.routes[i]).v[0];
        struct reply reply;

        if (w.routes[i]->method == GET)
            continue;
        reply = client_post(&cl, address, S("act=abc"));
        if (reply.status != 403)
            fail_msg("POST %s: %d", address, reply.status);
        reply = client_post(&cl, address, S("act=abc&csrf=AAAA"));
        if (reply.status != 403)
            fail_msg("POST %s with a false token: %d", address, reply.status);
    }
}

/* What the whole campaign's units may see; the rest of the hamlet's things is for the hamlet. */
static bool is_everybody_s(const struct served *s, const char *address)
{
    char id[32];
    const char *at;

    (void)snprintf(id, sizeof(id), "%lld", (long long)s->p.campaign);
    at = strstr(address, id);
    return at && !strstr(address, "/duties/");
}

static void another_branch_sees_nothing_of_this_one(void **state)
{
    struct served *s = served_open(*state);
    struct client other = served_client(s, "secretary.other_hamlet");
    struct walk w = walk_routes(other.t);
    size_t asked = 0;

    for (size_t i = 0; i < w.n; i++) {
        struct addresses a = walk_addresses(s, w.routes[i]);

        if (w.routes[i]->method != GET || !strchr(w.routes[i]->pattern, ':'))
            continue;
        for (size_t j = 0; j < a.n; j++) {
            struct reply reply;

            if (is_everybody_s(s, a.v[j]))
                continue;
            asked++;
            reply = client_get(&other, a.v[j]);
            if (reply.status != 403 && reply.status != 404)
                fail_msg("GET %s: %d", a.v[j], reply.status);
        }
    }
    assert_true(asked > 100);
}

/* So that the refusals above are not those of a server that refuses everything. */
static void the_branch_itself_sees_its_own(void **state)
{
    struct served *s = served_open(*state);
    struct client cl = served_client(s, "secretary.hamlet");
    struct walk w = walk_routes(cl.t);
    size_t shown = 0, patterns = 0;

    for (size_t i = 0; i < w.n; i++) {
        struct addresses a = walk_addresses(s, w.routes[i]);
        bool found = false;

        if (w.routes[i]->method != GET)
            continue;
        for (size_t j = 0; j < a.n && !found; j++)
            found = client_get(&cl, a.v[j]).status == 200;
        patterns++;
        shown += found;
        if (!found)
            print_message("# GET %s shows nothing to the secretary\n", w.routes[i]->pattern);
    }
    assert_true(shown * 10 >= patterns * 7);
}

/* A member reads; nothing that is asked of a secretary may be done by one. */
static void a_write_by_another_branch_changes_nothing(void **state)
{
    struct served *s = served_open(*state);
    struct client other = served_client(s, "secretary.other_hamlet");
    struct reply account = client_get(&other, "/account");
    struct walk w = walk_routes(other.t);

    for (size_t i = 0; i < w.n; i++) {
        struct addresses a = walk_addresses(s, w.routes[i]);

        if (w.routes[i]->method == GET || !strchr(w.routes[i]->pattern, ':'))
            continue;
        for (size_t j = 0; j < a.n; j++) {
            struct str act = str_fmt(other.t->arena, "policy-%zu-%zu", i, j);
            struct str form = client_form(
                other.t, "csrf", arena_cstr(other.t->arena, client_hidden(&account, "csrf")), "act",
                act.p, "version", "1", NULL);
            struct reply reply;

            if (is_everybody_s(s, a.v[j]))
                continue;
            reply = client_post(&other, a.v[j], form);
            if (reply.status < 400 || reply.status >= 500)
                fail_msg("POST %s: %d", a.v[j], reply.status);
        }
    }
}

static void a_refusal_names_the_right_and_who_gives_it(void **state)
{
    struct served *s = served_open(*state);
    struct client other = served_client(s, "clerk.other");
    struct reply reply;

    reply = client_get(&other,
                       arena_printf(other.t->arena, "/reports/%lld", (long long)s->hamlet.report));
    assert_int_equal(reply.status, 403);
    assert_true(reply_has(&reply, "xem báo cáo"));
    assert_true(reply_has(&reply, "Chi bộ thôn Bản Lềm"));
    assert_true(reply_has(&reply, "Bùi Quang Định"));
    reply = client_get(
        &other, arena_printf(other.t->arena, "/api/v1/reports/%lld", (long long)s->hamlet.report));
    assert_int_equal(reply.status, 403);
    assert_true(reply_has(&reply, "\"denied\""));
    assert_true(reply_has(&reply, "Bùi Quang Định"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T_SERVED(nobody_is_led_to_the_sign_in_page),
        T_SERVED(a_write_without_the_page_s_token_is_refused),
        T_SERVED(another_branch_sees_nothing_of_this_one),
        T_SERVED(the_branch_itself_sees_its_own),
        T_SERVED(a_write_by_another_branch_changes_nothing),
        T_SERVED(a_refusal_names_the_right_and_who_gives_it),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
