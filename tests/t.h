/* t.h - what every test file needs: cmocka, an arena for each test, and T_OK. */
#pragma once

/* cmocka.h leans on the headers before it. */
/* clang-format off */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <cmocka.h>
/* clang-format on */

#include "base/arena.h"
#include "base/err.h"

/* work/ctx.h has a fail() of its own; cmocka's fail_msg leans on the one it defines. */
#undef fail
#undef fail_msg
#define fail_msg(format, ...)                              \
    do {                                                   \
        print_error("ERROR: " format "\n", ##__VA_ARGS__); \
        _fail(__FILE__, __LINE__);                         \
    } while (0)

struct t {
    struct arena *arena;
    struct error *error;
    /* Told how each outermost T_OK and T_ERR ended, e.g. to end a transaction; NULL: nobody asks. */
    void (*after)(struct t *t, enum err r);
    void *after_arg;
    int depth; /* of T_OK and T_ERR in each other's arguments */
};

static inline enum err t_ended(struct t *t, enum err r)
{
    if (--t->depth == 0 && t->after)
        t->after(t, r);
    return r;
}

static inline int t_setup(void **state)
{
    struct arena *a = arena_open(0);
    struct t *t = arena_new(a, struct t);

    t->arena = a;
    t->error = arena_new(a, struct error);
    error_init(t->error, a);
    *state = t;
    return 0;
}

static inline int t_teardown(void **state)
{
    struct t *t = *state;
    struct arena *a = t->arena;

    arena_close(&a);
    return 0;
}

#define T(name) cmocka_unit_test_setup_teardown(name, t_setup, t_teardown)

/* The call succeeds, or the test fails with the words of the error. */
#define T_OK(t, call)                                                                              \
    do {                                                                                           \
        (t)->depth++;                                                                              \
        if (t_ended((t), (call)) != OK)                                                            \
            fail_msg("%s: %s (%s)", #call, (t)->error->message ? (t)->error->message : "no words", \
                     (t)->error->detail ? (t)->error->detail : "no detail");                       \
    } while (0)

/* The call fails with exactly this outcome and has words for the person, or the database's for the
 * operator. */
#define T_ERR(t, code_, call)                                   \
    do {                                                        \
        (t)->depth++;                                           \
        assert_int_equal(t_ended((t), (call)), (code_));        \
        assert_true((t)->error->message || (t)->error->detail); \
    } while (0)

#define T_STR(s, literal)                                                       \
    do {                                                                        \
        struct str got_ = (s);                                                  \
        if (!str_eq(got_, S(literal)))                                          \
            fail_msg("expected \"%s\", got \"%.*s\"", literal, STR_ARGS(got_)); \
    } while (0)
