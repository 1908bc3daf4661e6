/* SPDX-License-Identifier: Apache-2.0 */
#include "play/session_play.h"
#include "store/trail.h"
#include "work/session/note_draft.h"

static struct ctx *secretary(struct play *p)
{
    return world_as(&p->w, "secretary.hamlet");
}

static struct ctx *notes(struct play *p)
{
    return world_as(&p->w, "notes.hamlet");
}

static struct agenda_item item_at(struct play *p, int64_t id, size_t n)
{
    struct session s = play_look(p, id);
    struct agenda a;

    T_OK(p->w.t, agenda_load(secretary(p), &s, &a));
    assert_true(n < a.n);
    return a.items[n];
}

/* Typed on a page that showed what stands there now. */
static struct agenda_note typed(struct play *p, int64_t id, size_t n, const char *words)
{
    struct agenda_item item = item_at(p, id, n);

    return (struct agenda_note){ .item_id = item.id,
                                 .version = item.version,
                                 .note = str_of(words),
                                 .seen = agenda_seen(secretary(p), item.note) };
}

static struct note_drafts look(struct play *p, struct ctx *c, int64_t id)
{
    struct note_drafts drafts;
    struct session s;

    T_OK(p->w.t, session_load(c, id, &s));
    T_OK(p->w.t, note_drafts(c, &s, &drafts));
    return drafts;
}

static size_t events_of(struct play *p, int64_t item_id)
{
    struct q_event_of_noun *events = NULL;
    size_t n = 0;

    T_OK(p->w.t, q_event_of_noun(p->w.db, S("agenda_item"), item_id, p->w.t->arena, &events, &n,
                                 p->w.t->error));
    return n;
}

static void saved_is_nobody_s_act_and_its_author_s_alone(void **state)
{
    struct agenda_note note;
    struct note_drafts own, theirs;
    struct play p;
    int64_t id;

    play_open(*state, &p);
    id = play_begin(&p, SESSION_REGULAR);
    note = typed(&p, id, 0, "Bà con nhất trí");
    T_OK(p.w.t, note_drafts_save(notes(&p), id, &note, 1));
    note.note = S("Bà con nhất trí cao.");
    T_OK(p.w.t, note_drafts_save(notes(&p), id, &note, 1));
    own = look(&p, notes(&p), id);
    assert_int_equal(own.n_own, 1);
    assert_int_equal(own.n_others, 0);
    T_STR(own.own[0].note.note, "Bà con nhất trí cao.");
    theirs = look(&p, secretary(&p), id);
    assert_int_equal(theirs.n_own, 0);
    assert_int_equal(theirs.n_others, 1);
    T_STR(theirs.others[0].person, "Quàng Thị Mỷ");
    assert_int_equal(item_at(&p, id, 0).note.n, 0);
    assert_int_equal(events_of(&p, note.item_id), 0);
}

static void what_stands_in_the_minutes_is_no_draft(void **state)
{
    struct agenda_clash *clashes = NULL;
    struct agenda_note note;
    struct play p;
    int64_t id;
    size_t n;

    play_open(*state, &p);
    id = play_begin(&p, SESSION_REGULAR);
    note = typed(&p, id, 0, "Đã bàn");
    T_OK(p.w.t, note_drafts_save(secretary(&p), id, &note, 1));
    T_OK(p.w.t, agenda_write(secretary(&p), id, &note, 1, &clashes, &n));
    assert_int_equal(look(&p, secretary(&p), id).n_own, 0);
    assert_int_equal(events_of(&p, note.item_id), 1);
    note = typed(&p, id, 1, "Gõ rồi xóa");
    T_OK(p.w.t, note_drafts_save(secretary(&p), id, &note, 1));
    note.note = S("");
    T_OK(p.w.t, note_drafts_save(secretary(&p), id, &note, 1));
    assert_int_equal(look(&p, secretary(&p), id).n_own, 0);
}

static void who_closes_puts_his_own_into_the_minutes(void **state)
{
    struct agenda_note mine, theirs;
    struct play p;
    int64_t id;

    play_open(*state, &p);
    id = play_begin(&p, SESSION_REGULAR);
    mine = typed(&p, id, 0, "Bí thư ghi.");
    theirs = typed(&p, id, 1, "Thư ký ghi.");
    T_OK(p.w.t, note_drafts_save(secretary(&p), id, &mine, 1));
    T_OK(p.w.t, note_drafts_save(notes(&p), id, &theirs, 1));
    play_close(&p, id, 3);
    T_STR(item_at(&p, id, 0).note, "Bí thư ghi.");
    assert_int_equal(item_at(&p, id, 1).note.n, 0);
    assert_int_equal(look(&p, secretary(&p), id).n_own, 0);
    T_STR(look(&p, notes(&p), id).own[0].note.note, "Thư ký ghi.");
    T_ERR(p.w.t, E_CONFLICT, note_drafts_save(notes(&p), id, &theirs, 1));
}

static void a_draft_over_somebody_else_s_words_keeps_the_session_open(void **state)
{
    struct agenda_clash *clashes = NULL;
    struct agenda_note mine, theirs;
    struct play p;
    struct session_close in = { .conclusion = S("Nhất trí.") };
    size_t n;

    play_open(*state, &p);
    in.id = play_begin(&p, SESSION_REGULAR);
    mine = typed(&p, in.id, 0, "Bí thư ghi.");
    theirs = typed(&p, in.id, 0, "Thư ký ghi trước.");
    T_OK(p.w.t, note_drafts_save(secretary(&p), in.id, &mine, 1));
    T_OK(p.w.t, agenda_write(notes(&p), in.id, &theirs, 1, &clashes, &n));
    in.version = play_look(&p, in.id).version;
    T_ERR(p.w.t, E_CONFLICT, session_close(secretary(&p), &in));
    T_STR(item_at(&p, in.id, 0).note, "Thư ký ghi trước.");
    T_STR(look(&p, secretary(&p), in.id).own[0].note.note, "Bí thư ghi.");
}

static void only_who_may_note_saves_and_of_this_agenda_only(void **state)
{
    struct agenda_note note;
    struct play p;
    int64_t id;

    play_open(*state, &p);
    id = play_begin(&p, SESSION_REGULAR);
    note = typed(&p, id, 0, "Đã bàn");
    T_ERR(p.w.t, E_DENIED, note_drafts_save(world_as(&p.w, "clerk.commune"), id, &note, 1));
    note.item_id = 1;
    T_ERR(p.w.t, E_INVALID, note_drafts_save(secretary(&p), id, &note, 1));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T_STORE(saved_is_nobody_s_act_and_its_author_s_alone),
        T_STORE(what_stands_in_the_minutes_is_no_draft),
        T_STORE(who_closes_puts_his_own_into_the_minutes),
        T_STORE(a_draft_over_somebody_else_s_words_keeps_the_session_open),
        T_STORE(only_who_may_note_saves_and_of_this_agenda_only),
    };

    return cmocka_run_group_tests_name("note_draft", tests, NULL, NULL);
}
