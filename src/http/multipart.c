/* SPDX-License-Identifier: Apache-2.0 */
#include "http/multipart.h"

#include <assert.h>
#include <ctype.h>

#include "base/arena.h"
#include "http/request.h"
#include "http/url.h"

enum { BOUNDARY_MAX = 70, HEADER_LINES_MAX = 4, HEADER_LINE_MAX = 2048 };

static bool is_boundary(struct str s)
{
    if (s.n == 0 || s.n > BOUNDARY_MAX)
        return false;
    for (size_t i = 0; i < s.n; i++) {
        char c = s.p[i];

        if (!isalnum((unsigned char)c) && (!c || !strchr("'()+_,-./:=?", c)))
            return false;
    }
    return true;
}

static struct str unquote(struct str s)
{
    if (s.n >= 2 && s.p[0] == '"' && s.p[s.n - 1] == '"')
        return str_sub(s, 1, s.n - 1);
    return s;
}

struct str multipart_boundary(struct str content_type)
{
    struct str rest = content_type, piece, found = STR_NONE;

    if (!str_cut(&rest, ';', &piece) || !str_same_word(str_trim(piece), S("multipart/form-data")))
        return STR_NONE;
    while (str_cut(&rest, ';', &piece)) {
        struct str value = str_trim(piece), name;

        if (!str_cut(&value, '=', &name) || !str_same_word(name, S("boundary")))
            continue;
        if (found.p || !value.p || !is_boundary(unquote(value)))
            return STR_NONE;
        found = unquote(value);
    }
    return found;
}

/* The next line of a part's head, without its CRLF; false when there is none of decent length. */
static bool cut_line(struct str *rest, struct str *ret)
{
    size_t end = str_find(*rest, S("\r\n"), 0);

    if (end == SIZE_MAX || end > HEADER_LINE_MAX)
        return false;
    *ret = str_sub(*rest, 0, end);
    *rest = str_sub(*rest, end + 2, rest->n);
    return true;
}

/* name="…": browsers write a quote in it as %22 and never a backslash, so the next quote ends it. */
static bool cut_quoted(struct str *rest, struct str *ret)
{
    const char *end;

    if (rest->n < 2 || rest->p[0] != '"')
        return false;
    end = memchr(rest->p + 1, '"', rest->n - 1);
    if (!end)
        return false;
    *ret = str_sub(*rest, 1, (size_t)(end - rest->p));
    *rest = str_sub(*rest, ret->n + 2, rest->n);
    return true;
}

static bool read_disposition(struct str value, struct part *part)
{
    struct str rest = value;

    if (rest.n < 9 || !str_same_word(str_sub(rest, 0, 9), S("form-data")))
        return false;
    rest = str_sub(rest, 9, rest.n);
    while (rest.n) {
        struct str *into;

        if (str_starts(rest, S("; name="))) {
            rest = str_sub(rest, 7, rest.n);
            into = &part->name;
        } else if (str_starts(rest, S("; filename="))) {
            rest = str_sub(rest, 11, rest.n);
            into = &part->filename;
        } else {
            return false;
        }
        if (into->p || !cut_quoted(&rest, into))
            return false;
    }
    part->is_file = part->filename.p != NULL;
    return part->name.n && url_is_text(part->name) && url_is_text(part->filename);
}

static bool read_header(struct str line, struct part *part)
{
    struct str value = line, name;

    if (!str_cut(&value, ':', &name) || !value.p)
        return false;
    value = str_trim(value);
    if (str_same_word(name, S("Content-Disposition")))
        return !part->name.p && read_disposition(value, part);
    if (str_same_word(name, S("Content-Type"))) {
        part->type = value;
        return url_is_text(value);
    }
    return false;
}

static bool read_head(struct str *rest, struct part *part)
{
    struct str line;

    for (int i = 0; i <= HEADER_LINES_MAX; i++) {
        if (!cut_line(rest, &line))
            return false;
        if (line.n == 0)
            return part->name.p != NULL;
        if (!read_header(line, part))
            return false;
    }
    return false;
}

/* After a delimiter stands either CRLF and another part, or "--" and nothing. */
static bool at_end(struct str rest)
{
    return str_eq(rest, S("--")) || str_eq(rest, S("--\r\n"));
}

bool multipart_parse(struct str body, struct str boundary, size_t most, struct arena *a,
                     struct part **ret_parts, size_t *ret_n)
{
    struct str delimiter = str_fmt(a, "\r\n--%.*s", STR_ARGS(boundary));
    struct part *parts = NULL;
    struct str rest = body;
    size_t n = 0, cap = 0;

    assert(a);
    if (!boundary.n || !str_starts(rest, str_sub(delimiter, 2, delimiter.n)))
        return false;
    rest = str_sub(rest, delimiter.n - 2, rest.n);
    while (!at_end(rest)) {
        struct part part = { 0 };
        size_t end;

        if (n == most || !str_starts(rest, S("\r\n")))
            return false;
        rest = str_sub(rest, 2, rest.n);
        if (!read_head(&rest, &part))
            return false;
        end = str_find(rest, delimiter, 0);
        if (end == SIZE_MAX)
            return false;
        part.value = str_sub(rest, 0, end);
        rest = str_sub(rest, end + delimiter.n, rest.n);
        *ARENA_PUSH(a, parts, n, cap) = part;
    }
    *ret_parts = parts;
    *ret_n = n;
    return true;
}
