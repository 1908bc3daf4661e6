/* check.h - what nep check proves of periods, reports and totals: that what is kept is what it is made
 * of. Asks no permission: whoever holds the database may check it. */
#pragma once

#include "work/ctx.h"

struct report_fault {
    struct str org, period, words; /* period: as it is called; words in the operator's English */
};
/* Totals against the own parts along their stored ways; versions against their parts, their sessions, their
 * hashes and the trail; sessions against the reports that count them, and those that none counts though one
 * could have; periods of a series against each other; dues and receivers against units that have ended; days that units
 * have set for their own children against those by which they are asked themselves. */
NODISCARD enum err report_check(struct ctx *c, struct report_fault **ret, size_t *ret_n);
