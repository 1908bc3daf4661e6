/* SPDX-License-Identifier: Apache-2.0 */
#include "work/file.h"

#include <assert.h>

#include "base/hash.h"
#include "store/file.h"

enum err file_keep(struct ctx *c, const struct file_new *in, int64_t *ret_id)
{
    struct q_file_add_in row = {
        .id = ids_next(c->ids),
        .org_id = in->org_id,
        .hash = hash_hex(c->arena, in->bytes),
        .name = in->name,
        .media = in->media,
        .size = (int64_t)in->bytes.n,
        .made_at = c->now_ms,
    };
    enum err r;

    assert(ret_id);
    r = q_file_bytes_add(c->db, row.hash, in->bytes, c->error);
    if (!r)
        r = q_file_add(c->db, &row, c->error);
    if (!r)
        *ret_id = row.id;
    return r;
}

enum err file_replace(struct ctx *c, int64_t id, const struct file_new *in)
{
    struct q_file_replace_in row = {
        .id = id,
        .hash = hash_hex(c->arena, in->bytes),
        .name = in->name,
        .media = in->media,
        .size = (int64_t)in->bytes.n,
        .made_at = c->now_ms,
    };
    struct q_file_name before;
    int64_t changed;
    enum err r;

    assert(in);
    r = q_file_name(c->db, id, c->arena, &before, c->error);
    if (!r)
        r = q_file_bytes_add(c->db, row.hash, in->bytes, c->error);
    if (!r)
        r = q_file_replace(c->db, &row, &changed, c->error);
    if (!r)
        r = q_file_bytes_let_go(c->db, before.hash, &changed, c->error);
    return r;
}

enum err file_let_go(struct db *db, int64_t id, struct arena *a, struct error *e)
{
    struct q_file_name file;
    int64_t changed;
    enum err r;

    assert(db && e);
    r = q_file_name(db, id, a, &file, e);
    if (!r)
        r = q_file_delete(db, id, e);
    if (!r)
        r = q_file_bytes_let_go(db, file.hash, &changed, e);
    return r;
}
