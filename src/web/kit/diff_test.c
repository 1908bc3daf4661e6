/* SPDX-License-Identifier: Apache-2.0 */
#include "base/buf.h"
#include "t.h"
#include "web/kit/diff.h"

/* "a [b] c": what the other side does not have stands in brackets. */
static struct str shown(struct arena *a, const struct diff_piece *v, size_t n)
{
    struct buf all = { 0 };

    for (size_t i = 0; i < n; i++)
        buf_fmt(&all, v[i].changed ? "[%.*s]" : "%.*s", STR_ARGS(v[i].text));
    return buf_take(&all, a);
}

static struct str joined(struct arena *a, const struct diff_piece *v, size_t n)
{
    struct buf all = { 0 };

    for (size_t i = 0; i < n; i++)
        buf_str(&all, v[i].text);
    return buf_take(&all, a);
}

static void only_the_words_that_differ_are_marked(void **state)
{
    struct t *t = *state;
    struct diff d =
        diff_words(t->arena, S("Xong ba việc trước ngày 15"), S("Xong hai việc ngày 20"));

    T_STR(shown(t->arena, d.theirs, d.n_theirs), "Xong [ba ]việc [trước ]ngày [15]");
    T_STR(shown(t->arena, d.mine, d.n_mine), "Xong [hai ]việc ngày [20]");
}

static void equal_texts_have_no_mark(void **state)
{
    struct t *t = *state;
    struct diff d = diff_words(t->arena, S("Hai câu.\nNhư nhau."), S("Hai câu.\nNhư nhau."));

    assert_int_equal(d.n_theirs, 1);
    assert_false(d.theirs[0].changed);
    assert_false(d.mine[0].changed);
}

static void an_empty_side_leaves_the_other_all_changed(void **state)
{
    struct t *t = *state;
    struct diff d = diff_words(t->arena, S(""), S("Chỉ bên này có"));

    assert_int_equal(d.n_theirs, 0);
    T_STR(shown(t->arena, d.mine, d.n_mine), "[Chỉ bên này có]");
}

static void every_side_keeps_its_bytes(void **state)
{
    static const char *const sides[][2] = {
        { "  đầu dòng\n\n giữa  ", "đầu dòng\tgiữa" },
        { "một hai ba bốn", "bốn ba hai một" },
        { "a", "a " },
    };
    struct t *t = *state;

    for (size_t i = 0; i < COUNT(sides); i++) {
        struct str theirs = str_of(sides[i][0]), mine = str_of(sides[i][1]);
        struct diff d = diff_words(t->arena, theirs, mine);

        assert_true(str_eq(joined(t->arena, d.theirs, d.n_theirs), theirs));
        assert_true(str_eq(joined(t->arena, d.mine, d.n_mine), mine));
    }
}

static void a_very_long_change_is_marked_whole(void **state)
{
    struct t *t = *state;
    struct buf theirs = { 0 }, mine = { 0 };
    struct diff d;

    buf_lit(&theirs, "đầu ");
    buf_lit(&mine, "đầu ");
    for (int i = 0; i < 5000; i++) {
        buf_fmt(&theirs, "cũ%d ", i);
        buf_fmt(&mine, "mới%d ", i);
    }
    d = diff_words(t->arena, buf_take(&theirs, t->arena), buf_take(&mine, t->arena));
    assert_int_equal(d.n_theirs, 2);
    T_STR(d.mine[0].text, "đầu ");
    assert_true(d.mine[1].changed);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T(only_the_words_that_differ_are_marked),      T(equal_texts_have_no_mark),
        T(an_empty_side_leaves_the_other_all_changed), T(every_side_keeps_its_bytes),
        T(a_very_long_change_is_marked_whole),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
