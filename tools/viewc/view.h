/* view.h - one {view} being compiled: its C so far, and what the checks must remember of it.
 *
 * Shared by the files of viewc only. */
#pragma once

#include "viewc/views.h"

/* What a view does that matters to other views, in order. */
enum mark_kind {
    MARK_H1,
    MARK_HTML,
    MARK_INCLUDE,
    MARK_WRAP,
    MARK_IF,
    MARK_ELSE,
    MARK_FOR,
    MARK_END
};

struct mark {
    enum mark_kind kind;
    int line;
    struct str name; /* of the view called */
};

struct id {
    struct str value;
    int line;
};

/* An input, select or textarea that needs a <label for> of this id, unless a wrapping view has one. */
struct field {
    struct str tag, id;
    int line;
    struct str wrap; /* STR_NONE outside any {wrap} */
};

struct view {
    struct arena *arena;
    const char *file;
    int line;
    struct str name, params, headers;
    struct buf begin, end; /* C before and after {content}; without one all is in begin */
    struct buf literal;    /* markup not yet written as C */
    bool has_content, has_label;
    bool blank_before; /* the markup so far ends in a blank, so another adds nothing */
    int depth;         /* of C blocks, for the indentation */
    struct mark *marks;
    size_t n_marks, cap_marks;
    struct id *ids;
    size_t n_ids, cap_ids;
    struct str *label_for;
    size_t n_label_for, cap_label_for;
    struct field *fields;
    size_t n_fields, cap_fields;
};

struct views {
    struct view *items;
    size_t n, cap;
};

struct view *views_named(const struct views *all, struct str name);

/* emit.c: markup and C statements. */
void emit_char(struct view *v, char c);
void emit_str(struct view *v, struct str s);
/* One C statement for what stands on that line of the template. */
void emit_c(struct view *v, int line, const char *format, ...) PRINTF(3, 4);
void emit_open(struct view *v, int line, const char *format, ...) PRINTF(3, 4); /* … { */
void emit_close(struct view *v, int line);                                      /* } */
void emit_else(struct view *v, int line, const char *format, ...) PRINTF(3, 4);
void emit_content(struct view *v);
void emit_done(struct view *v);
void view_mark(struct view *v, enum mark_kind kind, int line, struct str name);

/* across.c: what only all views together can tell. */
void views_check(const struct views *all, struct arena *a, struct diag *d);

/* output.c */
void views_header(const struct views *all, struct arena *a, struct buf *out);
void views_code(const struct views *all, const struct views_in *in, struct arena *a,
                struct buf *out);
