/* agenda.h - what the ways of printing an order of proceedings share: its marks, ranks and steps. */
#pragma once

#include "read/sheet/scan.h"

struct reading_agenda *agenda_open(struct sheet *s, struct reading *r, size_t from, size_t to);
/* Adds the words [from, to) as a step; too few are none. */
void agenda_step(struct sheet *s, struct reading_agenda *a, struct str label, size_t from,
                 size_t to, enum agenda_part part);
/* The heading that the paragraph at stands under; STR_NONE before the first. */
struct str agenda_form(const struct sheet *s, const struct reading *r, size_t at);
/* "(2)", "Bước 2:" or "Bước hai:" at i: where the text of step n begins, or 0. */
size_t agenda_mark(const struct sheet *s, size_t i, int n);
/* Where the text of a paragraph begins, behind its list mark or label. */
size_t agenda_text(const struct sheet *s, struct piece p, struct label *ret_label);
/* How deep a list mark is: headings first, then a), -, +. Plain paragraphs are deepest. */
int agenda_rank(const struct sheet *s, struct piece p);
enum { AGENDA_PLAIN = 8 };
/* The part that the paragraph opens ("- Phần mở đầu:"); its own text begins at ret_text. */
enum agenda_part agenda_part_at(const struct sheet *s, struct piece p, size_t *ret_text);

/* True when [from, to) announces an order of proceedings. */
bool agenda_is_announced(const struct sheet *s, size_t from, size_t to);
/* The paragraph itself says that the steps of a session follow below: "3. Trình tự buổi sinh hoạt:". */
bool agenda_heads(const struct sheet *s, const struct reading *r, struct piece p);
/* A list under the paragraph k that is an order of proceedings: the last paragraph of it, or k. */
size_t agenda_listed(struct sheet *s, struct reading *r, size_t k);
