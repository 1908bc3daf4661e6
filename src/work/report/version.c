/* SPDX-License-Identifier: Apache-2.0 */
#include "work/report/version.h"

#include <assert.h>
#include <inttypes.h>
#include <stdlib.h>

#include "base/buf.h"
#include "base/hash.h"
#include "store/report_version.h"
#include "work/report/report__.h"

static void hash_said(struct buf *all, const struct report_sent_then *said)
{
    for (size_t i = 0; i < said->n_lines; i++)
        buf_fmt(all, "%.*s=%" PRId64 " %" PRId64 " %" PRId64 " %" PRId64 "\n",
                STR_ARGS(said->lines[i].indicator), said->lines[i].value, said->lines[i].carried,
                said->lines[i].own, said->lines[i].own_carried);
    for (size_t i = 0; i < said->n_texts; i++)
        buf_fmt(all, "%.*s %zu:%.*s\n", STR_ARGS(said->texts[i].code), said->texts[i].words.n,
                STR_ARGS(said->texts[i].words));
}

static void hash_sources(struct buf *all, const struct report__sources *from)
{
    for (size_t i = 0; i < from->n_sums; i++)
        buf_fmt(all, "from %" PRId64 " %" PRId64 " %.*s=%" PRId64 " %" PRId64 "\n",
                from->sums[i].period_id, from->sums[i].child_id, STR_ARGS(from->sums[i].indicator),
                from->sums[i].value, from->sums[i].carried);
    for (size_t i = 0; i < from->n_sessions; i++)
        buf_fmt(all, "session %" PRId64 " %d\n", from->sessions[i].id, from->sessions[i].carried);
}

/* What is hashed: a line a thing, each text with its length before it, so that no two reports give
 * the same bytes. */
struct str report__hash(struct ctx *c, const struct report__whole *of)
{
    CLEANUP(buf_done) struct buf all = { 0 };

    buf_fmt(&all, "report %" PRId64 " %" PRId64 " %" PRId64 " %.*s\n", of->report_id, of->n,
            of->sent_at, STR_ARGS(of->number));
    if (of->label.n)
        buf_fmt(&all, "period %.*s\n", STR_ARGS(of->label));
    hash_said(&all, of->said);
    hash_sources(&all, of->from);
    return hash_hex(c->arena, buf_view(&all));
}

static struct report_version version_of(const struct q_report_versions *row)
{
    return (struct report_version){
        .id = row->id,
        .n = row->n,
        .number = str_or_empty(row->number),
        .label = str_or_empty(row->label),
        .sent_by = str_or_empty(row->sent_by),
        .sent_by_id = row->sent_by_id.v,
        .hand = str_or_empty(row->hand),
        .told = { entry_how_parse(str_or_empty(row->told_how)), str_or_empty(row->told_by) },
        .paper = { day_from_iso(row->paper_on), paper_way_parse(str_or_empty(row->paper_way)) },
        .received_by = str_or_empty(row->received_by),
        .returned_by = str_or_empty(row->returned_by),
        .returned_reason = str_or_empty(row->returned_reason),
        .hash = str_or_empty(row->hash),
        .sent_at = row->sent_at,
        .received_at = row->received_at.v,
        .returned_at = row->returned_at.v,
    };
}

enum err report_version_list(struct ctx *c, int64_t report_id, struct report_version **ret,
                             size_t *ret_n)
{
    struct q_report_versions *rows = NULL;
    enum err r;

    assert(ret && ret_n);
    r = q_report_versions(c->db, report_id, c->arena, &rows, ret_n, c->error);
    if (r)
        return r;
    *ret = arena_array(c->arena, struct report_version, *ret_n + 1);
    for (size_t i = 0; i < *ret_n; i++)
        (*ret)[i] = version_of(&rows[i]);
    return OK;
}

enum err report__content(struct ctx *c, int64_t version_id, struct report_sent_then *ret)
{
    struct q_report_version_values *values = NULL;
    struct q_report_version_texts *texts = NULL;
    enum err r;

    r = q_report_version_values(c->db, version_id, c->arena, &values, &ret->n_lines, c->error);
    if (!r)
        r = q_report_version_texts(c->db, version_id, c->arena, &texts, &ret->n_texts, c->error);
    if (r)
        return r;
    ret->lines = arena_array(c->arena, struct report_line, ret->n_lines + 1);
    for (size_t i = 0; i < ret->n_lines; i++)
        ret->lines[i] = (struct report_line){
            .indicator = values[i].indicator,
            .name = report__in_language(c, values[i].name_vi, values[i].name_en),
            .unit = report__in_language(c, values[i].unit_vi, values[i].unit_en),
            .own = values[i].own,
            .own_carried = values[i].own_carried,
            .value = values[i].value,
            .carried = values[i].carried,
        };
    ret->texts = arena_array(c->arena, struct report_text, ret->n_texts + 1);
    for (size_t i = 0; i < ret->n_texts; i++)
        ret->texts[i] = (struct report_text){
            .code = texts[i].code,
            .name = str_or_empty(report__in_language(c, texts[i].name_vi, texts[i].name_en)),
            .words = texts[i].words,
        };
    return OK;
}

enum err report__sources(struct ctx *c, int64_t version_id, struct report__sources *ret)
{
    struct q_report_version_parts *parts = NULL;
    struct q_report_version_sessions *sessions = NULL;
    enum err r;

    r = q_report_version_parts(c->db, version_id, c->arena, &parts, &ret->n_sums, c->error);
    if (!r)
        r = q_report_version_sessions(c->db, version_id, c->arena, &sessions, &ret->n_sessions,
                                      c->error);
    if (r)
        return r;
    ret->sums = arena_array(c->arena, struct report_sum, ret->n_sums + 1);
    for (size_t i = 0; i < ret->n_sums; i++)
        ret->sums[i] = (struct report_sum){ parts[i].period_id, parts[i].child_id,
                                            parts[i].indicator, parts[i].value, parts[i].carried };
    ret->sessions = arena_array(c->arena, struct report_session, ret->n_sessions + 1);
    for (size_t i = 0; i < ret->n_sessions; i++)
        ret->sessions[i] = (struct report_session){ .id = sessions[i].session_id,
                                                    .carried = sessions[i].carried != 0 };
    return OK;
}

enum err report_version_load(struct ctx *c, int64_t report_id, int64_t version_id,
                             struct report *ret_report, struct report_sent_then *ret)
{
    struct report_version *versions = NULL;
    size_t n_versions = 0;
    int64_t form_id;
    enum err r;

    assert(ret_report && ret);
    *ret = (struct report_sent_then){ 0 };
    r = report__head(c, report_id, ret_report, &form_id);
    if (!r)
        r = report_version_list(c, report_id, &versions, &n_versions);
    for (size_t i = 0; !r && i < n_versions; i++) {
        if (ret_report->as_copy && versions[i].id != ret_report->in_force_id)
            continue;
        if (versions[i].id == version_id) {
            ret->version = versions[i];
            ret_report->period.name.label = versions[i].label;
            return report__content(c, versions[i].id, ret);
        }
    }
    return r ? r : fail(c, E_NOT_FOUND, M_ERROR_NOT_FOUND);
}

/* Told with each act on what was sent: report_version_untold looks for exactly these words. */
static struct str event_body(struct ctx *c, int64_t n, struct str hash)
{
    return str_fmt(c->arena, "{\"version\":%" PRId64 ",\"hash\":\"%.*s\"}", n, STR_ARGS(hash));
}

static enum err add_lines(struct ctx *c, int64_t version_id, const struct report *report)
{
    enum err r = OK;

    for (size_t i = 0; !r && i < report->n_lines; i++) {
        const struct report_line *line = &report->lines[i];
        struct q_report_version_value_add_in in = { version_id,        (int64_t)i + 1,
                                                    line->indicator,   line->own,
                                                    line->own_carried, line->value,
                                                    line->carried };

        r = q_report_version_value_add(c->db, &in, c->error);
    }
    for (size_t i = 0; !r && i < report->n_texts; i++)
        r = q_report_version_text_add(c->db, version_id, (int64_t)i + 1, report->texts[i].code,
                                      report->texts[i].words, c->error);
    return r;
}

static enum err add_sum(struct ctx *c, int64_t version_id, const struct report_sum *sum)
{
    struct q_report_version_sum_add_in in = { version_id,     sum->period_id, sum->child_id,
                                              sum->indicator, sum->value,     sum->carried };

    return q_report_version_sum_add(c->db, &in, c->error);
}

/* Where the figures came from: so that they open, and so that nothing is taken twice. */
static enum err add_sources(struct ctx *c, int64_t version_id, const struct report *report)
{
    enum err r = OK;

    for (size_t i = 0; !r && i < report->n_sums; i++)
        r = add_sum(c, version_id, &report->sums[i]);
    for (size_t i = 0; !r && i < report->n_sessions; i++)
        r = q_report_version_session_add(c->db, version_id, report->sessions[i].id,
                                         report->sessions[i].carried, c->error);
    return r;
}

static int by_id(const void *a, const void *b)
{
    const struct report_session *x = a, *y = b;

    return (x->id > y->id) - (x->id < y->id);
}

/* As they will be read again: sums come in that order, sessions by their day. */
static struct report__sources sources_of(struct ctx *c, const struct report *report)
{
    struct report__sources from = {
        .sums = report->sums,
        .n_sums = report->n_sums,
        .sessions = arena_array(c->arena, struct report_session, report->n_sessions + 1),
        .n_sessions = report->n_sessions,
    };

    for (size_t i = 0; i < report->n_sessions; i++)
        from.sessions[i] = report->sessions[i];
    qsort(from.sessions, from.n_sessions, sizeof(*from.sessions), by_id);
    return from;
}

enum err report__keep_sent(struct ctx *c, const struct report *report,
                           const struct report_sender *sender, int64_t *ret_id,
                           struct str *ret_body)
{
    struct q_report_version_add_in in = {
        .id = ids_next(c->ids),
        .report_id = report->key.id,
        .number = report->number.n ? report->number : STR_NONE,
        .label = str_or_none(report->period.name.label),
        .sent_at = c->now_ms,
        .sent_by = { true, c->who->account_id },
        .hand_id = { sender->hand_id != 0, sender->hand_id },
        .told_how = sender->told.how ? entry_how_name(sender->told.how) : STR_NONE,
        .told_by = sender->told.how ? sender->told.by : STR_NONE,
        .paper_on = sender->paper.way ? day_iso(c->arena, sender->paper.on) : STR_NONE,
        .paper_way = sender->paper.way ? paper_way_name(sender->paper.way) : STR_NONE,
    };
    struct report_sent_then sent = { .lines = report->lines,
                                     .n_lines = report->n_lines,
                                     .texts = report->texts,
                                     .n_texts = report->n_texts };
    struct report__sources from = sources_of(c, report);
    struct report__whole whole = {
        report->key.id, 1, c->now_ms, report->number, report->period.name.label, &sent, &from
    };
    struct report_version *before = NULL;
    size_t n = 0;
    enum err r;

    r = report_version_list(c, report->key.id, &before, &n);
    if (r)
        return r;
    in.n = whole.n = n ? before[0].n + 1 : 1;
    in.hash = report__hash(c, &whole);
    r = q_report_version_add(c->db, &in, c->error);
    if (r)
        return r;
    *ret_id = in.id;
    *ret_body = event_body(c, in.n, in.hash);
    r = add_lines(c, in.id, report);
    return r ? r : add_sources(c, in.id, report);
}

enum err report__mark_sent(struct ctx *c, const struct report *report, int64_t hand_id,
                           struct str reason, struct str *ret_body)
{
    struct report_version *versions = NULL;
    int64_t changed;
    size_t n = 0;
    enum err r;

    *ret_body = S("{}");
    r = report_version_list(c, report->key.id, &versions, &n);
    if (r || !n)
        return r;
    *ret_body = event_body(c, versions[0].n, versions[0].hash);
    if (hand_id)
        return q_report_version_received(c->db, versions[0].id, c->now_ms, hand_id, &changed,
                                         c->error);
    *ret_body =
        str_fmt(c->arena, "{\"version\":%" PRId64 ",\"hash\":\"%.*s\",\"reason\":\"%.*s\"}",
                versions[0].n, STR_ARGS(versions[0].hash), STR_ARGS(hash_hex(c->arena, reason)));
    return q_report_version_returned(c->db, versions[0].id, c->now_ms,
                                     (struct db_int){ true, c->who->account_id }, reason, &changed,
                                     c->error);
}
