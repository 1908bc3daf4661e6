/* SPDX-License-Identifier: Apache-2.0 */
/* amend.c - the issuing unit changes by when it asks for reports, and with that where periods are cut. */
#include "work/campaign/amend.h"

#include "history/history.h"
#include "play/amend_slices.h"

static struct campaign_view show(struct history *h, int campaign)
{
    struct campaign_view v;

    T_OK(h->t, campaign_show(world_as(&h->w, "clerk.province"), h->campaigns[campaign], &v));
    return v;
}

/* Of every unit, and in each of its periods. */
static struct duty rhythm_of(const struct campaign_view *v)
{
    for (size_t i = 0; i < v->n_duties; i++) {
        const struct duty *d = &v->duties[i].duty;

        if (d->rule.rhythm != RHYTHM_ONCE && !d->audience_kind.n)
            return *d;
    }
    fail_msg("the campaign asks for nothing regularly");
    return (struct duty){ 0 };
}

/* What was taken back before anybody received it is a draft as any other. */
static bool is_fixed(const struct history *h, int period)
{
    for (int u = 0; u < UNITS; u++) {
        const struct h_report *r = &h->reports[period][u];

        if (r->n && r->state != REPORT_DRAFT)
            return true;
    }
    return false;
}

static int place_of(const struct history *h, int64_t id)
{
    for (int p = 0; p < h->n_periods; p++) {
        if (h->periods[p].id == id)
            return p;
    }
    return -1;
}

/* Rows are the truth; of those that somebody has reported on none may have moved. */
static void follow(struct history *h, const struct period *now)
{
    int p = place_of(h, now->id);
    bool fixed;

    if (p < 0)
        fail_msg("an amendment made a period more");
    fixed = is_fixed(h, p);
    if (fixed &&
        (day_number(now->from) != h->periods[p].from || day_number(now->to) != h->periods[p].to))
        fail_msg("an amendment moved period %d, which was reported on", p);
    h->periods[p].from = day_number(now->from);
    h->periods[p].to = day_number(now->to);
}

/* An amendment lays what runs by then, whether the daily job has been there or not. */
static void lay(struct history *h, int64_t period_id)
{
    int p = place_of(h, period_id);

    for (int u = 1; h->periods[p].from <= history_today(h) && u < UNITS; u++)
        h->due[p][u] = h->due[p][u] || !h->units[u].ended || h->units[u].ended > history_today(h);
}

/* Whether what begins today would be asked by other days than it was: not played here. */
static bool moves_the_present(const struct history *h, const struct amendment *of)
{
    for (size_t i = 0; i < of->n_changes; i++) {
        const struct change *change = &of->changes[i];
        int32_t today = history_today(h), was = day_number(change->was_on),
                is = day_number(change->is_on);

        if (change->what == CHANGE_CUT && (was < today) != (is < today))
            return true;
    }
    return false;
}

static void drop(struct history *h, int campaign, int64_t version)
{
    T_OK(h->t, amend_drop(world_as(&h->w, "clerk.province"), h->campaigns[campaign], version));
}

/* As to many units. Others go on until it holds; what comes to something else by that is left as it was. */
static enum err issue_in_slices(struct history *h, const struct amendment *of,
                                const struct h_beside *beside)
{
    struct amend_slices s = { .w = &h->w, .account = "clerk.province", .rows = 16 };
    struct campaign now = of->campaign;
    struct job job;
    bool more = true;

    amend_slices_ask(&s, of->campaign.id, of->head.version);
    for (int i = 0; more; i++) {
        if (!now.settling)
            beside->act(h, beside->seed, i);
        more = amend_slices_next(&s);
        T_OK(h->t, campaign_load(world_as(&h->w, "clerk.province"), of->campaign.id, &now));
    }
    T_OK(h->t, job_load(world_as(&h->w, "clerk.province"), s.job, &job));
    return job.state == JOB_DONE ? OK : E_CONFLICT;
}

static enum err issue_it(struct history *h, int campaign, const struct h_beside *beside)
{
    struct amendment of;

    T_OK(h->t, amend_load(world_as(&h->w, "clerk.province"), h->campaigns[campaign], &of));
    if (of.problem.n) {
        T_ERR(h->t, E_INVALID,
              amend_issue(world_as(&h->w, "clerk.province"), of.campaign.id, of.head.version));
        return E_INVALID;
    }
    if (!of.n_changes || moves_the_present(h, &of)) {
        drop(h, campaign, of.head.version);
        return E_CONFLICT;
    }
    if (!beside) {
        T_OK(h->t, amend_issue(world_as(&h->w, "clerk.province"), h->campaigns[campaign],
                               of.head.version));
        return OK;
    }
    if (!issue_in_slices(h, &of, beside))
        return OK;
    drop(h, campaign, of.head.version);
    return E_CONFLICT;
}

void history_take_back_amendment(struct history *h, int campaign)
{
    struct amendment of;

    T_OK(h->t, amend_load(world_as(&h->w, "clerk.province"), h->campaigns[campaign], &of));
    drop(h, campaign, of.head.version);
}

enum err history_amend(struct history *h, int campaign, int day, const struct h_beside *beside)
{
    struct amend_head head = { .campaign_id = h->campaigns[campaign],
                               .act = VERSION_AMEND,
                               .words = { S("Công văn số 12-CV/TU"), S("Lùi hạn báo cáo.") } };
    struct campaign_view v = show(h, campaign);
    struct duty duty = rhythm_of(&v), now;
    const char *field;
    enum err r;

    duty.rule.day = day;
    T_OK(h->t, amend_save(world_as(&h->w, "clerk.province"), &head, &field));
    T_OK(h->t, amend_duty_save(world_as(&h->w, "clerk.province"), &duty, &now, &field));
    r = issue_it(h, campaign, beside);
    history_tell(h, "campaign %d asks by day %d%s%s", campaign, day, beside ? ", in slices" : "",
                 r ? ": not issued" : "");
    if (r)
        return r;
    v = show(h, campaign);
    for (size_t s = 0; s < v.n_series; s++) {
        for (size_t i = 0; i < v.series[s].n; i++) {
            follow(h, &v.series[s].periods[i]);
            lay(h, v.series[s].periods[i].id);
        }
    }
    history_lay(h, campaign);
    return OK;
}
