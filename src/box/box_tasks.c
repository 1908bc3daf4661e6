/* SPDX-License-Identifier: Apache-2.0 */
/* box_tasks.c - what a worker can be asked to do: a table, of which reading is the only row. */
#include "base/arena.h"
#include "base/buf.h"
#include "box/box.h"
#include "box/box_read.h"
#include "read/read.h"
#include "read/result/json.h"

/* option: what BOX_READ_OPTION packed. Out: the reading as JSON, a byte 0, and its text as it is: most of the
 * answer, and nothing that has to be parsed. */
static enum err task_read(struct str bytes, uint32_t option, struct arena *a, struct str *ret_bytes,
                          struct error *e)
{
    struct buf json = { 0 }; /* ends with its worker, like all memory there */
    struct read_options o = { .kind = (enum source_kind)(option & 0xff),
                              .lang = option >> 8 == LANG_EN ? LANG_EN : LANG_VI };
    struct reading reading;
    enum err r = read_text(bytes, &o, a, &reading, e);

    if (r)
        return r;
    reading_json(&json, &reading, READING_PLAIN);
    buf_char(&json, '\0');
    buf_str(&json, reading.text);
    *ret_bytes = buf_view(&json);
    return OK;
}

static const struct box_task tasks[] = {
    { "read", task_read },
};

int box_worker(const char *name)
{
    return box_serve(tasks, COUNT(tasks), name);
}
