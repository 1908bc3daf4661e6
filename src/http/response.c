/* SPDX-License-Identifier: Apache-2.0 */
#include "http/response.h"

#include <assert.h>
#include <stdarg.h>
#include <string.h>

#include "base/arena.h"
#include "http/cookie.h"
#include "http/request.h"
#include "http/url.h"

void response_reset(struct response *rs)
{
    struct arena *a = rs->arena;

    buf_done(&rs->body);
    *rs = (struct response){ .arena = a };
}

void response_header(struct response *rs, const char *name, struct str value)
{
    assert(rs && rs->arena);
    assert(name && value.p);
    assert(rs->n_headers < RESPONSE_HEADERS);
    rs->headers[rs->n_headers++] = (struct response_header){ name, arena_str(rs->arena, value) };
}

enum err respond_redirect(struct response *rs, const char *format, ...)
{
    va_list ap;

    assert(rs && rs->arena);
    assert(format);
    va_start(ap, format);
    rs->status = 303;
    response_header(rs, "Location", str_of(arena_vprintf(rs->arena, format, ap)));
    va_end(ap);
    return OK;
}

enum err respond_text(struct response *rs, int status, struct str text)
{
    assert(rs);
    assert(status >= 200 && status < 600);
    rs->status = status;
    rs->type = "text/plain; charset=utf-8";
    buf_clear(&rs->body);
    buf_str(&rs->body, text);
    return OK;
}

enum err respond_json(struct response *rs, int status)
{
    assert(rs);
    assert(status >= 200 && status < 600);
    rs->status = status;
    rs->type = "application/json";
    return OK;
}

/* RFC 6266: a plain name for old readers, the real one beside it. */
static enum err respond_file(struct response *rs, const char *how, const char *type,
                             struct str filename, struct str bytes)
{
    struct buf b = { 0 };
    size_t dot = filename.n;

    assert(rs);
    assert(type);
    while (dot && filename.p[dot - 1] != '.')
        dot--;
    buf_fmt(&b, "%s; filename=\"nep", how);
    if (dot > 1 && filename.n - dot <= 5) {
        buf_char(&b, '.');
        url_encode(&b, str_sub(filename, dot, filename.n));
    }
    buf_lit(&b, "\"; filename*=UTF-8''");
    url_encode(&b, filename);
    response_header(rs, "Content-Disposition", buf_take(&b, rs->arena));
    rs->type = type;
    buf_clear(&rs->body);
    buf_str(&rs->body, bytes);
    return OK;
}

enum err respond_download(struct response *rs, const char *type, struct str filename,
                          struct str bytes)
{
    return respond_file(rs, "attachment", type, filename, bytes);
}

enum err respond_inline(struct response *rs, const char *type, struct str filename,
                        struct str bytes)
{
    return respond_file(rs, "inline", type, filename, bytes);
}

enum err respond_upload(struct response *rs, const char *type, struct str filename,
                        struct str bytes)
{
    bool is_image = strcmp(type, "image/jpeg") == 0 || strcmp(type, "image/png") == 0;

    /* Beside the policy of every answer: both hold. */
    response_header(rs, "Content-Security-Policy", S("sandbox"));
    return respond_file(rs, is_image ? "inline" : "attachment", type, filename, bytes);
}

void response_set_login(struct response *rs, const struct request *rq, struct str token,
                        int64_t seconds)
{
    response_header(
        rs, "Set-Cookie",
        cookie_set(rs->arena, request_login_cookie(rq), token, !request_is_exposed(rq), seconds));
}

void response_took(struct response *rs, const struct request *rq, struct str act)
{
    assert(act.n);
    response_header(rs, "Set-Cookie",
                    str_fmt(rs->arena, "nep-took-%.*s=1; Path=/; SameSite=Strict; Max-Age=600%s",
                            STR_ARGS(act), request_is_exposed(rq) ? "" : "; Secure"));
}

void response_clear_login(struct response *rs, const struct request *rq)
{
    response_set_login(rs, rq, S(""), -1);
}
