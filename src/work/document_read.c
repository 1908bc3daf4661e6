/* SPDX-License-Identifier: Apache-2.0 */
#include "box/box.h"
#include "read/read.h"
#include "read/reading_json.h"
#include "work/document.h"

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
    struct box_job job = { .bytes = bytes, .option = kind_of(name), .lang = c->lang };
    struct read_options options = { .kind = kind_of(name), .file = name };
    struct str json;
    enum err r;

    *ret = arena_new(c->arena, struct reading);
    if (!c->box)
        return read_text(bytes, &options, c->arena, *ret, c->error);
    r = box_run(c->box, &job, c->arena, &json, c->error);
    if (r)
        return r;
    return reading_load(json, c->arena, *ret, c->error);
}
