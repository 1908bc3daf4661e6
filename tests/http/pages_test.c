/* SPDX-License-Identifier: Apache-2.0 */
/* Every page that three people of the world can open: is its HTML sound, and what did it cost? */
#include <stdlib.h>
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
    (void)pclose(out);
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

/* "… info: 5 statements: GET /reports" */
static void a_page_takes_few_statements(void **state)
{
    struct served *s = served_open(*state);
    struct walk w = walk_routes(&s->store.t);
    struct str log, line;
    size_t told = 0, over = 0;

    for (size_t p = 0; p < COUNT(people); p++) {
        struct client cl = served_client(s, people[p]);

        for (size_t i = 0; i < w.n; i++) {
            struct addresses a = walk_addresses(s, w.routes[i]);

            for (size_t j = 0; w.routes[i]->method == GET && j < a.n; j++)
                (void)client_get(&cl, a.v[j]);
        }
    }
    log = served_log(s);
    while (str_cut(&log, '\n', &line)) {
        size_t at = str_find(line, S(" statements: GET "), 0), from = at;

        if (at == SIZE_MAX)
            continue;
        while (from && line.p[from - 1] != ' ')
            from--;
        told++;
        if (atoi(line.p + from) > STATEMENTS_MAX) {
            print_message("# %.*s\n", STR_ARGS(str_sub(line, from, line.n)));
            over++;
        }
    }
    assert_true(told > 100);
    assert_int_equal(over, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T_SERVED(every_page_is_sound_html),
        T_SERVED(refusals_are_sound_html_too),
        T_SERVED(a_page_takes_few_statements),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
