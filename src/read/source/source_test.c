/* SPDX-License-Identifier: Apache-2.0 */
#include "read/source/source.h"
#include "t.h"
#include "text/vi.h"

static struct str opened(struct t *t, struct str bytes, enum source_kind kind)
{
    struct read_source s;

    T_OK(t, source_open(bytes, kind, LANG_VI, t->arena, &s, t->error));
    return s.text;
}

static void markup_is_dropped_and_text_kept(void **state)
{
    struct t *t = *state;
    static const struct {
        enum source_kind kind;
        const char *in, *out;
    } rows[] = {
        { SOURCE_PLAIN, "a **b** | c\r\nd\re", "a **b** | c\nd\ne" },
        { SOURCE_AUTO, "## **KẾ HOẠCH**\n\n*in nghiêng* và __đậm__",
          "KẾ HOẠCH\n\nin nghiêng và đậm" },
        { SOURCE_AUTO, "\\*\nSố 5", "*\nSố 5" },
        { SOURCE_AUTO, "dòng một  \ndòng hai", "dòng một\ndòng hai" },
        { SOURCE_AUTO, "> trích\n-----", "trích\n-----" },
        { SOURCE_AUTO, "| Tháng | Tài liệu |\n|---|:--|\n| 4 | một<br>hai |\n",
          "Tháng\tTài liệu\n4\tmột\nhai\n" },
        { SOURCE_AUTO, "5 < 10 và a<b, <xyz>", "5 < 10 và a<b, <xyz>" },
        { SOURCE_AUTO,
          "A\t<ol style=\"list-style-type: none\"> <li>1. x</li> <li>2. y</li></ol>\tB",
          "A\t1. x\n2. y\n\tB" },
        { SOURCE_AUTO,
          "<html><head><title>t</title></head><body><p>một\nhai</p><p>ba</p></body></html>",
          "\nmột hai\n\nba\n" },
        { SOURCE_HTML, "<ul><li>một</li><li>- hai</li></ul><ol><li>ba</li><li>2. bốn</li></ol>",
          "- một\n- hai\n1. ba\n2. bốn\n" },
        { SOURCE_HTML, "<table><tr><td>a</td><td><p>b</p><p>c</p></td></tr></table>", "a\tb\nc\n" },
        { SOURCE_HTML, "&ldquo;A&amp;B&rdquo;&nbsp;&#7879;&#x1EC7;<!-- ẩn --><script>x</script>.",
          "“A&B” ệệ." },
        { SOURCE_PLAIN, "\xef\xbb\xbfZ\xe2\x80\x8bW\xc2\xa0X\xc2\xadY", "ZW XY" },
        { SOURCE_PLAIN, "trang một\ftrang hai", "trang một\ftrang hai" },
    };

    for (size_t i = 0; i < COUNT(rows); i++) {
        struct str got = opened(t, str_of(rows[i].in), rows[i].kind);
        struct str want = str_of(rows[i].out);

        if (!str_eq(str_trim(got), str_trim(want)))
            fail_msg("row %zu: \"%.*s\"", i, STR_ARGS(got));
    }
}

static void every_byte_of_the_text_leads_back_to_the_source(void **state)
{
    struct t *t = *state;
    struct str in = S("# **Ke\xcc\x82\xcc\x81 hoạch** &amp; <b>số</b> 5");
    struct read_source s;
    size_t at;

    T_OK(t, source_open(in, SOURCE_MARKDOWN, LANG_VI, t->arena, &s, t->error));
    T_STR(s.text, "Kế hoạch & số 5");
    at = str_find(s.text, S("hoạch"), 0);
    assert_int_equal(source_byte(&s, at), str_find(in, S("hoạch"), 0));
    at = str_find(s.text, S("số"), 0);
    assert_int_equal(source_byte(&s, at), str_find(in, S("số"), 0));
    assert_int_equal(source_byte(&s, s.text.n - 1), in.n - 1);
    assert_int_equal(source_byte(&s, str_find(s.text, S("&"), 0)), str_find(in, S("&amp;"), 0));
}

static void pages_begin_behind_form_feeds(void **state)
{
    struct t *t = *state;
    struct read_source s;

    T_OK(t, source_open(S("một\fhai\fba"), SOURCE_AUTO, LANG_VI, t->arena, &s, t->error));
    assert_int_equal(s.n_pages, 3);
    assert_int_equal(source_page(&s, 0), 1);
    assert_int_equal(source_page(&s, str_find(s.text, S("hai"), 0)), 2);
    assert_int_equal(source_page(&s, s.text.n - 1), 3);
}

static void what_is_no_text_is_refused(void **state)
{
    struct t *t = *state;
    struct read_source s;
    char *big = arena_alloc(t->arena, SOURCE_MOST + 1, 1);

    memset(big, 'a', SOURCE_MOST + 1);
    T_ERR(t, E_TOO_LARGE,
          source_open((struct str){ big, SOURCE_MOST + 1 }, SOURCE_AUTO, LANG_VI, t->arena, &s,
                      t->error));
    T_ERR(t, E_INVALID, source_open(S(""), SOURCE_AUTO, LANG_VI, t->arena, &s, t->error));
    T_ERR(t, E_INVALID, source_open(S(" \n\t "), SOURCE_AUTO, LANG_VI, t->arena, &s, t->error));
    T_ERR(t, E_INVALID,
          source_open(S("<html><body> </body></html>"), SOURCE_AUTO, LANG_VI, t->arena, &s,
                      t->error));
    T_ERR(t, E_INVALID, source_open(S("K\xfd"), SOURCE_AUTO, LANG_VI, t->arena, &s, t->error));
    T_ERR(t, E_INVALID, source_open(S("a\0b"), SOURCE_AUTO, LANG_VI, t->arena, &s, t->error));
    T_ERR(t, E_INVALID, source_open(S("%PDF-1.7"), SOURCE_AUTO, LANG_VI, t->arena, &s, t->error));
    T_ERR(t, E_INVALID, source_open(S("PK\x03\x04"), SOURCE_AUTO, LANG_VI, t->arena, &s, t->error));
    T_ERR(t, E_INVALID, source_open(S("văn bản"), SOURCE_DOCX, LANG_VI, t->arena, &s, t->error));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T(markup_is_dropped_and_text_kept),
        T(every_byte_of_the_text_leads_back_to_the_source),
        T(pages_begin_behind_form_feeds),
        T(what_is_no_text_is_refused),
    };

    return cmocka_run_group_tests_name("source", tests, NULL, NULL);
}
