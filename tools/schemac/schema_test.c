/* SPDX-License-Identifier: Apache-2.0 */
#include "schemac/schema.h"
#include "t.h"

static void expect(struct t *t, const char *sqlite, const char *pg)
{
    struct str got = schema_for_pg(t->arena, str_of(sqlite));

    if (!str_eq(got, str_of(pg)))
        fail_msg("expected \"%s\", got \"%.*s\"", pg, STR_ARGS(got));
}

static void words_of_the_schema_become_those_of_pg(void **state)
{
    static const struct {
        const char *sqlite, *pg;
    } cases[] = {
        { "CREATE TABLE a (n INTEGER NOT NULL, b BLOB, r REAL, t TEXT) STRICT;",
          "CREATE TABLE a (n BIGINT NOT NULL, b BYTEA, r DOUBLE PRECISION, t TEXT) ;" },
        { "ALTER TABLE a ADD COLUMN n INTEGER", "ALTER TABLE a ADD COLUMN n BIGINT" },
        { "", "" },
    };
    struct t *t = *state;

    for (size_t i = 0; i < COUNT(cases); i++)
        expect(t, cases[i].sqlite, cases[i].pg);
}

static void parts_of_words_strings_and_comments_stay(void **state)
{
    static const char *const same[] = {
        "INTEGERS BLOB_id a_STRICT",    "VALUES ('INTEGER', 'it''s a BLOB; STRICT') -- INTEGER\n",
        "/* STRICT */ SELECT \"BLOB\"", "-- INTEGER without an end",
        "'BLOB without an end",
    };
    struct t *t = *state;

    for (size_t i = 0; i < COUNT(same); i++)
        expect(t, same[i], same[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T(words_of_the_schema_become_those_of_pg),
        T(parts_of_words_strings_and_comments_stay),
    };

    return cmocka_run_group_tests_name("schemac", tests, NULL, NULL);
}
