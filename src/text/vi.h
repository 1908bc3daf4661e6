/* vi.h - Vietnamese text: which bytes are UTF-8, how letters compose (NFC), and what they are without
 * marks and capitals.
 *
 * Folding gives one ASCII letter for one letter (Đ -> d, Ể -> e), so positions in folded text are
 * positions in code points. Results live in the arena passed in. */
#pragma once

#include "base/str.h"

struct arena;
struct buf;

/* Offset of the first byte that is not UTF-8, or SIZE_MAX. */
size_t vi_utf8_bad(struct str s);
/* Reads the code point at *i of valid UTF-8 and moves *i behind it. */
uint32_t vi_rune(struct str s, size_t *i);
/* How many code points valid UTF-8 has. */
size_t vi_rune_count(struct str s);

/* True when s can be taken as NFC without composing: nothing in it combines or decomposes. */
bool vi_is_composed(struct str s);
/* Composes the letter (with the marks that follow it) at *i, appends it, moves *i behind it. */
void vi_compose_step(struct str s, size_t *i, struct buf *out);
struct str vi_compose(struct arena *a, struct str s);

bool vi_is_upper(uint32_t rune);
bool vi_is_letter(uint32_t rune);
/* The letter without marks and in lower case; a digit or ASCII sign as it is; dashes as '-', quotes
 * as '"', blanks as ' '; 0 for anything else. */
char vi_fold_rune(uint32_t rune);

/* Folded text for comparing and searching: NFC input or not; what has no fold is dropped. ret_at (may be
 * NULL): for each byte of the result the byte of s it came from. */
struct str vi_fold(struct arena *a, struct str s, uint32_t **ret_at);

struct str vi_lower(struct arena *a, struct str s);
struct str vi_upper(struct arena *a, struct str s);
/* With a capital at its beginning. */
struct str vi_capital(struct arena *a, struct str s);
/* What begins a line, in the middle of a sentence: "Đợt 1" -> "đợt 1"; "HĐND xã" as it is. */
struct str vi_within(struct arena *a, struct str s);
