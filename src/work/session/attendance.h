/* attendance.h - the roll of one session: who is due, who came, who did not and whether there is a
 * reason. Names and reasons never leave the unit; the reason's words stay in a branch-only table. */
#pragma once

#include "rules/attendance.h"
#include "work/session/session.h"

struct roll_row {
    int64_t person_id, place_id;
    struct str name;
    enum member_state member;
    enum attendance_state state;
    bool has_reason; /* set by attendance_reasons */
};

struct roll {
    struct roll_row *rows; /* those who are due */
    size_t n;
    struct roll_row *exempt; /* stand outside: shown, never counted */
    size_t n_exempt;
    bool taken; /* somebody has sent the roll, or the session was opened */
    struct session_figures figures;
};

/* Preset: all who are due are present. Of a closed session: as it was closed. */
NODISCARD enum err attendance_load(struct ctx *c, const struct session *s, struct roll *ret);
/* Marks who has given one; its words are read only where each look is logged: work/remedy/personal.h. */
NODISCARD enum err attendance_reasons(struct ctx *c, const struct session *s, struct roll *roll);

struct roll_mark {
    int64_t person_id;
    int64_t place_id;            /* 0: as it was, at first the first one */
    enum attendance_state state; /* 0: as it was */
    struct str reason;           /* kept only with ATTENDANCE_ABSENT_REASON; empty: as it was */
    /* What stood there when the mark was made; 0: whatever did. */
    enum attendance_state seen;
    int64_t seen_place;
};

/* Somebody else has marked that row otherwise since the mark was made. */
bool roll_clashes(const struct roll_row *now, const struct roll_mark *mark);
/* The whole roll at once; who is not named keeps the state before, at first present. The same roll
 * twice is one roll. E_CONFLICT where marks clash: then none of them is taken. */
NODISCARD enum err attendance_take(struct ctx *c, int64_t session_id, const struct roll_mark *marks,
                                   size_t n);

/* Made anew for a changed kind or day: who is still due keeps what was marked. Nobody has taken it. */
NODISCARD enum err attendance_renew(struct ctx *c, int64_t session_id);
/* With the closing: what was on the roll is written down for whoever was due, and the roll stays as it
 * is then whatever becomes of names and memberships. by_book: only who was due; the book has the rest. */
NODISCARD enum err attendance_close(struct ctx *c, const struct session *s, bool by_book);
NODISCARD enum err attendance_reopen(struct ctx *c, const struct session *s);

/* How often the roll was taken; opening the session is the first time. */
NODISCARD enum err attendance_times(struct ctx *c, const struct session *s, int64_t *ret);

enum msg member_state_words(enum member_state state);
