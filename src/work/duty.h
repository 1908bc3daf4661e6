/* duty.h - what a campaign asks, of whom and by when; and the dues that follow from it. */
#pragma once

#include "rules/due.h"
#include "work/ctx.h"

struct campaign;

struct duty {
    int64_t id, campaign_id;
    int64_t clause_id; /* the words it stands on; 0: added by a person */
    struct str quote;  /* those words; of duty_load only */
    enum due_what what;
    struct str words;
    struct duty_rule rule;
    struct str audience;      /* words of the text */
    struct str audience_kind; /* org_kind; "": every unit the campaign is issued to */
    struct str audience_name; /* of the kind, in the person's language */
    struct str through;       /* through whom, as printed */
    bool dropped;
    int64_t version;
};

/* Those left out come last. */
NODISCARD enum err duty_list(struct ctx *c, int64_t campaign_id, const struct duty **ret,
                             size_t *ret_n);
/* By whoever may see its campaign. */
NODISCARD enum err duty_load(struct ctx *c, int64_t id, struct duty *ret,
                             struct campaign *ret_campaign);

/* Only while the campaign is a draft. in->id 0: a new one of in->campaign_id. E_CONFLICT: *ret_now is
 * what somebody else made of it. E_INVALID: *ret_field names the field, or is NULL. */
NODISCARD enum err duty_save(struct ctx *c, const struct duty *in, struct duty *ret_now,
                             const char **ret_field);
/* Leaves it out of the draft, or brings it back. */
NODISCARD enum err duty_drop(struct ctx *c, int64_t id, int64_t version, bool dropped);

struct duty_kind_of_org {
    struct str code, name;
};
NODISCARD enum err duty_audiences(struct ctx *c, const struct duty_kind_of_org **ret,
                                  size_t *ret_n);

/* The dates of a duty, with holidays as the database has them. */
NODISCARD enum err duty_dates(struct ctx *c, const struct duty *d, struct due_span span,
                              struct due_at **ret, size_t *ret_n);
NODISCARD enum err duty_calendar(struct ctx *c, struct calendar *ret);
/* Whether a unit of that kind is asked. */
bool duty_is_for(const struct duty *d, struct str org_kind, bool holds_sessions);

/* A due of a unit. */
struct due {
    int64_t id, duty_id, org_id, campaign_id;
    enum due_what what;
    struct str words, period;
    struct day due_on, work_on;
    int64_t done_at; /* 0: open */
};
/* A session of the unit was held on that day: what its campaigns ask to be met on in that month,
 * quarter, half or year is done since held_at, and what they ask for once. held_at 0: it was not held
 * after all, and all of that is open again. */
NODISCARD enum err due_session_held(struct ctx *c, int64_t session_id, int64_t org_id,
                                    struct day on, int64_t held_at);
NODISCARD enum err due_list_of(struct ctx *c, int64_t campaign_id, int64_t org_id,
                               const struct due **ret, size_t *ret_n);
NODISCARD enum err due_load(struct ctx *c, int64_t id, struct due *ret);
/* Said by the unit itself; reports and sessions are done by being held and sent. */
NODISCARD enum err due_set_done(struct ctx *c, int64_t due_id, bool done, int64_t *ret_campaign_id);
