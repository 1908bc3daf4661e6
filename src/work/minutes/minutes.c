/* SPDX-License-Identifier: Apache-2.0 */
#include "work/minutes/minutes.h"

#include <assert.h>

#include "base/clock.h"
#include "doc/docx.h"
#include "doc/fonts.h"
#include "doc/layout_profile.h"
#include "doc/pdf.h"
#include "work/minutes/minutes__.h"
#include "work/org/letterhead.h"

enum { WHO_LINES = 12 };

/* The unit's own layout; an unknown name (an older database) falls back to the one in force. */
static enum err load_profile(struct ctx *c, struct str layout, struct layout_profile *ret)
{
    enum err r;

    r = layout_profile_load(layout, c->arena, ret, c->error);
    if (r == E_NOT_FOUND) {
        error_clear(c->error);
        r = layout_profile_load(S("dang-2026"), c->arena, ret, c->error);
    }
    return r;
}

/* As the unit was called on the day on which it met. */
static enum err load_head(struct ctx *c, struct minutes *m)
{
    struct org_letterhead head;
    struct layout_profile profile;
    enum err r;

    r = org_letterhead(c, m->session.org_id, session_day(&m->session), &head);
    if (r)
        return r;
    r = load_profile(c, head.layout, &profile);
    if (r)
        return r;
    m->layout = head.layout;
    m->state = profile.state;
    m->motto = profile.motto;
    m->issuer = head.official_name;
    m->place = head.place;
    m->superior = head.superior;
    m->session.org_name = head.name;
    return OK;
}

/* "19 giờ 30 phút, ngày 14/3/2022" */
static struct str spoken_time(struct ctx *c, int64_t at)
{
    struct clock_time t = clock_local(at);

    return MSG(
        c->arena, LANG_VI, M_MINUTES_TIME,
        { "time", .text = str_fmt(c->arena, "%d giờ %02d phút", t.hour, t.minute) },
        { "day", .text = str_fmt(c->arena, "%d/%d/%d", t.day.day, t.day.month, t.day.year) });
}

/* Held on another day than planned, and nobody said the hour: it is not known. */
static struct str spoken_beginning(struct ctx *c, const struct session *s)
{
    struct session_hours hours = session_hours(s);
    int64_t at = session_began_at(&hours);

    return at ? MSG(c->arena, LANG_VI, M_MINUTES_BEGAN, { "when", .text = spoken_time(c, at) })
              : MSG(c->arena, LANG_VI, M_MINUTES_DAY,
                    { "day", .text = str_fmt(c->arena, "%d/%d/%d", hours.held_on.day,
                                             hours.held_on.month, hours.held_on.year) });
}

static struct str served(struct ctx *c, const struct session *s)
{
    struct str campaigns = session_campaigns_line(c, s);

    if (!campaigns.n)
        return campaigns;
    return MSG(c->arena, LANG_VI, M_MINUTES_SERVED, { "campaigns", .text = campaigns });
}

static struct str join_names(struct ctx *c, const struct roll *roll, enum attendance_state state)
{
    struct str out = S("");

    for (size_t i = 0; i < roll->n; i++) {
        if (roll->rows[i].state == state)
            out = str_fmt(c->arena, "%.*s%s%.*s", STR_ARGS(out), out.n ? ", " : "",
                          STR_ARGS(roll->rows[i].name));
    }
    return out;
}

static void add_line(struct minutes *m, struct str line)
{
    m->who[m->n_who++] = line;
}

static void add_absent(struct ctx *c, struct minutes *m, int64_t n, enum msg words,
                       enum attendance_state state)
{
    struct str names = n ? join_names(c, &m->roll, state) : S("");
    struct str line = MSG(c->arena, LANG_VI, words, { "n", .n = n });

    if (names.n && !m->session.by_book)
        line = str_fmt(c->arena, "%.*s (%.*s)", STR_ARGS(line), STR_ARGS(names));
    add_line(m, line);
}

static void tell_chairs(struct ctx *c, struct minutes *m)
{
    const struct session *s = &m->session;

    if (s->n_chairs == 1)
        add_line(m, MSG(c->arena, LANG_VI, M_MINUTES_CHAIR, { "name", .text = s->chairs[0].name }));
    if (s->n_chairs > 1)
        add_line(m, MSG(c->arena, LANG_VI, M_MINUTES_CHAIRS, { "first", .text = s->chairs[0].name },
                        { "second", .text = s->chairs[1].name }));
}

static void tell_who(struct ctx *c, struct minutes *m)
{
    const struct session_figures *f = &m->figures;
    const struct session *s = &m->session;

    m->who = arena_array(c->arena, struct str, WHO_LINES);
    add_line(m, MSG(c->arena, LANG_VI, M_MINUTES_ASSEMBLY, { "assembly", .text = s->assembly_vi }));
    if (s->n_orgs)
        add_line(m, MSG(c->arena, LANG_VI, M_MINUTES_ORGS,
                        { "units", .text = session_orgs_line(c, s) }));
    if (s->holder.n)
        add_line(m, MSG(c->arena, LANG_VI, M_MINUTES_HOLDER, { "unit", .text = s->holder }));
    tell_chairs(c, m);
    if (s->secretary.n)
        add_line(m, MSG(c->arena, LANG_VI, M_MINUTES_SECRETARY, { "name", .text = s->secretary }));
    if (s->guests.n)
        add_line(m, MSG(c->arena, LANG_VI, M_MINUTES_GUESTS, { "names", .text = s->guests }));
    add_line(m, MSG(c->arena, LANG_VI, M_MINUTES_PRESENT, { "due", .n = f->people_due },
                    { "present", .n = f->present + f->late }, { "late", .n = f->late }));
    add_absent(c, m, f->absent_reason, M_MINUTES_ABSENT_REASON, ATTENDANCE_ABSENT_REASON);
    add_absent(c, m, f->absent_none, M_MINUTES_ABSENT_NONE, ATTENDANCE_ABSENT_NONE);
    if (m->roll.n_exempt)
        add_line(m,
                 MSG(c->arena, LANG_VI, M_MINUTES_EXEMPT, { "n", .n = (int64_t)m->roll.n_exempt }));
}

static struct minutes_words fixed_words(void)
{
    return (struct minutes_words){
        .type = msg_text(LANG_VI, M_MINUTES_TYPE),
        .who = msg_text(LANG_VI, M_MINUTES_PART_WHO),
        .body = msg_text(LANG_VI, M_MINUTES_PART_BODY),
        .promises = msg_text(LANG_VI, M_MINUTES_PART_PROMISES),
        .conclusion = msg_text(LANG_VI, M_MINUTES_PART_CONCLUSION),
        .topics = msg_text(LANG_VI, M_MINUTES_TOPICS),
        .materials = msg_text(LANG_VI, M_MINUTES_MATERIALS),
        .no_promises = msg_text(LANG_VI, M_MINUTES_NO_PROMISES),
        .in_book = msg_text(LANG_VI, M_MINUTES_IN_BOOK),
        .sign_secretary = msg_text(LANG_VI, M_MINUTES_SIGN_SECRETARY),
        .sign_chair = msg_text(LANG_VI, M_MINUTES_SIGN_CHAIR),
    };
}

static void tell(struct ctx *c, struct minutes *m)
{
    const struct session *s = &m->session;

    m->words = fixed_words();
    m->opening =
        MSG(c->arena, LANG_VI, M_MINUTES_OPENING, { "when", .text = spoken_beginning(c, s) },
            { "where", .text = session_places_line(c, s) }, { "unit", .text = s->org_name },
            { "what", .text = s->title });
    m->served = served(c, s);
    tell_who(c, m);
    m->closing = MSG(c->arena, LANG_VI, M_MINUTES_OPINIONS, { "n", .n = m->figures.opinions });
    if (s->state == SESSION_CLOSED && s->ended_at)
        m->closing = str_fmt(c->arena, "%.*s %.*s", STR_ARGS(m->closing),
                             STR_ARGS(MSG(c->arena, LANG_VI, M_MINUTES_CLOSED,
                                          { "when", .text = spoken_time(c, s->ended_at) })));
}

/* The cause that was given stands with its shortcoming. */
static void tell_causes(struct ctx *c, struct minutes *m)
{
    for (size_t i = 0; i < m->n_promised; i++) {
        struct promised *p = &m->promised[i];

        if (p->cause.n)
            p->words = MSG(c->arena, LANG_VI, M_MINUTES_WITH_CAUSE, { "words", .text = p->words },
                           { "cause", .text = p->cause });
    }
}

enum err minutes_load(struct ctx *c, int64_t session_id, struct minutes *ret)
{
    enum err r;

    assert(ret);
    *ret = (struct minutes){ 0 };
    r = session_load(c, session_id, &ret->session);
    if (!r && ret->session.told)
        r = fail(c, E_NOT_FOUND, M_ENTRY_FIGURES_ONLY);
    if (r)
        return r;
    r = agenda_load(c, &ret->session, &ret->agenda);
    if (r)
        return r;
    r = attendance_load(c, &ret->session, &ret->roll);
    if (r)
        return r;
    r = remedy_promised(c, &ret->session, &ret->promised, &ret->n_promised);
    if (r)
        return r;
    tell_causes(c, ret);
    ret->figures = ret->session.figures;
    if (ret->session.state != SESSION_CLOSED) {
        r = session_count(c, &ret->session, &ret->roll, &ret->figures);
        if (r)
            return r;
    }
    r = load_head(c, ret);
    if (r)
        return r;
    tell(c, ret);
    return OK;
}

static struct str file_name(struct ctx *c, const struct minutes *m, const char *what,
                            const char *ending)
{
    return str_fmt(c->arena, "%s %.*s %.*s.%s", what, STR_ARGS(m->session.org_name),
                   STR_ARGS(day_iso(c->arena, session_day(&m->session))), ending);
}

enum err minutes_render(struct ctx *c, int64_t session_id, enum minutes_format format,
                        struct str *ret_bytes, struct str *ret_name)
{
    CLEANUP(fonts_close) struct fonts *fonts = NULL;
    struct layout_profile profile;
    struct minutes m;
    enum err r;

    assert(ret_bytes && ret_name);
    r = minutes_load(c, session_id, &m);
    if (r)
        return r;
    r = load_profile(c, m.layout, &profile);
    if (r)
        return r;
    r = fonts_open(NULL, &fonts, c->error);
    if (r)
        return r;
    *ret_name = file_name(c, &m, "Biên bản", format == MINUTES_PDF ? "pdf" : "docx");
    if (format == MINUTES_PDF)
        return pdf_write(fonts, &profile, minutes__document(c, &m), c->arena, ret_bytes, c->error);
    return docx_write(fonts, &profile, minutes__document(c, &m), c->arena, ret_bytes, c->error);
}

enum err pack_render(struct ctx *c, int64_t session_id, struct str *ret_bytes, struct str *ret_name)
{
    CLEANUP(fonts_close) struct fonts *fonts = NULL;
    struct layout_profile profile;
    struct minutes m;
    enum err r;

    assert(ret_bytes && ret_name);
    r = minutes_load(c, session_id, &m);
    if (r)
        return r;
    r = layout_profile_load(S("paper"), c->arena, &profile, c->error);
    if (r)
        return r;
    r = fonts_open(NULL, &fonts, c->error);
    if (r)
        return r;
    *ret_name = file_name(c, &m, "Tờ in", "pdf");
    return pdf_write(fonts, &profile, pack__document(c, &m), c->arena, ret_bytes, c->error);
}
