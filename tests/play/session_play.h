/* session_play.h - for tests: campaigns, sessions and promises in the hamlet's branch of world.h. */
#pragma once

#include "play/world.h"
#include "work/remedy/remedy.h"
#include "work/report/report.h"
#include "work/session/session.h"

struct play {
    struct world w;
    int64_t first, second; /* campaigns of the commune, issued to the hamlet */
    int64_t foreign;       /* one that the hamlet never got */
    int64_t series;        /* how many have been made */
};

void play_open(struct t *t, struct play *p);
/* In the evening of the day `days` from today; serves both campaigns. */
int64_t play_schedule(struct play *p, enum session_kind kind, int days);
int64_t play_begin(struct play *p, enum session_kind kind);
struct session play_look(struct play *p, int64_t id);
/* Shortcoming and remedy promised in an open session. */
void play_promise(struct play *p, int64_t session_id, const char *shortcoming, const char *what,
                  struct day due_on);
void play_close(struct play *p, int64_t id, int64_t opinions);
/* What the hamlet would report to a campaign of those days, as the second period of a series of its own. */
struct report play_report(struct play *p, int64_t campaign_id, const char *from, const char *to);
int64_t play_figure(const struct report *report, const char *indicator);
int64_t play_open_remedy(struct play *p);
