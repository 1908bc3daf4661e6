/* SPDX-License-Identifier: Apache-2.0 */
#include "http/form.h"
#include "http/request.h"
#include "t.h"

enum { STATE_PRESENT, STATE_LATE, STATE_ABSENT };

struct all {
    struct str title, notes, pin;
    int64_t org, count, heads;
    struct day due, month;
    int at, place;
    bool confirmed;
    struct form_file file;
    struct form_texts topics;
    struct form_ids units;
    struct form_by_id reason, attendance, seen;
    int64_t version;
    int button;
    struct str after;
};

static const char *const places[] = { "hall", "village", NULL };
static const char *const attendances[] = { "present", "late", "absent", NULL };

/* Labels: any messages will do. */
static const struct field all_fields[] = {
    FIELD_TEXT(struct all, title, M_ERROR_DENIED, .max = 8, .required = true),
    FIELD_LINES(struct all, notes, M_ERROR_DENIED),
    FIELD_SECRET(struct all, pin, M_ERROR_DENIED, .min = 4),
    FIELD_ID(struct all, org, M_ERROR_DENIED),
    FIELD_INT(struct all, count, M_ERROR_DENIED, .min = 1, .max = 5000),
    FIELD_INT(struct all, heads, M_ERROR_DENIED, .min = 1, .max = 100000),
    FIELD_DATE(struct all, due, M_ERROR_DENIED),
    FIELD_MONTH(struct all, month, M_ERROR_DENIED),
    FIELD_TIME(struct all, at, M_ERROR_DENIED),
    FIELD_CHOICE(struct all, place, M_ERROR_DENIED, .choices = places),
    FIELD_BOOL(struct all, confirmed, M_ERROR_DENIED),
    FIELD_FILE(struct all, file, M_ERROR_DENIED, .max = MIB),
    FIELD_TEXTS(struct all, topics, M_ERROR_DENIED, .most = 2),
    FIELD_IDS(struct all, units, M_ERROR_DENIED),
    FIELD_TEXTS_BY_ID(struct all, reason, M_ERROR_DENIED),
    FIELD_CHOICES_BY_ID(struct all, attendance, M_ERROR_DENIED, .choices = attendances),
    FIELD_HIDDEN(struct all, version),
    FIELD_HIDDEN(struct all, button, .choices = places),
    FIELD_HIDDEN(struct all, after, .max = 4),
    FIELD_HIDDEN(struct all, seen, .max = 4),
};

static struct request posted(struct t *t, const char *body)
{
    static const struct header headers[] = {
        { { "Content-Type", 12 }, { "application/x-www-form-urlencoded", 33 } },
    };
    struct request rq = { .method = POST,
                          .headers = headers,
                          .n_headers = 1,
                          .body = str_of(body),
                          .arena = t->arena };

    assert_true(request_read_form(&rq));
    return rq;
}

static enum err parse(struct t *t, const char *body, struct all *in, struct form *form)
{
    struct request rq = posted(t, body);

    return form_parse(&rq, all_fields, COUNT(all_fields), in, form, t->error);
}

static bool takes_due(struct t *t, const char *day)
{
    struct request rq = posted(t, arena_printf(t->arena, "due=%s", day));
    struct all in = { 0 };
    struct form form;

    rq.today = (struct day){ 2026, 12, 1 };
    T_OK(t, form_take(&rq, all_fields, COUNT(all_fields), &in, &form, t->error));
    return !form_error(&form, "due").n && day_is(in.due);
}

static void a_slip_in_the_year_is_told(void **state)
{
    struct t *t = *state;

    assert_true(takes_due(t, "1/12/2027"));
    assert_true(takes_due(t, "1/12/2036"));
    assert_false(takes_due(t, "1/12/2072"));
    assert_true(takes_due(t, "1/12/1996")); /* what is not said to be due may be of long ago */
}

static void typed_text_becomes_typed_values(void **state)
{
    struct t *t = *state;
    struct all in = { .at = -1, .place = -1 };
    struct form form;

    T_OK(t,
         parse(t,
               "title=+h%E1%BB%8Dp+&notes=a%0D%0Ab&pin=+12345&org=77&count=1.250&due=5/3/2026"
               "&month=3/2026&at=19h30&place=village&confirmed=on&topics=x&topics=y&units=1&units=2"
               "&reason.41=%E1%BB%91m&reason.42=&attendance.41=absent&attendance.42=present"
               "&csrf=zz&act=k1",
               &in, &form));
    T_STR(in.title, "họp");
    T_STR(in.notes, "a\nb");
    T_STR(in.pin, " 12345");
    assert_int_equal(in.org, 77);
    assert_int_equal(in.count, 1250);
    assert_int_equal(day_cmp(in.due, (struct day){ 2026, 3, 5 }), 0);
    assert_int_equal(day_cmp(in.month, (struct day){ 2026, 3, 1 }), 0);
    assert_int_equal(in.at, 19 * 60 + 30);
    assert_int_equal(in.place, 1);
    assert_true(in.confirmed);
    assert_int_equal(in.topics.n, 2);
    T_STR(in.topics.v[1], "y");
    assert_int_equal(in.units.v[1], 2);
    assert_int_equal(in.reason.v[0].id, 41);
    T_STR(in.reason.v[0].text, "ốm");
    assert_int_equal(in.attendance.v[0].choice, STATE_ABSENT);
    assert_int_equal(in.attendance.v[1].choice, STATE_PRESENT);
    T_STR(form.act, "k1");
}

static void what_was_not_filled_in_stays(void **state)
{
    struct t *t = *state;
    struct all in = { .at = -1, .place = -1, .count = 7, .confirmed = true };
    struct form form;

    T_OK(t, parse(t, "title=x&count=&at=&due=", &in, &form));
    assert_int_equal(in.at, -1);
    assert_int_equal(in.place, -1);
    assert_int_equal(in.count, 7);
    assert_false(in.confirmed);
    assert_false(day_is(in.due));
    assert_int_equal(in.units.n, 0);
}

static void each_fault_has_its_words(void **state)
{
    static const struct {
        const char *body, *name, *words;
    } cases[] = {
        { "title=", "title", "Hãy nhập " },
        { "notes=x", "title", "Hãy nhập " },
        { "title=012345678", "title", "dài tối đa 8 ký tự, đang có 9" },
        { "title=x&pin=123", "pin", "phải có ít nhất 4 ký tự" },
        { "title=x&org=abc", "org", "Hãy chọn " },
        { "title=x&org=0", "org", "Hãy chọn " },
        { "title=x&count=many", "count", "phải là một số" },
        { "title=x&count=1.2", "count", "phải là một số" },
        { "title=x&count=0", "count", "phải từ 1 đến 5000" },
        { "title=x&count=5001", "count", "phải từ 1 đến 5000" },
        { "title=x&heads=0", "heads", "phải từ 1 trở lên" },
        { "title=x&due=31/2/2026", "due", "phải là ngày có thật" },
        { "title=x&month=13/2026", "month", "phải gồm tháng và năm" },
        { "title=x&at=25:00", "at", "phải là giờ trong ngày" },
        { "title=x&place=moon", "place", "Hãy chọn " },
        { "title=x&topics=1&topics=2&topics=3", "topics", "tối đa 2 mục" },
        { "title=x&units=1&units=x", "units", "Hãy chọn " },
        { "title=x&attendance.5=asleep", "attendance.5", "Hãy chọn " },
        { "title=x&attendance.5=", "attendance.5", "Hãy chọn " },
        { "title=x&attendance.5=+", "attendance.5", "Hãy chọn " },
    };
    struct t *t = *state;

    for (size_t i = 0; i < COUNT(cases); i++) {
        struct all in = { 0 };
        struct form form;

        assert_int_equal(parse(t, cases[i].body, &in, &form), E_INVALID);
        if (!form_has_errors(&form) ||
            str_find(form_error(&form, cases[i].name), str_of(cases[i].words), 0) == SIZE_MAX)
            fail_msg("%s: %.*s", cases[i].body, STR_ARGS(form_error(&form, cases[i].name)));
    }
}

static void what_no_page_sends_is_not_an_error_of_the_person(void **state)
{
    static const char *const cases[] = { "title=x&other=1",
                                         "title=x&title=y",
                                         "title=x&reason=1",
                                         "title=x&reason.0=1",
                                         "title=x&reason.x=1",
                                         "title=x&file=1",
                                         "title=x&act=1&act=2",
                                         "title=x&reason.5=a&reason.41=b&reason.5=c",
                                         "title=x&attendance.5=late&attendance.5=present" };
    struct t *t = *state;

    for (size_t i = 0; i < COUNT(cases); i++) {
        struct all in = { 0 };
        struct form form;

        if (parse(t, cases[i], &in, &form) != E_INVALID || form_has_errors(&form))
            fail_msg("%s", cases[i]);
        error_clear(t->error);
    }
}

static void a_hidden_field_takes_what_a_page_puts_there(void **state)
{
    struct t *t = *state;
    struct all in = { .button = -1 };
    struct form form;

    T_OK(t, parse(t, "title=x&version=90071992547409910&button=village&after=abcd&seen.7=k", &in,
                  &form));
    assert_int_equal(in.version, 90071992547409910);
    assert_int_equal(in.button, 1);
    T_STR(in.after, "abcd");
    T_STR(form_text_by_id(&in.seen, 7), "k");
}

static void a_fault_of_a_hidden_field_is_not_the_persons(void **state)
{
    static const char *const cases[] = { "title=x&version=-1",      "title=&version=x",
                                         "title=x&after=abcde",     "title=x&button=moon",
                                         "title=x&seen.7=too+long", "title=x&seen.0=k" };
    struct t *t = *state;

    for (size_t i = 0; i < COUNT(cases); i++) {
        struct request rq = posted(t, cases[i]);
        struct all in = { 0 };
        struct form form;

        if (form_take(&rq, all_fields, COUNT(all_fields), &in, &form, t->error) != E_INVALID ||
            form_has_errors(&form))
            fail_msg("%s", cases[i]);
        assert_string_equal(t->error->message, msg_text(LANG_VI, M_HTTP_BAD_REQUEST).p);
        error_clear(t->error);
    }
}

static void a_form_taken_keeps_the_persons_errors_and_is_no_failure(void **state)
{
    struct t *t = *state;
    struct request rq = posted(t, "title=&due=31/2"), other = posted(t, "title=x&other=1");
    struct all in = { 0 };
    struct form form;

    T_OK(t, form_take(&rq, all_fields, COUNT(all_fields), &in, &form, t->error));
    assert_int_equal(t->error->code, OK);
    assert_int_equal(form.n_errors, 2);
    T_ERR(t, E_INVALID, form_take(&other, all_fields, COUNT(all_fields), &in, &form, t->error));
    assert_false(form_has_errors(&form));
}

static void what_work_refuses_moves_into_the_form(void **state)
{
    struct t *t = *state;
    struct form form;

    form_init(&form, all_fields, COUNT(all_fields), LANG_VI, t->arena);
    (void)error_set(t->error, E_INVALID, "Ngày này chưa tới.");
    form_refuse(&form, "due", t->error);
    T_STR(form_error(&form, "due"), "Ngày này chưa tới.");
    assert_int_equal(t->error->code, OK);
}

static void text_is_cleaned_and_composed(void **state)
{
    struct t *t = *state;
    struct all in = { 0 };
    struct form form;

    T_OK(t, parse(t, "title=a%0Ab%07c&notes=%0Bx%0D%0Ay%0D%09z%7F", &in, &form));
    T_STR(in.title, "a bc");
    T_STR(in.notes, "x\ny\n\tz");
    T_OK(t, parse(t, "title=o%CC%9B%CC%81", &in, &form));
    T_STR(in.title, "ớ");
}

static void the_page_gets_back_what_was_typed_but_no_secret(void **state)
{
    struct t *t = *state;
    struct all in = { 0 };
    struct form form;

    assert_int_equal(
        parse(t, "title=&due=31/2&pin=9999&topics=a&topics=b&reason.41=%E1%BB%91m", &in, &form),
        E_INVALID);
    T_STR(form_value(&form, "due"), "31/2");
    T_STR(form_value(&form, "pin"), "");
    T_STR(form_value_of(&form, "reason", 41), "ốm");
    assert_true(form_has(&form, "topics", S("b")));
    assert_false(form_has(&form, "topics", S("c")));
    T_STR(form_error(&form, "reason.41"), "");
    assert_int_equal(form_field(&form, "title")->max, 8);
}

static void what_was_flooded_in_comes_back_cut_and_says_so(void **state)
{
    enum { MUCH = 70 * KIB, SHORT = 8 };
    struct t *t = *state;
    struct all in = { 0 };
    struct form form;
    char *body = arena_alloc(t->arena, MUCH + 7, 1);

    memcpy(body, "title=", 6);
    memset(body + 6, '<', 1000);
    T_ERR(t, E_INVALID, parse(t, body, &in, &form));
    assert_int_equal(form_value(&form, "title").n, 1000);
    memset(body + 6, '<', MUCH);
    T_ERR(t, E_INVALID, parse(t, body, &in, &form));
    assert_int_equal(form_value(&form, "title").n, SHORT);
    assert_true(str_find(form_error(&form, "title"), S("chỉ giữ lại 8 ký tự đầu"), 0) != SIZE_MAX);
    assert_int_equal(form_text_max(form_field(&form, "title")), SHORT);
    assert_int_equal(form_text_max(form_field(&form, "notes")), 10000);
    assert_int_equal(form_text_max(form_field(&form, "reason")), 200);
    assert_int_equal(form_text_max(form_field(&form, "count")), 0);
}

static void a_file_is_taken_with_its_bare_name(void **state)
{
    static const struct part parts[] = {
        { .name = { "title", 5 }, .value = { "x", 1 } },
        { .name = { "file", 4 },
          .value = { "0123456789", 10 },
          .filename = { "C:\\Kế hoạch\\a\x07.md", 21 },
          .type = { "text/markdown", 13 },
          .is_file = true },
    };
    struct t *t = *state;
    struct request rq = { .method = POST, .parts = parts, .n_parts = 2, .arena = t->arena };
    struct all in = { 0 };
    struct form form;

    T_OK(t, form_parse(&rq, all_fields, COUNT(all_fields), &in, &form, t->error));
    T_STR(in.file.name, "a.md");
    T_STR(in.file.bytes, "0123456789");
    T_STR(form_value(&form, "file"), "");
}

static void a_file_too_large_or_empty_is_said(void **state)
{
    struct part parts[] = {
        { .name = S("title"), .value = S("x") },
        { .name = S("file"), .filename = S("a.md"), .is_file = true },
    };
    struct t *t = *state;
    struct request rq = { .method = POST, .parts = parts, .n_parts = 2, .arena = t->arena };
    struct all in = { 0 };
    struct form form;

    parts[1].value = (struct str){ arena_alloc(t->arena, MIB + 1, 1), MIB + 1 };
    T_ERR(t, E_INVALID, form_parse(&rq, all_fields, COUNT(all_fields), &in, &form, t->error));
    T_STR(form_error(&form, "file"), "Tệp “a.md” phải nhỏ hơn 1 MB");
    parts[1].value = S("");
    T_ERR(t, E_INVALID, form_parse(&rq, all_fields, COUNT(all_fields), &in, &form, t->error));
    T_STR(form_error(&form, "file"), "Tệp “a.md” không có nội dung");
    parts[1].filename = S("");
    T_OK(t, form_parse(&rq, all_fields, COUNT(all_fields), &in, &form, t->error));
}

static void a_form_can_be_filled_from_what_is_stored(void **state)
{
    struct t *t = *state;
    struct form form;

    form_init(&form, all_fields, COUNT(all_fields), LANG_VI, t->arena);
    T_STR(form_value(&form, "title"), "");
    form_set(&form, "title", S("Họp chi bộ"));
    form_set(&form, "title", S("Họp chuyên đề"));
    T_STR(form_value(&form, "title"), "Họp chuyên đề");
    assert_false(form_has_errors(&form));
    form_add_error(&form, "", S("Đợt đã đóng"));
    assert_true(form_has_errors(&form));
    T_STR(form_error(&form, ""), "Đợt đã đóng");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T(typed_text_becomes_typed_values),
        T(a_slip_in_the_year_is_told),
        T(what_was_not_filled_in_stays),
        T(each_fault_has_its_words),
        T(what_no_page_sends_is_not_an_error_of_the_person),
        T(a_hidden_field_takes_what_a_page_puts_there),
        T(a_fault_of_a_hidden_field_is_not_the_persons),
        T(a_form_taken_keeps_the_persons_errors_and_is_no_failure),
        T(what_work_refuses_moves_into_the_form),
        T(text_is_cleaned_and_composed),
        T(the_page_gets_back_what_was_typed_but_no_secret),
        T(what_was_flooded_in_comes_back_cut_and_says_so),
        T(a_file_is_taken_with_its_bare_name),
        T(a_file_too_large_or_empty_is_said),
        T(a_form_can_be_filled_from_what_is_stored),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
