/* SPDX-License-Identifier: Apache-2.0 */
/* amend_content_test.c - what an amendment makes of topics, papers and orders of proceedings. */
#include "base/clock.h"
#include "play/plan_play.h"
#include "work/campaign/amend.h"
#include "work/session/agenda.h"

static struct ctx *clerk(struct world *w)
{
    return world_as(w, "clerk.commune");
}

static struct ctx *secretary(struct world *w)
{
    return world_as(w, "secretary.hamlet");
}

static struct campaign_view show(struct world *w, int64_t id)
{
    struct campaign_view v;

    T_OK(w->t, campaign_show(clerk(w), id, &v));
    return v;
}

/* The sample plan, issued; an amendment of that act is being prepared. */
static int64_t begin(struct t *t, struct world *w, enum version_act act)
{
    struct amend_head head = { .act = act, .words = { S(""), S("Chỉnh nội dung") } };
    const char *field;

    world_open(t, w);
    head.campaign_id = play_issued(w);
    T_OK(t, amend_save(clerk(w), &head, &field));
    return head.campaign_id;
}

static struct amendment look(struct world *w, int64_t id)
{
    struct amendment of;

    T_OK(w->t, amend_load(clerk(w), id, &of));
    return of;
}

static void issue_it(struct world *w, int64_t id)
{
    T_OK(w->t, amend_issue(clerk(w), id, look(w, id).head.version));
}

static void save(struct world *w, const struct content *in)
{
    struct content now;
    const char *field;

    T_OK(w->t, amend_content_save(clerk(w), in, &now, &field));
}

static struct content paper(int64_t campaign_id)
{
    return (struct content){ .campaign_id = campaign_id,
                             .what = CONTENT_MATERIAL,
                             .slot = S("Tháng 3/2022"),
                             .title = S("Sổ tay nêu gương") };
}

static int64_t schedule(struct world *w, int64_t campaign_id)
{
    const struct str places[] = { S("Nhà văn hóa thôn Bản Lềm") };
    struct session_plan in = { .org_id = w->org[W_HAMLET],
                               .kind = SESSION_THEMATIC,
                               .planned_at = w->now_ms + INT64_C(11) * 3600 * 1000,
                               .places = places,
                               .n_places = 1,
                               .campaigns = &campaign_id,
                               .n_campaigns = 1 };
    int64_t id;

    T_OK(w->t, session_schedule(secretary(w), &in, &id));
    return id;
}

static struct agenda agenda_of(struct world *w, int64_t session_id)
{
    struct session s;
    struct agenda a;

    T_OK(w->t, session_load(secretary(w), session_id, &s));
    T_OK(w->t, agenda_load(secretary(w), &s, &a));
    return a;
}

static void a_topic_that_changes_is_another_and_sessions_keep_the_old_one(void **state)
{
    struct t *t = *state;
    struct agenda before, after;
    struct content in;
    struct str was;
    struct world w;
    int64_t id = begin(t, &w, VERSION_AMEND), planned, later;

    planned = schedule(&w, id);
    before = agenda_of(&w, planned);
    in = show(&w, id).topics[0].of;
    was = in.title;
    in.title = S("Nêu gương từ người đứng đầu");
    save(&w, &in);
    assert_true(str_eq(show(&w, id).topics[0].of.title, was)); /* nobody sees it yet */
    issue_it(&w, id);
    T_STR(show(&w, id).topics[0].of.title, "Nêu gương từ người đứng đầu");
    assert_int_equal(show(&w, id).n_topics, 2);
    assert_true(show(&w, id).topics[0].clause != NULL);
    after = agenda_of(&w, planned);
    assert_true(str_eq(after.topics[0].line, before.topics[0].line));
    later = schedule(&w, id);
    T_STR(agenda_of(&w, later).topics[0].line, "Nêu gương từ người đứng đầu");
    assert_int_equal(agenda_of(&w, later).n_topics, 2);
}

static void the_list_of_changes_has_the_old_beside_the_new(void **state)
{
    struct t *t = *state;
    struct campaign_view v;
    struct amendment of;
    struct content in;
    struct str was;
    struct world w;
    int64_t id = begin(t, &w, VERSION_AMEND);

    v = show(&w, id);
    in = v.topics[0].of;
    was = in.title;
    in.title = S("Nêu gương");
    in.slot = S("Quý II/2022");
    save(&w, &in);
    in = paper(id);
    save(&w, &in);
    T_OK(t, amend_content_end(clerk(&w), id, v.topics[1].of.id));
    of = look(&w, id);
    assert_int_equal(of.n_changes, 5);
    assert_int_equal(of.changes[0].what, CHANGE_TOPIC);
    assert_true(str_eq(of.changes[0].was, v.topics[1].of.title));
    assert_false(of.changes[0].is.p);
    assert_true(str_eq(of.changes[1].was, was));
    T_STR(of.changes[1].is, "Nêu gương");
    assert_int_equal(of.changes[2].what, CHANGE_TIME);
    T_STR(of.changes[2].is, "2022-Q2");
    assert_int_equal(of.changes[3].what, CHANGE_MATERIAL);
    assert_false(of.changes[3].was.p);
    issue_it(&w, id);
    v = show(&w, id);
    assert_int_equal(v.n_topics, 1);
    assert_int_equal(v.n_materials, 1);
    assert_int_equal(v.n_changes, 5);
    assert_true(str_eq(v.changes[1].was, was)); /* it stays readable */
    T_STR(v.changes[2].words, "Nêu gương");
}

static void who_meets_must_acknowledge_again(void **state)
{
    struct t *t = *state;
    struct content in;
    struct world w;
    int64_t id = begin(t, &w, VERSION_AMEND);

    in = paper(id);
    save(&w, &in);
    assert_true(look(&w, id).bound > 0);
}

static void a_correction_mends_words_binds_nobody_and_adds_nothing(void **state)
{
    struct t *t = *state;
    struct amendment of;
    struct content in;
    struct world w;
    int64_t id = begin(t, &w, VERSION_CORRECT);

    in = show(&w, id).topics[0].of;
    in.title = S("Nêu gương");
    save(&w, &in);
    of = look(&w, id);
    assert_int_equal(of.problem.n, 0);
    assert_int_equal(of.bound, 0);
    in = paper(id);
    save(&w, &in);
    assert_true(look(&w, id).problem.n > 0);
    T_ERR(t, amend_issue(clerk(&w), id, look(&w, id).head.version), E_INVALID);
}

static void what_is_prepared_is_taken_out_again(void **state)
{
    struct t *t = *state;
    struct amendment of;
    struct content in;
    struct world w;
    int64_t id = begin(t, &w, VERSION_AMEND), topic;

    in = paper(id);
    save(&w, &in);
    topic = show(&w, id).topics[0].of.id;
    T_OK(t, amend_content_end(clerk(&w), id, topic));
    of = look(&w, id);
    assert_int_equal(of.n_changes, 3);
    T_OK(t, amend_content_keep(clerk(&w), id, of.new_contents[0].id));
    T_OK(t, amend_content_keep(clerk(&w), id, topic));
    of = look(&w, id);
    assert_int_equal(of.n_changes, 0);
    save(&w, &in);
    T_OK(t, amend_drop(clerk(&w), id, look(&w, id).head.version));
    assert_int_equal(show(&w, id).n_materials, 0);
}

static void a_row_that_says_the_same_is_no_change(void **state)
{
    struct t *t = *state;
    struct content in;
    struct world w;
    int64_t id = begin(t, &w, VERSION_AMEND), was;

    in = show(&w, id).topics[0].of;
    was = in.id;
    save(&w, &in);
    assert_int_equal(look(&w, id).n_changes, 0);
    T_ERR(t, amend_issue(clerk(&w), id, look(&w, id).head.version), E_INVALID);
    in = paper(id);
    save(&w, &in);
    issue_it(&w, id);
    assert_int_equal(show(&w, id).topics[0].of.id, was);
}

static void a_paper_goes_over_to_the_topic_that_takes_the_place_of_its_own(void **state)
{
    struct t *t = *state;
    struct amend_head head = { .act = VERSION_AMEND, .words = { S(""), S("Thêm tài liệu") } };
    struct campaign_view v;
    struct content in;
    const char *field;
    struct world w;
    int64_t id = begin(t, &w, VERSION_AMEND);

    in = paper(id);
    in.topic_id = show(&w, id).topics[0].of.id;
    save(&w, &in);
    issue_it(&w, id);
    head.campaign_id = id;
    T_OK(t, amend_save(clerk(&w), &head, &field));
    in = show(&w, id).topics[0].of;
    in.title = S("Nêu gương");
    save(&w, &in);
    issue_it(&w, id);
    v = show(&w, id);
    assert_int_equal(v.materials[0].of.topic_id, v.topics[0].of.id);
    T_STR(v.materials[0].of.topic, "Nêu gương");
}

static void an_order_that_changes_is_followed_by_later_sessions_alone(void **state)
{
    struct t *t = *state;
    struct proceeding in, now;
    struct amendment of;
    const char *field;
    struct world w;
    int64_t id = begin(t, &w, VERSION_AMEND), planned, later;
    size_t steps;

    planned = schedule(&w, id);
    steps = agenda_of(&w, planned).n;
    in = show(&w, id).proceedings[0];
    in.lines = S("1. Điểm danh\n2. Kết luận");
    T_OK(t, amend_proceeding_save(clerk(&w), &in, &now, &field));
    of = look(&w, id);
    assert_int_equal(of.n_changes, 1);
    assert_int_equal(of.changes[0].what, CHANGE_PROCEEDING);
    assert_true(str_find(of.changes[0].is, S("1. Điểm danh; 2. Kết luận"), 0) != SIZE_MAX);
    issue_it(&w, id);
    later = schedule(&w, id);
    assert_int_equal(agenda_of(&w, planned).n, steps);
    assert_int_equal(agenda_of(&w, later).n, 2);
    assert_int_equal(show(&w, id).n_proceedings, 1);
}

static void an_order_ends_and_one_is_added(void **state)
{
    struct t *t = *state;
    struct proceeding now,
        in = { .kind = SESSION_CONFERENCE, .name = S("Hội nghị"), .lines = S("Khai mạc\nBế mạc") };
    const char *field;
    struct world w;
    int64_t id = begin(t, &w, VERSION_AMEND), was;

    in.campaign_id = id;
    was = show(&w, id).proceedings[0].id;
    T_OK(t, amend_proceeding_end(clerk(&w), id, was));
    T_OK(t, amend_proceeding_save(clerk(&w), &in, &now, &field));
    assert_int_equal(look(&w, id).n_changes, 2);
    T_OK(t, amend_proceeding_keep(clerk(&w), id, was));
    assert_int_equal(look(&w, id).n_changes, 1);
    T_OK(t, amend_proceeding_end(clerk(&w), id, was));
    issue_it(&w, id);
    assert_int_equal(show(&w, id).n_proceedings, 1);
    T_STR(show(&w, id).proceedings[0].name, "Hội nghị");
    T_ERR(t, amend_proceeding_end(clerk(&w), id, was), E_INVALID); /* none is being prepared */
}

static void only_who_may_issue_amends_and_nothing_twice(void **state)
{
    struct t *t = *state;
    struct content in, now;
    const char *field;
    struct world w;
    int64_t id = begin(t, &w, VERSION_AMEND);

    in = paper(id);
    T_ERR(t, amend_content_save(secretary(&w), &in, &now, &field), E_DENIED);
    in = show(&w, id).topics[0].of;
    in.title = S("Một");
    save(&w, &in);
    T_ERR(t, amend_content_save(clerk(&w), &in, &now, &field), E_CONFLICT);
    in = paper(id);
    in.slot = S("Tháng 3/2002");
    T_ERR(t, amend_content_save(clerk(&w), &in, &now, &field), E_INVALID);
    assert_string_equal(field, "slot");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T_STORE(a_topic_that_changes_is_another_and_sessions_keep_the_old_one),
        T_STORE(the_list_of_changes_has_the_old_beside_the_new),
        T_STORE(who_meets_must_acknowledge_again),
        T_STORE(a_correction_mends_words_binds_nobody_and_adds_nothing),
        T_STORE(what_is_prepared_is_taken_out_again),
        T_STORE(a_row_that_says_the_same_is_no_change),
        T_STORE(a_paper_goes_over_to_the_topic_that_takes_the_place_of_its_own),
        T_STORE(an_order_that_changes_is_followed_by_later_sessions_alone),
        T_STORE(an_order_ends_and_one_is_added),
        T_STORE(only_who_may_issue_amends_and_nothing_twice),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
