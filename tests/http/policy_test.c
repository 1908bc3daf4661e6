/* SPDX-License-Identifier: Apache-2.0 */
/* What the route tables promise, asked of the running program: a route that is added is tested. */
#include "page_form.h"
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

/* Pages that the secretary of a branch does not see: who signs in is in, a commune's campaign is the
 * commune's, and nothing was withdrawn or photographed in this world. */
static const char *const not_the_secretary_s[] = {
    "/sign-in",
    "/campaigns/:id/text",
    "/campaigns/:id/edit",
    "/campaigns/:id/duties/new",
    "/campaigns/:id/duties/:duty_id/edit",
    "/campaigns/:id/duties/:duty_id/periods",
    "/campaigns/:id/contents/new",
    "/campaigns/:id/contents/:content_id/edit",
    "/campaigns/:id/proceedings/new",
    "/campaigns/:id/proceedings/:proceeding_id/edit",
    "/campaigns/:id/issue",
    "/campaigns/:id/amend",
    "/campaigns/:id/amend/labels",
    "/campaigns/:id/amend/check",
    "/campaigns/:id/amend/duties/new",
    "/campaigns/:id/amend/duties/:duty_id",
    "/campaigns/:id/amend/contents/new",
    "/campaigns/:id/amend/contents/:content_id",
    "/campaigns/:id/amend/proceedings/new",
    "/campaigns/:id/amend/proceedings/:proceeding_id",
    "/campaigns/:id/recall",
    "/reports/:id/send", /* it has been sent */
    "/periods/:id/entry",
    "/periods/:id/entry/session",
    "/sessions/:id/shortcomings/:shortcoming_id",
    "/sessions/:id/remedies/:remedy_id",
    "/sessions/:id/book/file",
    "/sessions/:id/book/file/:file_id",
};

static bool is_hidden(const struct route *route)
{
    for (size_t i = 0; i < COUNT(not_the_secretary_s); i++) {
        if (strcmp(route->pattern, not_the_secretary_s[i]) == 0)
            return true;
    }
    return false;
}

/* So that the refusals above are not those of a server that refuses everything. */
static void the_branch_itself_sees_its_own(void **state)
{
    struct served *s = served_open(*state);
    struct client cl = served_client(s, "secretary.hamlet");
    struct walk w = walk_routes(cl.t);

    for (size_t i = 0; i < w.n; i++) {
        struct addresses a = walk_addresses(s, w.routes[i]);
        bool found = false;

        if (w.routes[i]->method != GET)
            continue;
        for (size_t j = 0; j < a.n && !found; j++)
            found = client_get(&cl, a.v[j]).status == 200;
        if (found == is_hidden(w.routes[i]))
            fail_msg("GET %s %s the secretary", w.routes[i]->pattern,
                     found ? "is shown to" : "shows nothing to");
    }
}

/* Who between them see every form there is about the hamlet's branch. */
static const char *const readers[] = { "secretary.hamlet", "notes.hamlet", "clerk.commune",
                                       "head.commune", "clerk.province" };

struct forms {
    struct page_form *v;
    const struct route **routes;
    size_t n, cap, cap_routes;
};

static bool has_form(const struct forms *all, struct str action)
{
    for (size_t i = 0; i < all->n; i++) {
        if (str_eq(all->v[i].action, action))
            return true;
    }
    return false;
}

static void keep_forms(struct served *s, const struct walk *w, const struct reply *page,
                       struct forms *all)
{
    struct arena *a = s->store.t.arena;
    size_t n;
    struct page_form *forms = page_forms(&s->store.t, page, &n);

    for (size_t i = 0; i < n; i++) {
        size_t before = all->n;

        if (has_form(all, forms[i].action))
            continue;
        *ARENA_PUSH(a, all->v, all->n, all->cap) = forms[i];
        *ARENA_PUSH(a, all->routes, before, all->cap_routes) =
            walk_route_of(w, POST, forms[i].action);
        if (!all->routes[all->n - 1])
            fail_msg("a form goes to %.*s, which no route takes", STR_ARGS(forms[i].action));
    }
}

/* The first form of each address that takes one, as it stands on the pages of those who may. */
static void collect_forms(struct served *s, const struct walk *w, const char *reader,
                          struct forms *all)
{
    struct client cl = served_client(s, reader);
    struct t pages = { .arena = arena_open(0) };

    cl.t = &pages;
    for (size_t i = 0; i < w->n; i++) {
        struct addresses a = walk_addresses(s, w->routes[i]);

        for (size_t j = 0; j < a.n && w->routes[i]->method == GET; j++) {
            struct reply page = client_get(&cl, a.v[j]);

            keep_forms(s, w, &page, all);
            arena_reset(pages.arena);
        }
    }
    arena_close(&pages.arena);
}

/* Rows, and versions of what is changed in place. */
static struct str rows_and_versions(struct served *s)
{
    static const struct db_field out[] = { { .name = "all", .type = DB_TEXT } };
    static const struct db_stmt count = {
        .name = "rows_and_versions",
        .sql = "SELECT CAST((SELECT COUNT(*) FROM event) AS TEXT) || '|' ||"
               " CAST((SELECT COUNT(*) FROM act) AS TEXT) || '|' ||"
               " CAST((SELECT COUNT(*) FROM access_log) AS TEXT) || '|' ||"
               " CAST((SELECT COUNT(*) FROM job) + (SELECT COUNT(*) FROM file) AS TEXT) || '|' ||"
               " CAST((SELECT COUNT(*) FROM attendance) AS TEXT) || '|' ||"
               " CAST((SELECT COUNT(*) + SUM(version) FROM session) AS TEXT) || '|' ||"
               " CAST((SELECT COUNT(*) + SUM(version) FROM agenda_item) AS TEXT) || '|' ||"
               " CAST((SELECT COUNT(*) + SUM(version) FROM shortcoming) AS TEXT) || '|' ||"
               " CAST((SELECT COUNT(*) + SUM(version) FROM remedy) AS TEXT) || '|' ||"
               " CAST((SELECT COUNT(*) FROM personal_remedy) AS TEXT) || '|' ||"
               " CAST((SELECT COUNT(*) FROM absence_reason) AS TEXT) || '|' ||"
               " CAST((SELECT COUNT(*) + SUM(version) FROM report) AS TEXT) || '|' ||"
               " CAST((SELECT COUNT(*) + SUM(version) FROM campaign) AS TEXT) || '|' ||"
               " CAST((SELECT COUNT(*) + SUM(version) FROM document) AS TEXT) || '|' ||"
               " CAST((SELECT COUNT(*) + SUM(version) FROM duty) AS TEXT) || '|' ||"
               " CAST((SELECT COUNT(*) + SUM(version) FROM content) AS TEXT) || '|' ||"
               " CAST((SELECT COUNT(*) + SUM(version) FROM proceeding) AS TEXT) || '|' ||"
               " CAST((SELECT COUNT(*) FROM due) AS TEXT) AS counted",
        .index = DB_OWN_STATEMENTS - 1,
        .n_out = 1,
        .out = out,
        .row_size = sizeof(struct str),
    };
    struct t *t = &s->store.t;
    struct str row;

    T_OK(t, db_one(s->p.w.db, &count, NULL, t->arena, &row, t->error));
    return row;
}

/* What everybody may do in a unit of their own, or with their own account. */
static const char *const own[] = {
    "/account/other-language", "/account/language", "/account/password", "/sign-out",
    "/sign-out-everywhere",    "/campaigns",        "/documents",        "/remedies/personal/show"
};

/* No form of these stands on a page of this world; the fields that each must have besides. */
static const struct {
    const char *pattern, *fields;
} formless[] = {
    { "/campaigns/:id/duties/:duty_id/drop", "version=1" },
    { "/campaigns/:id/duties/:duty_id/periods", "version=1&from=" },
    { "/campaigns/:id/duties/:duty_id/periods/propose", "version=1" },
    { "/campaigns/:id/contents/:content_id", "version=1&deed=drop" },
    { "/campaigns/:id/proceedings/:proceeding_id", "version=1&deed=drop" },
    { "/campaigns/:id/channels", "org=1&series=1&board=1" },
    { "/campaigns/:id/issue/stop", "resume=" },
    { "/campaigns/:id/recall", "version=2&why=Sai&document=" },
    { "/campaigns/:id/amend/issue", "version=1" },
    { "/campaigns/:id/amend/drop", "version=1" },
    { "/campaigns/:id/amend/labels", "version=1&label.1=%C4%90%E1%BB%A3t+1" },
    { "/campaigns/:id/amend/duties/:duty_id/end", "keep=1" },
    { "/campaigns/:id/amend/contents/:content_id/end", "keep=1" },
    { "/campaigns/:id/amend/proceedings/:proceeding_id/end", "keep=1" },
    { "/channels/:id/end", "end=1" },
    { "/campaigns/:id/reopen", "version=2" },
    { "/campaigns/:id/withdraw", "version=1" },
    { "/campaigns/:id/restore", "version=2" },
    { "/documents/:id/bring-back", "version=1" },
    { "/documents/:id/review/confirm", "version=1" },
    { "/periods/:id/entry", "org=1&version=0&how=paper&by=A&words.1=B&words.2=&none_held=1" },
    { "/periods/:id/entry/session",
      "org=1&how=paper&by=A&held_on=10%2F03%2F2022&kind=regular&assembly_id=1&people_due=1&present=1&late=0"
      "&absent_reason=0&absent_none=0&opinions=0&shortcomings=0&remedies=0&remedies_due=0&remedies_done=0" },
    { "/sessions/:id/entry/withdraw", "sure=1" },
    { "/dues/:id/registration", "orgs=1" },
    { "/reports/:id/answer", "on=10%2F03%2F2022&number=1&words=A" },
    { "/remedies/:id/confirm", "version=1" },
    { "/remedies/:id/reopen", "version=1" },
    { "/personal-remedies/:id/done", "version=1" },
    { "/mine/promises/:id/done", "version=1" },
    { "/mine/promises/:id/reopen", "version=1" },
    { "/reports/:id/send", "version=3&seen=0" },
    { "/reports/:id/recall", "version=3" },
    { "/reports/:id", "version=3&words.1=L%E1%BB%9Di&words.2=&act_to=save" },
    { "/sessions/:id/restore", "version=1" },
    { "/sessions/:id/steps/draft", "note.1=L%E1%BB%9Di&version.1=1&seen.1=0" },
    { "/sessions/:id/shortcomings/:shortcoming_id", "version=1&words=L%E1%BB%9Di&source=self" },
    { "/sessions/:id/shortcomings/:shortcoming_id/withdraw", "version=1" },
    { "/sessions/:id/shortcomings/:shortcoming_id/restore", "version=1" },
    { "/sessions/:id/remedies/:remedy_id",
      "version=1&what=L%E1%BB%9Di&who=Chi+%E1%BB%A7y&due_on=30%2F04%2F2022" },
    { "/sessions/:id/remedies/:remedy_id/withdraw", "version=1" },
    { "/sessions/:id/remedies/:remedy_id/restore", "version=1" },
};

static bool is_own(const struct route *route)
{
    for (size_t i = 0; i < COUNT(own); i++) {
        if (strcmp(route->pattern, own[i]) == 0)
            return true;
    }
    return false;
}

/* These name a person or campaign of another unit in a form about one's own: "not of this unit". */
static bool may_be_invalid(const struct route *route)
{
    return strcmp(route->pattern, "/sessions/new") == 0 ||
           strcmp(route->pattern, "/remedies/personal") == 0;
}

struct stranger {
    struct client cl;
    struct str csrf;
    size_t asked;
};

static void assert_refused(struct stranger *who, const struct route *route, const char *address,
                           struct str body)
{
    struct reply reply = client_post(&who->cl, address, body);

    who->asked++;
    if (reply.status != 403 && reply.status != 404 &&
        !(reply.status == 422 && may_be_invalid(route)))
        fail_msg("POST %s: %d to %.*s", address, reply.status, STR_ARGS(body));
}

static void post_formless(struct served *s, struct stranger *who, const struct route *route,
                          const char *fields)
{
    struct addresses a = walk_addresses(s, route);

    for (size_t j = 0; j < a.n; j++) {
        struct arena_mark mark = arena_mark(who->cl.t->arena);

        assert_refused(who, route, a.v[j],
                       str_fmt(who->cl.t->arena, "csrf=%.*s&act=policy-%zu&%s", STR_ARGS(who->csrf),
                               who->asked, fields));
        arena_reset_to(who->cl.t->arena, mark);
    }
}

/* Whatever stands on a page of the branch, filled in and sent by its neighbour. */
static void post_forms(struct stranger *who, const struct forms *all)
{
    for (size_t i = 0; i < all->n; i++) {
        struct arena_mark mark = arena_mark(who->cl.t->arena);
        struct str act = str_fmt(who->cl.t->arena, "policy-%zu", who->asked);

        if (!is_own(all->routes[i]))
            assert_refused(who, all->routes[i], arena_cstr(who->cl.t->arena, all->v[i].action),
                           page_form_body(who->cl.t, &all->v[i], who->csrf, act));
        arena_reset_to(who->cl.t->arena, mark);
    }
}

static bool has_route(const struct forms *all, const struct route *route)
{
    for (size_t i = 0; i < all->n; i++) {
        if (all->routes[i] == route)
            return true;
    }
    return false;
}

/* Not by luck: each form is whole, so that nothing but the sender is wrong with it. */
static void a_write_by_another_branch_changes_nothing(void **state)
{
    struct served *s = served_open(*state);
    struct walk w = walk_routes(&s->store.t);
    struct stranger who = { .cl = served_client(s, "secretary.other_hamlet") };
    struct reply account = client_get(&who.cl, "/account");
    struct forms all = { 0 };
    struct str before;

    for (size_t i = 0; i < COUNT(readers); i++)
        collect_forms(s, &w, readers[i], &all);
    who.csrf = client_hidden(&account, "csrf");
    before = rows_and_versions(s);
    post_forms(&who, &all);
    for (size_t i = 0; i < w.n; i++) {
        const struct route *route = w.routes[i];
        size_t k = 0;

        while (k < COUNT(formless) && strcmp(formless[k].pattern, route->pattern) != 0)
            k++;
        if (route->method == GET || route->access == ACCESS_ANYONE)
            continue;
        if (k < COUNT(formless))
            post_formless(s, &who, route, formless[k].fields);
        else if (!is_own(route) && !has_route(&all, route))
            fail_msg("%s: no form of it was found, and none is written here", route->pattern);
    }
    assert_string_equal(rows_and_versions(s).p, before.p);
    assert_true(who.asked > 100);
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
