/* when.h - expressions of time in running text: days, windows, quarters, rhythms. */
#pragma once

#include "read/scan.h"

enum when_kind { WHEN_DATE, WHEN_RANGE, WHEN_RHYTHM, WHEN_QUARTER, WHEN_VAGUE, WHEN_RELATIVE };
enum rhythm { RHYTHM_NONE, RHYTHM_MONTHLY, RHYTHM_QUARTERLY, RHYTHM_HALF_YEARLY, RHYTHM_YEARLY };

struct when {
    enum when_kind kind;
    size_t from, to;
    struct scan_date date, first; /* first: where a range begins */
    enum rhythm rhythm;
    bool word_lost;   /* "hàng, quý" */
    bool anniversary; /* "(19/5/1890-19/5/2022)" */
    bool introduced;  /* "ngày", "tháng", "từ … đến" stands before the figures */
};

/* The expression that begins at i, within to. */
bool when_at(const struct sheet *s, size_t i, size_t to, struct when *ret);
