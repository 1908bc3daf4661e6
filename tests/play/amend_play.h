/* amend_play.h - for tests: an issued campaign of the commune's three branches, to be amended.
 *
 * It runs from 01/03/2022 to 30/06/2022 and today is 14/03/2022. */
#pragma once

#include "play/world.h"
#include "work/campaign/amend.h"
#include "work/campaign/due.h"

struct amend_play {
    struct world w;
    int64_t campaign;
    int64_t report; /* monthly, by the 25th: periods from the 25th to the 24th */
    int64_t list;   /* once, by 11/04/2022: a unit itself says that it is done */
    int64_t meet;   /* in March */
};

void amend_play_open(struct t *t, struct amend_play *p);
/* Its campaign alone, in a world that is open. */
void amend_play_issue(struct amend_play *p);

/* By the commune's clerk; they fail the test when refused. */
void amend_play_begin(struct amend_play *p, enum version_act act);
struct duty amend_play_duty(struct amend_play *p, int64_t id);
void amend_play_change(struct amend_play *p, const struct duty *duty);
void amend_play_amend(struct amend_play *p);
/* At once (amend_once.c) or in slices (amend_sliced.c), as the test is linked. */
void amend_play_go(struct world *w, const char *account, int64_t campaign_id, int64_t version);
/* What is being prepared. */
struct amendment amend_play_look(struct amend_play *p);

/* What the unit is asked of a duty in a slot; of id 0: it comes later; no words: it is not asked. */
struct due amend_play_due(struct amend_play *p, const char *account, enum world_org org,
                          int64_t duty_id, const char *slot);
