/* SPDX-License-Identifier: Apache-2.0 */
#include "fault/faulty.h"

#include <string.h>

#include "db/db_driver.h"

static struct {
    const struct db_driver *engine;
    struct db_driver driver;
    int64_t left;
    bool fired;
} faulty;

static enum err planned(struct error *e)
{
    if (faulty.left == 0 || --faulty.left > 0)
        return OK;
    faulty.fired = true;
    return error_detail(e, E_INTERNAL, NULL, FAULTY_WORDS);
}

static enum err start(struct db *db, const struct db_stmt *stmt, const struct db_value *in,
                      struct error *e)
{
    enum err r = planned(e);

    return r ? r : faulty.engine->start(db, stmt, in, e);
}

static enum err step(struct db *db, const struct db_stmt *stmt, bool *ret_row, struct error *e)
{
    enum err r = faulty.engine->step(db, stmt, ret_row, e);

    return r ? r : planned(e);
}

static enum err script(struct db *db, const char *sql, struct error *e)
{
    enum err r = strncmp(sql, "ROLLBACK", 8) == 0 ? OK : planned(e);

    return r ? r : faulty.engine->script(db, sql, e);
}

void faulty_wrap(struct db *db)
{
    if (db->driver != &faulty.driver)
        faulty.engine = db->driver;
    faulty.driver = *faulty.engine;
    faulty.driver.start = start;
    faulty.driver.step = step;
    faulty.driver.script = script;
    faulty_arm(0);
    db->driver = &faulty.driver;
}

void faulty_arm(int64_t n)
{
    faulty.left = n;
    faulty.fired = false;
}

bool faulty_fired(void)
{
    return faulty.fired;
}
