/* duty.h - what a campaign asks, of whom and by when; the dues that follow from it: due.h. */
#pragma once

#include "rules/assembly.h"
#include "rules/due.h"
#include "work/campaign/version.h"

struct campaign;

/* A unit that a duty to report names, or could. */
struct duty_org {
    int64_t id;
    struct str name;
    struct day ended; /* it is no more since that day; no day: it is */
};

enum { DUTY_COPIES_MAX = 50 };

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
    enum duty_part {
        DUTY_ALL,
        DUTY_REGISTERED, /* of those it is for the ones that a registration of the campaign names */
        DUTY_OTHERS      /* the rest */
    } part;
    bool own;                    /* of the unit that asks it, which owes too, not of those below */
    enum assembly_kind assembly; /* of a duty to meet: who is asked; 0: whoever meets */
    struct str through;          /* through whom, as printed */
    int64_t made_from_id; /* of a report asked once: the repeated one whose figures it takes */
    int64_t series_id;    /* of a report whose periods are settled */
    int64_t receiver_id;  /* of a report: who counts it; 0: the unit above */
    struct str receiver;
    struct day receiver_ended; /* it is no more since that day; no day: it is */
    /* Who reads what is sent (đồng gửi), by name. */
    const struct duty_org *copies;
    size_t n_copies;
    bool dropped;
    int64_t since_at; /* an amendment added it then; 0: it was issued with the campaign */
    int64_t ended_n;  /* the campaign's version that ended it; 0: none */
    enum wanted wanted;
    int64_t wanted_of;
    int64_t version;
};

/* Those left out come last; none that an amendment prepares. */
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

/* Who may be said to count the reports that a unit's campaign asks for, or to be sent a copy; asks
 * P_CAMPAIGN_EDIT at the unit. */
NODISCARD enum err duty_receivers(struct ctx *c, int64_t org_id, const struct duty_org **ret,
                                  size_t *ret_n);
/* "Ban Tổ chức …; Sở …", by name; "": nobody. */
struct str duty_copies_named(struct ctx *c, const struct duty *d);

bool duty_repeats(const struct duty *d);
/* Whether its figures can be taken by a report that is asked once. */
bool duty_may_be_made_from(const struct duty *d);
/* Whether a unit of that kind that lies below is asked. meets: it has the assembly that the duty names, or where
 * it names none, its people meet as a matter of course. */
bool duty_is_for(const struct duty *d, struct str org_kind, bool meets);
