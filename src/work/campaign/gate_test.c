/* SPDX-License-Identifier: Apache-2.0 */
#include "play/plan_play.h"

static struct issue_preview look(struct world *w, struct issue *in)
{
    struct issue_preview preview;

    T_OK(w->t, issue_preview(world_as(w, "clerk.commune"), in, &preview));
    in->version = preview.campaign.version;
    return preview;
}

static const struct issue_snag *find(const struct issue_preview *v, enum snag_kind kind)
{
    for (size_t i = 0; i < v->n_snags; i++) {
        if (v->snags[i].snag.kind == kind)
            return &v->snags[i];
    }
    return NULL;
}

static void confirm_all(struct world *w, const struct issue_preview *v, struct issue *in)
{
    int64_t *keys = arena_array(w->t->arena, int64_t, v->n_snags + 1);

    for (size_t i = 0; i < v->n_snags; i++)
        keys[i] = v->snags[i].snag.key;
    in->sure = keys;
    in->n_sure = v->n_snags;
}

static void what_nobody_has_looked_at_is_not_issued(void **state)
{
    struct issue in = { .rest = SERIES_REST_NONE };
    struct issue_preview v;
    size_t units, dues;
    struct world w;

    world_open(*state, &w);
    in.campaign_id = play_draft(&w);
    v = look(&w, &in);
    assert_true(v.n_snags > 1);
    assert_int_equal(v.n_unsure, v.n_snags);
    T_ERR(w.t, E_INVALID, issue(world_as(&w, "clerk.commune"), &in, &units, &dues));
    confirm_all(&w, &v, &in);
    in.n_sure--;
    T_ERR(w.t, E_INVALID, issue(world_as(&w, "clerk.commune"), &in, &units, &dues));
    assert_non_null(strstr(w.t->error->message, "1 điểm"));
    in.n_sure++;
    T_OK(w.t, issue(world_as(&w, "clerk.commune"), &in, &units, &dues));
    assert_int_equal(units, 3);
}

static void each_point_opens_the_units_it_falls_on(void **state)
{
    struct issue in = { .rest = SERIES_REST_NONE };
    const struct issue_snag *guessed;
    struct issue_preview v;
    struct world w;

    world_open(*state, &w);
    in.campaign_id = play_draft(&w);
    v = look(&w, &in);
    guessed = find(&v, SNAG_GUESSED);
    assert_non_null(guessed);
    assert_true(guessed->duty.n > 0);
    assert_int_equal(guessed->n_units, 3);
    T_STR(guessed->units[0], "Chi bộ thôn Bản Lềm");
}

static void a_duty_that_is_mended_or_dropped_is_no_point_any_more(void **state)
{
    struct duty late = { .what = DUE_OTHER,
                         .words = S("Gửi danh sách"),
                         .audience_kind = S("board"),
                         .rule = { .rhythm = RHYTHM_ONCE,
                                   .bound = CALENDAR_BY,
                                   .due_on = { 2022, 3, 7 } } },
                now;
    struct issue in = { .rest = SERIES_REST_NONE };
    struct issue_preview v;
    const char *field;
    struct world w;

    world_open(*state, &w);
    in.campaign_id = late.campaign_id = play_draft(&w);
    T_OK(w.t, duty_save(world_as(&w, "clerk.commune"), &late, &now, &field));
    v = look(&w, &in);
    assert_non_null(find(&v, SNAG_PAST));
    assert_non_null(find(&v, SNAG_NO_ADDRESSEE));
    T_OK(w.t, duty_drop(world_as(&w, "clerk.commune"), find(&v, SNAG_PAST)->snag.duty_id, 1, true));
    v = look(&w, &in);
    assert_null(find(&v, SNAG_PAST));
    assert_null(find(&v, SNAG_NO_ADDRESSEE));
}

static void more_units_are_not_asked_about_again(void **state)
{
    struct issue in = { .rest = SERIES_REST_NONE };
    struct issue_preview v;
    size_t units, dues;
    struct world w;

    world_open(*state, &w);
    in.campaign_id = play_issued(&w);
    v = look(&w, &in);
    assert_int_equal(v.n_snags, 0);
    T_OK(w.t, issue(world_as(&w, "clerk.commune"), &in, &units, &dues));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T_STORE(what_nobody_has_looked_at_is_not_issued),
        T_STORE(each_point_opens_the_units_it_falls_on),
        T_STORE(a_duty_that_is_mended_or_dropped_is_no_point_any_more),
        T_STORE(more_units_are_not_asked_about_again),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
