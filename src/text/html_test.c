/* SPDX-License-Identifier: Apache-2.0 */
#include "t.h"
#include "text/html.h"

/* A browser's reading of what we write, as far as a value can meet it. */

static struct str unescape(struct arena *a, struct str s)
{
    static const struct {
        const char *name;
        char c;
    } names[] = { { "&amp;", '&' },  { "&lt;", '<' },   { "&gt;", '>' },   { "&#34;", '"' },
                  { "&#39;", '\'' }, { "&#13;", '\r' }, { "&#10;", '\n' }, { "&#9;", '\t' } };
    char *out = arena_alloc(a, s.n + 1, 1);
    size_t n = 0;

    for (size_t i = 0; i < s.n;) {
        bool found = false;

        for (size_t k = 0; s.p[i] == '&' && k < COUNT(names) && !found; k++) {
            if (str_starts(str_sub(s, i, s.n), str_of(names[k].name))) {
                out[n++] = names[k].c;
                i += strlen(names[k].name);
                found = true;
            }
        }
        assert_true(found || s.p[i] != '&');
        if (!found)
            out[n++] = s.p[i++];
    }
    return (struct str){ out, n };
}

static struct str unpercent(struct arena *a, struct str s)
{
    static const char hex[] = "0123456789ABCDEF";
    char *out = arena_alloc(a, s.n + 1, 1);
    size_t n = 0;

    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] != '%') {
            out[n++] = s.p[i];
            continue;
        }
        assert_true(i + 2 < s.n);
        out[n++] = (char)((strchr(hex, s.p[i + 1]) - hex) << 4 | (strchr(hex, s.p[i + 2]) - hex));
        i += 2;
    }
    return (struct str){ out, n };
}

/* Pieces that have broken other people's pages, good UTF-8 among broken. */
static const char *const pieces[] = {
    "\"",
    "'",
    "<",
    ">",
    "&",
    "</textarea>",
    "</script>",
    "<!--",
    "-->",
    "&lt",
    "&#60;",
    "javascript:",
    "{",
    "}",
    "ệ",
    "Đ",
    "\xCC\x81",
    "\xF0\x9F\x93\x9C",
    "\xE2\x80\xA8",
    "a",
    " ",
    "=",
    "/",
    "?",
    "#",
    ":",
    "\\",
    "%",
    "%3C",
    "+",
    "`",
    ";",
    "..",
    "\n",
    "\r",
    "\t",
};
static const char *const broken[] = {
    "\x01", "\x1F",     "\x7F",         "\xC2\x85",         "\xC3",
    "\x80", "\xE1\xBB", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xC0\xAF",
};
/* How many U+FFFD stand for each of the broken. */
static const int broken_runes[] = { 1, 1, 1, 1, 1, 1, 2, 3, 4, 2 };

static uint32_t next(uint32_t *seed)
{
    *seed = *seed * 1664525 + 1013904223;
    return *seed >> 16;
}

struct sample {
    struct buf bytes, expected;
};

static void sample_done(struct sample *s)
{
    buf_done(&s->bytes);
    buf_done(&s->expected);
}

static void sample_make(struct sample *s, uint32_t seed, bool may_break)
{
    size_t n = next(&seed) % 12;

    buf_clear(&s->bytes);
    buf_clear(&s->expected);
    for (size_t i = 0; i < n; i++) {
        if (may_break && next(&seed) % 4 == 0) {
            size_t k = next(&seed) % COUNT(broken);

            buf_str(&s->bytes, str_of(broken[k]));
            for (int r = 0; r < broken_runes[k]; r++)
                buf_lit(&s->expected, "\xEF\xBF\xBD");
            /* So that the next piece does not complete it. */
            buf_char(&s->bytes, '.');
            buf_char(&s->expected, '.');
        } else {
            struct str piece = str_of(pieces[next(&seed) % COUNT(pieces)]);

            buf_str(&s->bytes, piece);
            buf_str(&s->expected, piece);
        }
    }
}

enum { SAMPLES = 20000 };

static void any_text_reads_back_and_stays_in_its_place(void **state)
{
    struct t *t = *state;
    CLEANUP(sample_done) struct sample s = { 0 };
    CLEANUP(buf_done) struct buf out = { 0 };
    struct html o = { .out = &out };

    for (uint32_t seed = 0; seed < SAMPLES; seed++) {
        struct arena_mark mark = arena_mark(t->arena);

        sample_make(&s, seed, true);
        buf_clear(&out);
        html_text(&o, buf_view(&s.bytes));
        assert_true(str_find(buf_view(&out), S("<"), 0) == SIZE_MAX);
        assert_true(str_find(buf_view(&out), S(">"), 0) == SIZE_MAX);
        assert_true(str_eq(unescape(t->arena, buf_view(&out)), buf_view(&s.expected)));
        arena_reset_to(t->arena, mark);
    }
}

static void any_attribute_reads_back_and_stays_in_its_quotes(void **state)
{
    struct t *t = *state;
    CLEANUP(sample_done) struct sample s = { 0 };
    CLEANUP(buf_done) struct buf out = { 0 };
    struct html o = { .out = &out };

    for (uint32_t seed = 0; seed < SAMPLES; seed++) {
        struct arena_mark mark = arena_mark(t->arena);

        sample_make(&s, seed, true);
        buf_clear(&out);
        html_attr(&o, buf_view(&s.bytes));
        for (size_t i = 0; i < out.n; i++)
            assert_null(memchr("\"'<>\n\r\t", out.p[i], 7));
        assert_true(str_eq(unescape(t->arena, buf_view(&out)), buf_view(&s.expected)));
        arena_reset_to(t->arena, mark);
    }
}

static bool is_url_part_char(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           (c && strchr("-._~%", c));
}

static void any_url_part_reads_back_and_stays_one_part(void **state)
{
    struct t *t = *state;
    CLEANUP(sample_done) struct sample s = { 0 };
    CLEANUP(buf_done) struct buf out = { 0 };
    struct html o = { .out = &out };

    for (uint32_t seed = 0; seed < SAMPLES; seed++) {
        struct arena_mark mark = arena_mark(t->arena);

        sample_make(&s, seed, false);
        buf_clear(&out);
        html_url_part(&o, buf_view(&s.bytes));
        for (size_t i = 0; i < out.n; i++)
            assert_true(is_url_part_char(out.p[i]));
        assert_true(str_eq(unpercent(t->arena, buf_view(&out)), buf_view(&s.expected)));
        arena_reset_to(t->arena, mark);
    }
}

static void broken_bytes_in_a_url_become_the_replacement(void **state)
{
    CLEANUP(buf_done) struct buf out = { 0 };
    struct html o = { .out = &out };

    (void)state;
    html_url_part(&o, S("a\xC3z"));
    T_STR(buf_view(&out), "a%EF%BF%BDz");
}

static void whole_urls_keep_to_harmless_schemes(void **state)
{
    static const struct {
        const char *url, *written;
    } cases[] = {
        { "/orgs/12?q=a&b=c#top", "/orgs/12?q=a&amp;b=c#top" },
        { "https://example.vn/a b", "https://example.vn/a%20b" },
        { "HTTP://example.vn/", "HTTP://example.vn/" },
        { "mailto:a@example.vn", "mailto:a@example.vn" },
        { "tel:+84123", "tel:+84123" },
        { "?page=2", "?page=2" },
        { "a/b:c", "a/b:c" },
        { "", "" },
        { "/đơn vị", "/%C4%91%C6%A1n%20v%E1%BB%8B" },
        { "/\"><script>", "/%22%3E%3Cscript%3E" },
        { "/'x'", "/%27x%27" },
        { "\\\\evil", "%5C%5Cevil" },
        { "javascript:alert(1)", "#" },
        { "JavaScript:alert(1)", "#" },
        { "data:text/html,x", "#" },
        { "vbscript:x", "#" },
        { " javascript:alert(1)", "#" },
        { "java\tscript:alert(1)", "#" },
        { "\x01javascript:alert(1)", "#" },
        { "javascript&colon;alert(1)", "javascript&amp;colon;alert(1)" },
    };
    CLEANUP(buf_done) struct buf out = { 0 };
    struct html o = { .out = &out };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        buf_clear(&out);
        html_url(&o, cases[i].url);
        if (!str_eq(buf_view(&out), str_of(cases[i].written)))
            fail_msg("%s was written %.*s", cases[i].url, STR_ARGS(buf_view(&out)));
    }
}

static void forms_go_nowhere_but_within_the_site(void **state)
{
    static const struct {
        const char *url, *written;
    } cases[] = {
        { "/orgs/12?a=b&c=d", "/orgs/12?a=b&amp;c=d" },
        { "?page=2", "?page=2" },
        { "", "" },
        { "https://example.vn/", "#" },
        { "//example.vn/", "#" },
        { "x", "#" },
        { "/\\example.vn", "/%5Cexample.vn" },
    };
    CLEANUP(buf_done) struct buf out = { 0 };
    struct html o = { .out = &out };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        buf_clear(&out);
        html_url_local(&o, cases[i].url);
        if (!str_eq(buf_view(&out), str_of(cases[i].written)))
            fail_msg("%s was written %.*s", cases[i].url, STR_ARGS(buf_view(&out)));
    }
}

static void a_missing_text_is_nothing(void **state)
{
    CLEANUP(buf_done) struct buf out = { 0 };
    struct html o = { .out = &out };

    (void)state;
    html_text(&o, STR_NONE);
    html_attr(&o, STR_NONE);
    html_url(&o, STR_NONE);
    html_url_part(&o, STR_NONE);
    html_text(&o, (struct day){ 0 });
    assert_int_equal(out.n, 0);
}

static void days_are_written_for_people_and_for_machines(void **state)
{
    CLEANUP(buf_done) struct buf out = { 0 };
    struct html o = { .out = &out };
    struct day d = { 2026, 3, 5 };

    (void)state;
    html_text(&o, d);
    html_attr(&o, d);
    html_date(&o, d);
    T_STR(buf_view(&out), "05/03/202605/03/20262026-03-05");
}

static void each_form_of_a_page_has_its_own_act(void **state)
{
    CLEANUP(buf_done) struct buf out = { 0 };
    struct html o = { .out = &out, .csrf = S("a\"b"), .act = S("k") };

    (void)state;
    html_form_fields(&o);
    T_STR(buf_view(&out), "<input type=\"hidden\" name=\"csrf\" value=\"a&#34;b\">"
                          "<input type=\"hidden\" name=\"act\" value=\"k.1\">");
    html_form_fields(&o);
    assert_true(str_find(buf_view(&out), S("value=\"k.2\""), 0) != SIZE_MAX);
}

static void a_message_is_escaped_for_its_place(void **state)
{
    CLEANUP(buf_done) struct buf out = { 0 };
    struct html o = { .out = &out };

    (void)state;
    html_t(&o, M_COMMON_ITEMS, (const struct msg_arg[]){ html_arg("n", S("<\"")) }, 1);
    T_STR(buf_view(&out), "&lt;\" mục");
    buf_clear(&out);
    html_t_attr(&o, M_COMMON_ITEMS, (const struct msg_arg[]){ html_arg("n", S("<\"")) }, 1);
    T_STR(buf_view(&out), "&lt;&#34; mục");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T(any_text_reads_back_and_stays_in_its_place),
        T(any_attribute_reads_back_and_stays_in_its_quotes),
        T(any_url_part_reads_back_and_stays_one_part),
        T(broken_bytes_in_a_url_become_the_replacement),
        T(whole_urls_keep_to_harmless_schemes),
        T(forms_go_nowhere_but_within_the_site),
        T(a_missing_text_is_nothing),
        T(days_are_written_for_people_and_for_machines),
        T(each_form_of_a_page_has_its_own_act),
        T(a_message_is_escaped_for_its_place),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
