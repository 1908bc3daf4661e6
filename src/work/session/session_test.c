/* SPDX-License-Identifier: Apache-2.0 */
#include "play/session_play.h"
#include "store/attendance.h"
#include "store/due.h"
#include "store/duty.h"
#include "store/trail.h"
#include "work/campaign/due.h"
#include "work/org/person.h"
#include "work/session/agenda.h"
#include "work/session/attendance.h"
#include "work/session/session.h"

#define DAY_MS INT64_C(86400000)

static struct ctx *secretary(struct play *p)
{
    return world_as(&p->w, "secretary.hamlet");
}

static void mark_absent(struct play *p, int64_t id, int64_t person_id)
{
    struct roll_mark mark = { .person_id = person_id, .state = ATTENDANCE_ABSENT_REASON };

    T_OK(p->w.t, attendance_take(secretary(p), id, &mark, 1));
}

static struct agenda look_at_agenda(struct play *p, int64_t id)
{
    struct session s = play_look(p, id);
    struct agenda a;

    T_OK(p->w.t, agenda_load(secretary(p), &s, &a));
    return a;
}

static size_t remedies_on(const struct agenda *a)
{
    size_t n = 0;

    for (size_t i = 0; i < a->n; i++)
        n += a->items[i].n_remedies;
    return n;
}

static void one_session_serves_two_campaigns(void **state)
{
    struct report first, second;
    struct play p;
    int64_t id;

    play_open(*state, &p);
    id = play_begin(&p, SESSION_THEMATIC);
    play_close(&p, id, 4);
    first = play_report(&p, p.first, "2022-03-01", "2022-03-31");
    second = play_report(&p, p.second, "2022-03-01", "2022-03-31");
    assert_int_equal(play_figure(&first, "sessions_held"), 1);
    assert_int_equal(play_figure(&second, "sessions_held"), 1);
    assert_int_equal(play_figure(&first, "opinions"), 4);
    assert_int_equal(play_figure(&first, "people_due"), play_figure(&second, "people_due"));
    assert_int_equal(first.n_sessions, 1);
    assert_true(first.sessions[0].id == id && second.sessions[0].id == id);
}

static void figures_count_only_closed_sessions_of_the_span(void **state)
{
    struct report f;
    struct play p;

    play_open(*state, &p);
    (void)play_begin(&p, SESSION_REGULAR);
    play_close(&p, play_begin(&p, SESSION_THEMATIC), 0);
    f = play_report(&p, p.first, "2022-03-14", "2022-03-14");
    assert_int_equal(play_figure(&f, "sessions_held"), 1);
    f = play_report(&p, p.first, "2022-03-15", "2022-03-31");
    assert_int_equal(play_figure(&f, "sessions_held"), 0);
    assert_int_equal(play_figure(&f, "people_due"), 0);
}

static void exempt_stand_outside_the_denominator(void **state)
{
    struct session s;
    struct roll roll;
    struct play p;

    play_open(*state, &p);
    s = play_look(&p, play_begin(&p, SESSION_REGULAR));
    T_OK(p.w.t, attendance_load(secretary(&p), &s, &roll));
    assert_int_equal(roll.n, W_HAMLET_PEOPLE - 1);
    assert_int_equal(roll.n_exempt, 1);
    assert_true(roll.exempt[0].person_id == p.w.hamlet_people[5]);
    assert_int_equal(roll.figures.people_due, W_HAMLET_PEOPLE - 1);
    assert_int_equal(roll.figures.present, W_HAMLET_PEOPLE - 1);
}

static void exempt_person_cannot_be_put_on_the_roll(void **state)
{
    struct roll_mark mark = { .state = ATTENDANCE_PRESENT };
    struct play p;
    int64_t id;

    play_open(*state, &p);
    id = play_begin(&p, SESSION_REGULAR);
    mark.person_id = p.w.hamlet_people[5];
    T_ERR(p.w.t, E_INVALID, attendance_take(secretary(&p), id, &mark, 1));
}

static void the_same_roll_twice_is_one_roll(void **state)
{
    struct roll_mark marks[2];
    struct session s;
    struct roll roll;
    struct play p;
    int64_t id;

    play_open(*state, &p);
    id = play_begin(&p, SESSION_REGULAR);
    marks[0] = (struct roll_mark){ .person_id = p.w.hamlet_people[2],
                                   .state = ATTENDANCE_ABSENT_REASON,
                                   .reason = S("Đi viện") };
    marks[1] = (struct roll_mark){ .person_id = p.w.hamlet_people[3], .state = ATTENDANCE_LATE };
    T_OK(p.w.t, attendance_take(secretary(&p), id, marks, 2));
    T_OK(p.w.t, attendance_take(secretary(&p), id, marks, 2));
    s = play_look(&p, id);
    T_OK(p.w.t, attendance_load(secretary(&p), &s, &roll));
    assert_int_equal(roll.figures.present, 3);
    assert_int_equal(roll.figures.late, 1);
    assert_int_equal(roll.figures.absent_reason, 1);
    assert_int_equal(roll.figures.absent_none, 0);
}

static void roll_of_a_scheduled_session_is_refused(void **state)
{
    struct play p;
    int64_t id;

    play_open(*state, &p);
    id = play_schedule(&p, SESSION_REGULAR, 1);
    T_ERR(p.w.t, E_CONFLICT, attendance_take(secretary(&p), id, NULL, 0));
}

static void open_remedies_stand_on_the_next_agenda_until_done(void **state)
{
    struct remedy_move done = { .act = REMEDY_DO_DONE, .proof = S("Đã họp bản ngày 20/3") };
    struct remedy m;
    struct agenda a;
    struct play p;
    int64_t now, next;

    play_open(*state, &p);
    now = play_begin(&p, SESSION_THEMATIC);
    play_promise(&p, now, "Họp bản thưa thớt", "Họp bản mỗi tháng một lần",
                 (struct day){ 2022, 4, 30 });
    a = look_at_agenda(&p, now);
    assert_int_equal(remedies_on(&a), 0); /* promised here, not owed from before */
    play_close(&p, now, 1);
    next = play_schedule(&p, SESSION_REGULAR, 30);
    a = look_at_agenda(&p, next);
    assert_int_equal(remedies_on(&a), 1);
    for (size_t i = 0; i < a.n; i++) {
        if (a.items[i].n_remedies) {
            T_STR(a.items[i].purpose, "remedies");
            T_STR(a.items[i].remedies[0].words,
                  "Họp bản mỗi tháng một lần – Chi ủy – hạn 30/04/2022");
        }
    }
    T_OK(p.w.t, remedy_load(secretary(&p), play_open_remedy(&p), &m));
    done.id = m.id;
    done.version = m.version;
    T_OK(p.w.t, remedy_act(secretary(&p), &done));
    a = look_at_agenda(&p, next);
    assert_int_equal(remedies_on(&a), 0);
}

static void closing_freezes_what_became_of_the_remedies(void **state)
{
    struct agenda a;
    struct play p;
    int64_t first, second;
    bool found = false;

    play_open(*state, &p);
    first = play_begin(&p, SESSION_THEMATIC);
    play_promise(&p, first, "Sổ sách chậm", "Ghi sổ trong tuần", (struct day){ 2022, 4, 1 });
    play_close(&p, first, 0);
    second = play_begin(&p, SESSION_REGULAR);
    play_close(&p, second, 0);
    a = look_at_agenda(&p, second);
    for (size_t i = 0; i < a.n; i++) {
        if (str_eq(a.items[i].purpose, S("remedy"))) {
            found = true;
            T_STR(a.items[i].note, "Chưa xong, tiếp tục thực hiện");
        }
    }
    assert_true(found);
}

static void agenda_comes_from_the_campaign_when_it_gives_one(void **state)
{
    struct agenda a;
    struct play p;

    play_open(*state, &p);
    a = look_at_agenda(&p, play_schedule(&p, SESSION_CONFERENCE, 1));
    assert_int_equal(a.n, 6); /* the standing order of 0011_shipped.sql */
    T_STR(a.items[1].words, "Quán triệt nội dung kế hoạch");
}

static void a_campaign_of_another_unit_is_refused(void **state)
{
    const struct str places[] = { S("Nhà văn hóa") };
    struct session_plan in = { .kind = SESSION_REGULAR, .places = places, .n_places = 1 };
    struct play p;
    int64_t id;

    play_open(*state, &p);
    in.org_id = p.w.org[W_HAMLET];
    in.planned_at = p.w.now_ms + DAY_MS;
    in.campaigns = &p.foreign;
    in.n_campaigns = 1;
    T_ERR(p.w.t, E_INVALID, session_schedule(secretary(&p), &in, &id));
}

static void clerk_above_gets_figures_and_no_notes(void **state)
{
    struct session_sheet sheet;
    struct session s;
    struct play p;
    int64_t id;

    play_open(*state, &p);
    id = play_begin(&p, SESSION_THEMATIC);
    T_ERR(p.w.t, E_NOT_FOUND, session_sheet(world_as(&p.w, "clerk.commune"), id, &sheet));
    play_close(&p, id, 3);
    T_ERR(p.w.t, E_DENIED, session_load(world_as(&p.w, "clerk.commune"), id, &s));
    T_OK(p.w.t, session_sheet(world_as(&p.w, "clerk.commune"), id, &sheet));
    assert_int_equal(sheet.figures.people_due, 5);
    assert_int_equal(sheet.figures.opinions, 3);
    assert_false(sheet.inside);
    T_ERR(p.w.t, E_DENIED, session_sheet(world_as(&p.w, "clerk.other"), id, &sheet));
}

static void list_for_above_has_figures_and_no_titles(void **state)
{
    struct session_list list;
    struct play p;

    play_open(*state, &p);
    play_close(&p, play_begin(&p, SESSION_THEMATIC), 3);
    (void)play_schedule(&p, SESSION_REGULAR, 3);
    T_OK(p.w.t, session_list(secretary(&p), p.w.org[W_HAMLET], 1, &list));
    assert_int_equal(list.n, 2);
    T_OK(p.w.t, session_list(world_as(&p.w, "clerk.province"), p.w.org[W_PROVINCE], 1, &list));
    assert_true(list.below);
    assert_int_equal(list.n, 1);
    T_STR(list.rows[0].title, "");
    T_STR(list.rows[0].org_name, "Chi bộ thôn Bản Lềm");
    T_ERR(p.w.t, E_DENIED, session_list(secretary(&p), p.w.org[W_HILL], 1, &list));
}

static void stale_note_shows_both_texts_and_writes_nothing(void **state)
{
    struct agenda_clash *clashes = NULL;
    struct agenda_note notes[2];
    struct agenda a;
    struct play p;
    int64_t id;
    size_t n;

    play_open(*state, &p);
    id = play_begin(&p, SESSION_REGULAR);
    a = look_at_agenda(&p, id);
    for (size_t i = 0; i < 2; i++)
        notes[i] = (struct agenda_note){ .item_id = a.items[i].id,
                                         .version = a.items[i].version,
                                         .seen = agenda_seen(secretary(&p), S("")) };
    notes[0].note = S("Thư ký ghi trước.");
    T_OK(p.w.t, agenda_write(world_as(&p.w, "notes.hamlet"), id, notes, 1, &clashes, &n));
    notes[0].note = S("Bí thư ghi sau.");
    notes[1].note = S("Mục hai.");
    T_ERR(p.w.t, E_CONFLICT, agenda_write(secretary(&p), id, notes, 2, &clashes, &n));
    assert_int_equal(n, 1);
    T_STR(clashes[0].theirs, "Thư ký ghi trước.");
    T_STR(clashes[0].mine, "Bí thư ghi sau.");
    T_STR(clashes[0].by, "Quàng Thị Mỷ");
    a = look_at_agenda(&p, id);
    T_STR(a.items[0].note, "Thư ký ghi trước.");
    assert_int_equal(a.items[1].note.n, 0);
}

static void untouched_old_text_does_not_clash(void **state)
{
    struct agenda_clash *clashes = NULL;
    struct agenda_note note;
    struct agenda a;
    struct play p;
    int64_t id;
    size_t n;

    play_open(*state, &p);
    id = play_begin(&p, SESSION_REGULAR);
    a = look_at_agenda(&p, id);
    note = (struct agenda_note){ .item_id = a.items[0].id,
                                 .version = a.items[0].version,
                                 .note = S("Thư ký ghi."),
                                 .seen = agenda_seen(secretary(&p), S("")) };
    T_OK(p.w.t, agenda_write(secretary(&p), id, &note, 1, &clashes, &n));
    note.note = S("");
    T_OK(p.w.t, agenda_write(secretary(&p), id, &note, 1, &clashes, &n));
    a = look_at_agenda(&p, id);
    T_STR(a.items[0].note, "Thư ký ghi.");
}

static void book_figures_that_do_not_add_up_are_refused_with_the_line(void **state)
{
    struct session_book in = { .figures = { 10, 6, 1, 1, 1, 5, 0, 0 } };
    enum figures_fault fault;
    struct play p;

    play_open(*state, &p);
    in.id = play_schedule(&p, SESSION_REGULAR, 0);
    in.version = 1;
    T_ERR(p.w.t, E_INVALID, session_book(secretary(&p), &in, &fault)); /* no photograph */
    T_OK(p.w.t,
         session_book_keep(secretary(&p), in.id, S("so.jpg"), S("\xFF\xD8\xFF\xE0 a photograph")));
    T_ERR(p.w.t, E_INVALID, session_book(secretary(&p), &in, &fault));
    assert_int_equal(fault, FIGURES_ROLL);
    assert_non_null(strstr(p.w.t->error->message, "Số phải dự"));
    assert_non_null(strstr(p.w.t->error->message, "= 9"));
    in.figures.people_due = 9;
    T_OK(p.w.t, session_book(secretary(&p), &in, &fault));
    assert_int_equal(play_look(&p, in.id).state, SESSION_CLOSED);
    assert_true(play_look(&p, in.id).by_book);
    assert_int_equal(play_look(&p, in.id).figures.people_due, 9);
}

static void book_takes_photographs_by_their_bytes_only(void **state)
{
    struct session_book_file file;
    struct play p;
    int64_t id;

    play_open(*state, &p);
    id = play_schedule(&p, SESSION_REGULAR, 0);
    T_ERR(p.w.t, E_INVALID,
          session_book_keep(secretary(&p), id, S("so.jpg"), S("<script>no photograph</script>")));
    T_OK(p.w.t, session_book_keep(secretary(&p), id, S("so.pdf"), S("%PDF-1.7 a scan")));
    T_OK(p.w.t, session_book_load(secretary(&p), id, 0, &file));
    T_STR(file.media, "application/pdf");
    T_STR(file.bytes, "%PDF-1.7 a scan");
    T_ERR(p.w.t, E_DENIED, session_book_load(world_as(&p.w, "clerk.commune"), id, 0, &file));
}

static void another_photograph_takes_the_place_of_the_first(void **state)
{
    struct session_book_file file;
    struct session first;
    struct str name;
    struct play p;
    int64_t id;

    play_open(*state, &p);
    id = play_begin(&p, SESSION_REGULAR);
    T_OK(p.w.t, session_book_keep(secretary(&p), id, S("mờ.pdf"), S("%PDF-1.7 blurred")));
    first = play_look(&p, id);
    T_OK(p.w.t, session_book_keep(secretary(&p), id, S("rõ.pdf"), S("%PDF-1.7 clear")));
    assert_int_equal(play_look(&p, id).book_file_id, first.book_file_id);
    T_OK(p.w.t, session_book_name(secretary(&p), &first, &name));
    T_STR(name, "rõ.pdf");
    play_close(&p, id, 1); /* on the screen after all: the photograph stays with it */
    assert_false(play_look(&p, id).by_book);
    T_OK(p.w.t, session_book_load(secretary(&p), id, 0, &file));
    T_STR(file.bytes, "%PDF-1.7 clear");
    T_ERR(p.w.t, E_CONFLICT,
          session_book_keep(secretary(&p), id, S("rõ.pdf"), S("%PDF-1.7 too late")));
}

static bool last_event_tells(struct play *p, int64_t id, const char *words)
{
    struct q_event_of_noun *events;
    size_t n;

    T_OK(p->w.t,
         q_event_of_noun(p->w.db, S("session"), id, p->w.t->arena, &events, &n, p->w.t->error));
    return n && str_find(events[0].body, str_of(words), 0) != SIZE_MAX;
}

static void the_photograph_it_was_closed_with_stays_when_another_comes(void **state)
{
    struct session_book in = { .figures = { 5, 5, 0, 0, 0, 0, 0, 0 } };
    struct session_book_earlier *earlier;
    struct session_book_file file;
    enum figures_fault fault;
    struct session s;
    struct play p;
    size_t n;

    play_open(*state, &p);
    in.id = play_schedule(&p, SESSION_REGULAR, 0);
    T_OK(p.w.t, session_book_keep(secretary(&p), in.id, S("một.pdf"), S("%PDF-1.7 first")));
    in.version = play_look(&p, in.id).version;
    T_OK(p.w.t, session_book(secretary(&p), &in, &fault));
    assert_true(last_event_tells(&p, in.id, "\"file_hash\":\""));
    T_OK(p.w.t, session_reopen(secretary(&p), in.id, play_look(&p, in.id).version));
    T_OK(p.w.t, session_book_keep(secretary(&p), in.id, S("hai.pdf"), S("%PDF-1.7 second")));
    play_close(&p, in.id, 0); /* on the screen this time */
    s = play_look(&p, in.id);
    T_OK(p.w.t, session_book_earlier(secretary(&p), &s, &earlier, &n));
    assert_int_equal(n, 1);
    T_OK(p.w.t, session_book_load(secretary(&p), in.id, earlier[0].file_id, &file));
    T_STR(file.bytes, "%PDF-1.7 first");
    T_OK(p.w.t, session_book_load(secretary(&p), in.id, 0, &file));
    T_STR(file.bytes, "%PDF-1.7 second");
    T_ERR(p.w.t, E_NOT_FOUND, session_book_load(secretary(&p), in.id, 17, &file));
}

static void reopening_is_for_the_secretary_within_a_week(void **state)
{
    struct play p;
    int64_t id;

    play_open(*state, &p);
    id = play_begin(&p, SESSION_REGULAR);
    play_close(&p, id, 0);
    T_ERR(p.w.t, E_DENIED,
          session_reopen(world_as(&p.w, "notes.hamlet"), id, play_look(&p, id).version));
    T_OK(p.w.t, session_reopen(secretary(&p), id, play_look(&p, id).version));
    assert_int_equal(play_look(&p, id).state, SESSION_OPEN);
    play_close(&p, id, 0);
    p.w.now_ms += 8 * DAY_MS;
    T_ERR(p.w.t, E_CONFLICT, session_reopen(secretary(&p), id, play_look(&p, id).version));
}

static struct session_reopening ask_to_reopen(struct play *p, struct ctx *c, int64_t id)
{
    struct session s = play_look(p, id);
    struct session_reopening reopening;

    T_OK(p->w.t, session_reopening(c, &s, &reopening));
    return reopening;
}

/* The page says before the tap what the act would say after it. */
static void whether_it_can_be_reopened_is_told_with_the_reason(void **state)
{
    struct play p;
    int64_t id;

    play_open(*state, &p);
    id = play_begin(&p, SESSION_REGULAR);
    T_STR(ask_to_reopen(&p, secretary(&p), id).why, "");
    play_close(&p, id, 0);
    assert_true(ask_to_reopen(&p, secretary(&p), id).can);
    assert_false(ask_to_reopen(&p, world_as(&p.w, "notes.hamlet"), id).can);
    T_STR(ask_to_reopen(&p, world_as(&p.w, "notes.hamlet"), id).why, "");
    p.w.now_ms += 8 * DAY_MS;
    assert_false(ask_to_reopen(&p, secretary(&p), id).can);
    assert_true(str_find(ask_to_reopen(&p, secretary(&p), id).why, S("trong 7 ngày"), 0) !=
                SIZE_MAX);
}

static void withdrawn_session_comes_back(void **state)
{
    struct play p;
    int64_t id;

    play_open(*state, &p);
    id = play_schedule(&p, SESSION_REGULAR, 2);
    T_OK(p.w.t, session_withdraw(secretary(&p), id, 1));
    T_ERR(p.w.t, E_CONFLICT, session_open(secretary(&p), id, 2));
    T_OK(p.w.t, session_restore(secretary(&p), id, 2));
    assert_int_equal(play_look(&p, id).state, SESSION_SCHEDULED);
}

static size_t marked(struct play *p, int64_t id)
{
    struct q_attendance_of_session *rows;
    size_t n;

    T_OK(p->w.t, q_attendance_of_session(p->w.db, id, p->w.t->arena, &rows, &n, p->w.t->error));
    return n;
}

static void join(struct play *p, const char *name, const char *state, struct str from_on)
{
    struct ctx *c = world_as(&p->w, "admin.province");
    struct person_new in = { .name = str_of(name), .org_id = p->w.org[W_HAMLET] };
    int64_t id;

    T_OK(p->w.t, person_add(c, &in, &id));
    T_OK(p->w.t,
         person_join(world_again(&p->w, c), id, p->w.org[W_HAMLET], str_of(state), from_on));
}

static void a_changed_assembly_or_day_makes_the_roll_anew(void **state)
{
    struct session_plan in;
    struct session s;
    struct play p;
    int64_t id;

    play_open(*state, &p);
    join(&p, "Mè Thị Inh", "non_member", S("2020-01-01")); /* not on the branch's own assembly */
    join(&p, "Lò Thị Phớ", "official", S("2022-03-16"));
    id = play_begin(&p, SESSION_REGULAR);
    mark_absent(&p, id, p.w.hamlet_people[3]);
    assert_int_equal(marked(&p, id), W_HAMLET_PEOPLE - 1);
    s = play_look(&p, id);
    in = (struct session_plan){ .assembly_id = 2, /* with others who take part */
                                .kind = SESSION_REGULAR,
                                .title = s.title,
                                .planned_at = s.planned_at,
                                .places = (const struct str[]){ s.places[0].name },
                                .n_places = 1 };
    T_OK(p.w.t, session_change(secretary(&p), id, s.version, &in));
    assert_int_equal(marked(&p, id), W_HAMLET_PEOPLE);
    in.planned_at += 3 * DAY_MS;
    T_OK(p.w.t, session_change(secretary(&p), id, s.version + 1, &in));
    assert_int_equal(marked(&p, id), W_HAMLET_PEOPLE + 1);
    p.w.now_ms += 4 * DAY_MS;
    play_close(&p, id, 0);
    assert_int_equal(play_look(&p, id).figures.people_due, W_HAMLET_PEOPLE + 1);
    assert_int_equal(play_look(&p, id).figures.absent_reason, 1);
}

static void the_figures_of_a_closed_session_are_its_rows(void **state)
{
    struct play p;
    int64_t id;

    play_open(*state, &p);
    id = play_begin(&p, SESSION_REGULAR);
    join(&p, "Lò Thị Phớ", "official", S("2022-03-01")); /* entered late */
    play_close(&p, id, 0);
    assert_int_equal(play_look(&p, id).figures.people_due, W_HAMLET_PEOPLE);
    assert_int_equal(marked(&p, id), W_HAMLET_PEOPLE);
}

/* Minh stands at the second of two places, all others at the first. */
static int64_t begin_at_two_places(struct play *p)
{
    struct roll_mark minh = { .person_id = p->w.hamlet_people[3], .state = ATTENDANCE_PRESENT };
    const struct str places[] = { S("Điểm A"), S("Điểm B") };
    struct session_plan in = { .org_id = p->w.org[W_HAMLET],
                               .kind = SESSION_REGULAR,
                               .places = places,
                               .n_places = 2 };
    int64_t id;

    in.planned_at = p->w.now_ms;
    T_OK(p->w.t, session_schedule(secretary(p), &in, &id));
    T_OK(p->w.t, session_open(secretary(p), id, 1));
    minh.place_id = play_look(p, id).places[1].id;
    T_OK(p->w.t, attendance_take(secretary(p), id, &minh, 1));
    return id;
}

static enum err change_places(struct play *p, int64_t id, const struct str *places, size_t n)
{
    struct session s = play_look(p, id);
    struct session_plan in = { .kind = s.kind,
                               .title = s.title,
                               .planned_at = s.planned_at,
                               .places = places,
                               .n_places = n };

    return session_change(secretary(p), id, s.version, &in);
}

static void assert_stands_at(struct play *p, int64_t id, int64_t person_id, const char *place)
{
    struct session s = play_look(p, id);
    struct roll roll;

    T_OK(p->w.t, attendance_load(secretary(p), &s, &roll));
    for (size_t i = 0; i < roll.n; i++) {
        for (size_t k = 0; k < s.n_places && roll.rows[i].person_id == person_id; k++) {
            if (s.places[k].id == roll.rows[i].place_id) {
                assert_true(str_eq(s.places[k].name, str_of(place)));
                return;
            }
        }
    }
    fail_msg("nobody stands at %s", place);
}

static void taking_a_place_out_moves_nobody_to_another(void **state)
{
    const struct str only_b[] = { S("Điểm B") }, turned[] = { S("Điểm B"), S("Điểm A") },
                     renamed[] = { S("Nhà văn hóa"), S("Điểm A") };
    struct roll_mark marks[4];
    struct play p;
    int64_t id, b;

    play_open(*state, &p);
    id = begin_at_two_places(&p);
    T_ERR(p.w.t, E_INVALID, change_places(&p, id, only_b, 1));
    assert_non_null(strstr(p.w.t->error->message, "Điểm A"));
    p.w.t->error->message = NULL;
    T_OK(p.w.t, change_places(&p, id, turned, 2));
    assert_stands_at(&p, id, p.w.hamlet_people[3], "Điểm B");
    assert_stands_at(&p, id, p.w.hamlet_people[0], "Điểm A");
    T_OK(p.w.t, change_places(&p, id, renamed, 2));
    assert_stands_at(&p, id, p.w.hamlet_people[3], "Nhà văn hóa");
    assert_stands_at(&p, id, p.w.hamlet_people[0], "Điểm A");
    b = play_look(&p, id).places[0].id;
    for (size_t i = 0, at = 0; i < 5; i++) {
        if (i != 3)
            marks[at++] = (struct roll_mark){ p.w.hamlet_people[i], b, ATTENDANCE_PRESENT, S("") };
    }
    T_OK(p.w.t, attendance_take(secretary(&p), id, marks, 4));
    T_OK(p.w.t, change_places(&p, id, renamed, 1));
    assert_int_equal(play_look(&p, id).n_places, 1);
    assert_stands_at(&p, id, p.w.hamlet_people[0], "Nhà văn hóa");
}

static int64_t owed_remedies(struct play *p)
{
    struct remedy_list list;

    T_OK(p->w.t, remedy_list(secretary(p), p->w.org[W_HAMLET], 1, &list));
    return (int64_t)list.n;
}

static void what_a_withdrawn_session_promised_is_owed_by_nobody(void **state)
{
    struct report f;
    struct play p;
    int64_t id;

    play_open(*state, &p);
    id = play_begin(&p, SESSION_THEMATIC);
    play_promise(&p, id, "Họp muộn giờ", "Nhắc trước một giờ", (struct day){ 2022, 3, 31 });
    f = play_report(&p, p.first, "2022-03-01", "2022-03-31");
    assert_int_equal(play_figure(&f, "remedies_due"), 1);
    T_OK(p.w.t, session_withdraw(secretary(&p), id, play_look(&p, id).version));
    f = play_report(&p, p.first, "2022-03-01", "2022-03-31");
    assert_int_equal(play_figure(&f, "remedies_due"), 0);
    assert_int_equal(owed_remedies(&p), 0);
    T_OK(p.w.t, session_restore(secretary(&p), id, play_look(&p, id).version));
    assert_int_equal(owed_remedies(&p), 1);
}

static void bringing_back_counts_from_the_day_it_was_withdrawn(void **state)
{
    struct play p;
    int64_t id;

    play_open(*state, &p);
    id = play_schedule(&p, SESSION_REGULAR, 2);
    p.w.now_ms += 40 * DAY_MS;
    T_OK(p.w.t, session_withdraw(secretary(&p), id, 1));
    T_OK(p.w.t, session_restore(secretary(&p), id, 2));
    T_OK(p.w.t, session_withdraw(secretary(&p), id, 3));
    p.w.now_ms += 31 * DAY_MS;
    T_ERR(p.w.t, E_CONFLICT, session_restore(secretary(&p), id, 4));
}

/* The first campaign asks the hamlet to meet in March 2022. */
static int64_t add_due_to_meet(struct play *p)
{
    struct q_duty_add_in duty = {
        .id = ids_next(&p->w.ids),
        .campaign_id = p->first,
        .ord = 1,
        .what = S("session"),
        .words = S("Mỗi tháng sinh hoạt một buổi"),
        .rhythm = S("monthly"),
        .bound = S("in"),
        .audience = S(""),
    };
    struct q_due_add_in due = {
        .id = ids_next(&p->w.ids),
        .duty_id = duty.id,
        .org_id = p->w.org[W_HAMLET],
        .slot = S("2022-03"),
        .due_on = S("2022-03-31"),
        .work_on = S("2022-03-31"),
    };
    int64_t changed;

    T_OK(p->w.t, q_duty_add(p->w.db, &duty, p->w.t->error));
    T_OK(p->w.t, q_due_add(p->w.db, &due, &changed, p->w.t->error));
    return due.id;
}

static bool is_done(struct play *p, int64_t due_id)
{
    struct due due;

    T_OK(p->w.t, due_load(secretary(p), due_id, &due));
    return due.done_at != 0;
}

static void reopening_keeps_done_what_another_session_did(void **state)
{
    int64_t due, first, second;
    struct play p;

    play_open(*state, &p);
    due = add_due_to_meet(&p);
    first = play_begin(&p, SESSION_REGULAR);
    play_close(&p, first, 0);
    second = play_begin(&p, SESSION_THEMATIC);
    play_close(&p, second, 0);
    T_OK(p.w.t, session_reopen(secretary(&p), second, play_look(&p, second).version));
    assert_true(is_done(&p, due));
    T_OK(p.w.t, session_reopen(secretary(&p), first, play_look(&p, first).version));
    assert_false(is_done(&p, due));
}

static void nobody_closes_a_session_while_its_roll_is_being_written(void **state)
{
    const struct db_options impatient = { .busy_ms = 100 };
    struct session_close in = { .conclusion = S("Thống nhất.") };
    CLEANUP(db_rollback) struct db_tx *tx = NULL;
    struct db *other = NULL;
    struct ctx *c;
    struct play p;

    play_open(*state, &p);
    in.id = play_begin(&p, SESSION_REGULAR);
    in.version = play_look(&p, in.id).version;
    T_OK(p.w.t, db_begin(p.w.db, DB_WRITE, &tx, p.w.t->error));
    T_OK(p.w.t, attendance_take(secretary(&p), in.id, NULL, 0));
    store_open_with(p.w.t, &impatient, &other);
    c = secretary(&p);
    c->db = other;
    T_ERR(p.w.t, E_BUSY, session_close(c, &in));
}

static void member_reads_and_does_not_run(void **state)
{
    struct session s;
    struct play p;
    int64_t id;

    play_open(*state, &p);
    id = play_schedule(&p, SESSION_REGULAR, 2);
    T_OK(p.w.t, session_load(world_as(&p.w, "member.hamlet"), id, &s));
    T_ERR(p.w.t, E_DENIED, session_open(world_as(&p.w, "member.hamlet"), id, 1));
    T_ERR(p.w.t, E_DENIED, session_load(world_as(&p.w, "secretary.hill"), id, &s));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T_STORE(one_session_serves_two_campaigns),
        T_STORE(figures_count_only_closed_sessions_of_the_span),
        T_STORE(exempt_stand_outside_the_denominator),
        T_STORE(exempt_person_cannot_be_put_on_the_roll),
        T_STORE(the_same_roll_twice_is_one_roll),
        T_STORE(roll_of_a_scheduled_session_is_refused),
        T_STORE(open_remedies_stand_on_the_next_agenda_until_done),
        T_STORE(closing_freezes_what_became_of_the_remedies),
        T_STORE(agenda_comes_from_the_campaign_when_it_gives_one),
        T_STORE(a_campaign_of_another_unit_is_refused),
        T_STORE(clerk_above_gets_figures_and_no_notes),
        T_STORE(list_for_above_has_figures_and_no_titles),
        T_STORE(stale_note_shows_both_texts_and_writes_nothing),
        T_STORE(untouched_old_text_does_not_clash),
        T_STORE(book_figures_that_do_not_add_up_are_refused_with_the_line),
        T_STORE(book_takes_photographs_by_their_bytes_only),
        T_STORE(another_photograph_takes_the_place_of_the_first),
        T_STORE(the_photograph_it_was_closed_with_stays_when_another_comes),
        T_STORE(reopening_is_for_the_secretary_within_a_week),
        T_STORE(whether_it_can_be_reopened_is_told_with_the_reason),
        T_STORE(withdrawn_session_comes_back),
        T_STORE(a_changed_assembly_or_day_makes_the_roll_anew),
        T_STORE(the_figures_of_a_closed_session_are_its_rows),
        T_STORE(taking_a_place_out_moves_nobody_to_another),
        T_STORE(what_a_withdrawn_session_promised_is_owed_by_nobody),
        T_STORE(bringing_back_counts_from_the_day_it_was_withdrawn),
        T_STORE(reopening_keeps_done_what_another_session_did),
        T_STORE(nobody_closes_a_session_while_its_roll_is_being_written),
        T_STORE(member_reads_and_does_not_run),
    };

    return cmocka_run_group_tests_name("session", tests, NULL, NULL);
}
