/* SPDX-License-Identifier: Apache-2.0 */
/* history_test.c - random histories, each with a database of its own. NEP_HISTORY_SEED gives the first seed (else
 * a fresh one, which is printed), NEP_HISTORY_COUNT how many; with NEP_HISTORY_TOLD each act is told. A history
 * that fails is cut down to acts without which it would not fail, and told. */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/random.h"
#include "history/history.h"

enum { COMPARE_EVERY = 9 };

static uint64_t failing;

static void play(uint64_t seed, const bool *left_out, bool loud)
{
    struct history *h = calloc(1, sizeof(*h));
    struct h_plan plan;
    void *state = NULL;

    assert_non_null(h);
    assert_int_equal(store_setup(&state), 0);
    store_in_memory(state);
    h->loud = loud || getenv("NEP_HISTORY_TOLD");
    plan = history_draw_plan(seed);
    history_open(state, h, &plan);
    for (int i = 0; i < ACTS; i++) {
        if (!left_out || !left_out[i])
            history_do(h, history_act(seed, i));
        if (i % COMPARE_EVERY == 0)
            history_compare(h);
    }
    history_compare(h);
    history_settle(h);
    history_compare(h);
    history_compare_live(h);
    assert_int_equal(store_teardown(&state), 0);
    free(h);
}

static uint64_t number_of(const char *name, uint64_t otherwise)
{
    const char *value = getenv(name);

    return value && *value ? strtoull(value, NULL, 10) : otherwise;
}

static void every_figure_equals_a_recount(void **state)
{
    bool pg = getenv("NEP_TEST_ENGINE") && strcmp(getenv("NEP_TEST_ENGINE"), "pg") == 0;
    uint64_t count = number_of("NEP_HISTORY_COUNT", pg ? 10 : 60);
    uint32_t fresh;
    uint64_t seed;

    (void)state;
    random_bytes(&fresh, sizeof(fresh));
    seed = number_of("NEP_HISTORY_SEED", fresh);
    printf("# NEP_HISTORY_SEED=%" PRIu64 " NEP_HISTORY_COUNT=%" PRIu64 "\n", seed, count);
    (void)fflush(stdout);
    for (uint64_t i = 0; i < count; i++) {
        failing = seed + i;
        play(seed + i, NULL, false);
    }
    failing = 0;
}

/* In a process of its own, whose words nobody reads. */
static bool fails(const bool *left_out)
{
    int status = 0;
    pid_t pid = fork();

    if (pid == 0) {
        (void)!freopen("/dev/null", "w", stdout);
        (void)!freopen("/dev/null", "w", stderr);
        play(failing, left_out, false);
        _exit(EXIT_SUCCESS);
    }
    (void)waitpid(pid, &status, 0);
    return status != 0;
}

/* Leaves out what is not needed for it to fail: first half of the acts, then a quarter, at last each. */
static void shrink(bool *left_out)
{
    for (int n = ACTS / 2; n > 0; n /= 2) {
        for (int i = 0; i < ACTS; i += n) {
            bool before[ACTS];

            memcpy(before, left_out, sizeof(before));
            for (int k = i; k < i + n && k < ACTS; k++)
                left_out[k] = true;
            if (!fails(left_out))
                memcpy(left_out, before, sizeof(before));
        }
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = { cmocka_unit_test(every_figure_equals_a_recount) };
    bool left_out[ACTS] = { false };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);

    if (!failed || !failing)
        return failed;
    (void)fflush(stdout);
    fprintf(stderr,
            "# the history of NEP_HISTORY_SEED=%" PRIu64 " NEP_HISTORY_COUNT=1, cut down:\n",
            failing);
    shrink(left_out);
    play(failing, left_out, true); /* ends the program */
    return failed;
}
