/* reading_item.h - what may happen to one thing that was read, until a person has decided.
 *
 * Also which fields each kind of thing has: the review page, the input check and the words on the
 * list read the same table. */
#pragma once

#include <stddef.h>

#include "base/str.h"

enum item_state {
    ITEM_PROPOSED = 1, /* read, nobody has looked */
    ITEM_ACCEPTED,     /* taken as read */
    ITEM_MENDED,       /* taken as the person put it */
    ITEM_DROPPED,      /* not wanted; can be brought back */
    ITEM_STATE_COUNT
};

enum item_act { ITEM_ACCEPT = 1, ITEM_MEND, ITEM_DROP, ITEM_BRING_BACK, ITEM_ACT_COUNT };

/* 0: not in this state. */
enum item_state item_next(enum item_state state, enum item_act act);
/* Accepted or mended: only such things are kept. */
bool item_kept(enum item_state state);

struct str item_state_name(enum item_state s);
enum item_state item_state_parse(struct str name);

enum item_key {
    ITEM_HEADER = 1,
    ITEM_CITATION,
    ITEM_DEADLINE,
    ITEM_ASSIGNMENT,
    ITEM_AGENDA,
    ITEM_MATERIAL,
    ITEM_SECTION,
    ITEM_RECIPIENT,
    ITEM_CHECK,
    ITEM_KEY_COUNT
};

struct str item_key_name(enum item_key k);
enum item_key item_key_parse(struct str name);

enum item_input {
    INPUT_FIXED, /* kept with the item, not for mending */
    INPUT_TEXT,
    INPUT_LINES,
    INPUT_DAY,
    INPUT_WHEN, /* a day or a month */
    INPUT_MONTH,
    INPUT_IN_YEAR,   /* "11" or "19/5": when in the year */
    INPUT_MONTH_DAY, /* "25" of a period's last month, "+5" of the month behind it */
    INPUT_NUMBER,    /* of a document: begins with a digit */
    INPUT_MINUTES,
    INPUT_STEPS, /* lines of rules/proceeding, a row each in the form */
    INPUT_CHOICE
};

struct item_field {
    const char *name; /* in the JSON body and in the form */
    enum item_input input;
    size_t most;                /* characters */
    const char *const *choices; /* INPUT_CHOICE: NULL-ended */
};

enum { ITEM_FIELDS_MAX = 11 };

/* All fields of a kind of thing, in the order of the form. */
size_t item_fields(enum item_key k, const struct item_field **ret);
/* Its place in item_fields, or SIZE_MAX. */
size_t item_field_at(enum item_key k, const char *name);
/* Some field is for mending: not so for a check. */
bool item_can_be_mended(enum item_key k);
