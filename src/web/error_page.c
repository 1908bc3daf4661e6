/* SPDX-License-Identifier: Apache-2.0 */
#include "web/error_page.h"

enum msg error_page_title(int status)
{
    switch (status) {
    case 400:
    case 405:
        return M_ERROR_PAGE_BAD_REQUEST;
    case 401:
        return M_ERROR_PAGE_SIGN_IN_AGAIN;
    case 403:
        return M_ERROR_PAGE_DENIED;
    case 404:
        return M_ERROR_PAGE_NOT_FOUND;
    case 409:
        return M_ERROR_PAGE_CONFLICT;
    case 413:
        return M_ERROR_PAGE_TOO_LARGE;
    case 422:
        return M_ERROR_PAGE_INVALID;
    case 503:
        return M_ERROR_PAGE_BUSY;
    default:
        return M_ERROR_PAGE_INTERNAL;
    }
}
