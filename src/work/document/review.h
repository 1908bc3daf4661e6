/* review.h - checking what was read beside the text: accept, mend, drop, and only then keep.
 *
 * The certain is accepted in one act, the doubtful is decided one by one. Nothing becomes part of a
 * document or a campaign without it: review_confirm takes only what was accepted or mended. A mistake
 * found afterwards is put right the same way, item by item, until a campaign was issued. */
#pragma once

#include "rules/proceeding.h"
#include "work/document/document.h"
#include "work/document/item.h"

struct review {
    struct document document;
    const struct reading_item *items; /* in the order of the reading */
    size_t n;
    int64_t certain;  /* proposed without a doubt */
    int64_t doubtful; /* proposed with one */
    int64_t kept, dropped;
    bool may_edit;
    bool
        correcting; /* confirmed before: single items can be put right until a campaign is issued */
};

NODISCARD enum err review_load(struct ctx *c, int64_t document_id, struct review *ret);
/* The next doubtful item after one (0: the first), round the end; NULL when none is left. */
const struct reading_item *review_next(const struct review *v, int64_t after_id);
const struct reading_item *review_item(const struct review *v, int64_t id);

NODISCARD enum err review_accept_certain(struct ctx *c, int64_t document_id, int64_t *ret_n);
/* Leaves out everything that is still undecided. */
NODISCARD enum err review_drop_rest(struct ctx *c, int64_t document_id, int64_t *ret_n);

struct review_decision {
    int64_t id;      /* of the item */
    int64_t version; /* that the person saw */
    enum item_act act;
    struct str values[ITEM_FIELDS_MAX]; /* ITEM_MEND: as typed */
};

struct review_outcome {
    struct reading_item now; /* E_CONFLICT: what somebody else made of it */
    const char *field;       /* E_INVALID: the field that is wrong, or NULL */
};
NODISCARD enum err review_decide(struct ctx *c, const struct review_decision *in,
                                 struct review_outcome *ret);

/* A part of the head that was not read, or one more recipient, typed in by a person: kept as a mended item that no
 * words stand behind. What was read is mended where it stands. */
struct review_head {
    int64_t document_id;
    struct str part; /* of review_head_parts */
    struct str value;
};
extern const char
    *const review_head_parts[]; /* NULL at the end; "recipient" as often as there are */
/* Read, or typed in; not dropped. */
bool review_has_part(const struct review *v, struct str part);
/* E_INVALID: *ret_field is "part" or "value". */
NODISCARD enum err review_head_add(struct ctx *c, const struct review_head *in,
                                   const char **ret_field);

/* One row of the form of an order of proceedings, as typed. */
struct review_step {
    int64_t row; /* in the names of its fields: "step_words.3" */
    int64_t was; /* its place before, from 1; 0: it is new */
    struct str place, label, words, minutes;
    enum proceeding_part part;
    bool dropped;
};
struct review_fault {
    struct str field; /* "step_minutes.3" */
    struct str words; /* what is wrong, where, and how to mend it */
};
/* The field "steps" of an agenda from the rows of its form; whole: its length in minutes as typed, ""
 * when it is not given. E_INVALID: *ret_faults says each thing that is wrong. */
NODISCARD enum err review_arrange(struct ctx *c, const struct review_step *rows, size_t n,
                                  struct str whole, struct str *ret_lines,
                                  struct review_fault **ret_faults, size_t *ret_n);

/* One decision on an item, newest first. What was accepted with many others in one act has none. */
struct review_past {
    int64_t at;
    struct str person;
    enum item_act act;
    struct reading_item was, now; /* ITEM_MEND: its values before and after */
};
NODISCARD enum err review_history(struct ctx *c, const struct reading_item *item,
                                  struct review_past **ret, size_t *ret_n);

struct review_confirm {
    int64_t document_id, version;
    bool make_campaign;
};
/* E_INVALID while something is undecided. *ret_campaign_id is 0 when none was asked for. */
NODISCARD enum err review_confirm(struct ctx *c, const struct review_confirm *in,
                                  int64_t *ret_campaign_id);
