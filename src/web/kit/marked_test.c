/* SPDX-License-Identifier: Apache-2.0 */
#include "t.h"
#include "web/kit/marked.h"

static const char text[] = "Điều 1\nHọp trước ngày 10/4\n\nHết";

static void lines_put_together_are_the_text(void **state)
{
    struct t *t = *state;
    struct marked_span spans[] = { { 7, 7, 26 }, { 8, 17, 26 }, { 9, 0, 30 } };
    struct marked_text m = marked_text(t->arena, str_of(text), spans, COUNT(spans));
    struct str all = S("");

    for (size_t i = 0; i < m.n; i++) {
        assert_int_equal(m.lines[i].number, i + 1);
        if (i)
            all = str_fmt(t->arena, "%.*s\n", STR_ARGS(all));
        for (size_t k = 0; k < m.lines[i].n; k++)
            all = str_fmt(t->arena, "%.*s%.*s", STR_ARGS(all), STR_ARGS(m.lines[i].pieces[k].text));
    }
    assert_true(str_eq(all, str_of(text)));
}

static void the_shortest_span_owns_the_words(void **state)
{
    struct t *t = *state;
    struct marked_span spans[] = { { 7, 7, 26 }, { 8, 17, 26 } };
    struct marked_text m = marked_text(t->arena, str_of(text), spans, COUNT(spans));

    assert_int_equal(m.lines[1].n, 2);
    T_STR(m.lines[1].pieces[0].text, "Họp trước ");
    assert_int_equal(m.lines[1].pieces[0].id, 7);
    T_STR(m.lines[1].pieces[1].text, "ngày 10/4");
    assert_int_equal(m.lines[1].pieces[1].id, 8);
    assert_int_equal(m.places[1].line, 2);
}

static void an_item_whose_words_are_all_another_ones_leads_there(void **state)
{
    struct t *t = *state;
    struct marked_span spans[] = { { 1, 0, 6 }, { 2, 0, 6 } };
    struct marked_text m = marked_text(t->arena, str_of(text), spans, COUNT(spans));

    assert_int_equal(m.places[0].id, 1);
    assert_int_equal(m.places[1].id, 1);
}

static void each_item_has_one_anchor_over_several_lines(void **state)
{
    struct t *t = *state;
    struct marked_span spans[] = { { 3, 0, 26 } };
    struct marked_text m = marked_text(t->arena, str_of(text), spans, COUNT(spans));

    assert_true(m.lines[0].pieces[0].first);
    assert_int_equal(m.lines[1].pieces[0].id, 3);
    assert_false(m.lines[1].pieces[0].first);
}

static void spans_outside_the_text_do_no_harm(void **state)
{
    struct t *t = *state;
    struct marked_span spans[] = { { 3, 900, 950 }, { 4, 5, 5 } };
    struct marked_text m = marked_text(t->arena, str_of(text), spans, COUNT(spans));

    assert_int_equal(m.places[0].line, 0);
    assert_int_equal(m.places[1].line, 0);
    assert_int_equal(m.n, 4);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T(lines_put_together_are_the_text),
        T(the_shortest_span_owns_the_words),
        T(an_item_whose_words_are_all_another_ones_leads_there),
        T(each_item_has_one_anchor_over_several_lines),
        T(spans_outside_the_text_do_no_harm),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
