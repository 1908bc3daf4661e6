/* SPDX-License-Identifier: Apache-2.0 */
#include "base/arena.h"
#include "base/buf.h"
#include "box/box.h"
#include "box/box_read.h"
#include "read/read.h"
#include "read/reading_json.h"

/* option: what BOX_READ_OPTION packed. Out: the reading as JSON, with its text. */
static enum err task_read(struct str bytes, uint32_t option, struct arena *a, struct str *ret_bytes,
                          struct error *e)
{
    CLEANUP(buf_done) struct buf json = { 0 };
    struct read_options o = { .kind = (enum source_kind)(option & 0xff),
                              .lang = option >> 8 == LANG_EN ? LANG_EN : LANG_VI };
    struct reading reading;
    enum err r = read_text(bytes, &o, a, &reading, e);

    if (r)
        return r;
    reading_json(&json, &reading, READING_WITH_TEXT);
    *ret_bytes = buf_take(&json, a);
    return OK;
}

static const struct box_task tasks[] = {
    { "read", task_read },
};

int box_worker(const char *name)
{
    return box_serve(tasks, COUNT(tasks), name);
}
