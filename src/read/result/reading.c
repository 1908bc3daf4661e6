/* SPDX-License-Identifier: Apache-2.0 */
#include "read/result/reading.h"

#include "text/messages.h"

struct str reading_check_words(struct arena *a, enum lang lang, struct str key,
                               const struct str args[CHECK_ARGS])
{
    static const enum msg checks[] = {
        M_CHECK_NUMBERING_GAP,     M_CHECK_NUMBERING_TWICE,
        M_CHECK_CITED_TWO_WAYS,    M_CHECK_CITED_OTHERWISE,
        M_CHECK_NO_SUCH_CITED_DAY, M_CHECK_NO_SUCH_ISSUE_DAY,
        M_CHECK_NO_SUCH_DAY,       M_CHECK_CITED_AFTER_ISSUE,
        M_CHECK_WINDOW_BACKWARDS,  M_CHECK_SPECIAL_BEFORE_ORDINARY,
        M_CHECK_ANNEX_MISSING,     M_CHECK_DUE_BEFORE_ISSUE,
        M_CHECK_BACKDROP,          M_CHECK_SYMBOL_OF_ANOTHER,
    };

    for (size_t i = 0; i < COUNT(checks); i++)
        if (str_eq(key, msg_key(checks[i])))
            return MSG(a, lang, checks[i], { "a", .text = args[0] }, { "b", .text = args[1] },
                       { "c", .text = args[2] });
    return S("");
}
