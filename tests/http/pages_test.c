/* SPDX-License-Identifier: Apache-2.0 */
/* Every page that three people of the world can open: is its HTML sound, and what did it cost? */
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
            struct addresses a = walk_addresses(s, w.routes[i]);

            for (size_t j = 0; w.routes[i]->method == GET && j < a.n; j++) {
                struct reply reply = client_get(&cl, a.v[j]);

                if (!is_page(&reply))
                    continue;
                pages++;
                complaints += tidy_complaints(s, a.v[j], &reply);
            }
        }
    }
    assert_true(pages > 40);
    assert_int_equal(complaints, 0);
}

static void refusals_are_sound_html_too(void **state)
{
    static const char *const paths[] = { "/sign-in", "/nothing", "/units/17" };
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

static void walk_all(struct served *s)
{
    struct walk w = walk_routes(&s->store.t);

    for (size_t p = 0; p < COUNT(people); p++) {
        struct client cl = served_client(s, people[p]);

        for (size_t i = 0; i < w.n; i++) {
            struct addresses a = walk_addresses(s, w.routes[i]);

            for (size_t j = 0; w.routes[i]->method == GET && j < a.n; j++)
                (void)client_get(&cl, a.v[j]);
        }
    }
}

/* Many short lists each; none asks once for each row, which the second test sees to. */
static const struct {
    const char *pattern;
    int most;
} budgets[] = {
    { "/units", 6 },
    { "/units/:id", 7 }, /* six, and the people of a branch */
    { "/campaigns/:id", 11 },
    { "/reports/due/:due_id", 12 },
    { "/reports/own/:campaign_id/:period", 12 },
    { "/reports/:id", 11 },
    { "/totals/:campaign_id/:period", 10 },
    { "/sessions/:id", 14 },
    { "/sessions/:id/steps", 9 },
    { "/sessions/:id/promises", 13 },
    { "/sessions/:id/minutes", 14 },
    { "/sessions/:id/minutes.pdf", 14 },
    { "/sessions/:id/minutes.docx", 14 },
    { "/sessions/:id/pack", 14 },
    { "/sessions/:id/pack.pdf", 14 },
    { "/api/v1/campaigns/:id", 10 },
    { "/api/v1/reports/:id", 10 },
    { "/api/v1/totals/:campaign_id/:period", 10 },
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
        T_SERVED(a_page_takes_no_more_statements_than_its_budget),
        T_SERVED(more_rows_cost_no_more_statements),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
