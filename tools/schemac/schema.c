/* SPDX-License-Identifier: Apache-2.0 */
#include "schemac/schema.h"

#include "base/buf.h"
#include "common/sqltext.h"

static const struct {
    const char *sqlite, *pg;
} words[] = {
    { "INTEGER", "BIGINT" },
    { "REAL", "DOUBLE PRECISION" },
    { "BLOB", "BYTEA" },
    { "STRICT", "" },
};

static struct str word_for_pg(struct str word)
{
    for (size_t i = 0; i < COUNT(words); i++) {
        if (str_eq(word, str_of(words[i].sqlite)))
            return str_of(words[i].pg);
    }
    return word;
}

struct str schema_for_pg(struct arena *a, struct str sql)
{
    struct buf out = { 0 };

    for (size_t i = 0; i < sql.n;) {
        size_t end = sqltext_skip(sql, i);

        if (end != i) {
            buf_str(&out, str_sub(sql, i, end));
        } else if ((end = sqltext_word(sql, i)) != i) {
            buf_str(&out, word_for_pg(str_sub(sql, i, end)));
        } else {
            end = i + 1;
            buf_str(&out, str_sub(sql, i, end));
        }
        i = end;
    }
    return buf_take(&out, a);
}
