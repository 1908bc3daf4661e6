/* SPDX-License-Identifier: Apache-2.0 */
#include "box/box_read.h"

#include "base/arena.h"
#include "box/box.h"
#include "read/reading_json.h"
#include "text/messages.h"

const struct box_limits box_limits_read = {
    .time_ms = 20000,
    .wait_ms = 10000,
    .at_once = 2,
    .cpu_s = 15,
    .memory = (size_t)1 << 30,
    .output = (size_t)24 << 20,
};

/* The byte after a string that begins at i. */
static size_t after_string(struct str json, size_t i)
{
    for (i++; i < json.n && json.p[i] != '"'; i++)
        i += json.p[i] == '\\';
    return i + 1;
}

/* A few bytes of JSON can ask for much memory: "{}," is a whole citation, `"",` a recipient. Commas
 * are counted wherever they stand: as much as what they part. */
static bool is_bounded(struct str json)
{
    size_t parts = 0, commas = 0, members = 0;

    for (size_t i = 0; i < json.n;) {
        char c = json.p[i];

        parts += c == '{' || c == '[';
        commas += c == ',';
        members += c == ':';
        i = c == '"' ? after_string(json, i) : i + 1;
    }
    /* Each member but an object's first has a comma before it; the rest of the commas are of lists. */
    parts += commas > members ? commas - members : 0;
    return parts <= BOX_READ_PARTS && members <= BOX_READ_MEMBERS;
}

enum err box_read_answer(struct str json, enum lang lang, struct arena *a, struct reading *ret,
                         struct error *e)
{
    enum err r;

    if (!is_bounded(json))
        return error_set(e, E_INVALID, "%s", msg_text(lang, M_BOX_TOO_MUCH).p);
    r = reading_load(json, a, ret, e);
    if (r) /* the worker's fault, not the file's: it writes what reading_load takes */
        return error_detail(e, E_INVALID, msg_text(lang, M_BOX_CRASHED).p, "reading_load: %s",
                            e->message);
    return OK;
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
    r = box_read_answer(json, lang, a, ret, e);
    if (r)
        return r;
    ret->file = o->file;
    return OK;
}
