/* SPDX-License-Identifier: Apache-2.0 */
/* viewc_test.c - the golden templates: their C, and the page that this C writes. */
#include "common/files.h"
#include "golden_views.h"
#include "t.h"
#include "viewc/views.h"

static const struct golden_row rows[] = {
    { 7, S("Chi bộ <thôn> \"Đông\" & 'Tây'"), 3 },
    { 7205759403792793601, S("a/b?c=d"), 12 },
};

static struct golden sample(void)
{
    return (struct golden){
        .title = S("\nBiểu <mẫu>"),
        .url = S("/back?x=1&y=2"),
        .rows = rows,
        .n_rows = COUNT(rows),
        .field = { "name", M_COMMON_SAVE, S("</input>"), S("Hãy nhập tên"), true },
        .day = { 2026, 3, 5 },
        .button = M_COMMON_CLOSE,
        .note = { S("<b>đã lọc</b>") },
    };
}

/* After a wanted change: look at the difference, then copy what came out over the file. */
static void compare(struct t *t, const char *file, struct str got)
{
    struct str expected = file_read(t->arena, arena_printf(t->arena, "%s/%s", GOLDEN, file));
    const char *copy = arena_printf(t->arena, "%s.got", file);

    if (str_eq(expected, got))
        return;
    file_write(copy, got);
    fail_msg("not as expected: diff -u %s/%s %s", GOLDEN, file, copy);
}

static void the_c_is_as_expected(void **state)
{
    struct t *t = *state;
    CLEANUP(buf_done) struct buf words = { 0 };
    CLEANUP(buf_done) struct buf header = { 0 };
    CLEANUP(buf_done) struct buf code = { 0 };
    struct diag d = { &words, 0 };
    struct catalogue texts = { .arena = t->arena };
    struct view_source source = { "golden.html", file_read(t->arena, GOLDEN "/golden.html") };
    struct views_in in = { &source, 1, &texts, "golden_views.h" };

    catalogue_add(&texts, "common.msg", file_read(t->arena, COMMON_MSG), &d);
    catalogue_check(&texts, &d);
    views_compile(&in, t->arena, &header, &code, &d);
    if (d.errors)
        fail_msg("%s", words.p);
    compare(t, "golden.h.expected", buf_view(&header));
    compare(t, "golden.c.expected", buf_view(&code));
}

static void page(struct buf *out, enum lang lang, const struct golden *v)
{
    struct html o = { .out = out, .lang = lang, .csrf = S("tok\"en"), .act = S("act") };

    golden_page(&o, v);
}

static void the_page_is_as_expected(void **state)
{
    CLEANUP(buf_done) struct buf out = { 0 };
    struct golden v = sample();

    page(&out, LANG_VI, &v);
    compare(*state, "golden.html.expected", buf_view(&out));
}

static void the_page_speaks_the_language_of_the_reader(void **state)
{
    CLEANUP(buf_done) struct buf out = { 0 };
    struct golden v = sample();

    (void)state;
    page(&out, LANG_EN, &v);
    assert_true(str_find(buf_view(&out), S("<html lang=\"en\">"), 0) != SIZE_MAX);
    assert_true(str_find(buf_view(&out), S(">2 items</h1>"), 0) != SIZE_MAX);
}

static void one_branch_of_an_if_is_written(void **state)
{
    CLEANUP(buf_done) struct buf out = { 0 };
    struct golden v = sample();

    (void)state;
    v.n_rows = 1;
    page(&out, LANG_VI, &v);
    assert_true(str_find(buf_view(&out), S("<p>Có</p>"), 0) != SIZE_MAX);
    assert_true(str_find(buf_view(&out), S("<p>Không</p>"), 0) == SIZE_MAX);
    assert_true(str_find(buf_view(&out), S("<table>"), 0) == SIZE_MAX);
}

static void a_harmful_address_is_not_written(void **state)
{
    CLEANUP(buf_done) struct buf out = { 0 };
    struct golden v = sample();

    (void)state;
    v.url = S("javascript:alert(1)");
    page(&out, LANG_VI, &v);
    assert_true(str_find(buf_view(&out), S("javascript"), 0) == SIZE_MAX);
    assert_true(str_find(buf_view(&out), S("<a href=\"#\">1</a>"), 0) != SIZE_MAX);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T(the_c_is_as_expected),
        T(the_page_is_as_expected),
        T(the_page_speaks_the_language_of_the_reader),
        T(one_branch_of_an_if_is_written),
        T(a_harmful_address_is_not_written),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
