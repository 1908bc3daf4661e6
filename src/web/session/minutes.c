/* SPDX-License-Identifier: Apache-2.0 */
/* minutes.c - /sessions/:id/minutes and pack: the papers of an evening. */
#include "work/minutes/minutes.h"

#include "base/clock.h"
#include "web/session/session__.h"
#include "web/views.h"

#define PDF  "application/pdf"
#define DOCX "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

enum err session__get_minutes(struct ctx *c, const struct request *rq, struct response *rs)
{
    struct minutes_page v = { 0 };
    struct day day;
    enum err r;

    page_init(&v.page, c, rq, NAV_SESSIONS, M_MINUTES_TITLE);
    r = minutes_load(c, request_id(rq, "id"), &v.of);
    if (r)
        return r;
    session__crumbs(&v.page, c, &v.of.session);
    day = session_day(&v.of.session);
    v.day = str_fmt(c->arena, "%.*s, ngày %02d tháng %d năm %d", STR_ARGS(v.of.place), day.day,
                    day.month, day.year);
    v.closed = v.of.session.state == SESSION_CLOSED;
    return PAGE_SHOW(view_minutes, &v, c, rq, rs);
}

static enum err send_minutes(struct ctx *c, const struct request *rq, struct response *rs,
                             enum minutes_format format)
{
    struct str bytes, name;
    enum err r;

    r = minutes_render(c, request_id(rq, "id"), format, &bytes, &name);
    if (r)
        return r;
    if (format == MINUTES_PDF)
        return respond_inline(rs, PDF, name, bytes);
    return respond_download(rs, DOCX, name, bytes);
}

enum err session__get_minutes_pdf(struct ctx *c, const struct request *rq, struct response *rs)
{
    return send_minutes(c, rq, rs, MINUTES_PDF);
}

enum err session__get_minutes_docx(struct ctx *c, const struct request *rq, struct response *rs)
{
    return send_minutes(c, rq, rs, MINUTES_DOCX);
}

enum err session__get_pack(struct ctx *c, const struct request *rq, struct response *rs)
{
    struct str bytes, name;
    enum err r;

    r = pack_render(c, request_id(rq, "id"), &bytes, &name);
    if (r)
        return r;
    return respond_inline(rs, PDF, name, bytes);
}
