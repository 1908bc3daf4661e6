/* SPDX-License-Identifier: Apache-2.0 */
#include "db/db_driver.h"

#include <string.h>

#include "base/arena.h"

void **db__slot(struct db *db, const struct db_stmt *stmt)
{
    if (stmt->index >= db->n_slots) {
        unsigned n = stmt->index + 64;
        void **slots = arena_array(db->arena, void *, n);

        if (db->n_slots)
            memcpy((void *)slots, (const void *)db->slots, db->n_slots * sizeof(*slots));
        db->slots = slots;
        db->n_slots = n;
    }
    return &db->slots[stmt->index];
}
