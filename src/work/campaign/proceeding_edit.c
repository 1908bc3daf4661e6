/* SPDX-License-Identifier: Apache-2.0 */
/* proceeding_edit.c - orders of proceedings are written: as they were read, or by a person in a draft. */
#include <inttypes.h>

#include "rules/proceeding.h"
#include "store/proceeding.h"
#include "text/vi.h"
#include "work/campaign/campaign__.h"
#include "work/campaign/proceeding__.h"
#include "work/trail.h"

enum { NAME_MAX_LETTERS = 300, LINES_MAX = 8000 };

static bool says(struct str folded, const char *words)
{
    return str_find(folded, str_of(words), 0) != SIZE_MAX;
}

/* Where the screen can help: the roll, what is still to be mended, what is promised, the conclusion. */
static struct str purpose_of(struct str folded)
{
    if (says(folded, "diem danh") || says(folded, "vang co ly do") || says(folded, "co mat"))
        return S("roll");
    if (str_starts(folded, S("ket luan")) || says(folded, "be mac"))
        return S("conclusion");
    if (says(folded, "ket qua khac phuc") || says(folded, "ket qua thuc hien"))
        return S("remedies");
    if (says(folded, "bien phap") || says(folded, "phuong huong"))
        return S("promises");
    return S("");
}

static enum err add_step(struct ctx *c, int64_t proceeding_id, int64_t ord,
                         const struct proceeding_step *step)
{
    struct arena *a = c->arena;
    struct q_campaign_proceeding_step_add_in in = {
        .id = ids_next(c->ids),
        .proceeding_id = proceeding_id,
        .ord = ord,
        .part = proceeding_part_name(step->part),
        .label = step->label.n ? step->label : str_fmt(a, "%" PRId64, ord),
        .words = step->words,
        .purpose = purpose_of(vi_fold(a, step->words, NULL)),
    };

    if (step->minutes)
        in.words = str_fmt(a, "%.*s (%" PRId64 " phút)", STR_ARGS(step->words), step->minutes);
    return q_campaign_proceeding_step_add(c->db, &in, c->error);
}

static enum err add_steps(struct ctx *c, int64_t proceeding_id, struct str lines)
{
    struct proceeding_step *steps;
    size_t n = proceeding_steps(c->arena, lines, &steps);
    enum err r = OK;

    for (size_t i = 0; !r && i < n; i++)
        r = add_step(c, proceeding_id, (int64_t)i + 1, &steps[i]);
    return r;
}

static struct str assembly_of(const struct proceeding *in)
{
    return in->assembly ? assembly_kind_name(in->assembly) : STR_NONE;
}

enum err proceeding__insert(struct ctx *c, const struct proceeding *in, struct day from,
                            int64_t *ret_id)
{
    struct q_campaign_proceeding_add_in row = {
        .id = ids_next(c->ids),
        .campaign_id = in->campaign_id,
        .session_kind = session_kind_name(in->kind),
        .assembly_kind = assembly_of(in),
        .org_kind = str_or_none(in->org_kind),
        .name = str_trim(in->name),
        .from_on = day_iso(c->arena, from),
        .item_id = { in->item_id != 0, in->item_id },
        .mended = in->mended,
    };
    enum err r;

    *ret_id = row.id;
    r = q_campaign_proceeding_add(c->db, &row, c->error);
    return r ? r : add_steps(c, row.id, in->lines);
}

enum err proceeding__update(struct ctx *c, const struct proceeding *in)
{
    struct q_campaign_proceeding_set_in row = {
        .id = in->id,
        .version = in->version,
        .session_kind = session_kind_name(in->kind),
        .assembly_kind = assembly_of(in),
        .org_kind = str_or_none(in->org_kind),
        .name = str_trim(in->name),
        .mended = in->mended,
    };
    int64_t changed;
    enum err r;

    r = q_campaign_proceeding_set(c->db, &row, &changed, c->error);
    if (!r && !changed)
        return fail(c, E_CONFLICT, M_ERROR_STALE);
    if (!r)
        r = q_campaign_proceeding_steps_end(c->db, in->id, &changed, c->error);
    return r ? r : add_steps(c, in->id, in->lines);
}

static enum err wrong(struct ctx *c, const char *field, enum msg words, const char **ret_field)
{
    *ret_field = field;
    return fail(c, E_INVALID, words);
}

enum err proceeding__check(struct ctx *c, const struct proceeding *in, const char **ret_field)
{
    struct proceeding_step *steps;
    size_t n;
    int64_t sum;

    if (!str_trim(in->name).n)
        return wrong(c, "name", M_PROCEEDING_NEEDS_NAME, ret_field);
    if (in->name.n > (size_t)NAME_MAX_LETTERS * 4 || in->lines.n > (size_t)LINES_MAX * 4)
        return wrong(c, "name", M_SESSION_TOO_MUCH, ret_field);
    if (!in->kind || in->kind >= SESSION_KINDS)
        return wrong(c, "kind", M_PROCEEDING_NEEDS_KIND, ret_field);
    n = proceeding_steps(c->arena, in->lines, &steps);
    sum = proceeding_sum(steps, n);
    if (!n)
        return wrong(c, "lines", M_READING_NEEDS_STEP, ret_field);
    *ret_field = "lines";
    if (n > PROCEEDING_STEPS_MAX)
        return fail(c, E_INVALID, M_READING_STEPS_MANY, { "n", .n = PROCEEDING_STEPS_MAX });
    if (sum > PROCEEDING_MINUTES_MAX)
        return fail(c, E_INVALID, M_READING_STEPS_LONG_DAY, { "sum", .n = sum },
                    { "most", .n = PROCEEDING_MINUTES_MAX });
    *ret_field = NULL;
    return OK;
}

enum err proceeding_save(struct ctx *c, const struct proceeding *in, struct proceeding *ret_now,
                         const char **ret_field)
{
    struct campaign campaign;
    struct proceeding row = *in;
    enum err r;

    *ret_field = NULL;
    *ret_now = (struct proceeding){ 0 };
    r = in->id ? proceeding_load(c, in->id, ret_now, &campaign)
               : campaign_load(c, in->campaign_id, &campaign);
    if (!r)
        r = campaign__open_draft(c, &campaign);
    if (r)
        return r;
    if (in->id && ret_now->campaign_id != in->campaign_id)
        return fail(c, E_NOT_FOUND, M_PROCEEDING_NONE);
    if (in->id && ret_now->version != in->version)
        return fail(c, E_CONFLICT, M_ERROR_STALE);
    r = proceeding__check(c, in, ret_field);
    if (!r)
        r = campaign__hold_draft(c, campaign.id);
    if (r)
        return r;
    row.mended = ret_now->item_id != 0;
    r = in->id ? proceeding__update(c, &row)
               : proceeding__insert(c, &row, day_is(campaign.from) ? campaign.from : c->today,
                                    &row.id);
    if (r)
        return r;
    return event_add(c, "proceeding", row.id, in->id ? "mend" : "add", campaign.org_id, S("{}"));
}

enum err proceeding_drop(struct ctx *c, int64_t id, int64_t version, bool dropped)
{
    struct campaign campaign;
    struct proceeding of;
    int64_t changed;
    enum err r;

    r = proceeding_load(c, id, &of, &campaign);
    if (!r)
        r = campaign__open_draft(c, &campaign);
    if (!r)
        r = campaign__hold_draft(c, campaign.id);
    if (!r)
        r = q_campaign_proceeding_drop(c->db, id, version, (struct db_int){ dropped, c->now_ms },
                                       &changed, c->error);
    if (r)
        return r;
    if (!changed)
        return fail(c, E_CONFLICT, M_ERROR_STALE);
    return event_add(c, "proceeding", id, dropped ? "drop" : "bring_back", campaign.org_id,
                     S("{}"));
}
