/* content.h - what a campaign gives its sessions to take up: topics, what to study or to review, papers to read.
 *
 * While the campaign is a draft a row changes where it stands; once it is issued only an amendment ends rows and puts
 * others in their place (amend.h), so that a session keeps what it chose. No figure is made of them. */
#pragma once

#include "base/day.h"
#include "rules/content.h"
#include "work/campaign/version.h"

struct campaign;

struct content {
    int64_t id, campaign_id;
    int64_t clause_id; /* the words it stands on; 0: none */
    int64_t item_id;   /* what it was read from; 0: a person added it */
    struct str quote;  /* those words; of content_load only */
    int64_t ord;
    enum content_what what;
    struct str slot;     /* when it is taken up: '2022-04'; "": any time */
    struct day from, to; /* of a review: the days that it looks back on */
    int64_t topic_id;    /* of a material: what it is read for; 0: nothing said */
    struct str topic;
    struct content_paper {
        struct str kind, number, symbol, issuer;
        struct day issued_on;
    } paper;             /* of a material */
    struct str document; /* the same in a line: "KL số 21-KL/TW ngày …" */
    struct str title;
    bool mended; /* a person changed what was read */
    bool dropped;
    int64_t since_n, ended_n; /* versions that added and ended it; 0: none */
    enum wanted wanted;
    int64_t wanted_of;
    int64_t version;
};

/* Topics, studies and reviews in their order, then materials by their time; those left out or ended behind the
 * others of their sort; none that an amendment prepares. */
NODISCARD enum err content_list(struct ctx *c, int64_t campaign_id, struct content **ret,
                                size_t *ret_n);
/* By whoever may see its campaign. */
NODISCARD enum err content_load(struct ctx *c, int64_t id, struct content *ret,
                                struct campaign *ret_campaign);
enum msg content_what_words(enum content_what what);
/* It is offered to sessions: neither left out, nor ended, nor only wanted. */
bool content_holds(const struct content *of);
/* In a line, as a paper would have it: "Trách nhiệm nêu gương (Quy định số 08-QĐi/TU ngày 12/01/2022)". */
struct str content_line(struct ctx *c, const struct content *of);

/* Only while the campaign is a draft. in->id 0: a further one of in->campaign_id, at the end. slot as stored, or as an
 * office says it: "Tháng 4/2022". E_CONFLICT: *ret_now is what somebody else made of it. E_INVALID: *ret_field names
 * the field, or is NULL. */
NODISCARD enum err content_save(struct ctx *c, const struct content *in, struct content *ret_now,
                                const char **ret_field);
/* Leaves it out of the draft, or brings it back. */
NODISCARD enum err content_drop(struct ctx *c, int64_t id, int64_t version, bool dropped);
/* Changes places with the one before it of its sort, of a material within its time. */
NODISCARD enum err content_up(struct ctx *c, int64_t id, int64_t version);
