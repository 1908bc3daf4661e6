/* SPDX-License-Identifier: Apache-2.0 */
/* content_test.c - topics, contents, papers and orders of proceedings of a draft, by hand. */
#include "play/plan_play.h"

static struct ctx *clerk(struct world *w)
{
    return world_as(w, "clerk.commune");
}

/* The sample plan's draft; its campaign goes from March to December 2022. */
static int64_t begin(struct t *t, struct world *w)
{
    world_open(t, w);
    return play_draft(w);
}

static struct campaign_view show(struct world *w, int64_t id)
{
    struct campaign_view v;

    T_OK(w->t, campaign_show(clerk(w), id, &v));
    return v;
}

static void save(struct world *w, const struct content *in)
{
    struct content now;
    const char *field;

    T_OK(w->t, content_save(clerk(w), in, &now, &field));
}

static void refused(struct world *w, const struct content *in, const char *at)
{
    struct content now;
    const char *field = NULL;

    T_ERR(w->t, content_save(clerk(w), in, &now, &field), E_INVALID);
    assert_string_equal(field, at);
}

static struct content paper(int64_t campaign_id)
{
    return (struct content){ .campaign_id = campaign_id,
                             .what = CONTENT_MATERIAL,
                             .slot = S("Tháng 4/2022"),
                             .title = S("Trách nhiệm nêu gương của cán bộ, đảng viên"),
                             .paper = { .kind = S("Quy định"),
                                        .number = S("08"),
                                        .symbol = S("QĐi/TU"),
                                        .issuer = S("Tỉnh ủy Sơn Hà"),
                                        .issued_on = { 2022, 1, 12 } } };
}

static void a_paper_is_added_with_its_month_number_and_topic(void **state)
{
    struct t *t = *state;
    struct campaign_view v;
    struct content in;
    struct world w;
    int64_t id = begin(t, &w);

    v = show(&w, id);
    in = paper(id);
    in.topic_id = v.topics[0].of.id;
    save(&w, &in);
    v = show(&w, id);
    assert_int_equal(v.n_materials, 1);
    T_STR(v.materials[0].of.slot, "2022-04");
    T_STR(v.materials[0].of.document, "Quy định số 08-QĐi/TU ngày 12/01/2022, Tỉnh ủy Sơn Hà");
    assert_true(str_eq(v.materials[0].of.topic, v.topics[0].of.title));
    assert_int_equal(v.materials[0].of.item_id, 0);
    assert_null(v.materials[0].clause);
}

static void a_review_keeps_the_days_that_it_looks_back_on(void **state)
{
    struct t *t = *state;
    struct content in = { .what = CONTENT_REVIEW,
                          .title = S("Kiểm điểm việc thực hiện lời hứa với Nhân dân"),
                          .from = { 2021, 1, 1 },
                          .to = { 2021, 12, 31 },
                          .paper = { .number = S("9") } };
    struct campaign_view v;
    const struct content *of;
    struct world w;

    in.campaign_id = begin(t, &w);
    save(&w, &in);
    v = show(&w, in.campaign_id);
    of = &v.topics[v.n_topics - 1].of;
    assert_int_equal(of->what, CONTENT_REVIEW);
    assert_int_equal(day_cmp(of->from, in.from), 0);
    assert_int_equal(of->paper.number.n, 0); /* of papers alone */
    T_STR(content_line(clerk(&w), of),
          "Kiểm điểm việc thực hiện lời hứa với Nhân dân (từ 01/01/2021 đến 31/12/2021)");
}

static void what_was_read_stays_readable_beside_what_a_person_made_of_it(void **state)
{
    struct t *t = *state;
    struct campaign_view v;
    struct campaign campaign;
    struct content in, now;
    struct str was;
    struct world w;
    int64_t id = begin(t, &w);

    v = show(&w, id);
    in = v.topics[0].of;
    was = in.title;
    assert_false(in.mended);
    in.title = S("Nghiên cứu quy định về nêu gương");
    save(&w, &in);
    T_OK(t, content_load(clerk(&w), in.id, &now, &campaign));
    assert_true(now.mended);
    assert_true(now.item_id != 0);
    assert_true(str_find(now.quote, was, 0) != SIZE_MAX);
    T_STR(now.title, "Nghiên cứu quy định về nêu gương");
}

static void drop(struct world *w, const struct content *of, bool dropped)
{
    T_OK(w->t, content_drop(clerk(w), of->id, of->version, dropped));
}

static void what_is_left_out_can_be_brought_back(void **state)
{
    struct t *t = *state;
    struct campaign_view v;
    struct world w;
    int64_t id = begin(t, &w);

    v = show(&w, id);
    drop(&w, &v.topics[0].of, true);
    v = show(&w, id);
    assert_int_equal(v.n_topics, 2); /* behind the others */
    assert_true(v.topics[1].of.dropped);
    T_ERR(t, content_drop(clerk(&w), v.topics[1].of.id, 1, false), E_CONFLICT);
    drop(&w, &v.topics[1].of, false);
    v = show(&w, id);
    assert_false(v.topics[0].of.dropped || v.topics[1].of.dropped);
}

static void contents_stand_in_the_order_that_a_person_gives_them(void **state)
{
    struct t *t = *state;
    struct campaign_view before, after;
    struct world w;
    int64_t id = begin(t, &w);

    before = show(&w, id);
    T_OK(t, content_up(clerk(&w), before.topics[1].of.id, before.topics[1].of.version));
    after = show(&w, id);
    assert_int_equal(after.topics[0].of.id, before.topics[1].of.id);
    assert_int_equal(after.topics[1].of.id, before.topics[0].of.id);
    T_OK(t, content_up(clerk(&w), after.topics[0].of.id, after.topics[0].of.version));
    after = show(&w, id);
    assert_int_equal(after.topics[0].of.id, before.topics[1].of.id); /* none is before it */
}

/* A paper of March and two of April: only those of one time change places. */
static void a_paper_moves_within_its_month(void **state)
{
    struct t *t = *state;
    struct campaign_view v;
    struct content in;
    struct world w;
    int64_t id = begin(t, &w), first, second;

    in = paper(id);
    save(&w, &in);
    save(&w, &in);
    in.slot = S("2022-03");
    save(&w, &in);
    v = show(&w, id);
    T_STR(v.materials[0].of.slot, "2022-03");
    first = v.materials[1].of.id;
    second = v.materials[2].of.id;
    T_OK(t, content_up(clerk(&w), second, v.materials[2].of.version));
    v = show(&w, id);
    T_STR(v.materials[0].of.slot, "2022-03");
    assert_int_equal(v.materials[1].of.id, second);
    assert_int_equal(v.materials[2].of.id, first);
}

static void what_cannot_be_is_refused_at_its_field(void **state)
{
    struct t *t = *state;
    struct content in;
    struct world w;
    int64_t id = begin(t, &w);

    in = paper(id);
    in.title = S("  ");
    refused(&w, &in, "title");
    in = paper(id);
    in.slot = S("Tháng Tư");
    refused(&w, &in, "slot");
    in.slot = S("Tháng 4/2002"); /* a slip in the year */
    refused(&w, &in, "slot");
    in.slot = S("Kỳ đến hạn 10/04/2022");
    refused(&w, &in, "slot");
    in = paper(id);
    in.topic_id = id; /* no topic of this campaign */
    refused(&w, &in, "topic");
    in = (struct content){ .campaign_id = id,
                           .what = CONTENT_REVIEW,
                           .title = S("Kiểm điểm"),
                           .from = { 2022, 2, 1 },
                           .to = { 2022, 1, 1 } };
    refused(&w, &in, "to");
    in.what = 0;
    refused(&w, &in, "what");
    assert_int_equal(show(&w, id).n_topics, 2);
}

static void a_stale_content_is_a_conflict(void **state)
{
    struct t *t = *state;
    struct content in, now;
    const char *field;
    struct world w;
    int64_t id = begin(t, &w);

    in = show(&w, id).topics[0].of;
    in.title = S("Lần đầu");
    save(&w, &in);
    in.title = S("Lần sau");
    T_ERR(t, content_save(clerk(&w), &in, &now, &field), E_CONFLICT);
    T_STR(now.title, "Lần đầu");
}

static void only_the_leading_unit_writes_and_only_in_a_draft(void **state)
{
    struct t *t = *state;
    struct content in, now;
    struct campaign_view v;
    const char *field;
    struct world w;
    int64_t id;

    world_open(t, &w);
    id = play_issued(&w);
    v = show(&w, id);
    in = paper(id);
    T_ERR(t, content_save(world_as(&w, "secretary.hamlet"), &in, &now, &field), E_DENIED);
    T_ERR(t, content_save(clerk(&w), &in, &now, &field), E_INVALID);
    T_ERR(t, content_drop(clerk(&w), v.topics[0].of.id, 1, true), E_INVALID);
    T_ERR(t, content_up(clerk(&w), v.topics[1].of.id, 1), E_INVALID);
    T_ERR(t, proceeding_drop(clerk(&w), v.proceedings[0].id, 1, true), E_INVALID);
}

/* The section that the first topic was read from gets another title in the reading. */
static void mend_reading(struct world *w, const struct campaign_view *v, const struct content *of)
{
    struct review_decision in = { .act = ITEM_MEND, .values = { S("1"), S("Tên khác"), S("2") } };
    struct review_outcome outcome;
    const struct reading_item *item;
    struct review review;

    T_OK(w->t, review_load(clerk(w), v->campaign.document_id, &review));
    item = review_item(&review, of->item_id);
    assert_non_null(item);
    in.id = item->id;
    in.version = item->version;
    T_OK(w->t, review_decide(clerk(w), &in, &outcome));
}

static void a_corrected_reading_leaves_what_a_person_wrote(void **state)
{
    struct t *t = *state;
    struct campaign_view before, after;
    struct content in, mended;
    struct world w;
    int64_t id = begin(t, &w);

    before = show(&w, id);
    in = paper(id);
    in.topic_id = before.topics[0].of.id;
    save(&w, &in);
    mended = before.topics[1].of;
    mended.title = S("Do chi bộ chọn");
    save(&w, &mended);
    mend_reading(&w, &before, &before.topics[1].of);
    after = show(&w, id);
    assert_int_equal(after.n_topics, 2);
    assert_int_equal(after.topics[1].of.id, mended.id);
    T_STR(after.topics[1].of.title, "Do chi bộ chọn");
    assert_non_null(after.topics[1].clause);
    assert_int_equal(after.n_materials, 1);
    assert_int_equal(after.materials[0].of.topic_id, after.topics[0].of.id);
    mend_reading(&w, &before, &before.topics[0].of);
    assert_int_equal(show(&w, id).n_topics, 2);
}

static struct proceeding order_of(int64_t campaign_id)
{
    return (struct proceeding){
        .campaign_id = campaign_id,
        .kind = SESSION_CONFERENCE,
        .assembly = ASSEMBLY_COMMITTEE,
        .org_kind = S("commune"),
        .name = S("Hội nghị Ban Chấp hành"),
        .lines = S(
            "— Mở đầu\n1. Điểm danh\n— Nội dung\n2. Thảo luận (45 phút)\n— Kết thúc\n3. Kết luận"),
    };
}

static void an_order_of_proceedings_is_written_a_step_a_line(void **state)
{
    struct t *t = *state;
    struct proceeding in, now;
    struct campaign_view v;
    const struct proceeding *of;
    const char *field;
    struct world w;
    int64_t id = begin(t, &w);

    in = order_of(id);
    T_OK(t, proceeding_save(clerk(&w), &in, &now, &field));
    v = show(&w, id);
    assert_int_equal(v.n_proceedings, 2);
    of = &v.proceedings[1];
    assert_int_equal(of->n_steps, 3);
    T_STR(of->steps[0].part, "opening");
    T_STR(of->steps[1].words, "Thảo luận (45 phút)");
    assert_true(str_eq(of->lines, in.lines));
    in = *of;
    in.lines = S("Điểm danh\nKết luận");
    T_OK(t, proceeding_save(clerk(&w), &in, &now, &field));
    v = show(&w, id);
    assert_int_equal(v.proceedings[1].n_steps, 2);
    T_STR(v.proceedings[1].lines, "1. Điểm danh\n2. Kết luận");
    T_ERR(t, proceeding_save(clerk(&w), &in, &now, &field), E_CONFLICT);
}

static void an_order_that_was_left_out_is_followed_by_no_session(void **state)
{
    struct t *t = *state;
    struct campaign_view v;
    struct world w;
    int64_t id = begin(t, &w);

    v = show(&w, id);
    T_OK(t, proceeding_drop(clerk(&w), v.proceedings[0].id, v.proceedings[0].version, true));
    v = show(&w, id);
    assert_true(v.proceedings[0].dropped);
    assert_false(proceeding_holds(&v.proceedings[0]));
    T_OK(t, proceeding_drop(clerk(&w), v.proceedings[0].id, v.proceedings[0].version, false));
    assert_true(proceeding_holds(&show(&w, id).proceedings[0]));
}

static void an_order_without_steps_or_longer_than_a_day_is_refused(void **state)
{
    struct t *t = *state;
    struct proceeding in, now;
    const char *field;
    struct world w;
    int64_t id = begin(t, &w);

    in = order_of(id);
    in.lines = S("— Mở đầu\n\n");
    T_ERR(t, proceeding_save(clerk(&w), &in, &now, &field), E_INVALID);
    assert_string_equal(field, "lines");
    in.lines = S("1. Đọc tài liệu (400 phút)\n2. Thảo luận (100 phút)");
    T_ERR(t, proceeding_save(clerk(&w), &in, &now, &field), E_INVALID);
    assert_string_equal(field, "lines");
    in = order_of(id);
    in.name = S(" ");
    T_ERR(t, proceeding_save(clerk(&w), &in, &now, &field), E_INVALID);
    assert_string_equal(field, "name");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T_STORE(a_paper_is_added_with_its_month_number_and_topic),
        T_STORE(a_review_keeps_the_days_that_it_looks_back_on),
        T_STORE(what_was_read_stays_readable_beside_what_a_person_made_of_it),
        T_STORE(what_is_left_out_can_be_brought_back),
        T_STORE(contents_stand_in_the_order_that_a_person_gives_them),
        T_STORE(a_paper_moves_within_its_month),
        T_STORE(what_cannot_be_is_refused_at_its_field),
        T_STORE(a_stale_content_is_a_conflict),
        T_STORE(only_the_leading_unit_writes_and_only_in_a_draft),
        T_STORE(a_corrected_reading_leaves_what_a_person_wrote),
        T_STORE(an_order_of_proceedings_is_written_a_step_a_line),
        T_STORE(an_order_that_was_left_out_is_followed_by_no_session),
        T_STORE(an_order_without_steps_or_longer_than_a_day_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
