/* SPDX-License-Identifier: Apache-2.0 */
/* act.c - what people do, at random. */
#include "history/history.h"

uint64_t history_draw(uint64_t *state)
{
    uint64_t z = *state += UINT64_C(0x9e3779b97f4a7c15);

    z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
    return z ^ (z >> 31);
}

struct h_plan history_draw_plan(uint64_t seed)
{
    /* Behind the month's end or before it: then the cut is before the branches' day. */
    static const int days[][2] = { { 3, 7 }, { -24, 2 }, { -22, -26 }, { 0, 8 } };
    static const int quarters[] = { 5, -25, -10, 0 };
    const int *day = days[history_draw(&seed) % COUNT(days)];

    return (struct h_plan){
        .branches_day = day[0],
        .communes_day = day[1],
        .once = day_add((struct day){ 2022, 4, 25 }, (int)(history_draw(&seed) % 30)),
        .quarter_day = quarters[history_draw(&seed) % COUNT(quarters)],
        .rest_period = history_draw(&seed) % 2,
    };
}

static bool acts(const struct history *h, int unit)
{
    return !h->units[unit].gave_up;
}

static bool is_sent(const struct h_report *r)
{
    return r->state == REPORT_SUBMITTED || r->state == REPORT_RECEIVED;
}

static void pass_days(struct history *h, const uint32_t *draw)
{
    history_be_on(h, history_today(h) + (int32_t)(1 + draw[0] % 5));
    if (draw[1] % 4 == 0) {
        history_tell(h, "a day begins, the daily job lays nothing");
        history_follow(h);
        return;
    }
    history_daily(h);
}

/* Sessions */

/* Another unit below the same one, as the tree is today. */
static int partner(const struct history *h, int unit, uint32_t draw)
{
    int with = COMMITTEES + (int)(draw % (BRANCHES - COMMITTEES));

    if (unit < COMMITTEES || with == unit || !acts(h, with) ||
        history_parent_on(h, with, history_today(h)) !=
            history_parent_on(h, unit, history_today(h)))
        return 0;
    return with;
}

/* Where something was entered, mostly that evening. */
static void close_some_day(struct history *h, int session, uint32_t draw)
{
    int32_t held = history_today(h) - (int32_t)(draw % 37);

    for (int i = 0; draw / 64 % 3 && i < h->n_sessions; i++) {
        const struct h_session *s = &h->sessions[i];

        if (s->told && s->closed && s->unit == h->sessions[session].unit)
            held = s->held;
    }
    (void)history_close_as(h, session, held, 1 + (int)(draw % 9),
                           draw / 256 % 4 ? H_SAME : H_APART);
}

/* Half of them in the short time in which they are typed in; others stay open for some days. */
static void hold(struct history *h, const uint32_t *draw)
{
    static const unsigned serves[] = { 0, 0, 0, 0, 1U << FIRST, 1U << SECOND };
    struct h_evening in = {
        .unit = draw[0] % 5 ? COMMITTEES + (int)(draw[0] / 5 % (BRANCHES - COMMITTEES)) : H_COMMUNE,
        .serves = serves[draw[1] / 7 % COUNT(serves)],
    };
    int session;

    if (!acts(h, in.unit) || h->n_sessions == SESSIONS)
        return;
    if (draw[2] % 6 == 0)
        in.with = partner(h, in.unit, draw[2] / 6);
    session = history_begin(h, &in);
    if (draw[1] % 3 == 0)
        history_mark_absent(h, session, draw[2]);
    if (draw[1] % 4 == 0 && h->n_remedies < REMEDIES)
        history_promise(h, session, history_today(h) + (int32_t)(draw[2] % 40));
    if (draw[1] % 7)
        close_some_day(h, session, draw[3]);
}

static void reopen_or_close(struct history *h, const uint32_t *draw)
{
    int session = h->n_sessions ? (int)(draw[0] % (uint32_t)h->n_sessions) : 0;

    if (!h->n_sessions || !acts(h, h->sessions[session].unit) || h->sessions[session].told)
        return;
    if (!h->sessions[session].closed)
        close_some_day(h, session, draw[1]);
    else
        (void)history_reopen(h, session);
}

/* For one that cannot: an evening, and half the time the report made of it. */
static void enter(struct history *h, const uint32_t *draw)
{
    struct h_told in = { .unit = COMMITTEES + (int)(draw[0] % (BRANCHES - COMMITTEES)),
                         .period = (int)(draw[1] % (uint32_t)h->n_periods),
                         .present = 1 + (int)(draw[2] % 9),
                         .opinions = (int)(draw[2] / 16 % 5),
                         .same = (enum h_same)(draw[2] / 128 % 3) };
    const struct h_period *p = &h->periods[in.period];
    int session;

    in.held = history_today(h) - (int32_t)(draw[3] % 20);
    if (in.held > p->to)
        in.held = p->to;
    if (!acts(h, in.unit) || h->n_sessions == SESSIONS || p->from > history_today(h) ||
        !history_enterer(h, in.unit, in.period))
        return;
    if (history_enter(h, &in, &session) == OK && draw[3] / 32 % 2)
        (void)history_send_for(h, in.unit, in.period);
}

/* Reports */

/* Now and then a board, where it acts for the commune; its own it does not take in. */
static const char *by_a_board(const struct history *h, int series, int whose, uint32_t draw)
{
    int board = H_BOARD + (int)(draw % 2);

    return h->channels[series][board - H_BOARD].open && whose != board && draw / 2 % 2
               ? h->units[board].reporter
               : NULL;
}

static void save_any(struct history *h, const uint32_t *draw)
{
    struct h_sending in = { .unit = (int)(draw[0] % UNITS),
                            .period = (int)(draw[1] % (uint32_t)h->n_periods),
                            .draft = draw[2] % 5 == 0,
                            .early = draw[3] / 16 % 4 != 0 };
    const struct h_period *p = &h->periods[in.period];

    in.again = is_sent(&h->reports[in.period][in.unit]) ? draw[3] % 8 != 0 : draw[3] % 16 == 0;
    if (in.unit == H_COMMUNE)
        in.by = by_a_board(h, p->series, in.unit, draw[3] / 64);
    /* Mostly what has begun. */
    if (draw[2] % 8 && p->from > history_today(h))
        return;
    if (in.by || history_reporter(h, in.unit))
        (void)history_save(h, &in);
}

/* One that was begun; mostly one in that state. */
static bool pick(const struct history *h, const uint32_t *draw, enum report_state state,
                 int *ret_unit, int *ret_period)
{
    int found = 0;

    for (int i = 0; i < h->n_periods * UNITS; i++) {
        const struct h_report *r = &h->reports[i / UNITS][i % UNITS];
        bool fits = r->id && r->state != REPORT_DRAFT && (r->state == state || draw[1] % 12 == 0);

        if (!fits)
            continue;
        found++;
        if (draw[0] % (uint32_t)found)
            continue;
        *ret_unit = i % UNITS;
        *ret_period = i / UNITS;
    }
    return found > 0;
}

static const char *taker(const struct history *h, int unit, int period, uint32_t draw)
{
    return history_receiver(h, unit, period) == H_COMMUNE
               ? by_a_board(h, h->periods[period].series, unit, draw)
               : NULL;
}

static void receive_any(struct history *h, const uint32_t *draw)
{
    int unit, period;

    if (pick(h, draw, REPORT_SUBMITTED, &unit, &period) &&
        history_receiver(h, unit, period) != NOWHERE)
        (void)history_receive(h, unit, period, taker(h, unit, period, draw[2]));
}

static void return_any(struct history *h, const uint32_t *draw)
{
    enum report_state state = draw[2] % 2 ? REPORT_RECEIVED : REPORT_SUBMITTED;
    int unit, period;

    if (!pick(h, draw, state, &unit, &period))
        return;
    /* One that is about to end could send again, but here nobody acts for it any more. */
    if (acts(h, unit) ||
        (h->units[unit].ended <= history_today(h) && history_receiver(h, unit, period) != NOWHERE))
        (void)history_return(h, unit, period, taker(h, unit, period, draw[3]));
}

/* By who reports, while nobody has received it; sometimes after, to be refused. */
static void recall_any(struct history *h, const uint32_t *draw)
{
    enum report_state state = draw[2] % 4 ? REPORT_SUBMITTED : REPORT_RECEIVED;
    int unit, period;

    if (pick(h, draw, state, &unit, &period) && acts(h, unit) &&
        history_receiver(h, unit, period) != NOWHERE)
        (void)history_recall(h, unit, period);
}

static void name_or_end_board(struct history *h, const uint32_t *draw)
{
    int board = H_BOARD + (int)(draw[0] % 2), series = (int)(draw[1] % SERIES);

    if (!acts(h, board))
        return;
    if (h->channels[series][board - H_BOARD].open)
        history_end_channel(h, board, series);
    else
        history_name_board(h, board, series);
}

/* The tree */

static void move_unit(struct history *h, const uint32_t *draw)
{
    int unit = COMMITTEES + (int)(draw[0] % (BRANCHES - COMMITTEES)),
        to = (int)(draw[1] % COMMITTEES);
    int32_t from = history_today(h) +
                   (draw[2] % 3 ? -(int32_t)(draw[2] / 3 % 50) : (int32_t)(draw[2] / 3 % 12));

    if (acts(h, unit) && h->n_places < PLACES)
        (void)history_move(h, unit, to, from);
}

static bool is_whole(const struct history *h, int unit)
{
    for (int i = 0; i < h->n_sessions; i++) {
        for (int s = 0; s < SERIES; s++) {
            if (h->sessions[i].unit == unit && h->sessions[i].closed &&
                history_serves(&h->sessions[i], s) &&
                h->sessions[i].held <= h->periods[h->last[s]].to &&
                !history_reported_in(h, i, s, -1))
                return false;
        }
    }
    return true;
}

/* Sends the last reports of a unit that is about to end; whether they hold all that it did. */
static bool send_last(struct history *h, int unit)
{
    for (int i = 0; i < h->n_sessions; i++) {
        if (h->sessions[i].unit == unit && !h->sessions[i].closed && !h->sessions[i].told)
            close_some_day(h, i, 0);
    }
    for (int p = 0; p < h->n_periods; p++) {
        const struct h_report *r = &h->reports[p][unit];
        struct h_sending in = { .unit = unit, .period = p, .again = is_sent(r), .early = true };

        if (h->periods[p].from > history_today(h))
            continue;
        if (r->in_force < 0 || !history_sent_above(h, unit, p))
            (void)history_save(h, &in);
    }
    return is_whole(h, unit);
}

/* One branch a history. */
static void end_branch(struct history *h, const uint32_t *draw)
{
    int unit = COMMITTEES + (int)(draw[0] % (BRANCHES - COMMITTEES));
    int32_t from = history_today(h) + 1 - (int32_t)(draw[1] % 9);

    for (int u = COMMITTEES; u < BRANCHES; u++) {
        if (h->units[u].gave_up)
            return;
    }
    if (send_last(h, unit))
        (void)history_end(h, unit, 0, history_could_end(h, unit, from));
}

/* Who receives for the second campaign, with somebody who goes on for it. */
static void end_receiver(struct history *h, const uint32_t *draw)
{
    int32_t from = history_today(h) + 1 - (int32_t)(draw[1] % 5);

    if (h->receiver == H_PROPAGANDA && acts(h, H_PROPAGANDA) && send_last(h, H_PROPAGANDA))
        (void)history_end(h, H_PROPAGANDA, draw[0] % 2 ? H_OFFICE : H_THIRD, from);
}

static void (*const doing[])(struct history *, const uint32_t *) = {
    pass_days,  pass_days,       hold,      hold,        hold,        save_any,    save_any,
    save_any,   save_any,        save_any,  receive_any, receive_any, receive_any, return_any,
    recall_any, reopen_or_close, move_unit,
};

struct act history_act(uint64_t seed, int n)
{
    uint64_t state = seed ^ ((uint64_t)(n + 1) << 32);
    struct act act = { .kind = (uint32_t)history_draw(&state) };

    for (size_t i = 0; i < COUNT(act.draw); i++)
        act.draw[i] = (uint32_t)(history_draw(&state) >> 16);
    return act;
}

/* What can be done while an amendment goes out: all of one day. */
static void do_beside(struct history *h, uint64_t seed, int n)
{
    static void (*const beside[])(struct history *, const uint32_t *) = {
        hold, save_any, save_any, receive_any, return_any, reopen_or_close, move_unit, enter,
    };
    struct act act = history_act(seed, n);

    h->w.now_ms += 1000;
    if (act.kind % 3) /* else nobody does anything */
        beside[act.draw[3] % COUNT(beside)](h, act.draw);
}

/* By days of the same sort as before: what cuts months or quarters otherwise makes a period more or less. */
static void amend(struct history *h, const uint32_t *draw)
{
    static const int behind[] = { 2, 4, 6 }, before[] = { -28, -25, -22, -20 };
    struct h_beside beside = { do_beside, draw[3] };
    int campaign = (int)(draw[0] % CAMPAIGNS);
    int day = h->rhythm_days[campaign] < 0 ? before[draw[1] % COUNT(before)]
                                           : behind[draw[1] % COUNT(behind)];

    if (history_amend(h, campaign, day, draw[2] % 3 ? &beside : NULL) == E_INVALID)
        history_take_back_amendment(h, campaign);
}

/* What happens seldom, by turns of so many in 257. */
static const struct {
    uint32_t turns;
    void (*act)(struct history *, const uint32_t *);
} rare[] = {
    { 3, end_branch }, { 1, end_receiver }, { 5, name_or_end_board }, { 3, amend }, { 10, enter },
};

void history_do(struct history *h, struct act act)
{
    uint32_t turn = act.kind % 257;

    h->w.now_ms += 1000; /* nothing happens at the same time */
    for (size_t i = 0; i < COUNT(rare); i++) {
        if (turn < rare[i].turns) {
            rare[i].act(h, act.draw);
            return;
        }
        turn -= rare[i].turns;
    }
    doing[act.kind % COUNT(doing)](h, act.draw);
}

/* Behind it nothing is late any more. */

/* A re-sending that was returned leaves what was received before it in force: that comes back only when
 * one above it is received. */
static void take_back(struct history *h, int unit, int period)
{
    struct h_sending in = { .unit = unit, .period = period, .early = true };
    struct h_report *r = &h->reports[period][unit];

    if (!history_reporter(h, unit) || r->in_force < 0)
        return;
    if (r->state == REPORT_RETURNED)
        assert_int_equal(history_save(h, &in), OK);
    if (r->state == REPORT_SUBMITTED && r->counted >= 0)
        assert_int_equal(history_receive(h, unit, period, NULL), OK);
    assert_int_equal(history_return(h, unit, period, NULL), OK);
    assert_int_equal(r->in_force, -1);
}

static void bring_in(struct history *h, int unit, int period)
{
    struct h_report *r = &h->reports[period][unit];

    if (history_reporter(h, unit) && r->in_force < 0)
        assert_int_equal(history_send(h, unit, period), OK);
    h->w.now_ms += 1000;
    if (r->state == REPORT_SUBMITTED && history_receiver(h, unit, period) != NOWHERE)
        assert_int_equal(history_receive(h, unit, period, NULL), OK);
}

/* Boards and branches before the units above them. */
static void bring_all_in(struct history *h, int period)
{
    for (int u = UNITS - 1; u >= 0; u--)
        bring_in(h, u, period);
}

void history_settle(struct history *h)
{
    int32_t end = 0;

    for (int s = 0; s < SERIES; s++)
        end = h->periods[h->last[s]].to > end ? h->periods[h->last[s]].to : end;
    history_be_on(h, (history_today(h) > end ? history_today(h) : end) + 1);
    history_daily(h);
    for (int i = 0; i < h->n_sessions; i++) {
        if (!h->sessions[i].closed && !h->sessions[i].told && acts(h, h->sessions[i].unit))
            close_some_day(h, i, 36);
    }
    for (int s = 0; s < SERIES; s++) {
        for (int u = 0; u < UNITS; u++)
            take_back(h, u, h->last[s]);
    }
    for (int p = 0; p < h->n_periods; p++)
        bring_all_in(h, p);
}
