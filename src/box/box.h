/* box.h - the jail: bytes of foreign files go into a worker process that can do nothing but compute, and plain
 * bytes come out.
 *
 * The worker is forked by this same binary (`nep --worker NAME`), which was started without files or
 * environment and sees no file itself; it has neither network nor processes, and limits of time and memory
 * (box_jail.c says which). Whatever becomes of it is one sentence for the person; each file gets a worker of its
 * own. Safe from any thread. No process runs before the first file. docs/internals/box.md tells the whole of it. */
#pragma once

#include "base/err.h"
#include "base/str.h"
#include "text/lang.h"

struct arena;
struct box;

struct box_limits {
    int64_t time_ms;  /* for one file, by the wall clock */
    int64_t wait_ms;  /* for its turn */
    unsigned at_once; /* files that are read at the same time; 0: one */
    int64_t cpu_s;    /* for one file, of the processor */
    size_t memory;    /* of the worker, its program included */
    size_t output;    /* bytes that may come out for one file; the arena given must hold them */
};

extern const struct box_limits box_limits_usual;

/* What goes in with the bytes. */
struct box_job {
    struct str bytes;
    uint32_t option; /* a number the worker's task understands */
    enum lang lang;  /* of the words about a crash */
};

/* worker: a name box_worker knows; a literal. */
NODISCARD enum err box_open(const char *worker, const struct box_limits *limits, struct box **ret,
                            struct error *e);
/* Accepts NULL. No file may be under way. */
void box_close(struct box **b);
/* E_INVALID when the worker crashed, took too long or said too much, E_BUSY when the file's turn did
 * not come; otherwise what the task answered, its words included. */
NODISCARD enum err box_run(struct box *b, const struct box_job *job, struct arena *a,
                           struct str *ret_bytes, struct error *e);

/* The worker's side: what it can be asked to do. */
struct box_task {
    const char *name;
    enum err (*run)(struct str bytes, uint32_t option, struct arena *a, struct str *ret_bytes,
                    struct error *e);
};

/* Forks a worker for each file until the box is closed, and each locks itself in, serves its file and
 * ends; the exit status. Call it first thing in main: nothing may be open yet, no thread run. */
int box_serve(const struct box_task *tasks, size_t n, const char *name);
/* The same with the tasks of the program: "read". */
int box_worker(const char *name);
