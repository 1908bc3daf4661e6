/* SPDX-License-Identifier: Apache-2.0 */
#include "work/report/send.h"

#include <assert.h>
#include <inttypes.h>

#include "base/buf.h"
#include "base/hash.h"
#include "work/report/report__.h"

struct str report_seen(struct ctx *c, const struct report *report)
{
    CLEANUP(buf_done) struct buf all = { 0 };

    assert(report);
    buf_fmt(&all, "%.*s %.*s %" PRId64 "\n", STR_ARGS(day_iso(c->arena, report->period.from)),
            STR_ARGS(day_iso(c->arena, report->period.to)), report->to_org_id);
    for (size_t i = 0; i < report->n_lines; i++)
        buf_fmt(&all, "%.*s %" PRId64 " %" PRId64 "\n", STR_ARGS(report->lines[i].indicator),
                report->lines[i].value, report->lines[i].carried);
    return str_sub(hash_hex(c->arena, buf_view(&all)), 0, 16);
}

static bool is_empty(struct str words)
{
    return str_trim(words).n == 0;
}

struct str report_empty_texts(struct ctx *c, const struct report *report)
{
    CLEANUP(buf_done) struct buf names = { 0 };

    assert(report);
    for (size_t i = 0; i < report->n_texts; i++)
        if (is_empty(report->texts[i].words))
            buf_fmt(&names, "%s%.*s", names.n ? "; " : "", STR_ARGS(report->texts[i].name));
    return names.n ? buf_take(&names, c->arena) : S("");
}

static enum err check(struct ctx *c, const struct report_send *in, const struct report *report,
                      const char **ret_field)
{
    struct str empty = report_empty_texts(c, report);

    if (!str_eq(in->seen, report_seen(c, report)))
        return fail(c, E_INVALID, M_REPORT_SEEN_OTHERWISE);
    if (empty.n && !in->nothing) {
        *ret_field = "nothing";
        return fail(c, E_INVALID, M_REPORT_EMPTY, { "texts", .text = empty });
    }
    if (report->running && !in->early)
        *ret_field = "early";
    else if (report->to_outside)
        *ret_field = "paper_on";
    return OK;
}

enum err report_send(struct ctx *c, const struct report_send *in, const char **ret_field)
{
    struct report_save save = { .key = in->key,
                                .version = in->version,
                                .number = in->number,
                                .submit = true,
                                .early = in->early,
                                .paper = in->paper };
    struct report report;
    struct str *texts;
    int64_t id;
    enum err r;

    assert(ret_field);
    *ret_field = "";
    r = report_load(c, &in->key, &report);
    if (r)
        return r;
    if (in->version != report.version)
        return fail(c, E_CONFLICT, M_ERROR_STALE);
    r = check(c, in, &report, ret_field);
    if (r)
        return r;
    texts = arena_array(c->arena, struct str, report.n_texts + 1);
    for (size_t i = 0; i < report.n_texts; i++)
        if (is_empty(report.texts[i].words))
            texts[i] = msg_text(LANG_VI, M_REPORT_NOTHING); /* of the paper */
    save.texts = texts;
    save.n_texts = report.n_texts;
    return report__save(c, &report, &save, &id);
}
