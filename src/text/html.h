/* html.h - HTML being written: one writer for each place a value can stand.
 *
 * Used by the views that viewc makes; it picks the writer by place, _Generic by type. Whatever the
 * bytes, a value reads back as itself and never leaves its place; bytes that are not UTF-8 and
 * control characters become U+FFFD. A bool, an enum other than enum msg, and a pointer have no
 * writer: the C compiler says so at the template's line. */
#pragma once

#include "base/buf.h"
#include "text/messages.h"

struct html {
    struct buf *out;
    enum lang lang;
    struct str csrf; /* the login's token, in every POST form */
    struct str act;  /* the page's idempotency key; each of its forms gets one of its own */
    int forms;       /* POST forms written so far */
};

/* Markup that is already safe. Only the sanitiser and the Markdown renderer make one. */
struct trusted_html {
    struct str markup;
};

/* Between tags. */
#define html_text(o, v) \
    _Generic((v),                    \
        struct str: html_text_str,   \
        char *: html_text_cstr,      \
        const char *: html_text_cstr,\
        int: html_int,               \
        long: html_int,              \
        long long: html_int,         \
        unsigned long: html_size,    \
        struct day: html_day,        \
        enum msg: html_text_msg,     \
        struct trusted_html: html_trusted)((o), (v))

/* Inside a quoted attribute. */
#define html_attr(o, v) \
    _Generic((v),                    \
        struct str: html_attr_str,   \
        char *: html_attr_cstr,      \
        const char *: html_attr_cstr,\
        int: html_int,               \
        long: html_int,              \
        long long: html_int,         \
        unsigned long: html_size,    \
        struct day: html_day,    \
        enum msg: html_attr_msg)((o), (v))

/* In an attribute that machines read: <time datetime>, <input type="date" value min max>. */
#define html_date(o, v) \
    _Generic((v), struct day : html_day_iso, struct str : html_attr_str)((o), (v))

/* A whole address, or its beginning: http, https, mailto, tel or an address within the site. */
#define html_url(o, v) \
    _Generic((v),                    \
        struct str: html_url_str,    \
        char *: html_url_cstr,       \
        const char *: html_url_cstr)((o), (v))

/* The same within the site: where forms go. */
#define html_url_local(o, v) \
    _Generic((v),                          \
        struct str: html_url_local_str,    \
        char *: html_url_local_cstr,       \
        const char *: html_url_local_cstr)((o), (v))

/* A piece of an address: everything but letters, digits and -._~ is percent-encoded. */
#define html_url_part(o, v) \
    _Generic((v),                        \
        struct str: html_url_part_str,   \
        char *: html_url_part_cstr,      \
        const char *: html_url_part_cstr,\
        int: html_int,                   \
        long: html_int,                  \
        long long: html_int,             \
        unsigned long: html_size,        \
        struct day: html_day_iso)((o), (v))

/* The argument of a {t}. */
#define html_arg(name, v) \
    _Generic((v),                  \
        struct str: html_arg_str,  \
        char *: html_arg_cstr,     \
        const char *: html_arg_cstr,\
        int: html_arg_int,         \
        long: html_arg_int,        \
        long long: html_arg_int,   \
        unsigned long: html_arg_size,\
        struct day: html_arg_day)((name), (v))

void html_text_str(struct html *o, struct str s);
void html_text_cstr(struct html *o, const char *s);
void html_text_msg(struct html *o, enum msg m);
void html_trusted(struct html *o, struct trusted_html t);
void html_attr_str(struct html *o, struct str s);
void html_attr_cstr(struct html *o, const char *s);
void html_attr_msg(struct html *o, enum msg m);
void html_url_str(struct html *o, struct str s);
void html_url_cstr(struct html *o, const char *s);
void html_url_local_str(struct html *o, struct str s);
void html_url_local_cstr(struct html *o, const char *s);
void html_url_part_str(struct html *o, struct str s);
void html_url_part_cstr(struct html *o, const char *s);
void html_int(struct html *o, int64_t v);
void html_size(struct html *o, size_t v);
void html_day(struct html *o, struct day d);     /* dd/mm/yyyy, "" for no day */
void html_day_iso(struct html *o, struct day d); /* YYYY-MM-DD */
void html_lang(struct html *o);                  /* vi, en */

/* A message with arguments, between tags and in an attribute. */
void html_t(struct html *o, enum msg m, const struct msg_arg *args, size_t n);
void html_t_attr(struct html *o, enum msg m, const struct msg_arg *args, size_t n);
struct msg_arg html_arg_str(const char *name, struct str s);
struct msg_arg html_arg_cstr(const char *name, const char *s);
struct msg_arg html_arg_int(const char *name, int64_t n);
struct msg_arg html_arg_size(const char *name, size_t n);
struct msg_arg html_arg_day(const char *name, struct day d);

/* The hidden fields csrf and act; viewc calls it after every <form method="post">. */
void html_form_fields(struct html *o);
