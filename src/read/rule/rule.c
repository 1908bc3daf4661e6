/* SPDX-License-Identifier: Apache-2.0 */
#include "read/rule/rule.h"

#include <assert.h>

#include "base/arena.h"

struct reading_field rule_field(const struct sheet *s, size_t from, size_t to)
{
    assert(s);
    return (struct reading_field){ sheet_text(s, from, to), sheet_span(s, from, to), DOUBT_NONE };
}

struct reading_check rule_finding(struct arena *a, const char *name, struct span span,
                                  enum msg words, const struct str args[CHECK_ARGS])
{
    struct reading_check c = { .rule = str_of(name), .message_key = msg_key(words), .span = span };

    assert(name);
    for (size_t i = 0; i < CHECK_ARGS; i++)
        c.args[i] = args[i];
    c.message = reading_check_words(a, LANG_VI, c.message_key, c.args);
    return c;
}

void rule_check(struct sheet *s, struct reading *r, const char *name, struct span span,
                enum msg words, const struct str args[CHECK_ARGS])
{
    assert(s && r && name);
    if (r->n_checks < RULE_MOST)
        *ARENA_PUSH(s->out, r->checks, r->n_checks, r->cap_checks) =
            rule_finding(s->out, name, span, words, args);
}
