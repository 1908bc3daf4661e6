/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/demo/demo.h"
#include "work/campaign/campaign.h"
#include "work/campaign/channel.h"

/* The province's board follows the campaign up: it receives what the communes report. */
enum err demo_board(struct demo *d, const char *clerk)
{
    struct channel_new in = { .org_id = d->units[DEMO_PROVINCE].id, .board_id = d->board.id };
    struct campaign_view view;
    struct ctx *c;
    enum err r;

    r = demo_as(d, clerk, 65, 9, &c);
    if (!r)
        r = campaign_show(c, d->campaigns[DEMO_PROVINCE].id, &view);
    for (size_t i = 0; !r && i < view.n_series; i++) {
        in.series_id = view.series[i].id;
        r = channel_add(c, &in);
    }
    return r;
}
