/* SPDX-License-Identifier: Apache-2.0 */
#include "viewc/expr.h"

enum { DEEPEST = 40 };

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static void skip(struct str *rest, size_t n)
{
    *rest = str_sub(*rest, n, rest->n);
}

void skip_blanks(struct str *rest)
{
    while (rest->n && is_blank(rest->p[0]))
        skip(rest, 1);
}

struct str expr_name(struct str *rest)
{
    size_t n = 0;
    struct str name;

    while (n < rest->n && (is_letter(rest->p[n]) || (n && is_digit(rest->p[n]))))
        n++;
    if (!n)
        return STR_NONE;
    name = str_sub(*rest, 0, n);
    skip(rest, n);
    return name;
}

struct str expr_word(struct str *rest)
{
    struct str word;
    size_t n = 0;
    int open = 0;

    while (n < rest->n && (open || !is_blank(rest->p[n]))) {
        open += rest->p[n] == '(' || rest->p[n] == '[';
        open -= rest->p[n] == ')' || rest->p[n] == ']';
        n++;
    }
    word = str_sub(*rest, 0, n);
    skip(rest, n);
    return word;
}

static bool take(struct str *rest, const char *token)
{
    struct str t = str_of(token);

    if (!str_starts(*rest, t))
        return false;
    skip(rest, t.n);
    return true;
}

static const char *whole(struct str *rest, int depth);

static bool take_number(struct str *rest)
{
    if (!rest->n || !is_digit(rest->p[0]))
        return false;
    while (rest->n && is_digit(rest->p[0]))
        skip(rest, 1);
    return true;
}

/* What follows a name: ->member, .member, [index]. */
static const char *members(struct str *rest, int depth)
{
    const char *trouble;

    for (;;) {
        skip_blanks(rest);
        if (take(rest, "->") || take(rest, ".")) {
            if (!expr_name(rest).p)
                return "a member's name is missing";
        } else if (take(rest, "[")) {
            trouble = whole(rest, depth + 1);
            if (trouble)
                return trouble;
            if (!take(rest, "]"))
                return "']' is missing";
        } else if (str_starts(*rest, S("("))) {
            return "a view calls no C function";
        } else if (str_starts(*rest, S("++")) || str_starts(*rest, S("--"))) {
            return "a view changes nothing";
        } else {
            return NULL;
        }
    }
}

static const char *operand(struct str *rest, int depth)
{
    const char *trouble;

    skip_blanks(rest);
    while (take(rest, "!"))
        skip_blanks(rest);
    if (take_number(rest))
        return rest->n && is_letter(rest->p[0]) ? "a number ends in a letter" : NULL;
    if (take(rest, "(")) {
        trouble = whole(rest, depth + 1);
        if (trouble)
            return trouble;
        return take(rest, ")") ? members(rest, depth) : "')' is missing";
    }
    if (expr_name(rest).p)
        return members(rest, depth);
    return rest->n ? "this is no member path" : "an expression is missing";
}

static bool take_operator(struct str *rest)
{
    static const char *const operators[] = { "&&", "||", "==", "!=", "<=", ">=", "<",
                                             ">",  "+",  "-",  "*",  "%",  "/" };

    for (size_t i = 0; i < COUNT(operators); i++)
        if (take(rest, operators[i]))
            return true;
    return false;
}

static const char *whole(struct str *rest, int depth)
{
    const char *trouble;

    if (depth > DEEPEST)
        return "the expression is nested too deeply";
    do {
        trouble = operand(rest, depth);
        if (trouble)
            return trouble;
        skip_blanks(rest);
    } while (take_operator(rest));
    if (rest->n && rest->p[0] == '=')
        return "a view assigns nothing: compare with ==";
    return NULL;
}

const char *expr_trouble(struct str s)
{
    const char *trouble = whole(&s, 0);

    if (trouble)
        return trouble;
    return s.n ? "this is no member path" : NULL;
}

static const char *literal(struct str *rest)
{
    skip(rest, 1);
    while (rest->n && rest->p[0] != '"') {
        if (rest->p[0] == '\\' || rest->p[0] == '\n')
            return "a literal has no backslash and ends on its line";
        skip(rest, 1);
    }
    return take(rest, "\"") ? NULL : "'\"' is missing";
}

const char *args_trouble(struct str s)
{
    const char *trouble;

    skip_blanks(&s);
    if (!s.n)
        return NULL;
    do {
        skip_blanks(&s);
        if (str_starts(s, S("\""))) {
            trouble = literal(&s);
        } else {
            (void)take(&s, "&");
            trouble = whole(&s, 0);
        }
        if (trouble)
            return trouble;
        skip_blanks(&s);
    } while (take(&s, ","));
    return s.n ? "',' or ')' is missing" : NULL;
}
