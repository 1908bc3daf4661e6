/* SPDX-License-Identifier: Apache-2.0 */
#include "rules/snag.h"

#include <assert.h>

#include "base/arena.h"

struct plan {
    const struct snag_duty *duties;
    size_t n;
    const struct snag_units *units;
    size_t n_units;
    struct day today;
    struct arena *a;
    struct snag *list;
    size_t n_list, cap;
};

bool snag_may_be_meant(enum snag_kind kind)
{
    assert(kind > 0 && kind < SNAG_KINDS);
    return kind != SNAG_BEFORE_CUT && kind != SNAG_RECEIVER;
}

static uint64_t mix(uint64_t h, uint64_t v)
{
    for (int i = 0; i < 8; i++)
        h = (h ^ ((v >> (8 * i)) & 0xff)) * UINT64_C(1099511628211);
    return h;
}

/* FNV-1a over all that makes it this snag: what has changed since is asked anew. */
static int64_t key_of(const struct snag *d)
{
    uint64_t h = mix(UINT64_C(14695981039346656037), (uint64_t)d->kind);

    h = mix(h, (uint64_t)d->duty_id);
    h = mix(h, (uint64_t)d->other_id);
    h = mix(h, day_is(d->day) ? (uint64_t)day_number(d->day) : 0);
    h = mix(h, (uint64_t)d->n);
    for (size_t i = 0; i < d->org_kind.n; i++)
        h = mix(h, (uint8_t)d->org_kind.p[i]);
    for (size_t i = 0; i < d->upper.n; i++)
        h = mix(h, (uint8_t)d->upper.p[i]);
    return (int64_t)(h >> 11) + 1; /* also exact for whoever reads it as a double */
}

static void add(struct plan *p, struct snag d)
{
    if (!d.org_kind.p)
        d.org_kind = S("");
    if (!d.upper.p)
        d.upper = S("");
    d.key = key_of(&d);
    *ARENA_PUSH(p->a, p->list, p->n_list, p->cap) = d;
}

static bool is_for(const struct snag_duty *d, const struct snag_units *u)
{
    if (d->own || u->issues)
        return d->own && u->issues;
    if (!due_asked_of(d->what, u->meet || d->named))
        return false;
    return !d->org_kind.n || str_eq(d->org_kind, u->kind);
}

static void undated(struct plan *p, const struct snag_duty *d)
{
    if (!day_is(d->last) && d->what != DUE_HIGH_POINT)
        add(p, (struct snag){ .kind = SNAG_UNDATED, .duty_id = d->id });
}

static void past(struct plan *p, const struct snag_duty *d)
{
    if (day_is(d->last) && day_cmp(d->last, p->today) < 0)
        add(p, (struct snag){ .kind = SNAG_PAST, .duty_id = d->id, .day = d->last });
}

static void before_cut(struct plan *p, const struct snag_duty *d)
{
    for (size_t i = 0; i < d->n_dates; i++) {
        const struct snag_date *at = &d->dates[i];

        if (day_is(at->work_on) && day_cmp(at->work_on, at->cut) <= 0)
            add(p, (struct snag){ .kind = SNAG_BEFORE_CUT, .duty_id = d->id, .day = at->cut });
    }
}

static void receiver(struct plan *p, const struct snag_duty *d)
{
    if (d->receiver_ended)
        add(p, (struct snag){ .kind = SNAG_RECEIVER, .duty_id = d->id });
}

static void copy(struct plan *p, const struct snag_duty *d)
{
    if (d->copy_ended)
        add(p, (struct snag){ .kind = SNAG_COPY, .duty_id = d->id });
}

static void no_addressee(struct plan *p, const struct snag_duty *d)
{
    for (size_t i = 0; i < p->n_units; i++) {
        if (p->units[i].n && is_for(d, &p->units[i]))
            return;
    }
    if (d->what != DUE_HIGH_POINT)
        add(p, (struct snag){ .kind = SNAG_NO_ADDRESSEE, .duty_id = d->id });
}

static void words(struct plan *p, const struct snag_duty *d)
{
    if (d->words.n && !d->org_kind.n && !d->own)
        add(p, (struct snag){ .kind = SNAG_WORDS, .duty_id = d->id });
}

static void unregistered(struct plan *p, const struct snag_duty *d)
{
    bool registers = !d->part;

    for (size_t i = 0; i < p->n; i++)
        registers = registers || p->duties[i].what == DUE_REGISTRATION;
    if (!registers)
        add(p, (struct snag){ .kind = SNAG_UNREGISTERED, .duty_id = d->id });
}

static bool share_a_slot(const struct snag_duty *a, const struct snag_duty *b)
{
    for (size_t i = 0; i < a->n_dates; i++) {
        for (size_t k = 0; k < b->n_dates; k++) {
            if (day_is(a->dates[i].work_on) && day_is(b->dates[k].work_on) &&
                str_eq(a->dates[i].slot, b->dates[k].slot))
                return true;
        }
    }
    return false;
}

static void twice(struct plan *p, const struct snag_duty *d)
{
    for (const struct snag_duty *o = p->duties; o < d; o++) {
        if (o->what != DUE_REPORT || d->what != DUE_REPORT || o->own != d->own ||
            !str_eq(o->org_kind, d->org_kind) || !share_a_slot(o, d))
            continue;
        add(p, (struct snag){ .kind = SNAG_TWICE, .duty_id = d->id, .other_id = o->id });
        return;
    }
}

static void guessed(struct plan *p, const struct snag_duty *d)
{
    struct snag snag = { .kind = SNAG_GUESSED, .duty_id = d->id };

    for (size_t i = 0; i < d->n_dates; i++) {
        if (!d->dates[i].guessed)
            continue;
        snag.n++;
        snag.day = d->dates[i].cut;
    }
    if (snag.n)
        add(p, snag);
}

static struct day last_cut(const struct plan *p)
{
    struct day last = { 0 };

    for (size_t i = 0; i < p->n; i++) {
        for (size_t k = 0; k < p->duties[i].n_dates; k++) {
            if (!day_is(last) || day_cmp(p->duties[i].dates[k].cut, last) > 0)
                last = p->duties[i].dates[k].cut;
        }
    }
    return last;
}

static void window(struct plan *p, const struct snag_duty *d)
{
    struct day cut = last_cut(p);

    if (d->what == DUE_SESSION && day_is(cut) && day_is(d->last) && day_cmp(d->last, cut) > 0)
        add(p, (struct snag){ .kind = SNAG_WINDOW, .duty_id = d->id, .day = cut });
}

/* By when that kind owes that slot: asked by its own name goes before asked of everybody. */
static struct day owed_by(const struct plan *p, const struct snag_units *u, struct str slot,
                          int64_t *ret_duty)
{
    struct day day = { 0 };

    for (int named = 1; named >= 0 && !day_is(day); named--) {
        for (const struct snag_duty *d = p->duties; d < p->duties + p->n; d++) {
            if (d->what != DUE_REPORT || d->made || (d->own || d->org_kind.n) != named ||
                !is_for(d, u))
                continue;
            for (size_t i = 0; i < d->n_dates && !day_is(day); i++) {
                if (str_eq(d->dates[i].slot, slot))
                    day = d->dates[i].work_on, *ret_duty = d->id;
            }
        }
    }
    return day;
}

/* Enough for the unit that issues it: further down each tier answers to the one above it. */
static bool somebody_owes(const struct plan *p, struct str slot)
{
    int64_t duty;

    for (size_t i = 0; i < p->n_units; i++) {
        if (p->units[i].n && !p->units[i].issues && day_is(owed_by(p, &p->units[i], slot, &duty)))
            return true;
    }
    return false;
}

/* One row for each pair of tiers: the first slot where the lower one is not asked before the upper one. */
static void tiers(struct plan *p, const struct snag_units *upper, const struct snag_units *lower)
{
    bool gap = false, same = false;

    for (size_t i = 0; i < p->n; i++) {
        for (size_t k = 0; k < p->duties[i].n_dates; k++) {
            struct str slot = p->duties[i].dates[k].slot;
            int64_t above = 0, below = 0;
            struct day up = owed_by(p, upper, slot, &above);
            struct day low = owed_by(p, lower, slot, &below);
            struct snag d = { .duty_id = above, .org_kind = lower->kind, .upper = upper->kind };

            if (!day_is(up) || (day_is(low) ? same || day_cmp(low, up) < 0 : gap))
                continue;
            if (!day_is(low) && upper->issues && somebody_owes(p, slot))
                continue;
            d.kind = day_is(low) ? SNAG_SAME_DAY : SNAG_GAP;
            d.day = up;
            same = same || day_is(low);
            gap = gap || !day_is(low);
            add(p, d);
        }
    }
}

static void all_tiers(struct plan *p)
{
    for (size_t i = 0; i < p->n_units; i++) {
        for (size_t k = 0; k < p->n_units; k++) {
            if (p->units[i].n && p->units[k].n && p->units[i].depth < p->units[k].depth)
                tiers(p, &p->units[i], &p->units[k]);
        }
    }
}

static void idle(struct plan *p)
{
    for (size_t i = 0; i < p->n_units; i++) {
        bool asked = false;

        for (size_t k = 0; k < p->n; k++)
            asked = asked || is_for(&p->duties[k], &p->units[i]);
        if (p->units[i].meet && p->units[i].n && !asked)
            add(p, (struct snag){ .kind = SNAG_IDLE, .org_kind = p->units[i].kind });
    }
}

/* In the order in which they are told. */
static void (*const of_duty[])(struct plan *, const struct snag_duty *) = {
    undated,      before_cut, receiver, copy,    no_addressee, words,
    unregistered, past,       twice,    guessed, window,
};

size_t snags_of(const struct snag_duty *duties, size_t n, const struct snag_units *units,
                size_t n_units, struct day today, struct arena *a, struct snag **ret)
{
    struct plan p = { .duties = duties,
                      .n = n,
                      .units = units,
                      .n_units = n_units,
                      .today = today,
                      .a = a };

    assert(a && ret && (duties || !n) && (units || !n_units));
    for (size_t i = 0; i < COUNT(of_duty); i++) {
        for (size_t k = 0; k < n; k++)
            of_duty[i](&p, &duties[k]);
    }
    all_tiers(&p);
    idle(&p);
    *ret = p.list;
    return p.n_list;
}
