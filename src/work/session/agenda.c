/* SPDX-License-Identifier: Apache-2.0 */
#include "work/session/agenda.h"

#include <assert.h>

#include "base/clock.h"
#include "base/hash.h"
#include "store/agenda.h"
#include "store/note_draft.h"
#include "store/proceeding.h"
#include "store/remedy.h"
#include "store/session.h"
#include "store/trail.h"
#include "work/trail.h"

/* Steps are spaced so that remedies can stand between them when they are frozen. */
enum { ORD_STEP = 1000, SEEN_LENGTH = 16, NOTE_MAX = 40000 };

static enum err add_fitting(struct ctx *c, int64_t campaign_id, const struct session_plan *plan,
                            struct agenda_orders *all)
{
    struct q_proceeding_of_campaign *rows = NULL;
    size_t n = 0;
    enum err r;

    r = q_proceeding_of_campaign(c->db, campaign_id, session_kind_name(plan->kind),
                                 plan->assembly_id, plan->org_id, plan->proceeding_id, c->arena,
                                 &rows, &n, c->error);
    for (size_t i = 0; !r && i < n; i++) {
        if (rows[i].fit > all->fit)
            all->n = 0;
        if (rows[i].fit < all->fit && all->n)
            continue;
        all->fit = rows[i].fit;
        *ARENA_PUSH(c->arena, all->v, all->n, all->cap) =
            (struct session_order){ rows[i].id, rows[i].name };
    }
    return r;
}

enum err agenda_orders(struct ctx *c, const struct session_plan *plan, struct agenda_orders *ret)
{
    enum err r = OK;

    assert(plan && ret);
    *ret = (struct agenda_orders){ 0 };
    for (size_t i = 0; !r && i < plan->n_campaigns; i++)
        r = add_fitting(c, plan->campaigns[i], plan, ret);
    return r;
}

/* The chosen one of those that fit, else the first. */
static enum err find_proceeding(struct ctx *c, const struct session_plan *plan, int64_t *ret_id)
{
    struct q_proceeding_standing *standing = NULL;
    struct agenda_orders orders;
    size_t n = 0;
    enum err r;

    r = agenda_orders(c, plan, &orders);
    if (r)
        return r;
    *ret_id = orders.n ? orders.v[0].id : 0;
    for (size_t i = 0; i < orders.n; i++) {
        if (orders.v[i].id == plan->proceeding_id)
            *ret_id = plan->proceeding_id;
    }
    if (*ret_id)
        return OK;
    r = q_proceeding_standing(c->db, session_kind_name(plan->kind),
                              day_iso(c->arena, clock_day(plan->planned_at)), plan->assembly_id,
                              plan->org_id, c->arena, &standing, &n, c->error);
    if (!r && n)
        *ret_id = standing[0].id;
    return r;
}

static enum err copy_steps(struct ctx *c, int64_t session_id, int64_t proceeding_id)
{
    struct q_proceeding_steps *steps = NULL;
    size_t n = 0;
    enum err r;

    r = q_proceeding_steps(c->db, proceeding_id, c->arena, &steps, &n, c->error);
    for (size_t i = 0; !r && i < n; i++) {
        struct q_agenda_add_in row = {
            .id = ids_next(c->ids),
            .session_id = session_id,
            .ord = (int64_t)(i + 1) * ORD_STEP,
            .part = steps[i].part,
            .label = steps[i].label,
            .words = steps[i].words,
            .purpose = steps[i].purpose,
        };

        r = q_agenda_add(c->db, &row, c->error);
    }
    return r;
}

/* People have written under this order, or are about to: it stays. */
static enum err is_written_under(struct ctx *c, int64_t session_id, bool *ret)
{
    struct q_agenda_of_session *items = NULL;
    struct q_note_drafts *drafts = NULL;
    size_t n = 0, n_drafts = 0;
    enum err r;

    r = q_agenda_of_session(c->db, session_id, c->arena, &items, &n, c->error);
    if (!r)
        r = q_note_drafts(c->db, session_id, c->arena, &drafts, &n_drafts, c->error);
    *ret = n_drafts > 0;
    for (size_t i = 0; !r && i < n; i++)
        *ret |= items[i].note.n > 0;
    return r;
}

enum err agenda_copy(struct ctx *c, int64_t session_id, const struct session_plan *plan)
{
    int64_t proceeding_id, cleared;
    bool written;
    enum err r;

    assert(plan);
    r = is_written_under(c, session_id, &written);
    if (r || written)
        return r;
    r = q_agenda_clear(c->db, session_id, &cleared, c->error);
    if (r)
        return r;
    r = find_proceeding(c, plan, &proceeding_id);
    if (r)
        return r;
    r = q_session_proceeding_set(c->db, session_id,
                                 (struct db_int){ proceeding_id != 0, proceeding_id }, c->error);
    if (r || !proceeding_id)
        return r;
    return copy_steps(c, session_id, proceeding_id);
}

static struct str remedy_line(struct ctx *c, struct str what, struct str who, struct day due_on)
{
    return MSG(c->arena, LANG_VI, M_REMEDY_LINE, { "what", .text = what }, { "who", .text = who },
               { "due", .day = due_on });
}

static enum err derive_remedies(struct ctx *c, const struct session *s, struct agenda_remedy **ret,
                                size_t *ret_n)
{
    struct str since =
        s->state == SESSION_OPEN ? day_iso(c->arena, clock_day(s->opened_at)) : S("9999-12-31");
    struct q_remedies_for_agenda *rows = NULL;
    struct agenda_remedy *out;
    enum err r;

    r = q_remedies_for_agenda(c->db, s->org_id, s->id, since, c->arena, &rows, ret_n, c->error);
    if (r)
        return r;
    out = arena_array(c->arena, struct agenda_remedy, *ret_n + 1);
    for (size_t i = 0; i < *ret_n; i++) {
        out[i] = (struct agenda_remedy){
            .id = rows[i].id,
            .version = rows[i].version,
            .what = rows[i].what,
            .who = rows[i].who,
            .state = remedy_state_parse(rows[i].state),
            .proof = rows[i].proof,
        };
        (void)day_parse_iso(rows[i].due_on, &out[i].due_on);
        out[i].words = remedy_line(c, out[i].what, out[i].who, out[i].due_on);
    }
    *ret = out;
    return OK;
}

/* Where open remedies are spoken of: the step made for it, else a step of its own before the body. */
static size_t find_remedy_step(struct agenda *a)
{
    size_t at = a->n;

    for (size_t i = 0; i < a->n; i++) {
        if (str_eq(a->items[i].purpose, S("remedies")))
            return i;
    }
    for (size_t i = a->n; i-- > 0;) {
        if (!str_eq(a->items[i].part, S("opening")))
            at = i;
    }
    for (size_t i = a->n; i > at; i--)
        a->items[i] = a->items[i - 1];
    a->items[at] = (struct agenda_item){
        .ord = at + 1 <= a->n ? a->items[at + 1].ord - ORD_STEP / 2 : (int64_t)(at + 1) * ORD_STEP,
        .part = S("body"),
        .label = S(""),
        .words = msg_text(LANG_VI, M_AGENDA_REMEDIES),
        .purpose = S("remedies"),
    };
    a->n++;
    return at;
}

static enum err add_remedies(struct ctx *c, const struct session *s, struct agenda *a)
{
    struct agenda_remedy *remedies = NULL;
    size_t n = 0, at;
    enum err r;

    r = derive_remedies(c, s, &remedies, &n);
    if (r || !n)
        return r;
    at = find_remedy_step(a);
    a->items[at].remedies = remedies;
    a->items[at].n_remedies = n;
    return OK;
}

/* What the session takes up. */
static enum err load_contents(struct ctx *c, const struct session *s, struct agenda *a)
{
    struct session_content *all = NULL;
    size_t n = 0;
    enum err r;

    r = session_contents(c, s, &all, &n);
    if (r)
        return r;
    a->n_offers = n;
    a->topics = arena_array(c->arena, struct session_content, n + 1);
    a->materials = arena_array(c->arena, struct session_content, n + 1);
    for (size_t i = 0; i < n; i++) {
        if (!all[i].chosen)
            continue;
        if (all[i].what == CONTENT_MATERIAL)
            a->materials[a->n_materials++] = all[i];
        else
            a->topics[a->n_topics++] = all[i];
    }
    return OK;
}

enum err agenda_load(struct ctx *c, const struct session *s, struct agenda *ret)
{
    struct q_agenda_of_session *rows = NULL;
    enum err r;

    assert(s && ret);
    *ret = (struct agenda){ 0 };
    r = q_agenda_of_session(c->db, s->id, c->arena, &rows, &ret->n, c->error);
    if (r)
        return r;
    ret->items = arena_array(c->arena, struct agenda_item, ret->n + 2);
    for (size_t i = 0; i < ret->n; i++) {
        ret->items[i] = (struct agenda_item){
            .id = rows[i].id,
            .version = rows[i].version,
            .ord = rows[i].ord,
            .part = rows[i].part,
            .label = rows[i].label,
            .words = rows[i].words,
            .purpose = rows[i].purpose,
            .note = rows[i].note,
        };
    }
    if (s->state == SESSION_SCHEDULED || s->state == SESSION_OPEN) {
        r = add_remedies(c, s, ret);
        if (r)
            return r;
    }
    return load_contents(c, s, ret);
}

static enum err freeze_item(struct ctx *c, const struct session *s, struct agenda_item *item)
{
    struct q_agenda_add_in row = { .session_id = s->id, .part = S("body"), .label = S("") };
    enum err r;

    if (!item->id) {
        row.id = ids_next(c->ids);
        row.ord = item->ord;
        row.words = item->words;
        row.purpose = item->purpose;
        r = q_agenda_add(c->db, &row, c->error);
        if (r)
            return r;
    }
    for (size_t i = 0; i < item->n_remedies; i++) {
        const struct agenda_remedy *m = &item->remedies[i];

        row.id = ids_next(c->ids);
        row.ord = item->ord + (int64_t)i + 1;
        row.label = S("");
        row.words = m->words;
        row.purpose = S("remedy");
        row.note =
            msg_text(LANG_VI, m->state == REMEDY_OPEN ? M_AGENDA_STILL_OPEN : M_AGENDA_NOW_DONE);
        if (m->state != REMEDY_OPEN && m->proof.n)
            row.note = str_fmt(c->arena, "%.*s: %.*s", STR_ARGS(row.note), STR_ARGS(m->proof));
        r = q_agenda_add(c->db, &row, c->error);
        if (r)
            return r;
    }
    return OK;
}

enum err agenda_freeze(struct ctx *c, const struct session *s)
{
    struct agenda agenda;
    enum err r;

    assert(s);
    r = agenda_load(c, s, &agenda);
    for (size_t i = 0; !r && i < agenda.n; i++) {
        if (agenda.items[i].n_remedies)
            r = freeze_item(c, s, &agenda.items[i]);
    }
    return r;
}

enum err agenda_thaw(struct ctx *c, const struct session *s)
{
    int64_t removed;

    assert(s);
    return q_agenda_thaw(c->db, s->id, &removed, c->error);
}

struct str agenda_seen(struct ctx *c, struct str note)
{
    return str_sub(hash_hex(c->arena, note.p ? note : S("")), 0, SEEN_LENGTH);
}

static const struct agenda_item *item_by_id(const struct agenda *a, int64_t id)
{
    for (size_t i = 0; i < a->n; i++) {
        if (a->items[i].id == id)
            return &a->items[i];
    }
    return NULL;
}

/* Who wrote under a step last; empty when nobody is known. */
static enum err find_last_writer(struct ctx *c, int64_t item_id, struct str *ret)
{
    struct q_event_of_noun *events = NULL;
    size_t n = 0;
    enum err r;

    r = q_event_of_noun(c->db, S("agenda_item"), item_id, c->arena, &events, &n, c->error);
    if (!r)
        *ret = n ? str_or_empty(events[0].person) : S("");
    return r;
}

bool agenda_touched(struct ctx *c, const struct agenda_note *n, const struct agenda_item *item)
{
    assert(n && item);
    return !str_eq(n->seen, agenda_seen(c, n->note)) && !str_eq(n->note, item->note);
}

enum err agenda_find(struct ctx *c, const struct agenda *a, const struct agenda_note *note,
                     const struct agenda_item **ret)
{
    assert(a && note && ret);
    *ret = item_by_id(a, note->item_id);
    if (!*ret)
        return fail(c, E_INVALID, M_AGENDA_STEP_UNKNOWN);
    if (note->note.n > NOTE_MAX)
        return fail(c, E_TOO_LARGE, M_SESSION_TOO_MUCH);
    return OK;
}

static enum err find_clashes(struct ctx *c, const struct agenda *a, const struct agenda_note *notes,
                             size_t n, struct agenda_clash **ret, size_t *ret_n)
{
    struct agenda_clash *clashes = arena_array(c->arena, struct agenda_clash, n + 1);

    *ret = clashes;
    *ret_n = 0;
    for (size_t i = 0; i < n; i++) {
        const struct agenda_item *item;
        struct str by;
        enum err r;

        r = agenda_find(c, a, &notes[i], &item);
        if (r)
            return r;
        if (item->version == notes[i].version || !agenda_touched(c, &notes[i], item))
            continue;
        r = find_last_writer(c, item->id, &by);
        if (r)
            return r;
        clashes[(*ret_n)++] = (struct agenda_clash){
            .item_id = item->id,
            .version = item->version,
            .label = item->words,
            .mine = notes[i].note,
            .theirs = item->note,
            .by = by,
        };
    }
    return *ret_n ? fail(c, E_CONFLICT, M_ERROR_STALE) : OK;
}

static enum err write_note(struct ctx *c, const struct session *s, const struct agenda_item *item,
                           struct str note)
{
    int64_t changed;
    enum err r;

    r = q_agenda_note(c->db, item->id, s->id, item->version, note.n ? note : STR_NONE, &changed,
                      c->error);
    if (!r && !changed)
        r = fail(c, E_CONFLICT, M_ERROR_STALE);
    return r ? r
             : event_add(c, "agenda_item", item->id, "note", s->org_id, S("{\"field\":\"note\"}"));
}

enum err agenda_write(struct ctx *c, int64_t session_id, const struct agenda_note *notes, size_t n,
                      struct agenda_clash **ret, size_t *ret_n)
{
    struct agenda agenda;
    struct session s;
    int64_t dropped;
    enum err r;

    assert((notes || !n) && ret && ret_n);
    *ret_n = 0;
    r = session_load(c, session_id, &s);
    if (r)
        return r;
    r = session_ask(c, &s, SESSION_DO_NOTE);
    if (r)
        return r;
    r = session_hold(c, &s);
    if (r)
        return r;
    r = agenda_load(c, &s, &agenda);
    if (r)
        return r;
    r = find_clashes(c, &agenda, notes, n, ret, ret_n);
    for (size_t i = 0; !r && i < n; i++) {
        const struct agenda_item *item = item_by_id(&agenda, notes[i].item_id);

        if (item && agenda_touched(c, &notes[i], item))
            r = write_note(c, &s, item, notes[i].note);
        if (!r)
            r = q_note_draft_drop(c->db, notes[i].item_id, c->who->account_id, &dropped, c->error);
    }
    return r;
}
