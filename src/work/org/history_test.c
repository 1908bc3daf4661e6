/* SPDX-License-Identifier: Apache-2.0 */
/* history_test.c - random histories of a tree, compared day by day with one kept by hand.
 *
 * NEP_TEST_SEED repeats one; without it each run has its own, which is printed. */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "play/world.h"
#include "store/org.h"
#include "work/org/change.h"
#include "work/org/check.h"

enum { DAYS = 400, UNITS = 40, NOBODY = -1, CHANGES = 300, CHANGES_PG = 40, STEPS_MOST = 5000 };

/* Who stands under whom on each day, as a person would note it on squared paper. */
struct unit {
    int64_t id;
    int parent[DAYS]; /* NOBODY: at the top */
    int name[DAYS];
    int founded, ended, linked, named; /* days; ended DAYS: no end known */
};

struct history {
    struct world w;
    struct unit units[UNITS];
    int n, n_ended, today, names, done, refused;
    uint64_t seed;
};

static uint32_t roll(struct history *h, uint32_t n)
{
    h->seed ^= h->seed << 13;
    h->seed ^= h->seed >> 7;
    h->seed ^= h->seed << 17;
    return (uint32_t)(h->seed >> 33) % n;
}

static struct day day_of(int n)
{
    return day_add((struct day){ 2022, 1, 1 }, n);
}

static struct str name_of(struct history *h, int name)
{
    return str_fmt(h->w.t->arena, "Chi bộ số %d", name);
}

static void be_on(struct history *h, int day)
{
    h->today = day;
    h->w.now_ms = clock_from_local((struct clock_time){ .day = day_of(day), .hour = 8 });
}

/* As the world has it: since 2020, so before the first day. */
static void take_world(struct history *h)
{
    static const int above[W_ORGS] = {
        [W_PROVINCE] = NOBODY,     [W_COMMUNE] = W_PROVINCE, [W_HAMLET] = W_COMMUNE,
        [W_HILL] = W_COMMUNE,      [W_SCHOOL] = W_COMMUNE,   [W_OTHER] = W_PROVINCE,
        [W_OTHER_HAMLET] = W_OTHER
    };

    for (int u = 0; u < W_ORGS; u++) {
        h->units[u] = (struct unit){ .id = h->w.org[u],
                                     .founded = -1,
                                     .ended = DAYS,
                                     .linked = -1,
                                     .named = -1 };
        for (int d = 0; d < DAYS; d++) {
            h->units[u].parent[d] = above[u];
            h->units[u].name[d] = 0;
        }
    }
    h->n = W_ORGS;
}

static bool lives(const struct unit *u, int day)
{
    return u->founded <= day && day < u->ended;
}

/* Whether the climb from a unit on a day meets another. */
static bool meets(const struct history *h, int from, int whom, int day)
{
    for (int at = from; at != NOBODY; at = h->units[at].parent[day]) {
        if (at == whom)
            return true;
    }
    return false;
}

static bool may_take_from(const struct unit *u, int day)
{
    return u->ended == DAYS && u->founded <= day;
}

static bool move_is_sound(const struct history *h, int u, int parent, int day)
{
    const struct unit *unit = &h->units[u];

    if (!may_take_from(unit, day) || !may_take_from(&h->units[parent], day) ||
        unit->linked >= day || unit->parent[DAYS - 1] == parent)
        return false;
    for (int d = day; d < DAYS; d++) {
        if (meets(h, parent, u, d))
            return false;
    }
    return true;
}

static bool end_is_sound(const struct history *h, int u, int successor, int day)
{
    const struct unit *unit = &h->units[u];

    if (!may_take_from(unit, day) || unit->linked >= day || unit->named >= day || successor == u ||
        (successor != NOBODY && !may_take_from(&h->units[successor], day)))
        return false;
    for (int c = 0; c < h->n; c++) {
        for (int d = day; d < DAYS; d++) {
            if (lives(&h->units[c], d) && h->units[c].parent[d] == u)
                return false;
        }
    }
    return true;
}

/* The use case and the squared paper agree on whether it can be. */
static bool agreed(struct history *h, enum err r, bool sound, const char *what)
{
    if ((r == OK) != sound)
        fail_msg("%s on day %d: the program %s, by hand it is %s (%s)", what, h->today,
                 r ? "refuses" : "does it", sound ? "sound" : "not",
                 h->w.t->error->message ? h->w.t->error->message : "no words");
    *(sound ? &h->done : &h->refused) += 1;
    error_clear(h->w.t->error);
    return sound;
}

/* Ends the request as http does: kept, or rolled back. */
static enum err ended(struct history *h, enum err r)
{
    h->w.t->after(h->w.t, r);
    return r;
}

static void move_one(struct history *h, int u, int day)
{
    int parent = (int)roll(h, (uint32_t)h->n);
    struct org_move in = { .org_id = h->units[u].id,
                           .parent_id = h->units[parent].id,
                           .from = day_of(day) };

    if (!agreed(h, ended(h, org_move(world_at_terminal(&h->w), &in)),
                move_is_sound(h, u, parent, day), "a move"))
        return;
    h->units[u].linked = day;
    for (int d = day; d < DAYS; d++)
        h->units[u].parent[d] = parent;
}

static void rename_one(struct history *h, int u, int day)
{
    struct unit *unit = &h->units[u];
    struct org_rename in = { .org_id = unit->id, .from = day_of(day) };

    in.name = name_of(h, ++h->names);
    if (!agreed(h, ended(h, org_rename(world_at_terminal(&h->w), &in)),
                may_take_from(unit, day) && unit->named < day, "a name"))
        return;
    unit->named = day;
    for (int d = day; d < DAYS; d++)
        unit->name[d] = h->names;
}

static void end_one(struct history *h, int u, int day)
{
    int successor = roll(h, 2) ? NOBODY : (int)roll(h, (uint32_t)h->n);
    struct org_dissolve in = { .org_id = h->units[u].id, .from = day_of(day) };

    if (successor != NOBODY)
        in.successor_id = h->units[successor].id;
    if (agreed(h, ended(h, org_dissolve(world_at_terminal(&h->w), &in)),
               end_is_sound(h, u, successor, day), "an end")) {
        h->units[u].ended = day;
        h->n_ended++;
    }
}

static void found_one(struct history *h, int parent, int day)
{
    struct unit *unit = &h->units[h->n];
    struct org_new in = { .parent_id = h->units[parent].id,
                          .kind = S("branch"),
                          .symbol = S("CB"),
                          .place = S("Suối Bàng") };

    in.name = name_of(h, ++h->names);
    in.from_on = day_iso(h->w.t->arena, day_of(day));
    if (!agreed(h, ended(h, org_add(world_at_terminal(&h->w), &in, &unit->id)),
                may_take_from(&h->units[parent], day), "a new unit"))
        return;
    unit->founded = unit->linked = unit->named = day;
    unit->ended = DAYS;
    for (int d = 0; d < DAYS; d++) {
        unit->parent[d] = parent;
        unit->name[d] = h->names;
    }
    h->n++;
}

/* Up to sixty days back or ahead. Enough units stay for something to be left to change. */
static void change_one(struct history *h)
{
    int u = (int)roll(h, (uint32_t)h->n), day = h->today - 60 + (int)roll(h, 120);
    uint32_t what = roll(h, 10);

    day = day < 0 ? 0 : day >= DAYS ? DAYS - 1 : day;
    if (what < 5)
        move_one(h, u, day);
    else if (what < 7)
        rename_one(h, u, day);
    else if (what < 8 && h->n - h->n_ended > UNITS / 3)
        end_one(h, u, day);
    else if (h->n < UNITS)
        found_one(h, u, day);
}

static struct str path_by_hand(struct history *h, int u, int day)
{
    struct str path = S("/");

    for (int at = u; at != NOBODY; at = h->units[at].parent[day])
        path = str_fmt(h->w.t->arena, "/%" PRId64 "%.*s", h->units[at].id, STR_ARGS(path));
    return path;
}

static void compare_on(struct history *h, int u, int day)
{
    const struct unit *unit = &h->units[u];
    struct org_names names;
    struct str path;
    struct ctx *c = world_as(&h->w, NULL);
    enum err r = org_path_on(c, unit->id, day_of(day), &path);

    assert_int_equal(r, lives(unit, day) ? OK : E_NOT_FOUND);
    error_clear(h->w.t->error);
    if (r)
        return;
    assert_true(str_eq(path, path_by_hand(h, u, day)));
    T_OK(h->w.t, org_names_on(c, unit->id, day_of(day), &names));
    if (unit->name[day])
        assert_true(str_eq(names.name, name_of(h, unit->name[day])));
}

/* Today's copies follow; nep check finds them right; so is each unit on any of a few days. */
static void compare(struct history *h)
{
    struct org_fault *faults = NULL;
    size_t n = 0, applied;

    T_OK(h->w.t, org_apply_changes(world_at_terminal(&h->w), &applied));
    T_OK(h->w.t, org_check(world_as(&h->w, NULL), &faults, &n));
    if (n)
        fail_msg("%.*s: %.*s", STR_ARGS(faults[0].org), STR_ARGS(faults[0].words));
    for (int u = 0; u < h->n; u++) {
        struct q_org_path today;
        enum err r =
            q_org_path(h->w.db, h->units[u].id, HIERARCHY, h->w.t->arena, &today, h->w.t->error);

        assert_int_equal(r == OK, lives(&h->units[u], h->today));
        error_clear(h->w.t->error);
        if (!r)
            assert_true(str_eq(today.path, path_by_hand(h, u, h->today)));
        for (int i = 0; i < 5; i++)
            compare_on(h, u, (int)roll(h, DAYS));
    }
}

static uint64_t fresh_seed(void)
{
    const char *given = getenv("NEP_TEST_SEED");

    return given ? strtoull(given, NULL, 10) : (uint64_t)clock_real_ms() | 1;
}

static void any_day_of_a_random_history_is_as_noted_by_hand(void **state)
{
    struct history *h = arena_new(((struct t *)*state)->arena, struct history);
    const char *engine = getenv("NEP_TEST_ENGINE");
    int changes = engine && strcmp(engine, "pg") == 0 ? CHANGES_PG : CHANGES;

    h->seed = fresh_seed();
    print_message("# NEP_TEST_SEED=%" PRIu64 "\n", h->seed);
    world_open(*state, &h->w);
    take_world(h);
    be_on(h, DAYS / 4);
    for (int i = 1; h->done < changes; i++) {
        assert_true(i < STEPS_MOST);
        change_one(h);
        if (roll(h, 4) == 0 && h->today < DAYS - 10)
            be_on(h, h->today + (int)roll(h, 3));
        if (i % 20 == 0)
            compare(h);
    }
    compare(h);
    print_message("# %d refused, %d units\n", h->refused, h->n);
    assert_true(h->refused > 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T_STORE(any_day_of_a_random_history_is_as_noted_by_hand),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
