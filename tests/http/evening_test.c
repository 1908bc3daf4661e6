/* SPDX-License-Identifier: Apache-2.0 */
/* An evening typed without scripts: what was recorded is put right, and nothing typed is lost. */
#include "base/buf.h"
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
    struct reply page = client_get(cl, path_of(s, "/remedies"));

    page = client_post(cl, path_of(s, "/remedies"),
                       client_form_of(cl->t, &page, "shortcoming", "Họp muộn giờ", "what",
                                      "Nhắc trước một giờ", "who", "Chi ủy", "due_on", "30/4/2022",
                                      "source", "self", NULL));
    assert_int_equal(page.status, 303);
    return client_get(cl, path_of(s, "/remedies"));
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
    list = client_get(&mine, path_of(s, "/remedies"));
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
    list = client_get(&cl, path_of(s, "/remedies"));
    assert_true(reply_has(&list, "Đã rút (1)"));
    assert_int_equal(client_get(&cl, address).status, 404);
    reply = client_post(&cl, arena_printf(cl.t->arena, "%s/restore", address),
                        client_form_of(cl.t, &list, "version", version_on(&cl, &list).p, NULL));
    assert_int_equal(reply.status, 303);
    assert_int_equal(client_get(&cl, address).status, 200);
}

/* The roll as its page was made, but for one person. */
static struct reply mark(struct served *s, struct client *cl, const struct reply *page,
                         const char *was, const char *is)
{
    long long who = (long long)s->p.w.hamlet_people[2];

    return client_post(cl, path_of(s, "/roll"),
                       client_form_of(cl->t, page, arena_printf(cl->t->arena, "shown.%lld", who),
                                      was, arena_printf(cl->t->arena, "state.%lld", who), is,
                                      NULL));
}

static void two_marks_of_one_person_are_both_shown(void **state)
{
    struct served *s = served_open(*state);
    struct client mine = served_client(s, "secretary.hamlet"),
                  theirs = served_client(s, "notes.hamlet");
    struct reply page = client_get(&mine, path_of(s, "/roll")),
                 other = client_get(&theirs, path_of(s, "/roll")), reply;

    assert_int_equal(mark(s, &theirs, &other, "present", "late").status, 303);
    reply = mark(s, &mine, &page, "present", "absent_none");
    assert_int_equal(reply.status, 409);
    assert_true(reply_has(&reply, "nơi khác vừa ghi “Đến muộn”, đồng chí ghi “Vắng không lý do”"));
    assert_true(reply_has(&reply, "value=\"absent_none\" checked"));
    page = client_get(&mine, path_of(s, "/roll")); /* nothing was laid over it */
    assert_true(reply_has(&page, "value=\"late\" checked"));
    assert_int_equal(mark(s, &mine, &reply, "late", "absent_none").status, 303); /* meant */
    page = client_get(&mine, path_of(s, "/roll"));
    assert_true(reply_has(&page, "value=\"absent_none\" checked"));
    assert_int_equal(mark(s, &theirs, &other, "present", "absent_none").status, 303); /* the same */
}

/* A photograph and eight figures, as a browser sends them; due: how many were to come. */
static struct reply send_book(struct served *s, struct client *cl, const struct reply *page,
                              const char *due, const char *photograph)
{
    struct buf b = { 0 };
    const char *const fields[][2] = {
        { "csrf", arena_cstr(cl->t->arena, client_hidden(page, "csrf")) },
        { "act", arena_cstr(cl->t->arena, client_hidden(page, "act")) },
        { "version", version_on(cl, page).p },
        { "people_due", due },
        { "present", "4" },
        { "late", "0" },
        { "absent_reason", "1" },
        { "absent_none", "0" },
        { "opinions", "3" },
        { "shortcomings", "0" },
        { "remedies", "0" },
        { "conclusion", "Thống nhất như sổ." },
        { "held_on", "14/3/2022" },
        { "sure", "1" }, /* another session of that kind was held that day */
        { "sure_of", "14/3/2022" },
    };
    struct str body;

    for (size_t i = 0; i < COUNT(fields); i++)
        buf_fmt(&b, "--x\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n",
                fields[i][0], fields[i][1]);
    buf_fmt(&b,
            "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\n"
            "Content-Type: application/pdf\r\n\r\n%s\r\n--x--\r\n",
            *photograph ? "so.pdf" : "", photograph);
    body = buf_take(&b, cl->t->arena);
    return client_say(cl, str_fmt(cl->t->arena,
                                  "POST %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nCookie: %.*s\r\n"
                                  "Content-Type: multipart/form-data; boundary=x\r\n"
                                  "Connection: close\r\nContent-Length: %zu\r\n\r\n%.*s",
                                  path_of(s, "/book"), cl->port, STR_ARGS(cl->cookie), body.n,
                                  STR_ARGS(body)));
}

static void a_photograph_stays_when_a_figure_is_wrong(void **state)
{
    struct served *s = served_open(*state);
    struct client cl = served_client(s, "secretary.hamlet");
    struct reply page = client_get(&cl, path_of(s, "/book")), reply;

    reply = send_book(s, &cl, &page, "", "");
    assert_int_equal(reply.status, 422);
    assert_true(reply_has(&reply, "Hãy chọn ảnh chụp trang sổ"));
    reply = send_book(s, &cl, &reply, "", "%PDF-1.7 a page of the book");
    assert_int_equal(reply.status, 422);
    assert_true(reply_has(&reply, "Đã nhận ảnh “so.pdf”"));
    assert_false(reply_has(&reply, "Hãy chọn ảnh chụp trang sổ"));
    reply = send_book(s, &cl, &reply, "9", "");
    assert_int_equal(reply.status, 422);
    assert_true(reply_has(&reply, "Hãy sửa cho khớp"));
    assert_true(reply_has(&reply, "Thống nhất như sổ."));
    page = client_get(&cl, path_of(s, "/book")); /* even when the page was left */
    assert_true(reply_has(&page, "Đã nhận ảnh “so.pdf”"));
    reply = send_book(s, &cl, &page, "5", "");
    assert_int_equal(reply.status, 303);
    reply = client_get(&cl, path_of(s, "/book/file"));
    assert_true(reply_has(&reply, "%PDF-1.7 a page of the book"));
    assert_true(str_find(reply.head, S("Content-Disposition: attachment"), 0) != SIZE_MAX);
    assert_true(str_find(reply.head, S("Content-Security-Policy: sandbox"), 0) != SIZE_MAX);
}

static struct reply close_at(struct served *s, struct client *cl, const struct reply *page,
                             const char *time)
{
    return client_post(cl, path_of(s, "/close"),
                       client_form_of(cl->t, page, "version", version_on(cl, page).p, "opinions",
                                      "2", "conclusion", "Nhất trí cao.", "held_on", "14/3/2022",
                                      "begin_time", "7:30", "end_time", time, "end_day",
                                      "14/3/2022", NULL));
}

static void closing_asks_when_it_ended_and_who_was_there(void **state)
{
    struct served *s = served_open(*state);
    struct client cl = served_client(s, "secretary.hamlet");
    struct reply page = client_get(&cl, path_of(s, "/close")), reply;

    assert_true(reply_has(&page, "name=\"end_time\" value=\"08:"));
    assert_true(reply_has(&page, "name=\"secretary_id\""));
    reply = close_at(s, &cl, &page, "");
    assert_int_equal(reply.status, 422);
    reply = close_at(s, &cl, &page, "23:50");
    assert_int_equal(reply.status, 422);
    assert_true(reply_has(&reply, "end_time-error"));
    assert_true(reply_has(&reply, "Nhất trí cao."));
    reply = close_at(s, &cl, &page, "5:00");
    assert_int_equal(reply.status, 422);
    assert_true(reply_has(&reply, "phải sau giờ bắt đầu"));
}

/* A day that is put right takes its end along: no minutes of one day end on another. */
static void an_end_without_a_day_is_of_the_day_of_the_meeting(void **state)
{
    struct served *s = served_open(*state);
    struct client cl = served_client(s, "secretary.hamlet");
    struct reply page = client_get(&cl, path_of(s, "/close")), reply;
    const char *minutes = path_of(s, "/minutes");

    assert_true(reply_has(&page, "name=\"end_day\" value=\"\""));
    reply = client_post(&cl, path_of(s, "/close"),
                        client_form_of(cl.t, &page, "version", version_on(&cl, &page).p, "opinions",
                                       "2", "conclusion", "Nhất trí cao.", "held_on", "13/3/2022",
                                       "begin_time", "19:30", "end_time", "21:30", "end_day", "",
                                       "sure", "1", "sure_of", "13/3/2022", NULL));
    assert_int_equal(reply.status, 303);
    reply = client_get(&cl, minutes);
    assert_true(reply_has(&reply, "Hồi 19 giờ 30 phút, ngày 13/3/2022"));
    assert_true(reply_has(&reply, "kết thúc hồi 21 giờ 30 phút, ngày 13/3/2022"));
}

static struct reply close_on(struct served *s, struct client *cl, const struct reply *page,
                             const char *day, const char *sure_of)
{
    return client_post(cl, path_of(s, "/close"),
                       client_form_of(cl->t, page, "version", version_on(cl, page).p, "opinions",
                                      "2", "conclusion", "Nhất trí cao.", "held_on", day,
                                      "begin_time", "7:30", "end_time", "8:00", "end_day",
                                      "14/3/2022", "sure", "1", "sure_of", sure_of, NULL));
}

static struct reply schedule_on(struct client *cl, const struct reply *page, const char *sure,
                                const char *sure_of)
{
    return client_post(cl, "/sessions/new",
                       client_form_of(cl->t, page, "kind", "thematic", "day", "28/3/2022", "time",
                                      "19:30", "places", "Nhà văn hóa thôn", "title",
                                      "Buổi thứ hai", "sure", sure, "sure_of", sure_of, NULL));
}

/* Scheduled by two people, or by two taps: asked with all that was typed, and done when it is meant. */
static void a_second_session_of_the_kind_on_a_day_is_asked(void **state)
{
    struct served *s = served_open(*state);
    struct client cl = served_client(s, "secretary.hamlet");
    struct reply page = client_get(&cl, "/sessions/new"), reply;

    assert_int_equal(schedule_on(&cl, &page, "", "").status, 303);
    page = client_get(&cl, "/sessions/new");
    reply = schedule_on(&cl, &page, "", "");
    assert_int_equal(reply.status, 422);
    assert_true(reply_has(&reply, "cùng loại, lúc 19:30"));
    assert_true(reply_has(&reply, "value=\"Buổi thứ hai\""));
    assert_int_equal(schedule_on(&cl, &page, "1", "27/3/2022").status, 422); /* of another day */
    assert_int_equal(schedule_on(&cl, &page, "1", "28/3/2022").status, 303);
}

/* The hamlet has closed a session of that kind on the fourteenth. */
static void closing_asks_about_a_day_that_looks_wrong(void **state)
{
    struct served *s = served_open(*state);
    struct client cl = served_client(s, "secretary.hamlet");
    struct reply page = client_get(&cl, path_of(s, "/close")), reply;

    assert_true(reply_has(&page, "name=\"held_on\" value=\"14/03/2022\""));
    assert_false(reply_has(&page, "name=\"sure\""));
    reply = close_on(s, &cl, &page, "15/3/2022", "15/3/2022");
    assert_int_equal(reply.status, 422);
    assert_true(reply_has(&reply, "Ngày họp không thể sau hôm nay"));
    reply = close_on(s, &cl, &page, "1/3/2022", "14/3/2022"); /* sure of another day */
    assert_int_equal(reply.status, 422);
    assert_true(reply_has(&reply, "mà ngày họp ghi là 01/03/2022"));
    reply = close_on(s, &cl, &page, "14/3/2022", "");
    assert_int_equal(reply.status, 422);
    assert_true(reply_has(&reply, "Có phải là buổi đã ghi rồi không?"));
    assert_true(reply_has(&reply, "name=\"sure_of\" value=\"14/3/2022\""));
    reply = close_on(s, &cl, &reply, "14/3/2022", "14/3/2022");
    assert_int_equal(reply.status, 303);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T_SERVED(a_promise_changed_by_two_shows_both_texts),
        T_SERVED(a_photograph_stays_when_a_figure_is_wrong),
        T_SERVED(a_second_session_of_the_kind_on_a_day_is_asked),
        T_SERVED(closing_asks_when_it_ended_and_who_was_there),
        T_SERVED(an_end_without_a_day_is_of_the_day_of_the_meeting),
        T_SERVED(closing_asks_about_a_day_that_looks_wrong),
        T_SERVED(two_marks_of_one_person_are_both_shown),
        T_SERVED(what_was_recorded_by_mistake_is_withdrawn_and_comes_back),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
