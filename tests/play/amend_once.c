/* SPDX-License-Identifier: Apache-2.0 */
#include "play/amend_play.h"

void amend_play_go(struct world *w, const char *account, int64_t campaign_id, int64_t version)
{
    T_OK(w->t, amend_issue(world_as(w, account), campaign_id, version));
}
