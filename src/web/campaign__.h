/* campaign__.h - shared by the pages of campaigns only. */
#pragma once

#include "web/campaign.h"

/* "từ … đến …"; "" when neither is known. */
struct str campaign__span_shown(struct ctx *c, struct day from, struct day to);
enum tag campaign__tag(enum campaign_state state);
enum msg campaign__state_words(enum campaign_state state);
/* Page, title and the way back of a page that belongs to a campaign. */
void campaign__page(struct page *page, struct ctx *c, const struct request *rq,
                    const struct campaign *of, enum msg title);

/* What the campaign asks of the asker's own unit, each duty once. */
NODISCARD enum err campaign__tasks(struct ctx *c, struct campaign_page_view *v);

handler get_campaign_edit, post_campaign_edit, get_campaign_new, post_campaign_new;
handler get_duty_new, get_duty_edit, post_duty_new, post_duty_edit, post_duty_drop;
handler get_issue, post_issue, post_pass_on;
handler get_campaign_units, get_due, post_due;
