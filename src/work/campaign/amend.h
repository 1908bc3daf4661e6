/* amend.h - an issued campaign is amended (sửa đổi, bổ sung) or a slip in it corrected (đính chính).
 *
 * What is wanted is prepared beside the campaign, one amendment at a time, and asks nothing of anybody. Issued,
 * it is the campaign's next version: words and days change where they stand, another audience or rhythm ends a
 * duty and begins another, what was done stays done, and nothing that was sent is moved. Whom it binds follows
 * from what it changes. All of it by whoever may issue the campaign. */
#pragma once

#include "work/campaign/campaign.h"
#include "work/campaign/series.h"
#include "work/campaign/version.h"

struct amend_head {
    int64_t campaign_id;
    int64_t version;      /* of the preparation; 0: it begins */
    enum version_act act; /* VERSION_AMEND or VERSION_CORRECT */
    struct version_words words;
    struct day to; /* the campaign's last day, as it is to be; no day: as it is */
};
/* E_INVALID: *ret_field may name the field. */
NODISCARD enum err amend_save(struct ctx *c, const struct amend_head *in, const char **ret_field);
/* It is put away with all that it wanted. */
NODISCARD enum err amend_drop(struct ctx *c, int64_t campaign_id, int64_t version);

/* in->id 0: a further duty of in->campaign_id; of one that is asked: how it is to read; of a row that was
 * prepared: the same again. E_CONFLICT: *ret_now is what somebody else made of it. */
NODISCARD enum err amend_duty_save(struct ctx *c, const struct duty *in, struct duty *ret_now,
                                   const char **ret_field);
/* The duty is to end. */
NODISCARD enum err amend_duty_end(struct ctx *c, int64_t campaign_id, int64_t duty_id);
/* It stays as it is after all: the duty, or the row that was prepared. */
NODISCARD enum err amend_duty_keep(struct ctx *c, int64_t campaign_id, int64_t duty_id);

/* The same of what it gives sessions to take up, and of its orders of proceedings. What was issued stays as it is:
 * another row takes its place, and sessions keep the one that they chose. */
NODISCARD enum err amend_content_save(struct ctx *c, const struct content *in,
                                      struct content *ret_now, const char **ret_field);
NODISCARD enum err amend_content_end(struct ctx *c, int64_t campaign_id, int64_t content_id);
NODISCARD enum err amend_content_keep(struct ctx *c, int64_t campaign_id, int64_t content_id);
NODISCARD enum err amend_proceeding_save(struct ctx *c, const struct proceeding *in,
                                         struct proceeding *ret_now, const char **ret_field);
NODISCARD enum err amend_proceeding_end(struct ctx *c, int64_t campaign_id, int64_t proceeding_id);
NODISCARD enum err amend_proceeding_keep(struct ctx *c, int64_t campaign_id, int64_t proceeding_id);

enum change_what {
    CHANGE_ADD = 1,  /* a duty that is asked from now on */
    CHANGE_END,      /* one that is asked no more */
    CHANGE_WORDS,    /* its words */
    CHANGE_AUDIENCE, /* how the text calls those it asks */
    CHANGE_THROUGH,
    CHANGE_RECEIVER,
    CHANGE_COPIES,
    CHANGE_LABEL, /* what a period is called */
    CHANGE_TOPIC, /* one that is given, put otherwise or no more; so the next four */
    CHANGE_STUDY,
    CHANGE_REVIEW,
    CHANGE_MATERIAL,
    CHANGE_PROCEEDING,
    CHANGE_TIME,  /* when a content is taken up, by the names of its time */
    CHANGE_START, /* the first day of its time */
    CHANGE_DATE, /* by when it is asked for a slot; not before, or not any more, where a day is missing */
    CHANGE_CUT,  /* the last day of a period */
    CHANGE_TO,   /* the last day of the campaign */
    CHANGE_REST, /* days for which no report is asked from now on */
    CHANGE_WHATS
};

/* One thing that differs, as it is told. */
struct change {
    int64_t n; /* the version that changed it; 0: none yet */
    enum change_what what;
    int64_t duty_id;                    /* 0: the campaign as a whole */
    struct str words;                   /* of the duty or the content as they are then; "" */
    struct period_name period;          /* of a date or a cut */
    struct str was, is;                 /* words; STR_NONE: none */
    struct day was_on, is_on;           /* days; no day: none */
    struct day was_work_on, is_work_on; /* of dates: the last working day */
    int64_t open,
        done; /* before it is issued: units that owe the slot still, and that have done it */
};
/* What all versions changed, the latest first; whoever asks has asked whether the campaign may be seen. */
NODISCARD enum err change_list(struct ctx *c, int64_t campaign_id, const struct change **ret,
                               size_t *ret_n);

struct amend_kind {
    struct str code, name; /* of units that have the campaign */
    bool meets;            /* as a matter of course */
    int64_t n, acknowledged;
    bool bound; /* it changes something for them */
};

/* Units that have set their own children a day that would lie behind the new one for themselves. */
struct amend_left {
    struct period_name period;
    int64_t n;
    struct day latest; /* of the days they have set */
    struct day own;    /* by which they will be asked */
};

struct amendment {
    struct campaign campaign;
    struct amend_head head;
    struct str made_by;
    int64_t made_at;
    bool begun;
    int64_t job_id;            /* whose work it is at the moment; 0: nobody's */
    int64_t n;                 /* which version it will be */
    const struct duty *duties; /* as they are asked, those that are to end marked */
    size_t n_duties;
    const struct duty *wanted; /* rows that it prepares */
    size_t n_wanted;
    struct content *contents, *new_contents; /* as they are given, and rows that it prepares */
    size_t n_contents, n_new_contents;
    struct proceeding *proceedings, *new_proceedings;
    size_t n_proceedings, n_new_proceedings;
    const struct change *changes; /* exactly what goes out */
    size_t n_changes;
    const struct amend_kind *kinds;
    size_t n_kinds;
    const struct amend_left *left;
    size_t n_left;
    int64_t bound,
        again;          /* units it binds; and of them those that had acknowledged what is there */
    struct str problem; /* why it cannot be issued; "": it can */
};
NODISCARD enum err amend_load(struct ctx *c, int64_t campaign_id, struct amendment *ret);

/* What the period will be called once it is issued. */
struct period_name amend_period_name(const struct period *period);
/* The periods of a campaign whose amendment is being prepared. */
NODISCARD enum err amend_labels_load(struct ctx *c, int64_t campaign_id, struct amendment *ret,
                                     struct schedule *ret_schedule);
struct amend_label {
    int64_t period_id;
    struct str label; /* "": by the calendar's name */
};
struct amend_labels {
    int64_t campaign_id;
    int64_t version; /* of the preparation, as it was seen */
    const struct amend_label *rows;
    size_t n;
};
/* E_INVALID: *ret_period_id: which label. E_CONFLICT: the preparation has been changed meanwhile. */
NODISCARD enum err amend_labels_save(struct ctx *c, const struct amend_labels *in,
                                     int64_t *ret_period_id);

/* Whether one is being prepared; whoever asks has asked whether the asker may amend. */
NODISCARD enum err amend_is_begun(struct ctx *c, int64_t campaign_id, bool *ret);

/* version: of the preparation, as it was looked at. */
NODISCARD enum err amend_issue(struct ctx *c, int64_t campaign_id, int64_t version);
