/* SPDX-License-Identifier: Apache-2.0 */
/* A campaign's pages, over the wire. */
#include "served.h"
#include "store/due.h"
#include "store/duty.h"

enum { MONTHS = 9 };

/* Monthly from March to November, of the hamlet. */
static void add_monthly(struct served *s)
{
    struct world *w = &s->p.w;
    struct q_duty_add_in duty = {
        .id = ids_next(&w->ids),
        .campaign_id = s->hamlet.campaign,
        .ord = 2,
        .what = S("other"),
        .words = S("Kiểm tra nguồn nước đầu bản"),
        .rhythm = S("monthly"),
        .bound = S("in"),
        .audience = S(""),
    };
    int64_t changed;

    T_OK(w->t, q_duty_add(w->db, &duty, w->t->error));
    for (int m = 0; m < MONTHS; m++) {
        struct str day = str_fmt(w->t->arena, "2022-%02d-28", m + 3);
        struct q_due_add_in due = {
            .id = ids_next(&w->ids),
            .duty_id = duty.id,
            .org_id = w->org[W_HAMLET],
            .period = str_sub(day, 0, 7),
            .due_on = day,
            .work_on = day,
        };

        T_OK(w->t, q_due_add(w->db, &due, &changed, w->t->error));
    }
}

static void a_monthly_duty_shows_its_next_date_and_folds_the_others(void **state)
{
    struct served *s = served_open(*state);
    struct client cl = served_client(s, "secretary.hamlet");
    struct reply page;
    size_t fold;

    add_monthly(s);
    page = client_get(&cl,
                      arena_printf(cl.t->arena, "/campaigns/%lld", (long long)s->hamlet.campaign));
    assert_int_equal(page.status, 200);
    fold = str_find(page.body, S("8 kỳ khác"), 0);
    assert_int_not_equal(fold, SIZE_MAX);
    assert_true(str_find(page.body, S("28/03"), 0) < fold);
    assert_true(str_find(page.body, S("28/04"), 0) > fold);
    assert_true(str_find(page.body, S("28/11"), 0) != SIZE_MAX);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T_SERVED(a_monthly_duty_shows_its_next_date_and_folds_the_others),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
