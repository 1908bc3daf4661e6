/* SPDX-License-Identifier: Apache-2.0 */
#include "web/error_page.h"

#include "base/arena.h"
#include "http/csrf.h"

enum msg error_page_title(int status, enum err code)
{
    if (status == 403 && code == E_CONFLICT)
        return M_ERROR_PAGE_OLD;
    switch (status) {
    case 400:
    case 405:
        return M_ERROR_PAGE_BAD_REQUEST;
    case 401:
        return M_ERROR_PAGE_SIGN_IN_AGAIN;
    case 403:
        return M_ERROR_PAGE_DENIED;
    case 404:
        return M_ERROR_PAGE_NOT_FOUND;
    case 409:
        return M_ERROR_PAGE_CONFLICT;
    case 413:
        return M_ERROR_PAGE_TOO_LARGE;
    case 422:
        return M_ERROR_PAGE_INVALID;
    case 503:
        return M_ERROR_PAGE_BUSY;
    default:
        return M_ERROR_PAGE_INTERNAL;
    }
}

struct str error_page_back(const struct request *rq)
{
    struct str from = request_header(rq, "Referer");
    size_t scheme = str_find(from, S("://"), 0), path;

    if (scheme == SIZE_MAX)
        return S("/");
    path = str_find(from, S("/"), scheme + 3);
    if (path == SIZE_MAX || (path + 1 < from.n && from.p[path + 1] == '/'))
        return S("/");
    return str_sub(from, path, from.n);
}

/* A day or a choice is quickly made again; a sentence is not. */
static bool is_sentence(const struct part *part)
{
    return str_find(part->value, S(" "), 0) != SIZE_MAX;
}

void error_page_keep(struct error_view *v, const struct request *rq)
{
    struct part *parts = arena_array(rq->arena, struct part, rq->n_parts + 1);

    v->sign_in = !rq->caller.signed_in;
    v->back = error_page_back(rq);
    if (rq->route->flags & ROUTE_SECRETS)
        return;
    v->parts = parts;
    v->typed = arena_array(rq->arena, struct str, rq->n_parts + 1);
    for (size_t i = 0; i < rq->n_parts; i++) {
        const struct part *part = &rq->parts[i];

        if (part->is_file) {
            v->has_file = v->has_file || part->value.n;
            continue;
        }
        if (str_eq(part->name, S("csrf")) || str_eq(part->name, S("act")))
            continue;
        parts[v->n_parts++] = *part;
        if (is_sentence(part))
            v->typed[v->n_typed++] = part->value;
    }
    /* What a stranger's page made the browser send gets no button that sends it as ours. */
    if (csrf_origin_is_ours(rq))
        v->again = request_here(rq);
}
