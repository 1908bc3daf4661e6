/* campaign__.h - shared by the pages of campaigns only. */
#pragma once

#include "web/campaign/campaign.h"

/* "từ … đến …"; "" when neither is known. */
struct str campaign__span_shown(struct ctx *c, struct day from, struct day to);
enum tag campaign__tag(enum campaign_state state);
enum msg campaign__state_words(enum campaign_state state);
/* The words of a clause that carries no label of its own; "" for NULL. */
struct str campaign__clause_label(struct ctx *c, const struct campaign_clause *clause);
/* Whom a duty is for, in words. */
struct str campaign__asked_of(struct ctx *c, const struct duty *d);
/* Where the periods of a report are written. */
struct str campaign__periods_href(struct ctx *c, int64_t campaign_id, int64_t duty_id);
/* Page, title and the way back of a page that belongs to a campaign. */
void campaign__page(struct page *page, struct ctx *c, const struct request *rq,
                    const struct campaign *of, enum msg title);

/* Where the words of a clause are; "" for NULL. */
struct str campaign__clause_href(struct ctx *c, int64_t campaign_id,
                                 const struct campaign_clause *clause);
struct content_row campaign__content_row(struct ctx *c, const struct content *of);
struct campaign_proceeding_row campaign__proceeding_row(struct ctx *c, const struct proceeding *of);
/* What it gives sessions to take up. */
void campaign__contents(struct ctx *c, struct campaign_page_view *v);

/* The same as an amendment has them: as they are to read, with what is prepared of them. */
void campaign__amend_rows(struct ctx *c, struct amend_page *v);

/* Rows of what is told, in their order; n changes from the first one. */
struct change_table campaign__changes(struct ctx *c, const struct change *list, size_t n,
                                      const char *id);
/* Its versions, the latest first. */
void campaign__versions(struct ctx *c, struct campaign_page_view *v);
/* What the campaign asks of the asker's own unit, each duty once. */
NODISCARD enum err campaign__tasks(struct ctx *c, struct campaign_page_view *v);

struct form_by_id;
/* On the page that passes it on: days for the children, as they stand or are proposed. */
NODISCARD enum err campaign__fill_pass(struct ctx *c, struct issue_page *v);
enum pass_below {
    PASS_DATES,
    PASS_PLAN,
    PASS_NONE
}; /* in the order of the form's choices; -1: not said */
/* *ret_ok false: the form says what is wrong. */
NODISCARD enum err campaign__save_pass(struct ctx *c, const struct issue *in, int below,
                                       const struct form_by_id *days, struct form *form,
                                       bool *ret_ok);

/* Who follows it up for the committee that the asker may decide for; nothing for others. */
NODISCARD enum err campaign__fill_channels(struct ctx *c, const struct campaign_view *of,
                                           struct campaign_channels *v);

handler campaign__get_list, campaign__get_one, campaign__get_text;
handler campaign__post_acknowledge, campaign__post_close, campaign__post_reopen,
    campaign__post_withdraw, campaign__post_restore;
handler campaign__get_edit, campaign__post_edit, campaign__get_new, campaign__post_new;
handler campaign__get_duty_new, campaign__get_duty_edit, campaign__post_duty_new,
    campaign__post_duty_edit, campaign__post_duty_drop;
handler campaign__get_content_new, campaign__get_content_edit, campaign__post_content_new,
    campaign__post_content_edit, campaign__post_content;
handler campaign__get_proceeding_new, campaign__get_proceeding_edit, campaign__post_proceeding_new,
    campaign__post_proceeding_edit, campaign__post_proceeding;
handler campaign__get_amend, campaign__post_amend, campaign__get_amend_check,
    campaign__post_amend_issue, campaign__post_amend_drop, campaign__post_amend_end;
handler campaign__get_amend_duty_new, campaign__get_amend_duty, campaign__post_amend_duty_new,
    campaign__post_amend_duty;
handler campaign__get_amend_content_new, campaign__get_amend_content,
    campaign__post_amend_content_new, campaign__post_amend_content,
    campaign__post_amend_content_end;
handler campaign__get_amend_proceeding_new, campaign__get_amend_proceeding,
    campaign__post_amend_proceeding_new, campaign__post_amend_proceeding,
    campaign__post_amend_proceeding_end;
handler campaign__get_amend_labels, campaign__post_amend_labels;
handler campaign__get_periods, campaign__post_periods, campaign__post_periods_propose;
handler campaign__get_recall, campaign__post_recall;
handler campaign__get_issue, campaign__post_issue, campaign__post_issue_stop;
handler campaign__post_channel, campaign__post_channel_end;
handler campaign__get_orgs, campaign__get_due, campaign__post_due, campaign__post_registration;

/* Whom a duty to report names, as its form says it: who receives it outside Nếp, and whom copies go to. */
struct duty_units {
    struct str outside;
    struct form_ids copies;
    struct str copies_outside; /* one a line */
};
NODISCARD enum err campaign__fill_duty_units(struct ctx *c, struct duty_edit_page *v);
/* Units outside that nobody has named yet are added. E_INVALID: *ret_field names the field. */
NODISCARD enum err campaign__take_duty_units(struct ctx *c, int64_t org_id,
                                             const struct duty_units *in, struct duty *d,
                                             const char **ret_field);
/* Where the form of a thing goes to, and back: of a draft, or as an amendment wants it. id 0: a new one. */
struct edit_ways {
    struct str action, cancel;
};
struct edit_ways campaign__edit_ways(struct ctx *c, struct page *page, int64_t campaign_id,
                                     const char *things, const char *place, int64_t id,
                                     bool amends);
