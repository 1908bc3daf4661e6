/* entry.h - entering for another (nhập thay): how a unit's figures reached the one that enters them. */
#pragma once

#include "base/str.h"

enum entry_how { ENTRY_PAPER = 1, ENTRY_PHONE, ENTRY_HOWS };

/* Names in the database; the parser gives 0 for an unknown one. */
struct str entry_how_name(enum entry_how how);
enum entry_how entry_how_parse(struct str name);

/* "theo điện thoại của đồng chí Lò Văn Pành, bí thư chi bộ" */
struct entry_told {
    enum entry_how how; /* 0: not told: the unit's own */
    struct str by;
};
