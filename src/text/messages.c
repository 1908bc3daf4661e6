/* SPDX-License-Identifier: Apache-2.0 */
/* messages.c - a message by its key, with its arguments put in. */
#include "text/messages.h"

#include <assert.h>
#include <stdio.h>

#include "base/arena.h"
#include "base/buf.h"

struct str lang_code(enum lang lang)
{
    return lang == LANG_EN ? S("en") : S("vi");
}

const struct msg_arg *msg_arg_named(const struct msg_arg *args, size_t n, struct str name)
{
    assert(args || !n);
    for (size_t i = 0; i < n; i++)
        if (str_eq(str_of(args[i].name), name))
            return &args[i];
    return NULL;
}

struct str msg_pattern(enum lang lang, size_t m, const struct msg_arg *args, size_t n)
{
    const struct msg_form *form;
    const struct msg_arg *count;

    if (m >= msg_entries_count || lang > LANG_EN)
        return S("");
    form = &msg_entries[m].form[lang];
    if (!form->one.p)
        return form->other;
    count = msg_arg_named(args, n, S("n"));
    return count && count->n == 1 ? form->one : form->other;
}

bool msg_piece(struct str *rest, struct str *ret_literal, struct str *ret_arg)
{
    size_t open = str_find(*rest, S("{"), 0);
    size_t close;

    assert(rest);
    assert(ret_literal && ret_arg);
    *ret_literal = *ret_arg = STR_NONE;
    if (!rest->n)
        return false;
    if (open != 0) {
        size_t n = open == SIZE_MAX ? rest->n : open;

        *ret_literal = str_sub(*rest, 0, n);
        *rest = str_sub(*rest, n, rest->n);
        return true;
    }
    close = str_find(*rest, S("}"), 0);
    *ret_arg = str_sub(*rest, 1, close); /* msgc let no brace stay open */
    *rest = str_sub(*rest, close + 1, rest->n);
    return true;
}

struct str msg_arg_text(const struct msg_arg *arg, char room[32])
{
    int n;

    assert(room);
    if (!arg)
        return S("?");
    if (arg->text.p)
        return arg->text;
    if (day_is(arg->day))
        n = snprintf(room, 32, "%02d/%02d/%04d", arg->day.day, arg->day.month, arg->day.year);
    else
        n = snprintf(room, 32, "%lld", (long long)arg->n);
    return (struct str){ room, (size_t)n };
}

struct str msg_text(enum lang lang, enum msg m)
{
    return msg_pattern(lang, m, NULL, 0);
}

struct str msg_key(enum msg m)
{
    return m < msg_entries_count ? msg_entries[m].key : S("");
}

struct str msg_fmt(struct arena *a, enum lang lang, enum msg m, const struct msg_arg *args,
                   size_t n)
{
    CLEANUP(buf_done) struct buf out = { 0 };
    struct str rest = msg_pattern(lang, m, args, n), literal, name;
    char room[32];

    assert(a);
    while (msg_piece(&rest, &literal, &name)) {
        if (literal.p)
            buf_str(&out, literal);
        else
            buf_str(&out, msg_arg_text(msg_arg_named(args, n, name), room));
    }
    return buf_take(&out, a);
}
