/* SPDX-License-Identifier: Apache-2.0 */
/* The test binary is its own worker: these are the evil things a parser might be made to do. */
#include <dirent.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/clock.h"
#include "box/box.h"
#include "t.h"

#ifndef BOX_RELAXED
    #define BOX_RELAXED 0
#endif

/* The evils are the bytes of the job, so that one worker can be asked for any of them. */
static enum err evil(struct str bytes, uint32_t option, struct arena *a, struct str *ret,
                     struct error *e)
{
    volatile int *nowhere = NULL;

    *ret = S("did it");
    if (str_eq(bytes, S("crash")))
        *nowhere = 1;
    if (str_eq(bytes, S("abort")))
        abort();
    if (str_eq(bytes, S("exit")))
        _exit(0);
    while (str_eq(bytes, S("loop")))
        option++;
    while (str_eq(bytes, S("eat")))
        memset(arena_alloc(a, 1, (size_t)16 << 20), 1, (size_t)16 << 20);
    if (str_eq(bytes, S("open")) && open("/etc/passwd", O_RDONLY) < 0)
        *ret = S("refused");
    if (str_eq(bytes, S("socket")) && socket(AF_INET, SOCK_STREAM, 0) < 0)
        *ret = S("refused");
    if (str_eq(bytes, S("fork")) && fork() < 0)
        *ret = S("refused");
    if (str_eq(bytes, S("kill")) && kill(getppid(), 0) < 0)
        *ret = S("refused");
    if (str_eq(bytes, S("exec memory")) && mmap(NULL, 4096, PROT_READ | PROT_WRITE | PROT_EXEC,
                                                MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) == MAP_FAILED)
        *ret = S("refused");
    if (str_eq(bytes, S("other files")))
        for (int fd = 0; fd < 1024; fd++)
            if (read(fd, NULL, 0) == 0 && fd > 3)
                *ret = S("has another");
    if (str_eq(bytes, S("shout")))
        *ret = (struct str){ arena_alloc(a, 1, (size_t)8 << 20), (size_t)8 << 20 };
    if (str_eq(bytes, S("refuse")))
        return error_set(e, E_TOO_LARGE, "Tệp này dài quá.");
    if (str_eq(bytes, S("refuse with a bell")))
        return error_set(e, E_INVALID, "\a\x1b[2J");
    if (str_eq(bytes, S("environment")))
        *ret = str_fmt(a, "%s", environ && *environ ? *environ : "none");
    return OK;
}

/* Which descriptors the worker was born with, asked before it locks itself in. */
static struct str born_with = { "", 0 };

static enum err tell(struct str bytes, uint32_t option, struct arena *a, struct str *ret,
                     struct error *e)
{
    static int asked = 0;

    (void)e;
    asked++;
    if (str_eq(bytes, S("files")))
        *ret = born_with;
    else if (str_eq(bytes, S("how often")))
        *ret = str_fmt(a, "%d", asked);
    else
        *ret = str_fmt(a, "%u:%.*s", option, STR_ARGS(bytes));
    return OK;
}

static const struct box_task tasks[] = { { "evil", evil }, { "tell", tell } };

static const struct box_limits tight = {
    .time_ms = 5000,
    .cpu_s = 60,
    .memory = (size_t)256 << 20,
    .output = (size_t)1 << 20,
};

static enum err ask(struct t *t, struct box *b, const char *what, struct str *ret)
{
    struct box_job job = { .bytes = str_of(what), .option = 7, .lang = LANG_EN };

    error_clear(t->error);
    return box_run(b, &job, t->arena, ret, t->error);
}

static void bytes_go_in_and_come_out(void **state)
{
    struct t *t = *state;
    CLEANUP(box_close) struct box *b = NULL;
    struct str got;

    T_OK(t, box_open("tell", &box_limits_usual, &b, t->error));
    T_OK(t, ask(t, b, "chào", &got));
    T_STR(got, "7:chào");
    T_OK(t, ask(t, b, "", &got));
    T_STR(got, "7:");
}

static void large_bytes_go_both_ways(void **state)
{
    struct t *t = *state;
    CLEANUP(box_close) struct box *b = NULL;
    size_t n = (size_t)10 << 20;
    struct box_job job = { .bytes = { arena_alloc(t->arena, 1, n), n } };
    struct str got;

    T_OK(t, box_open("tell", &box_limits_usual, &b, t->error));
    memset((char *)(uintptr_t)job.bytes.p, 'x', n);
    T_OK(t, box_run(b, &job, t->arena, &got, t->error));
    assert_int_equal(got.n, n + 2);
    assert_memory_equal(got.p + 2, job.bytes.p, n);
}

/* Whatever a file has made of its worker, the next one does not meet it. */
static void each_file_gets_a_worker_of_its_own(void **state)
{
    struct t *t = *state;
    CLEANUP(box_close) struct box *b = NULL;
    struct str got;

    T_OK(t, box_open("tell", &box_limits_usual, &b, t->error));
    for (int i = 0; i < 20; i++) {
        T_OK(t, ask(t, b, "how often", &got));
        T_STR(got, "1");
    }
}

/* The only child while no file is read. */
static pid_t parent_of_workers(void)
{
    char path[64], words[64] = "";
    FILE *f;

    (void)snprintf(path, sizeof(path), "/proc/self/task/%d/children", (int)gettid());
    f = fopen(path, "r");
    if (!f)
        return 0;
    if (!fgets(words, sizeof(words), f))
        words[0] = '\0';
    (void)fclose(f);
    return atoi(words);
}

static void a_parent_that_died_while_it_waited_is_no_fault_of_the_file(void **state)
{
    struct t *t = *state;
    CLEANUP(box_close) struct box *b = NULL;
    siginfo_t gone;
    struct str got;
    pid_t parent;

    T_OK(t, box_open("tell", &box_limits_usual, &b, t->error));
    T_OK(t, ask(t, b, "một", &got));
    parent = parent_of_workers();
    if (parent <= 0)
        return; /* a kernel without CONFIG_PROC_CHILDREN */
    assert_int_equal(kill(parent, SIGKILL), 0);
    assert_int_equal(waitid(P_PID, (id_t)parent, &gone, WEXITED | WNOWAIT), 0);
    T_OK(t, ask(t, b, "hai", &got));
    T_STR(got, "7:hai");
}

/* What was learned by a crash about where things lie in memory is of no use to the next file. */
static void a_crash_ends_the_parent_too_and_nothing_else_does(void **state)
{
    struct t *t = *state;
    CLEANUP(box_close) struct box *b = NULL;
    struct str got;
    pid_t first;

    T_OK(t, box_open("evil", &tight, &b, t->error));
    T_OK(t, ask(t, b, "harmless", &got));
    first = parent_of_workers();
    T_OK(t, ask(t, b, "harmless", &got));
    assert_int_equal(parent_of_workers(), first);
    T_ERR(t, E_INVALID, ask(t, b, "crash", &got));
    T_OK(t, ask(t, b, "harmless", &got));
    if (first > 0)
        assert_int_not_equal(parent_of_workers(), first);
}

static void *loop_in_a_thread(void *box)
{
    struct box_job job = { .bytes = S("loop"), .lang = LANG_EN };
    CLEANUP(arena_close) struct arena *a = arena_open(0);
    struct error e;
    struct str got;
    enum err r;

    error_init(&e, a);
    do /* until it is its turn */
        r = box_run(box, &job, a, &got, &e);
    while (r == E_BUSY);
    return r == E_INVALID ? box : NULL;
}

static void who_would_wait_too_long_is_told_to_come_back(void **state)
{
    struct box_limits one = tight;
    struct t *t = *state;
    CLEANUP(box_close) struct box *b = NULL;
    pthread_t thread;
    struct str got;
    void *looped;
    enum err r;

    one.wait_ms = 50;
    T_OK(t, box_open("evil", &one, &b, t->error));
    assert_int_equal(pthread_create(&thread, NULL, loop_in_a_thread, b), 0);
    do /* until the other one is in */
        r = ask(t, b, "harmless", &got);
    while (r == OK);
    assert_int_equal(r, E_BUSY);
    assert_non_null(strstr(t->error->message, "reading other files"));
    assert_int_equal(pthread_join(thread, &looped), 0);
    assert_non_null(looped);
    T_OK(t, ask(t, b, "harmless", &got));
}

enum { FILES_A_THREAD = 20 };

static void *ask_from_a_thread(void *box)
{
    struct arena *a = arena_open(0);
    struct error e;
    size_t right = 0;

    error_init(&e, a);
    for (int i = 0; i < FILES_A_THREAD; i++) {
        struct str text = str_fmt(a, "%p %d", (void *)a, i);
        struct box_job job = { .bytes = text };
        struct str got;

        if (box_run(box, &job, a, &got, &e) == OK && str_ends(got, text))
            right++;
    }
    arena_close(&a);
    return (void *)(uintptr_t)right;
}

static void threads_may_share_a_box(void **state)
{
    struct t *t = *state;
    CLEANUP(box_close) struct box *b = NULL;
    pthread_t threads[4];

    T_OK(t, box_open("tell", &box_limits_usual, &b, t->error));
    for (size_t i = 0; i < COUNT(threads); i++)
        assert_int_equal(pthread_create(&threads[i], NULL, ask_from_a_thread, b), 0);
    for (size_t i = 0; i < COUNT(threads); i++) {
        void *right;

        assert_int_equal(pthread_join(threads[i], &right), 0);
        assert_int_equal((uintptr_t)right, FILES_A_THREAD);
    }
}

/* Each evil is one clear sentence, and the next file is read. */
static void evil_is_one_sentence_and_the_next_file_works(void **state)
{
    static const struct {
        const char *what, *words;
        int signal; /* that ended the worker; of the jail's locks SIGSYS */
        bool jail;  /* only a locked-in worker minds */
    } cases[] = {
        { "crash", "stop half-way", SIGSEGV, false },
        { "abort", "stop half-way", SIGABRT, false },
        { "exit", "stop half-way", 0, false },
        { "loop", "more than 5 seconds ", 0, false },
        { "eat", "stop half-way", SIGABRT, true },
        { "open", "stop half-way", SIGSYS, true },
        { "socket", "stop half-way", SIGSYS, true },
        { "fork", "stop half-way", SIGSYS, true },
        { "kill", "stop half-way", SIGSYS, true },
        { "exec memory", "stop half-way", SIGSYS, true },
        { "shout", "larger than allowed", 0, false },
        { "refuse with a bell", "stop half-way", 0, false },
    };
    struct t *t = *state;
    CLEANUP(box_close) struct box *b = NULL;
    struct str got;

    T_OK(t, box_open("evil", &tight, &b, t->error));
    for (size_t i = 0; i < COUNT(cases); i++) {
        if (cases[i].jail && BOX_RELAXED)
            continue;
        T_ERR(t, E_INVALID, ask(t, b, cases[i].what, &got));
        if (!strstr(t->error->message, cases[i].words))
            fail_msg("%s: \"%s\" (%s)", cases[i].what, t->error->message, t->error->detail);
        if (cases[i].signal && !BOX_RELAXED)
            assert_string_equal(
                t->error->detail,
                arena_printf(t->arena, "worker \"evil\": signal %d", cases[i].signal));
        T_OK(t, ask(t, b, "harmless", &got));
        T_STR(got, "did it");
    }
}

static void words_of_the_worker_reach_the_person(void **state)
{
    struct t *t = *state;
    CLEANUP(box_close) struct box *b = NULL;
    struct str got;

    T_OK(t, box_open("evil", &tight, &b, t->error));
    T_ERR(t, E_TOO_LARGE, ask(t, b, "refuse", &got));
    assert_string_equal(t->error->message, "Tệp này dài quá.");
}

static void crash_is_told_in_vietnamese_too(void **state)
{
    struct t *t = *state;
    CLEANUP(box_close) struct box *b = NULL;
    struct box_job job = { .bytes = S("crash"), .lang = LANG_VI };
    struct str got;

    T_OK(t, box_open("evil", &tight, &b, t->error));
    T_ERR(t, E_INVALID, box_run(b, &job, t->arena, &got, t->error));
    assert_non_null(strstr(t->error->message, "không đọc được"));
}

static void processor_time_is_limited_for_each_file(void **state)
{
    static const struct box_limits little = { .time_ms = 600000,
                                              .cpu_s = 1,
                                              .memory = (size_t)256 << 20,
                                              .output = 1024 };
    struct t *t = *state;
    CLEANUP(box_close) struct box *b = NULL;
    int64_t start = clock_monotonic_ms();
    struct str got;

    T_OK(t, box_open("evil", &little, &b, t->error));
    T_ERR(t, E_INVALID, ask(t, b, "loop", &got));
    assert_true(clock_monotonic_ms() - start < 300000);
}

static void worker_is_born_with_nothing(void **state)
{
    struct t *t = *state;
    CLEANUP(box_close) struct box *b = NULL;
    CLEANUP(box_close) struct box *evil_box = NULL;
    int open_here = open("/dev/null", O_RDONLY);
    struct str got;

    assert_true(open_here > 2);
    T_OK(t, box_open("tell", &box_limits_usual, &b, t->error));
    T_OK(t, ask(t, b, "files", &got));
    T_STR(got, "0 1 2 3 ");
    T_OK(t, box_open("evil", &tight, &evil_box, t->error));
    T_OK(t, ask(t, evil_box, "other files", &got));
    T_STR(got, "did it");
    T_OK(t, ask(t, evil_box, "environment", &got));
    if (!BOX_RELAXED)
        T_STR(got, "none");
    (void)close(open_here);
}

static void unknown_worker_is_our_fault_not_the_files(void **state)
{
    struct t *t = *state;
    CLEANUP(box_close) struct box *b = NULL;
    struct str got;

    T_OK(t, box_open("nobody", &tight, &b, t->error));
    T_ERR(t, E_INTERNAL, ask(t, b, "x", &got));
}

static void closed_box_leaves_no_process(void **state)
{
    struct t *t = *state;
    struct box *b = NULL;
    struct str got;

    T_OK(t, box_open("tell", &tight, &b, t->error));
    T_OK(t, ask(t, b, "x", &got));
    box_close(&b);
    assert_null(b);
    box_close(&b);
    assert_int_equal(waitpid(-1, NULL, WNOHANG), -1);
}

static void look_around(void)
{
    static char names[256];
    DIR *d = opendir("/proc/self/fd");
    struct dirent *entry;
    bool seen[64] = { false };
    size_t n = 0;

    while (d && (entry = readdir(d)) != NULL) {
        int fd = atoi(entry->d_name);

        if (entry->d_name[0] != '.' && fd != dirfd(d) && fd >= 0 && fd < 64)
            seen[fd] = true;
    }
    for (int fd = 0; fd < 64; fd++)
        if (seen[fd])
            n += (size_t)snprintf(names + n, sizeof(names) - n, "%d ", fd);
    born_with = (struct str){ names, n };
    if (d)
        (void)closedir(d);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest list[] = {
        T(bytes_go_in_and_come_out),
        T(large_bytes_go_both_ways),
        T(each_file_gets_a_worker_of_its_own),
        T(a_parent_that_died_while_it_waited_is_no_fault_of_the_file),
        T(a_crash_ends_the_parent_too_and_nothing_else_does),
        T(who_would_wait_too_long_is_told_to_come_back),
        T(threads_may_share_a_box),
        T(evil_is_one_sentence_and_the_next_file_works),
        T(words_of_the_worker_reach_the_person),
        T(crash_is_told_in_vietnamese_too),
        T(processor_time_is_limited_for_each_file),
        T(worker_is_born_with_nothing),
        T(unknown_worker_is_our_fault_not_the_files),
        T(closed_box_leaves_no_process),
    };

    if (argc == 3 && strcmp(argv[1], "--worker") == 0) {
        look_around();
        return box_serve(tasks, COUNT(tasks), argv[2]);
    }
    return cmocka_run_group_tests(list, NULL, NULL);
}
