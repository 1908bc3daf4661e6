/* when.h - expressions of time in running text: days, windows, quarters, rhythms. */
#pragma once

#include "read/sheet/scan.h"

enum when_kind { WHEN_DATE, WHEN_RANGE, WHEN_RHYTHM, WHEN_QUARTER, WHEN_VAGUE, WHEN_RELATIVE };
enum rhythm { RHYTHM_NONE, RHYTHM_MONTHLY, RHYTHM_QUARTERLY, RHYTHM_HALF_YEARLY, RHYTHM_YEARLY };

enum { WHEN_DAYS = 4 };

struct when {
    enum when_kind kind;
    size_t from, to;
    struct scan_date date, first; /* first: where a range begins */
    enum rhythm rhythm;
    /* Of a rhythm, as duties count them: -25 is the 25th of the period's last month, 5 the 5th after it. */
    int days[WHEN_DAYS];
    size_t n_days;
    bool inexact;     /* the days are not all that the text says */
    bool word_lost;   /* "hàng, quý" */
    bool anniversary; /* "(19/5/1890-19/5/2022)" */
    bool introduced;  /* "ngày", "tháng", "từ … đến" stands before the figures */
};

/* The expression that begins at i, within to. */
bool when_at(const struct sheet *s, size_t i, size_t to, struct when *ret);

/* "ngày 25 hằng tháng", "ngày 20 của tháng cuối quý", "ngày 05 của tháng sau" at i: a rhythm with its days. */
bool when_day_of_period(const struct sheet *s, size_t i, struct when *ret);
/* "ngày 25" without a month, for the rhythm that was named before it. */
bool when_bare_day(const struct sheet *s, size_t i, struct when *ret);
/* "tuần đầu", "thứ Bảy": a part of the period that no day stands for. */
bool when_part_of_period(const struct sheet *s, size_t from, size_t to);
