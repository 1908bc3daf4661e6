/* review__.h - shared by the pages of a review only. */
#pragma once

#include "web/document/review.h"
#include "work/campaign/duty.h"
#include "work/document/span.h"

/* What every line of a list needs, loaded once. */
struct review_words {
    const struct review *of;
    struct calendar calendar;
    bool before_includes; /* as the document's unit counts */
    struct span_index text;
};
NODISCARD enum err review__words(struct ctx *c, const struct review *of, struct review_words *ret);
/* One item as a line of the list; place and line are left open. */
struct review_row review__row(struct ctx *c, const struct review_words *w,
                              const struct reading_item *item);
/* The document as it was read, accepted or not: its row is still empty. */
struct str review__name(struct ctx *c, const struct review *v);
/* Its fields as they read to a person: days as dd/mm/yyyy. */
struct str review__shown_value(struct ctx *c, const struct item_field *f, struct str value);
/* Of the head; recipients too. */
enum msg review__part_label(struct str part);
enum msg review__field_label(const char *name);
enum msg review__choice(struct str choice);
/* An order of proceedings as steps, for the list. */
void review__steps_shown(struct ctx *c, const struct reading_item *item, struct review_row *row);

/* The fields one under another, as a person reads them: what two versions are compared by. form NULL:
 * as they are stored. differs: only those that other has otherwise; NULL for all. */
struct str review__as_text(struct ctx *c, const struct reading_item *item, const struct form *form,
                           const struct reading_item *differs);

/* The rows of steps in the form of an order of proceedings: from the item, into the view, and as typed
 * (*ret_lines, or errors in the form). */
void review__steps_load(struct ctx *c, const struct reading_item *item, struct form *form);
void review__steps_fill(struct ctx *c, struct review_item_page *v);
NODISCARD enum err review__steps_read(struct ctx *c, struct form *form, struct str *ret_lines);
struct options review__choices(struct ctx *c, const struct item_field *f, struct str chosen);

enum err get_review_item(struct ctx *c, const struct request *rq, struct response *rs);
enum err post_review_item(struct ctx *c, const struct request *rq, struct response *rs);
