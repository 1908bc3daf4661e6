/* SPDX-License-Identifier: Apache-2.0 */
/* Do, undo, equal: every act that promises a way back, and the database as it was. What is left is the trail, the
 * versions that count each writing, and what a row names as a trace. */
#include "db/db.h"
#include "fault/fault.h"
#include "fault/snapshot.h"

#define TRAIL "'act', 'event', 'access_log', 'version'"

static void run(const struct undo *u, struct scene *s, const char *what,
                enum err (*act)(struct ctx *c, struct scene *s))
{
    struct error *e = s->t->error;

    if (act(world_as(s->w, u->account), s))
        fail_msg("%s fails: %s (%s)", what, e->message ? e->message : "",
                 e->detail ? e->detail : "");
    world_end(s->w);
}

/* The lines of one that the other has not. */
static void tell_lines(const char *sign, struct str of, struct str other)
{
    struct str line;

    while (str_cut(&of, '\n', &line)) {
        if (str_find(other, line, 0) == SIZE_MAX)
            print_error("  %s %.*s\n", sign, STR_ARGS(line));
    }
}

static size_t tell_changed(const struct undo *u, const struct snapshot *was,
                           const struct snapshot *now)
{
    size_t changed = 0;

    for (size_t i = 0; i < was->n; i++) {
        if (str_eq(was->tables[i].rows, now->tables[i].rows))
            continue;
        changed++;
        print_error("%s, %s: %.*s is not as it was\n", u->act, u->undo,
                    STR_ARGS(was->tables[i].name));
        tell_lines("-", was->tables[i].rows, now->tables[i].rows);
        tell_lines("+", now->tables[i].rows, was->tables[i].rows);
    }
    return changed;
}

/* Returns how many tables are not as they were. */
static size_t run_undo(struct t *t, const struct undo *u)
{
    const char *without =
        arena_printf(t->arena, "%s%s%s", TRAIL, u->leaves[0] ? ", " : "", u->leaves);
    struct snapshot untouched, between, before, after;
    struct scene s = { .t = t };
    struct snapshot_view all, equal;

    u->prepare(&s);
    world_end(s.w);
    all = snapshot_view(s.w, 0, TRAIL);
    equal = snapshot_view(s.w, 1, without);
    untouched = snapshot_take(s.w, all);
    before = snapshot_take(s.w, equal);
    run(u, &s, u->act, u->run_act);
    between = snapshot_take(s.w, all);
    if (!snapshot_changed(&untouched, &between))
        fail_msg("%s changes nothing that %s could take back", u->act, u->undo);
    if (u->look) {
        u->look(&s);
        world_end(s.w);
    }
    run(u, &s, u->undo, u->run_undo);
    after = snapshot_take(s.w, equal);
    return tell_changed(u, &before, &after);
}

static void run_table(const struct fault_table *table)
{
    size_t changed = 0;

    for (size_t i = 0; i < table->n_undos; i++) {
        void *own = NULL;

        assert_int_equal(store_setup(&own), 0);
        store_in_memory(own);
        changed += run_undo(own, &table->undos[i]);
        assert_int_equal(store_teardown(&own), 0);
    }
    assert_int_equal(changed, 0);
}

#define ALL_IS_AS_IT_WAS(noun)                             \
    static void all_of_##noun##_is_as_it_was(void **state) \
    {                                                      \
        (void)state;                                       \
        run_table(&fault_##noun);                          \
    }

ALL_IS_AS_IT_WAS(account)
ALL_IS_AS_IT_WAS(campaign)
ALL_IS_AS_IT_WAS(document)
ALL_IS_AS_IT_WAS(org)
ALL_IS_AS_IT_WAS(remedy)
ALL_IS_AS_IT_WAS(report)
ALL_IS_AS_IT_WAS(session)

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_of_account_is_as_it_was),
        cmocka_unit_test(all_of_campaign_is_as_it_was),
        cmocka_unit_test(all_of_document_is_as_it_was),
        cmocka_unit_test(all_of_org_is_as_it_was),
        cmocka_unit_test(all_of_remedy_is_as_it_was),
        cmocka_unit_test(all_of_report_is_as_it_was),
        cmocka_unit_test(all_of_session_is_as_it_was),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
