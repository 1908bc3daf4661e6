/* SPDX-License-Identifier: Apache-2.0 */
#include "work/report/doc.h"

#include <assert.h>
#include <inttypes.h>

#include "rules/slot.h"
#include "text/vi.h"
#include "work/org/letterhead.h"
#include "work/org/org.h"
#include "work/report/report__.h"
#include "work/report/total.h"

/* "tháng 3 năm 2022", "đợt 1", for the middle of a sentence. */
static struct str period_in_words(struct ctx *c, const struct report_period *of)
{
    struct slot s;

    if (of->name.label.n || !slot_parse(of->name.slot, &s))
        return vi_within(c->arena, period_called(of->name));
    switch (s.kind) {
    case SLOT_ONCE: /* named after the day it is due; on paper it ends where it was cut */
        return str_fmt(c->arena, "đến ngày %02d/%02d/%04d", of->to.day, of->to.month, of->to.year);
    case SLOT_MONTH:
        return str_fmt(c->arena, "tháng %d năm %d", s.part, s.year);
    case SLOT_QUARTER:
        return str_fmt(c->arena, "quý %s năm %d",
                       (const char *[]){ "I", "II", "III", "IV" }[s.part - 1], s.year);
    case SLOT_HALF:
        return str_fmt(c->arena, "6 tháng %s năm %d", s.part == 1 ? "đầu" : "cuối", s.year);
    case SLOT_YEAR:
        break;
    }
    return str_fmt(c->arena, "năm %d", s.year);
}

static enum err add_recipient(struct ctx *c, int64_t org_id, struct layout_doc *d,
                              struct str *recipients)
{
    struct org_names names;
    enum err r = org_names_on(c, org_id, d->day, &names);

    if (!r)
        recipients[d->recipients_n++] = names.name;
    return r;
}

/* Nơi nhận: who receives it, whom copies go to, and whoever keeps it. */
static enum err fill_recipients(struct ctx *c, const struct report *report,
                                const struct org_letterhead *head, struct layout_doc *d)
{
    struct str *recipients = arena_array(c->arena, struct str, report->n_copies + 2);
    enum err r = OK;

    d->recipients = recipients;
    if (report->to_org_id)
        r = add_recipient(c, report->to_org_id, d, recipients);
    else if (head->above.n)
        recipients[d->recipients_n++] = head->above;
    for (size_t i = 0; !r && i < report->n_copies; i++) {
        if (report->copies[i].org_id)
            r = add_recipient(c, report->copies[i].org_id, d, recipients);
    }
    recipients[d->recipients_n++] = str_fmt(c->arena, "Lưu %.*s", STR_ARGS(head->name));
    return r;
}

/* Head, foot and names are those of the day on which it was sent. */
static enum err fill_head(struct ctx *c, const struct report *report, struct layout_doc *d,
                          struct str *ret_layout)
{
    int64_t sent_at = report->submitted_at ? report->submitted_at : c->now_ms;
    struct org_letterhead head;
    struct org_signer signer;
    enum err r;

    d->day = clock_day(sent_at);
    r = org_letterhead(c, report->key.org_id, d->day, &head);
    if (!r)
        r = org_signer(c, report->key.org_id, d->day, &signer);
    if (r)
        return r;
    *ret_layout = head.layout;
    d->superior = head.superior;
    d->issuer = head.official_name;
    d->symbol = str_fmt(c->arena, "BC/%.*s", STR_ARGS(head.symbol));
    d->number = report->number;
    d->place = head.place;
    d->author = head.name;
    d->created_at = sent_at;
    d->signers_n = 1;
    d->signers[0] = (struct layout_signer){
        .authority = head.signs_as,
        .title = signer.title,
        .name = signer.name,
    };
    return fill_recipients(c, report, &head, d);
}

static void add_figures(struct ctx *c, const struct report *report, struct layout_doc *d)
{
    const struct layout_column columns[] = {
        { S("TT"), 8, LAYOUT_CENTER },
        { S("Nội dung"), 62, LAYOUT_LEFT },
        { S("Kết quả"), 15, LAYOUT_RIGHT },
        { S("Đơn vị tính"), 15, LAYOUT_CENTER },
    };
    struct layout_table *t = layout_table(d, columns, COUNT(columns));

    for (size_t i = 0; i < report->n_lines; i++) {
        const struct str cells[] = {
            str_fmt(c->arena, "%zu", i + 1),
            report->lines[i].name,
            str_fmt(c->arena, "%" PRId64, report->lines[i].value),
            report->lines[i].unit,
        };

        (void)layout_row(d, t, cells, COUNT(cells));
    }
}

static void add_texts(struct ctx *c, const struct report *report, struct layout_doc *d)
{
    static const char *const numerals[] = { "II", "III", "IV", "V", "VI", "VII" };

    for (size_t i = 0; i < report->n_texts && i < COUNT(numerals); i++) {
        struct str head = str_fmt(c->arena, "%s. %.*s", numerals[i],
                                  STR_ARGS(vi_upper(c->arena, report->texts[i].name)));
        struct str words = report->texts[i].words.n ? report->texts[i].words : S("Không có.");
        struct str line;

        (void)layout_heading(d, 1, head);
        while (str_cut(&words, '\n', &line)) {
            if (str_trim(line).n)
                (void)layout_paragraph(d, str_trim(line));
        }
    }
}

/* What each unit did itself is added, whoever stands between it and the level that reports. */
static struct str counted_from(struct ctx *c, const struct total *total)
{
    bool missing = false;

    for (size_t i = 0; i < total->n_rows; i++)
        missing = missing || !total->rows[i].counted;
    return str_fmt(c->arena,
                   "Số liệu cộng từ %" PRId64 "/%" PRId64
                   " báo cáo của các đơn vị cấp dưới, đã được tiếp nhận.%s",
                   total->reports, total->owed,
                   !missing ? "" : " Dấu “–”: chưa có báo cáo được tiếp nhận.");
}

/* What was sent is a copy; the annex is what stands there today. */
static bool has_moved(const struct report *report, const struct total *total)
{
    for (size_t i = 0; i < report->n_lines; i++) {
        for (size_t j = 0; j < total->n_lines; j++) {
            if (str_eq(report->lines[i].indicator, total->lines[j].indicator) &&
                report->lines[i].value != total->sums[j])
                return true;
        }
    }
    return false;
}

static void add_sums(struct ctx *c, const struct total *total, struct layout_doc *d,
                     struct layout_table *t)
{
    struct str cells[TOTAL_LINES_MAX + 1] = { S("Cộng") };

    for (size_t j = 0; j < total->n_lines; j++)
        cells[j + 1] = str_fmt(c->arena, "%" PRId64, total->sums[j]);
    layout_row(d, t, cells, total->n_lines + 1)->bold = true;
}

/* The annex: each unit below with its figures; what has not come is said, never guessed. For those who may see
 * them: not every receiver, and nobody who reads a copy. */
static enum err add_annex(struct ctx *c, const struct report *report, struct layout_doc *d)
{
    struct layout_column columns[TOTAL_LINES_MAX + 1];
    struct layout_table *t;
    struct rights rights;
    struct total total;
    enum err r;

    r = report__rights(c, report, &rights);
    if (r || !rights_have(&rights, P_TOTAL_VIEW))
        return r;
    r = total_load(c, report->key.org_id, report->period.id, &total);
    if (r)
        return r;
    if (!total.n_rows)
        return OK;
    layout_annex(d);
    layout_heading(d, 1, S("PHỤ LỤC: SỐ LIỆU CỦA CÁC ĐƠN VỊ"))->align = LAYOUT_CENTER;
    columns[0] = (struct layout_column){ S("Đơn vị"), 30, LAYOUT_LEFT };
    for (size_t i = 0; i < total.n_lines; i++)
        columns[i + 1] = (struct layout_column){ total.lines[i].brief, 10, LAYOUT_RIGHT };
    t = layout_table(d, columns, total.n_lines + 1);
    for (size_t i = 0; i < total.n_rows; i++) {
        const struct total_row *row = &total.rows[i];
        struct str cells[TOTAL_LINES_MAX + 1] = { row->org };

        for (size_t j = 0; j < total.n_lines; j++)
            cells[j + 1] = row->counted ? str_fmt(c->arena, "%" PRId64, row->values[j]) : S("–");
        (void)layout_row(d, t, cells, total.n_lines + 1);
    }
    add_sums(c, &total, d, t);
    (void)layout_paragraph(d, counted_from(c, &total));
    if (has_moved(report, &total))
        (void)layout_paragraph(
            d, str_fmt(c->arena,
                       "Phụ lục là số liệu tính đến ngày %.*s, có thay đổi so với số liệu đã gửi.",
                       STR_ARGS(day_shown(c->arena, c->today))));
    return OK;
}

static enum err compose(struct ctx *c, int64_t report_id, struct layout_doc *d,
                        struct str *ret_layout)
{
    struct report report;
    struct str period, campaign;
    enum err r;

    r = report_load(c, &(struct report_key){ .id = report_id }, &report);
    if (r)
        return r;
    r = fill_head(c, &report, d, ret_layout);
    if (r)
        return r;
    period = period_in_words(c, &report.period);
    campaign = vi_within(c->arena, report.period.campaign);
    d->type_name = S("BÁO CÁO");
    d->title =
        str_fmt(c->arena, "kết quả thực hiện %.*s, %.*s", STR_ARGS(campaign), STR_ARGS(period));
    (void)layout_paragraph(d,
                           str_fmt(c->arena, "%.*s báo cáo kết quả thực hiện %.*s, %.*s như sau:",
                                   STR_ARGS(d->author), STR_ARGS(campaign), STR_ARGS(period)));
    (void)layout_heading(d, 1, S("I. KẾT QUẢ THỰC HIỆN"));
    add_figures(c, &report, d);
    add_texts(c, &report, d);
    return add_annex(c, &report, d);
}

enum err report_document(struct ctx *c, int64_t report_id, struct layout_doc **ret,
                         struct str *ret_layout)
{
    enum lang spoken = c->lang;
    enum err r;

    assert(ret && ret_layout);
    *ret = layout_new(c->arena);
    c->lang = LANG_VI; /* an official document is Vietnamese, whoever prints it */
    r = compose(c, report_id, *ret, ret_layout);
    c->lang = spoken;
    return r;
}
