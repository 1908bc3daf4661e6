/* rules.h - the rules of reading, one function a key: each looks at the sheet and adds to the reading.
 *
 * Rules run in the order of the table in rules.c; a later one may use what an earlier one read. */
#pragma once

#include "read/sheet/sheet.h"

struct rule {
    const char *name;      /* as in docs/internals/reading.md */
    const char *looks_for; /* in one line */
    const char *source;    /* where the habit is laid down, or seen */
    void (*run)(struct sheet *s, struct reading *r);
};

extern const struct rule rules[];
extern const size_t n_rules;

void rule_number(struct sheet *s, struct reading *r);
void rule_place_date(struct sheet *s, struct reading *r);
void rule_type(struct sheet *s, struct reading *r);
void rule_title(struct sheet *s, struct reading *r);
void rule_issuer(struct sheet *s, struct reading *r);
void rule_annex_line(struct sheet *s, struct reading *r);
void rule_signer(struct sheet *s, struct reading *r);
void rule_recipients(struct sheet *s, struct reading *r);
void rule_theme(struct sheet *s, struct reading *r);
void rule_sections(struct sheet *s, struct reading *r);
void rule_citations(struct sheet *s, struct reading *r);
void rule_materials(struct sheet *s, struct reading *r);
void rule_assignments(struct sheet *s, struct reading *r);
void rule_agenda(struct sheet *s, struct reading *r);
void rule_deadlines(struct sheet *s, struct reading *r);
void rule_checks(struct sheet *s, struct reading *r);
