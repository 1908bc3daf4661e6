/* SPDX-License-Identifier: Apache-2.0 */
#include "http/pool.h"

#include <assert.h>
#include <string.h>

#include "http/server__.h"

struct pool {
    struct pool_options options;
    pthread_mutex_t lock;
    pthread_cond_t more;
    struct exchange *first, *last;
    unsigned waiting;
    bool stopping;
    struct pool_thread {
        struct pool *pool;
        struct worker *worker;
        pthread_t id;
    } * threads;
    unsigned started;
};

/* Waits for work; NULL when the pool stops and the queue is empty. */
static struct exchange *take(struct pool *p)
{
    struct exchange *chain, *end;

    (void)pthread_mutex_lock(&p->lock);
    while (!p->first && !p->stopping)
        (void)pthread_cond_wait(&p->more, &p->lock);
    chain = end = p->first;
    for (unsigned n = 1; chain && n < p->options.batch && end->next; n++)
        end = end->next;
    if (chain) {
        p->first = end->next;
        end->next = NULL;
        if (!p->first)
            p->last = NULL;
        for (struct exchange *x = chain; x; x = x->next)
            p->waiting--;
    }
    (void)pthread_mutex_unlock(&p->lock);
    return chain;
}

static void *thread_main(void *arg)
{
    struct pool_thread *t = arg;
    struct exchange *chain;

    for (;;) {
        chain = take(t->pool);
        if (!chain)
            return NULL;
        t->pool->options.work(chain, t->worker);
    }
}

enum err pool_start(struct arena *a, const struct pool_options *options, struct worker *workers,
                    struct pool **ret, struct error *e)
{
    struct pool *p = arena_new(a, struct pool);

    assert(options->threads > 0 && options->batch > 0 && options->queue_max > 0);
    assert(options->work && workers);
    p->options = *options;
    (void)pthread_mutex_init(&p->lock, NULL);
    (void)pthread_cond_init(&p->more, NULL);
    p->threads = arena_array(a, struct pool_thread, options->threads);
    *ret = p;
    for (unsigned i = 0; i < options->threads; i++) {
        int failed;

        p->threads[i] = (struct pool_thread){ .pool = p, .worker = &workers[i] };
        failed = pthread_create(&p->threads[i].id, NULL, thread_main, &p->threads[i]);
        if (failed)
            return error_detail(e, E_INTERNAL, "The server could not start its threads.",
                                "pthread_create: %s", strerror(failed));
        p->started++;
    }
    return OK;
}

bool pool_push(struct pool *p, struct exchange *x)
{
    bool taken;

    assert(p && x);
    (void)pthread_mutex_lock(&p->lock);
    taken = !p->stopping && p->waiting < p->options.queue_max;
    if (taken) {
        x->next = NULL;
        if (p->last)
            p->last->next = x;
        else
            p->first = x;
        p->last = x;
        p->waiting++;
        (void)pthread_cond_signal(&p->more);
    }
    (void)pthread_mutex_unlock(&p->lock);
    return taken;
}

unsigned pool_waiting(struct pool *p)
{
    unsigned n;

    (void)pthread_mutex_lock(&p->lock);
    n = p->waiting;
    (void)pthread_mutex_unlock(&p->lock);
    return n;
}

void pool_stop(struct pool *p)
{
    if (!p)
        return;
    (void)pthread_mutex_lock(&p->lock);
    p->stopping = true;
    (void)pthread_cond_broadcast(&p->more);
    (void)pthread_mutex_unlock(&p->lock);
    for (unsigned i = 0; i < p->started; i++)
        (void)pthread_join(p->threads[i].id, NULL);
    p->started = 0;
}

void pool_close(struct pool **pool)
{
    struct pool *p = *pool;

    assert(pool);
    if (!p)
        return;
    pool_stop(p);
    (void)pthread_cond_destroy(&p->more);
    (void)pthread_mutex_destroy(&p->lock);
    *pool = NULL;
}
