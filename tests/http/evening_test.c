/* SPDX-License-Identifier: Apache-2.0 */
/* An evening typed without scripts: what was recorded is put right, and nothing typed is lost. */
#include "served.h"

static const char *path_of(struct served *s, const char *what)
{
    return arena_printf(s->store.t.arena, "/sessions/%lld%s", (long long)s->hamlet.open, what);
}

static struct str version_on(const struct client *cl, const struct reply *page)
{
    return str_of(arena_cstr(cl->t->arena, client_hidden(page, "version")));
}

/* The address of the first link on the page that begins so. */
static const char *link_on(struct client *cl, const struct reply *page, const char *begin)
{
    size_t from = str_find(page->body, str_of(begin), 0), to;

    if (from == SIZE_MAX)
        fail_msg("no link to %s", begin);
    to = str_find(page->body, S("\""), from);
    return arena_cstr(cl->t->arena, str_sub(page->body, from, to));
}

static struct reply promises(struct served *s, struct client *cl)
{
    struct reply page = client_get(cl, path_of(s, "/promises"));

    page = client_post(cl, path_of(s, "/promises"),
                       client_form_of(cl->t, &page, "shortcoming", "Họp muộn giờ", "what",
                                      "Nhắc trước một giờ", "who", "Chi ủy", "due_on", "30/4/2022",
                                      "source", "self", NULL));
    assert_int_equal(page.status, 303);
    return client_get(cl, path_of(s, "/promises"));
}

static struct reply mend(struct client *cl, const char *address, const struct reply *page,
                         const char *what)
{
    return client_post(cl, address,
                       client_form_of(cl->t, page, "version", version_on(cl, page).p, "what", what,
                                      "who", "Chi ủy", "due_on", "15/5/2022", NULL));
}

static void a_promise_changed_by_two_shows_both_texts(void **state)
{
    struct served *s = served_open(*state);
    struct client mine = served_client(s, "secretary.hamlet");
    struct client theirs = served_client(s, "notes.hamlet");
    struct reply list = promises(s, &mine), page, reply;
    const char *address = link_on(&mine, &list, path_of(s, "/remedies/"));

    page = client_get(&mine, address);
    assert_true(reply_has(&page, "Nhắc trước một giờ"));
    reply = client_get(&theirs, address);
    reply = mend(&theirs, address, &reply, "Nhắc qua loa trước một giờ");
    assert_int_equal(reply.status, 303);
    reply = mend(&mine, address, &page, "");
    assert_int_equal(reply.status, 422); /* and still as this person saw it */
    assert_true(str_eq(version_on(&mine, &reply), version_on(&mine, &page)));
    reply = mend(&mine, address, &page, "Nhắc qua tin nhắn");
    assert_int_equal(reply.status, 409);
    assert_true(reply_has(&reply, "qua <ins>loa"));
    assert_true(reply_has(&reply, "Nhắc qua tin nhắn</textarea>"));
    reply = mend(&mine, address, &reply, "Nhắc qua loa và tin nhắn");
    assert_int_equal(reply.status, 303);
    list = client_get(&mine, path_of(s, "/promises"));
    assert_true(reply_has(&list, "Nhắc qua loa và tin nhắn – Chi ủy – hạn 15/05/2022"));
}

static void what_was_recorded_by_mistake_is_withdrawn_and_comes_back(void **state)
{
    struct served *s = served_open(*state);
    struct client cl = served_client(s, "secretary.hamlet");
    struct reply list = promises(s, &cl), page, reply;
    const char *address = link_on(&cl, &list, path_of(s, "/shortcomings/"));

    page = client_get(&cl, address);
    reply = client_post(&cl, arena_printf(cl.t->arena, "%s/withdraw", address),
                        client_form_of(cl.t, &page, "version", version_on(&cl, &page).p, NULL));
    assert_int_equal(reply.status, 303);
    list = client_get(&cl, path_of(s, "/promises"));
    assert_true(reply_has(&list, "Đã rút (1)"));
    assert_int_equal(client_get(&cl, address).status, 404);
    reply = client_post(&cl, arena_printf(cl.t->arena, "%s/restore", address),
                        client_form_of(cl.t, &list, "version", version_on(&cl, &list).p, NULL));
    assert_int_equal(reply.status, 303);
    assert_int_equal(client_get(&cl, address).status, 200);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T_SERVED(a_promise_changed_by_two_shows_both_texts),
        T_SERVED(what_was_recorded_by_mistake_is_withdrawn_and_comes_back),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
