/* SPDX-License-Identifier: Apache-2.0 */
#include "base/buf.h"
#include "play/session_play.h"
#include "store/person.h"
#include "work/minutes/minutes.h"
#include "work/minutes/minutes__.h"
#include "work/remedy/personal.h"

#define SECRET "Bớt uống rượu ngày thường"
#define REASON "Đưa vợ đi khám"

static struct ctx *secretary(struct play *p)
{
    return world_as(&p->w, "secretary.hamlet");
}

/* Every word that a document would print. */
static struct str words_of(struct arena *a, const struct layout_doc *d)
{
    CLEANUP(buf_done) struct buf b = { 0 };

    buf_str(&b, d->title);
    for (size_t i = 0; i < d->blocks_n; i++) {
        const struct layout_block *k = &d->blocks[i];

        for (size_t j = 0; j < k->runs_n; j++) {
            buf_char(&b, '\n');
            buf_str(&b, k->runs[j].text);
        }
        for (size_t j = 0; k->table && j < k->table->rows_n; j++) {
            for (size_t n = 0; n < k->table->rows[j].n; n++) {
                buf_char(&b, '\n');
                buf_str(&b, k->table->rows[j].cells[n]);
            }
        }
    }
    return buf_take(&b, a);
}

static bool says(struct str text, const char *words)
{
    return str_find(text, str_of(words), 0) != SIZE_MAX;
}

static void play_evening(struct play *p, int64_t *ret_id)
{
    struct roll_mark mark = { .state = ATTENDANCE_ABSENT_REASON, .reason = S(REASON) };
    struct personal_promise personal = { .what = S(SECRET), .due_on = { 2022, 6, 30 } };

    *ret_id = play_begin(p, SESSION_THEMATIC);
    mark.person_id = p->w.hamlet_people[3];
    T_OK(p->w.t, attendance_take(secretary(p), *ret_id, &mark, 1));
    play_promise(p, *ret_id, "Họp bản thưa thớt", "Họp bản mỗi tháng một lần",
                 (struct day){ 2022, 4, 30 });
    personal.org_id = p->w.org[W_HAMLET];
    personal.person_id = p->w.hamlet_people[2];
    personal.session_id = *ret_id;
    T_OK(p->w.t, personal_promise(secretary(p), &personal));
}

static struct str minutes_words(struct play *p, int64_t id)
{
    struct minutes m;

    T_OK(p->w.t, minutes_load(secretary(p), id, &m));
    return words_of(p->w.t->arena, minutes__document(secretary(p), &m));
}

static void leave(struct play *p, int person)
{
    int64_t changed;

    T_OK(p->w.t, q_membership_end(p->w.db, p->w.hamlet_people[person], p->w.org[W_HAMLET],
                                  S("2022-03-10"), &changed, p->w.t->error));
    assert_int_equal(changed, 1);
}

static void minutes_stay_when_memberships_end_afterwards(void **state)
{
    struct remedy_move back = { .act = REMEDY_DO_WITHDRAW };
    struct str before, after;
    struct remedy m;
    struct play p;
    int64_t id;

    play_open(*state, &p);
    play_evening(&p, &id);
    play_close(&p, id, 6);
    before = minutes_words(&p, id);
    leave(&p, 3); /* who was absent */
    leave(&p, 5); /* the exempt one */
    back.id = play_open_remedy(&p);
    T_OK(p.w.t, remedy_load(secretary(&p), back.id, &m));
    back.version = m.version;
    T_OK(p.w.t, remedy_act(secretary(&p), &back));
    after = minutes_words(&p, id);
    assert_true(str_eq(before, after));
    T_OK(p.w.t, session_reopen(secretary(&p), id, play_look(&p, id).version));
    after = minutes_words(&p, id); /* of an open session: as things are */
    assert_false(says(after, "Lường Thị Chựa") || says(after, "Họp bản mỗi tháng"));
}

static void minutes_say_who_was_absent_and_what_was_promised(void **state)
{
    struct minutes m;
    struct str text;
    struct play p;
    int64_t id;

    play_open(*state, &p);
    play_evening(&p, &id);
    play_close(&p, id, 6);
    T_OK(p.w.t, minutes_load(secretary(&p), id, &m));
    text = words_of(p.w.t->arena, minutes__document(secretary(&p), &m));
    assert_true(says(text, "Vắng có lý do: 1 (Lường Thị Chựa)"));
    assert_true(says(text, "Số phải dự: 5; có mặt: 4, trong đó đến muộn: 0"));
    assert_true(says(text, "không tính vào số phải dự: 1"));
    assert_true(says(text, "Họp bản mỗi tháng một lần"));
    assert_true(says(text, "30/04/2022"));
    assert_true(says(text, "Chi bộ thống nhất các biện pháp đã nêu."));
    assert_true(says(text, "Chủ trì: đồng chí Lò Văn Pành"));
    assert_true(says(text, "Số ý kiến phát biểu, tham luận: 6."));
}

static void minutes_print_the_cause_that_was_typed(void **state)
{
    struct promise in = { .shortcoming = S("Học tập còn muộn"), .cause = S("Mùa nương rẫy") };
    struct minutes m;
    struct play p;
    int64_t id;

    play_open(*state, &p);
    play_evening(&p, &id);
    in.session_id = id;
    T_OK(p.w.t, remedy_promise(secretary(&p), &in));
    T_OK(p.w.t, minutes_load(secretary(&p), id, &m));
    assert_true(says(words_of(p.w.t->arena, minutes__document(secretary(&p), &m)),
                     "Học tập còn muộn (nguyên nhân: Mùa nương rẫy)"));
}

static void what_is_personal_stands_on_no_paper_agenda_or_figure(void **state)
{
    struct str minutes, pack;
    struct report f;
    struct minutes m;
    struct play p;
    int64_t id;

    play_open(*state, &p);
    play_evening(&p, &id);
    play_close(&p, id, 0);
    T_OK(p.w.t, minutes_load(secretary(&p), id, &m));
    minutes = words_of(p.w.t->arena, minutes__document(secretary(&p), &m));
    T_OK(p.w.t, minutes_load(secretary(&p), play_schedule(&p, SESSION_REGULAR, 20), &m));
    pack = words_of(p.w.t->arena, pack__document(secretary(&p), &m));
    assert_true(says(minutes, "Họp bản mỗi tháng một lần"));
    assert_true(says(pack, "Họp bản mỗi tháng một lần"));
    assert_false(says(minutes, SECRET) || says(minutes, REASON));
    assert_false(says(pack, SECRET) || says(pack, REASON));
    for (size_t i = 0; i < m.agenda.n; i++)
        assert_false(says(m.agenda.items[i].words, SECRET));
    f = play_report(&p, p.first, "2022-01-01", "2022-12-31");
    assert_int_equal(play_figure(&f, "remedies_due"), 1);
    assert_int_equal(play_figure(&f, "shortcomings"), 1);
}

static void every_look_at_the_personal_is_for_the_branch_only(void **state)
{
    struct personal_reason *reasons = NULL;
    struct personal_list list;
    struct play p;
    int64_t id;
    size_t n;

    play_open(*state, &p);
    play_evening(&p, &id);
    T_OK(p.w.t, personal_list(secretary(&p), p.w.org[W_HAMLET], 1, &list));
    assert_int_equal(list.n, 1);
    T_STR(list.rows[0].what, SECRET);
    T_OK(p.w.t, personal_reasons(secretary(&p), id, &reasons, &n));
    assert_int_equal(n, 1);
    T_STR(reasons[0].reason, REASON);
    T_ERR(p.w.t, E_DENIED,
          personal_list(world_as(&p.w, "clerk.commune"), p.w.org[W_HAMLET], 1, &list));
    T_ERR(p.w.t, E_DENIED,
          personal_list(world_as(&p.w, "member.hamlet"), p.w.org[W_HAMLET], 1, &list));
    T_ERR(p.w.t, E_DENIED, personal_reasons(world_as(&p.w, "head.commune"), id, &reasons, &n));
}

static void each_look_is_written_down_for_the_person_it_is_about(void **state)
{
    struct personal_look *looks = NULL;
    struct personal_list list;
    struct play p;
    int64_t id;
    size_t n;

    play_open(*state, &p);
    play_evening(&p, &id);
    T_OK(p.w.t, personal_looks(world_as(&p.w, "member.hamlet"), &looks, &n));
    assert_int_equal(n, 0);
    T_OK(p.w.t, personal_list(secretary(&p), p.w.org[W_HAMLET], 1, &list));
    T_OK(p.w.t, personal_looks(world_as(&p.w, "member.hamlet"), &looks, &n));
    assert_int_equal(n, 1);
    T_STR(looks[0].who, "Lò Văn Pành");
    T_OK(p.w.t, personal_looks(secretary(&p), &looks, &n));
    assert_int_equal(n, 0);
}

static void reason_goes_when_the_person_turns_out_to_be_there(void **state)
{
    struct roll_mark mark = { .state = ATTENDANCE_LATE };
    struct personal_reason *reasons = NULL;
    struct play p;
    int64_t id;
    size_t n;

    play_open(*state, &p);
    play_evening(&p, &id);
    mark.person_id = p.w.hamlet_people[3];
    T_OK(p.w.t, attendance_take(secretary(&p), id, &mark, 1));
    T_OK(p.w.t, personal_reasons(secretary(&p), id, &reasons, &n));
    assert_int_equal(n, 0);
}

static void pack_has_a_box_for_each_who_is_due(void **state)
{
    struct minutes m;
    struct str text;
    struct play p;

    play_open(*state, &p);
    T_OK(p.w.t, minutes_load(secretary(&p), play_schedule(&p, SESSION_REGULAR, 1), &m));
    text = words_of(p.w.t->arena, pack__document(secretary(&p), &m));
    assert_true(says(text, "Đèo Văn Sứng\n\xE2\x96\xA1"));
    assert_false(says(text, "Tòng Văn Ỏm"));
}

static void minutes_and_pack_come_out_as_files(void **state)
{
    struct str bytes, name;
    struct play p;
    int64_t id;

    play_open(*state, &p);
    play_evening(&p, &id);
    T_OK(p.w.t, pack_render(secretary(&p), id, &bytes, &name));
    assert_true(str_starts(bytes, S("%PDF-")));
    play_close(&p, id, 0);
    T_OK(p.w.t, minutes_render(secretary(&p), id, MINUTES_PDF, &bytes, &name));
    assert_true(str_starts(bytes, S("%PDF-")));
    T_STR(name, "Biên bản Chi bộ thôn Bản Lềm 2022-03-14.pdf");
    T_OK(p.w.t, minutes_render(secretary(&p), id, MINUTES_DOCX, &bytes, &name));
    assert_true(str_starts(bytes, S("PK")));
    T_ERR(p.w.t, E_DENIED,
          minutes_render(world_as(&p.w, "clerk.commune"), id, MINUTES_PDF, &bytes, &name));
}

static void minutes_end_when_the_session_did(void **state)
{
    struct session_close in = { .conclusion = S("Thống nhất."), .opinions = 2 };
    struct minutes m;
    struct str text;
    struct play p;

    play_open(*state, &p);
    in.id = play_begin(&p, SESSION_REGULAR);
    in.version = play_look(&p, in.id).version;
    in.secretary_id = p.w.hamlet_people[2];
    p.w.now_ms += INT64_C(14) * 3600 * 1000; /* typed in at ten in the evening */
    in.ended_at = p.w.now_ms - INT64_C(55) * 60 * 1000;
    T_OK(p.w.t, session_close(secretary(&p), &in));
    T_OK(p.w.t, minutes_load(secretary(&p), in.id, &m));
    text = words_of(p.w.t->arena, minutes__document(secretary(&p), &m));
    assert_true(says(text, "Hồi 19 giờ 00 phút, ngày 14/3/2022"));
    assert_true(says(text, "kết thúc hồi 21 giờ 05 phút, ngày 14/3/2022"));
    assert_int_equal(m.session.secretary_id, p.w.hamlet_people[2]);
}

static void minutes_name_both_chairs_and_the_day_it_was_held(void **state)
{
    struct session_close in = { .conclusion = S("Thống nhất."), .held_on = { 2022, 3, 16 } };
    struct layout_doc *d;
    struct minutes m;
    struct str text;
    struct play p;

    play_open(*state, &p);
    in.id = play_begin(&p, SESSION_REGULAR); /* planned for the 14th, written up on the 19th */
    in.version = play_look(&p, in.id).version;
    in.chairs[0] = p.w.hamlet_people[0];
    in.chairs[1] = p.w.hamlet_people[1];
    p.w.now_ms += INT64_C(5) * 24 * 3600 * 1000;
    T_OK(p.w.t, session_close(secretary(&p), &in));
    T_OK(p.w.t, minutes_load(secretary(&p), in.id, &m));
    d = minutes__document(secretary(&p), &m);
    text = words_of(p.w.t->arena, d);
    assert_true(says(text, "Đồng chủ trì: đồng chí Lò Văn Pành và đồng chí Quàng Thị Mỷ"));
    assert_true(says(text, "Thành phần dự: Toàn thể chi bộ"));
    assert_true(says(text, "Ngày 16/3/2022, tại"));
    assert_int_equal(d->day.day, 16);
    assert_int_equal(d->signers_n, 3);
    T_STR(d->signers[2].name, "Quàng Thị Mỷ");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T_STORE(minutes_stay_when_memberships_end_afterwards),
        T_STORE(minutes_say_who_was_absent_and_what_was_promised),
        T_STORE(minutes_print_the_cause_that_was_typed),
        T_STORE(what_is_personal_stands_on_no_paper_agenda_or_figure),
        T_STORE(every_look_at_the_personal_is_for_the_branch_only),
        T_STORE(each_look_is_written_down_for_the_person_it_is_about),
        T_STORE(reason_goes_when_the_person_turns_out_to_be_there),
        T_STORE(pack_has_a_box_for_each_who_is_due),
        T_STORE(minutes_end_when_the_session_did),
        T_STORE(minutes_name_both_chairs_and_the_day_it_was_held),
        T_STORE(minutes_and_pack_come_out_as_files),
    };

    return cmocka_run_group_tests_name("minutes", tests, NULL, NULL);
}
