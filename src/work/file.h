/* file.h - files of other rows: a document as it came, a page of the minute book, a report as rendered.
 *
 * The same bytes are kept once, under their hash, whoever brings them; only this module knows. Nothing
 * here asks for permission: whose file it is has asked. */
#pragma once

#include "work/ctx.h"

struct file_new {
    int64_t org_id;
    struct str name, media, bytes;
};
NODISCARD enum err file_keep(struct ctx *c, const struct file_new *in, int64_t *ret_id);
/* Other bytes in the place of a draft's, which nothing else names. */
NODISCARD enum err file_replace(struct ctx *c, int64_t id, const struct file_new *in);
/* For what the machine made and can make again; the arena is for what is read meanwhile. */
NODISCARD enum err file_let_go(struct db *db, int64_t id, struct arena *a, struct error *e);
