/* promise.h - what a running session has recorded, put right while it still runs: a shortcoming or a
 * remedy is mended, withdrawn, brought back. Once the session is closed its words stand.
 *
 * Each asks, holds the session until the transaction ends, and refuses who has not seen the latest
 * words: E_CONFLICT with *ret_now filled, so that a person can see both. */
#pragma once

#include "work/remedy/remedy.h"

struct shortcoming {
    int64_t id, version;
    struct str words, cause, source;
    int64_t campaign_id; /* 0: all that the session serves */
    struct str by;       /* who wrote it last, "" when nobody is known */
};

/* Of that session and not withdrawn, else E_NOT_FOUND. */
NODISCARD enum err promise_shortcoming(struct ctx *c, const struct session *s, int64_t id,
                                       struct shortcoming *ret);
NODISCARD enum err promise_remedy(struct ctx *c, const struct session *s, int64_t id,
                                  struct remedy *ret);

/* in: id, version as it was seen, and the new words. ret_now->id stays 0 when the conflict is another:
 * the session was closed or changed meanwhile. */
NODISCARD enum err promise_mend_shortcoming(struct ctx *c, int64_t session_id,
                                            const struct shortcoming *in,
                                            struct shortcoming *ret_now);
NODISCARD enum err promise_mend_remedy(struct ctx *c, int64_t session_id, const struct remedy *in,
                                       struct remedy *ret_now);

enum promise_kind { PROMISE_SHORTCOMING = 1, PROMISE_REMEDY };

struct promise_withdrawn {
    enum promise_kind kind;
    int64_t id, version;
    struct str words;
};
NODISCARD enum err promise_withdrawn(struct ctx *c, const struct session *s,
                                     struct promise_withdrawn **ret, size_t *ret_n);

/* A shortcoming takes all that is open against it along, both ways; one with a remedy that was done
 * stays. */
struct promise_move {
    int64_t session_id, id, version;
    enum promise_kind kind;
};
NODISCARD enum err promise_withdraw(struct ctx *c, const struct promise_move *in);
NODISCARD enum err promise_restore(struct ctx *c, const struct promise_move *in);
