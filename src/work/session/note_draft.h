/* note_draft.h - what somebody types under the steps of a session, saved by itself every few seconds.
 *
 * It is nobody's act and leaves no event: only who typed it sees its words, from any phone, until he writes them
 * into the minutes (agenda_write) or closes the session, which does it for him. */
#pragma once

#include "work/session/agenda.h"

struct note_draft {
    struct agenda_note note;
    struct str words; /* of the step */
    int64_t saved_at;
};

/* Somebody else's: who and when, and nothing of what. */
struct note_draft_other {
    struct str person;
    int64_t saved_at; /* the latest */
};

struct note_drafts {
    struct note_draft *own;
    size_t n_own;
    struct note_draft_other *others; /* a row a person */
    size_t n_others;
};

/* s was loaded by session_load, which has asked. */
NODISCARD enum err note_drafts(struct ctx *c, const struct session *s, struct note_drafts *ret);
/* Saves those that this person changed; what stands in the minutes as it is now is no draft any more. Asks as
 * agenda_write does. */
NODISCARD enum err note_drafts_save(struct ctx *c, int64_t session_id,
                                    const struct agenda_note *notes, size_t n);
/* Writes this person's into the minutes. E_CONFLICT with words where somebody else wrote under one of the steps
 * meanwhile: then nothing is written. */
NODISCARD enum err note_drafts_write(struct ctx *c, const struct session *s);
