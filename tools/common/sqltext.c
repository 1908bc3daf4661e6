/* SPDX-License-Identifier: Apache-2.0 */
#include "common/sqltext.h"

#include <ctype.h>

size_t sqltext_skip(struct str sql, size_t i)
{
    size_t end;

    if (sql.p[i] == '\'' || sql.p[i] == '"') {
        end = str_find(sql, sql.p[i] == '"' ? S("\"") : S("'"), i + 1);
    } else if (str_starts(str_sub(sql, i, sql.n), S("--"))) {
        end = str_find(sql, S("\n"), i);
    } else if (str_starts(str_sub(sql, i, sql.n), S("/*"))) {
        end = str_find(sql, S("*/"), i + 2);
    } else {
        return i;
    }
    return end == SIZE_MAX ? sql.n : end + 1;
}

static bool is_word(char c)
{
    return isalnum((unsigned char)c) || c == '_' || c == '$';
}

size_t sqltext_word(struct str sql, size_t i)
{
    while (i < sql.n && is_word(sql.p[i]))
        i++;
    return i;
}
