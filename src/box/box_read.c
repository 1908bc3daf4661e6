/* SPDX-License-Identifier: Apache-2.0 */
#include "box/box_read.h"

#include "base/arena.h"
#include "box/box.h"
#include "read/reading_json.h"
#include "text/messages.h"

const struct box_limits box_limits_read = {
    .time_ms = 20000,
    .cpu_s = 15,
    .memory = (size_t)1 << 30,
    .output = (size_t)24 << 20,
};

/* A few bytes of JSON can ask for much memory: "{}," is a whole citation. */
static bool within_parts(struct str json)
{
    size_t parts = 0;

    for (size_t i = 0; i < json.n; i++)
        parts += json.p[i] == '{' || json.p[i] == '[';
    return parts <= BOX_READ_PARTS;
}

enum err box_read(struct box *b, struct str bytes, const struct read_options *o, enum lang lang,
                  struct arena *a, struct reading *ret, struct error *e)
{
    CLEANUP(arena_close) struct arena *scratch = NULL;
    struct box_job job = { .bytes = bytes, .option = BOX_READ_OPTION(o->kind, lang), .lang = lang };
    struct str json;
    enum err r;

    if (bytes.n > SOURCE_MOST)
        return error_set(e, E_TOO_LARGE, "%s", msg_text(lang, M_BOX_FILE_TOO_LARGE).p);
    scratch = arena_open(0);
    r = box_run(b, &job, scratch, &json, e);
    if (r)
        return r;
    if (!within_parts(json))
        return error_set(e, E_INVALID, "%s", msg_text(lang, M_BOX_TOO_MUCH).p);
    r = reading_load(json, a, ret, e);
    if (r) /* the worker's fault, not the file's: it writes what reading_load takes */
        return error_detail(e, E_INVALID, msg_text(lang, M_BOX_CRASHED).p, "reading_load: %s",
                            e->message);
    ret->file = o->file;
    return OK;
}
