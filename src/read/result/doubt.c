/* SPDX-License-Identifier: Apache-2.0 */
#include "read/result/doubt.h"

#include <assert.h>

#include "text/messages.h"

static const enum msg words[] = {
    [DOUBT_NONE] = 0,
    [DOUBT_ISSUER_FROM_BODY] = M_DOUBT_ISSUER_FROM_BODY,
    [DOUBT_ISSUER_FROM_SIGNATURE] = M_DOUBT_ISSUER_FROM_SIGNATURE,
    [DOUBT_FROM_ANNEX_LINE] = M_DOUBT_FROM_ANNEX_LINE,
    [DOUBT_DAY_MISSING] = M_DOUBT_DAY_MISSING,
    [DOUBT_DATE_IMPOSSIBLE] = M_DOUBT_DATE_IMPOSSIBLE,
    [DOUBT_TYPE_FROM_SYMBOL] = M_DOUBT_TYPE_FROM_SYMBOL,
    [DOUBT_NO_SYMBOL] = M_DOUBT_NO_SYMBOL,
    [DOUBT_SYMBOL_DAMAGED] = M_DOUBT_SYMBOL_DAMAGED,
    [DOUBT_YEAR_NOT_GIVEN] = M_DOUBT_YEAR_NOT_GIVEN,
    [DOUBT_QUARTER_END] = M_DOUBT_QUARTER_END,
    [DOUBT_WORD_LOST] = M_DOUBT_WORD_LOST,
    [DOUBT_NO_DUTY_NAMED] = M_DOUBT_NO_DUTY_NAMED,
    [DOUBT_DATE_ORDER] = M_DOUBT_DATE_ORDER,
    [DOUBT_BEFORE_ISSUE] = M_DOUBT_BEFORE_ISSUE,
    [DOUBT_UNIT_FROM_SENTENCE] = M_DOUBT_UNIT_FROM_SENTENCE,
    [DOUBT_MONTH_OF_NEXT_ROW] = M_DOUBT_MONTH_OF_NEXT_ROW,
    [DOUBT_NO_MONTH] = M_DOUBT_NO_MONTH,
    [DOUBT_NAME_UNSURE] = M_DOUBT_NAME_UNSURE,
    [DOUBT_AGENDA_FROM_HEADING] = M_DOUBT_AGENDA_FROM_HEADING,
    [DOUBT_FIGURE_MENDED] = M_DOUBT_FIGURE_MENDED,
    [DOUBT_TARGET] = M_DOUBT_TARGET,
    [DOUBT_DAY_OF_PERIOD] = M_DOUBT_DAY_OF_PERIOD,
    [DOUBT_RHYTHM_FROM_DAY] = M_DOUBT_RHYTHM_FROM_DAY,
    [DOUBT_NO_DATE] = M_DOUBT_NO_DATE,
};
static_assert(COUNT(words) == DOUBT_COUNT, "every doubt has words");

struct str doubt_key(enum doubt d)
{
    struct str key = d > DOUBT_NONE && d < DOUBT_COUNT ? msg_key(words[d]) : S("");

    return str_sub(key, str_starts(key, S("doubt.")) ? strlen("doubt.") : 0, key.n);
}

struct str doubt_words(enum doubt d, enum lang lang)
{
    return d > DOUBT_NONE && d < DOUBT_COUNT ? msg_text(lang, words[d]) : S("");
}

enum doubt doubt_from(struct str s)
{
    for (unsigned i = 1; i < DOUBT_COUNT && s.n; i++)
        if (str_eq(doubt_key((enum doubt)i), s) || str_eq(doubt_words((enum doubt)i, LANG_VI), s))
            return (enum doubt)i;
    return DOUBT_NONE;
}
