/* SPDX-License-Identifier: Apache-2.0 */
#include "base/err.h"

#include <assert.h>
#include <stdarg.h>

#include "base/arena.h"

void error_init(struct error *e, struct arena *a)
{
    assert(e);
    assert(a);
    *e = (struct error){ .code = OK, .arena = a };
}

void error_clear(struct error *e)
{
    assert(e);
    error_init(e, e->arena);
}

enum err error_set(struct error *e, enum err code, const char *format, ...)
{
    va_list ap;

    assert(e && e->arena);
    assert(format);
    assert(code != OK);
    va_start(ap, format);
    e->code = code;
    e->message = arena_vprintf(e->arena, format, ap);
    e->detail = NULL;
    e->hint = NULL;
    va_end(ap);
    return code;
}

enum err error_detail(struct error *e, enum err code, const char *message, const char *format, ...)
{
    va_list ap;

    assert(e && e->arena);
    assert(format);
    assert(code != OK);
    va_start(ap, format);
    e->code = code;
    e->message = message;
    e->detail = arena_vprintf(e->arena, format, ap);
    e->hint = NULL;
    va_end(ap);
    return code;
}

enum err error_hint(struct error *e, const char *format, ...)
{
    va_list ap;

    assert(e->code != OK);
    assert(format);
    va_start(ap, format);
    e->hint = arena_vprintf(e->arena, format, ap);
    va_end(ap);
    return e->code;
}

int err_http_status(enum err code)
{
    switch (code) {
    case OK:
        return 200;
    case E_INVALID:
        return 422;
    case E_NOT_FOUND:
        return 404;
    case E_DENIED:
        return 403;
    case E_CONFLICT:
        return 409;
    case E_TOO_LARGE:
        return 413;
    case E_BUSY:
        return 503;
    case E_INTERNAL:
        return 500;
    }
    return 500;
}

int err_exit_code(enum err code)
{
    switch (code) {
    case OK:
        return 0;
    case E_INVALID:
    case E_NOT_FOUND:
    case E_TOO_LARGE:
        return 2;
    case E_DENIED:
    case E_CONFLICT:
    case E_BUSY:
        return 3;
    case E_INTERNAL:
        return 4;
    }
    return 4;
}
