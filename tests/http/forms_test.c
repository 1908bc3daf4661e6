/* SPDX-License-Identifier: Apache-2.0 */
/* What happens to what people type: once, whole, and given back when it cannot be taken. */
#include "served.h"
#include "store/report.h"
#include "work/report/version.h"

static const char *report_due(struct served *s, enum world_org org)
{
    return arena_printf(s->store.t.arena, "/reports/due/%lld", (long long)s->p.due[org]);
}

static struct str due_text(struct served *s, enum world_org org)
{
    return str_fmt(s->store.t.arena, "%lld", (long long)s->p.due[org]);
}

static size_t count_reports(struct served *s, enum world_org org)
{
    struct q_report_list *rows;
    size_t n;

    T_OK(&s->store.t, q_report_list(s->p.w.db, s->p.w.org[org], INT64_MAX, 10, s->store.t.arena,
                                    &rows, &n, s->store.t.error));
    return n;
}

/* The form of the page that shows all that goes up, with these boxes ticked; NULL: not that one. */
static struct str form_to_send(struct client *cl, const struct reply *page, const char *nothing,
                               const char *early)
{
    struct t *t = cl->t;
    const char *version = arena_cstr(t->arena, client_hidden(page, "version")),
               *seen = arena_cstr(t->arena, client_hidden(page, "seen"));

    if (!nothing)
        return client_form_of(t, page, "version", version, "seen", seen, NULL);
    if (!early)
        return client_form_of(t, page, "version", version, "seen", seen, nothing, "1", NULL);
    return client_form_of(t, page, "version", version, "seen", seen, nothing, "1", early, "1",
                          NULL);
}

static void send_up(struct client *cl, const char *path)
{
    const char *send = arena_printf(cl->t->arena, "%s/send", path);
    struct reply page = client_get(cl, send), reply;

    assert_int_equal(page.status, 200);
    reply = client_post(cl, send, form_to_send(cl, &page, "nothing", "early"));
    assert_int_equal(reply.status, 303);
}

static void the_same_form_sent_twice_is_one_act(void **state)
{
    struct served *s = served_open(*state);
    struct client cl = served_client(s, "secretary.hill");
    struct reply page = client_get(&cl, report_due(s, W_HILL)), first, second;
    struct str form =
        client_form_of(cl.t, &page, "version", "0", "due", due_text(s, W_HILL).p, "words.1",
                       "Chi bộ họp đều.", "words.2", "", "act_to", "check", NULL);

    first = client_post(&cl, "/reports", form);
    second = client_post(&cl, "/reports", form);
    assert_int_equal(first.status, 303);
    assert_int_equal(second.status, 303);
    assert_true(first.location.n && str_eq(first.location, second.location));
    assert_int_equal(count_reports(s, W_HILL), 1);
}

/* What somebody saw is what goes up: other figures since, an empty text, a period that runs on are asked about. */
static void nothing_goes_up_unseen(void **state)
{
    struct served *s = served_open(*state);
    struct client cl = served_client(s, "secretary.hill");
    struct reply page = client_get(&cl, report_due(s, W_HILL)), seen, reply;
    struct str address;
    const char *path;

    reply = client_post(&cl, "/reports",
                        client_form_of(cl.t, &page, "version", "0", "due", due_text(s, W_HILL).p,
                                       "words.1", "Chi bộ họp đều.", "words.2", "", "act_to",
                                       "check", NULL));
    assert_int_equal(reply.status, 303);
    assert_true(str_ends(reply.location, S("/send")));
    path = arena_cstr(cl.t->arena, reply.location);
    seen = client_get(&cl, path);
    assert_true(reply_has(&seen, "Chi bộ họp đều."));
    assert_true(reply_has(&seen, "Chưa viết"));
    reply = client_post(&cl, path, form_to_send(&cl, &seen, NULL, NULL));
    assert_int_equal(reply.status, 422);
    assert_true(reply_has(&reply, "nothing-error"));
    reply = client_post(&cl, path, form_to_send(&cl, &seen, "nothing", NULL));
    assert_int_equal(reply.status, 422);
    assert_true(reply_has(&reply, "early-error"));
    (void)report_play_session(&s->p, W_HILL, 5, 0, 1); /* another evening is closed meanwhile */
    reply = client_post(&cl, path, form_to_send(&cl, &seen, "nothing", "early"));
    assert_int_equal(reply.status, 422);
    assert_true(reply_has(&reply, "Số liệu vừa thay đổi"));
    reply = client_post(&cl, path, form_to_send(&cl, &reply, "nothing", "early"));
    assert_int_equal(reply.status, 303);
    (void)str_cut(&reply.location, '?', &address);
    page = client_get(&cl, arena_cstr(cl.t->arena, address));
    assert_true(reply_has(&page, "Không có gì để báo cáo."));
    assert_true(reply_has(&page, "/recall\""));
}

static void a_key_of_another_act_is_refused(void **state)
{
    struct served *s = served_open(*state);
    struct client cl = served_client(s, "secretary.hill");
    struct reply page = client_get(&cl, "/account"), reply;
    struct str form = client_form_of(cl.t, &page, "lang", "vi", NULL);

    assert_int_equal(client_post(&cl, "/account/language", form).status, 303);
    reply = client_post(&cl, "/sign-out", form);
    assert_int_equal(reply.status, 422);
    assert_true(reply_has(&reply, "Khóa thao tác này đã dùng cho việc khác"));
    form = client_form(cl.t, "csrf", arena_cstr(cl.t->arena, client_hidden(&page, "csrf")), NULL);
    reply = client_post(&cl, "/sign-out", form);
    assert_int_equal(reply.status, 422);
    assert_true(reply_has(&reply, "thiếu khóa thao tác"));
}

static void over_long_words_come_back_whole_with_the_fault_named(void **state)
{
    struct served *s = served_open(*state);
    struct client cl = served_client(s, "secretary.hill");
    struct reply page = client_get(&cl, report_due(s, W_HILL)), reply;
    char *words = arena_alloc(cl.t->arena, 4002, 1);

    memset(words, 'a', 4001);
    memcpy(words + 3996, "dau.", 4);
    reply = client_post(&cl, "/reports",
                        client_form_of(cl.t, &page, "version", "0", "due", due_text(s, W_HILL).p,
                                       "words.1", words, "words.2", "Đề nghị cấp tài liệu.",
                                       "act_to", "check", NULL));
    assert_int_equal(reply.status, 422);
    assert_true(reply_has(&reply, words));
    assert_true(reply_has(&reply, "Đề nghị cấp tài liệu."));
    assert_true(reply_has(&reply, "aria-invalid"));
    assert_true(reply_has(&reply, "4.000") || reply_has(&reply, "4000"));
    assert_int_equal(count_reports(s, W_HILL), 0);
}

/* Each letter takes nine bytes when it is sent. */
static struct str long_words(struct client *cl, size_t letters)
{
    char *words = arena_alloc(cl->t->arena, letters * 3 + 1, 1);

    for (size_t i = 0; i < letters; i++)
        memcpy(words + i * 3, "ệ", 4);
    return (struct str){ words, letters * 3 };
}

static void words_far_too_long_are_answered_by_their_form(void **state)
{
    struct served *s = served_open(*state);
    struct client cl = served_client(s, "secretary.hamlet"),
                  clerk = served_client(s, "clerk.commune");
    struct reply page = client_get(&cl, "/sessions/new"), reply;
    const char *path = arena_printf(cl.t->arena, "/reports/%lld", (long long)s->hamlet.report);

    reply = client_post(&cl, "/sessions/new",
                        client_form_of(cl.t, &page, "kind", "regular", "day", "31/3/2022", "time",
                                       "19:30", "places", long_words(&cl, 5000).p, "title",
                                       long_words(&cl, 2000).p, NULL));
    assert_int_equal(reply.status, 422);
    assert_true(reply_has(&reply, "places-error"));
    assert_true(reply_has(&reply, "title-error"));
    reply = client_post(&cl, "/sessions/new",
                        client_form_of(cl.t, &page, "kind", "regular", "day", "31/3/2022", "time",
                                       "19:30", "places", long_words(&cl, 1000).p, NULL));
    assert_int_equal(reply.status, 422);
    assert_true(reply_has(&reply, "Mỗi địa điểm dài tối đa 200 ký tự"));
    page = client_get(&clerk, path);
    assert_int_equal(page.status, 200);
    reply = client_post(&clerk, arena_printf(cl.t->arena, "%s/return", path),
                        client_form_of(cl.t, &page, "reason", long_words(&cl, 6000).p, NULL));
    assert_int_equal(reply.status, 422);
    assert_true(reply_has(&reply, "reason-error"));
}

static void a_day_that_does_not_exist_is_named_and_all_else_stays(void **state)
{
    struct served *s = served_open(*state);
    struct client cl = served_client(s, "secretary.hamlet");
    struct reply page = client_get(&cl, "/sessions/new"), reply;

    assert_int_equal(page.status, 200);
    reply = client_post(&cl, "/sessions/new",
                        client_form_of(cl.t, &page, "kind", "regular", "day", "31/02/2022", "time",
                                       "19:30", "places", "Nhà ông Lò Văn Pành", NULL));
    assert_int_equal(reply.status, 422);
    assert_true(reply_has(&reply, "31/02/2022"));
    assert_true(reply_has(&reply, "Nhà ông Lò Văn Pành"));
    assert_true(reply_has(&reply, "day-error"));
}

static void an_unknown_unit_or_address_is_not_found(void **state)
{
    static const char *const paths[] = { "/orgs/17", "/orgs/abc",    "/reports/17",
                                         "/nothing", "/sessions/17", "/campaigns/17" };
    struct served *s = served_open(*state);
    struct client cl = served_client(s, "clerk.province");

    for (size_t i = 0; i < COUNT(paths); i++) {
        struct reply reply = client_get(&cl, paths[i]);

        if (reply.status != 404 || !reply_has(&reply, "<h1") || reply_has(&reply, "no longer"))
            fail_msg("%s: %d", paths[i], reply.status);
    }
    assert_int_equal(client_get(&cl, "/api/v1/reports/17").status, 404);
    assert_true(
        reply_has(&(struct reply[]){ client_get(&cl, "/api/v1/nothing") }[0], "\"not_found\""));
    assert_int_equal(client_get(&cl, "/totals/17/2022-03").status, 404);
}

static void an_upload_over_the_limit_is_refused_before_it_is_read(void **state)
{
    struct served *s = served_open(*state);
    struct client cl = served_client(s, "clerk.commune");
    struct str head = str_fmt(cl.t->arena,
                              "POST /documents HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nCookie: %.*s\r\n"
                              "Content-Type: multipart/form-data; boundary=x\r\n"
                              "Content-Length: 50000000\r\n\r\n--x\r\n",
                              cl.port, STR_ARGS(cl.cookie));
    struct reply reply = client_say(&cl, head);

    assert_int_equal(reply.status, 413);
    assert_true(reply_has(&reply, "<h1"));
    assert_int_equal(client_get(&cl, "/").status, 200);
}

static void a_stale_edit_shows_both_texts(void **state)
{
    struct served *s = served_open(*state);
    struct client mine = served_client(s, "secretary.hamlet");
    struct client theirs = served_client(s, "notes.hamlet");
    struct reply page, reply;
    const char *path;

    report_play_return(&s->p, W_HAMLET);
    path = arena_printf(mine.t->arena, "/reports/%lld", (long long)s->hamlet.report);
    page = client_get(&mine, path);
    reply = client_get(&theirs, path);
    reply = client_post(&theirs, path,
                        client_form_of(mine.t, &reply, "version",
                                       arena_cstr(mine.t->arena, client_hidden(&reply, "version")),
                                       "words.1", "Câu của thư ký.", "words.2", "", "act_to",
                                       "save", NULL));
    assert_int_equal(reply.status, 303);
    reply = client_post(&mine, path,
                        client_form_of(mine.t, &page, "version",
                                       arena_cstr(mine.t->arena, client_hidden(&page, "version")),
                                       "words.1", "Lời của bí thư.", "words.2", "", "act_to",
                                       "check", NULL));
    assert_int_equal(reply.status, 409);
    assert_true(reply_has(&reply, "thư ký"));
    assert_true(reply_has(&reply, "Lời của bí thư."));
    /* Having seen both, the person may send again. */
    reply = client_post(&mine, path,
                        client_form_of(mine.t, &reply, "version",
                                       arena_cstr(mine.t->arena, client_hidden(&reply, "version")),
                                       "words.1", "Lời của cả hai.", "words.2", "", "act_to",
                                       "check", NULL));
    assert_int_equal(reply.status, 303);
}

static void a_second_clerk_is_told_that_the_report_has_moved_on(void **state)
{
    struct served *s = served_open(*state);
    struct client first = served_client(s, "clerk.commune");
    struct client second = served_client(s, "head.commune");
    const char *path = arena_printf(first.t->arena, "/reports/%lld", (long long)s->hamlet.report);
    const char *receive = arena_printf(first.t->arena, "%s/receive", path);
    struct reply one = client_get(&first, path), two = client_get(&second, path), reply;

    reply = client_post(&first, receive,
                        client_form_of(first.t, &one, "version",
                                       arena_cstr(first.t->arena, client_hidden(&one, "version")),
                                       NULL));
    assert_int_equal(reply.status, 303);
    reply = client_post(&second, receive,
                        client_form_of(first.t, &two, "version",
                                       arena_cstr(first.t->arena, client_hidden(&two, "version")),
                                       NULL));
    assert_int_equal(reply.status, 409);
    assert_true(reply_has(&reply, "đã tiếp nhận báo cáo này"));
    assert_int_equal(served_run(s, "check"), 0);
}

static struct reply send_plan(struct served *s, struct client *cl, const struct reply *page,
                              const char *day, const char *place, const char *guests)
{
    return client_post(
        cl, arena_printf(cl->t->arena, "/sessions/%lld/change", (long long)s->hamlet.scheduled),
        client_form_of(cl->t, page, "version",
                       arena_cstr(cl->t->arena, client_hidden(page, "version")), "kind", "thematic",
                       "day", day, "time", "19:00", "places", place, "guests", guests, NULL));
}

/* Opening the list is logged, so it is sent; a double click comes back to the button. */
static void a_look_sent_twice_leads_back_to_where_it_was_asked_for(void **state)
{
    struct served *s = served_open(*state);
    struct client cl = served_client(s, "secretary.hamlet");
    struct reply page = client_get(&cl, "/remedies/personal"), reply;
    struct str form = client_form_of(cl.t, &page, NULL);
    struct str raw = str_fmt(
        cl.t->arena,
        "POST /remedies/personal/show HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nCookie: %.*s\r\n"
        "Referer: http://127.0.0.1:%d/remedies/personal\r\n"
        "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: %zu\r\n\r\n%.*s",
        cl.port, STR_ARGS(cl.cookie), cl.port, form.n, STR_ARGS(form));

    reply = client_say(&cl, raw);
    assert_int_equal(reply.status, 200);
    reply = client_say(&cl, raw);
    assert_int_equal(reply.status, 303);
    T_STR(reply.location, "/remedies/personal");
}

static void a_stale_plan_shows_both_plans(void **state)
{
    struct served *s = served_open(*state);
    struct client mine = served_client(s, "secretary.hamlet");
    struct client theirs = served_client(s, "notes.hamlet");
    const char *path =
        arena_printf(mine.t->arena, "/sessions/%lld/change", (long long)s->hamlet.scheduled);
    struct reply page = client_get(&mine, path), reply = client_get(&theirs, path);

    reply = send_plan(s, &theirs, &reply, "15/3/2022", "Nhà ông Lò Văn Pành", "Đại diện xã");
    assert_int_equal(reply.status, 303);
    /* A slip of one's own first: the form that comes back is still as old as it was. */
    reply = send_plan(s, &mine, &page, "15/3/2032", "Nhà văn hóa", "");
    assert_int_equal(reply.status, 422);
    assert_true(reply_has(&reply, "day-error"));
    reply = send_plan(s, &mine, &reply, "16/3/2022", "Nhà văn hóa", "");
    assert_int_equal(reply.status, 409);
    assert_true(reply_has(&reply, "Đại diện xã"));
    assert_true(reply_has(&reply, "Lò Văn Pành"));
    reply = send_plan(s, &mine, &reply, "16/3/2022", "Nhà văn hóa", "Đại diện xã");
    assert_int_equal(reply.status, 303);
}

static void a_form_with_a_slip_does_not_become_fresh(void **state)
{
    struct served *s = served_open(*state);
    struct client mine = served_client(s, "secretary.hill");
    struct client theirs = served_client(s, "secretary.hill");
    struct reply page, reply;
    char *words = arena_alloc(mine.t->arena, 4002, 1);
    const char *due = report_due(s, W_HILL);
    struct str path;

    memset(words, 'a', 4001);
    page = client_get(&mine, due);
    reply = client_post(&mine, "/reports",
                        client_form_of(mine.t, &page, "version", "0", "due", due_text(s, W_HILL).p,
                                       "words.1", "Một.", "act_to", "save", NULL));
    assert_int_equal(reply.status, 303);
    path = reply.location;
    path = str_sub(path, 0, str_find(path, S("?"), 0));
    page = client_get(&mine, arena_cstr(mine.t->arena, path));
    reply = client_get(&theirs, arena_cstr(mine.t->arena, path));
    reply = client_post(&theirs, arena_cstr(mine.t->arena, path),
                        client_form_of(mine.t, &reply, "version",
                                       arena_cstr(mine.t->arena, client_hidden(&reply, "version")),
                                       "words.1", "Lời của người kia.", "act_to", "save", NULL));
    assert_int_equal(reply.status, 303);
    reply = client_post(&mine, arena_cstr(mine.t->arena, path),
                        client_form_of(mine.t, &page, "version",
                                       arena_cstr(mine.t->arena, client_hidden(&page, "version")),
                                       "words.1", words, "act_to", "save", NULL));
    assert_int_equal(reply.status, 422);
    reply = client_post(&mine, arena_cstr(mine.t->arena, path),
                        client_form_of(mine.t, &reply, "version",
                                       arena_cstr(mine.t->arena, client_hidden(&reply, "version")),
                                       "words.1", "Lời của tôi.", "act_to", "save", NULL));
    assert_int_equal(reply.status, 409);
    assert_true(reply_has(&reply, "người kia"));
}

static void each_time_a_report_was_sent_can_be_read_again(void **state)
{
    struct served *s = served_open(*state);
    struct client cl = served_client(s, "secretary.hamlet");
    struct client above = served_client(s, "clerk.commune");
    const char *path = arena_printf(cl.t->arena, "/reports/%lld", (long long)s->hamlet.report);
    struct report_version *versions;
    struct reply page, reply;
    const char *first;
    size_t n;

    report_play_return(&s->p, W_HAMLET);
    page = client_get(&cl, path);
    /* The first text is not sent along: it stays. */
    reply =
        client_post(&cl, path,
                    client_form_of(cl.t, &page, "version",
                                   arena_cstr(cl.t->arena, client_hidden(&page, "version")),
                                   "words.2", "Đề nghị thêm tài liệu.", "act_to", "check", NULL));
    assert_int_equal(reply.status, 303);
    send_up(&cl, path);
    T_OK(cl.t, report_version_list(world_as(&s->p.w, NULL), s->hamlet.report, &versions, &n));
    assert_int_equal(n, 2);
    first = arena_printf(cl.t->arena, "%s/sent/%lld", path, (long long)versions[1].id);
    page = client_get(&above, path);
    assert_true(reply_has(&page, first));
    assert_true(reply_has(&page, "Bổ sung nguyên nhân của hạn chế."));
    assert_true(reply_has(&page, "Nền nếp sinh hoạt được giữ vững."));
    page = client_get(&above, first);
    assert_int_equal(page.status, 200);
    assert_true(reply_has(&page, "Nền nếp sinh hoạt được giữ vững."));
    assert_false(reply_has(&page, "Đề nghị thêm tài liệu."));
    assert_int_equal(client_get(&above, arena_printf(cl.t->arena, "%s/sent/17", path)).status, 404);
    cl = served_client(s, "secretary.hill");
    assert_int_equal(client_get(&cl, first).status, 403);
    assert_int_equal(served_run(s, "check"), 0);
}

static void units_are_ticked_one_by_one_only_where_all_can_be_listed(void **state)
{
    struct served *s = served_open(*state);
    struct client cl = served_client(s, "clerk.commune");
    const char *path = arena_printf(cl.t->arena, "/campaigns/%lld/issue?scope=ticked",
                                    (long long)s->hamlet.campaign);
    struct reply page = client_get(&cl, path);

    assert_int_equal(page.status, 200);
    assert_true(reply_has(&page, "name=\"units\""));
    world_add_units(&s->p.w, W_COMMUNE, 1000);
    page = client_get(&cl, path);
    assert_int_equal(page.status, 200);
    assert_false(reply_has(&page, "name=\"units\""));
    assert_true(reply_has(&page, "không chọn riêng từng đơn vị được"));
}

/* As no page sends it: "state.41=" has no state, and the same person twice has two. */
static void a_mark_on_the_roll_is_one_of_those_there_are(void **state)
{
    struct served *s = served_open(*state);
    struct client cl = served_client(s, "secretary.hamlet");
    const char *path = arena_printf(cl.t->arena, "/sessions/%lld/roll", (long long)s->hamlet.open);
    const char *name = arena_printf(cl.t->arena, "state.%lld", (long long)s->p.w.hamlet_people[0]);
    struct reply page = client_get(&cl, path), reply;

    reply = client_post(&cl, path, client_form_of(cl.t, &page, name, "", NULL));
    assert_int_equal(reply.status, 422);
    assert_true(reply_has(&reply, "Hãy chọn"));
    reply =
        client_post(&cl, path, client_form_of(cl.t, &page, name, "present", name, "late", NULL));
    assert_int_equal(reply.status, 422);
    reply = client_post(&cl, path, client_form_of(cl.t, &page, name, "late", NULL));
    assert_int_equal(reply.status, 303);
    page = client_get(&cl, path);
    assert_true(reply_has(&page, "data-count=\"late\">1<"));
}

static void a_due_date_far_from_its_campaign_is_refused(void **state)
{
    static const struct {
        const char *due_on;
        int status;
    } cases[] = { { "15/1/2020", 422 }, { "15/1/2030", 422 }, { "15/1/2023", 303 } };
    struct served *s = served_open(*state);
    struct client cl = served_client(s, "clerk.commune");
    struct reply page = client_get(&cl, "/campaigns/new"), reply;
    struct str address;
    const char *path;

    reply = client_post(&cl, "/campaigns",
                        client_form_of(cl.t, &page, "name", "Đợt về nguồn nước", "from", "1/3/2022",
                                       "to", "31/12/2022", NULL));
    assert_int_equal(reply.status, 303);
    (void)str_cut(&reply.location, '?', &address);
    path = arena_printf(cl.t->arena, "%.*s/duties", STR_ARGS(address));
    for (size_t i = 0; i < COUNT(cases); i++) {
        page = client_get(&cl, arena_printf(cl.t->arena, "%s/new", path));
        reply = client_post(&cl, path,
                            client_form_of(cl.t, &page, "words", "Báo cáo kết quả", "what",
                                           "report", "rhythm", "once", "bound", "by", "due_on",
                                           cases[i].due_on, "day_of", "end", NULL));
        if (reply.status != cases[i].status)
            fail_msg("%s: %d", cases[i].due_on, reply.status);
        if (reply.status == 422)
            assert_true(reply_has(&reply, "(từ 01/03/2022 đến 31/12/2022)") ||
                        reply_has(&reply, "(từ 1/3/2022 đến 31/12/2022)"));
    }
}

static void a_returned_report_tells_each_side_what_is_to_come(void **state)
{
    struct served *s = served_open(*state);
    struct client branch = served_client(s, "secretary.hamlet");
    struct client clerk = served_client(s, "clerk.commune");
    const char *path = arena_printf(clerk.t->arena, "/reports/%lld", (long long)s->hamlet.report);
    struct reply page;

    report_play_return(&s->p, W_HAMLET);
    page = client_get(&clerk, path);
    assert_true(reply_has(&page, "chờ đơn vị gửi lại"));
    assert_false(reply_has(&page, "Sửa xong, gửi lại"));
    page = client_get(&branch, path);
    assert_true(reply_has(&page, "Sửa xong, gửi lại"));
}

static void who_may_see_no_reports_is_not_led_to_them(void **state)
{
    struct served *s = served_open(*state);
    struct client member = served_client(s, "member.hamlet");
    struct client secretary = served_client(s, "secretary.hamlet");
    const char *path = arena_printf(member.t->arena, "/sessions/%lld", (long long)s->hamlet.closed);
    struct reply page = client_get(&member, path);

    assert_int_equal(page.status, 200);
    assert_false(reply_has(&page, "Sang báo cáo"));
    page = client_get(&secretary, path);
    assert_true(reply_has(&page, "Sang báo cáo"));
}

/* The drivers' words are English, and the operator's. */
static void a_busy_database_is_told_in_the_reader_s_language(void **state)
{
    struct served *s = served_open(*state);
    struct client cl = served_client(s, "secretary.hamlet");
    struct reply page = client_get(&cl, "/account"), reply;
    struct db_tx *tx;

    if (strcmp(db_engine(s->p.w.db), "sqlite") != 0)
        return; /* PostgreSQL's writers do not wait for each other */
    T_OK(cl.t, db_begin(s->p.w.db, DB_WRITE, &tx, cl.t->error));
    reply = client_post(&cl, "/account/language", client_form_of(cl.t, &page, "lang", "vi", NULL));
    db_rollback(&tx);
    assert_int_equal(reply.status, 503);
    assert_true(reply_has(&reply, "Máy chủ đang có quá nhiều việc"));
    assert_false(reply_has(&reply, "database"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T_SERVED(the_same_form_sent_twice_is_one_act),
        T_SERVED(nothing_goes_up_unseen),
        T_SERVED(a_key_of_another_act_is_refused),
        T_SERVED(over_long_words_come_back_whole_with_the_fault_named),
        T_SERVED(words_far_too_long_are_answered_by_their_form),
        T_SERVED(a_day_that_does_not_exist_is_named_and_all_else_stays),
        T_SERVED(an_unknown_unit_or_address_is_not_found),
        T_SERVED(an_upload_over_the_limit_is_refused_before_it_is_read),
        T_SERVED(a_stale_edit_shows_both_texts),
        T_SERVED(a_look_sent_twice_leads_back_to_where_it_was_asked_for),
        T_SERVED(a_stale_plan_shows_both_plans),
        T_SERVED(a_form_with_a_slip_does_not_become_fresh),
        T_SERVED(each_time_a_report_was_sent_can_be_read_again),
        T_SERVED(units_are_ticked_one_by_one_only_where_all_can_be_listed),
        T_SERVED(a_second_clerk_is_told_that_the_report_has_moved_on),
        T_SERVED(a_mark_on_the_roll_is_one_of_those_there_are),
        T_SERVED(a_due_date_far_from_its_campaign_is_refused),
        T_SERVED(a_returned_report_tells_each_side_what_is_to_come),
        T_SERVED(who_may_see_no_reports_is_not_led_to_them),
        T_SERVED(a_busy_database_is_told_in_the_reader_s_language),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
