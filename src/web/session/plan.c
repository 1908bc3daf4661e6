/* SPDX-License-Identifier: Apache-2.0 */
/* plan.c - /sessions/new and change: day, place, who meets, chairs and invites, for which campaigns. */
#include <inttypes.h>
#include <stdlib.h>

#include "base/clock.h"
#include "web/session/session__.h"
#include "web/views.h"
#include "work/assembly/assembly.h"

enum { PLACES_MAX = 2000 };

struct plan_form {
    int kind;
    int64_t assembly, order;
    struct day day;
    int time;
    struct str places;
    struct form_ids campaigns, contents, orgs;
    int64_t chair_id, second_id, secretary_id;
    struct str title, guests, holder;
    int64_t version;
    bool chose; /* contents were offered */
    bool sure;  /* that it is one more of its kind on */
    struct day sure_of;
};

/* The order of the radios; thematic first, since campaigns mostly ask for it. */
static const char *const kinds[] = { "thematic", "regular", "conference", NULL };
static const enum session_kind kind_of[] = { SESSION_THEMATIC, SESSION_REGULAR,
                                             SESSION_CONFERENCE };
static const enum msg kind_words[] = { M_SESSION_KIND_THEMATIC, M_SESSION_KIND_REGULAR,
                                       M_SESSION_KIND_CONFERENCE };

static const struct field fields[] = {
    FIELD_CHOICE(struct plan_form, kind, M_SESSION_KIND, .choices = kinds, .required = true),
    FIELD_ID(struct plan_form, assembly, M_SESSION_ASSEMBLY),
    FIELD_ID(struct plan_form, order, M_SESSION_ORDER),
    FIELD_DATE(struct plan_form, day, M_SESSION_DAY, .side = SAID_NEXT, .required = true),
    FIELD_TIME(struct plan_form, time, M_SESSION_TIME, .required = true),
    FIELD_LINES(struct plan_form, places, M_SESSION_PLACES, .max = PLACES_MAX, .required = true),
    FIELD_IDS(struct plan_form, campaigns, M_SESSION_CAMPAIGNS, .most = SESSION_CAMPAIGNS),
    FIELD_IDS(struct plan_form, contents, M_SESSION_CONTENTS, .most = SESSION_CONTENTS),
    FIELD_IDS(struct plan_form, orgs, M_SESSION_ORGS, .most = SESSION_ORGS),
    FIELD_TEXT(struct plan_form, holder, M_SESSION_HOLDER, .max = 150),
    FIELD_ID(struct plan_form, chair_id, M_SESSION_CHAIR),
    FIELD_ID(struct plan_form, second_id, M_SESSION_SECOND_CHAIR),
    FIELD_ID(struct plan_form, secretary_id, M_SESSION_SECRETARY),
    FIELD_TEXT(struct plan_form, title, M_SESSION_NAME, .max = 300),
    FIELD_TEXT(struct plan_form, guests, M_SESSION_GUESTS, .max = 500),
    FIELD_HIDDEN(struct plan_form, version),
    FIELD_HIDDEN(struct plan_form, chose),
    FIELD_BOOL(struct plan_form, sure, M_SESSION_DAY),
    FIELD_DATE(struct plan_form, sure_of, M_SESSION_DAY),
};

static struct str id_text(struct ctx *c, int64_t id)
{
    return str_fmt(c->arena, "%" PRId64, id);
}

static struct options people_options(struct ctx *c, const struct form *form, const char *name,
                                     const struct session_choices *choices)
{
    struct options all = { .n = choices->n_people + 1 };

    all.v = arena_array(c->arena, struct option, all.n);
    all.v[0] = (struct option){ .value = S(""), .label = msg_text(c->lang, M_SESSION_NOBODY) };
    for (size_t i = 0; i < choices->n_people; i++)
        all.v[i + 1] = (struct option){ .value = id_text(c, choices->people[i].id),
                                        .label = choices->people[i].name };
    field_choose(form, name, all);
    return all;
}

static struct options assembly_options(struct ctx *c, const struct form *form,
                                       const struct session_choices *choices)
{
    struct options all = { .n = choices->n_assemblies };

    all.v = arena_array(c->arena, struct option, all.n + 1);
    for (size_t i = 0; i < all.n; i++)
        all.v[i] = (struct option){ .value = id_text(c, choices->assemblies[i].id),
                                    .label = choices->assemblies[i].name };
    field_choose(form, "assembly", all);
    return all;
}

static struct options campaign_options(struct ctx *c, const struct form *form,
                                       const struct session_choices *choices)
{
    struct options all = { .n = choices->n_campaigns };

    all.v = arena_array(c->arena, struct option, all.n + 1);
    for (size_t i = 0; i < all.n; i++)
        all.v[i] = (struct option){ .value = id_text(c, choices->campaigns[i].id),
                                    .label = choices->campaigns[i].name,
                                    .hint = choices->campaigns[i].theme };
    field_choose(form, "campaigns", all);
    return all;
}

static struct field_view hinted(const struct form *form, const char *name, enum lang lang,
                                enum msg hint)
{
    struct field_view f = field_view(form, name);

    f.hint = msg_text(lang, hint);
    return f;
}

static struct options org_options(struct ctx *c, const struct form *form,
                                  const struct session_choices *choices)
{
    struct options all = { .n = choices->n_orgs };

    all.v = arena_array(c->arena, struct option, all.n + 1);
    for (size_t i = 0; i < all.n; i++)
        all.v[i] = (struct option){ .value = id_text(c, choices->orgs[i].id),
                                    .label = choices->orgs[i].name };
    field_choose(form, "orgs", all);
    return all;
}

static void fill_fields(struct ctx *c, struct session_plan_page *v,
                        const struct session_choices *choices)
{
    v->kind = field_view(&v->form, "kind");
    v->kinds = field_options(&v->form, "kind", kind_words);
    v->assembly = hinted(&v->form, "assembly", c->lang, M_SESSION_ASSEMBLY_HINT);
    v->assembly.optional = false;
    v->assemblies = assembly_options(c, &v->form, choices);
    v->order = field_view_plain(&v->form, "order");
    v->day = hinted(&v->form, "day", c->lang, M_SESSION_DAY_HINT);
    v->time = hinted(&v->form, "time", c->lang, M_SESSION_TIME_HINT);
    v->places = hinted(&v->form, "places", c->lang, M_SESSION_PLACES_HINT);
    v->campaigns = hinted(&v->form, "campaigns", c->lang, M_SESSION_CAMPAIGNS_HINT);
    if (!v->id)
        v->campaigns.hint = str_fmt(c->arena, "%.*s. %.*s", STR_ARGS(v->campaigns.hint),
                                    STR_ARGS(msg_text(c->lang, M_SESSION_CONTENTS_LATER)));
    v->campaigns.optional = false;
    v->campaign_choices = campaign_options(c, &v->form, choices);
    v->orgs = hinted(&v->form, "orgs", c->lang, M_SESSION_ORGS_HINT);
    v->org_choices = org_options(c, &v->form, choices);
    for (size_t i = 0; i < v->org_choices.n; i++)
        v->joint = v->joint || v->org_choices.v[i].chosen;
    v->holder = hinted(&v->form, "holder", c->lang, M_SESSION_HOLDER_HINT);
    v->joint = v->joint || v->holder.value.n || v->holder.error.n;
    v->chair = field_view(&v->form, "chair_id");
    v->chairs = people_options(c, &v->form, "chair_id", choices);
    v->second = hinted(&v->form, "second_id", c->lang, M_SESSION_SECOND_CHAIR_HINT);
    v->seconds = people_options(c, &v->form, "second_id", choices);
    v->secretary = field_view(&v->form, "secretary_id");
    v->secretaries = people_options(c, &v->form, "secretary_id", choices);
    v->title = hinted(&v->form, "title", c->lang, M_SESSION_NAME_HINT);
    v->guests = field_view(&v->form, "guests");
}

/* The box says which day it is about: sure of one is not sure of another that is typed afterwards. */
static void fill_twin(struct ctx *c, struct session_plan_page *v)
{
    v->sure = field_view(&v->form, "sure");
    v->ask = v->sure.error.n || v->sure.value.n;
    v->sure_of = v->day.error.n ? S("") : v->day.value;
    v->sure.label = MSG(c->arena, c->lang, M_SESSION_PLANNED_SURE, { "day", .text = v->day.value });
    v->sure.value = v->sure.error.n ? S("") : v->sure.value;
}

static enum err show_plan(struct ctx *c, const struct request *rq, struct response *rs,
                          struct session_plan_page *v, const struct session_choices *choices)
{
    enum err r;

    page_init(&v->page, c, rq, NAV_SESSIONS, v->id ? M_SESSION_CHANGE : M_SESSION_NEW);
    page_crumb(&v->page, c, msg_text(c->lang, M_SESSION_TITLE), S("/sessions"));
    v->page.form = &v->form;
    fill_fields(c, v, choices);
    fill_twin(c, v);
    r = session__fill_contents(c, v, choices);
    if (r)
        return r;
    v->stale_words = msg_text(c->lang, M_ERROR_STALE);
    v->stale_who = S("");
    r = PAGE_SHOW(view_session_plan, v, c, rq, rs);
    if (v->stale)
        rs->status = err_http_status(E_CONFLICT);
    return r;
}

/* A new plan begins with what is most likely: a committee's conference, the hour of most branches, and the
 * campaign that one comes from, or the only one. Of several none is ticked: each figure counts for what is. */
static void preset_new(struct ctx *c, struct form *form, const struct session_choices *choices,
                       int64_t campaign_id)
{
    int64_t serves = choices->n_campaigns == 1 ? choices->campaigns[0].id : campaign_id;
    const struct assembly *who = session_proposed(choices, &serves, 1);

    form_set(form, "kind", who && !who->unnamed ? S("conference") : S("thematic"));
    if (who)
        form_set(form, "assembly", id_text(c, who->id));
    form_set(form, "time", S("19:30"));
    if (choices->chair_id)
        form_set(form, "chair_id", id_text(c, choices->chair_id));
    for (size_t i = 0; i < choices->n_campaigns; i++) {
        if (choices->campaigns[i].id == serves)
            form_set(form, "campaigns", id_text(c, choices->campaigns[i].id));
    }
}

static void preset_stored(struct ctx *c, struct form *form, const struct session *s)
{
    struct clock_time t = clock_local(s->planned_at);
    struct str places = S("");

    for (size_t i = 0; i < s->n_places; i++)
        places = str_fmt(c->arena, "%.*s%s%.*s", STR_ARGS(places), i ? "\n" : "",
                         STR_ARGS(s->places[i].name));
    form_set(form, "kind", session_kind_name(s->kind));
    form_set(form, "assembly", id_text(c, s->assembly_id));
    form_set(form, "order", id_text(c, s->proceeding_id));
    form_set(form, "day", str_fmt(c->arena, "%d/%d/%d", t.day.day, t.day.month, t.day.year));
    form_set(form, "time", str_fmt(c->arena, "%02d:%02d", t.hour, t.minute));
    form_set(form, "places", places);
    for (size_t i = 0; i < s->n_campaigns; i++)
        form_set(form, "campaigns", id_text(c, s->campaigns[i].id));
    for (size_t i = 0; i < s->n_orgs; i++)
        form_set(form, "orgs", id_text(c, s->orgs[i].id));
    if (s->n_chairs)
        form_set(form, "chair_id", id_text(c, s->chairs[0].person_id));
    if (s->n_chairs > 1)
        form_set(form, "second_id", id_text(c, s->chairs[1].person_id));
    form_set(form, "secretary_id", s->secretary_id ? id_text(c, s->secretary_id) : S(""));
    form_set(form, "title", s->title);
    form_set(form, "guests", s->guests.n ? s->guests : S(""));
    form_set(form, "holder", s->holder);
}

static struct session_plan plan_of(struct ctx *c, const struct plan_form *in)
{
    struct str rest = in->places, line;
    struct str *places = arena_array(c->arena, struct str, SESSION_PLACES + 1);
    struct session_plan plan = {
        .org_id = c->who->org_id,
        .kind = kind_of[in->kind],
        .assembly_id = in->assembly,
        .proceeding_id = in->order,
        .title = in->title,
        .places = places,
        .campaigns = in->campaigns.v,
        .n_campaigns = in->campaigns.n,
        .orgs = in->orgs.v,
        .n_orgs = in->orgs.n,
        .chairs = { in->chair_id, in->second_id },
        .secretary_id = in->secretary_id,
        .guests = in->guests,
        .holder = in->holder,
        .contents = in->contents.v,
        .n_contents = in->contents.n,
        .chose = in->chose,
    };

    plan.planned_at = clock_from_local(
        (struct clock_time){ .day = in->day, .hour = in->time / 60, .minute = in->time % 60 });
    while (plan.n_places <= SESSION_PLACES && str_cut(&rest, '\n', &line)) {
        if (str_trim(line).n)
            places[plan.n_places++] = str_trim(line);
    }
    return plan;
}

struct new_query {
    int64_t campaign;
};
static const struct field new_fields[] = {
    FIELD_HIDDEN(struct new_query, campaign),
};

enum err session__get_new(struct ctx *c, const struct request *rq, struct response *rs)
{
    struct session_plan_page v = { 0 };
    struct session_choices choices;
    struct new_query in = { 0 };
    struct form query;
    enum err r;

    r = form_parse(rq, new_fields, COUNT(new_fields), &in, &query, c->error);
    if (r)
        return r;
    r = session_choices(c, c->who->org_id, &choices);
    if (r)
        return r;
    form_init(&v.form, fields, COUNT(fields), c->lang, c->arena);
    preset_new(c, &v.form, &choices, in.campaign);
    return show_plan(c, rq, rs, &v, &choices);
}

/* What work/ refuses as invalid is the person's to mend: the form comes back as typed. */
static enum err show_refused(struct ctx *c, const struct request *rq, struct response *rs,
                             struct session_plan_page *v, int64_t org_id)
{
    struct session_choices choices;
    enum err r;

    if (!form_has_errors(&v->form))
        form_refuse(&v->form, "", c->error);
    r = session_choices(c, org_id, &choices);
    if (r)
        return r;
    return show_plan(c, rq, rs, v, &choices);
}

/* A slip in the year makes a session that is 2,517 days late on everybody's desk. was: the day it stands
 * on already, none for a new one. */
static void question_day(struct ctx *c, struct form *form, struct day day, struct day was)
{
    bool moved = !day_is(was) || day_cmp(day, was) != 0;

    if (moved && day_is(day) && abs(day_number(day) - day_number(c->today)) > 366)
        form_add_error(form, "day", msg_text(c->lang, M_SESSION_DAY_FAR));
}

/* The same evening scheduled twice, by two people or two taps: asked, since it may be meant. */
static enum err question_twin(struct ctx *c, struct form *form, const struct session_plan *plan,
                              const struct plan_form *in)
{
    struct session_planned_twin twin;
    enum err r;

    if (in->sure && day_cmp(in->sure_of, in->day) == 0)
        return OK;
    r = session_planned_twin(c, plan, &twin);
    if (!r && twin.id)
        form_add_error(form, "sure",
                       MSG(c->arena, c->lang, M_SESSION_PLANNED_TWICE,
                           { "day", .text = day_shown(c->arena, in->day) },
                           { "title", .text = twin.title },
                           { "time", .text = clock_hour_shown(c->arena, twin.planned_at) }));
    return r;
}

static enum err load_orders(struct ctx *c, int64_t org_id, const struct session_plan *plan,
                            struct session_plan_page *v)
{
    struct session_order *orders = NULL;
    size_t n = 0;
    enum err r;

    r = session_orders(c, org_id, plan, &orders, &n);
    if (r)
        return r;
    v->orders = (struct options){ .v = arena_array(c->arena, struct option, n + 1), .n = n };
    for (size_t i = 0; i < n; i++)
        v->orders.v[i] =
            (struct option){ .value = id_text(c, orders[i].id), .label = orders[i].name };
    field_choose(&v->form, "order", v->orders);
    return OK;
}

/* Where several orders of proceedings fit, a person says which. */
static enum err question_order(struct ctx *c, int64_t org_id, const struct session_plan *plan,
                               struct session_plan_page *v)
{
    bool chosen = false;
    enum err r;

    r = load_orders(c, org_id, plan, v);
    if (r)
        return r;
    for (size_t i = 0; i < v->orders.n; i++)
        chosen = chosen || v->orders.v[i].chosen;
    if (v->orders.n > 1 && !chosen)
        form_add_error(
            &v->form, "order",
            MSG(c->arena, c->lang, M_SESSION_ORDER_CHOOSE, { "n", .n = (int64_t)v->orders.n }));
    return OK;
}

enum err session__post_new(struct ctx *c, const struct request *rq, struct response *rs)
{
    struct plan_form in = { .kind = -1, .time = -1, .holder = S("") };
    struct session_plan_page v = { 0 };
    struct session_plan plan;
    int64_t id;
    enum err r;

    r = form_take(rq, fields, COUNT(fields), &in, &v.form, c->error);
    if (r)
        return r;
    question_day(c, &v.form, in.day, (struct day){ 0 });
    if (form_has_errors(&v.form))
        return show_refused(c, rq, rs, &v, c->who->org_id);
    plan = plan_of(c, &in);
    r = question_order(c, c->who->org_id, &plan, &v);
    if (!r)
        r = question_twin(c, &v.form, &plan, &in);
    if (!r && form_has_errors(&v.form))
        return show_refused(c, rq, rs, &v, c->who->org_id);
    if (!r)
        r = session_schedule(c, &plan, &id);
    if (r == E_INVALID)
        return show_refused(c, rq, rs, &v, c->who->org_id);
    if (r)
        return r;
    return respond_redirect(rs, "/sessions/%" PRId64 "?done=scheduled", id);
}

static struct session_plan stored_plan(struct ctx *c, const struct session *s)
{
    struct str *places = arena_array(c->arena, struct str, s->n_places + 1);
    int64_t *campaigns = arena_array(c->arena, int64_t, s->n_campaigns + 1);
    int64_t *orgs = arena_array(c->arena, int64_t, s->n_orgs + 1);

    for (size_t i = 0; i < s->n_places; i++)
        places[i] = s->places[i].name;
    for (size_t i = 0; i < s->n_campaigns; i++)
        campaigns[i] = s->campaigns[i].id;
    for (size_t i = 0; i < s->n_orgs; i++)
        orgs[i] = s->orgs[i].id;
    return (struct session_plan){ .assembly_id = s->assembly_id,
                                  .proceeding_id = s->proceeding_id,
                                  .kind = s->kind,
                                  .title = s->title,
                                  .planned_at = s->planned_at,
                                  .places = places,
                                  .n_places = s->n_places,
                                  .campaigns = campaigns,
                                  .n_campaigns = s->n_campaigns,
                                  .orgs = orgs,
                                  .n_orgs = s->n_orgs,
                                  .chairs = { s->n_chairs ? s->chairs[0].person_id : 0,
                                              s->n_chairs > 1 ? s->chairs[1].person_id : 0 },
                                  .secretary_id = s->secretary_id,
                                  .guests = str_or_empty(s->guests),
                                  .holder = s->holder };
}

enum err session__get_change(struct ctx *c, const struct request *rq, struct response *rs)
{
    struct session_plan_page v = { .id = request_id(rq, "id") };
    struct session_choices choices;
    struct session_plan plan;
    struct session s;
    enum err r;

    r = session_load(c, v.id, &s);
    if (r)
        return r;
    r = session_ask(c, &s, SESSION_DO_CHANGE);
    if (r)
        return session__turn_away(c, rq, rs, r);
    r = session_choices(c, s.org_id, &choices);
    if (r)
        return r;
    v.version = s.version;
    form_init(&v.form, fields, COUNT(fields), c->lang, c->arena);
    preset_stored(c, &v.form, &s);
    plan = stored_plan(c, &s);
    v.as_stored = true;
    r = load_orders(c, s.org_id, &plan, &v);
    if (r)
        return r;
    return show_plan(c, rq, rs, &v, &choices);
}

static struct str name_of(const struct session_choices *choices, int64_t person_id)
{
    for (size_t i = 0; i < choices->n_people; i++) {
        if (choices->people[i].id == person_id)
            return choices->people[i].name;
    }
    return S("–");
}

static struct str assembly_name(const struct session_choices *choices, int64_t id)
{
    for (size_t i = 0; i < choices->n_assemblies; i++) {
        if (choices->assemblies[i].id == id)
            return choices->assemblies[i].name;
    }
    return S("–");
}

/* A line a field, the same for both plans, so that they can be told apart. */
static struct str plan_text(struct ctx *c, const struct session_plan *plan,
                            const struct session_choices *choices)
{
    struct str all = str_fmt(c->arena, "%.*s\n%.*s\n%.*s",
                             STR_ARGS(msg_text(c->lang, session_kind_words(plan->kind))),
                             STR_ARGS(assembly_name(choices, plan->assembly_id)),
                             STR_ARGS(session__when(c, plan->planned_at)));

    for (size_t i = 0; i < plan->n_places; i++)
        all = str_fmt(c->arena, "%.*s\n%.*s", STR_ARGS(all), STR_ARGS(plan->places[i]));
    for (size_t k = 0; k < choices->n_campaigns; k++) {
        for (size_t i = 0; i < plan->n_campaigns; i++) {
            if (choices->campaigns[k].id == plan->campaigns[i])
                all = str_fmt(c->arena, "%.*s\n%.*s", STR_ARGS(all),
                              STR_ARGS(choices->campaigns[k].name));
        }
    }
    return str_fmt(c->arena, "%.*s\n%.*s\n%.*s\n%.*s\n%.*s\n%.*s\n%.*s", STR_ARGS(all),
                   STR_ARGS(plan->holder), STR_ARGS(name_of(choices, plan->chairs[0])),
                   STR_ARGS(name_of(choices, plan->chairs[1])),
                   STR_ARGS(name_of(choices, plan->secretary_id)), STR_ARGS(plan->title),
                   STR_ARGS(plan->guests));
}

static enum err show_both(struct ctx *c, const struct request *rq, struct response *rs,
                          struct session_plan_page *v, const struct session *s,
                          const struct session_plan *mine)
{
    struct session_plan theirs = stored_plan(c, s);
    struct session_choices choices;
    enum err r;

    error_clear(c->error);
    r = session_choices(c, s->org_id, &choices);
    if (r)
        return r;
    v->stale = true;
    v->version = s->version;
    v->diff = diff_words(c->arena, plan_text(c, &theirs, &choices), plan_text(c, mine, &choices));
    return show_plan(c, rq, rs, v, &choices);
}

enum err session__post_change(struct ctx *c, const struct request *rq, struct response *rs)
{
    struct plan_form in = { .kind = -1, .time = -1, .holder = S("") };
    struct session_plan_page v = { .id = request_id(rq, "id") };
    bool can[SESSION_ACTS];
    struct session_plan plan;
    struct session s;
    enum err r;

    r = session_load(c, v.id, &s);
    if (!r)
        r = session_offers(c, &s, can);
    if (!r)
        r = form_take(rq, fields, COUNT(fields), &in, &v.form, c->error);
    if (r)
        return r;
    v.version = field_seen(&v.form, s.version, false);
    question_day(c, &v.form, in.day, clock_day(s.planned_at));
    if (form_has_errors(&v.form))
        return show_refused(c, rq, rs, &v, s.org_id);
    plan = plan_of(c, &in);
    r = question_order(c, s.org_id, &plan, &v);
    if (!r && (plan.kind != s.kind || day_cmp(in.day, clock_day(s.planned_at)) != 0))
        r = question_twin(c, &v.form, &plan, &in);
    if (!r && form_has_errors(&v.form))
        return show_refused(c, rq, rs, &v, s.org_id);
    if (!r)
        r = session_change(c, v.id, in.version, &plan);
    if (r == E_CONFLICT && in.version != s.version && can[SESSION_DO_CHANGE])
        return show_both(c, rq, rs, &v, &s, &plan);
    if (r == E_INVALID || r == E_CONFLICT)
        return show_refused(c, rq, rs, &v, s.org_id);
    if (r)
        return r;
    return respond_redirect(rs, "/sessions/%" PRId64 "?done=saved", v.id);
}
