/* report_play.h - for tests: a campaign on which every unit of world.h owes a report for March 2022. */
#pragma once

#include "play/world.h"
#include "work/report/report.h"

#define PLAY_PERIOD "2022-03"

struct report_play {
    struct world w;
    int64_t campaign, duty, series, period;
    int64_t due[W_ORGS]; /* 0 for the province: nobody is above it */
};

/* Led by the province, due on 05/04/2022; today is 14/03/2022. */
void report_play_open(struct t *t, struct report_play *p);
/* Led by the commune, and asked of its three branches only. */
void report_play_open_commune(struct t *t, struct report_play *p);

/* A session held on the evening of 14/03/2022 and closed; returns its id. */
int64_t report_play_session(struct report_play *p, enum world_org org, int64_t present,
                            int64_t absent, int64_t opinions);
/* The same on another day, and closed today. */
int64_t report_play_held(struct report_play *p, enum world_org org, const char *on,
                         int64_t present);

/* Who reports for a unit, and who receives at the unit above it. */
const char *report_play_secretary(enum world_org org);
const char *report_play_clerk(enum world_org org);

/* The report of a unit as that account sees it; fails the test when it may not. */
struct report report_play_look(struct report_play *p, const char *account, enum world_org org);
int64_t report_play_line(const struct report *report, const char *indicator);

/* By the unit's own secretary or clerk and the clerk above; they fail the test when refused. */
int64_t report_play_submit(struct report_play *p, enum world_org org);
void report_play_receive(struct report_play *p, enum world_org org);
void report_play_return(struct report_play *p, enum world_org org);
/* From now on the duty names who receives. */
void report_play_send_to(struct report_play *p, int64_t receiver_id);
/* And asks a copy for that unit too. */
void report_play_copy_to(struct report_play *p, int64_t org_id);
