/* SPDX-License-Identifier: Apache-2.0 */
#include <pthread.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/arena.h"
#include "doc/clean.h"
#include "doc/docx.h"
#include "doc/flow.h"
#include "doc/fonts.h"
#include "doc/fonts_pango.h"
#include "doc/layout_profile.h"
#include "doc/layouts.h"
#include "doc/pdf.h"
#include "doc/pdf__.h"
#include "play/doc_samples.h"
#include "t.h"

static void all_profiles_shipped_are_valid_and_say_their_source(void **state)
{
    struct t *t = *state;

    assert_int_equal(layouts_files_n, 4);
    for (size_t i = 0; i < layouts_files_n; i++) {
        struct layout_profile p;

        T_OK(t, layout_profile_parse(layouts_files[i].bytes, t->arena, &p, t->error));
        assert_true(p.source.n > 20);
        assert_true(day_exists(p.from));
        assert_true(str_starts(layouts_files[i].name, p.name));
    }
}

static void party_profile_has_the_facts_of_the_guideline(void **state)
{
    struct t *t = *state;
    struct layout_profile p;

    T_OK(t, layout_profile_load(S("dang-2026"), t->arena, &p, t->error));
    assert_true(p.left_mm == 30 && p.right_mm == 15 && p.top_mm == 20 && p.bottom_mm == 20);
    assert_true(p.styles[ROLE_STATE].size == 15);
    assert_int_equal(p.styles[ROLE_STATE].look, LAYOUT_BOLD);
    assert_int_equal(p.styles[ROLE_SIGNER_TITLE].look, LAYOUT_PLAIN);
    assert_true(p.styles[ROLE_BODY].line >= 18 && p.styles[ROLE_BODY].line <= 22);
    T_STR(p.issuer_mark, "*");
    T_STR(p.title_mark, "-----");
}

/* The profile dang-2026 with one piece replaced. */
static struct str changed(struct arena *a, const char *from, const char *to)
{
    struct str json = { 0 };
    size_t at;

    for (size_t i = 0; i < layouts_files_n; i++)
        if (str_eq(layouts_files[i].name, S("dang-2026.json")))
            json = layouts_files[i].bytes;
    at = str_find(json, str_of(from), 0);
    assert_true(at != SIZE_MAX);
    return str_fmt(a, "%.*s%s%s", (int)at, json.p, to, json.p + at + strlen(from));
}

static void profile_refuses_what_it_does_not_know(void **state)
{
    static const struct {
        const char *from, *to, *names;
    } cases[] = {
        { "\"left_mm\": 30", "\"left_mm\": \"30\"", "paper.left_mm" },
        { "\"left_mm\": 30", "\"left_mm\": -1", "paper.left_mm" },
        { "\"left_mm\": 30, ", "", "paper.left_mm is missing" },
        { "\"left_mm\": 30", "\"left_mm\": 30, \"inner_mm\": 3", "paper.inner_mm is unknown" },
        { "\"state_rule\": \"text\"", "\"state_rule\": \"wavy\"", "head.state_rule" },
        { "\"look\": \"italic\"", "\"look\": \"slanted\"", "look" },
        { "\"size\": 15", "\"size\": 1", "state.size" },
        { "\"motto\": {", "\"mottto\": {", "styles.motto is missing" },
        { "\"from\": \"2026-05-27\"", "\"from\": \"2026-02-30\"", "from" },
        { "\"width_mm\": 210", "\"width_mm\": 60", "no room" },
        { "{", "{{", "line 1" },
        { "\"name\": \"dang-2026\"", "\"name\": \"a\", \"name\": \"b\"", "duplicate" },
    };
    struct t *t = *state;

    for (size_t i = 0; i < COUNT(cases); i++) {
        struct str json = changed(t->arena, cases[i].from, cases[i].to);
        struct layout_profile p;

        T_ERR(t, E_INVALID, layout_profile_parse(json, t->arena, &p, t->error));
        if (!strstr(t->error->message, cases[i].names))
            fail_msg("\"%s\" does not name %s", t->error->message, cases[i].names);
    }
}

static void unknown_profile_is_not_found(void **state)
{
    struct t *t = *state;
    struct layout_profile p;

    T_ERR(t, E_NOT_FOUND, layout_profile_load(S("dang-1976"), t->arena, &p, t->error));
}

static void text_is_made_fit_for_files(void **state)
{
    struct t *t = *state;

    T_STR(clean_text(t->arena, S("a\tb\x01 c\r\n")), "a b c\n");
    T_STR(clean_text(t->arena, S("\xFF")), "\xEF\xBF\xBD");
    T_STR(clean_text(t->arena, S("u\xCC\x9B")), "ư");
    T_STR(clean_text(t->arena, S("\xEF\xBF\xBE\xEF\xBB\xBFx")), "x");
    T_STR(clean_upper(t->arena, S("Đảng ủy xã ước")), "ĐẢNG ỦY XÃ ƯỚC");
    T_STR(clean_text(t->arena, S("")), "");
}

static void missing_fonts_are_said_clearly(void **state)
{
    struct t *t = *state;
    struct fonts *f = NULL;

    T_ERR(t, E_INTERNAL, fonts_open("/nowhere", &f, t->error));
    assert_non_null(strstr(t->error->message, "/nowhere/Tinos-Regular.ttf"));
    assert_non_null(strstr(t->error->hint, "fonts-croscore"));
    assert_null(f);
}

/* A folder with another font under the names of ours. */
static void font_without_vietnamese_is_refused(void **state)
{
    static const char *const names[] = { "Regular", "Bold", "Italic", "BoldItalic" };
    char folder[] = "/tmp/nep-fonts-XXXXXX";
    struct t *t = *state;
    struct fonts *f = NULL;

    assert_non_null(mkdtemp(folder));
    for (size_t i = 0; i < COUNT(names); i++)
        assert_int_equal(symlink("/usr/share/fonts/truetype/libreoffice/opens___.ttf",
                                 arena_printf(t->arena, "%s/Tinos-%s.ttf", folder, names[i])),
                         0);
    T_ERR(t, E_INTERNAL, fonts_open(folder, &f, t->error));
    assert_non_null(strstr(t->error->message, "lacks the letter"));
    for (size_t i = 0; i < COUNT(names); i++)
        (void)unlink(arena_printf(t->arena, "%s/Tinos-%s.ttf", folder, names[i]));
    (void)rmdir(folder);
}

static void same_document_is_the_same_bytes(void **state)
{
    struct t *t = *state;

    for (size_t i = 0; i < doc_samples_n; i++) {
        struct str pdf[2], docx[2];

        for (size_t k = 0; k < 2; k++) {
            CLEANUP(fonts_close) struct fonts *f = NULL;
            struct layout_profile p;
            struct layout_doc *d = doc_samples[i].make(t->arena);

            T_OK(t, fonts_open(NULL, &f, t->error));
            T_OK(t, layout_profile_load(doc_samples[i].profile, t->arena, &p, t->error));
            T_OK(t, pdf_write(f, &p, d, t->arena, &pdf[k], t->error));
            T_OK(t, docx_write(f, &p, d, t->arena, &docx[k], t->error));
        }
        assert_true(str_eq(pdf[0], pdf[1]));
        assert_true(str_eq(docx[0], docx[1]));
    }
}

static void *hash_from_a_thread(void *unused)
{
    struct arena *a = arena_open(0);
    CLEANUP(fonts_close) struct fonts *f = NULL;
    struct error e;
    uintptr_t sum = 5381;

    (void)unused;
    error_init(&e, a);
    for (size_t i = 0; i < doc_samples_n * 4 && sum; i++) {
        const struct doc_sample *s = &doc_samples[i % doc_samples_n];
        struct layout_profile p;
        struct str bytes = { "", 0 };

        if ((!f && fonts_open(NULL, &f, &e) != OK) ||
            layout_profile_load(s->profile, a, &p, &e) != OK ||
            pdf_write(f, &p, s->make(a), a, &bytes, &e) != OK)
            sum = 0;
        for (size_t k = 0; k < bytes.n; k++)
            sum = sum * 33 + (unsigned char)bytes.p[k];
    }
    arena_close(&a);
    return (void *)sum;
}

static void threads_do_not_disturb_each_other(void **state)
{
    pthread_t threads[3];
    void *alone = hash_from_a_thread(NULL);

    (void)state;
    assert_non_null(alone);
    for (size_t i = 0; i < COUNT(threads); i++)
        assert_int_equal(pthread_create(&threads[i], NULL, hash_from_a_thread, NULL), 0);
    for (size_t i = 0; i < COUNT(threads); i++) {
        void *sum;

        assert_int_equal(pthread_join(threads[i], &sum), 0);
        assert_ptr_equal(sum, alone);
    }
}

static void document_beyond_measure_is_refused(void **state)
{
    static const struct layout_column columns[] = { { .head = S("STT") }, { .head = S("Tên") } };
    struct t *t = *state;
    CLEANUP(fonts_close) struct fonts *f = NULL;
    struct arena *large = arena_open((size_t)256 << 20);
    struct layout_doc *d = layout_new(large);
    struct layout_table *table = layout_table(d, columns, COUNT(columns));
    struct layout_profile p;
    struct str bytes;

    T_OK(t, fonts_open(NULL, &f, t->error));
    T_OK(t, layout_profile_load(S("paper"), t->arena, &p, t->error));
    for (int i = 0; i < LAYOUT_PARTS_MOST / 2 + 1; i++)
        (void)layout_row(d, table, NULL, 0);
    T_ERR(t, E_TOO_LARGE, pdf_write(f, &p, d, t->arena, &bytes, t->error));
    T_ERR(t, E_TOO_LARGE, docx_write(f, &p, d, t->arena, &bytes, t->error));
    d = layout_new(large);
    layout_paragraph(
        d, (struct str){ arena_alloc(large, 1, LAYOUT_TEXT_MOST + 1), LAYOUT_TEXT_MOST + 1 });
    T_ERR(t, E_TOO_LARGE, layout_check(d, t->error));
    arena_close(&large);
}

/* The first paragraph of a cell of the head, as one text. */
static struct str head_text(const struct flow *f, size_t row, size_t column, size_t par)
{
    const struct flow_cell *c = &f->items[0].table->rows[row].cells[column];

    assert_true(par < c->n);
    return c->pars[par].runs_n ? c->pars[par].runs[0].text : S("");
}

static void number_and_date_follow_the_profile(void **state)
{
    static const struct {
        const char *profile, *number, *symbol, *number_line;
        struct day day;
        const char *date_line;
    } cases[] = {
        { "dang-2026",
          "5",
          "KH/ĐU",
          "Số 05-KH/ĐU",
          { 2026, 2, 3 },
          "An Hòa, ngày 03 tháng 02 năm 2026" },
        { "dang-2026",
          "112",
          "BC/ĐU",
          "Số 112-BC/ĐU",
          { 2026, 3, 10 },
          "An Hòa, ngày 10 tháng 3 năm 2026" },
        { "nd30-2020",
          "7",
          "QĐ-UBND",
          "Số: 07/QĐ-UBND",
          { 2026, 12, 9 },
          "An Hòa, ngày 09 tháng 12 năm 2026" },
        { "dang-2018",
          "5a",
          "NQ/CB",
          "Số 5a-NQ/CB",
          { 2026, 1, 31 },
          "An Hòa, ngày 31 tháng 01 năm 2026" },
    };
    struct t *t = *state;
    CLEANUP(fonts_close) struct fonts *f = NULL;

    T_OK(t, fonts_open(NULL, &f, t->error));
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct layout_doc *d = layout_new(t->arena);
        struct layout_profile p;
        struct flow flow;

        T_OK(t, layout_profile_load(str_of(cases[i].profile), t->arena, &p, t->error));
        d->issuer = S("Đảng ủy xã An Hòa");
        d->number = str_of(cases[i].number);
        d->symbol = str_of(cases[i].symbol);
        d->place = S("An Hòa");
        d->day = cases[i].day;
        flow_make(f, &p, d, t->arena, &flow);
        assert_true(str_eq(head_text(&flow, 0, 0, 0), S("ĐẢNG ỦY XÃ AN HÒA")));
        assert_string_equal(head_text(&flow, 1, 0, 0).p, cases[i].number_line);
        assert_string_equal(head_text(&flow, 1, 1, 0).p, cases[i].date_line);
    }
}

static void long_names_become_lines_of_about_the_same_length(void **state)
{
    struct t *t = *state;
    CLEANUP(fonts_close) struct fonts *f = NULL;
    struct str s = S("BAN CHẤP HÀNH ĐẢNG BỘ CÁC CƠ QUAN THUỘC SỞ NÔNG NGHIỆP");
    struct str first, second;

    T_OK(t, fonts_open(NULL, &f, t->error));
    s = fonts_balance(f, t->arena, s, 14, LAYOUT_BOLD, 400);
    assert_true(str_cut(&s, '\n', &first));
    assert_true(str_cut(&s, '\n', &second));
    assert_int_equal(s.n, 0);
    assert_true(first.n < second.n * 3 / 2 && second.n < first.n * 3 / 2);
    T_STR(fonts_balance(f, t->arena, S("CHI BỘ"), 14, 0, 400), "CHI BỘ");
    T_STR(fonts_balance(f, t->arena, S(""), 14, 0, 400), "");
}

/* Pieces of height 10 on pages of 50: the glued ones begin no page. */
static void glued_pieces_begin_no_page(void **state)
{
    struct t *t = *state;
    struct piece list[12] = { 0 };
    struct pieces pieces = { list, COUNT(list), COUNT(list) };
    struct page *pages;
    size_t n;

    for (size_t i = 0; i < COUNT(list); i++)
        list[i].height = 10;
    list[5].glue = list[4].glue = true;
    list[9].new_page = true;
    pages = pages__deal(&pieces, 50, t->arena, &n);
    assert_int_equal(n, 4);
    assert_int_equal(pages[1].from, 3);
    assert_int_equal(pages[1].to, 8);
    assert_int_equal(pages[3].from, 9);
}

static void glue_longer_than_a_page_gives_way(void **state)
{
    struct t *t = *state;
    struct piece list[20] = { 0 };
    struct pieces pieces = { list, COUNT(list), COUNT(list) };
    struct page *pages;
    size_t n;

    for (size_t i = 0; i < COUNT(list); i++)
        list[i] = (struct piece){ .height = 10, .glue = true };
    pages = pages__deal(&pieces, 50, t->arena, &n);
    assert_int_equal(n, 4);
    assert_int_equal(pages[3].to, 20);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T(all_profiles_shipped_are_valid_and_say_their_source),
        T(party_profile_has_the_facts_of_the_guideline),
        T(profile_refuses_what_it_does_not_know),
        T(unknown_profile_is_not_found),
        T(text_is_made_fit_for_files),
        T(missing_fonts_are_said_clearly),
        T(font_without_vietnamese_is_refused),
        T(same_document_is_the_same_bytes),
        T(threads_do_not_disturb_each_other),
        T(document_beyond_measure_is_refused),
        T(number_and_date_follow_the_profile),
        T(long_names_become_lines_of_about_the_same_length),
        T(glued_pieces_begin_no_page),
        T(glue_longer_than_a_page_gives_way),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
