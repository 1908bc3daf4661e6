/* csv.h - rows for a spreadsheet: RFC 4180, UTF-8 with a mark so that Excel knows it.
 *
 * A text that a spreadsheet would take for a formula gets an apostrophe in front: names and notes
 * are typed by anybody and opened by a clerk. */
#pragma once

#include "base/buf.h"
#include "base/day.h"

struct csv {
    struct buf *out;
    char separator; /* NUL means ',' */
    bool in_row;
};

void csv_begin(struct csv *c); /* the byte order mark */
void csv_str(struct csv *c, struct str s);
void csv_int(struct csv *c, int64_t v);
void csv_day(struct csv *c, struct day d); /* dd/mm/yyyy */
void csv_row_end(struct csv *c);
