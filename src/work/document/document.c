/* SPDX-License-Identifier: Apache-2.0 */
#include "work/document/document.h"

#include <assert.h>
#include <inttypes.h>

#include "base/buf.h"
#include "base/hash.h"
#include "read/result/reading.h"
#include "store/document.h"
#include "store/org.h"
#include "store/reading_item.h"
#include "work/document/item.h"
#include "work/file.h"
#include "work/trail.h"

static const char *const state_names[] = {
    [DOCUMENT_READING] = "reading",
    [DOCUMENT_CONFIRMED] = "confirmed",
    [DOCUMENT_WITHDRAWN] = "withdrawn",
};

struct str document_state_name(enum document_state s)
{
    return str_of(state_names[s]);
}

enum document_state document_state_parse(struct str name)
{
    for (size_t s = DOCUMENT_READING; s < COUNT(state_names); s++) {
        if (str_eq(name, str_of(state_names[s])))
            return (enum document_state)s;
    }
    return 0;
}

struct str document_shown(struct arena *a, struct str kind, struct str number, struct str symbol,
                          struct day on)
{
    CLEANUP(buf_done) struct buf out = { 0 };

    buf_str(&out, str_or_empty(kind));
    if (number.n)
        buf_fmt(&out, "%ssố %.*s", out.n ? " " : "", STR_ARGS(number));
    if (symbol.n)
        buf_fmt(&out, "%s%.*s", number.n ? "-" : " ", STR_ARGS(symbol));
    if (day_is(on))
        buf_fmt(&out, "%sngày %02d/%02d/%04d", out.n ? " " : "", on.day, on.month, on.year);
    return arena_str(a, buf_view(&out));
}

struct str document_cited(struct arena *a, struct str kind, struct str number, struct str symbol,
                          struct day on, struct str issuer)
{
    struct str shown = document_shown(a, kind, number, symbol, on);

    if (!shown.n || !issuer.n)
        return shown.n ? shown : str_or_empty(issuer);
    return str_fmt(a, "%.*s, %.*s", STR_ARGS(shown), STR_ARGS(issuer));
}

static void fill_row(struct document_row *row, const struct q_document_page *q)
{
    *row = (struct document_row){
        .id = q->id,
        .kind = str_or_empty(q->kind),
        .number = str_or_empty(q->number),
        .symbol = str_or_empty(q->symbol),
        .issuer = str_or_empty(q->issuer),
        .title = str_or_empty(q->title),
        .file_name = str_or_empty(q->file_name),
        .issued_on = day_from_iso(q->issued_on),
        .state = document_state_parse(q->state),
        .made_at = q->made_at,
        .campaign_id = q->campaign_id.v,
    };
}

static enum err load_kinds(struct ctx *c, struct document_page *page)
{
    struct q_document_kinds *kinds = NULL;
    struct str *list;
    enum err r;

    r = q_document_kinds(c->db, page->org_id, c->arena, &kinds, &page->n_kinds, c->error);
    if (r)
        return r;
    list = arena_array(c->arena, struct str, page->n_kinds + 1);
    for (size_t i = 0; i < page->n_kinds; i++)
        list[i] = kinds[i].kind;
    page->kinds = list;
    return OK;
}

enum err document_list(struct ctx *c, const struct document_filter *in, struct document_page *ret)
{
    int64_t org_id = in->org_id ? in->org_id : c->who ? c->who->org_id : 0;
    struct str state = in->state ? document_state_name(in->state) : S("");
    int64_t before = in->before_id ? in->before_id : INT64_MAX;
    struct q_document_page *rows = NULL;
    struct document_row *list;
    struct q_org_by_id org;
    struct rights rights;
    enum err r;

    assert(ret);
    r = may(c, P_DOCUMENT_VIEW, org_id);
    if (r)
        return r;
    r = q_org_by_id(c->db, org_id, HIERARCHY, c->arena, &org, c->error);
    if (!r)
        r = rights_at(c, org_id, &rights);
    if (r)
        return r;
    *ret = (struct document_page){ .org_id = org_id, .org_name = org.name };
    r = q_document_page(c->db, org_id, state, str_or_empty(in->kind), before,
                        DOCUMENT_PAGE_ROWS + 1, c->arena, &rows, &ret->n, c->error);
    if (r)
        return r;
    if (ret->n > DOCUMENT_PAGE_ROWS) {
        ret->n = DOCUMENT_PAGE_ROWS;
        ret->next_id = rows[ret->n - 1].id;
    }
    list = arena_array(c->arena, struct document_row, ret->n + 1);
    for (size_t i = 0; i < ret->n; i++)
        fill_row(&list[i], &rows[i]);
    ret->rows = list;
    ret->may_edit = rights_have(&rights, P_DOCUMENT_EDIT);
    return load_kinds(c, ret);
}

static void fill(struct document *d, const struct q_document_by_id *q)
{
    *d = (struct document){
        .id = q->id,
        .org_id = q->org_id,
        .org_name = q->org,
        .kind = str_or_empty(q->kind),
        .number = str_or_empty(q->number),
        .symbol = str_or_empty(q->symbol),
        .issuer = str_or_empty(q->issuer),
        .superior = str_or_empty(q->superior),
        .place = str_or_empty(q->place),
        .title = str_or_empty(q->title),
        .theme = str_or_empty(q->theme),
        .signer = str_or_empty(q->signer),
        .issued_on = day_from_iso(q->issued_on),
        .source = q->source,
        .file_name = q->file_name,
        .text = q->text,
        .state = document_state_parse(q->state),
        .made_by = q->made_by,
        .made_at = q->made_at,
        .confirmed_at = q->confirmed_at.v,
        .campaign_id = q->campaign_id.v,
        .issued = q->issued != 0,
        .has_campaign = q->standing != 0,
        .version = q->version,
    };
}

enum err document_load(struct ctx *c, int64_t id, struct document *ret)
{
    struct q_document_by_id q;
    struct q_document_place place;
    enum err r;

    assert(ret);
    r = q_document_place(c->db, id, c->arena, &place, c->error);
    if (r == E_NOT_FOUND)
        return fail(c, E_NOT_FOUND, M_DOCUMENT_NONE);
    if (r)
        return r;
    r = may(c, P_DOCUMENT_VIEW, place.org_id);
    if (r)
        return r;
    r = q_document_by_id(c->db, id, c->arena, &q, c->error);
    if (r)
        return r;
    fill(ret, &q);
    return OK;
}

static enum err add_items(struct ctx *c, int64_t document_id, const struct reading *reading)
{
    struct reading_item *items;
    size_t n = reading_items_of(c->arena, reading, &items);

    if (n > DOCUMENT_ITEMS_MAX)
        return fail(c, E_TOO_LARGE, M_DOCUMENT_TOO_MUCH, { "n", .n = DOCUMENT_ITEMS_MAX });
    for (size_t i = 0; i < n; i++) {
        struct q_reading_item_add_in in = {
            .id = ids_next(c->ids),
            .document_id = document_id,
            .ord = items[i].ord,
            .key = item_key_name(items[i].key),
            .body = reading_item_body(c->arena, &items[i]),
            .label = items[i].label,
            .span_start = items[i].span_start,
            .span_end = items[i].span_end,
            .doubt = items[i].doubt,
        };
        enum err r = q_reading_item_add(c->db, &in, c->error);

        if (r)
            return r;
    }
    return OK;
}

/* Says which one it is, when the register has this text. */
static enum err refuse_twice(struct ctx *c, int64_t org_id, struct str hash, int64_t *ret_id)
{
    struct q_document_same *same = NULL;
    struct str which;
    size_t n;
    enum err r;

    r = q_document_same(c->db, org_id, hash, c->arena, &same, &n, c->error);
    if (r || n == 0)
        return r;
    *ret_id = same->id;
    which = document_shown(c->arena, same->kind, same->number, same->symbol,
                           day_from_iso(same->issued_on));
    if (!which.n)
        return fail(c, E_CONFLICT, M_DOCUMENT_TWICE_UNREAD,
                    { "day", .day = clock_day(same->made_at) });
    return fail(c, E_CONFLICT, M_DOCUMENT_TWICE, { "which", .text = which });
}

static enum err add_document(struct ctx *c, const struct document_new *in, struct str hash,
                             int64_t id)
{
    struct q_document_add_in row = {
        .id = id,
        .org_id = in->org_id,
        .source = in->reading->source.n ? in->reading->source : S("text"),
        .text_hash = hash,
        .made_by = c->who->account_id,
        .made_at = c->now_ms,
    };
    struct file_new file = {
        .org_id = in->org_id,
        .name = in->name,
        .media = S("text/plain"),
        .bytes = in->bytes,
    };
    enum err r = OK;

    row.file_id.is = in->name.n > 0;
    if (row.file_id.is)
        r = file_keep(c, &file, &row.file_id.v);
    if (!r)
        r = q_document_add(c->db, &row, c->error);
    if (!r)
        r = q_document_text_add(c->db, id, in->reading->text, c->error);
    if (r)
        return r;
    return add_items(c, id, in->reading);
}

enum err document_take_in(struct ctx *c, const struct document_new *in, int64_t *ret_id)
{
    struct str hash = hash_hex(c->arena, in->reading->text);
    int64_t id = ids_next(c->ids);
    enum err r;

    assert(ret_id);
    r = may(c, P_DOCUMENT_EDIT, in->org_id);
    if (r)
        return r;
    r = refuse_twice(c, in->org_id, hash, ret_id);
    if (r)
        return r;
    r = add_document(c, in, hash, id);
    if (r)
        return r;
    r = event_add(c, "document", id, "take_in", in->org_id,
                  str_fmt(c->arena, "{\"text_hash\":\"%.*s\"}", STR_ARGS(hash)));
    if (!r)
        *ret_id = id;
    return r;
}

static enum err move(struct ctx *c, int64_t id, int64_t version, enum document_state to,
                     const char *verb)
{
    struct document d;
    int64_t changed;
    enum err r;

    r = document_load(c, id, &d);
    if (r)
        return r;
    r = may(c, P_DOCUMENT_EDIT, d.org_id);
    if (r)
        return r;
    if (to == DOCUMENT_WITHDRAWN && d.has_campaign)
        return fail(c, E_INVALID, M_DOCUMENT_HAS_CAMPAIGN);
    if (!to)
        to = d.confirmed_at ? DOCUMENT_CONFIRMED : DOCUMENT_READING;
    r = q_document_move(c->db, id, version, document_state_name(d.state), document_state_name(to),
                        &changed, c->error);
    if (r)
        return r;
    if (!changed)
        return fail(c, E_CONFLICT, M_ERROR_STALE);
    return event_add(c, "document", id, verb, d.org_id, S("{}"));
}

enum err document_withdraw(struct ctx *c, int64_t id, int64_t version)
{
    return move(c, id, version, DOCUMENT_WITHDRAWN, "withdraw");
}

enum err document_bring_back(struct ctx *c, int64_t id, int64_t version)
{
    return move(c, id, version, 0, "bring_back");
}

enum err document_citations(struct ctx *c, const struct document *d,
                            const struct document_citation **ret, size_t *ret_n)
{
    struct q_citation_list *rows = NULL;
    struct document_citation *list;
    enum err r;

    assert(d && ret && ret_n);
    r = may(c, P_DOCUMENT_VIEW, d->org_id);
    if (r)
        return r;
    r = q_citation_list(c->db, d->id, c->arena, &rows, ret_n, c->error);
    if (r)
        return r;
    list = arena_array(c->arena, struct document_citation, *ret_n + 1);
    for (size_t i = 0; i < *ret_n; i++)
        list[i] = (struct document_citation){
            .id = rows[i].id,
            .kind = str_or_empty(rows[i].kind),
            .number = str_or_empty(rows[i].number),
            .symbol = str_or_empty(rows[i].symbol),
            .issuer = str_or_empty(rows[i].issuer),
            .words = rows[i].words,
            .issued_on = day_from_iso(rows[i].issued_on),
            .span_start = rows[i].span_start,
            .span_end = rows[i].span_end,
            .here_id = rows[i].here_id.v,
        };
    *ret = list;
    return OK;
}
