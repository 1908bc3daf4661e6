/* SPDX-License-Identifier: Apache-2.0 */
#include "text/outcome.h"

#include <assert.h>

enum msg outcome_words(enum err code)
{
    assert(code != OK);
    switch (code) {
    case E_INVALID:
        return M_ERROR_NOT_TAKEN;
    case E_NOT_FOUND:
        return M_ERROR_NOT_FOUND;
    case E_DENIED:
        return M_ERROR_NOT_ALLOWED;
    case E_CONFLICT:
        return M_ERROR_CONFLICT;
    case E_TOO_LARGE:
        return M_HTTP_TOO_LARGE;
    case E_BUSY:
        return M_HTTP_BUSY;
    case OK:
    case E_INTERNAL:
        break;
    }
    return M_ERROR_FAILED;
}
