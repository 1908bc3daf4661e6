/* session__.h - what the session's pages share, and their handlers for the table of routes. */
#pragma once

#include "web/session/session.h"

/* The boxes of what it can take up; a new session has none yet. Of a campaign that is ticked only now, what is
 * proposed is taken. */
NODISCARD enum err session__fill_contents(struct ctx *c, struct session_plan_page *v,
                                          const struct session_choices *choices);
handler session__get_list, session__get_one, session__get_figures;
handler session__post_open, session__post_withdraw, session__post_restore, session__post_reopen;
handler session__get_new, session__post_new, session__get_change, session__post_change;
handler session__get_roll, session__post_roll;
handler session__get_steps, session__post_steps, session__post_draft;
handler session__get_remedies, session__post_remedies;
handler session__get_shortcoming, session__post_shortcoming, session__get_remedy,
    session__post_remedy;
handler session__post_withdraw_shortcoming, session__post_restore_shortcoming;
handler session__post_withdraw_remedy, session__post_restore_remedy;
handler session__get_close, session__post_close;
handler session__get_book, session__post_book, session__get_book_file, session__get_book_earlier;
handler session__post_entry_withdraw;
handler session__get_minutes, session__get_minutes_pdf, session__get_minutes_docx;
handler session__get_pack;

enum { SESSION_CONCLUSION_CHARACTERS = 5000 };

/* The session of the address, when its state and this person's rights allow the act. */
enum err session__load_for(struct ctx *c, const struct request *rq, enum session_act act,
                           struct session *ret);
enum tag session__tag(enum session_state state);
/* "19:30, thứ Hai 14/03/2022" */
struct str session__when(struct ctx *c, int64_t at);
/* The way back: the list, and the session itself. */
void session__crumbs(struct page *page, struct ctx *c, const struct session *s);
/* A page of an act that the state no longer allows (the way back after closing): to the session. */
enum err session__turn_away(struct ctx *c, const struct request *rq, struct response *rs,
                            enum err r);
/* What both forms about promises share: where a shortcoming came from, and whose it is. */
extern const char *const session__sources[];
struct options session__source_options(const struct form *form);
struct options session__campaign_options(struct ctx *c, const struct form *form,
                                         const struct session *s);
/* What both ways of closing ask: when it was held, and whether a day that looks wrong is meant. */
struct held_form {
    struct day held_on, sure_of;
    bool sure;
};
#define HELD_FIELDS(type)                                                              \
    FIELD_DATE(type, held_on, M_SESSION_HELD_ON, .side = SAID_LAST, .required = true), \
        FIELD_BOOL(type, sure, M_SESSION_HELD_ON), FIELD_DATE(type, sure_of, M_SESSION_HELD_ON)
void session__held_preset(struct ctx *c, struct form *form, const struct session *s);
/* Adds to the form what is wrong with the day, or asks. */
enum err session__held_check(struct ctx *c, const struct session *s, const struct held_form *in,
                             struct form *form);
struct held_view session__held_view(struct ctx *c, const struct form *form,
                                    const struct session *s);
/* What somebody has typed and not yet written into the minutes, for session_drafts. */
NODISCARD enum err session__drafts(struct ctx *c, const struct session *s, struct drafts_view *ret);
/* The eight figures for part_figures. */
struct figure *session__figures(struct ctx *c, const struct session_figures *f, size_t *ret_n);
