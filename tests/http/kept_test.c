/* SPDX-License-Identifier: Apache-2.0 */
/* Whatever a form is refused for, all that was sent comes back and can be sent once more. */
#include "page_form.h"
#include "walk.h"

/* As every browser says it of a form. */
static void come_from_our_page(struct served *s, struct client *cl)
{
    cl->headers = arena_printf(cl->t->arena, "Origin: http://127.0.0.1:%d\r\n", s->port);
}

static void end_all_logins(struct served *s, const char *account)
{
    struct client other = served_client(s, account);
    struct reply page = client_get(&other, "/account");

    page = client_post(&other, "/sign-out-everywhere", client_form_of(other.t, &page, NULL));
    assert_int_equal(page.status, 303);
}

/* The form of the page that goes to this address; NULL for none. */
static struct page_form *form_to(struct t *t, const struct reply *page, struct str action)
{
    size_t n;
    struct page_form *forms = page_forms(t, page, &n);

    for (size_t i = 0; i < n; i++)
        if (str_eq(forms[i].action, action))
            return &forms[i];
    return NULL;
}

/* Both without what proves where a form came from. */
static void assert_same_fields(struct t *t, const struct page_form *sent,
                               const struct page_form *back)
{
    struct str a = page_form_body(t, sent, S(""), S("")), b = page_form_body(t, back, S(""), S(""));

    if (!str_eq(a, b))
        fail_msg("sent %.*s\nback %.*s", STR_ARGS(a), STR_ARGS(b));
}

static struct reply send_form(struct client *cl, const struct reply *page,
                              const struct page_form *form)
{
    struct str body =
        page_form_body(cl->t, form, client_hidden(page, "csrf"), client_hidden(page, "act"));

    return client_post(cl, arena_cstr(cl->t->arena, form->action), body);
}

static bool has_sentences(const struct page_form *form)
{
    for (size_t i = 0; i < form->n; i++)
        if (form->fields[i].typed)
            return true;
    return false;
}

static bool takes_secrets(const struct walk *w, const struct page_form *form)
{
    const struct route *route = walk_route_of(w, POST, form->action);

    return route && route->flags & (ROUTE_SECRETS | ROUTE_FILE);
}

static struct reply first_open(struct client *cl, struct addresses addresses)
{
    struct reply reply = client_get(cl, addresses.v[0]);

    for (size_t i = 1; i < addresses.n && reply.status != 200; i++)
        reply = client_get(cl, addresses.v[i]);
    return reply;
}

/* Every form that somebody writes in, of every page that this person may open. */
static void a_sign_in_that_has_ended_takes_nothing_along(void **state)
{
    struct served *s = served_open(*state);
    struct client cl = served_client(s, "secretary.hamlet");
    struct walk w = walk_routes(cl.t);
    struct reply *pages = arena_array(cl.t->arena, struct reply, w.n);
    size_t n = 0, tried = 0;

    for (size_t i = 0; i < w.n; i++)
        if (w.routes[i]->method == GET && w.routes[i]->access == ACCESS_SIGNED_IN)
            pages[n++] = first_open(&cl, walk_addresses(s, w.routes[i]));
    end_all_logins(s, "secretary.hamlet");
    come_from_our_page(s, &cl);
    for (size_t i = 0; i < n; i++) {
        size_t n_forms;
        struct page_form *forms = page_forms(cl.t, &pages[i], &n_forms);

        for (size_t k = 0; k < n_forms; k++) {
            struct page_form *back;
            struct reply reply;

            if (!has_sentences(&forms[k]) || takes_secrets(&w, &forms[k]))
                continue;
            reply = send_form(&cl, &pages[i], &forms[k]);
            assert_int_equal(reply.status, 401);
            back = form_to(cl.t, &reply, forms[k].action);
            if (!back)
                fail_msg("%.*s does not come back", STR_ARGS(forms[k].action));
            assert_same_fields(cl.t, &forms[k], back);
            tried++;
        }
    }
    assert_true(tried >= 8);
}

static const char *steps_of(struct served *s)
{
    return arena_printf(s->store.t.arena, "/sessions/%lld/steps", (long long)s->hamlet.open);
}

static void what_came_back_is_sent_again_after_signing_in(void **state)
{
    struct served *s = served_open(*state);
    struct client cl = served_client(s, "secretary.hamlet");
    struct reply page = client_get(&cl, steps_of(s)), reply;
    struct page_form *form = form_to(cl.t, &page, str_of(steps_of(s)));

    assert_non_null(form);
    for (size_t i = 0; i < form->n; i++)
        if (form->fields[i].typed)
            form->fields[i].value = S("Bà con \"nhất trí\" với\r\ncách làm <mới> & cũ");
    end_all_logins(s, "secretary.hamlet");
    come_from_our_page(s, &cl);
    page = send_form(&cl, &page, form);
    assert_int_equal(page.status, 401);
    client_sign_in(&cl, "secretary.hamlet");
    page = send_form(&cl, &page, form_to(cl.t, &page, form->action));
    assert_int_equal(page.status, 403); /* the page was made for nobody */
    assert_true(reply_has(&page, "Chưa ghi được, trang đã cũ"));
    assert_true(reply_has(&page, "cách làm &lt;mới&gt;"));
    reply = send_form(&cl, &page, form_to(cl.t, &page, form->action));
    assert_int_equal(reply.status, 303);
    assert_true(
        reply_has(&(struct reply){ .body = client_get(&cl, steps_of(s)).body }, "&lt;mới&gt;"));
}

static void somebody_else_s_closing_takes_no_notes_along(void **state)
{
    struct served *s = served_open(*state);
    struct client cl = served_client(s, "notes.hamlet"),
                  chair = served_client(s, "secretary.hamlet");
    struct reply page = client_get(&cl, steps_of(s)), closing, reply;
    struct page_form *form = form_to(cl.t, &page, str_of(steps_of(s)));
    const char *close =
        arena_printf(cl.t->arena, "/sessions/%lld/close", (long long)s->hamlet.open);

    assert_non_null(form);
    closing = client_get(&chair, close);
    closing = client_post(
        &chair, close,
        client_form_of(cl.t, &closing, "version",
                       arena_cstr(cl.t->arena, client_hidden(&closing, "version")), "opinions", "2",
                       "conclusion", "Nhất trí cao.", "held_on", "14/3/2022", "begin_time",
                       arena_cstr(cl.t->arena, client_hidden(&closing, "begin_time")), "end_time",
                       arena_cstr(cl.t->arena, client_hidden(&closing, "end_time")), "end_day",
                       "14/3/2022", "sure", "1", "sure_of", "14/3/2022", NULL));
    assert_int_equal(closing.status, 303);
    form->fields[form->n - 1].value = S("Nửa trang ghi chép");
    come_from_our_page(s, &cl);
    reply = send_form(&cl, &page, form);
    assert_int_equal(reply.status, 409);
    assert_true(reply_has(&reply, "Nửa trang ghi chép</textarea>"));
    assert_non_null(form_to(cl.t, &reply, form->action));
    assert_same_fields(cl.t, form, form_to(cl.t, &reply, form->action));
}

/* A page of a stranger can make a browser send a form, but not make us offer to send it as ours. */
static void a_stranger_s_form_gets_no_button(void **state)
{
    struct served *s = served_open(*state);
    struct client cl = served_client(s, "secretary.hamlet");
    struct str body =
        client_form(cl.t, "csrf", "AAAA", "act", "abc", "remedy.1", "lời của kẻ lạ", NULL);
    struct reply reply;

    cl.headers = "Origin: http://elsewhere.example\r\n";
    reply = client_post(&cl, steps_of(s), body);
    assert_int_equal(reply.status, 403);
    assert_null(form_to(cl.t, &reply, str_of(steps_of(s))));
    cl.headers = NULL;
    reply = client_post(&cl, steps_of(s), body);
    assert_int_equal(reply.status, 403);
    assert_null(form_to(cl.t, &reply, str_of(steps_of(s))));
}

static struct reply schedule(struct client *cl, const struct reply *page, const char *title,
                             const char *day)
{
    return client_post(cl, "/sessions/new",
                       client_form_of(cl->t, page, "kind", "regular", "day", day, "time", "19:30",
                                      "places", "Nhà văn hóa thôn", "title", title, NULL));
}

/* Back, another title, sent: the page came whole from the browser's memory, with its old key. */
static void one_key_with_other_words_is_another_act(void **state)
{
    struct served *s = served_open(*state);
    struct client cl = served_client(s, "secretary.hamlet");
    struct reply page = client_get(&cl, "/sessions/new"), first, again, other, list;

    first = schedule(&cl, &page, "Hội nghị đầu quý", "28/3/2022");
    again = schedule(&cl, &page, "Hội nghị đầu quý", "28/3/2022");
    other = schedule(&cl, &page, "Hội nghị cuối quý", "30/3/2022");
    assert_int_equal(first.status, 303);
    assert_int_equal(again.status, 303);
    assert_int_equal(other.status, 303);
    assert_true(str_eq(first.location, again.location));
    assert_false(str_eq(first.location, other.location));
    list = client_get(&cl, "/sessions");
    assert_true(reply_has(&list, "Hội nghị đầu quý"));
    assert_true(reply_has(&list, "Hội nghị cuối quý"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T_SERVED(a_sign_in_that_has_ended_takes_nothing_along),
        T_SERVED(what_came_back_is_sent_again_after_signing_in),
        T_SERVED(somebody_else_s_closing_takes_no_notes_along),
        T_SERVED(a_stranger_s_form_gets_no_button),
        T_SERVED(one_key_with_other_words_is_another_act),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
