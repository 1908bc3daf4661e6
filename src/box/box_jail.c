/* SPDX-License-Identifier: Apache-2.0 */
#include "box/box_jail.h"

#include <assert.h>
#include <linux/seccomp.h>
#include <seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include "base/attr.h"

#ifndef BOX_RELAXED
    #define BOX_RELAXED 0
#endif

/* Memory, time, the socket that is already open, the end. Opening, connecting, forking, executing
 * and asking about other processes are not here, and what is not here kills. */
static const int allowed[] = {
    SCMP_SYS(read),         SCMP_SYS(write),
    SCMP_SYS(exit),         SCMP_SYS(exit_group),
    SCMP_SYS(brk),          SCMP_SYS(munmap),
    SCMP_SYS(mremap),       SCMP_SYS(madvise),
    SCMP_SYS(futex),        SCMP_SYS(clock_gettime),
    SCMP_SYS(gettimeofday), SCMP_SYS(getrandom),
    SCMP_SYS(sysinfo),                                /* qsort asks how much memory there is */
    SCMP_SYS(rt_sigreturn), SCMP_SYS(rt_sigprocmask), /* this and the next three are abort() */
    SCMP_SYS(getpid),       SCMP_SYS(gettid),
    SCMP_SYS(tgkill),       SCMP_SYS(restart_syscall),
};

/* Memory may be had and protected, but never made executable. */
static const int allowed_without_exec[] = { SCMP_SYS(mmap), SCMP_SYS(mprotect) };

static void filter_done(scmp_filter_ctx *f)
{
    if (*f)
        seccomp_release(*f);
}

/* libseccomp of 2022 writes to a descriptor only. */
static bool filter_take(scmp_filter_ctx f, struct jail *ret)
{
    int fd = memfd_create("jail", MFD_CLOEXEC);
    ssize_t n = -1;

    if (fd < 0)
        return false;
    if (seccomp_export_bpf(f, fd) == 0)
        n = pread(fd, ret->ops, sizeof(ret->ops), 0);
    (void)close(fd);
    if (n <= 0 || (size_t)n == sizeof(ret->ops) || (size_t)n % sizeof(ret->ops[0]) != 0)
        return false;
    ret->n = (unsigned short)((size_t)n / sizeof(ret->ops[0]));
    return true;
}

static bool filter_write(struct jail *ret)
{
    CLEANUP(filter_done) scmp_filter_ctx f = seccomp_init(SCMP_ACT_KILL_PROCESS);

    if (!f)
        return false;
    for (size_t i = 0; i < COUNT(allowed); i++)
        if (seccomp_rule_add(f, SCMP_ACT_ALLOW, allowed[i], 0) != 0)
            return false;
    for (size_t i = 0; i < COUNT(allowed_without_exec); i++)
        if (seccomp_rule_add(f, SCMP_ACT_ALLOW, allowed_without_exec[i], 1,
                             SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0)) != 0)
            return false;
    return filter_take(f, ret);
}

static bool filter_enter(const struct jail *j)
{
    const struct sock_fprog program = { .len = j->n,
                                        .filter = (struct sock_filter *)(uintptr_t)j->ops };

    assert(j->n > 0);
    return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program, 0, 0) == 0;
}

static bool limit(__rlimit_resource_t what, rlim_t most)
{
    struct rlimit r = { most, most };

    return setrlimit(what, &r) == 0;
}

bool jail_expect(struct jail *ret)
{
    return filter_write(ret) && prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
           limit(RLIMIT_CORE, 0) && (BOX_RELAXED || prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0);
}

/* BOX_RELAXED is set by the build for sanitizers alone: they need files, threads and terabytes of
 * addresses. Such a binary is no jail and is never released. */
bool jail_enter(const struct jail *j)
{
    bool ok = prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && limit(RLIMIT_CORE, 0);

    if (BOX_RELAXED)
        return ok;
    ok = ok && prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0;
    ok = ok && limit(RLIMIT_FSIZE, 0) && limit(RLIMIT_NPROC, 0) && limit(RLIMIT_NOFILE, 0);
    return ok && filter_enter(j);
}
