/* SPDX-License-Identifier: Apache-2.0 */
#include <sodium.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/clock.h"
#include "base/hash.h"
#include "base/ids.h"
#include "base/library.h"
#include "base/str.h"
#include "secret.h"
#include "t.h"

static void arena_memory_is_zero_and_survives_growth(void **state)
{
    struct t *t = *state;
    size_t n = 0, cap = 0;
    int *items = NULL;

    for (int i = 0; i < 1000; i++)
        *ARENA_PUSH(t->arena, items, n, cap) = i;
    assert_int_equal(n, 1000);
    for (int i = 0; i < 1000; i++)
        assert_int_equal(items[i], i);
    assert_int_equal(arena_array(t->arena, int, 4)[3], 0);
}

static void arena_mark_gives_back_what_came_after(void **state)
{
    struct arena *a = arena_open(1 << 20);
    struct arena_mark m;
    char *before = arena_strdup(a, "giữ lại");

    (void)state;
    m = arena_mark(a);
    for (int i = 0; i < 100; i++)
        (void)arena_alloc(a, 1, 1000);
    assert_true(arena_used(a) > 1000);
    arena_reset_to(a, m);
    assert_int_equal(arena_used(a), strlen("giữ lại") + 1);
    assert_string_equal(before, "giữ lại");
    arena_close(&a);
    assert_null(a);
}

static void what_is_secret_stays_in_no_freed_memory(void **state)
{
    struct buf b = { .secret = true };
    struct arena *a = arena_open(1 << 20);
    char word[SECRET_WORD + 1];

    (void)state;
    secret_word(word);
    arena_keep_secret(a);
    (void)arena_strdup(a, word);
    (void)arena_alloc(a, 1, 60000); /* a second block */
    (void)arena_strdup(a, word);
    for (int i = 0; i < 100; i++)
        buf_str(&b, str_of(word)); /* moves as it grows */
    sodium_memzero(word, sizeof(word));
    assert_true(memory_has_secret_word());
    arena_close(&a);
    buf_done(&b);
    assert_false(memory_has_secret_word());
}

static void numbers_are_read_whole_or_not_at_all(void **state)
{
    int64_t v = 0;

    (void)state;
    assert_true(str_int(S("-9223372036854775808"), &v));
    assert_true(v == INT64_MIN);
    assert_true(str_int(S("9223372036854775807"), &v));
    assert_true(v == INT64_MAX);
    assert_false(str_int(S("9223372036854775808"), &v));
    assert_false(str_int(S("12a"), &v));
    assert_false(str_int(S(""), &v));
    assert_false(str_int(S("-"), &v));
}

static void buf_refuses_more_than_its_maximum(void **state)
{
    CLEANUP(buf_done) struct buf b = { .max = 10 };

    (void)state;
    buf_lit(&b, "12345");
    buf_fmt(&b, "%d", 67890);
    assert_false(b.failed);
    buf_char(&b, 'x');
    assert_true(b.failed);
    assert_int_equal(b.n, 10);
}

static void days_go_to_numbers_and_back(void **state)
{
    (void)state;
    for (int32_t n = -25567; n < 84000; n++) {
        struct day d = day_from_number(n);

        assert_true(d.day >= 1 && d.day <= days_in_month(d.year, d.month));
        assert_int_equal(day_number(d), n);
    }
    assert_int_equal(day_weekday((struct day){ 2022, 4, 10 }), 7); /* a Sunday, says plan A */
}

static void a_column_without_a_day_is_no_day(void **state)
{
    (void)state;
    assert_false(day_is(day_from_iso(STR_NONE)));
    assert_false(day_is(day_from_iso(S("2022-02-30"))));
    assert_int_equal(day_from_iso(S("2022-03-14")).day, 14);
}

static void days_are_read_as_people_write_them(void **state)
{
    static const struct {
        const char *text;
        struct day day;
    } good[] = {
        { "5/3/2026", { 2026, 3, 5 } },   { " 05-03-2026 ", { 2026, 3, 5 } },
        { "5.3.26", { 2026, 3, 5 } },     { "2026-03-05", { 2026, 3, 5 } },
        { "29/2/2024", { 2024, 2, 29 } },
    };
    static const char *const bad[] = { "31/2/2026", "29/2/2025", "5/3",       "",
                                       "5/13/2026", "x",         "5/3/2026/1" };
    struct t *t = *state;
    struct day d;

    for (size_t i = 0; i < COUNT(good); i++) {
        assert_true(day_parse(str_of(good[i].text), &d));
        assert_int_equal(day_cmp(d, good[i].day), 0);
    }
    for (size_t i = 0; i < COUNT(bad); i++)
        assert_false(day_parse(str_of(bad[i]), &d));
    T_STR(day_shown(t->arena, (struct day){ 2026, 3, 5 }), "05/03/2026");
}

static void nep_now_sets_where_the_clock_starts(void **state)
{
    struct t *t = *state;
    struct clock c;
    struct clock_time now;

    T_OK(t, clock_init(&c, "2022-03-14T19:30:00+07:00", t->error));
    now = clock_local(clock_now_ms(&c));
    assert_int_equal(day_cmp(now.day, (struct day){ 2022, 3, 14 }), 0);
    assert_int_equal(now.hour, 19);
    T_OK(t, clock_init(&c, "2022-03-14T12:30:00Z", t->error));
    assert_int_equal(clock_local(clock_now_ms(&c)).hour, 19);
    T_ERR(t, E_INVALID, clock_init(&c, "yesterday", t->error));
}

static void ids_grow_and_never_repeat(void **state)
{
    struct ids ids;
    int64_t last = 0;

    (void)state;
    ids_init(&ids, 3);
    for (int i = 0; i < 100000; i++) {
        int64_t id = ids_next(&ids);

        assert_true(id > last);
        last = id;
    }
}

static void ids_of_a_block_follow_each_other_and_are_nobody_else_s(void **state)
{
    static const size_t sizes[] = { 1, IDS_BLOCK_MAX, 3, 4000, 500, 97, IDS_BLOCK_MAX };
    struct ids ids;
    int64_t last = 0;

    (void)state;
    ids_init(&ids, 1023);
    for (size_t i = 0; i < COUNT(sizes); i++) {
        int64_t first = ids_block(&ids, sizes[i]);

        assert_true(first > last);
        last = first + (int64_t)sizes[i] - 1;
        assert_int_equal(last >> 12, first >> 12); /* one millisecond, one node */
    }
    assert_true(ids_next(&ids) > last);
}

static void hash_is_sha256(void **state)
{
    struct t *t = *state;

    T_STR(hash_hex(t->arena, S("abc")),
          "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

static void soft_arena_says_that_it_was_too_much(void **state)
{
    struct arena *a = arena_open_soft(1000, 1 << 20);
    struct arena_mark m = arena_mark(a);

    (void)state;
    (void)arena_alloc(a, 1, 1000);
    assert_false(arena_is_over(a));
    assert_non_null(arena_alloc(a, 1, 1));
    assert_true(arena_is_over(a));
    arena_reset_to(a, m);
    assert_true(arena_is_over(a)); /* it was, once */
    arena_reset(a);
    assert_false(arena_is_over(a));
    arena_close(&a);
}

static void a_library_is_loaded_whole_or_not_at_all(void **state)
{
    static const char *const there[] = { "abs", "labs" }, *const half[] = { "labs", "nep_no_such" };
    const struct library good = { "libc.so.6", "libc6", there, COUNT(there) };
    const struct library lacking = { "libc.so.6", "libc6", half, COUNT(half) };
    const struct library nowhere = { "libnep-no-such.so.1", "libnep1", there, COUNT(there) };
    struct {
        __typeof__(abs) *abs;
        __typeof__(labs) *labs;
    } table = { 0 };
    struct t *t = *state;

    T_ERR(t, E_INTERNAL, library_load(&lacking, &table, t->error));
    assert_non_null(strstr(t->error->detail, "nep_no_such"));
    T_ERR(t, E_INTERNAL, library_load(&nowhere, &table, t->error));
    assert_non_null(strstr(t->error->hint, "libnep1"));
    assert_null(table.abs);
    assert_null(table.labs);
    T_OK(t, library_load(&good, &table, t->error));
    assert_int_equal(table.abs(-3) + table.labs(-4), 7);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T(arena_memory_is_zero_and_survives_growth),
        T(arena_mark_gives_back_what_came_after),
        T(what_is_secret_stays_in_no_freed_memory),
        T(soft_arena_says_that_it_was_too_much),
        T(numbers_are_read_whole_or_not_at_all),
        T(buf_refuses_more_than_its_maximum),
        T(days_go_to_numbers_and_back),
        T(days_are_read_as_people_write_them),
        T(a_column_without_a_day_is_no_day),
        T(nep_now_sets_where_the_clock_starts),
        T(ids_grow_and_never_repeat),
        T(ids_of_a_block_follow_each_other_and_are_nobody_else_s),
        T(hash_is_sha256),
        T(a_library_is_loaded_whole_or_not_at_all),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
