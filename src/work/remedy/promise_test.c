/* SPDX-License-Identifier: Apache-2.0 */
#include "play/session_play.h"
#include "work/remedy/promise.h"

static struct ctx *secretary(struct play *p)
{
    return world_as(&p->w, "secretary.hamlet");
}

/* An open session with one shortcoming and one remedy. */
static struct session begin(struct play *p, struct promised **ret)
{
    int64_t id = play_begin(p, SESSION_THEMATIC);
    struct session s;
    size_t n;

    play_promise(p, id, "Họp bản thưa thớt", "Họp bản mỗi tháng một lần",
                 (struct day){ 2022, 4, 30 });
    s = play_look(p, id);
    T_OK(p->w.t, remedy_promised(secretary(p), &s, ret, &n));
    assert_int_equal(n, 1);
    return s;
}

static struct session_figures figures(struct play *p, const struct session *s)
{
    struct session_figures f;

    T_OK(p->w.t, session_closing_figures(secretary(p), s, &f));
    return f;
}

static struct promise_move of_shortcoming(const struct session *s, const struct promised *p)
{
    return (struct promise_move){ s->id, p->id, p->version, PROMISE_SHORTCOMING };
}

static void what_was_promised_is_mended_while_the_session_is_open(void **state)
{
    struct shortcoming words, now;
    struct promised *promised;
    struct remedy m, seen;
    struct session s;
    struct play p;
    size_t n;

    play_open(*state, &p);
    s = begin(&p, &promised);
    m = promised[0].remedies[0];
    m.what = S("Họp bản vào ngày 5 hằng tháng");
    m.due_on = (struct day){ 2022, 5, 31 };
    T_OK(p.w.t, promise_mend_remedy(secretary(&p), s.id, &m, &seen));
    words = (struct shortcoming){ .id = promised[0].id,
                                  .version = promised[0].version,
                                  .words = S("Họp bản chưa đều"),
                                  .cause = S("Mùa nương rẫy"),
                                  .source = S("opinion"),
                                  .campaign_id = p.first };
    T_OK(p.w.t, promise_mend_shortcoming(secretary(&p), s.id, &words, &now));
    T_OK(p.w.t, remedy_promised(secretary(&p), &s, &promised, &n));
    T_STR(promised[0].words, "Họp bản chưa đều");
    T_STR(promised[0].cause, "Mùa nương rẫy");
    T_STR(promised[0].remedies[0].line, "Họp bản vào ngày 5 hằng tháng – Chi ủy – hạn 31/05/2022");
}

static void a_stale_change_is_refused_with_what_stands_there_now(void **state)
{
    struct shortcoming words = { .words = S("Họp bản chưa đều") }, other;
    struct promised *promised;
    struct remedy m, now;
    struct session s;
    struct play p;

    play_open(*state, &p);
    s = begin(&p, &promised);
    m = promised[0].remedies[0];
    m.who = S("Trưởng bản");
    T_OK(p.w.t, promise_mend_remedy(world_as(&p.w, "notes.hamlet"), s.id, &m, &now));
    m.who = S("Đồng chí phó bí thư");
    T_ERR(p.w.t, E_CONFLICT, promise_mend_remedy(secretary(&p), s.id, &m, &now));
    T_STR(now.who, "Trưởng bản");
    assert_true(now.version > m.version);
    assert_true(now.by.n > 0);
    words.id = promised[0].id;
    words.version = promised[0].version;
    T_OK(p.w.t, promise_mend_shortcoming(secretary(&p), s.id, &words, &other));
    T_ERR(p.w.t, E_CONFLICT, promise_mend_shortcoming(secretary(&p), s.id, &words, &other));
    T_STR(other.words, "Họp bản chưa đều");
}

static void mended_words_need_what_new_ones_need(void **state)
{
    struct shortcoming words = { .words = S("  ") }, now;
    struct promised *promised;
    struct remedy m, seen;
    struct session s;
    struct play p;

    play_open(*state, &p);
    s = begin(&p, &promised);
    m = promised[0].remedies[0];
    m.due_on = (struct day){ 2022, 3, 1 }; /* before the session */
    T_ERR(p.w.t, E_INVALID, promise_mend_remedy(secretary(&p), s.id, &m, &seen));
    m = promised[0].remedies[0];
    m.who = S("");
    T_ERR(p.w.t, E_INVALID, promise_mend_remedy(secretary(&p), s.id, &m, &seen));
    words.id = promised[0].id;
    words.version = promised[0].version;
    T_ERR(p.w.t, E_INVALID, promise_mend_shortcoming(secretary(&p), s.id, &words, &now));
    words.words = S("Họp bản chưa đều");
    words.campaign_id = p.foreign;
    T_ERR(p.w.t, E_INVALID, promise_mend_shortcoming(secretary(&p), s.id, &words, &now));
}

static void what_is_withdrawn_counts_nowhere_and_comes_back(void **state)
{
    struct promise_withdrawn *withdrawn;
    struct promise_move remedy, shortcoming;
    struct promised *promised;
    struct session s;
    struct play p;
    size_t n;

    play_open(*state, &p);
    s = begin(&p, &promised);
    shortcoming = of_shortcoming(&s, &promised[0]);
    remedy = (struct promise_move){ s.id, promised[0].remedies[0].id, 1, PROMISE_REMEDY };
    T_OK(p.w.t, promise_withdraw(secretary(&p), &remedy));
    assert_int_equal(figures(&p, &s).remedies, 0);
    assert_int_equal(figures(&p, &s).shortcomings, 1);
    T_ERR(p.w.t, E_CONFLICT, promise_withdraw(secretary(&p), &remedy));
    remedy.version = 2;
    T_OK(p.w.t, promise_restore(secretary(&p), &remedy));
    assert_int_equal(figures(&p, &s).remedies, 1);

    T_OK(p.w.t, promise_withdraw(secretary(&p), &shortcoming));
    assert_int_equal(figures(&p, &s).remedies, 0);
    assert_int_equal(figures(&p, &s).shortcomings, 0);
    T_OK(p.w.t, remedy_promised(secretary(&p), &s, &promised, &n));
    assert_int_equal(n, 0);
    T_OK(p.w.t, promise_withdrawn(secretary(&p), &s, &withdrawn, &n));
    assert_int_equal(n, 1); /* the remedy goes with it */
    assert_int_equal(withdrawn[0].kind, PROMISE_SHORTCOMING);
    shortcoming.version = withdrawn[0].version;
    T_OK(p.w.t, promise_restore(secretary(&p), &shortcoming));
    T_OK(p.w.t, remedy_promised(secretary(&p), &s, &promised, &n));
    assert_int_equal(promised[0].n, 1);
}

static void a_shortcoming_with_something_done_stays(void **state)
{
    struct promise_move shortcoming;
    struct remedy_move done = { .act = REMEDY_DO_DONE };
    struct promised *promised;
    struct remedy now;
    struct session s;
    struct play p;

    play_open(*state, &p);
    s = begin(&p, &promised);
    done.id = promised[0].remedies[0].id;
    done.version = 1;
    T_OK(p.w.t, remedy_act(secretary(&p), &done));
    shortcoming = of_shortcoming(&s, &promised[0]);
    T_ERR(p.w.t, E_CONFLICT, promise_withdraw(secretary(&p), &shortcoming));
    T_ERR(p.w.t, E_CONFLICT,
          promise_mend_remedy(secretary(&p), s.id, &promised[0].remedies[0], &now));
}

static void a_closed_session_keeps_its_words(void **state)
{
    struct promise_move shortcoming;
    struct promised *promised;
    struct remedy now;
    struct session s;
    struct play p;

    play_open(*state, &p);
    s = begin(&p, &promised);
    play_close(&p, s.id, 1);
    shortcoming = of_shortcoming(&s, &promised[0]);
    T_ERR(p.w.t, E_CONFLICT, promise_withdraw(secretary(&p), &shortcoming));
    T_ERR(p.w.t, E_CONFLICT,
          promise_mend_remedy(secretary(&p), s.id, &promised[0].remedies[0], &now));
    assert_int_equal(now.id, 0); /* not another text: another state */
}

static void another_session_s_promise_is_not_found(void **state)
{
    struct promise_move shortcoming;
    struct promised *promised;
    struct remedy now;
    struct session s;
    struct play p;
    int64_t other;

    play_open(*state, &p);
    s = begin(&p, &promised);
    other = play_begin(&p, SESSION_REGULAR);
    shortcoming = of_shortcoming(&s, &promised[0]);
    shortcoming.session_id = other;
    T_ERR(p.w.t, E_NOT_FOUND, promise_withdraw(secretary(&p), &shortcoming));
    T_ERR(p.w.t, E_NOT_FOUND,
          promise_mend_remedy(secretary(&p), other, &promised[0].remedies[0], &now));
    T_ERR(p.w.t, E_DENIED,
          promise_mend_remedy(world_as(&p.w, "secretary.other_hamlet"), s.id,
                              &promised[0].remedies[0], &now));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T_STORE(what_was_promised_is_mended_while_the_session_is_open),
        T_STORE(a_stale_change_is_refused_with_what_stands_there_now),
        T_STORE(mended_words_need_what_new_ones_need),
        T_STORE(what_is_withdrawn_counts_nowhere_and_comes_back),
        T_STORE(a_shortcoming_with_something_done_stays),
        T_STORE(a_closed_session_keeps_its_words),
        T_STORE(another_session_s_promise_is_not_found),
    };

    return cmocka_run_group_tests_name("promise", tests, NULL, NULL);
}
