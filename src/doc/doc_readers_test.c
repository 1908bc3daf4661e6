/* SPDX-License-Identifier: Apache-2.0 */
/* Documents opened again by readers that are not ours: poppler and LibreOffice. */
#include <stdlib.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/buf.h"
#include "doc/docx.h"
#include "doc/flow.h"
#include "doc/fonts.h"
#include "doc/layout_profile.h"
#include "doc/pdf.h"
#include "play/doc_samples.h"
#include "t.h"

/* A document on disk in all its shapes, and the words that went into it. */
struct made {
    struct layout_profile profile;
    struct flow flow;
    const char *pdf, *docx;
};

struct words {
    struct str *list;
    size_t n, cap;
};

static char folder[] = "/tmp/nep-documents-XXXXXX";

static const char *path_of(struct t *t, const char *name, const char *ending)
{
    return arena_printf(t->arena, "%s/%s.%s", folder, name, ending);
}

static void file_write(const char *path, struct str bytes)
{
    FILE *f = fopen(path, "wb");

    assert_non_null(f);
    assert_int_equal(fwrite(bytes.p, 1, bytes.n, f), bytes.n);
    assert_int_equal(fclose(f), 0);
}

/* What a command prints; it must succeed. */
static struct str run(struct t *t, const char *command)
{
    CLEANUP(buf_done) struct buf b = { 0 };
    FILE *f = popen(command, "r");
    char piece[4096];
    size_t n;

    assert_non_null(f);
    while ((n = fread(piece, 1, sizeof(piece), f)) > 0)
        buf_add(&b, piece, n);
    if (pclose(f) != 0)
        fail_msg("%s failed", command);
    return buf_take(&b, t->arena);
}

static struct made make(struct t *t, const char *name, struct str profile, struct layout_doc *d)
{
    CLEANUP(fonts_close) struct fonts *f = NULL;
    struct made m = { .pdf = path_of(t, name, "pdf"), .docx = path_of(t, name, "docx") };
    struct str bytes;

    T_OK(t, fonts_open(NULL, &f, t->error));
    T_OK(t, layout_profile_load(profile, t->arena, &m.profile, t->error));
    flow_make(f, &m.profile, d, t->arena, &m.flow);
    T_OK(t, pdf_write(f, &m.profile, d, t->arena, &bytes, t->error));
    file_write(m.pdf, bytes);
    T_OK(t, docx_write(f, &m.profile, d, t->arena, &bytes, t->error));
    file_write(m.docx, bytes);
    return m;
}

/* Where a word ends: lines may break behind a dash or a slash, so it ends there too; dots in a row
 * are room to write in. */
static bool between(struct str s, size_t i)
{
    if (i == s.n || strchr(" \n\f-/", s.p[i]))
        return true;
    if (s.p[i] == '.')
        return (i + 1 < s.n && s.p[i + 1] == '.') || (i > 0 && s.p[i - 1] == '.');
    return s.p[i] == '\xA0' && i > 0 && s.p[i - 1] == '\xC2';
}

static void words_add(struct t *t, struct words *w, struct str text)
{
    size_t from = 0;

    for (size_t i = 0; i <= text.n; i++) {
        bool blank = between(text, i);
        size_t to = i < text.n && text.p[i] == '\xA0' && i > 0 ? i - 1 : i;

        if (blank && to > from)
            *ARENA_PUSH(t->arena, w->list, w->n, w->cap) = str_sub(text, from, to);
        if (blank)
            from = i + 1;
    }
}

static void words_of_par(struct t *t, struct words *w, const struct flow_par *p)
{
    CLEANUP(buf_done) struct buf b = { 0 };

    for (size_t i = 0; i < p->runs_n; i++)
        buf_str(&b, p->runs[i].text);
    words_add(t, w, buf_take(&b, t->arena));
}

static void words_of_table(struct t *t, struct words *w, const struct flow_table *table)
{
    for (size_t r = 0; r < table->rows_n; r++)
        for (size_t c = 0; c < table->rows[r].n; c++)
            for (size_t i = 0; i < table->rows[r].cells[c].n; i++)
                words_of_par(t, w, &table->rows[r].cells[c].pars[i]);
}

static size_t count_word(const struct words *w, struct str word)
{
    size_t n = 0;

    for (size_t i = 0; i < w->n; i++)
        n += str_eq(w->list[i], word);
    return n;
}

/* Paragraphs come back word for word in order; what stands in columns comes back whole. */
static void assert_says(struct t *t, const struct flow *flow, struct str text)
{
    struct words in_order = { 0 }, all = { 0 }, got = { 0 };
    size_t at = 0;

    words_add(t, &got, text);
    for (size_t i = 0; i < flow->n; i++) {
        if (flow->items[i].kind == FLOW_PAR) {
            words_of_par(t, &in_order, flow->items[i].par);
            words_of_par(t, &all, flow->items[i].par);
        } else if (flow->items[i].kind == FLOW_TABLE) {
            words_of_table(t, &all, flow->items[i].table);
        }
    }
    assert_true(all.n > 0);
    for (size_t i = 0; i < in_order.n; i++) {
        while (at < got.n && !str_eq(got.list[at], in_order.list[i]))
            at++;
        if (at++ >= got.n)
            fail_msg("\"%.*s\" is lost or out of order", STR_ARGS(in_order.list[i]));
    }
    for (size_t i = 0; i < all.n; i++)
        if (count_word(&got, all.list[i]) < count_word(&all, all.list[i]))
            fail_msg("\"%.*s\" is lost", STR_ARGS(all.list[i]));
}

static struct str pdf_text(struct t *t, const char *pdf)
{
    return run(t, arena_printf(t->arena, "pdftotext -layout %s -", pdf));
}

static int pdf_pages(struct t *t, const char *pdf)
{
    struct str info = run(t, arena_printf(t->arena, "pdfinfo %s", pdf));
    size_t at = str_find(info, S("Pages:"), 0);

    assert_true(str_find(info, S("(A4)"), 0) != SIZE_MAX);
    assert_true(at != SIZE_MAX);
    return atoi(info.p + at + 6);
}

/* LibreOffice starts slowly: one start converts them all. */
static void convert(struct t *t, const char *files)
{
    (void)run(t, arena_printf(t->arena,
                              "soffice -env:UserInstallation=file://%s/profile --headless "
                              "--convert-to pdf --outdir %s/lo %s 2>&1",
                              folder, folder, files));
}

static void samples_come_back_from_independent_readers(void **state)
{
    struct t *t = *state;
    struct made *made = arena_array(t->arena, struct made, doc_samples_n);
    CLEANUP(buf_done) struct buf files = { 0 };

    for (size_t i = 0; i < doc_samples_n; i++) {
        const struct doc_sample *s = &doc_samples[i];

        made[i] = make(t, s->name, s->profile, s->make(t->arena));
        assert_int_equal(pdf_pages(t, made[i].pdf), s->pages);
        assert_says(t, &made[i].flow, pdf_text(t, made[i].pdf));
        buf_fmt(&files, " %s", made[i].docx);
    }
    convert(t, buf_view(&files).p);
    for (size_t i = 0; i < doc_samples_n; i++) {
        const char *name = arena_printf(t->arena, "lo/%s", doc_samples[i].name);
        const char *pdf = path_of(t, name, "pdf");

        assert_int_equal(pdf_pages(t, pdf), doc_samples[i].pages);
        assert_says(t, &made[i].flow, pdf_text(t, pdf));
    }
}

struct box {
    double left, top, right, bottom;
    int page;
};

static double attribute(const char *word, const char *name)
{
    const char *at = strstr(word, name);

    assert_non_null(at);
    return atof(at + strlen(name)) * 25.4 / 72; /* millimetres */
}

/* Where the words of a PDF stand; ret_first: the first word equal to this one. */
static size_t boxes(struct t *t, const char *pdf, struct box **ret, const char *first,
                    struct box *ret_first)
{
    struct str xml = run(t, arena_printf(t->arena, "pdftotext -bbox %s -", pdf));
    const char *wanted = arena_printf(t->arena, ">%s</word>", first);
    size_t n = 0, cap = 0;
    int page = 0;

    *ret = NULL;
    *ret_first = (struct box){ 0 };
    for (const char *p = xml.p; (p = strchr(p, '<')) != NULL; p++) {
        page += strncmp(p, "<page ", 6) == 0;
        if (strncmp(p, "<word ", 6) == 0) {
            struct box b = { attribute(p, "xMin=\""), attribute(p, "yMin=\""),
                             attribute(p, "xMax=\""), attribute(p, "yMax=\""), page };

            *ARENA_PUSH(t->arena, *ret, n, cap) = b;
            if (!ret_first->page && strncmp(strchr(p, '>'), wanted, strlen(wanted)) == 0)
                *ret_first = b;
        }
    }
    return n;
}

static void words_stand_where_the_guideline_says(void **state)
{
    struct t *t = *state;
    struct made m = make(t, "margins", S("dang-2026"), doc_samples[1].make(t->arena));
    struct box *list, word;
    double left = 999, right = 0, bottom = 0;
    size_t n = boxes(t, m.pdf, &list, "Trong", &word);

    for (size_t i = 0; i < n; i++) {
        bool number = list[i].page > 1 && list[i].bottom < 20;

        if (number) { /* 10 mm from the top edge, centred over the text */
            assert_true(list[i].top > 9.5 && list[i].top < 11);
            assert_true((list[i].left + list[i].right) / 2 > 112 &&
                        (list[i].left + list[i].right) / 2 < 113);
            continue;
        }
        assert_true(list[i].top >= 19.5);
        left = list[i].left < left ? list[i].left : left;
        right = list[i].right > right ? list[i].right : right;
        bottom = list[i].bottom > bottom ? list[i].bottom : bottom;
    }
    assert_true(left > 29.8 && left < 30.3);
    assert_true(right > 194.7 && right < 195.2);
    assert_true(bottom < 277.5);
    assert_true(word.left > 39.8 && word.left < 40.3); /* the first line of a paragraph */
    assert_int_equal(word.page, 1);
}

/* A name, and so many columns of figures under heads of long words. */
static struct layout_doc *annex_of(struct arena *a, size_t figures, const char *head)
{
    struct layout_column columns[LAYOUT_COLUMNS_MAX] = { { S("Đơn vị"), 30, LAYOUT_LEFT } };
    struct str cells[LAYOUT_COLUMNS_MAX] = { S("Chi bộ Trường Trung học cơ sở Nghiêm Xuyên") };
    struct layout_doc *d = doc_samples[0].make(a);
    struct layout_table *t;

    d->blocks_n = 0;
    for (size_t i = 1; i <= figures; i++) {
        columns[i] = (struct layout_column){ str_of(head), 10, LAYOUT_RIGHT };
        cells[i] = S("12345");
    }
    t = layout_table(d, columns, figures + 1);
    for (size_t i = 0; i < 3; i++)
        (void)layout_row(d, t, cells, figures + 1);
    return d;
}

static size_t count_words(struct t *t, const char *pdf, const char *word)
{
    struct str xml = run(t, arena_printf(t->arena, "pdftotext -bbox %s -", pdf));
    struct str wanted = str_fmt(t->arena, ">%s</word>", word);
    size_t n = 0;

    for (size_t at = 0; (at = str_find(xml, wanted, at)) != SIZE_MAX; at++)
        n++;
    return n;
}

static void no_word_is_broken_while_a_smaller_type_has_room(void **state)
{
    static const struct {
        size_t figures;
        const char *head, *words[3];
    } cases[] = {
        { 3, "Khuyếch khoác", { "Khuyếch", "khoác" } },
        { 9, "Nghiêng ngả khuyếch", { "Nghiêng", "khuyếch" } },
        { 12, "Nghiêng ngả khuyếch", { "Nghiêng", "khuyếch" } },
        { 9, "Ghép khúc trực-tuyến/tập-trung", { "Ghép", "khúc" } },
    };
    struct t *t = *state;

    for (size_t i = 0; i < COUNT(cases); i++) {
        struct made m =
            make(t, "annex", S("dang-2026"), annex_of(t->arena, cases[i].figures, cases[i].head));

        for (size_t k = 0; cases[i].words[k]; k++)
            assert_int_equal(count_words(t, m.pdf, cases[i].words[k]), cases[i].figures);
        assert_int_equal(count_words(t, m.pdf, "12345"), 3 * cases[i].figures);
        assert_int_equal(count_words(t, m.pdf, "Nghiêm"), 3);
    }
}

/* What no type can hold is still all there, within the margins. */
static void too_many_columns_stay_on_the_page(void **state)
{
    struct t *t = *state;
    struct made m =
        make(t, "many", S("dang-2026"), annex_of(t->arena, LAYOUT_COLUMNS_MAX - 1, "Nghiêngngả"));
    struct box *list, word;
    size_t n = boxes(t, m.pdf, &list, "Xuyên", &word);

    assert_true(n > 100);
    for (size_t i = 0; i < n; i++)
        assert_true(list[i].right < 196);
}

static void head_lines_stand_beside_each_other(void **state)
{
    struct t *t = *state;
    struct made m = make(t, "head", S("dang-2026"), doc_samples[0].make(t->arena));
    struct box *list, number, day, state_line, superior;

    (void)boxes(t, m.pdf, &list, "05-KH/ĐU", &number);
    (void)boxes(t, m.pdf, &list, "ngày", &day);
    (void)boxes(t, m.pdf, &list, "CỘNG", &state_line);
    (void)boxes(t, m.pdf, &list, "TỈNH", &superior);
    assert_true(number.page == 1 && day.page == 1 && state_line.page == 1 && superior.page == 1);
    assert_true(number.top - day.top < 0.1 && day.top - number.top < 0.1);
    assert_true(state_line.left > superior.right + 10);
    assert_true(number.right < day.left);
}

/* Wherever the text ends, its last words stand on the page of the signature, and a heading on that of
 * its text. */
static void what_belongs_together_stays_on_one_page(void **state)
{
    struct t *t = *state;
    int on_page_two = 0, page_of_heading_moved = 0;

    for (int filled_mm = 80; filled_mm < 200; filled_mm += 4) {
        struct layout_doc *d = doc_samples[0].make(t->arena);
        static const struct layout_column column = { .head = S("Đầu-bảng") };
        struct box *list, last, name, heading, below, head, row;
        struct layout_table *table;
        struct made m;

        d->blocks_n = 0;
        table = layout_table(d, &(struct layout_column){ .share = 1 }, 1);
        layout_row(d, table, NULL, 0)->least_mm = filled_mm;
        table = layout_table(d, &column, 1);
        (void)layout_row(d, table, (struct str[]){ S("Hàng-đầu") }, 1);
        layout_heading(d, 1, S("MỤC-NÀY"));
        layout_paragraph(d, S("Thân-mục rồi đến hết."));
        layout_paragraph(d, S("Câu-cuối của văn bản này."));
        m = make(t, "together", S("dang-2026"), d);
        (void)boxes(t, m.pdf, &list, "Câu-cuối", &last);
        (void)boxes(t, m.pdf, &list, "Hường", &name);
        (void)boxes(t, m.pdf, &list, "Đầu-bảng", &head);
        (void)boxes(t, m.pdf, &list, "Hàng-đầu", &row);
        (void)boxes(t, m.pdf, &list, "MỤC-NÀY", &heading);
        (void)boxes(t, m.pdf, &list, "Thân-mục", &below);
        assert_true(last.page && last.page == name.page);
        assert_true(heading.page && heading.page == below.page);
        assert_true(head.page && head.page == row.page);
        on_page_two += last.page == 2;
        page_of_heading_moved += heading.page == 2;
    }
    assert_true(on_page_two > 3 && page_of_heading_moved > 1 &&
                page_of_heading_moved < on_page_two);
}

static uint32_t dice(uint32_t *seed, uint32_t sides)
{
    *seed = *seed * 1664525 + 1013904223;
    return (*seed >> 8) % sides;
}

static struct str random_text(struct t *t, uint32_t *seed)
{
    static const char *const syllables[] = {
        "chuyển", "nghiêng", "ước",   "quyết", "thưởng", "đẵm", "ngoằn", "khuỷu", "Ỷ",    "ỵ",
        "Đặng",   "hữu",     "ỡm",    "giếng", "xoèn",   "A4",  "2026;", "(ba)",  "–",    "thỏa",
        "&",      "<b>",     "\"à\"", "“thế”", "100%",   "ừ",   "oẳn",   "Ẵ",     "lịch", "₫",
    };
    CLEANUP(buf_done) struct buf b = { 0 };
    uint32_t n = 1 + dice(seed, 120);

    for (uint32_t i = 0; i < n; i++)
        buf_fmt(&b, "%s%s", i ? " " : "", syllables[dice(seed, COUNT(syllables))]);
    return buf_take(&b, t->arena);
}

/* The words of word/document.xml, markup dropped. */
static void words_of_docx(struct t *t, struct words *w, const char *docx)
{
    struct str xml = run(t, arena_printf(t->arena,
                                         "unzip -p %s word/document.xml | sed -e 's|</w:p>| |g' "
                                         "-e 's/<[^>]*>//g' -e 's/&lt;/</g' -e 's/&gt;/>/g' "
                                         "-e 's/&quot;/\"/g' -e 's/&amp;/\\&/g'",
                                         docx));

    words_add(t, w, str_sub(xml, str_find(xml, S("\n"), 0), xml.n));
}

static void assert_same_words(const struct words *a, const struct words *b)
{
    for (size_t i = 0; i < a->n && i < b->n; i++)
        if (!str_eq(a->list[i], b->list[i]))
            fail_msg("\"%.*s\" became \"%.*s\"", STR_ARGS(a->list[i]), STR_ARGS(b->list[i]));
    assert_int_equal(a->n, b->n);
}

static void words_in_are_words_out(void **state)
{
    struct t *t = *state;

    for (uint32_t round = 1; round <= 12; round++) {
        struct layout_doc *d = layout_new(t->arena);
        struct words in = { 0 }, pdf = { 0 }, docx = { 0 };
        uint32_t seed = round;
        struct made m;

        for (uint32_t i = 0; i < 3; i++) {
            struct layout_block *b = layout_paragraph(d, random_text(t, &seed));

            layout_run(d, b, S(" "), LAYOUT_PLAIN);
            layout_run(d, b, random_text(t, &seed), 1 + dice(&seed, 7));
            words_add(t, &in, b->runs[0].text);
            words_add(t, &in, b->runs[2].text);
        }
        m = make(t, "random", S("dang-2026"), d);
        words_add(t, &pdf,
                  run(t, arena_printf(t->arena,
                                      "pdftotext -raw -y 57 -x 0 -W 999 "
                                      "-H 999 %s -",
                                      m.pdf)));
        assert_same_words(&in, &pdf);
        words_of_docx(t, &docx, m.docx);
        assert_same_words(&in, &docx);
    }
}

static struct layout_doc *awkward(struct t *t)
{
    static const struct layout_column columns[] = {
        { S("Việc"), 3, LAYOUT_LEFT },
        { S("Ghi chú"), 7, LAYOUT_LEFT },
    };
    struct layout_doc *d = layout_new(t->arena);
    CLEANUP(buf_done) struct buf name = { 0 };
    struct layout_table *table;
    uint32_t seed = 7;

    while (name.n < 200)
        buf_lit(&name, "LIÊN CHI BỘ HỢP TÁC XÃ ");
    d->superior = S("Đảngbộkhôngcódấucáchnàomàlạirấtdàiđếnmứckhôngvừamộtdòng");
    d->issuer = buf_take(&name, t->arena);
    d->symbol = S("BC/LCB");
    d->place = S("Thành phố trực thuộc Trung ương Hồ Chí Minh");
    d->type_name = S("BÁO CÁO");
    table = layout_table(d, columns, COUNT(columns));
    for (int i = 0; i < 400; i++)
        (void)layout_row(d, table, (struct str[]){ S("Tu sửa kênh"), S("đang làm") }, 2);
    for (int i = 0; i < 12; i++) /* one cell higher than a page */
        buf_str(&name, random_text(t, &seed)), buf_lit(&name, "\n"),
            buf_str(&name, random_text(t, &seed)), buf_lit(&name, "\n");
    (void)layout_row(d, table, (struct str[]){ S("Nội dung"), buf_take(&name, t->arena) }, 2);
    (void)layout_row(d, table, NULL, 0);
    layout_page_break(d);
    layout_paragraph(d, S(""));
    layout_heading(d, 1, S("CUỐI"));
    d->signers[0].name = S("  ");
    d->signers_n = 1;
    return d;
}

static void awkward_documents_keep_their_words(void **state)
{
    struct t *t = *state;
    struct layout_doc *d = awkward(t);
    struct made m = make(t, "awkward", S("nd30-2020"), d);
    struct box *list, word;
    size_t n = boxes(t, m.pdf, &list, "CUỐI", &word);
    struct words all = { 0 }, got = { 0 };
    int pages;

    for (size_t i = 0; i < n; i++)
        assert_true(list[i].left > 29.5 && list[i].right < 195.5 && list[i].bottom < 277.5);
    assert_int_equal(word.page, pdf_pages(t, m.pdf));
    assert_true(word.page > 12);
    for (size_t i = 2; i < m.flow.n; i++)
        if (m.flow.items[i].kind == FLOW_TABLE && m.flow.items[i].table->borders)
            words_of_table(t, &all, m.flow.items[i].table);
    words_add(t, &got, pdf_text(t, m.pdf));
    assert_true(all.n > 1000);
    for (size_t i = 0; i < all.n; i++)
        assert_true(count_word(&got, all.list[i]) >= count_word(&all, all.list[i]));
    /* The table's head stands on each of its pages. */
    assert_int_equal(count_word(&got, S("Việc")), (size_t)word.page - 1);
    convert(t, m.docx);
    pages = pdf_pages(t, path_of(t, "lo/awkward", "pdf"));
    assert_true(abs(pages - word.page) <= 1);
    got.n = 0;
    words_add(t, &got, pdf_text(t, path_of(t, "lo/awkward", "pdf")));
    assert_int_equal(count_word(&got, S("Việc")), (size_t)pages - 1);
}

static void an_empty_document_is_one_page(void **state)
{
    struct t *t = *state;
    struct made m = make(t, "empty", S("paper"), layout_new(t->arena));

    assert_int_equal(pdf_pages(t, m.pdf), 1);
    convert(t, m.docx);
    assert_int_equal(pdf_pages(t, path_of(t, "lo/empty", "pdf")), 1);
}

static void landscape_turns_the_sheet(void **state)
{
    struct t *t = *state;
    struct layout_doc *d = layout_new(t->arena);
    struct made m;
    struct str info;

    d->landscape = true;
    layout_paragraph(d, S("Bảng rộng"));
    m = make(t, "landscape", S("dang-2026"), d);
    info = run(t, arena_printf(t->arena, "pdfinfo %s", m.pdf));
    assert_true(str_find(info, S("841.89 x 595.276"), 0) != SIZE_MAX);
}

static int folder_make(void **state)
{
    (void)state;
    return mkdtemp(folder) ? 0 : 1;
}

static int folder_remove(void **state)
{
    char command[64];

    (void)state;
    (void)snprintf(command, sizeof(command), "rm -rf %s", folder);
    return system(command);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T(samples_come_back_from_independent_readers),
        T(words_stand_where_the_guideline_says),
        T(no_word_is_broken_while_a_smaller_type_has_room),
        T(too_many_columns_stay_on_the_page),
        T(head_lines_stand_beside_each_other),
        T(what_belongs_together_stays_on_one_page),
        T(words_in_are_words_out),
        T(awkward_documents_keep_their_words),
        T(an_empty_document_is_one_page),
        T(landscape_turns_the_sheet),
    };

    return cmocka_run_group_tests(tests, folder_make, folder_remove);
}
