/* form.h - input exists only through a table: what is not declared there does not come in.
 *
 *   struct rename_form { struct str title; struct day due; };
 *   static const struct field rename_fields[] = {
 *       FIELD_TEXT(struct rename_form, title, M_DOCUMENT_TITLE, .max = 200, .required = true),
 *       FIELD_DATE(struct rename_form, due, M_DOCUMENT_DUE),
 *       FIELD_HIDDEN(struct rename_form, version),
 *   };
 *
 *   struct rename_form in = { 0 };
 *   struct form form;
 *   r = form_take(rq, rename_fields, COUNT(rename_fields), &in, &form, c->error);
 *   if (r)
 *       return r;                              // no page of ours sent that
 *   if (form_has_errors(&form))
 *       return show_rename(c, rq, rs, &form);  // the page again: 422, as filled in, with the errors
 *   r = document_rename(c, id, in.version, in.title, in.due);
 *   if (r == E_INVALID) {
 *       form_refuse(&form, "title", c->error); // what only work/ can see, in its words
 *       return show_rename(c, rq, rs, &form);
 *   }
 *
 * Where no page can come again (a query, a button) form_parse alone does: any fault is an error.
 *
 * The field's name on the page is the member's name. A field left empty or not sent keeps what the
 * struct held before, except BOOL and the lists, which become false and empty. Text is NFC with LF
 * line ends and without other control bytes. `csrf` and `act` need no row. */
#pragma once

#include "base/day.h"
#include "base/err.h"
#include "base/str.h"
#include "text/messages.h"
#include "text/said.h"

struct arena;
struct part;
struct request;

enum field_kind {
    FIELD_KIND_TEXT = 1, /* one line */
    FIELD_KIND_LINES,
    FIELD_KIND_SECRET, /* a password: neither trimmed nor shown again; still NFC */
    FIELD_KIND_ID,
    FIELD_KIND_INT,
    FIELD_KIND_DATE,
    FIELD_KIND_MONTH,
    FIELD_KIND_TIME,
    FIELD_KIND_BOOL,
    FIELD_KIND_CHOICE,
    FIELD_KIND_FILE,
    FIELD_KIND_TEXTS, /* the same name several times */
    FIELD_KIND_IDS,
    FIELD_KIND_TEXTS_BY_ID, /* "reason.41", "reason.42": one value for each thing of a list */
    FIELD_KIND_CHOICES_BY_ID,
};

struct form_file {
    struct str name; /* without folders and control bytes */
    struct str type; /* as the browser claims; never trust it */
    struct str bytes;
};

struct form_texts {
    struct str *v;
    size_t n;
};

struct form_ids {
    int64_t *v;
    size_t n;
};

struct form_by_id {
    struct form_id_value {
        int64_t id;
        struct str text;
        int choice; /* CHOICES_BY_ID: always one of them */
    } * v;
    size_t n;
};

struct field {
    const char *name;
    enum field_kind kind;
    enum msg label;
    size_t offset;
    /* TEXT, LINES, SECRET and each of TEXTS: characters (0: 200, LINES 10,000). INT: the largest
     * (0: 1,000,000,000; hidden: no limit). FILE: bytes (0: 10 MiB). */
    int64_t max;
    int64_t min;         /* INT: the smallest; SECRET: characters */
    size_t most;         /* lists: how many (0: 1,000) */
    enum said_side side; /* DATE: where a day without a year lies */
    bool required;
    bool hidden;                /* see FIELD_HIDDEN */
    const char *const *choices; /* CHOICE: keys, NULL at the end; the value is the index */
};

/* Rows. A member of the wrong type does not compile. */
#define FIELD_(type_, member_, kind_, c_type, label_, ...)                                  \
    {                                                                                       \
        .name = #member_, .kind = (kind_), .label = (label_),                               \
        .offset = offsetof(type_, member_) + FIELD_IS_(type_, member_, c_type), __VA_ARGS__ \
    }
#define FIELD_IS_(type_, member_, c_type)                                                        \
    (0 * sizeof(struct {                                                                         \
         int unused_;                                                                            \
         _Static_assert(__builtin_types_compatible_p(__typeof__(((type_ *)0)->member_), c_type), \
                        #member_ " must be " #c_type);                                           \
     }))

#define FIELD_TEXT(t, m, label, ...)  FIELD_(t, m, FIELD_KIND_TEXT, struct str, label, __VA_ARGS__)
#define FIELD_LINES(t, m, label, ...) FIELD_(t, m, FIELD_KIND_LINES, struct str, label, __VA_ARGS__)
#define FIELD_SECRET(t, m, label, ...) \
    FIELD_(t, m, FIELD_KIND_SECRET, struct str, label, __VA_ARGS__)
#define FIELD_ID(t, m, label, ...)   FIELD_(t, m, FIELD_KIND_ID, int64_t, label, __VA_ARGS__)
#define FIELD_INT(t, m, label, ...)  FIELD_(t, m, FIELD_KIND_INT, int64_t, label, __VA_ARGS__)
#define FIELD_DATE(t, m, label, ...) FIELD_(t, m, FIELD_KIND_DATE, struct day, label, __VA_ARGS__)
/* day is 1. As people write it: 3/2026. */
#define FIELD_MONTH(t, m, label, ...) FIELD_(t, m, FIELD_KIND_MONTH, struct day, label, __VA_ARGS__)
/* Minutes after midnight; set -1 before for "none". */
#define FIELD_TIME(t, m, label, ...) FIELD_(t, m, FIELD_KIND_TIME, int, label, __VA_ARGS__)
#define FIELD_BOOL(t, m, label, ...) FIELD_(t, m, FIELD_KIND_BOOL, bool, label, __VA_ARGS__)
/* Index into .choices; set -1 before for "none". */
#define FIELD_CHOICE(t, m, label, ...) FIELD_(t, m, FIELD_KIND_CHOICE, int, label, __VA_ARGS__)
#define FIELD_FILE(t, m, label, ...) \
    FIELD_(t, m, FIELD_KIND_FILE, struct form_file, label, __VA_ARGS__)
#define FIELD_TEXTS(t, m, label, ...) \
    FIELD_(t, m, FIELD_KIND_TEXTS, struct form_texts, label, __VA_ARGS__)
#define FIELD_IDS(t, m, label, ...) \
    FIELD_(t, m, FIELD_KIND_IDS, struct form_ids, label, __VA_ARGS__)
#define FIELD_TEXTS_BY_ID(t, m, label, ...) \
    FIELD_(t, m, FIELD_KIND_TEXTS_BY_ID, struct form_by_id, label, __VA_ARGS__)
#define FIELD_CHOICES_BY_ID(t, m, label, ...) \
    FIELD_(t, m, FIELD_KIND_CHOICES_BY_ID, struct form_by_id, label, __VA_ARGS__)

/* What the page carries and nobody types: an id, a version, a cursor, what a button stands for. The
 * member's type says the kind: int64_t a whole number, int a choice, struct form_by_id texts by id. It
 * has no label, since a fault in it is not the person's to mend: no page of ours sent that. */
#define FIELD_HIDDEN(type_, member_, ...)                                                \
    {                                                                                    \
        .name = #member_, .hidden = true, .kind = FIELD_KIND_OF_(((type_ *)0)->member_), \
        .offset = offsetof(type_, member_), __VA_ARGS__                                  \
    }
/* clang-format off */
#define FIELD_KIND_OF_(member_)                 \
    _Generic(member_,                           \
        int64_t: FIELD_KIND_INT,                \
        int: FIELD_KIND_CHOICE,                 \
        bool: FIELD_KIND_BOOL,                  \
        struct str: FIELD_KIND_TEXT,            \
        struct form_ids: FIELD_KIND_IDS,        \
        struct form_by_id: FIELD_KIND_TEXTS_BY_ID)
/* clang-format on */

struct form_error {
    struct str name; /* of the field, "reason.41" for one of a list; "" for the whole form */
    struct str text; /* in the person's language */
};

/* What was typed and what is wrong with it: all that a view needs to give the page back. A zeroed one
 * is a form nobody has sent yet. */
struct form {
    const struct field *fields;
    size_t n_fields;
    const struct part *values; /* cleaned, otherwise as typed; far over their limit: cut to it */
    size_t n_values;
    struct form_error *errors;
    size_t n_errors, cap_errors;
    enum lang lang;
    struct day today; /* of the request; none in a form that nobody has sent */
    struct arena *arena;
    struct str act; /* the idempotency key that came with the form */
};

/* A POST's body, or a GET's query. E_INVALID when anything is wrong: with form_has_errors() it is the
 * person's to mend, without it the request was not made by a page of ours. */
NODISCARD enum err form_parse(const struct request *rq, const struct field *fields, size_t n,
                              void *ret_in, struct form *ret_form, struct error *e);

/* As form_parse, for a form whose page comes again: what is the person's to mend is no error here, it
 * waits in the form (form_has_errors), where the handler may add its own. What fails was not sent by a
 * page of ours. */
NODISCARD enum err form_take(const struct request *rq, const struct field *fields, size_t n,
                             void *ret_in, struct form *ret_form, struct error *e);

/* An empty form to be shown first, or filled from what is stored. */
void form_init(struct form *f, const struct field *fields, size_t n, enum lang lang,
               struct arena *a);
void form_set(struct form *f, const char *name, struct str value);

/* For a fault that no row can tell. name: "" for the whole form. */
void form_add_error(struct form *f, const char *name, struct str text);
/* For a fault that only work/ can see: its words move from the error, which is over, into the form. */
void form_refuse(struct form *f, const char *name, struct error *e);

/* For views. "" when there is none. */
struct str form_value(const struct form *f, const char *name);
struct str form_value_of(const struct form *f, const char *name, int64_t id); /* "reason.41" */
struct str form_text_by_id(const struct form_by_id *texts, int64_t id);       /* of a parsed list */
bool form_has(const struct form *f, const char *name,
              struct str value); /* box ticked, option chosen */
struct str form_error(const struct form *f, const char *name);
struct str form_error_of(const struct form *f, const char *name, int64_t id);
bool form_has_errors(const struct form *f);
const struct field *form_field(const struct form *f,
                               const char *name); /* for maxlength, required */
/* The characters a field may have, its default included; 0 for one that counts none. */
int64_t form_text_max(const struct field *field);
