/* query.h - what an answer may be narrowed by; unknown names are refused. */
#pragma once

#include "http/form.h"
#include "work/ctx.h"

struct query {
    int64_t org;    /* 0: where the person is at home */
    int64_t before; /* 0: from the latest */
};

/* E_INVALID with the words of the first fault. */
NODISCARD enum err query_read(struct ctx *c, const struct request *rq, struct query *ret);
