/* SPDX-License-Identifier: Apache-2.0 */
/* Every use case that writes, with each step in the database failing once: it says so, nothing is
 * half-written, and when no step fails any more it succeeds. */
#include <stdlib.h>

#include "db/db.h"
#include "fault/fault.h"
#include "fault/faulty.h"
#include "fault/snapshot.h"

/* No use case in these small worlds needs as many: one that does goes round in circles. */
enum { STEPS_MOST = 5000 };

static void assert_unchanged(const struct fault *f, int64_t n, const struct snapshot *was,
                             struct snapshot now)
{
    const struct snapshot_table *changed = snapshot_changed(was, &now);

    if (changed)
        fail_msg("%s: step %d failed and %.*s has changed", f->use_case, (int)n,
                 STR_ARGS(changed->name));
}

/* The act of one request, its commit too; what is left of a failure is for the caller to roll back. */
static enum err run_request(const struct fault *f, struct scene *s, int64_t fail_at,
                            bool *ret_fired)
{
    struct ctx *c = world_as(s->w, f->account);
    struct scene mine = *s;
    enum err r;

    faulty_arm(fail_at);
    r = f->act(c, &mine);
    if (!r)
        r = db_commit(&s->w->tx, c->error);
    *ret_fired = faulty_fired();
    faulty_arm(0);
    return r;
}

static void assert_told(const struct fault *f, int64_t n, enum err r, const struct error *e)
{
    if (r == OK)
        fail_msg("%s: step %d failed and nobody was told", f->use_case, (int)n);
    if (e->code != r || !e->detail || !strstr(e->detail, FAULTY_WORDS))
        fail_msg("%s: step %d failed, but what is told is %d %s (%s)", f->use_case, (int)n, (int)r,
                 e->message ? e->message : "without words", e->detail ? e->detail : "no detail");
}

static void run_fault(struct t *t, const struct fault *f)
{
    struct scene s = { .t = t };
    struct snapshot before;
    struct snapshot_view all;
    bool fired = true;

    f->prepare(&s);
    world_end(s.w);
    faulty_wrap(s.w->db);
    all = snapshot_view(s.w, 0, "''");
    before = snapshot_take(s.w, all);
    for (int64_t n = 1; fired; n++) {
        struct arena_mark mark = arena_mark(t->arena);
        enum err r = run_request(f, &s, n, &fired);

        if (n > STEPS_MOST)
            fail_msg("%s takes more than %d steps", f->use_case, STEPS_MOST);
        if (fired) {
            assert_told(f, n, r, t->error);
            db_rollback(&s.w->tx);
            assert_unchanged(f, n, &before, snapshot_take(s.w, all));
        } else if (r) {
            fail_msg("%s fails without a failure: %s (%s)", f->use_case,
                     t->error->message ? t->error->message : "",
                     t->error->detail ? t->error->detail : "");
        }
        error_clear(t->error);
        arena_reset_to(t->arena, mark);
    }
}

/* On PostgreSQL the first use case of a noun stands for it. */
static bool is_run_here(const struct fault_table *table, size_t i)
{
    const char *engine = getenv("NEP_TEST_ENGINE");

    return i == 0 || !engine || strcmp(engine, "pg") != 0 ||
           strcmp(table->rows[i].noun, table->rows[i - 1].noun) != 0;
}

static void run_table(const struct fault_table *table)
{
    for (size_t i = 0; i < table->n; i++) {
        void *own = NULL;

        if (!is_run_here(table, i))
            continue;
        assert_int_equal(store_setup(&own), 0);
        store_in_memory(own);
        run_fault(own, &table->rows[i]);
        assert_int_equal(store_teardown(&own), 0);
    }
}

#define NOTHING_IS_HALF_WRITTEN(noun)                             \
    static void nothing_of_##noun##_is_half_written(void **state) \
    {                                                             \
        (void)state;                                              \
        run_table(&fault_##noun);                                 \
    }

NOTHING_IS_HALF_WRITTEN(account)
NOTHING_IS_HALF_WRITTEN(campaign)
NOTHING_IS_HALF_WRITTEN(document)
NOTHING_IS_HALF_WRITTEN(org)
NOTHING_IS_HALF_WRITTEN(remedy)
NOTHING_IS_HALF_WRITTEN(report)
NOTHING_IS_HALF_WRITTEN(session)

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_of_account_is_half_written),
        cmocka_unit_test(nothing_of_campaign_is_half_written),
        cmocka_unit_test(nothing_of_document_is_half_written),
        cmocka_unit_test(nothing_of_org_is_half_written),
        cmocka_unit_test(nothing_of_remedy_is_half_written),
        cmocka_unit_test(nothing_of_report_is_half_written),
        cmocka_unit_test(nothing_of_session_is_half_written),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
