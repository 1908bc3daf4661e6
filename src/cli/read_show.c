/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/read_show.h"

#include "base/buf.h"
#include "read/result/reading.h"

static void line(struct buf *b, const char *name, struct str value, enum doubt doubt)
{
    if (!value.p)
        return;
    buf_fmt(b, "%s: %.*s", name, STR_ARGS(value));
    if (doubt)
        buf_fmt(b, "  [? %.*s]", STR_ARGS(doubt_words(doubt, LANG_VI)));
    buf_char(b, '\n');
}

static void doubtful(struct buf *b, enum doubt doubt)
{
    if (doubt)
        buf_fmt(b, "  [? %.*s]", STR_ARGS(doubt_words(doubt, LANG_VI)));
    buf_char(b, '\n');
}

/* "2022-04-10" as people write it: 10/04/2022; 04/2022 for a month, 15/11 for a day of every year. */
static void day(struct buf *b, struct str iso)
{
    iso = str_or_empty(iso);
    for (size_t end = iso.n; end > 0;) {
        size_t from = end;

        while (from > 0 && iso.p[from - 1] != '-')
            from--;
        buf_fmt(b, "%s%.*s", end == iso.n ? "" : "/", STR_ARGS(str_sub(iso, from, end)));
        end = from > 0 ? from - 1 : 0;
    }
}

static void head(struct buf *b, const struct reading *r)
{
    const struct str name = r->type_name.text.p ? r->type_name.text : r->type.text;

    buf_fmt(b, "%.*s\n", STR_ARGS(r->file));
    line(b, "  Loại", name, r->type.doubt);
    if (r->symbol.text.p)
        buf_fmt(b, "  Số, ký hiệu: %.*s-%.*s\n", STR_ARGS(r->number.text),
                STR_ARGS(r->symbol.text));
    line(b, "  Cơ quan ban hành", r->issuer.text, r->issuer.doubt);
    line(b, "  Cấp trên", r->superior.text, r->superior.doubt);
    line(b, "  Nơi ban hành", r->place.text, r->place.doubt);
    if (r->date.text.p) {
        buf_lit(b, "  Ngày: ");
        day(b, r->date.text);
        doubtful(b, r->date.doubt);
    }
    line(b, "  Trích yếu", r->title.text, r->title.doubt);
    line(b, "  Chủ đề", r->theme.text, r->theme.doubt);
    if (r->signer.name.p || r->signer.title.p)
        buf_fmt(b, "  Người ký: %.*s, %.*s\n", STR_ARGS(r->signer.title), STR_ARGS(r->signer.name));
}

/* Of which month the day of a rhythm is. */
static const char *month_of(const struct reading_deadline *d)
{
    bool monthly = str_eq(d->recurrence, S("monthly"));

    if (d->month_day > 0)
        return monthly ? " của tháng sau" : " sau khi hết kỳ";
    return monthly ? "" : " của tháng cuối kỳ";
}

/* "trước 10/04/2022", "từ 04/2022 đến 11/2022", "hằng tháng". */
static void when(struct buf *b, const struct reading_deadline *d)
{
    static const char *const bounds[] = { "", "trước ", "chậm nhất ", "trong ", "từ " };
    static const struct {
        const char *code, *words;
    } rhythms[] = { { "monthly", "hằng tháng" },
                    { "quarterly", "hằng quý" },
                    { "half-yearly", "6 tháng một lần" },
                    { "yearly", "hằng năm" } };

    if (d->date.p) {
        buf_fmt(b, "%s", bounds[d->bound]);
        day(b, d->date);
    } else if (d->to.p) {
        buf_lit(b, "từ ");
        day(b, d->from);
        buf_lit(b, " đến ");
        day(b, d->to);
    } else if (d->when_text.p) {
        buf_str(b, d->when_text);
    }
    for (size_t i = 0; d->recurrence.p && i < COUNT(rhythms); i++)
        if (str_eq(d->recurrence, str_of(rhythms[i].code)))
            buf_fmt(b, "%s", rhythms[i].words);
    if (d->month_day)
        buf_fmt(b, ", %sngày %d%s", bounds[d->bound],
                d->month_day > 0 ? d->month_day : -d->month_day, month_of(d));
    if (d->recurrence.n > 7 && str_starts(d->recurrence, S("yearly:"))) {
        buf_fmt(b, "%s", d->recurrence.n > 9 ? "hằng năm, ngày " : "hằng năm, tháng ");
        day(b, str_sub(d->recurrence, 7, d->recurrence.n));
    }
    if (d->recurrence.p && d->from.p) {
        buf_lit(b, ", từ ");
        day(b, d->from);
    }
}

static void deadlines(struct buf *b, const struct reading *r)
{
    static const char *const kinds[] = { "Việc khác", "Báo cáo", "Hội nghị",
                                         "Sinh hoạt", "Đăng ký", "Cao điểm" };

    if (r->n_deadlines)
        buf_fmt(b, "\n  Thời hạn (%zu)\n", r->n_deadlines);
    for (size_t i = 0; i < r->n_deadlines; i++) {
        const struct reading_deadline *d = &r->deadlines[i];

        buf_fmt(b, "  - %s: ", kinds[d->what]);
        when(b, d);
        if (d->audience.p)
            buf_fmt(b, " (%.*s)", STR_ARGS(d->audience));
        doubtful(b, d->doubt);
    }
}

static void citation(struct buf *b, const struct reading_citation *c)
{
    buf_fmt(b, "%.*s", STR_ARGS(c->type_name));
    if (c->number.p)
        buf_fmt(b, " %.*s", STR_ARGS(c->number));
    if (c->symbol.p)
        buf_fmt(b, "-%.*s", STR_ARGS(c->symbol));
    if (c->date.p) {
        buf_lit(b, ", ");
        day(b, c->date);
    }
    if (c->issuer.p)
        buf_fmt(b, ", %.*s", STR_ARGS(c->issuer));
    if (!c->number.p)
        buf_str(b, c->title);
}

static void lists(struct buf *b, const struct reading *r)
{
    if (r->n_assignments)
        buf_lit(b, "\n  Phân công\n");
    for (size_t i = 0; i < r->n_assignments; i++) {
        buf_fmt(b, "  - %.*s: %zu việc", STR_ARGS(r->assignments[i].unit),
                r->assignments[i].n_tasks);
        doubtful(b, r->assignments[i].doubt);
    }
    for (size_t i = 0; i < r->n_agenda; i++) {
        buf_fmt(b, "\n  Trình tự: %.*s", STR_ARGS(r->agenda[i].form));
        doubtful(b, r->agenda[i].doubt);
        for (size_t k = 0; k < r->agenda[i].n_steps; k++)
            buf_fmt(b, "  %zu. %.*s\n", k + 1, STR_ARGS(r->agenda[i].steps[k].text));
    }
    for (size_t i = 0; i < r->n_materials; i++) {
        buf_fmt(b, "\n  Tài liệu %s", r->materials[i].month.p ? "tháng " : "");
        day(b, r->materials[i].month);
        doubtful(b, r->materials[i].doubt);
        for (size_t k = 0; k < r->materials[i].n_documents; k++) {
            buf_lit(b, "  - ");
            citation(b, &r->materials[i].documents[k]);
            buf_char(b, '\n');
        }
    }
    if (r->n_citations)
        buf_fmt(b, "\n  Văn bản viện dẫn (%zu)\n", r->n_citations);
    for (size_t i = 0; i < r->n_citations; i++) {
        buf_lit(b, "  - ");
        citation(b, &r->citations[i]);
        doubtful(b, r->citations[i].doubt);
    }
    if (r->n_recipients)
        buf_lit(b, "\n  Nơi nhận\n");
    for (size_t i = 0; i < r->n_recipients; i++)
        buf_fmt(b, "  - %.*s\n", STR_ARGS(r->recipients[i].text));
}

void read_show(struct buf *b, const struct reading *r)
{
    head(b, r);
    deadlines(b, r);
    lists(b, r);
    if (r->n_checks)
        buf_lit(b, "\n  Cần xem lại\n");
    for (size_t i = 0; i < r->n_checks; i++)
        buf_fmt(b, "  ! %.*s (%.*s)\n", STR_ARGS(r->checks[i].message),
                STR_ARGS(r->checks[i].rule));
}
