/* SPDX-License-Identifier: Apache-2.0 */
#include "box/box_read.h"

#include <assert.h>
#include <string.h>

#include "base/arena.h"
#include "box/box.h"
#include "read/result/json.h"
#include "text/messages.h"
#include "text/vi.h"

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

/* Behind the JSON, which has no byte 0, stands the text, which has none either. */
static bool take_text(struct str *json, struct str *ret_text)
{
    const char *end = json->n ? memchr(json->p, 0, json->n) : NULL;

    *ret_text = S("");
    if (!end)
        return true;
    *ret_text = str_sub(*json, (size_t)(end - json->p) + 1, json->n);
    *json = str_sub(*json, 0, (size_t)(end - json->p));
    return vi_utf8_bad(*ret_text) == SIZE_MAX && !memchr(ret_text->p, 0, ret_text->n);
}

enum err box_read_answer(struct str answer, enum lang lang, struct arena *a, struct reading *ret,
                         struct error *e)
{
    struct str json = answer, text;
    enum err r;

    assert(a && ret);
    /* The worker's fault, not the file's: it writes what is taken here. */
    if (!take_text(&json, &text))
        return error_detail(e, E_INVALID, msg_text(lang, M_BOX_CRASHED).p, "its text is none");
    if (!is_bounded(json))
        return error_set(e, E_INVALID, "%s", msg_text(lang, M_BOX_TOO_MUCH).p);
    r = reading_load(json, a, ret, e);
    if (r)
        return error_detail(e, E_INVALID, msg_text(lang, M_BOX_CRASHED).p, "reading_load: %s",
                            e->message);
    ret->text = arena_str(a, text);
    return OK;
}

enum err box_read(struct box *b, struct str bytes, const struct read_options *o, enum lang lang,
                  struct arena *a, struct reading *ret, struct error *e)
{
    CLEANUP(arena_close) struct arena *scratch = NULL;
    struct box_job job = { .bytes = bytes, .option = BOX_READ_OPTION(o->kind, lang), .lang = lang };
    struct str answer;
    enum err r;

    assert(b);
    assert(a && ret);
    if (bytes.n > SOURCE_MOST)
        return error_set(e, E_TOO_LARGE, "%s", msg_text(lang, M_BOX_FILE_TOO_LARGE).p);
    scratch = arena_open(0);
    r = box_run(b, &job, scratch, &answer, e);
    if (r)
        return r;
    r = box_read_answer(answer, lang, a, ret, e);
    if (r)
        return r;
    ret->file = o->file;
    return OK;
}
