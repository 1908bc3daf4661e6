/* schema.h - the schema this program works with: migrations/ of both engines, carried along. */
#pragma once

#include <stdint.h>

#include "base/err.h"

struct db;

/* Brings the database up to date, or says why it cannot be. */
NODISCARD enum err schema_migrate(struct db *db, int64_t now_ms, struct error *e);
