/* SPDX-License-Identifier: Apache-2.0 */
/* steps.c - /sessions/:id/steps: the agenda, step by step, with its notes. */
#include <inttypes.h>

#include "base/clock.h"
#include "web/session/session__.h"
#include "web/views.h"
#include "work/session/note_draft.h"

enum { NOTE_CHARACTERS = 8000 };

struct steps_form {
    struct form_by_id note, version, seen;
};

static const struct field fields[] = {
    FIELD_TEXTS_BY_ID(struct steps_form, note, M_SESSION_NOTE, .max = NOTE_CHARACTERS),
    FIELD_HIDDEN(struct steps_form, version, .max = 20),
    FIELD_HIDDEN(struct steps_form, seen, .max = 40),
};

static const struct agenda_clash *clash_of(const struct agenda_clash *clashes, size_t n, int64_t id)
{
    for (size_t i = 0; i < n; i++) {
        if (clashes[i].item_id == id)
            return &clashes[i];
    }
    return NULL;
}

/* What this person typed stands in the box, as he began it. */
static void take_up_draft(struct ctx *c, const struct note_drafts *drafts, struct steps_row *row)
{
    for (size_t i = 0; i < drafts->n_own; i++) {
        const struct note_draft *d = &drafts->own[i];

        if (d->note.item_id != row->item->id)
            continue;
        row->note.value = d->note.note;
        row->version = str_fmt(c->arena, "%" PRId64, d->note.version);
        row->seen = d->note.seen;
        row->saved = clock_hour_shown(c->arena, d->saved_at);
    }
}

static void fill_row(struct ctx *c, const struct form *form, const struct agenda_item *item,
                     const struct agenda_clash *clash, bool typed, struct steps_row *row)
{
    struct str note = item->note.p ? item->note : S("");

    *row = (struct steps_row){ .item = item, .by = S(""), .saved = S("") };
    row->note = field_view_of(form, "note", item->id, msg_text(c->lang, M_SESSION_NOTE));
    row->version = str_fmt(c->arena, "%" PRId64, item->version);
    row->seen = agenda_seen(c, note);
    /* A box this person did not touch shows what stands there now. */
    if (!typed || str_eq(form_value_of(form, "seen", item->id), agenda_seen(c, row->note.value))) {
        row->note.value = note;
    } else if (!clash) {
        row->version = form_value_of(form, "version", item->id);
        row->seen = form_value_of(form, "seen", item->id);
    }
    if (clash) {
        row->clash = true;
        row->by = clash->by;
        row->diff = diff_words(c->arena, clash->theirs.p ? clash->theirs : S(""), clash->mine);
    }
}

static enum err show(struct ctx *c, const struct request *rq, struct response *rs,
                     struct steps_page *v, const struct agenda_clash *clashes, size_t n_clashes,
                     bool typed)
{
    struct agenda *agenda = arena_new(c->arena, struct agenda);
    struct note_drafts drafts = { 0 };
    enum err r;

    page_init(&v->page, c, rq, NAV_SESSIONS, M_SESSION_TASK_STEPS);
    session__crumbs(&v->page, c, &v->session);
    v->page.form = &v->form;
    r = agenda_load(c, &v->session, agenda);
    if (!r && !typed)
        r = note_drafts(c, &v->session, &drafts);
    if (r)
        return r;
    v->rows = arena_array(c->arena, struct steps_row, agenda->n + 1);
    v->n = agenda->n;
    for (size_t i = 0; i < agenda->n; i++) {
        fill_row(c, &v->form, &agenda->items[i], clash_of(clashes, n_clashes, agenda->items[i].id),
                 typed, &v->rows[i]);
        take_up_draft(c, &drafts, &v->rows[i]);
    }
    return PAGE_SHOW(view_session_steps, v, c, rq, rs);
}

enum err session__get_steps(struct ctx *c, const struct request *rq, struct response *rs)
{
    struct steps_page v = { 0 };
    enum err r;

    r = session__load_for(c, rq, SESSION_DO_NOTE, &v.session);
    if (r)
        return session__turn_away(c, rq, rs, r);
    form_init(&v.form, fields, COUNT(fields), c->lang, c->arena);
    return show(c, rq, rs, &v, NULL, 0, false);
}

static struct agenda_note *notes_of(struct ctx *c, const struct steps_form *in)
{
    struct agenda_note *notes = arena_array(c->arena, struct agenda_note, in->note.n + 1);

    for (size_t i = 0; i < in->note.n; i++) {
        notes[i] = (struct agenda_note){ .item_id = in->note.v[i].id,
                                         .note = in->note.v[i].text,
                                         .seen = form_text_by_id(&in->seen, in->note.v[i].id) };
        (void)str_int(form_text_by_id(&in->version, notes[i].item_id), &notes[i].version);
    }
    return notes;
}

enum err session__post_steps(struct ctx *c, const struct request *rq, struct response *rs)
{
    struct agenda_clash *clashes = NULL;
    struct steps_form in = { 0 };
    struct steps_page v = { 0 };
    size_t n_clashes = 0;
    enum err r;

    r = session__load_for(c, rq, SESSION_DO_NOTE, &v.session);
    if (r)
        return r;
    r = form_take(rq, fields, COUNT(fields), &in, &v.form, c->error);
    if (r)
        return r;
    if (form_has_errors(&v.form))
        return show(c, rq, rs, &v, NULL, 0, true);
    r = agenda_write(c, v.session.id, notes_of(c, &in), in.note.n, &clashes, &n_clashes);
    if (r == E_CONFLICT && n_clashes) {
        v.clash = true;
        r = show(c, rq, rs, &v, clashes, n_clashes, true);
        rs->status = err_http_status(E_CONFLICT);
        return r;
    }
    if (r)
        return r;
    return respond_redirect(rs, "/sessions/%" PRId64 "?done=saved", v.session.id);
}

/* By the script, while somebody types; answered with the time, which it shows. */
enum err session__post_draft(struct ctx *c, const struct request *rq, struct response *rs)
{
    struct steps_form in = { 0 };
    struct form form;
    enum err r;

    r = form_take(rq, fields, COUNT(fields), &in, &form, c->error);
    if (r)
        return r;
    if (form_has_errors(&form))
        return fail(c, E_INVALID, M_NOTE_DRAFT_REFUSED);
    r = note_drafts_save(c, request_id(rq, "id"), notes_of(c, &in), in.note.n);
    return r ? r : respond_text(rs, 200, clock_hour_shown(c->arena, c->now_ms));
}

enum err session__drafts(struct ctx *c, const struct session *s, struct drafts_view *ret)
{
    struct note_drafts drafts;
    bool can[SESSION_ACTS];
    int64_t last = 0;
    enum err r;

    r = note_drafts(c, s, &drafts);
    if (!r)
        r = session_offers(c, s, can);
    if (r)
        return r;
    *ret = (struct drafts_view){
        .session_id = s->id,
        .can_note = can[SESSION_DO_NOTE],
        .own = drafts.own,
        .n_own = drafts.n_own,
        .others = arena_array(c->arena, struct str, drafts.n_others + 1),
        .n_others = drafts.n_others,
    };
    for (size_t i = 0; i < drafts.n_own; i++) {
        if (drafts.own[i].saved_at > last)
            last = drafts.own[i].saved_at;
    }
    ret->at = clock_hour_shown(c->arena, last);
    for (size_t i = 0; i < drafts.n_others; i++)
        ret->others[i] = MSG(
            c->arena, c->lang, M_NOTE_DRAFT_OTHER, { "person", .text = drafts.others[i].person },
            { "at", .text = clock_hour_shown(c->arena, drafts.others[i].saved_at) });
    return OK;
}
