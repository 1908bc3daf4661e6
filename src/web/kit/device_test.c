/* SPDX-License-Identifier: Apache-2.0 */
#include "t.h"
#include "web/kit/device.h"

static void browsers_are_named_as_people_name_them(void **state)
{
    static const struct {
        const char *told, *shown;
    } cases[] = {
        { "Mozilla/5.0 (Linux; Android 14; SM-A155F) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Mobile Safari/537.36",
          "Chrome trên Android" },
        { "Mozilla/5.0 (Linux; Android 13; SAMSUNG SM-A546E) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/25.0 Chrome/121.0.0.0 Mobile Safari/537.36",
          "Samsung Internet trên Android" },
        { "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1",
          "Safari trên iPhone" },
        { "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36 Edg/130.0.0.0",
          "Edge trên Windows" },
        { "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0",
          "Firefox trên Linux" },
        { "curl/7.88.1", "curl/7.88.1" },
        { "", "Không rõ thiết bị" },
    };
    struct t *t = *state;

    for (size_t i = 0; i < COUNT(cases); i++) {
        struct str shown = device_name(t->arena, LANG_VI, str_of(cases[i].told));

        assert_string_equal(arena_cstr(t->arena, shown), cases[i].shown);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = { T(browsers_are_named_as_people_name_them) };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
