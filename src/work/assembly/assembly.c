/* SPDX-License-Identifier: Apache-2.0 */
#include "work/assembly/assembly.h"

#include <assert.h>

#include "store/assembly.h"
#include "work/trail.h"

enum msg assembly_kind_words(enum assembly_kind kind)
{
    static const enum msg words[ASSEMBLY_KINDS] = {
        [0] = M_ASSEMBLY_USUAL,
        [ASSEMBLY_PLENARY] = M_ASSEMBLY_PLENARY,
        [ASSEMBLY_COMMITTEE] = M_ASSEMBLY_COMMITTEE,
        [ASSEMBLY_STANDING] = M_ASSEMBLY_STANDING,
        [ASSEMBLY_ENLARGED] = M_ASSEMBLY_ENLARGED,
        [ASSEMBLY_STAFF] = M_ASSEMBLY_STAFF,
        [ASSEMBLY_OUTSIDE] = M_ASSEMBLY_OUTSIDE,
        [ASSEMBLY_OTHER] = M_ASSEMBLY_OTHER,
    };

    assert(kind < ASSEMBLY_KINDS);
    return words[kind];
}

enum err assembly_list(struct ctx *c, int64_t org_id, struct day on, const struct assembly **ret,
                       size_t *ret_n)
{
    struct q_assembly_of_org *rows = NULL;
    struct assembly *list;
    enum err r;

    assert(ret && ret_n);
    r = q_assembly_of_org(c->db, org_id, day_iso(c->arena, on), c->arena, &rows, ret_n, c->error);
    if (r)
        return r;
    list = arena_array(c->arena, struct assembly, *ret_n + 1);
    for (size_t i = 0; i < *ret_n; i++)
        list[i] = (struct assembly){
            .id = rows[i].id,
            .kind = rows[i].kind,
            .name = c->lang == LANG_EN ? rows[i].name_en : rows[i].name_vi,
            .unnamed = rows[i].unnamed != 0,
        };
    *ret = list;
    return OK;
}

enum err assembly_asked(struct ctx *c, int64_t org_id, struct str kind, struct day on, bool *ret)
{
    const struct assembly *list = NULL;
    size_t n = 0;
    enum err r;

    assert(ret);
    r = assembly_list(c, org_id, on, &list, &n);
    *ret = false;
    for (size_t i = 0; !r && i < n; i++)
        *ret = *ret || (kind.n ? str_eq(list[i].kind, kind) : list[i].unnamed);
    return r;
}

static struct db_int or_null(int64_t n)
{
    return (struct db_int){ n != 0, n };
}

static enum err add_rule(struct ctx *c, int64_t assembly_id, const struct assembly_rule *rule)
{
    struct q_assembly_rule_add_in row = {
        .id = ids_next(c->ids),
        .assembly_id = assembly_id,
        .source = rule->source,
        .member = str_or_none(rule->member),
        .rank_from = or_null(rule->rank_from),
        .rank_to = or_null(rule->rank_to),
        .org_kind = str_or_none(rule->org_kind),
    };

    return q_assembly_rule_add(c->db, &row, c->error);
}

enum err assembly_add(struct ctx *c, const struct assembly_new *in, int64_t *ret_id)
{
    struct q_assembly_add_in row = {
        .id = ids_next(c->ids),
        .org_id = in->org_id,
        .kind = in->kind,
        .name_vi = in->name_vi,
        .name_en = in->name_en,
        .from_on = day_iso(c->arena, in->from),
    };
    enum err r;

    assert(ret_id);
    r = may(c, P_PEOPLE_EDIT, in->org_id);
    if (!r)
        r = q_assembly_add(c->db, &row, c->error);
    for (size_t i = 0; !r && i < in->n_rules; i++)
        r = add_rule(c, row.id, &in->rules[i]);
    if (r)
        return r;
    *ret_id = row.id;
    return event_add(c, "assembly", row.id, "add", in->org_id, S("{}"));
}

enum err assembly_take_in(struct ctx *c, int64_t assembly_id, int64_t org_id, int64_t person_id,
                          struct day from)
{
    enum err r;

    r = may(c, P_PEOPLE_EDIT, org_id);
    if (r)
        return r;
    r = q_assembly_person_add(c->db, ids_next(c->ids), assembly_id, org_id, person_id,
                              day_iso(c->arena, from), c->error);
    if (r)
        return r;
    return event_add(c, "assembly", assembly_id, "take_in", org_id, S("{}"));
}
