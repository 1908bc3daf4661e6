/* SPDX-License-Identifier: Apache-2.0 */
/* read.c - bytes of any kind through the jail into a reading. */
#include "read/read.h"

#include <assert.h>

#include "box/box_read.h"
#include "work/document/document.h"

static enum source_kind kind_of(struct str name)
{
    if (str_ends(name, S(".html")) || str_ends(name, S(".htm")))
        return SOURCE_HTML;
    if (str_ends(name, S(".md")))
        return SOURCE_MARKDOWN;
    return SOURCE_AUTO;
}

/* Bytes go through the jail wherever there is one; tests have none. */
enum err document_read_bytes(struct ctx *c, struct str name, struct str bytes, struct reading **ret)
{
    struct read_options options = { .kind = kind_of(name), .file = name };

    assert(ret);
    *ret = arena_new(c->arena, struct reading);
    if (!c->box)
        return read_text(bytes, &options, c->arena, *ret, c->error);
    return box_read(c->box, bytes, &options, c->lang, c->arena, *ret, c->error);
}
