/* SPDX-License-Identifier: Apache-2.0 */
/* version.c - on a campaign's page, its versions: issued, amended, recalled. */
#include <inttypes.h>

#include "base/clock.h"
#include "web/campaign/campaign__.h"

static const enum msg act_words[VERSION_ACTS] = {
    [VERSION_ISSUE] = M_VERSION_ISSUE,
    [VERSION_RECALL] = M_VERSION_RECALL,
    [VERSION_AMEND] = M_VERSION_AMEND,
    [VERSION_CORRECT] = M_VERSION_CORRECT,
};

static void fill_version(struct ctx *c, const struct version_row *row, struct version_line *line)
{
    *line = (struct version_line){
        .act = msg_text(c->lang, act_words[row->act]),
        .made = MSG(c->arena, c->lang, M_VERSION_MADE, { "n", .n = row->n },
                    { "at", .text = clock_shown(c->arena, row->made_at) }),
        .by = row->made_by.n
                  ? MSG(c->arena, c->lang, M_VERSION_BY, { "name", .text = row->made_by })
                  : S(""),
        .document = row->document,
        .why = row->why,
    };
}

/* The last recall, where it still says what there is for the asker's unit or the one that leads. */
static void fill_recalled(struct ctx *c, struct campaign_page_view *v)
{
    const struct version_row *row = v->of.versions;
    size_t i = 0;

    v->recalled = v->recalled_why = S("");
    if (v->of.campaign.state != CAMPAIGN_RECALLED && !v->of.recalled_at)
        return;
    while (i < v->of.n_versions && row[i].act != VERSION_RECALL)
        i++;
    if (i == v->of.n_versions)
        return;
    v->recalled = MSG(c->arena, c->lang, M_RECALL_RECALLED,
                      { "at", .text = clock_shown(c->arena, row[i].made_at) });
    v->recalled_why = row[i].document.n ? str_fmt(c->arena, "%.*s. %.*s", STR_ARGS(row[i].document),
                                                  STR_ARGS(row[i].why))
                                        : row[i].why;
}

/* What changed since the version that the unit acknowledged. */
static void fill_amended(struct ctx *c, struct campaign_page_view *v)
{
    size_t n = 0;

    v->amended = S("");
    while (n < v->of.n_changes && v->of.changes[n].n > v->of.had_version)
        n++;
    if (!v->of.may_acknowledge || !v->of.had_version || !n)
        return;
    v->amended = MSG(c->arena, c->lang, M_AMEND_TO_ACKNOWLEDGE, { "n", .n = v->of.versions[0].n });
    v->amended_by = &v->versions[0];
    v->amended_what = campaign__changes(c, v->of.changes, n, "can-xac-nhan");
}

/* What one version changed; they come version by version. */
static void fill_changes(struct ctx *c, const struct campaign_view *of, int64_t version,
                         struct version_line *line)
{
    size_t first = 0, n = 0;

    while (first < of->n_changes && of->changes[first].n != version)
        first++;
    while (first + n < of->n_changes && of->changes[first + n].n == version)
        n++;
    line->changes = campaign__changes(c, of->changes + first, n,
                                      str_fmt(c->arena, "ban-so-%" PRId64, version).p);
}

void campaign__versions(struct ctx *c, struct campaign_page_view *v)
{
    fill_recalled(c, v);
    v->amended = S("");
    if (v->of.n_versions < 2)
        return;
    v->n_versions = v->of.n_versions;
    v->versions = arena_array(c->arena, struct version_line, v->n_versions);
    for (size_t i = 0; i < v->n_versions; i++) {
        fill_version(c, &v->of.versions[i], &v->versions[i]);
        fill_changes(c, &v->of, v->of.versions[i].n, &v->versions[i]);
    }
    fill_amended(c, v);
}
