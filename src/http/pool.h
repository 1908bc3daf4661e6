/* pool.h - a queue of requests and the threads that take them, several at once if they like. */
#pragma once

#include <stdbool.h>

#include "base/err.h"

struct arena;
struct exchange;
struct worker;

/* Gets a chain of up to `batch` exchanges and gives each to its next place. */
typedef void pool_work(struct exchange *first, struct worker *w);

struct pool_options {
    unsigned threads, queue_max, batch;
    pool_work *work;
};

struct pool;

/* workers: one a thread, with their lanes open. */
NODISCARD enum err pool_start(struct arena *a, const struct pool_options *options,
                              struct worker *workers, struct pool **ret, struct error *e);
/* False when the queue is full or the pool is stopping. */
bool pool_push(struct pool *p, struct exchange *x);
/* How many no thread has taken yet. */
unsigned pool_waiting(struct pool *p);
/* Finishes what is queued and ends the threads; from then on nothing is taken. NULL is fine. */
void pool_stop(struct pool *p);
/* Stops it and gives it back: when nobody can push any more. */
void pool_close(struct pool **p);
