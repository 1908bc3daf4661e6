/* proceeding.h - the orders of proceedings that a campaign gives its sessions (trình tự, chương trình).
 *
 * Written as lines, a step a line (rules/proceeding.h). A session copies the steps when it is planned, so a later
 * change reaches only what is planned after it. Else they live as contents do (content.h). */
#pragma once

#include "rules/assembly.h"
#include "rules/session.h"
#include "work/campaign/version.h"

struct campaign;

struct proceeding {
    int64_t id, campaign_id;
    int64_t item_id; /* what it was read from; 0: a person added it */
    enum session_kind kind;
    enum assembly_kind assembly; /* whose; 0: whoever meets */
    struct str org_kind;         /* of which kind of units; "": of any */
    struct str org_kind_name;    /* in the person's language */
    struct str name;
    struct proceeding_line {
        struct str part, label, words;
    } * steps;
    size_t n_steps;
    struct str lines; /* the steps as they are written */
    bool mended, dropped;
    int64_t since_n, ended_n;
    enum wanted wanted;
    int64_t wanted_of;
    int64_t version;
};

/* Those left out or ended come last; none that an amendment prepares. */
NODISCARD enum err proceeding_list(struct ctx *c, int64_t campaign_id, struct proceeding **ret,
                                   size_t *ret_n);
/* By whoever may see its campaign. */
NODISCARD enum err proceeding_load(struct ctx *c, int64_t id, struct proceeding *ret,
                                   struct campaign *ret_campaign);
bool proceeding_holds(const struct proceeding *of);

/* Only while the campaign is a draft; of the steps it reads lines. in->id 0: a further one of in->campaign_id.
 * E_CONFLICT: *ret_now is what somebody else made of it. E_INVALID: *ret_field names the field, or is NULL. */
NODISCARD enum err proceeding_save(struct ctx *c, const struct proceeding *in,
                                   struct proceeding *ret_now, const char **ret_field);
/* Leaves it out of the draft, or brings it back. */
NODISCARD enum err proceeding_drop(struct ctx *c, int64_t id, int64_t version, bool dropped);
