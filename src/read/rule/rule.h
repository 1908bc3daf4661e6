/* rule.h - what the rules share: how they add a field or a finding, and what one asks of another. */
#pragma once

#include "read/sheet/sheet.h"
#include "text/messages.h"

/* How many items of a kind are kept: a document has no more, foreign bytes may. */
enum { RULE_MOST = 2000, RULE_MOST_SPANS = 20000 };

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
