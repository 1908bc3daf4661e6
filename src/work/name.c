/* SPDX-License-Identifier: Apache-2.0 */
#include "work/name.h"

#include <assert.h>

#include "text/name.h"

enum err name_take(struct ctx *c, struct str raw, struct str *ret_name)
{
    enum name_fault fault = name_clean(c->arena, raw, ret_name);

    assert(ret_name);
    if (fault)
        return error_set(c->error, E_INVALID, "%.*s",
                         STR_ARGS(name_fault_words(c->arena, c->lang, fault)));
    return OK;
}
