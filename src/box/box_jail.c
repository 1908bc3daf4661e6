/* SPDX-License-Identifier: Apache-2.0 */
#include "box/box_jail.h"

#include <seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>

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

static bool filter_enter(void)
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
    return seccomp_load(f) == 0;
}

static bool limit(__rlimit_resource_t what, rlim_t most)
{
    struct rlimit r = { most, most };

    return setrlimit(what, &r) == 0;
}

/* BOX_RELAXED is set by the build for sanitizers alone: they need files, threads and terabytes of
 * addresses. Such a binary is no jail and is never released. */
bool jail_enter(void)
{
    bool ok = prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && limit(RLIMIT_CORE, 0);

    if (BOX_RELAXED)
        return ok;
    ok = ok && prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0;
    ok = ok && limit(RLIMIT_FSIZE, 0) && limit(RLIMIT_NPROC, 0) && limit(RLIMIT_NOFILE, 0);
    return ok && filter_enter();
}
