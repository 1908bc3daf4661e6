/* item.h - one thing that was read from a document: its fields, its words, what was decided.
 *
 * Values stand in the order of rules/reading_item's item_fields; "" is "not given". */
#pragma once

#include "rules/due.h"
#include "rules/reading_item.h"
#include "work/ctx.h"

struct reading;

struct reading_item {
    int64_t id, document_id, ord;
    enum item_key key;
    enum item_state state;
    struct str label; /* one line for a list */
    struct str doubt; /* why it is not certain, by its key; STR_NONE when it is */
    int64_t span_start, span_end;
    int64_t version;
    struct str values[ITEM_FIELDS_MAX];
};

/* "" when the kind of thing has no such field. */
struct str reading_item_value(const struct reading_item *item, const char *field);

/* Everything a reading holds, as proposals in the order of the text's parts. */
size_t reading_items_of(struct arena *a, const struct reading *reading,
                        struct reading_item **ret_items);

/* Between memory and the column `body`. */
struct str reading_item_body(struct arena *a, const struct reading_item *item);
NODISCARD enum err reading_item_parse(struct ctx *c, struct str body, struct reading_item *item);
/* What one decision changed, for the trail: the values before and after. */
struct str reading_item_change(struct arena *a, const struct reading_item *was,
                               const struct reading_item *now);
NODISCARD enum err reading_item_changed(struct ctx *c, struct str change, struct reading_item *was,
                                        struct reading_item *now);
/* The line for a list, made of the values. */
struct str reading_item_label(struct arena *a, const struct reading_item *item);
/* Why it is not certain, and what looks wrong in the document, in the words of a language. Both were once
 * stored as words: those are shown as they are. */
struct str reading_item_doubt(const struct reading_item *item, enum lang lang);
struct str reading_item_check(struct arena *a, const struct reading_item *item, enum lang lang);

/* When a deadline falls, from its fields, whether read or mended. */
struct duty_rule reading_item_rule(const struct reading_item *item);
/* YYYY-MM-DD, or YYYY-MM: then its first or last day. No day for anything else. */
struct day reading_item_day(struct str s, bool last);
