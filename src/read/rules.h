/* rules.h - the rules of reading, one function a key: each looks at the sheet and adds to the reading.
 *
 * Rules run in the order of the table in rules.c; a later one may use what an earlier one read. */
#pragma once

#include "read/sheet.h"
#include "text/messages.h"

struct rule {
    const char *name;      /* as in docs/internals/reading.md */
    const char *looks_for; /* in one line */
    const char *source;    /* where the habit is laid down, or seen */
    void (*run)(struct sheet *s, struct reading *r);
};

extern const struct rule rules[];
extern const size_t n_rules;

/* How many items of a kind are kept: a document has no more, foreign bytes may. */
enum { RULE_MOST = 2000, RULE_MOST_SPANS = 20000 };

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

/* Shared by rules. */
struct reading_field rule_field(const struct sheet *s, size_t from, size_t to);
/* What looks wrong, in words; args: the message's {a}, {b}, {c}; those it does not have are STR_NONE. */
void rule_check(struct sheet *s, struct reading *r, const char *name, struct span span,
                enum msg words, const struct str args[CHECK_ARGS]);
struct reading_check rule_finding(struct arena *a, const char *name, struct span span,
                                  enum msg words, const struct str args[CHECK_ARGS]);
#define CHECK(s, r, name, span, words, ...) \
    rule_check((s), (r), (name), (span), (words), (const struct str[CHECK_ARGS]){ __VA_ARGS__ })
/* The citation that begins at i ("Kế hoạch số 50-KH/HU, ngày …"): false when none does. */
bool citation_at(const struct sheet *s, size_t i, size_t to, struct reading_citation *ret,
                 size_t *ret_end);
/* The noun phrase that acts in the sentence [from, to): "Ban Tuyên giáo Huyện ủy". Empty when there is none. */
struct piece unit_of_sentence(const struct sheet *s, size_t from, size_t to);
/* True when the words at i name a unit or an office holder. */
bool unit_at(const struct sheet *s, size_t i);
