/* SPDX-License-Identifier: Apache-2.0 */
#include "work/campaign/registration.h"

#include <assert.h>

#include "rules/due.h"
#include "store/due.h"
#include "store/registration.h"
#include "work/campaign/lay.h"
#include "work/campaign/registered.h"
#include "work/trail.h"

static enum err load(struct ctx *c, int64_t due_id, enum permission p, struct q_due_by_id *ret)
{
    enum err r = q_due_by_id(c->db, due_id, c->arena, ret, c->error);

    if (r == E_NOT_FOUND)
        return fail(c, E_NOT_FOUND, M_DUTY_NONE);
    if (!r)
        r = may(c, p, ret->org_id);
    if (!r && due_what_parse(ret->what) != DUE_REGISTRATION)
        return fail(c, E_INVALID, M_DUTY_NONE);
    return r;
}

static enum err choices_of(struct ctx *c, const struct q_due_by_id *due,
                           struct registration_choice **ret, size_t *ret_n)
{
    struct q_registration_choices *rows = NULL;
    enum err r;

    *ret_n = 0;
    r = q_registration_choices(c->db, due->id, due->campaign_id, HIERARCHY, due->org_id, c->arena,
                               &rows, ret_n, c->error);
    if (r)
        return r;
    *ret = arena_array(c->arena, struct registration_choice, *ret_n + 1);
    for (size_t i = 0; i < *ret_n; i++)
        (*ret)[i] = (struct registration_choice){ rows[i].id, rows[i].name, rows[i].chosen != 0 };
    return OK;
}

enum err registration_choices(struct ctx *c, int64_t due_id, const struct registration_choice **ret,
                              size_t *ret_n)
{
    struct registration_choice *list = NULL;
    struct q_due_by_id due;
    enum err r = load(c, due_id, P_CAMPAIGN_VIEW, &due);

    assert(ret && ret_n);
    *ret_n = 0;
    if (!r)
        r = choices_of(c, &due, &list, ret_n);
    *ret = list;
    return r;
}

static bool is_one_of(const int64_t *ids, size_t n, int64_t id)
{
    for (size_t i = 0; i < n; i++) {
        if (ids[i] == id)
            return true;
    }
    return false;
}

/* Another due may name it too: then nothing changes. */
static enum err follow(struct ctx *c, int64_t campaign_id, int64_t org_id)
{
    bool registered;
    int64_t changed;
    enum err r = registration_has(c, campaign_id, org_id, &registered);

    if (!r)
        r = due_touch(c, org_id);
    if (!r)
        r = q_registration_end(c->db, campaign_id, org_id,
                               registered ? S("others") : S("registered"), c->now_ms, &changed,
                               c->error);
    return r ? r : due_lay_part(c, campaign_id, org_id);
}

static enum err put(struct ctx *c, int64_t due_id, const struct registration_choice *choices,
                    size_t n_choices, const int64_t *orgs, size_t n)
{
    enum err r = q_registration_clear(c->db, due_id, c->error);

    for (size_t i = 0; !r && i < n_choices; i++) {
        if (is_one_of(orgs, n, choices[i].id))
            r = q_registration_add(c->db, due_id, choices[i].id, c->error);
    }
    return r;
}

static enum err check(struct ctx *c, const struct registration_choice *choices, size_t n_choices,
                      const int64_t *orgs, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        bool found = false;

        for (size_t k = 0; k < n_choices; k++)
            found = found || choices[k].id == orgs[i];
        if (!found)
            return fail(c, E_INVALID, M_REGISTRATION_NONE);
    }
    return OK;
}

enum err registration_set(struct ctx *c, int64_t due_id, const int64_t *orgs, size_t n,
                          int64_t *ret_campaign_id)
{
    struct registration_choice *choices = NULL;
    struct q_due_by_id due;
    size_t n_choices = 0;
    int64_t changed;
    enum err r;

    assert((orgs || !n) && ret_campaign_id);
    r = load(c, due_id, P_CAMPAIGN_ACKNOWLEDGE, &due);
    if (!r && due.ended_at.is)
        return fail(c, E_CONFLICT, M_DUTY_ENDED);
    if (!r)
        r = choices_of(c, &due, &choices, &n_choices);
    if (!r)
        r = check(c, choices, n_choices, orgs, n);
    if (!r)
        r = due_touch(c, due.org_id);
    if (!r)
        r = put(c, due_id, choices, n_choices, orgs, n);
    if (!r)
        r = q_due_set_done(c->db, due_id, (struct db_int){ n > 0, c->now_ms }, &changed, c->error);
    for (size_t i = 0; !r && i < n_choices; i++) {
        if (choices[i].chosen != is_one_of(orgs, n, choices[i].id))
            r = follow(c, due.campaign_id, choices[i].id);
    }
    if (r)
        return r;
    *ret_campaign_id = due.campaign_id;
    return event_add(c, "due", due_id, "register", due.org_id, S("{}"));
}
