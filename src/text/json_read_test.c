/* SPDX-License-Identifier: Apache-2.0 */
#include <jansson.h>

#include "base/arena.h"
#include "t.h"
#include "text/json.h"
#include "text/json_read.h"

static void members_and_elements_are_read_in_turn(void **state)
{
    struct t *t = *state;
    struct json_reader r = json_reader_of(S(
        " {\"a\": [1, [2], {\"b\": 3}, -4], \"t\": \"x\\u1EA1\\n\\ud83d\\ude00\", \"n\": null} "));
    struct str key;
    int64_t n = 0;

    assert_true(json_read_open(&r, '{'));
    assert_true(json_read_key(&r, &key));
    T_STR(key, "a");
    assert_int_equal(json_read_count(&r), 4);
    assert_true(json_read_open(&r, '['));
    assert_true(json_read_element(&r) && json_read_int(&r, &n));
    assert_int_equal(n, 1);
    assert_true(json_read_element(&r));
    json_read_past(&r);
    assert_true(json_read_element(&r));
    assert_false(json_read_int(&r, &n)); /* an object, passed over */
    assert_true(json_read_element(&r) && json_read_int(&r, &n));
    assert_int_equal(n, -4);
    assert_false(json_read_element(&r));
    assert_true(json_read_key(&r, &key));
    T_STR(json_read_text(&r, t->arena), "xạ\n😀");
    assert_true(json_read_key(&r, &key));
    assert_null(json_read_text(&r, t->arena).p);
    assert_false(json_read_key(&r, &key));
    assert_true(json_read_end(&r));
}

static bool is_json(struct str s)
{
    struct json_reader r = json_reader_of(s);

    json_read_past(&r);
    return json_read_end(&r);
}

static void what_is_no_json_is_bad(void **state)
{
    static const char *const rows[] = {
        "",          "{",        "[1",    "[1 2]",     "{\"a\"}",
        "{\"a\":}",  "{,}",      "[,1]",  "[1,]",      "{\"a\":1,}",
        "]",         "\"a",      "\"a\\", "\"\n\"",    "nul",
        "truefalse", "01",       "-",     "{1:2}",     "[1]]",
        "1 2",       "\"\xff\"", "[1}",   "{\"a\":1]", "\"\xed\xa0\x80\"",
    };

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++)
        if (is_json(str_of(rows[i])))
            fail_msg("\"%s\" passes for JSON", rows[i]);
    assert_true(is_json(S("[{}, [], \"\", 0, -1.5e+3, true, {\"a\": {\"b\": [[[]]]}}]")));
}

static void a_bad_escape_is_no_text(void **state)
{
    static const char *const rows[] = { "\"\\x\"",       "\"\\u12\"",   "\"\\u0000\"",
                                        "\"\\ud83d\"",   "\"\\ude00\"", "\"\\ud83d\\u0041\"",
                                        "\"\\ud83dxx\"", "\"\\u00g0\"", "\"\\\x01\"" };
    struct t *t = *state;

    for (size_t i = 0; i < COUNT(rows); i++) {
        struct json_reader r = json_reader_of(str_of(rows[i]));

        assert_null(json_read_text(&r, t->arena).p);
        if (json_read_end(&r))
            fail_msg("%s passes for a text", rows[i]);
    }
}

static void nesting_without_end_is_bad_and_not_followed(void **state)
{
    struct t *t = *state;
    char *deep = arena_alloc(t->arena, 1, 1 << 20);

    memset(deep, '[', (1 << 20) - 1);
    assert_false(is_json(str_of(deep)));
}

/* Random pieces of JSON, right and wrong: jansson has the last word on what it is and what a text says. */
static void jansson_agrees(void **state)
{
    static const char *const pieces[] = { "{",  "}",  "[",  "]",       ",",    ":",  "\"a\"",
                                          "\"", "1",  "-2", "\\u00e9", "null", " ",  "\"b\":",
                                          "[]", "{}", "ạ",  "\\\"",    "\\n",  "3.5" };
    CLEANUP(arena_close) struct arena *a = arena_open(0);
    uint32_t seed = 7;

    (void)state;
    for (int round = 0; round < 200000; round++) {
        CLEANUP(buf_done) struct buf b = { 0 };
        struct json_reader r;
        struct str text;
        json_t *root;

        for (int i = 0; i < 1 + round % 9; i++) {
            seed = seed * 1664525 + 1013904223;
            buf_str(&b, str_of(pieces[(seed >> 16) % COUNT(pieces)]));
        }
        root = json_loadb(b.p, b.n, JSON_DECODE_ANY, NULL);
        r = json_reader_of(buf_view(&b));
        text = json_read_text(&r, a);
        if (json_read_end(&r) != (root != NULL))
            fail_msg("%s: jansson says %d", b.p, root != NULL);
        if (json_is_string(root))
            assert_string_equal(text.p, json_string_value(root));
        json_decref(root);
        arena_reset(a);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T(members_and_elements_are_read_in_turn),
        T(what_is_no_json_is_bad),
        T(a_bad_escape_is_no_text),
        T(nesting_without_end_is_bad_and_not_followed),
        T(jansson_agrees),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
