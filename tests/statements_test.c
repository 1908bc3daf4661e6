/* SPDX-License-Identifier: Apache-2.0 */
/* Every statement of store/, as the engine itself understands it, beside what its .sql declares. */
#include <string.h>

#include "store.h"
#include "store/statements.h"

static bool same_columns(const struct db_stmt *stmt, const struct db_shape *shape)
{
    static const char *const types[] = { "int64", "text", "blob", "real" };
    bool same = true;

    for (unsigned i = 0; i < shape->n_out; i++) {
        const struct db_field *f = &stmt->out[i];

        if (strcmp(f->name, shape->names[i]) != 0) {
            print_error("%s: column %u is %s, declared %s\n", stmt->name, i + 1, shape->names[i],
                        f->name);
            same = false;
        }
        if (shape->types[i] != -1 && shape->types[i] != (int)f->type) {
            print_error("%s: column %s is %s, declared %s\n", stmt->name, f->name,
                        shape->types[i] < 0 ? "of another type (a sum needs CAST AS BIGINT)"
                                            : types[shape->types[i]],
                        types[f->type]);
            same = false;
        }
    }
    return same;
}

static bool same(struct t *t, struct db *db, const struct db_stmt *stmt)
{
    struct db_shape shape = { 0 };

    if (db_describe(db, stmt, t->arena, &shape, t->error) != OK) {
        print_error("%s does not prepare: %s\n", stmt->name, t->error->detail);
        return false;
    }
    if (shape.n_in != stmt->n_in || shape.n_out != stmt->n_out) {
        print_error("%s has %u parameters and %u columns, declared %u and %u\n", stmt->name,
                    shape.n_in, shape.n_out, stmt->n_in, stmt->n_out);
        return false;
    }
    return same_columns(stmt, &shape);
}

static void every_statement_is_what_it_declares(void **state)
{
    struct t *t = *state;
    struct db *db = NULL;
    size_t wrong = 0;

    store_open(t, &db);
    assert_true(statements_n > 0);
    for (size_t i = 0; i < statements_n; i++)
        wrong += !same(t, db, statements[i]);
    assert_int_equal(wrong, 0);
}

/* The test above would be worth nothing if it could not see a difference. */
static void a_wrong_declaration_is_seen(void **state)
{
    static const struct db_field as_text[] = { { "id", DB_TEXT, false, 0 } };
    static const struct db_field other_name[] = { { "number", DB_INT64, false, 0 } };
    struct db_stmt stmt = { .name = "wrong", .sql = "SELECT id FROM org", .n_out = 1 };
    struct t *t = *state;
    struct db *db = NULL;

    store_open(t, &db);
    stmt.index = DB_OWN_STATEMENTS + (unsigned)statements_n;
    stmt.out = as_text;
    assert_false(same(t, db, &stmt));
    stmt.out = other_name;
    assert_false(same(t, db, &stmt));
    stmt.n_out = 0;
    assert_false(same(t, db, &stmt));
}

static void slots_are_unique(void **state)
{
    (void)state;
    for (size_t i = 0; i < statements_n; i++)
        assert_int_equal(statements[i]->index, DB_OWN_STATEMENTS + i);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T_STORE(every_statement_is_what_it_declares),
        T_STORE(a_wrong_declaration_is_seen),
        T_STORE(slots_are_unique),
    };

    return cmocka_run_group_tests_name("statements", tests, NULL, NULL);
}
