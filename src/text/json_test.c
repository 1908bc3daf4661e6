/* SPDX-License-Identifier: Apache-2.0 */
#include <jansson.h>

#include "t.h"
#include "text/json.h"

static void values_and_members_get_their_commas(void **state)
{
    CLEANUP(buf_done) struct buf out = { 0 };
    struct json j = { .out = &out };

    (void)state;
    json_begin_object(&j);
    json_put(&j, "a", 1);
    json_put_bool(&j, "b", 1 < 2);
    json_put_id(&j, "id", INT64_C(7205759403792793601));
    json_put(&j, "none", STR_NONE);
    json_put(&j, "day", ((struct day){ 2022, 3, 14 }));
    json_put_time(&j, "at", INT64_C(1647219600000));
    json_put_time(&j, "never", 0);
    json_key(&j, "list");
    json_begin_array(&j);
    json_add_str(&j, S("x"));
    json_begin_object(&j);
    json_end_object(&j);
    json_add_real(&j, 0.1);
    json_end_array(&j);
    json_end_object(&j);
    T_STR(buf_view(&out), "{\"a\":1,\"b\":true,\"id\":\"7205759403792793601\",\"none\":null,"
                          "\"day\":\"2022-03-14\",\"at\":\"2022-03-14T01:00:00Z\",\"never\":null,"
                          "\"list\":[\"x\",{},0.1]}");
}

static void indentation_is_for_people(void **state)
{
    CLEANUP(buf_done) struct buf out = { 0 };
    struct json j = { .out = &out, .indent = 2 };

    (void)state;
    json_begin_object(&j);
    json_key(&j, "a");
    json_begin_array(&j);
    json_add_int(&j, 1);
    json_add_int(&j, 2);
    json_end_array(&j);
    json_key(&j, "b");
    json_begin_array(&j);
    json_end_array(&j);
    json_end_object(&j);
    T_STR(buf_view(&out), "{\n  \"a\": [\n    1,\n    2\n  ],\n  \"b\": []\n}");
}

/* jansson reads it back, and is strict about UTF-8. */
static void any_text_reads_back(void **state)
{
    uint32_t seed = 1;

    (void)state;
    for (int round = 0; round < 20000; round++) {
        CLEANUP(buf_done) struct buf out = { 0 };
        struct json j = { .out = &out };
        json_t *root;
        char bytes[24];
        size_t n = 0;

        for (; n < sizeof(bytes); n++) {
            seed = seed * 1664525 + 1013904223;
            /* Half of it ASCII, so that quotes and backslashes turn up beside broken UTF-8. */
            bytes[n] = (char)(seed >> 24 & (seed >> 8 & 1 ? 0x7F : 0xFF));
        }
        json_begin_array(&j);
        json_add_str(&j, (struct str){ bytes, n });
        json_end_array(&j);
        root = json_loadb(out.p, out.n, JSON_ALLOW_NUL, NULL);
        assert_non_null(root);
        for (size_t i = 0; i < n && (unsigned char)bytes[i] < 0x80; i++)
            assert_int_equal(json_string_value(json_array_get(root, 0))[i], bytes[i]);
        json_decref(root);
    }
}

static void a_number_that_is_none_is_null(void **state)
{
    CLEANUP(buf_done) struct buf out = { 0 };
    struct json j = { .out = &out };

    (void)state;
    json_begin_array(&j);
    json_add_real(&j, 1e308 * 10);
    json_add_real(&j, 12.3);
    json_end_array(&j);
    T_STR(buf_view(&out), "[null,12.3]");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T(values_and_members_get_their_commas),
        T(indentation_is_for_people),
        T(any_text_reads_back),
        T(a_number_that_is_none_is_null),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
