/* SPDX-License-Identifier: Apache-2.0 */
#include "work/campaign/version.h"

#include <assert.h>

#include "store/campaign.h"

static const char *const act_names[VERSION_ACTS] = {
    [VERSION_ISSUE] = "issue",
    [VERSION_RECALL] = "recall",
    [VERSION_AMEND] = "amend",
    [VERSION_CORRECT] = "correct",
};

struct str version_act_name(enum version_act act)
{
    assert(act > 0 && act < VERSION_ACTS);
    return str_of(act_names[act]);
}

static enum version_act act_parse(struct str name)
{
    for (int i = 1; i < VERSION_ACTS; i++) {
        if (str_eq(name, str_of(act_names[i])))
            return (enum version_act)i;
    }
    return 0;
}

enum err version_list(struct ctx *c, int64_t campaign_id, const struct version_row **ret,
                      size_t *ret_n)
{
    struct q_campaign_version_list *rows = NULL;
    struct version_row *list;
    enum err r;

    assert(ret && ret_n);
    r = q_campaign_version_list(c->db, campaign_id, c->arena, &rows, ret_n, c->error);
    if (r)
        return r;
    list = arena_array(c->arena, struct version_row, *ret_n + 1);
    for (size_t i = 0; i < *ret_n; i++)
        list[i] = (struct version_row){
            .n = rows[i].n,
            .act = act_parse(rows[i].act),
            .made_at = rows[i].made_at,
            .made_by = str_or_empty(rows[i].made_by),
            .document = str_or_empty(rows[i].document),
            .why = rows[i].why,
        };
    *ret = list;
    return OK;
}

enum err version_last(struct ctx *c, int64_t campaign_id, int64_t *ret_n)
{
    struct q_campaign_version_last last;
    enum err r;

    assert(ret_n);
    r = q_campaign_version_last(c->db, campaign_id, c->arena, &last, c->error);
    if (!r)
        *ret_n = last.n;
    return r;
}

enum err version_add(struct ctx *c, int64_t campaign_id, enum version_act act,
                     const struct version_words *words, int64_t *ret_n)
{
    struct q_campaign_version_add_in in = {
        .campaign_id = campaign_id,
        .act = version_act_name(act),
        .made_by = c->who->account_id,
        .made_at = c->now_ms,
        .document = str_or_none(str_trim(words->document)),
        .why = str_trim(words->why),
    };
    enum err r;

    assert(ret_n);
    r = version_last(c, campaign_id, &in.n);
    if (r)
        return r;
    *ret_n = ++in.n;
    return q_campaign_version_add(c->db, &in, c->error);
}

enum err version_bind(struct ctx *c, int64_t campaign_id, int64_t n, struct str org_kind)
{
    return q_campaign_bind_add(c->db, campaign_id, n, org_kind, c->error);
}

enum err version_words_check(struct ctx *c, const struct version_words *words,
                             const char **ret_field)
{
    assert(words && ret_field);
    *ret_field = "why";
    if (!str_trim(words->why).n)
        return fail(c, E_INVALID, M_VERSION_NEEDS_WHY);
    if (words->why.n > (size_t)VERSION_WORDS_MAX * 4)
        return fail(c, E_INVALID, M_VERSION_LONG, { "n", .n = VERSION_WORDS_MAX });
    *ret_field = "document";
    if (words->document.n > (size_t)VERSION_WORDS_MAX * 4)
        return fail(c, E_INVALID, M_VERSION_LONG, { "n", .n = VERSION_WORDS_MAX });
    *ret_field = NULL;
    return OK;
}

enum wanted wanted_parse(struct str name)
{
    if (!name.p)
        return WANTED_AS_IT_IS;
    if (str_eq(name, S("add")))
        return WANTED_ADD;
    return str_eq(name, S("change")) ? WANTED_CHANGE : WANTED_END;
}
