/* doubt.h - why something that was read is not certain, as a code for programs and words for people. */
#pragma once

#include "base/str.h"
#include "text/lang.h"

enum doubt {
    DOUBT_NONE,
    DOUBT_ISSUER_FROM_BODY,
    DOUBT_ISSUER_FROM_SIGNATURE,
    DOUBT_FROM_ANNEX_LINE,
    DOUBT_DAY_MISSING,
    DOUBT_DATE_IMPOSSIBLE,
    DOUBT_TYPE_FROM_SYMBOL,
    DOUBT_NO_SYMBOL,
    DOUBT_SYMBOL_DAMAGED,
    DOUBT_YEAR_NOT_GIVEN,
    DOUBT_QUARTER_END,
    DOUBT_WORD_LOST,
    DOUBT_NO_DUTY_NAMED,
    DOUBT_DATE_ORDER,
    DOUBT_BEFORE_ISSUE,
    DOUBT_UNIT_FROM_SENTENCE,
    DOUBT_MONTH_OF_NEXT_ROW,
    DOUBT_NO_MONTH,
    DOUBT_NAME_UNSURE,
    DOUBT_AGENDA_FROM_HEADING,
    DOUBT_FIGURE_MENDED,
    DOUBT_TARGET,
    DOUBT_DAY_OF_PERIOD,
    DOUBT_RHYTHM_FROM_DAY,
    DOUBT_NO_DATE,
    DOUBT_COUNT,
};

/* Its name in JSON and in the database: "year_not_given"; empty for DOUBT_NONE. */
struct str doubt_key(enum doubt d);
/* One clause for people; empty for DOUBT_NONE. */
struct str doubt_words(enum doubt d, enum lang lang);
/* The doubt of a key, or of the Vietnamese words that were stored before there were keys; DOUBT_NONE if
 * there is none. */
enum doubt doubt_from(struct str key_or_words);
