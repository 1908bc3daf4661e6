/* SPDX-License-Identifier: Apache-2.0 */
/* A campaign's pages, over the wire. */
#include "page_form.h"
#include "served.h"
#include "store/amendment.h"
#include "store/campaign.h"
#include "store/due.h"
#include "store/duty.h"

enum { MONTHS = 9 };

/* Monthly from March to November, of the hamlet. */
static void add_monthly(struct served *s)
{
    struct world *w = &s->p.w;
    struct q_duty_add_in duty = {
        .id = ids_next(&w->ids),
        .campaign_id = s->hamlet.campaign,
        .ord = 2,
        .what = S("other"),
        .words = S("Kiểm tra nguồn nước đầu bản"),
        .rhythm = S("monthly"),
        .bound = S("in"),
        .audience = S(""),
    };
    int64_t changed;

    T_OK(w->t, q_duty_add(w->db, &duty, w->t->error));
    for (int m = 0; m < MONTHS; m++) {
        struct str day = str_fmt(w->t->arena, "2022-%02d-28", m + 3);
        struct q_due_add_in due = {
            .id = ids_next(&w->ids),
            .duty_id = duty.id,
            .org_id = w->org[W_HAMLET],
            .slot = str_sub(day, 0, 7),
            .due_on = day,
            .work_on = day,
        };

        T_OK(w->t, q_due_add(w->db, &due, &changed, w->t->error));
    }
}

static void a_monthly_duty_shows_its_next_date_and_folds_the_others(void **state)
{
    struct served *s = served_open(*state);
    struct client cl = served_client(s, "secretary.hamlet");
    struct reply page;
    size_t fold;

    add_monthly(s);
    page = client_get(&cl,
                      arena_printf(cl.t->arena, "/campaigns/%lld", (long long)s->hamlet.campaign));
    assert_int_equal(page.status, 200);
    fold = str_find(page.body, S("9 kỳ khác"), 0);
    assert_int_not_equal(fold, SIZE_MAX);
    assert_true(str_find(page.body, S("28/03"), 0) < fold);
    assert_true(str_find(page.body, S("28/04"), 0) > fold);
    assert_true(str_find(page.body, S("28/11"), 0) != SIZE_MAX);
}

static void make_version(struct served *s, int64_t n, const char *act)
{
    struct world *w = &s->p.w;
    struct q_campaign_version_add_in in = { .campaign_id = s->hamlet.campaign,
                                            .n = n,
                                            .act = str_of(act),
                                            .made_by = w->accounts[0].account_id,
                                            .made_at = w->now_ms,
                                            .why = S("") };

    T_OK(w->t, q_campaign_version_add(w->db, &in, w->t->error));
}

/* It was issued, and the hamlet acknowledged that. */
static void make_first_version(struct served *s)
{
    struct world *w = &s->p.w;
    int64_t changed;

    make_version(s, 1, "issue");
    T_OK(w->t, q_campaign_acknowledge(w->db, s->hamlet.campaign, w->org[W_HAMLET], w->now_ms,
                                      w->accounts[0].account_id, 1, &changed, w->t->error));
}

static const char *page_of(struct served *s, const char *under)
{
    return arena_printf(s->store.t.arena, "/campaigns/%lld%s", (long long)s->hamlet.campaign,
                        under);
}

/* The first form of a page that leads there, with one field otherwise. */
static struct reply send_form(struct client *cl, const char *path, const char *leads,
                              const char *name, const char *value)
{
    struct reply page = client_get(cl, path);
    size_t n;
    struct page_form *forms = page_forms(cl->t, &page, &n);

    assert_int_equal(page.status, 200);
    for (size_t i = 0; i < n; i++) {
        if (str_find(forms[i].action, str_of(leads), 0) == SIZE_MAX)
            continue;
        for (size_t k = 0; name && k < forms[i].n; k++) {
            if (str_eq(forms[i].fields[k].name, str_of(name)))
                forms[i].fields[k].value = str_of(value);
        }
        return client_post(cl, arena_cstr(cl->t->arena, forms[i].action),
                           page_form_body(cl->t, &forms[i], client_hidden(&page, "csrf"),
                                          client_hidden(&page, "act")));
    }
    fail_msg("no form that leads to %s", leads);
    return page;
}

static void an_amendment_is_prepared_looked_at_issued_and_acknowledged(void **state)
{
    struct served *s = served_open(*state);
    struct client clerk = served_client(s, "clerk.commune");
    struct client hamlet = served_client(s, "secretary.hamlet");
    const char *duty = arena_printf(s->store.t.arena, "%s/%lld", page_of(s, "/amend/duties"),
                                    (long long)s->hamlet.duty);
    struct reply page;

    make_first_version(s);
    assert_int_equal(
        send_form(&clerk, page_of(s, "/amend"), "/amend", "why", "Lùi hạn để các chi bộ kịp bàn")
            .status,
        303);
    page = client_get(&clerk, duty);
    assert_int_equal(
        client_post(&clerk, duty,
                    client_form_of(clerk.t, &page, "version", "1", "words",
                                   "Đăng ký việc làm cụ thể", "what", "other", "rhythm", "once",
                                   "bound", "before", "due_on", "31/03/2022", NULL))
            .status,
        303);
    page = client_get(&hamlet, page_of(s, ""));
    assert_false(reply_has(&page, "31/03/2022")); /* nobody sees it before it is issued */
    page = client_get(&clerk, page_of(s, "/amend/check"));
    assert_true(reply_has(&page, "25/03/2022") && reply_has(&page, "31/03/2022"));
    assert_true(reply_has(&page, "Lùi hạn để các chi bộ kịp bàn"));
    assert_true(reply_has(&page, "1 đơn vị phải xác nhận bản sửa đổi này"));
    assert_int_equal(
        send_form(&clerk, page_of(s, "/amend/check"), "/amend/issue", NULL, NULL).status, 303);
    page = client_get(&hamlet, "/");
    assert_true(reply_has(&page, "Bản sửa đổi số 2, cần xác nhận lại"));
    page = client_get(&hamlet, page_of(s, ""));
    assert_true(reply_has(&page, "Bản sửa đổi số 2 cần xác nhận lại"));
    assert_true(reply_has(&page, "25/03/2022") && reply_has(&page, "31/03/2022"));
    assert_int_equal(send_form(&hamlet, page_of(s, ""), "/acknowledge", NULL, NULL).status, 303);
    page = client_get(&hamlet, "/");
    assert_false(reply_has(&page, "Bản sửa đổi số 2"));
}

/* Of the campaign on which everybody reports. */
static const char *reporting_page(struct served *s, const char *under)
{
    return arena_printf(s->store.t.arena, "/campaigns/%lld%s", (long long)s->p.campaign, under);
}

static struct reply send_label(struct served *s, struct client *clerk, const char *label)
{
    const char *field = arena_printf(s->store.t.arena, "label.%lld", (long long)s->p.period);

    return send_form(clerk, reporting_page(s, "/amend/labels"), "/amend/labels", field, label);
}

static void begin_correction(struct served *s, struct client *clerk)
{
    assert_int_equal(
        send_form(clerk, reporting_page(s, "/amend"), "/amend", "why", "Ghi sai tên kỳ").status,
        303);
}

static void assert_has(struct client *cl, const char *path, const char *words)
{
    struct reply page = client_get(cl, path);

    if (page.status != 200 || !reply_has(&page, words))
        fail_msg("%s does not say %s", path, words);
}

static void every_page_calls_a_period_by_its_label(void **state)
{
    struct served *s = served_open(*state);
    struct client clerk = served_client(s, "clerk.province");
    struct client hill = served_client(s, "secretary.hill");
    struct reply page;

    begin_correction(s, &clerk);
    page = send_label(s, &clerk, "1");
    assert_int_equal(page.status, 422); /* no letter is in it */
    assert_true(reply_has(&page, "value=\"1\""));
    assert_int_equal(send_label(s, &clerk, "Đợt 1").status, 303);
    assert_int_equal(
        send_form(&clerk, reporting_page(s, "/amend/check"), "/amend/issue", NULL, NULL).status,
        303);
    assert_has(&hill, "/reports", "Đợt 1");
    assert_has(&hill, reporting_page(s, ""), "Đợt 1");
    assert_has(&hill, "/api/v1/reports", "\"label\":\"Đợt 1\"");
    assert_has(&hill,
               arena_printf(s->store.t.arena, "/reports/due/%lld", (long long)s->p.due[W_HILL]),
               "Báo cáo: Đợt 1");
    assert_has(&clerk, arena_printf(s->store.t.arena, "/totals/%lld", (long long)s->p.campaign),
               "Đợt 1");
    assert_has(&clerk,
               arena_printf(s->store.t.arena, "/periods/%lld/totals", (long long)s->p.period),
               "Đợt 1");
}

static void what_an_amendment_ends_is_no_task_any_more(void **state)
{
    struct served *s = served_open(*state);
    struct client clerk = served_client(s, "clerk.commune");
    struct client hamlet = served_client(s, "secretary.hamlet");
    const char *due = arena_printf(s->store.t.arena, "/dues/%lld", (long long)s->hamlet.due);
    const char *end = arena_printf(s->store.t.arena, "%s/%lld/end", page_of(s, "/amend/duties"),
                                   (long long)s->hamlet.duty);
    struct reply page;

    make_first_version(s);
    (void)send_form(&clerk, page_of(s, "/amend"), "/amend", "why", "Không làm nữa");
    page = client_get(&hamlet, page_of(s, ""));
    assert_true(reply_has(&page, due));
    assert_int_equal(send_form(&clerk, page_of(s, "/amend"), end, NULL, NULL).status, 303);
    assert_int_equal(
        send_form(&clerk, page_of(s, "/amend/check"), "/amend/issue", NULL, NULL).status, 303);
    page = client_get(&hamlet, page_of(s, ""));
    assert_true(reply_has(&page, "Đã bãi bỏ (bản số 2)"));
    assert_false(reply_has(&page, due));
}

/* Each as the database keeps it, and without a day before or after. */
static void what_was_changed_is_told_in_the_words_of_people(void **state)
{
    static const char *const dated[] = { "start", "date", "cut", "to", "rest" };
    struct served *s = served_open(*state);
    struct client clerk = served_client(s, "clerk.commune");
    struct world *w = &s->p.w;
    struct reply page;

    make_first_version(s);
    make_version(s, 2, "amend");
    for (size_t i = 0; i < 3 * COUNT(dated); i++) {
        struct q_campaign_change_add_in in = {
            .campaign_id = s->hamlet.campaign,
            .n = 2,
            .ord = (int64_t)i + 1,
            .what = str_of(dated[i / 3]),
            .duty_id = { true, s->hamlet.duty },
            .before = i % 3 == 1 ? STR_NONE : S("2022-06-25"),
            .after = i % 3 == 2 ? STR_NONE : S("2022-07-25 2022-07-24"),
            .words = S("Đăng ký việc làm cụ thể"),
        };

        T_OK(w->t, q_campaign_change_add(w->db, &in, w->t->error));
    }
    page = client_get(&clerk, page_of(s, ""));
    assert_true(reply_has(&page, "25/07/2022"));
    assert_int_equal(reply_iso_days(&page), 0);
}

static void what_cannot_be_issued_says_why_and_offers_no_button(void **state)
{
    struct served *s = served_open(*state);
    struct client clerk = served_client(s, "clerk.commune");
    struct reply page;

    make_first_version(s);
    assert_int_equal(send_form(&clerk, page_of(s, "/amend"), "/amend", "why", "Lùi hạn").status,
                     303);
    page = client_get(&clerk, page_of(s, "/amend/check"));
    assert_true(reply_has(&page, "Dự thảo chưa sửa đổi điều gì"));
    assert_false(reply_has(&page, "/amend/issue"));
}

static void a_day_that_is_half_said_comes_back_with_what_was_typed(void **state)
{
    struct served *s = served_open(*state);
    struct client clerk = served_client(s, "clerk.commune");
    const char *duty = arena_printf(s->store.t.arena, "%s/%lld", page_of(s, "/amend/duties"),
                                    (long long)s->hamlet.duty);
    struct reply page;

    make_first_version(s);
    (void)send_form(&clerk, page_of(s, "/amend"), "/amend", "why", "Lùi hạn");
    page = client_get(&clerk, duty);
    page =
        client_post(&clerk, duty,
                    client_form_of(clerk.t, &page, "version", "1", "words",
                                   "Đăng ký việc làm cụ thể", "what", "other", "rhythm", "monthly",
                                   "bound", "before", "day_of", "end", "month_day", "15", NULL));
    assert_int_equal(page.status, 422);
    assert_true(reply_has(&page, "Đã chọn ngày cuối kỳ nên không ghi ngày"));
    assert_true(reply_has(&page, "value=\"15\""));
    page = client_post(&clerk, duty,
                       client_form_of(clerk.t, &page, "version", "1", "words",
                                      "Đăng ký việc làm cụ thể", "what", "other", "rhythm",
                                      "monthly", "bound", "before", "day_of", "in", NULL));
    assert_int_equal(page.status, 422);
    assert_true(reply_has(&page, "Hãy ghi ngày thứ mấy của tháng"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T_SERVED(an_amendment_is_prepared_looked_at_issued_and_acknowledged),
        T_SERVED(every_page_calls_a_period_by_its_label),
        T_SERVED(what_an_amendment_ends_is_no_task_any_more),
        T_SERVED(what_was_changed_is_told_in_the_words_of_people),
        T_SERVED(what_cannot_be_issued_says_why_and_offers_no_button),
        T_SERVED(a_day_that_is_half_said_comes_back_with_what_was_typed),
        T_SERVED(a_monthly_duty_shows_its_next_date_and_folds_the_others),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
