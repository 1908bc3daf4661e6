/* SPDX-License-Identifier: Apache-2.0 */
#include <unistd.h>

#include "base/arena.h"
#include "box/box.h"
#include "box/box_jail.h"
#include "box/box_wire.h"

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

    if (message.n > BOX_MESSAGE_MOST)
        message.n = BOX_MESSAGE_MOST;
    head.message_n = (uint32_t)message.n;
    head.n = code == OK ? bytes.n : 0;
    return wire_write(BOX_SOCKET, &head, sizeof(head)) &&
           wire_write(BOX_SOCKET, message.p, message.n) && wire_write(BOX_SOCKET, bytes.p, head.n);
}

/* Nobody asks a worker twice. */
static void serve_one(const struct box_task *task)
{
    struct box_request rq;
    struct str out = STR_NONE;
    struct arena *a;
    struct error e;
    char *bytes;

    if (!wire_read(BOX_SOCKET, &rq, sizeof(rq)))
        return;
    a = arena_open(rq.memory);
    error_init(&e, a);
    bytes = arena_array(a, char, rq.n + 1);
    if (wire_read(BOX_SOCKET, bytes, rq.n)) {
        enum err r = task->run((struct str){ bytes, rq.n }, rq.option, a, &out, &e);

        (void)answer(r, r == OK ? NULL : e.message, out);
    }
    arena_close(&a);
}

int box_serve(const struct box_task *tasks, size_t n, const char *name)
{
    const struct box_task *task = task_named(tasks, n, name);

    if (!task || !jail_enter())
        return 2;
    if (!wire_write(BOX_SOCKET, BOX_READY, sizeof(BOX_READY) - 1))
        return 1;
    serve_one(task);
    /* No clean-up of the C library: it would ask for more than the jail allows. */
    _exit(0);
}
