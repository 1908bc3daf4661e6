/* snapshot.h - everything that stands in the database, as text, to compare before and after. */
#pragma once

#include "play/world.h"

struct snapshot_table {
    struct str name, rows;
};

struct snapshot {
    struct snapshot_table *tables;
    size_t n;
};

/* What is looked at; the schema does not change while a case runs. */
struct snapshot_view {
    const char *sql;
    unsigned index;
};

/* number: another one for each of a connection. without: tables, columns and single columns that are not looked at, as
 * quoted names for IN: "'act', 'version', 'session.held_on'"; "''" for all. */
struct snapshot_view snapshot_view(struct world *w, unsigned number, const char *without);
struct snapshot snapshot_take(struct world *w, struct snapshot_view view);
/* The first table that is not the same; NULL: none. */
const struct snapshot_table *snapshot_changed(const struct snapshot *was,
                                              const struct snapshot *now);
