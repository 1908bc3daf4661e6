/* SPDX-License-Identifier: Apache-2.0 */
#include "work/session/note_draft.h"

#include <assert.h>

#include "store/note_draft.h"

static void tell_other(struct note_drafts *all, struct str person, int64_t saved_at)
{
    struct note_draft_other *other = NULL;

    for (size_t i = 0; i < all->n_others; i++) {
        if (str_eq(all->others[i].person, person))
            other = &all->others[i];
    }
    if (!other) {
        other = &all->others[all->n_others++];
        *other = (struct note_draft_other){ .person = person };
    }
    if (saved_at > other->saved_at)
        other->saved_at = saved_at;
}

enum err note_drafts(struct ctx *c, const struct session *s, struct note_drafts *ret)
{
    struct q_note_drafts *rows = NULL;
    size_t n = 0;
    enum err r;

    assert(s && ret);
    *ret = (struct note_drafts){ 0 };
    r = q_note_drafts(c->db, s->id, c->arena, &rows, &n, c->error);
    if (r)
        return r;
    ret->own = arena_array(c->arena, struct note_draft, n + 1);
    ret->others = arena_array(c->arena, struct note_draft_other, n + 1);
    for (size_t i = 0; i < n; i++) {
        if (rows[i].account_id != c->who->account_id) {
            tell_other(ret, rows[i].person, rows[i].saved_at);
            continue;
        }
        ret->own[ret->n_own++] = (struct note_draft){
            .note = { .item_id = rows[i].agenda_item_id,
                      .version = rows[i].version,
                      .note = rows[i].note,
                      .seen = rows[i].seen },
            .words = rows[i].words,
            .saved_at = rows[i].saved_at,
        };
    }
    return OK;
}

static enum err save(struct ctx *c, const struct agenda_note *note, const struct agenda_item *item)
{
    struct q_note_draft_put_in row = {
        .agenda_item_id = item->id,
        .account_id = c->who->account_id,
        .version = note->version,
        .saved_at = c->now_ms,
        .seen = note->seen,
        .note = note->note,
    };
    int64_t changed;

    if (agenda_touched(c, note, item))
        return q_note_draft_put(c->db, &row, c->error);
    return q_note_draft_drop(c->db, item->id, c->who->account_id, &changed, c->error);
}

enum err note_drafts_save(struct ctx *c, int64_t session_id, const struct agenda_note *notes,
                          size_t n)
{
    struct agenda agenda;
    struct session s;
    enum err r;

    assert(notes || !n);
    r = session_load(c, session_id, &s);
    if (!r)
        r = session_ask(c, &s, SESSION_DO_NOTE);
    if (!r)
        r = agenda_load(c, &s, &agenda);
    for (size_t i = 0; !r && i < n; i++) {
        const struct agenda_item *item;

        r = agenda_find(c, &agenda, &notes[i], &item);
        if (!r)
            r = save(c, &notes[i], item);
    }
    return r;
}

enum err note_drafts_write(struct ctx *c, const struct session *s)
{
    struct agenda_clash *clashes;
    struct agenda_note *notes;
    struct note_drafts drafts;
    size_t n_clashes = 0;
    enum err r;

    r = note_drafts(c, s, &drafts);
    if (r || !drafts.n_own)
        return r;
    notes = arena_array(c->arena, struct agenda_note, drafts.n_own);
    for (size_t i = 0; i < drafts.n_own; i++)
        notes[i] = drafts.own[i].note;
    r = agenda_write(c, s->id, notes, drafts.n_own, &clashes, &n_clashes);
    if (r == E_CONFLICT && n_clashes)
        return fail(c, E_CONFLICT, M_NOTE_DRAFT_CLASH, { "step", .text = clashes[0].label });
    return r;
}
