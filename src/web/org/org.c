/* SPDX-License-Identifier: Apache-2.0 */
#include "web/org/org.h"

#include <inttypes.h>

#include "http/url.h"
#include "web/views.h"

struct org_query {
    struct str q, after;
};
static const struct field org_fields[] = {
    FIELD_TEXT(struct org_query, q, M_ORG_SEARCH, .max = 100),
    FIELD_HIDDEN(struct org_query, after, .max = 400),
};

static const struct {
    const char *state;
    enum msg words;
} states[] = {
    { "official", M_PERSON_OFFICIAL },     { "probationary", M_PERSON_PROBATIONARY },
    { "temporary", M_PERSON_TEMPORARY },   { "exempt", M_PERSON_EXEMPT },
    { "non_member", M_PERSON_NON_MEMBER },
};

static enum msg state_words(struct str state)
{
    for (size_t i = 0; i < COUNT(states); i++) {
        if (str_eq(state, str_of(states[i].state)))
            return states[i].words;
    }
    return M_PERSON_NON_MEMBER;
}

static enum err load_people(struct ctx *c, struct org_view *v)
{
    const struct org_person *people = NULL;
    struct org_person_row *rows;
    struct rights rights;
    enum err r;

    r = rights_at(c, v->of.org.id, &rights);
    if (r)
        return r;
    v->may_see_people = v->of.org.meets && rights_have(&rights, P_PEOPLE_VIEW);
    if (!v->may_see_people)
        return OK;
    r = org_people(c, v->of.org.id, &people, &v->n_people);
    if (r)
        return r;
    rows = arena_array(c->arena, struct org_person_row, v->n_people + 1);
    for (size_t i = 0; i < v->n_people; i++)
        rows[i] = (struct org_person_row){ people[i].name, people[i].phone,
                                           state_words(people[i].state) };
    v->people = rows;
    return OK;
}

static void fill_facts(struct ctx *c, struct org_view *v)
{
    const struct org *org = &v->of.org;

    v->facts = arena_array(c->arena, struct fact, 4);
    v->facts[v->n_facts++] = (struct fact){ M_ORG_KIND, org->kind_name, STR_NONE };
    v->facts[v->n_facts++] = (struct fact){ M_ORG_PLACE, org->place, STR_NONE };
    v->facts[v->n_facts++] =
        (struct fact){ M_ORG_PHONE, org->phone.p ? org->phone : S(""), STR_NONE };
    v->facts[v->n_facts++] = (struct fact){ M_ORG_SYMBOL, org->symbol, STR_NONE };
}

static struct str next_address(struct ctx *c, const struct org_view *v)
{
    CLEANUP(buf_done) struct buf b = { 0 };

    if (!v->of.next.n)
        return S("");
    buf_fmt(&b, "/orgs/%" PRId64 "?q=", v->of.org.id);
    url_encode(&b, v->of.search);
    buf_lit(&b, "&after=");
    url_encode(&b, v->of.next);
    return buf_take(&b, c->arena);
}

static enum err show_org(struct ctx *c, const struct request *rq, struct response *rs, int64_t id)
{
    struct org_query in = { .q = S(""), .after = S("") };
    struct org_view v = { 0 };
    struct form form;
    enum err r;

    r = form_parse(rq, org_fields, COUNT(org_fields), &in, &form, c->error);
    if (r)
        return r;
    page_init(&v.page, c, rq, NAV_ORG, M_ORG_TITLE);
    r = org_show(c, id, in.q, in.after, &v.of);
    if (r)
        return r;
    page_title(&v.page, v.of.org.name);
    for (size_t i = 0; i + 1 < v.of.n_above; i++)
        page_crumb(&v.page, c, v.of.above[i].name,
                   v.of.above[i].may_view ? str_fmt(c->arena, "/orgs/%" PRId64, v.of.above[i].id)
                                          : S(""));
    v.search = field_view(&form, "q");
    v.next = next_address(c, &v);
    fill_facts(c, &v);
    r = load_people(c, &v);
    if (r)
        return r;
    return PAGE_SHOW(view_org, &v, c, rq, rs);
}

static enum err get_org(struct ctx *c, const struct request *rq, struct response *rs)
{
    return show_org(c, rq, rs, request_id(rq, "id"));
}

static enum err get_own_org(struct ctx *c, const struct request *rq, struct response *rs)
{
    return show_org(c, rq, rs, c->who->org_id);
}

const struct route org_routes[] = {
    { GET, "/orgs", ACCESS_SIGNED_IN, get_own_org },
    { GET, "/orgs/:id", ACCESS_SIGNED_IN, get_org },
};
const size_t org_routes_n = COUNT(org_routes);
