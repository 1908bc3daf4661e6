/* template.h - one template file being read: where we are, and what is still open.
 *
 * Shared by the files of viewc only. The first error of a file ends its reading. */
#pragma once

#include "viewc/view.h"

/* Where a value would stand. */
enum place {
    IN_TEXT,
    IN_TAG, /* between attributes */
    IN_ATTRIBUTE,
    IN_DATE,        /* an attribute that holds a day as machines write it */
    IN_URL_START,   /* nothing of the address written yet */
    IN_LOCAL_START, /* the same, of an address that must lie within the site */
    IN_URL_AFTER_VALUE,
    IN_URL,
};

enum open_kind { OPEN_ELEMENT, OPEN_IF, OPEN_FOR, OPEN_WRAP };

struct open {
    enum open_kind kind;
    struct str name; /* of the element, the counter or the wrapping view */
    struct str args; /* of the wrapping view */
    int line;
    bool had_else;
    int branches;             /* of an {if}, done */
    enum place before, after; /* the whole block; after each of the branches */
};

struct template
{
    const char *file;
    struct str text;
    size_t at;
    int line;
    struct arena *arena;
    const struct catalogue *texts;
    struct diag *d;
    bool failed;
    struct views *all;
    struct view *view; /* NULL before the first {view} */
    struct open *open;
    size_t n_open, cap_open;
    int verbatim; /* open pre and textarea */
};

void template_error(struct template *t, int line, const char *format, ...) PRINTF(3, 4);
/* Reads the whole file; adds its views to t->all. */
void template_read(struct template *t);

/* The next char, or NUL at the end. */
char template_peek(const struct template *t);
bool template_sees(const struct template *t, const char *token);
/* Moves on and counts lines. */
void template_skip(struct template *t, size_t n);
void template_skip_blanks(struct template *t);

void open_push(struct template *t, struct open o);
struct open *open_top(struct template *t);

/* directive.c: '{…}' at the current place, which may move on (in addresses). */
void directive_read(struct template *t, enum place *place);

/* tag.c: '<name …>' and '</name>'. */
void tag_read(struct template *t);
void tag_end_read(struct template *t);

/* check.c: what one view must keep to. */
struct attribute {
    struct str name;  /* in lower case */
    struct str value; /* as the template has it; STR_NONE without one */
    bool conditional; /* under an {if} */
};

struct tag {
    struct str name;
    int line;
    struct attribute *attributes;
    size_t n, cap;
    bool closed; /* ends in "/>" */
};

/* NULL when the tag has none, or has it only under an {if}. */
const struct attribute *tag_attribute(const struct tag *tag, const char *name);
void check_tag(struct template *t, const struct tag *tag);
bool tag_is_post_form(const struct tag *tag);
