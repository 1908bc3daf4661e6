/* SPDX-License-Identifier: Apache-2.0 */
#include "work/report_version.h"

#include <inttypes.h>

#include "base/hash.h"
#include "store/report_version.h"
#include "work/report__.h"

/* What is hashed: a line a thing, each text with its length before it, so that no two reports give
 * the same bytes. */
static struct str hash_of(struct ctx *c, int64_t report_id, int64_t n, int64_t sent_at,
                          struct str number, const struct report_sent_then *sent)
{
    struct str all = str_fmt(c->arena, "report %" PRId64 " %" PRId64 " %" PRId64 " %.*s\n",
                             report_id, n, sent_at, STR_ARGS(number));

    for (size_t i = 0; i < sent->n_lines; i++)
        all = str_fmt(c->arena, "%.*s%.*s=%" PRId64 "\n", STR_ARGS(all),
                      STR_ARGS(sent->lines[i].indicator), sent->lines[i].value);
    for (size_t i = 0; i < sent->n_texts; i++)
        all = str_fmt(c->arena, "%.*s%.*s %zu:%.*s\n", STR_ARGS(all), STR_ARGS(sent->texts[i].code),
                      sent->texts[i].words.n, STR_ARGS(sent->texts[i].words));
    return hash_hex(c->arena, all);
}

static struct report_version version_of(const struct q_report_versions *row)
{
    return (struct report_version){
        .id = row->id,
        .n = row->n,
        .number = str_or_empty(row->number),
        .sent_by = str_or_empty(row->sent_by),
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

    r = q_report_versions(c->db, report_id, c->arena, &rows, ret_n, c->error);
    if (r)
        return r;
    *ret = arena_array(c->arena, struct report_version, *ret_n + 1);
    for (size_t i = 0; i < *ret_n; i++)
        (*ret)[i] = version_of(&rows[i]);
    return OK;
}

static enum err load_content(struct ctx *c, int64_t version_id, struct report_sent_then *ret)
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
            .value = values[i].value,
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

enum err report_version_load(struct ctx *c, int64_t report_id, int64_t version_id,
                             struct report *ret_report, struct report_sent_then *ret)
{
    struct report_version *versions = NULL;
    size_t n_versions = 0;
    int64_t form_id;
    enum err r;

    *ret = (struct report_sent_then){ 0 };
    r = report__head(c, report_id, ret_report, &form_id);
    if (!r)
        r = report_version_list(c, report_id, &versions, &n_versions);
    for (size_t i = 0; !r && i < n_versions; i++) {
        if (versions[i].id == version_id) {
            ret->version = versions[i];
            return load_content(c, versions[i].id, ret);
        }
    }
    return r ? r : fail(c, E_NOT_FOUND, M_ERROR_NOT_FOUND);
}

/* Told with each act on what was sent: report_version_untold looks for exactly these words. */
static struct str event_body(struct ctx *c, int64_t n, struct str hash)
{
    return str_fmt(c->arena, "{\"version\":%" PRId64 ",\"hash\":\"%.*s\"}", n, STR_ARGS(hash));
}

static enum err add_content(struct ctx *c, int64_t version_id, const struct report_sent_then *sent)
{
    enum err r = OK;

    for (size_t i = 0; !r && i < sent->n_lines; i++)
        r = q_report_version_value_add(c->db, version_id, (int64_t)i + 1, sent->lines[i].indicator,
                                       sent->lines[i].value, c->error);
    for (size_t i = 0; !r && i < sent->n_texts; i++)
        r = q_report_version_text_add(c->db, version_id, (int64_t)i + 1, sent->texts[i].code,
                                      sent->texts[i].words, c->error);
    return r;
}

enum err report__keep_sent(struct ctx *c, const struct report *report, struct str *ret_body)
{
    struct q_report_version_add_in in = {
        .id = ids_next(c->ids),
        .report_id = report->key.id,
        .number = report->number.n ? report->number : STR_NONE,
        .sent_at = c->now_ms,
        .sent_by = { true, c->who->account_id },
    };
    struct report_sent_then sent = { .lines = report->lines,
                                     .n_lines = report->n_lines,
                                     .texts = report->texts,
                                     .n_texts = report->n_texts };
    struct report_version *before = NULL;
    size_t n = 0;
    enum err r;

    r = report_version_list(c, report->key.id, &before, &n);
    if (r)
        return r;
    in.n = n ? before[0].n + 1 : 1;
    in.hash = hash_of(c, report->key.id, in.n, c->now_ms, report->number, &sent);
    r = q_report_version_add(c->db, &in, c->error);
    if (r)
        return r;
    *ret_body = event_body(c, in.n, in.hash);
    return add_content(c, in.id, &sent);
}

enum err report__mark_sent(struct ctx *c, const struct report *report, struct str reason,
                           struct str *ret_body)
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
    if (!reason.n)
        return q_report_version_received(c->db, versions[0].id, c->now_ms, &changed, c->error);
    *ret_body =
        str_fmt(c->arena, "{\"version\":%" PRId64 ",\"hash\":\"%.*s\",\"reason\":\"%.*s\"}",
                versions[0].n, STR_ARGS(versions[0].hash), STR_ARGS(hash_hex(c->arena, reason)));
    return q_report_version_returned(c->db, versions[0].id, c->now_ms,
                                     (struct db_int){ true, c->who->account_id }, reason, &changed,
                                     c->error);
}

struct faults {
    struct report_version_fault *v;
    size_t n, cap;
};

static void add_fault(struct ctx *c, struct faults *f, struct str org, struct str period,
                      struct str words)
{
    *ARENA_PUSH(c->arena, f->v, f->n, f->cap) = (struct report_version_fault){ org, period, words };
}

static enum err check_hashes(struct ctx *c, struct faults *faults)
{
    struct q_report_version_page *rows = NULL;
    int64_t after = 0;
    size_t n = 0;

    do {
        struct arena_mark mark = arena_mark(c->arena);
        size_t faults_before = faults->n;
        enum err r = q_report_version_page(c->db, after, c->arena, &rows, &n, c->error);

        for (size_t i = 0; !r && i < n; i++) {
            struct report_sent_then sent = { 0 };
            struct str hash;

            r = load_content(c, rows[i].id, &sent);
            if (r)
                break;
            hash = hash_of(c, rows[i].report_id, rows[i].n, rows[i].sent_at,
                           str_or_empty(rows[i].number), &sent);
            if (!str_eq(hash, rows[i].hash))
                add_fault(c, faults, rows[i].org, rows[i].period,
                          str_fmt(c->arena, "what was sent the time %" PRId64 " has been changed",
                                  rows[i].n));
            after = rows[i].id;
        }
        if (r)
            return r;
        if (faults->n == faults_before)
            arena_reset_to(c->arena, mark);
    } while (n);
    return OK;
}

static enum err check_trail(struct ctx *c, struct faults *faults)
{
    struct q_report_version_untold *rows = NULL;
    size_t n = 0;
    enum err r;

    r = q_report_version_untold(c->db, 0, c->arena, &rows, &n, c->error);
    for (size_t i = 0; !r && i < n; i++)
        add_fault(c, faults, rows[i].org, rows[i].period,
                  str_fmt(c->arena, "the trail does not tell what was sent the time %" PRId64,
                          rows[i].n));
    return r;
}

static enum err check_received(struct ctx *c, struct faults *faults)
{
    enum { MOST = 1000 };
    struct q_report_version_unlike *rows = NULL;
    size_t n = 0;
    enum err r;

    r = q_report_version_unlike(c->db, MOST, c->arena, &rows, &n, c->error);
    for (size_t i = 0; !r && i < n; i++)
        add_fault(c, faults, rows[i].org, rows[i].period,
                  str_fmt(c->arena, "%.*s: received %" PRId64 ", sent %" PRId64,
                          STR_ARGS(rows[i].indicator), rows[i].kept.v, rows[i].sent.v));
    return r;
}

enum err report_version_check(struct ctx *c, struct report_version_fault **ret, size_t *ret_n)
{
    struct faults faults = { 0 };
    enum err r;

    r = check_hashes(c, &faults);
    if (!r)
        r = check_trail(c, &faults);
    if (!r)
        r = check_received(c, &faults);
    *ret = faults.v;
    *ret_n = faults.n;
    return r;
}
