/* SPDX-License-Identifier: Apache-2.0 */
/* Whatever a signed-in person sends, the server answers it and lives. */
#include <dirent.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <unistd.h>

#include "page_form.h"
#include "play/plan_sample.h"
#include "walk.h"
#include "work/document/document.h"

static const char gzip[] = "Accept-Encoding: gzip\r\n";

static void assert_alive(struct served *s, const char *after)
{
    struct client nobody = served_client(s, NULL);

    if (kill(s->pid, 0) != 0 || client_get(&nobody, "/sign-in").status != 200)
        fail_msg("the server has ended after %s: %.*s", after, STR_ARGS(served_log(s)));
}

/* head, and then `unit` again and again up to so many bytes. */
static struct str flood(struct t *t, struct str head, struct str unit, size_t n)
{
    char *p = arena_alloc(t->arena, n + 1, 1);
    size_t at = head.n;

    memcpy(p, head.p, head.n);
    for (; at + unit.n <= n; at += unit.n)
        memcpy(p + at, unit.p, unit.n);
    return (struct str){ p, at };
}

static struct str token_and(struct client *cl, const char *act, const char *rest)
{
    struct reply account = client_get(cl, "/account");
    struct str csrf = client_hidden(&account, "csrf");

    return str_fmt(cl->t->arena, "csrf=%.*s&act=%s&%s", STR_ARGS(csrf), act, rest);
}

static void a_page_of_text_far_too_long_is_a_refusal_and_no_end(void **state)
{
    static const struct {
        const char *account;
        int status;
    } who[] = { { "secretary.hamlet", 422 }, { "member.hamlet", 403 } };
    enum { MOST = DOCUMENT_BYTES_MAX + DOCUMENT_BYTES_MAX / 2 };
    static const char *const units[] = { "<", "%3C", "a%CC%81", "%0A", "%EF%B7%BA" };
    struct served *s = served_open(*state);

    for (size_t i = 0; i < COUNT(who); i++) {
        struct client cl = served_client(s, who[i].account);

        for (size_t k = 0; k < COUNT(units); k++) {
            struct arena_mark mark = arena_mark(cl.t->arena);
            struct str act = str_fmt(cl.t->arena, "hostile-%zu-%zu", i, k);
            struct str body = flood(cl.t, token_and(&cl, act.p, "text="), str_of(units[k]), MOST);
            struct reply reply;

            cl.headers = gzip;
            reply = client_post(&cl, "/documents", body);
            cl.headers = NULL;

            assert_alive(s, units[k]);
            if (reply.status != who[i].status && !(k > 0 && reply.status == 422))
                fail_msg("%s with %s: %d", who[i].account, units[k], reply.status);
            arena_reset_to(cl.t->arena, mark);
        }
    }
}

/* Everybody's pages, for every form that stands on one. */
static const char *const readers[] = { "secretary.hamlet", "clerk.commune", "head.commune",
                                       "clerk.province" };

/* As long as the route's body may be, in one field; then shared among all of them. */
static void flood_form(struct served *s, struct client *cl, const struct page_form *form,
                       size_t body)
{
    struct reply account = client_get(cl, "/account");
    struct str csrf = client_hidden(&account, "csrf");
    const struct str act = S("hostile-form");
    size_t typed = 0, room = page_form_body(cl->t, form, csrf, act).n + KIB / 4;
    struct reply reply;

    for (size_t i = 0; i < form->n; i++)
        typed += form->fields[i].typed;
    if (!typed || room > body)
        return;
    cl->headers = gzip;
    reply = client_post(cl, arena_cstr(cl->t->arena, form->action),
                        page_form_flooded(cl->t, form, csrf, act, (body - room) / typed));
    cl->headers = NULL;
    assert_alive(s, arena_cstr(cl->t->arena, form->action));
    if (reply.status < 400 || reply.status >= 500)
        fail_msg("%.*s: %d", STR_ARGS(form->action), reply.status);
}

/* Returns how many. */
static size_t flood_forms(struct served *s, const struct walk *w, struct client *cl,
                          const char *address)
{
    struct reply page = client_get(cl, address);
    size_t n, flooded = 0;
    struct page_form *forms = page_forms(cl->t, &page, &n);

    for (size_t f = 0; f < n; f++) {
        const struct route *route = walk_route_of(w, POST, forms[f].action);

        if (!route || strcmp(route->pattern, "/sign-in") == 0)
            continue;
        flood_form(s, cl, &forms[f], route->body);
        flooded++;
    }
    return flooded;
}

static void a_full_body_in_any_form_is_answered(void **state)
{
    struct served *s = served_open(*state);
    struct walk w = walk_routes(&s->store.t);
    size_t flooded = 0;

    for (size_t i = 0; i < COUNT(readers); i++) {
        struct client cl = served_client(s, readers[i]);

        for (size_t k = 0; k < w.n; k++) {
            struct addresses a = walk_addresses(s, w.routes[k]);

            for (size_t j = 0; j < a.n && w.routes[k]->method == GET; j++) {
                struct arena_mark mark = arena_mark(cl.t->arena);

                flooded += flood_forms(s, &w, &cl, a.v[j]);
                arena_reset_to(cl.t->arena, mark);
            }
        }
    }
    assert_true(flooded > 20);
}

/* Of the addresses the one of the open session, where most can be done. */
static const char *address_of(struct served *s, const struct route *route)
{
    struct addresses a = walk_addresses(s, route);
    char id[32];

    (void)snprintf(id, sizeof(id), "%lld", (long long)s->hamlet.open);
    for (size_t i = 0; i < a.n; i++) {
        if (strstr(a.v[i], id))
            return a.v[i];
    }
    return a.v[0];
}

static struct str upload(struct client *cl, const struct route *route)
{
    const char *token = token_and(cl, "hostile-upload", "").p;
    struct str csrf = { token + 5, strcspn(token + 5, "&") };
    struct str head =
        str_fmt(cl->t->arena,
                "--x\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\n%.*s\r\n"
                "--x\r\nContent-Disposition: form-data; name=\"act\"\r\n\r\nupload\r\n"
                "--x\r\nContent-Disposition: form-data; name=\"version\"\r\n\r\n1\r\n"
                "--x\r\nContent-Disposition: form-data; name=\"file\"; "
                "filename=\"sổ.jpg\"\r\nContent-Type: image/jpeg\r\n\r\n",
                STR_ARGS(csrf));
    struct str body = flood(cl->t, head, S("\xff\xd8\xff<"), route->body - 16);

    return str_fmt(cl->t->arena, "%.*s\r\n--x--\r\n", STR_ARGS(body));
}

static void post_upload(struct client *cl, const struct route *route, const char *address)
{
    struct str body = upload(cl, route);
    struct str head = str_fmt(cl->t->arena,
                              "POST %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nCookie: %.*s\r\n%s"
                              "Connection: close\r\n"
                              "Content-Type: multipart/form-data; boundary=x\r\n"
                              "Content-Length: %zu\r\n\r\n",
                              address, cl->port, STR_ARGS(cl->cookie), gzip, body.n);

    (void)client_say(cl, str_fmt(cl->t->arena, "%.*s%.*s", STR_ARGS(head), STR_ARGS(body)));
}

static void every_route_survives_its_largest_body(void **state)
{
    static const char *const units[] = { "x=&", "x=%3C&", "%41" };
    struct served *s = served_open(*state);
    struct client cl = served_client(s, "secretary.hamlet");
    struct walk w = walk_routes(cl.t);

    for (size_t i = 0; i < w.n; i++) {
        const struct route *route = w.routes[i];
        const char *address = address_of(s, route);

        for (size_t k = 0; k < COUNT(units) && route->method == POST; k++) {
            struct arena_mark mark = arena_mark(cl.t->arena);
            struct str head = token_and(&cl, "hostile-body", "");

            (void)client_post(&cl, address, flood(cl.t, head, str_of(units[k]), route->body));
            assert_alive(s, route->pattern);
            arena_reset_to(cl.t->arena, mark);
        }
        if (route->method == POST && route->body >= 4 * KIB) {
            struct arena_mark mark = arena_mark(cl.t->arena);

            post_upload(&cl, route, address);
            assert_alive(s, route->pattern);
            arena_reset_to(cl.t->arena, mark);
        }
        if (!cl.cookie.n)
            client_sign_in(&cl, "secretary.hamlet");
    }
}

/* Whether a process reads files for that server. */
static bool reads_for(struct served *s, const char *pid)
{
    struct t *t = &s->store.t;
    char words[512];
    FILE *f = fopen(arena_printf(t->arena, "/proc/%s/cmdline", pid), "rb");
    size_t n = f ? fread(words, 1, sizeof(words), f) : 0;
    int parent = 0;

    if (f)
        (void)fclose(f);
    if (str_find((struct str){ words, n }, S("--worker"), 0) == SIZE_MAX)
        return false;
    f = fopen(arena_printf(t->arena, "/proc/%s/stat", pid), "rb");
    if (f) {
        (void)!fscanf(f, "%*d (%*[^)]) %*c %d", &parent);
        (void)fclose(f);
    }
    return parent == s->pid;
}

/* To all who read for it but one; how many there are. *last gets one of them. */
static size_t signal_readers(struct served *s, pid_t but, int sig, pid_t *last)
{
    DIR *proc = opendir("/proc");
    size_t n = 0;

    assert_non_null(proc);
    for (struct dirent *d = readdir(proc); d; d = readdir(proc)) {
        pid_t pid = (pid_t)strtol(d->d_name, NULL, 10);

        if (pid <= 0 || pid == but || !reads_for(s, d->d_name) || kill(pid, sig) != 0)
            continue;
        *last = pid;
        n++;
    }
    (void)closedir(proc);
    return n;
}

/* Somebody with a file that takes seconds to read. */
struct patient {
    struct client cl;
    struct t t;
    struct str form;
    pthread_t thread;
    atomic_bool answered;
    int status;
};

static void *wait_for_a_file(void *arg)
{
    struct patient *p = arg;

    p->status = client_post(&p->cl, "/documents", p->form).status;
    atomic_store(&p->answered, true);
    return NULL;
}

/* However long a machine takes for either, the files wait until that one is in. Who forks their workers is there
 * since the first file. */
static void one_signs_in_while_files_are_read(void **state)
{
    static const char line[] =
        "Các chi bộ báo cáo kết quả trước ngày 10/4/2026 theo Kế hoạch số 15-KH/ĐU.%0A";
    enum { FILES = 2 };
    struct served *s = served_open(*state);
    struct client first = served_client(s, "secretary.hill");
    struct patient p[FILES];
    pid_t parent, worker;
    size_t answered = 0;

    (void)client_post(&first, "/documents", token_and(&first, "first", "text=" PLAN_SAMPLE));
    for (size_t i = 0; i < FILES; i++) {
        struct client cl = served_client(s, i ? "secretary.hamlet" : "clerk.commune");
        struct str act = str_fmt(cl.t->arena, "slow-%zu", i);
        struct str head = token_and(&cl, act.p, "text=" PLAN_SAMPLE);

        p[i] = (struct patient){ .cl = cl, .t = { .arena = arena_open(0) } };
        p[i].form =
            arena_str(p[i].t.arena, flood(cl.t, head, (struct str){ line, sizeof(line) - 1 },
                                          DOCUMENT_BYTES_MAX));
        p[i].cl.t = &p[i].t;
    }
    assert_int_equal(signal_readers(s, 0, 0, &parent), 1);
    for (size_t i = 0; i < FILES; i++)
        assert_int_equal(pthread_create(&p[i].thread, NULL, wait_for_a_file, &p[i]), 0);
    for (int turn = 0; signal_readers(s, parent, SIGSTOP, &worker) < FILES; turn++) {
        assert_true(turn < 60 * 200);
        (void)usleep(5 * 1000);
    }
    (void)served_client(s, "head.commune");
    for (size_t i = 0; i < FILES; i++)
        answered += atomic_load(&p[i].answered);
    (void)signal_readers(s, parent, SIGCONT, &worker);
    for (size_t i = 0; i < FILES; i++) {
        assert_int_equal(pthread_join(p[i].thread, NULL), 0);
        assert_true(p[i].status == 303 || p[i].status == 422);
        arena_close(&p[i].t.arena);
    }
    assert_int_equal(answered, 0);
    assert_alive(s, "two files at once");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T_SERVED(a_page_of_text_far_too_long_is_a_refusal_and_no_end),
        T_SERVED(a_full_body_in_any_form_is_answered),
        T_SERVED(every_route_survives_its_largest_body),
        T_SERVED(one_signs_in_while_files_are_read),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
