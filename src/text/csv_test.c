/* SPDX-License-Identifier: Apache-2.0 */
#include "t.h"
#include "text/csv.h"

static void cells_are_quoted_when_they_must_be(void **state)
{
    CLEANUP(buf_done) struct buf out = { 0 };
    struct csv c = { .out = &out };

    (void)state;
    csv_begin(&c);
    csv_str(&c, S("Chi bộ thôn Đông"));
    csv_str(&c, S("a,b"));
    csv_str(&c, S("nói \"được\""));
    csv_str(&c, STR_NONE);
    csv_int(&c, -5);
    csv_day(&c, (struct day){ 2022, 3, 14 });
    csv_row_end(&c);
    csv_str(&c, S("hai\ndòng"));
    csv_row_end(&c);
    T_STR(buf_view(&out), "\xEF\xBB\xBF"
                          "Chi bộ thôn Đông,\"a,b\",\"nói \"\"được\"\"\",,-5,14/03/2022\r\n"
                          "\"hai\ndòng\"\r\n");
}

static void a_text_never_becomes_a_formula(void **state)
{
    static const char *const formulas[] = { "=1+1", "+84", "-1", "@SUM(A1)", "\tx" };

    (void)state;
    for (size_t i = 0; i < COUNT(formulas); i++) {
        CLEANUP(buf_done) struct buf out = { 0 };
        struct csv c = { .out = &out };

        csv_str(&c, str_of(formulas[i]));
        assert_int_equal(out.p[out.p[0] == '"'], '\'');
    }
}

static void the_separator_can_be_another(void **state)
{
    CLEANUP(buf_done) struct buf out = { 0 };
    struct csv c = { .out = &out, .separator = ';' };

    (void)state;
    csv_str(&c, S("a,b"));
    csv_str(&c, S("c;d"));
    T_STR(buf_view(&out), "a,b;\"c;d\"");
}

/* Reads one cell as RFC 4180 says. */
static struct str read_cell(struct arena *a, struct str s)
{
    char *cell = arena_alloc(a, s.n + 1, 1);
    size_t n = 0;

    if (!s.n || s.p[0] != '"')
        return s;
    for (size_t i = 1; i < s.n - 1; i++) {
        cell[n++] = s.p[i];
        i += s.p[i] == '"';
    }
    return (struct str){ cell, n };
}

static void any_text_reads_back(void **state)
{
    static const char letters[] = "\"\",;\r\n a'xyz";
    struct t *t = *state;
    uint32_t seed = 7;

    for (int round = 0; round < 20000; round++) {
        struct arena_mark mark = arena_mark(t->arena);
        CLEANUP(buf_done) struct buf out = { 0 };
        struct csv c = { .out = &out };
        char text[9] = "x";

        for (size_t i = 1; i < 8; i++) {
            seed = seed * 1664525 + 1013904223;
            text[i] = letters[(seed >> 16) % (sizeof(letters) - 1)];
        }
        csv_str(&c, str_of(text));
        assert_true(str_eq(read_cell(t->arena, buf_view(&out)), str_of(text)));
        arena_reset_to(t->arena, mark);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T(cells_are_quoted_when_they_must_be),
        T(a_text_never_becomes_a_formula),
        T(the_separator_can_be_another),
        T(any_text_reads_back),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
