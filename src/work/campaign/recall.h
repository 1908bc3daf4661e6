/* recall.h - an issued campaign is recalled (thu hồi) while nothing has come of it.
 *
 * What it asked is asked no more; those who acknowledged it find that on their desk; words of reports that
 * were begun stay. It can then be changed and issued anew. */
#pragma once

#include "work/campaign/campaign.h"
#include "work/campaign/version.h"

struct recall_preview {
    struct campaign campaign;
    int64_t units, acknowledged, dues; /* dues: open ones, which end */
    int64_t planned, drafts; /* sessions that are planned and reports that are begun: they stay */
    int64_t closed, sent;    /* each of these keeps it from being recalled */
    bool possible;
};
NODISCARD enum err recall_preview(struct ctx *c, int64_t campaign_id, struct recall_preview *ret);

struct recall {
    int64_t campaign_id, version;
    struct version_words words;
};
/* E_INVALID: *ret_field may name the field. */
NODISCARD enum err campaign_recall(struct ctx *c, const struct recall *in, const char **ret_field);
