/* SPDX-License-Identifier: Apache-2.0 */
/* copy.c - đồng gửi: whom a report goes to besides its receiver. They read what was sent as far as it stands, and
 * nothing is counted by them. */
#include "store/copy.h"

#include <assert.h>

#include "work/org/org.h"
#include "work/report/report__.h"

/* As the duty asks by now; for who has ended goes on who was named, or nobody, and that is said. */
static enum err load_asked(struct ctx *c, struct report *report)
{
    struct q_report_copies *rows = NULL;
    size_t n = 0;
    enum err r;

    r = q_report_copies(c->db, report->key.org_id, report->key.period_id, c->arena, &rows, &n,
                        c->error);
    report->copies = arena_array(c->arena, struct report_copy, n + 1);
    for (size_t i = 0; !r && i < n; i++) {
        struct report_copy copy = { .org_id = rows[i].org_id,
                                    .org = rows[i].name,
                                    .outside = rows[i].outside != 0 };

        if (rows[i].ended_on.p)
            r = org_goes_on(c, rows[i].org_id, &copy.org_id, &copy.org);
        if (!r && copy.org_id != report->key.org_id &&
            (!copy.org_id || copy.org_id != report->to_org_id))
            report->copies[report->n_copies++] = copy;
    }
    return r;
}

static enum err load_sent(struct ctx *c, int64_t version_id, struct report *report)
{
    struct q_report_version_copies *rows = NULL;
    enum err r;

    r = q_report_version_copies(c->db, version_id, c->arena, &rows, &report->n_copies, c->error);
    if (r)
        return r;
    report->copies = arena_array(c->arena, struct report_copy, report->n_copies + 1);
    for (size_t i = 0; i < report->n_copies; i++)
        report->copies[i] = (struct report_copy){ .org_id = rows[i].org_id,
                                                  .org = rows[i].name,
                                                  .reader_id = rows[i].reader_id.v,
                                                  .outside = rows[i].outside != 0 };
    return OK;
}

enum err report__load_copies(struct ctx *c, struct report *report)
{
    report->n_copies = 0;
    return report->open ? load_asked(c, report) : load_sent(c, report->newest_id, report);
}

enum err report__keep_copies(struct ctx *c, struct report *report, int64_t version_id)
{
    enum err r;

    report->n_copies = 0;
    r = load_asked(c, report);
    for (size_t i = 0; !r && i < report->n_copies; i++) {
        const struct report_copy *copy = &report->copies[i];

        if (copy->org_id)
            r = q_report_version_copy_add(c->db, version_id, copy->org_id,
                                          (struct db_int){ !copy->outside, copy->org_id },
                                          c->error);
    }
    return r;
}

/* What stands, and nothing of a sending that came back or waits to be counted in its place. */
static enum err show_standing(struct ctx *c, struct report *report)
{
    struct q_report_copy_standing row;
    enum err r = q_report_copy_standing(c->db, report->in_force_id, c->arena, &row, c->error);

    if (r)
        return r;
    report->submitted_at = row.sent_at;
    report->submitted_by = str_or_empty(row.sent_by);
    report->received_at = row.received_at.v;
    report->received_by = str_or_empty(row.received_by);
    report->boards = str_or_empty(row.hand);
    report->told = (struct entry_told){ entry_how_parse(str_or_empty(row.told_how)),
                                        str_or_empty(row.told_by) };
    report->state = report->counted_id == report->in_force_id ? REPORT_RECEIVED : REPORT_SUBMITTED;
    report->newest_id = report->in_force_id;
    report->returned_reason = STR_NONE;
    report->as_copy = true;
    return OK;
}

enum err report__read_as_copy(struct ctx *c, struct report *report)
{
    struct hand *hands;
    size_t n = 0;
    enum err r;

    if (!report->in_force_id)
        return may(c, P_REPORT_VIEW, report->key.org_id);
    r = load_sent(c, report->in_force_id, report);
    if (r)
        return r;
    hands = arena_array(c->arena, struct hand, report->n_copies + 1);
    for (size_t i = 0; i < report->n_copies; i++) {
        if (report->copies[i].reader_id)
            hands[n++] = (struct hand){ .kind = HAND_COPY, .org_id = report->copies[i].reader_id };
    }
    r = may_by(c, hands, n, P_REPORT_VIEW, report->key.org_id, NULL);
    return r ? r : show_standing(c, report);
}

struct str report_copies_named(struct ctx *c, const struct report *report)
{
    struct str names = S("");

    assert(report);
    for (size_t i = 0; i < report->n_copies; i++)
        names = str_fmt(c->arena, "%.*s%s%.*s", STR_ARGS(names), i ? "; " : "",
                        STR_ARGS(report->copies[i].outside
                                     ? MSG(c->arena, c->lang, M_REPORT_OUTSIDE,
                                           { "org", .text = report->copies[i].org })
                                     : report->copies[i].org));
    return names;
}

enum err report_copied(struct ctx *c, int64_t org_id, int64_t before,
                       struct report_copied_list *ret)
{
    struct q_report_copied *rows = NULL;
    enum err r;

    assert(ret);
    *ret = (struct report_copied_list){ 0 };
    r = may(c, P_REPORT_VIEW, org_id);
    if (!r)
        r = q_report_copied(c->db, org_id, before ? before : INT64_MAX, REPORT_PAGE_ROWS + 1,
                            c->arena, &rows, &ret->n, c->error);
    if (r)
        return r;
    if (ret->n > REPORT_PAGE_ROWS) {
        ret->n = REPORT_PAGE_ROWS;
        ret->next = rows[ret->n - 1].version_id;
    }
    ret->rows = arena_array(c->arena, struct report_copied, ret->n + 1);
    for (size_t i = 0; i < ret->n; i++)
        ret->rows[i] =
            (struct report_copied){ .report_id = rows[i].report_id,
                                    .version_id = rows[i].version_id,
                                    .org = rows[i].org,
                                    .campaign = rows[i].campaign,
                                    .period = { rows[i].slot, str_or_empty(rows[i].label) },
                                    .sent_at = rows[i].sent_at };
    return OK;
}
