/* version.h - what became of a campaign once it was issued, a row each time: whom it binds, who made it, why.
 *
 * A unit acknowledges the version that is there; whether it is asked again follows from the later ones
 * that bind it, and stands nowhere. */
#pragma once

#include "work/ctx.h"

enum version_act {
    VERSION_ISSUE = 1,
    VERSION_RECALL,  /* thu hồi */
    VERSION_AMEND,   /* sửa đổi, bổ sung */
    VERSION_CORRECT, /* đính chính: a slip, which asks nothing else of anybody */
    VERSION_ACTS
};

struct version_row {
    int64_t n;
    enum version_act act;
    int64_t made_at;
    struct str made_by, document, why;
};

/* The latest first; whoever asks has asked whether the campaign may be seen. */
NODISCARD enum err version_list(struct ctx *c, int64_t campaign_id, const struct version_row **ret,
                                size_t *ret_n);

/* What the paper says that a person gave for it. */
struct version_words {
    struct str document; /* "Công văn số 12-CV/ĐU …"; "" for none */
    struct str why;
};
enum { VERSION_WORDS_MAX = 500 };

/* Adds the next version, within the caller's transaction, who asked whether it may. */
NODISCARD enum err version_add(struct ctx *c, int64_t campaign_id, enum version_act act,
                               const struct version_words *words, int64_t *ret_n);
/* It binds the units of that kind; STR_NONE: all. */
NODISCARD enum err version_bind(struct ctx *c, int64_t campaign_id, int64_t n, struct str org_kind);
/* Which one is there; 0: it never was issued. */
NODISCARD enum err version_last(struct ctx *c, int64_t campaign_id, int64_t *ret_n);
/* Refuses words that say nothing or too much; *ret_field then names the field. */
NODISCARD enum err version_words_check(struct ctx *c, const struct version_words *words,
                                       const char **ret_field);

struct str version_act_name(enum version_act act);

/* What the amendment that is being prepared makes of a row: a duty, a content, an order of proceedings. */
enum wanted {
    WANTED_AS_IT_IS,
    WANTED_ADD,    /* it holds once that is issued */
    WANTED_CHANGE, /* it is how wanted_of is to read */
    WANTED_END     /* it holds no more */
};
enum wanted wanted_parse(struct str name);
