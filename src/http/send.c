/* SPDX-License-Identifier: Apache-2.0 */
/* send.c - an answer's head and bytes, compressed where that helps. */
#include <inttypes.h>
#include <libdeflate.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/clock.h"
#include "base/log.h"
#include "http/mhd__.h"
#include "http/server__.h"

/* Beyond the most, compressing would keep the lane too long. */
enum { GZIP_LEAST = 1024, GZIP_MOST = 16 * MIB, GZIP_LEVEL = 1, SLOW_READER_MS = 600 * 1000 };

static const struct {
    const char *name, *value;
} security_headers[] = {
    { "Content-Security-Policy",
      "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self' data:; "
      "script-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; "
      "frame-ancestors 'none'; base-uri 'none'" },
    { "X-Content-Type-Options", "nosniff" },
    { "Referrer-Policy", "same-origin" },
    { "Cross-Origin-Opener-Policy", "same-origin" },
    { "Cross-Origin-Resource-Policy", "same-origin" },
    { "Permissions-Policy", "camera=(self), geolocation=(), microphone=(), payment=()" },
};

/* "gzip" among the codings, and not with q=0. */
static bool takes_gzip(const struct request *rq)
{
    struct str rest = request_header(rq, "Accept-Encoding"), piece;

    while (str_cut(&rest, ',', &piece)) {
        struct str q = str_trim(piece), coding;

        if (!str_cut(&q, ';', &coding) || !str_eq(str_trim(coding), S("gzip")))
            continue;
        q = q.p ? str_trim(q) : S("");
        return !str_eq(q, S("q=0")) && !str_starts(q, S("q=0.0"));
    }
    return false;
}

static bool is_compressible(const char *type)
{
    struct str t = str_of(type);

    return !type || str_starts(t, S("text/")) || str_starts(t, S("application/json")) ||
           str_starts(t, S("image/svg"));
}

/* The library frees the body it sends, so this one comes from malloc too. It has no more room than
 * the page itself: what does not shrink is sent as it is. */
static bool compress(struct worker *w, struct buf *body)
{
    struct buf smaller = { .cap = body->n };

    if (!w->compressor)
        w->compressor = libdeflate_alloc_compressor(GZIP_LEVEL);
    if (w->compressor)
        smaller.p = malloc(smaller.cap);
    if (!smaller.p)
        return false;
    smaller.n =
        libdeflate_gzip_compress(w->compressor, body->p, body->n, smaller.p, smaller.cap - 1);
    if (smaller.n == 0) {
        buf_done(&smaller);
        return false;
    }
    smaller.p[smaller.n] = '\0';
    buf_done(body);
    *body = smaller;
    return true;
}

void send_compress(struct exchange *x, struct worker *w)
{
    struct response *rs = &x->rs;

    if (x->http->options.no_gzip || rs->fixed.p || rs->body.n < GZIP_LEAST ||
        rs->body.n > GZIP_MOST || !is_compressible(rs->type))
        return;
    response_header(rs, "Vary", S("Accept-Encoding"));
    if (takes_gzip(&x->rq) && compress(w, &rs->body))
        response_header(rs, "Content-Encoding", S("gzip"));
}

static struct MHD_Response *response_of_static(const struct exchange *x, struct str bytes)
{
    union {
        const char *in;
        void *out; /* the library never writes there, it only forgot to say const */
    } p = { .in = bytes.p };

    return x->http->mhd->MHD_create_response_from_buffer(bytes.n, p.out, MHD_RESPMEM_PERSISTENT);
}

static struct MHD_Response *response_of(struct exchange *x)
{
    struct response *rs = &x->rs;
    struct MHD_Response *m;

    if (rs->fixed.p)
        return response_of_static(x, rs->fixed);
    if (!rs->body.p)
        return response_of_static(x, S(""));
    m = x->http->mhd->MHD_create_response_from_buffer_with_free_callback(rs->body.n, rs->body.p,
                                                                         free);
    if (m)
        rs->body = (struct buf){ 0 };
    return m;
}

static const char *cache_words(const struct exchange *x)
{
    switch (x->rs.cache) {
    case CACHE_FOREVER:
        return "public, max-age=31536000, immutable";
    case CACHE_REVALIDATE:
        return "no-cache";
    case CACHE_PRIVATE:
        return x->rq.caller.signed_in ? "no-store" : "no-cache, private";
    }
    return "no-store";
}

static void add_headers(struct MHD_Response *m, const struct exchange *x)
{
    const struct response *rs = &x->rs;
    const struct mhd *mhd = x->http->mhd;

    if (rs->fixed.p || rs->status != 304)
        (void)mhd->MHD_add_response_header(m, "Content-Type",
                                           rs->type ? rs->type : "text/html; charset=utf-8");
    (void)mhd->MHD_add_response_header(m, "Cache-Control", cache_words(x));
    for (size_t i = 0; i < COUNT(security_headers); i++)
        (void)mhd->MHD_add_response_header(m, security_headers[i].name, security_headers[i].value);
    for (size_t i = 0; i < rs->n_headers; i++)
        (void)mhd->MHD_add_response_header(m, rs->headers[i].name, rs->headers[i].value.p);
    if (x->close || atomic_load_explicit(&x->http->stopping, memory_order_relaxed))
        (void)mhd->MHD_add_response_header(m, "Connection", "close");
}

int send_answer(struct exchange *x)
{
    struct MHD_Response *m = response_of(x);
    enum MHD_Result queued;

    if (!m)
        return MHD_NO;
    if (!x->rs.status)
        x->rs.status = 200;
    add_headers(m, x);
    if (x->http->options.access_log)
        log_line(LOG_DEBUG, "[%" PRId64 "] %s %.*s -> %d", x->rq.id, method_name(x->rq.method),
                 STR_ARGS(x->rq.path), x->rs.status);
    watch_deadline(x->http->watch, x->fd, clock_monotonic_ms() + SLOW_READER_MS);
    queued = x->http->mhd->MHD_queue_response(x->connection, (unsigned)x->rs.status, m);
    x->http->mhd->MHD_destroy_response(m);
    return (int)queued;
}
