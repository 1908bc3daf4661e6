/* SPDX-License-Identifier: Apache-2.0 */
/* draft_test.c - what the words of a plan become as duties of its campaign, and when those fall due. */
#include "play/plan_play.h"

/* The plan's duties are what stands under II. */
#define PLAN(duties)                                                                                                \
    "ĐẢNG ỦY XÃ SUỐI BÀNG\n*\nSố 31-KH/ĐU\nSuối Bàng, ngày 04 tháng 4 năm 2022\n\nKẾ HOẠCH\n" \
    "học tập chuyên đề\n-----\n\nI. MỤC ĐÍCH\nNâng cao chất lượng sinh hoạt.\n\n"               \
    "II. THỜI GIAN\n" duties                                                                                        \
    "\n\nNơi nhận:\n- Các chi bộ,\n- Lưu.\n\nT/M BAN THƯỜNG VỤ\nBÍ THƯ\n\n"                           \
    "Nguyễn Hữu Khoát\n"

static struct campaign_view draft(struct world *w, const char *plan)
{
    struct campaign_view v;
    int64_t id;

    world_open(w->t, w);
    id = play_draft_of(w, plan);
    T_OK(w->t, campaign_show(world_as(w, "clerk.commune"), id, &v));
    return v;
}

static void due_on(const struct campaign_duty *d, size_t i, int year, int month, int day)
{
    assert_true(i < d->n_dates);
    if (day_cmp(d->dates[i].due_on, (struct day){ year, month, day }))
        fail_msg("due %zu falls on %02d/%02d/%04d", i, d->dates[i].due_on.day,
                 d->dates[i].due_on.month, d->dates[i].due_on.year);
}

static void a_day_of_every_month_is_the_day_of_every_due(void **state)
{
    struct world w = { .t = *state };
    struct campaign_view v =
        draft(&w, PLAN("Các chi bộ báo cáo về Đảng ủy xã chậm nhất ngày 25 hằng tháng."));

    assert_int_equal(v.n_duties, 1);
    assert_int_equal(v.duties[0].duty.rule.day, -25);
    due_on(&v.duties[0], 0, 2022, 4, 25);
    due_on(&v.duties[0], 1, 2022, 5, 25);
    /* 25/6/2022 is a Saturday: on time is Friday */
    due_on(&v.duties[0], 2, 2022, 6, 25);
    assert_int_equal(
        day_cmp(v.duties[0].dates[2].work_on, (struct day){ .year = 2022, .month = 6, .day = 24 }),
        0);
}

static void before_a_day_of_the_next_month_counts_from_the_end_of_the_month(void **state)
{
    struct world w = { .t = *state };
    struct campaign_view v =
        draft(&w, PLAN("Hằng tháng, các chi bộ gửi báo cáo trước ngày 05 của tháng sau."));

    assert_int_equal(v.n_duties, 1);
    assert_int_equal(v.duties[0].duty.rule.bound, CALENDAR_BEFORE);
    assert_string_equal(v.duties[0].dates[0].slot, "2022-04");
    due_on(&v.duties[0], 0, 2022, 5, 5);
}

static void a_day_of_the_quarters_last_month_is_kept(void **state)
{
    struct world w = { .t = *state };
    struct campaign_view v =
        draft(&w, PLAN("Các chi bộ gửi báo cáo chậm nhất ngày 20 của tháng cuối quý."));

    assert_int_equal(v.n_duties, 1);
    assert_int_equal(v.duties[0].n_dates, 3);
    due_on(&v.duties[0], 0, 2022, 6, 20);
    due_on(&v.duties[0], 2, 2022, 12, 20);
}

static void two_days_of_every_year_are_two_duties(void **state)
{
    struct world w = { .t = *state };
    struct campaign_view v =
        draft(&w, PLAN("Các chi bộ báo cáo trước ngày 10 tháng 6 và 10 tháng 12 hằng năm."));

    assert_int_equal(v.n_duties, 2);
    due_on(&v.duties[0], 0, 2022, 6, 10);
    due_on(&v.duties[1], 0, 2022, 12, 10);
}

static void a_rhythm_and_its_window_in_one_clause_are_one_duty(void **state)
{
    struct world w = { .t = *state };
    struct campaign_view v =
        draft(&w, PLAN("Từ tháng 5/2022 đến tháng 8/2022, mỗi tháng chi bộ sinh hoạt một lần."));

    assert_int_equal(v.n_duties, 1);
    assert_int_equal(v.duties[0].duty.rule.rhythm, RHYTHM_MONTHLY);
    assert_int_equal(v.duties[0].n_dates, 4);
    due_on(&v.duties[0], 0, 2022, 5, 31);
    due_on(&v.duties[0], 3, 2022, 8, 31);
}

static void a_rhythm_named_again_with_its_day_is_the_same_duty(void **state)
{
    struct world w = { .t = *state };
    struct campaign_view v = draft(
        &w, PLAN("1. Thời gian: mỗi tháng một buổi, từ tháng 5/2022 đến hết tháng 8/2022, kết hợp "
                 "trong kỳ sinh hoạt chi bộ thường kỳ, trước ngày 10 hằng tháng."));

    assert_int_equal(v.n_duties, 1);
    assert_int_equal(v.duties[0].duty.what, DUE_SESSION);
    assert_int_equal(v.duties[0].duty.rule.rhythm, RHYTHM_MONTHLY);
    assert_int_equal(v.duties[0].n_dates, 4);
    due_on(&v.duties[0], 0, 2022, 5, 10);
    due_on(&v.duties[0], 3, 2022, 8, 10);
}

static void a_rhythm_and_a_window_of_different_things_stay_two(void **state)
{
    struct world w = { .t = *state };
    struct campaign_view v =
        draft(&w, PLAN("Từ ngày 01/5/2022 đến ngày 30/6/2022 tổ chức sinh hoạt; hằng tháng báo cáo "
                       "kết quả về Đảng ủy xã."));

    assert_int_equal(v.n_duties, 2);
}

/* The first item of a kind, as it is in the database. */
static const struct reading_item *first(const struct review *v, enum item_key key, bool doubtful)
{
    for (size_t i = 0; i < v->n; i++)
        if (v->items[i].key == key && (!doubtful || v->items[i].doubt.n))
            return &v->items[i];
    fail_msg("nothing of the kind was read");
    return NULL;
}

static void doubts_and_findings_are_said_in_the_persons_language(void **state)
{
    struct world w = { .t = *state };
    struct t *t = *state;
    struct reading_item old = { .key = ITEM_DEADLINE, .doubt = S("lịch không có ngày này") };
    const struct reading_item *item;
    struct campaign_view v = draft(&w, PLAN("Gửi báo cáo trước ngày 31/4/2022."));
    struct review r;

    T_OK(t, review_load(world_as(&w, "clerk.commune"), v.campaign.document_id, &r));
    item = first(&r, ITEM_DEADLINE, true);
    T_STR(reading_item_doubt(item, LANG_VI), "lịch không có ngày này");
    T_STR(reading_item_doubt(item, LANG_EN), "the calendar has no such day");
    item = first(&r, ITEM_CHECK, false);
    T_STR(reading_item_check(t->arena, item, LANG_VI), "Lịch không có ngày “ngày 31/4/2022”.");
    T_STR(reading_item_check(t->arena, item, LANG_EN), "The calendar has no day “ngày 31/4/2022”.");
    /* rows from before there were keys */
    T_STR(reading_item_doubt(&old, LANG_EN), "the calendar has no such day");
    old.doubt = S("lời cũ, không còn ai dùng");
    T_STR(reading_item_doubt(&old, LANG_EN), "lời cũ, không còn ai dùng");
    old = (struct reading_item){ .key = ITEM_CHECK, .label = S("Số mục “2” đánh hai lần.") };
    T_STR(reading_item_check(t->arena, &old, LANG_EN), "Số mục “2” đánh hai lần.");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T_STORE(a_day_of_every_month_is_the_day_of_every_due),
        T_STORE(before_a_day_of_the_next_month_counts_from_the_end_of_the_month),
        T_STORE(a_day_of_the_quarters_last_month_is_kept),
        T_STORE(two_days_of_every_year_are_two_duties),
        T_STORE(a_rhythm_and_its_window_in_one_clause_are_one_duty),
        T_STORE(a_rhythm_named_again_with_its_day_is_the_same_duty),
        T_STORE(a_rhythm_and_a_window_of_different_things_stay_two),
        T_STORE(doubts_and_findings_are_said_in_the_persons_language),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
