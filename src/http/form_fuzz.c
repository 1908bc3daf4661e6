/* SPDX-License-Identifier: Apache-2.0 */
/* Input: a urlencoded body, put through a table with every kind of field. */
#include <assert.h>

#include "base/arena.h"
#include "http/form.h"
#include "http/request.h"
#include "text/vi.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

struct all {
    struct str title, notes;
    int64_t org, count;
    struct day due, month;
    int at, place;
    bool confirmed;
    struct form_texts topics;
    struct form_ids units;
    struct form_by_id reason, attendance, seen;
    int64_t version;
};

static const char *const choices[] = { "a", "b", NULL };

static const struct field fields[] = {
    FIELD_TEXT(struct all, title, M_HTTP_BUSY, .max = 20, .required = true),
    FIELD_LINES(struct all, notes, M_HTTP_BUSY),
    FIELD_ID(struct all, org, M_HTTP_BUSY),
    FIELD_INT(struct all, count, M_HTTP_BUSY),
    FIELD_DATE(struct all, due, M_HTTP_BUSY),
    FIELD_MONTH(struct all, month, M_HTTP_BUSY),
    FIELD_TIME(struct all, at, M_HTTP_BUSY),
    FIELD_CHOICE(struct all, place, M_HTTP_BUSY, .choices = choices),
    FIELD_BOOL(struct all, confirmed, M_HTTP_BUSY),
    FIELD_TEXTS(struct all, topics, M_HTTP_BUSY, .most = 9),
    FIELD_IDS(struct all, units, M_HTTP_BUSY, .most = 9),
    FIELD_TEXTS_BY_ID(struct all, reason, M_HTTP_BUSY, .most = 9),
    FIELD_CHOICES_BY_ID(struct all, attendance, M_HTTP_BUSY, .choices = choices),
    FIELD_HIDDEN(struct all, version),
    FIELD_HIDDEN(struct all, seen, .most = 9),
};

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const struct header headers[] = {
        { { "Content-Type", 12 }, { "application/x-www-form-urlencoded", 33 } },
    };
    struct arena *a = arena_open((size_t)1 << 30);
    struct request rq = { .method = POST,
                          .headers = headers,
                          .n_headers = 1,
                          .body = { (const char *)data, size },
                          .arena = a };
    struct all in = { 0 };
    struct form form;
    struct error e;

    error_init(&e, a);
    if (request_read_form(&rq)) {
        enum err r = form_parse(&rq, fields, COUNT(fields), &in, &form, &e);

        assert(r == OK || e.message);
        if (r == OK)
            assert(in.title.n && str_eq(vi_compose(a, in.title), in.title));
    }
    arena_close(&a);
    return 0;
}
