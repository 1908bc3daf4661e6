/* SPDX-License-Identifier: Apache-2.0 */
#include "base/arena.h"
#include "base/buf.h"
#include "box/box.h"
#include "box/box_read.h"
#include "t.h"

static const char plan[] = "ĐẢNG BỘ TỈNH SÔNG TRẦM\n"
                           "ĐẢNG ỦY XÃ AN HÒA\n"
                           "*\n"
                           "Số 05-KH/ĐU\n"
                           "ĐẢNG CỘNG SẢN VIỆT NAM\n"
                           "An Hòa, ngày 03 tháng 02 năm 2026\n"
                           "KẾ HOẠCH\n"
                           "tổ chức sinh hoạt chuyên đề quý I\n"
                           "-----\n"
                           "I. MỤC ĐÍCH\n"
                           "Các chi bộ báo cáo kết quả trước ngày 10/4/2026.\n";

static const struct read_options options = { .kind = SOURCE_PLAIN, .file = S("kế hoạch.txt") };

static void open_box(struct t *t, struct box **ret)
{
    T_OK(t, box_open("read", &box_limits_read, ret, t->error));
}

static void reading_from_the_jail_is_the_reading(void **state)
{
    struct t *t = *state;
    CLEANUP(box_close) struct box *b = NULL;
    struct reading here, there;

    open_box(t, &b);
    T_OK(t, read_text(str_of(plan), &options, t->arena, &here, t->error));
    T_OK(t, box_read(b, str_of(plan), &options, LANG_VI, t->arena, &there, t->error));
    T_STR(there.file, "kế hoạch.txt");
    T_STR(there.number.text, "05");
    assert_true(str_eq(there.text, here.text));
    assert_true(str_eq(there.symbol.text, here.symbol.text));
    assert_int_equal(there.n_deadlines, here.n_deadlines);
    assert_int_equal(there.n_sections, here.n_sections);
}

static void refusals_come_through_in_their_own_words(void **state)
{
    struct t *t = *state;
    CLEANUP(box_close) struct box *b = NULL;
    struct reading r;

    open_box(t, &b);
    T_ERR(t, E_INVALID, box_read(b, S(""), &options, LANG_VI, t->arena, &r, t->error));
    assert_null(strstr(t->error->message, "dừng giữa chừng"));
    error_clear(t->error);
    T_ERR(t, E_INVALID, box_read(b, S("\xFF\xFE"), &options, LANG_VI, t->arena, &r, t->error));
    assert_null(strstr(t->error->message, "dừng giữa chừng"));
    T_OK(t, box_read(b, str_of(plan), &options, LANG_VI, t->arena, &r, t->error));
}

static void a_refusal_speaks_the_language_asked_for(void **state)
{
    struct t *t = *state;
    CLEANUP(box_close) struct box *b = NULL;
    struct reading r;

    open_box(t, &b);
    T_ERR(t, E_INVALID, box_read(b, S("A poem."), &options, LANG_EN, t->arena, &r, t->error));
    assert_non_null(strstr(t->error->message, "does not look like a directive"));
    error_clear(t->error);
    T_ERR(t, E_INVALID, box_read(b, S("Một bài thơ."), &options, LANG_VI, t->arena, &r, t->error));
    assert_non_null(strstr(t->error->message, "không giống một văn bản chỉ đạo"));
}

static void file_beyond_the_limit_is_not_sent(void **state)
{
    struct t *t = *state;
    CLEANUP(box_close) struct box *b = NULL;
    struct str large = { arena_alloc(t->arena, 1, SOURCE_MOST + 1), SOURCE_MOST + 1 };
    struct reading r;

    open_box(t, &b);
    T_ERR(t, E_TOO_LARGE, box_read(b, large, &options, LANG_EN, t->arena, &r, t->error));
}

/* Ten mebibytes of plan are read or refused with words: never a lost worker. */
static void large_plan_passes_the_locks(void **state)
{
    struct t *t = *state;
    CLEANUP(box_close) struct box *b = NULL;
    CLEANUP(buf_done) struct buf text = { 0 };
    struct reading r;
    enum err got;

    open_box(t, &b);
    buf_str(&text, str_of(plan));
    while (text.n < (size_t)2 << 20)
        buf_lit(&text, "Chi bộ thôn Đông họp bàn việc tu sửa kênh mương nội đồng trong mùa khô.\n");
    got = box_read(b, buf_view(&text), &options, LANG_VI, t->arena, &r, t->error);
    if (got != OK)
        fail_msg("%s (%s)", t->error->message, t->error->detail ? t->error->detail : "");
    assert_true(r.text.n > (size_t)1 << 20);
}

/* What a worker says that a file has taken over: `head`, then `unit` up to the limit, then `tail`. */
struct lie {
    const char *name, *head, *unit, *tail;
};
static const struct lie lies[] = {
    { "recipients", "{\"source\":\"text\",\"recipients\":[\"\"", ",\"\"", "]}" },
    { "citations", "{\"source\":\"text\",\"citations\":[{}", ",{}", "]}" },
    { "materials", "{\"source\":\"text\",\"materials\":[{}", ",{}", "]}" },
    { "spans", "{\"source\":\"text\",\"deadlines\":[{\"also\":[0", ",0", "]}]}" },
    { "quoted", "{\"source\":\"\\\",\",\"recipients\":[\"\\\"\"", ",\"\\\"\"", "]}" },
    { "members", "{\"source\":\"text\"", ",\"a\":0", "}" },
    { "depth", "{\"source\":\"text\",\"agenda\":[", "[", "]}" },
    { "blank", "{\"source\":\"text\",\"text\":\"", ",", "\"}" },
};

static enum err tell_a_lie(struct str bytes, uint32_t option, struct arena *a, struct str *ret,
                           struct error *e)
{
    struct buf b = { 0 };

    (void)option;
    (void)e;
    for (size_t i = 0; i < COUNT(lies); i++) {
        if (!str_eq(bytes, str_of(lies[i].name)))
            continue;
        buf_str(&b, str_of(lies[i].head));
        while (b.n + 16 < box_limits_read.output)
            buf_str(&b, str_of(lies[i].unit));
        buf_str(&b, str_of(lies[i].tail));
    }
    *ret = buf_take(&b, a);
    return OK;
}

static const struct box_task tasks[] = { { "lie", tell_a_lie } };

static void a_worker_taken_over_cannot_ask_for_much_memory(void **state)
{
    struct t *t = *state;
    CLEANUP(box_close) struct box *b = NULL;

    T_OK(t, box_open("lie", &box_limits_read, &b, t->error));
    for (size_t i = 0; i < COUNT(lies); i++) {
        struct arena *a = arena_open(0);
        struct reading r;
        enum err got;

        error_clear(t->error);
        got = box_read(b, str_of(lies[i].name), &options, LANG_VI, a, &r, t->error);
        /* Commas within a text are no list. */
        if (got != (strcmp(lies[i].name, "blank") == 0 ? OK : E_INVALID))
            fail_msg("%s: %d %s", lies[i].name, (int)got, t->error->message);
        arena_close(&a);
    }
}

static void the_text_comes_behind_the_reading_and_must_be_one(void **state)
{
    struct t *t = *state;
    struct reading r;

    T_OK(t, box_read_answer(S("{\"source\":\"text\"}\0Chi bộ"), LANG_VI, t->arena, &r, t->error));
    assert_true(str_eq(r.text, S("Chi bộ")));
    T_OK(t, box_read_answer(S("{\"source\":\"text\"}"), LANG_VI, t->arena, &r, t->error));
    assert_int_equal(r.text.n, 0);
    T_ERR(t, E_INVALID,
          box_read_answer(S("{\"source\":\"text\"}\0Chi b\xe1"), LANG_VI, t->arena, &r, t->error));
    T_ERR(t, E_INVALID,
          box_read_answer(S("{\"source\":\"text\"}\0a\0b"), LANG_VI, t->arena, &r, t->error));
    T_ERR(t, E_INVALID, box_read_answer(S("\0Chi bộ"), LANG_VI, t->arena, &r, t->error));
}

int main(int argc, char **argv)
{
    const struct CMUnitTest list[] = {
        T(reading_from_the_jail_is_the_reading),
        T(refusals_come_through_in_their_own_words),
        T(a_refusal_speaks_the_language_asked_for),
        T(file_beyond_the_limit_is_not_sent),
        T(large_plan_passes_the_locks),
        T(the_text_comes_behind_the_reading_and_must_be_one),
        T(a_worker_taken_over_cannot_ask_for_much_memory),
    };

    if (argc == 3 && strcmp(argv[2], "lie") == 0)
        return box_serve(tasks, COUNT(tasks), argv[2]);
    if (argc == 3 && strcmp(argv[1], "--worker") == 0)
        return box_worker(argv[2]);
    return cmocka_run_group_tests(list, NULL, NULL);
}
