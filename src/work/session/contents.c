/* SPDX-License-Identifier: Apache-2.0 */
/* contents.c - what of the contents of its campaigns a session takes up. */
#include <assert.h>

#include "store/content.h"
#include "work/campaign/content.h"
#include "work/document/document.h"
#include "work/session/session__.h"

static struct str line_of(struct ctx *c, const struct q_session_content_offers *q)
{
    struct content of = {
        .what = content_what_parse(q->what),
        .from = day_from_iso(q->from_on),
        .to = day_from_iso(q->to_on),
        .paper = { .number = str_or_empty(q->number) },
        .document = document_cited(c->arena, q->kind, q->number, q->symbol,
                                   day_from_iso(q->issued_on), q->issuer),
        .title = q->title,
    };

    return content_line(c, &of);
}

enum err session_contents(struct ctx *c, const struct session *s, struct session_content **ret,
                          size_t *ret_n)
{
    struct q_session_content_offers *rows = NULL;
    enum err r;

    assert(s && ret && ret_n);
    r = q_session_content_offers(c->db, s->id, c->arena, &rows, ret_n, c->error);
    if (r)
        return r;
    *ret = arena_array(c->arena, struct session_content, *ret_n + 1);
    for (size_t i = 0; i < *ret_n; i++)
        (*ret)[i] = (struct session_content){ .id = rows[i].id,
                                              .campaign_id = rows[i].campaign_id,
                                              .what = content_what_parse(rows[i].what),
                                              .slot = str_or_empty(rows[i].slot),
                                              .topic_slot = str_or_empty(rows[i].topic_slot),
                                              .line = line_of(c, &rows[i]),
                                              .chosen = rows[i].chosen != 0 };
    return OK;
}

enum err session__served(struct ctx *c, int64_t id, struct session_choice *ret)
{
    struct q_session_campaign_ids *rows = NULL;
    int64_t *ids;
    enum err r;

    *ret = (struct session_choice){ .session_id = id };
    r = q_session_campaign_ids(c->db, id, c->arena, &rows, &ret->n_served, c->error);
    if (r)
        return r;
    ids = arena_array(c->arena, int64_t, ret->n_served + 1);
    for (size_t i = 0; i < ret->n_served; i++)
        ids[i] = rows[i].campaign_id;
    ret->served = ids;
    return OK;
}

static bool has(const int64_t *ids, size_t n, int64_t id)
{
    for (size_t i = 0; i < n; i++) {
        if (ids[i] == id)
            return true;
    }
    return false;
}

static bool is_proposed(const struct session_content *of, struct day on)
{
    return content_is_proposed(of->what, of->slot.n ? of->slot : of->topic_slot, on);
}

/* As the person has it, or as it was. */
static bool is_said(const struct session_choice *in, const struct session_content *of)
{
    return in->plan->chose ? has(in->plan->contents, in->plan->n_contents, of->id) : of->chosen;
}

/* Nobody has chosen otherwise than was proposed for the day before. */
static bool is_as_proposed(const struct session_choice *in, const struct session_content *all,
                           size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (has(in->served, in->n_served, all[i].campaign_id) &&
            is_said(in, &all[i]) != is_proposed(&all[i], in->was))
            return false;
    }
    return true;
}

enum err session__put_contents(struct ctx *c, const struct session_choice *in)
{
    struct session_content *all = NULL;
    bool moved;
    size_t n = 0;
    enum err r;

    r = q_session_contents_trim(c->db, in->session_id, c->error);
    if (!r)
        r = session_contents(c, &(struct session){ .id = in->session_id }, &all, &n);
    if (r)
        return r;
    moved = day_is(in->was) && day_cmp(in->was, in->on) != 0 && is_as_proposed(in, all, n);
    for (size_t i = 0; !r && i < n; i++) {
        bool fresh = moved || !has(in->served, in->n_served, all[i].campaign_id);
        bool takes = fresh ? is_proposed(&all[i], in->on) : is_said(in, &all[i]);

        if (takes && !all[i].chosen)
            r = q_session_content_add(c->db, in->session_id, all[i].id, c->error);
        else if (!takes && all[i].chosen)
            r = q_session_content_end(c->db, in->session_id, all[i].id, c->error);
    }
    return r;
}
