/* schema.h - what PostgreSQL calls the few words that SQLite's STRICT tables say otherwise. */
#pragma once

#include "base/arena.h"

/* INTEGER, REAL, BLOB and STRICT as whole words of the SQL; strings and comments stay as they are. */
struct str schema_for_pg(struct arena *a, struct str sql);
