/* minutes.h - the minutes of a session, as they come out by themselves.
 *
 * Page, PDF and DOCX are made from the same struct, so they say the same. They are Vietnamese
 * whatever the reader's language: a document of the office. The branch's own minutes name who was
 * absent; the words of a reason stand nowhere in them. */
#pragma once

#include "work/remedy/remedy.h"
#include "work/session/agenda.h"
#include "work/session/attendance.h"

enum minutes_format { MINUTES_PDF, MINUTES_DOCX };

/* Headings and fixed words, for the page; the documents take them from the same catalogue. */
struct minutes_words {
    struct str type, who, body, promises, conclusion;
    struct str topics, materials, no_promises, in_book, sign_secretary, sign_chair;
};

struct minutes {
    struct minutes_words words;
    struct session session;
    struct agenda agenda;
    struct roll roll;
    struct promised *promised;
    size_t n_promised;
    struct session_figures figures; /* frozen ones, or those so far */
    /* Lines that page and paper share. */
    struct str layout;                  /* the one the unit uses */
    struct str state, motto;            /* of it */
    struct str superior, issuer, place; /* of the head */
    struct str opening;                 /* when, where, what */
    struct str served;                  /* the campaigns, "" for none */
    struct str *who;                    /* chair, secretary, guests, counts, names */
    size_t n_who;
    struct str closing;
};

NODISCARD enum err minutes_load(struct ctx *c, int64_t session_id, struct minutes *ret);
/* Bytes in the arena; *ret_name is a file name without folders. */
NODISCARD enum err minutes_render(struct ctx *c, int64_t session_id, enum minutes_format format,
                                  struct str *ret_bytes, struct str *ret_name);
/* The paper taken to the session: agenda with room for notes, roll with empty boxes, a sheet for what
 * is promised. Typed in afterwards within five minutes. Always PDF. */
NODISCARD enum err pack_render(struct ctx *c, int64_t session_id, struct str *ret_bytes,
                               struct str *ret_name);
