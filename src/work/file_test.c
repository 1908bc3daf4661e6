/* SPDX-License-Identifier: Apache-2.0 */
#include "base/hash.h"
#include "play/world.h"
#include "store/file.h"
#include "work/file.h"

static int64_t keep(struct world *w, enum world_org org, struct str bytes)
{
    struct file_new in = {
        .org_id = w->org[org],
        .name = S("so-nghi-quyet.jpg"),
        .media = S("image/jpeg"),
        .bytes = bytes,
    };
    struct t *t = w->t;
    int64_t id;

    T_OK(t, file_keep(world_as(w, "secretary.hamlet"), &in, &id));
    return id;
}

static struct str bytes_of(struct world *w, int64_t id)
{
    struct q_file_by_id file;
    struct t *t = w->t;

    T_OK(t, q_file_by_id(w->db, id, t->arena, &file, t->error));
    return file.bytes;
}

/* A file may name them without bringing them along. */
static bool are_kept(struct world *w, struct str bytes)
{
    CLEANUP(db_rollback) struct db_tx *tx = NULL;
    struct q_file_add_in row = {
        .id = ids_next(&w->ids),
        .org_id = w->org[W_HILL],
        .hash = hash_hex(w->t->arena, bytes),
        .name = S("x"),
        .media = S("x"),
    };
    struct t *t = w->t;
    enum err r;

    T_OK(t, db_begin(w->db, DB_WRITE, &tx, t->error));
    r = q_file_add(w->db, &row, t->error);
    assert_true(r == OK || r == E_INVALID);
    return r == OK;
}

static void the_same_bytes_are_kept_once(void **state)
{
    int64_t here, there, changed;
    struct world w;
    struct t *t;

    world_open(*state, &w);
    t = w.t;
    assert_false(are_kept(&w, S("\xFF\xD8 one")));
    here = keep(&w, W_HAMLET, S("\xFF\xD8 one"));
    there = keep(&w, W_HILL, S("\xFF\xD8 one"));
    assert_true(here != there);
    T_STR(bytes_of(&w, here), "\xFF\xD8 one");
    T_STR(bytes_of(&w, there), "\xFF\xD8 one");
    /* One row of bytes, which two files hold fast. */
    T_OK(t, q_file_bytes_let_go(w.db, hash_hex(t->arena, S("\xFF\xD8 one")), &changed, t->error));
    assert_int_equal(changed, 0);
}

static void bytes_go_with_the_last_file_that_names_them(void **state)
{
    int64_t here, there;
    struct world w;
    struct t *t;

    world_open(*state, &w);
    t = w.t;
    here = keep(&w, W_HAMLET, S("one"));
    there = keep(&w, W_HILL, S("one"));
    T_OK(t, file_let_go(w.db, here, t->arena, t->error));
    T_STR(bytes_of(&w, there), "one");
    T_OK(t, file_let_go(w.db, there, t->arena, t->error));
    assert_false(are_kept(&w, S("one")));
}

static void what_a_draft_held_before_goes_unless_another_file_names_it(void **state)
{
    struct file_new other = { .name = S("2.jpg"), .media = S("image/jpeg"), .bytes = S("two") };
    int64_t here, there;
    struct world w;
    struct t *t;

    world_open(*state, &w);
    t = w.t;
    here = keep(&w, W_HAMLET, S("one"));
    there = keep(&w, W_HILL, S("one"));
    T_OK(t, file_replace(world_as(&w, "secretary.hamlet"), here, &other));
    T_STR(bytes_of(&w, here), "two");
    T_STR(bytes_of(&w, there), "one");
    other.bytes = S("three");
    T_OK(t, file_replace(world_as(&w, "secretary.hamlet"), here, &other));
    T_STR(bytes_of(&w, here), "three");
    assert_false(are_kept(&w, S("two")));
    /* The same once more is no loss. */
    T_OK(t, file_replace(world_as(&w, "secretary.hamlet"), here, &other));
    T_STR(bytes_of(&w, here), "three");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T_STORE(the_same_bytes_are_kept_once),
        T_STORE(bytes_go_with_the_last_file_that_names_them),
        T_STORE(what_a_draft_held_before_goes_unless_another_file_names_it),
    };

    return cmocka_run_group_tests_name("file", tests, NULL, NULL);
}
