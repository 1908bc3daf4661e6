/* library.h - shared libraries that are loaded when they are first needed: what most starts of the program
 * do not use is not found, relocated and initialised at each of them.
 *
 * The functions called stand in a list, LIST(X) with X(name) for each; the caller owns a struct of pointers
 * to them, made of the list and typed by the library's own header:
 *
 *     #define ZIP(X) X(zip_close) X(zip_open)
 *     struct zip { ZIP(LIBRARY_MEMBER) };
 *
 * A library stays until the process ends, and so do its pointers. */
#pragma once

#include "base/err.h"

/* NOLINTBEGIN(bugprone-macro-parentheses): the argument is a name */
#define LIBRARY_MEMBER(name) __typeof__(name) *name;
/* NOLINTEND(bugprone-macro-parentheses) */
#define LIBRARY_NAME(name) #name,

struct library {
    const char *file;         /* its soname; the functions may lie in libraries that it brings */
    const char *package;      /* of Debian, for whoever must install it */
    const char *const *names; /* as they stand in the list */
    size_t n;
};

/* table: n pointers, in the order of names. E_INTERNAL in clear words when the library or a function is
 * missing; the table is then as it was. */
NODISCARD enum err library_load(const struct library *l, void *table, struct error *e);
