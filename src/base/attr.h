/* attr.h - the compiler attributes we use, under names of our own. */
#pragma once

#include <stddef.h>

#define NODISCARD    __attribute__((warn_unused_result))
#define PRINTF(f, a) __attribute__((format(printf, f, a)))
#define CLEANUP(fn)  __attribute__((cleanup(fn)))
#define NEVER_NULL   __attribute__((returns_nonnull))
#define FALLTHROUGH  __attribute__((fallthrough))
#define UNUSED       __attribute__((unused))
#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* Gives a CLEANUP variable's resource away: its cleanup then finds NULL. */
#define TAKE(p)                    \
    (__extension__({               \
        __typeof__(p) take_ = (p); \
        (p) = NULL;                \
        take_;                     \
    }))
