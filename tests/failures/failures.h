/* failures.h - what goes wrong in an office, each told as a history of few acts and named for what happens then.
 *
 * docs/internals/failures.md says which failure which test is of. A test ends with history_compare: every figure
 * that a page shows is recounted from the log by the other algorithm, and nep check finds nothing. */
#pragma once

#include "history/history.h"
#include "work/report/total.h"

/* Months as the calendar has them, for branches by the 3rd and for communes by the 7th; quarters of the second
 * campaign by the 25th of their last month, so that the first ends on 24/03. Today is 14/03/2022. */
struct history *failures_open(void **state);
struct history *failures_open_without_rest(
    void **state); /* nobody asks for the days behind the last cut */

void be_on(struct history *h, const char *day);
/* What the clerk of a unit sees as the sum of the units below it, of one line. */
int64_t total_of(struct history *h, int unit, int period, const char *indicator);
int64_t unreported_at(struct history *h, int unit, int period);
/* What the unit's own report says, sent or as it would be sent. */
struct shown {
    int64_t value, carried;
};
struct shown report_of(struct history *h, int unit, int period, const char *indicator);
/* The refusal just given has these words. */
void assert_told(struct history *h, const char *words);
/* Sent and received, by those whose it is. */
void bring_in(struct history *h, int unit, int period);
