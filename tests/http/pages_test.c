/* SPDX-License-Identifier: Apache-2.0 */
/* Every page that three people of the world can open: is its HTML sound, are its days as people write them, and
 * what did it cost? */
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "walk.h"

/* With the two statements that tell who is asking. */
enum { STATEMENTS_MAX = 8 };

/* tidy's false alarms: it knows neither the newer attributes nor that an empty element may be drawn
 * by its style, and calls a caption a summary. */
#define TIDY                                             \
    "tidy -e -q --drop-empty-elements no --mute-id yes " \
    "--mute PROPRIETARY_ATTRIBUTE,TABLE_MISSING_SUMMARY,TRIM_EMPTY_ELEMENT "

static const char *const people[] = { "secretary.hamlet", "clerk.commune", "admin.province" };

static bool is_page(const struct reply *r)
{
    return r->status == 200 && str_find(r->head, S("text/html"), 0) != SIZE_MAX;
}

static size_t tidy_complaints(struct served *s, const char *address, const struct reply *page)
{
    char *path = arena_printf(s->store.t.arena, "%s.html", s->log), line[400];
    FILE *f = fopen(path, "wb"), *out;
    size_t n = 0;
    int status;

    assert_non_null(f);
    assert_int_equal(fwrite(page->body.p, 1, page->body.n, f), page->body.n);
    assert_int_equal(fclose(f), 0);
    out = popen(arena_printf(s->store.t.arena, TIDY "%s 2>&1", path), "r");
    assert_non_null(out);
    while (fgets(line, sizeof(line), out)) {
        if (!strstr(line, "Warning") && !strstr(line, "Error"))
            continue;
        print_message("# %s: %s", address, line);
        n++;
    }
    status = pclose(out);
    if (!WIFEXITED(status) || WEXITSTATUS(status) > 2)
        fail_msg("tidy cannot be run: %d", status);
    (void)unlink(path);
    return n;
}

static void every_page_is_sound_html(void **state)
{
    struct served *s = served_open(*state);
    struct walk w = walk_routes(&s->store.t);
    size_t complaints = 0, pages = 0;

    for (size_t p = 0; p < COUNT(people); p++) {
        struct client cl = served_client(s, people[p]);

        for (size_t i = 0; i < w.n; i++) {
            struct arena_mark mark = arena_mark(s->store.t.arena);
            struct addresses a = walk_addresses(s, w.routes[i]);

            for (size_t j = 0; w.routes[i]->method == GET && j < a.n; j++) {
                struct reply reply = client_get(&cl, a.v[j]);

                if (!is_page(&reply))
                    continue;
                pages++;
                complaints += tidy_complaints(s, a.v[j], &reply) + reply_iso_days(&reply);
            }
            arena_reset_to(s->store.t.arena, mark);
        }
    }
    assert_true(pages > 40);
    assert_int_equal(complaints, 0);
}

static void refusals_are_sound_html_too(void **state)
{
    static const char *const paths[] = { "/sign-in", "/nothing", "/orgs/17" };
    struct served *s = served_open(*state);
    struct client nobody = served_client(s, NULL), cl = served_client(s, "secretary.hill");
    struct reply reply;
    size_t complaints = 0;

    for (size_t i = 0; i < COUNT(paths); i++) {
        reply = client_get(i ? &cl : &nobody, paths[i]);
        complaints += tidy_complaints(s, paths[i], &reply);
    }
    reply = client_get(&cl, arena_printf(cl.t->arena, "/sessions/%lld", (long long)s->hamlet.open));
    assert_int_equal(reply.status, 403);
    complaints += tidy_complaints(s, "403", &reply);
    reply = client_try_password(&nobody, "secretary.hill", "sai");
    complaints += tidy_complaints(s, "422", &reply);
    assert_int_equal(complaints, 0);
}

/* What a page offers, its reader may do: no link leads to a refusal or to nothing. */
static size_t dead_links(struct client *cl, const char *address, const struct reply *page)
{
    struct str rest = page->body, cut = S("href=\"");
    size_t at, n = 0;

    while ((at = str_find(rest, cut, 0)) != SIZE_MAX) {
        struct reply reply;
        struct str href;

        rest = str_sub(rest, at + cut.n, rest.n);
        (void)str_cut(&rest, '"', &href);
        (void)str_cut(&href, '#', &href);
        if (!href.n || href.p[0] != '/' || str_starts(href, S("/assets/")))
            continue;
        reply = client_get(cl, arena_printf(cl->t->arena, "%.*s", STR_ARGS(href)));
        if (reply.status < 400)
            continue;
        print_message("# %s leads to %.*s: %d\n", address, STR_ARGS(href), reply.status);
        n++;
    }
    return n;
}

static void no_page_leads_to_a_refusal(void **state)
{
    static const char *const readers[] = { "member.hamlet", "secretary.hamlet", "clerk.commune" };
    struct served *s = served_open(*state);
    struct walk w = walk_routes(&s->store.t);
    size_t dead = 0;

    for (size_t p = 0; p < COUNT(readers); p++) {
        struct client cl = served_client(s, readers[p]);

        for (size_t i = 0; i < w.n; i++) {
            struct arena_mark mark = arena_mark(s->store.t.arena);
            struct addresses a = walk_addresses(s, w.routes[i]);

            for (size_t j = 0; w.routes[i]->method == GET && j < a.n; j++) {
                struct reply reply = client_get(&cl, a.v[j]);

                if (is_page(&reply))
                    dead += dead_links(&cl, a.v[j], &reply);
            }
            arena_reset_to(s->store.t.arena, mark);
        }
    }
    assert_int_equal(dead, 0);
}

static void walk_all(struct served *s)
{
    struct walk w = walk_routes(&s->store.t);

    for (size_t p = 0; p < COUNT(people); p++) {
        struct client cl = served_client(s, people[p]);

        for (size_t i = 0; i < w.n; i++) {
            struct arena_mark mark = arena_mark(s->store.t.arena);
            struct addresses a = walk_addresses(s, w.routes[i]);

            for (size_t j = 0; w.routes[i]->method == GET && j < a.n; j++)
                (void)client_get(&cl, a.v[j]);
            arena_reset_to(s->store.t.arena, mark);
        }
    }
}

/* Many short lists each; none asks once for each row, which the second test sees to. */
static const struct {
    const char *pattern;
    int most;
} budgets[] = {
    { "/orgs", 7 },                 /* one more where few are below */
    { "/orgs/:id", 8 },             /* and the people of a branch */
    { "/campaigns/:id", 22 },       /* with its periods, boards, versions, changes, and days off */
    { "/campaigns/:id/amend", 23 }, /* the campaign as it is, and as it will be */
    { "/campaigns/:id/amend/check", 23 },
    { "/campaigns/:id/amend/duties/:duty_id", 9 },
    { "/campaigns/:id/duties/:duty_id/edit", 9 },
    { "/campaigns/:id/contents/:content_id/edit", 9 },
    { "/campaigns/:id/proceedings/:proceeding_id/edit", 10 },
    { "/campaigns/:id/amend/contents/:content_id", 9 },
    { "/campaigns/:id/amend/proceedings/:proceeding_id", 10 },
    { "/campaigns/:id/issue", 10 },
    { "/campaigns/:id/orgs", 10 }, /* with what is late, by kind and by unit */
    { "/documents/:id/review/:item_id", 9 },
    { "/reports/due/:due_id", 20 }, /* with whom copies go to */
    { "/periods/:id/report", 19 },  /* and to whom it goes, whether it has been laid or not */
    { "/reports/:id/again", 18 },
    { "/reports/:id/answer", 18 },
    { "/reports/:id", 18 },
    { "/reports/:id/sent/:version_id", 18 },
    { "/periods/:id/totals", 13 },
    { "/sessions/:id", 15 },
    { "/mine", 14 },                /* with all that the next session takes up */
    { "/sessions/:id/change", 16 }, /* with what its campaigns give it to take up */
    { "/sessions/:id/steps", 10 },
    { "/sessions/:id/remedies", 14 },
    { "/sessions/:id/minutes", 15 },
    { "/sessions/:id/minutes.pdf", 15 },
    { "/sessions/:id/minutes.docx", 15 },
    { "/sessions/:id/pack", 15 },
    { "/sessions/:id/pack.pdf", 15 },
    { "/api/v1/campaigns/:id", 17 },
    { "/api/v1/campaigns/:id/lateness", 10 },
    { "/reports/:id/send", 18 },
    { "/api/v1/reports/:id", 18 },
    { "/api/v1/totals/:period_id", 13 },
};

static int budget_of(const char *pattern)
{
    for (size_t i = 0; i < COUNT(budgets); i++) {
        if (strcmp(budgets[i].pattern, pattern) == 0)
            return budgets[i].most;
    }
    return STATEMENTS_MAX;
}

/* The most that each route took, from the lines "… 5 statements: GET /reports" of the log. */
static size_t read_costs(struct served *s, const struct walk *w, size_t from, int *most)
{
    struct arena_mark mark = arena_mark(s->store.t.arena);
    struct str log = served_log(s), line;
    struct router *router = router_new(s->store.t.arena);
    struct route_table tables[TABLES_MAX];
    size_t n = tables_all(tables), told = 0;

    for (size_t i = 0; i < n; i++)
        T_OK(&s->store.t, router_add(router, tables[i].routes, tables[i].n, s->store.t.error));
    log = str_sub(log, from, log.n);
    while (str_cut(&log, '\n', &line)) {
        size_t at = str_find(line, S(" statements: GET "), 0), start = at;
        struct route_match match;

        if (at == SIZE_MAX)
            continue;
        while (start && line.p[start - 1] != ' ')
            start--;
        router_find(router, GET, str_sub(line, at + strlen(" statements: GET "), line.n), &match);
        assert_non_null(match.route);
        told++;
        for (size_t i = 0; i < w->n; i++) {
            if (w->routes[i] == match.route && atoi(line.p + start) > most[i])
                most[i] = atoi(line.p + start);
        }
    }
    arena_reset_to(s->store.t.arena, mark);
    return told;
}

static void a_page_takes_no_more_statements_than_its_budget(void **state)
{
    struct served *s = served_open(*state);
    struct walk w = walk_routes(&s->store.t);
    int *most = arena_array(s->store.t.arena, int, w.n);
    size_t over = 0;

    walk_all(s);
    assert_true(read_costs(s, &w, 0, most) > 100);
    for (size_t i = 0; i < w.n; i++) {
        if (most[i] <= budget_of(w.routes[i]->pattern))
            continue;
        print_message("# %d statements: GET %s\n", most[i], w.routes[i]->pattern);
        over++;
    }
    assert_int_equal(over, 0);
}

static void more_rows_cost_no_more_statements(void **state)
{
    struct served *s = served_open(*state);
    struct walk w = walk_routes(&s->store.t);
    int *few = arena_array(s->store.t.arena, int, w.n);
    int *many = arena_array(s->store.t.arena, int, w.n);
    size_t before, grown = 0;

    walk_all(s);
    before = served_log(s).n;
    (void)read_costs(s, &w, 0, few);
    served_add_more(s);
    walk_all(s);
    (void)read_costs(s, &w, before, many);
    for (size_t i = 0; i < w.n; i++) {
        if (many[i] <= few[i])
            continue;
        print_message("# %d, then %d statements: GET %s\n", few[i], many[i], w.routes[i]->pattern);
        grown++;
    }
    assert_int_equal(grown, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T_SERVED(every_page_is_sound_html),
        T_SERVED(refusals_are_sound_html_too),
        T_SERVED(no_page_leads_to_a_refusal),
        T_SERVED(a_page_takes_no_more_statements_than_its_budget),
        T_SERVED(more_rows_cost_no_more_statements),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
