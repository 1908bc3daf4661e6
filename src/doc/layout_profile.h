/* layout_profile.h - how a rule-making office wants documents to look: paper, sizes, spacing, fixed
 * words. Data (layouts/NAME.json), built into the binary; a new guideline is a new file.
 *
 * dang-2026  05-HD/VPTW (2026)      dang-2018  36-HD/VPTW (2018)
 * nd30-2020  Nghị định 30/2020      paper      sheets to write on: agenda, roll, minutes by hand */
#pragma once

#include "base/day.h"
#include "base/err.h"
#include "doc/layout.h"

struct arena;

/* What a piece of text is in the document; each has a style. */
enum layout_role {
    ROLE_STATE, /* ĐẢNG CỘNG SẢN VIỆT NAM, or Quốc hiệu */
    ROLE_MOTTO, /* Tiêu ngữ */
    ROLE_SUPERIOR,
    ROLE_ISSUER,
    ROLE_ISSUER_MARK,
    ROLE_NUMBER,
    ROLE_MARK,
    ROLE_SUBJECT,
    ROLE_PLACE_DATE,
    ROLE_TYPE_NAME,
    ROLE_TITLE,
    ROLE_TITLE_MARK,
    ROLE_ADDRESSEE,
    ROLE_HEADING_1,
    ROLE_HEADING_2,
    ROLE_HEADING_3,
    ROLE_HEADING_4,
    ROLE_BODY,
    ROLE_TABLE_HEAD,
    ROLE_TABLE,
    ROLE_AUTHORITY,
    ROLE_SIGNER_TITLE,
    ROLE_SIGNER_NOTE,
    ROLE_SIGNER_NAME,
    ROLE_RECIPIENTS_HEAD,
    ROLE_RECIPIENTS,
    ROLE_PAGE_NUMBER,
    ROLES,
};

struct layout_style {
    double size;   /* points */
    unsigned look; /* of enum layout_look */
    bool upper;    /* set in capitals */
    enum layout_align align;
    double line;          /* exact distance of lines in points; 0 means the font's own */
    double before, after; /* points */
    double indent_mm;     /* of the first line */
};

/* The rule under a line of the head. */
enum layout_rule { RULE_NONE, RULE_TEXT /* as long as the words */, RULE_THIRD /* of them */ };

struct layout_profile {
    struct str name;   /* "dang-2026" */
    struct str title;  /* in Vietnamese, for the list to choose from */
    struct str source; /* the guideline it follows, and how sure that is */
    struct day from;   /* effective from */
    struct str font;   /* the name in DOCX */

    double paper_width_mm, paper_height_mm;
    double top_mm, bottom_mm, left_mm, right_mm;
    double page_number_mm; /* from the top edge; from page 2 */

    double head_share; /* the left column's part of the head's width */
    struct str state, motto;
    enum layout_rule state_rule; /* under the last of the two */
    struct str issuer_mark;      /* "*" */
    enum layout_rule issuer_rule;
    struct str title_mark; /* "-----" */
    enum layout_rule title_rule;

    struct str number_format; /* "Số {number}-{symbol}" */
    int number_digits;        /* leading zeros up to so many */
    struct str date_format;   /* "{place}, ngày {day} tháng {month} năm {year}" */
    int day_zero_below;       /* a leading zero for days below this */
    int month_zero_below;
    struct str subject_format;   /* "về việc {subject}" */
    struct str addressee_label;  /* "Kính gửi:" */
    struct str recipients_label; /* "Nơi nhận:" */
    struct str recipient_format; /* "- {recipient};" */
    struct str recipient_last;   /* "- {recipient}." */
    double sign_room;            /* points between title and name */

    struct layout_style styles[ROLES];
};

/* E_INVALID naming the key that is missing, unknown or wrong. The texts live in the arena. */
NODISCARD enum err layout_profile_parse(struct str json, struct arena *a,
                                        struct layout_profile *ret, struct error *e);
/* One of those built in. E_NOT_FOUND. */
NODISCARD enum err layout_profile_load(struct str name, struct arena *a, struct layout_profile *ret,
                                       struct error *e);
