/* SPDX-License-Identifier: Apache-2.0 */
/* box_worker.c - the other side of the jail: the parent that sees no file, and the workers that it forks. */
#include <assert.h>
#include <errno.h>
#include <malloc.h>
#include <sched.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "base/arena.h"
#include "box/box.h"
#include "box/box_jail.h"
#include "box/box_wire.h"

/* A document of 20 KB takes half a megabyte, its answer included. */
enum { PAGE = 4096, MEMORY_A_BYTE = 24, MEMORY_AT_ONCE = 4 << 20 };

static const struct box_task *task_named(const struct box_task *tasks, size_t n, const char *name)
{
    for (size_t i = 0; i < n; i++)
        if (strcmp(tasks[i].name, name) == 0)
            return &tasks[i];
    return NULL;
}

static bool answer(enum err code, const char *words, struct str bytes)
{
    struct str message = str_of(words ? words : "");
    struct box_answer head = { .code = code };
    char first[sizeof(head) + BOX_MESSAGE_MOST];

    if (message.n > BOX_MESSAGE_MOST)
        message.n = BOX_MESSAGE_MOST;
    head.message_n = (uint32_t)message.n;
    head.n = code == OK ? bytes.n : 0;
    memcpy(first, &head, sizeof(head));
    memcpy(first + sizeof(head), message.p, message.n);
    return wire_write(BOX_SOCKET, first, sizeof(head) + message.n) &&
           wire_write(BOX_SOCKET, bytes.p, head.n);
}

/* Memory that comes page after page, each by a fault, costs a worker a third of its time: what a file of this
 * size usually takes comes at once. A kernel that cannot do that does it page after page. */
static void have_memory(uint64_t n)
{
    size_t size = n < MEMORY_AT_ONCE / MEMORY_A_BYTE ? (size_t)n * MEMORY_A_BYTE : MEMORY_AT_ONCE;
    char *p = malloc(size + 2 * PAGE), *page;

    if (!p)
        return;
    page = p + (PAGE - (uintptr_t)p % PAGE);
    (void)madvise(page, size / PAGE * PAGE, MADV_POPULATE_WRITE);
    free(p); /* the allocator keeps it: keep_memory */
}

/* What is given back to the allocator is not given back to the kernel, however large. */
static void keep_memory(void)
{
    (void)mallopt(M_MMAP_THRESHOLD, 2 * MEMORY_AT_ONCE);
    (void)mallopt(M_TRIM_THRESHOLD, 2 * MEMORY_AT_ONCE);
}

/* Nobody asks a worker twice, so it ends with its memory as it is. */
static void serve_one(const struct box_task *task)
{
    struct box_request rq;
    struct str out = STR_NONE;
    struct arena *a;
    struct error e;
    char *bytes;
    enum err r;

    if (!wire_read(BOX_SOCKET, &rq, sizeof(rq)))
        return;
    have_memory(rq.n);
    a = arena_open(rq.memory);
    error_init(&e, a);
    bytes = arena_array(a, char, rq.n + 1);
    if (!wire_read(BOX_SOCKET, bytes, rq.n))
        return;
    r = task->run((struct str){ bytes, rq.n }, rq.option, a, &out, &e);
    (void)answer(r, r == OK ? NULL : e.message, out);
}

/* Has the job's socket where the parent had its own, and nothing else. */
static _Noreturn void be_worker(const struct box_task *task, const struct jail *jail, int job)
{
    if (dup2(job, BOX_SOCKET) < 0 || close(job) != 0 || !jail_enter(jail))
        _exit(2);
    if (wire_write(BOX_SOCKET, BOX_READY, sizeof(BOX_READY) - 1))
        serve_one(task);
    /* No clean-up of the C library: it would ask for more than the jail allows. */
    _exit(0);
}

/* As fork does it, but the child is a sister: the box waits for it. There is only this thread. */
static pid_t fork_sister(void)
{
    return (pid_t)syscall(SYS_clone, (long)(CLONE_PARENT | SIGCHLD), 0L, 0L, 0L, 0L);
}

int box_serve(const struct box_task *tasks, size_t n, const char *name)
{
    const struct box_task *task = task_named(tasks, n, name);
    struct jail jail = { .n = 0 };
    int job;

    assert(tasks && name);
    if (!task || !jail_expect(&jail))
        return 2;
    keep_memory();
    if (!wire_write(BOX_SOCKET, BOX_READY, sizeof(BOX_READY) - 1))
        return 1;
    while ((job = wire_take_fd(BOX_SOCKET)) >= 0) {
        pid_t pid = fork_sister();
        int32_t answer = pid < 0 ? -errno : pid;

        if (pid == 0)
            be_worker(task, &jail, job);
        (void)close(job);
        if (!wire_write(BOX_SOCKET, &answer, sizeof(answer)))
            break;
    }
    _exit(0);
}
