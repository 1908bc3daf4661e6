/* agenda.h - the order of proceedings of one session, what was said under each step, and the open
 * remedies that stand on it by themselves.
 *
 * Until the session is closed the remedies are derived each time it is looked at; closing freezes
 * them with what became of them. */
#pragma once

#include "rules/remedy.h"
#include "work/session/session.h"

struct agenda_remedy {
    int64_t id, version;
    struct str what, who;
    struct day due_on;
    enum remedy_state state;
    struct str proof;
    struct str words; /* one line: what - who - when */
};

struct agenda_item {
    int64_t id, version; /* id 0: stands here only because there are open remedies */
    int64_t ord;
    struct str part, label, words, purpose, note;
    const struct agenda_remedy *remedies; /* under the step that is about them */
    size_t n_remedies;
};

struct agenda {
    struct agenda_item *items;
    size_t n;
    struct session_content *topics; /* that it takes up, with what is studied or reviewed */
    size_t n_topics;
    struct session_content *materials;
    size_t n_materials;
    size_t n_offers; /* of what it could take up, all of it */
};

/* s was loaded by session_load, which has asked. */
NODISCARD enum err agenda_load(struct ctx *c, const struct session *s, struct agenda *ret);

struct agenda_note {
    int64_t item_id, version;
    struct str note;
    struct str seen; /* agenda_seen() of the text this person started from */
};

/* E_INVALID with words when the note's step is not of this agenda, E_TOO_LARGE when there is too much of it. */
NODISCARD enum err agenda_find(struct ctx *c, const struct agenda *a,
                               const struct agenda_note *note, const struct agenda_item **ret);
/* What is the same as when the page was made, or as it is now, is nobody's change. */
bool agenda_touched(struct ctx *c, const struct agenda_note *n, const struct agenda_item *item);

/* What somebody else wrote meanwhile. */
struct agenda_clash {
    int64_t item_id, version;
    struct str label, mine, theirs;
    struct str by; /* who wrote theirs */
};

/* Writes the notes that this person changed; what had saved itself of these steps (note_draft.h) is done with.
 * If one of them was changed by somebody else meanwhile nothing is written: E_CONFLICT, and *ret has both
 * texts of each. */
NODISCARD enum err agenda_write(struct ctx *c, int64_t session_id, const struct agenda_note *notes,
                                size_t n, struct agenda_clash **ret, size_t *ret_n);
/* A short fingerprint of a text, to tell whether a person touched it. */
struct str agenda_seen(struct ctx *c, struct str note);

/* Used by session.c inside its own acts; the plan names unit and assembly. */
struct agenda_orders {
    struct session_order *v;
    size_t n, cap;
    int64_t fit; /* how closely they were made for it */
};
NODISCARD enum err agenda_orders(struct ctx *c, const struct session_plan *plan,
                                 struct agenda_orders *ret);
NODISCARD enum err agenda_copy(struct ctx *c, int64_t session_id, const struct session_plan *plan);
NODISCARD enum err agenda_freeze(struct ctx *c, const struct session *s);
NODISCARD enum err agenda_thaw(struct ctx *c, const struct session *s);
