/* SPDX-License-Identifier: Apache-2.0 */
#include "api/campaign.h"

#include "api/query.h"
#include "api/write.h"
#include "http/request.h"
#include "work/campaign/campaign.h"

enum err api_campaigns(struct ctx *c, const struct request *rq, struct response *rs)
{
    struct json j = { .out = &rs->body };
    struct campaign_page page;
    struct query in;
    enum err r;

    r = query_read(c, rq, &in);
    if (r)
        return r;
    r = campaign_list(c, in.org, CAMPAIGN_ALL, in.before, &page);
    if (r)
        return r;
    json_begin_object(&j);
    json_key(&j, "campaigns");
    json_begin_array(&j);
    for (size_t i = 0; i < page.n; i++) {
        const struct campaign_row *row = &page.rows[i];

        json_begin_object(&j);
        json_put_id(&j, "id", row->id);
        json_put(&j, "name", row->name);
        json_put(&j, "theme", row->theme.n ? row->theme : STR_NONE);
        write_named(&j, "org", row->org_id, row->org_name);
        json_put(&j, "state", campaign_state_name(row->state));
        json_put(&j, "from", row->from);
        json_put(&j, "to", row->to);
        json_put_time(&j, "issued_at", row->issued_at);
        json_put_time(&j, "received_at", row->received_at);
        json_put_time(&j, "acknowledged_at", row->acknowledged_at);
        json_put(&j, "next_on", row->next_on);
        json_end_object(&j);
    }
    json_end_array(&j);
    write_next(&j, page.next_id);
    json_end_object(&j);
    return respond_json(rs, 200);
}

static void write_duty(struct json *j, const struct campaign_duty *of)
{
    json_begin_object(j);
    json_put_id(j, "id", of->duty.id);
    json_put(j, "what", due_what_name(of->duty.what));
    json_put(j, "words", of->duty.words);
    json_put(j, "rhythm", rhythm_name(of->duty.rule.rhythm));
    json_put(j, "clause", of->clause ? of->clause->label : STR_NONE);
    json_key(j, "dates");
    json_begin_array(j);
    for (size_t i = 0; i < of->n_dates; i++) {
        json_begin_object(j);
        write_period_name(j, due_at_name(&of->dates[i]));
        json_put(j, "due_on", of->dates[i].due_on);
        json_put(j, "work_on", of->dates[i].work_on);
        json_put(j, "provisional", of->dates[i].provisional);
        json_end_object(j);
    }
    json_end_array(j);
    json_end_object(j);
}

static void write_content(struct json *j, const struct campaign_content *row)
{
    const struct content *of = &row->of;

    if (!content_holds(of))
        return;
    json_begin_object(j);
    json_put_id(j, "id", of->id);
    json_put(j, "what", content_what_name(of->what));
    json_put(j, "title", of->title);
    json_put(j, "slot", of->slot.n ? of->slot : STR_NONE);
    json_put(j, "from", of->from);
    json_put(j, "to", of->to);
    json_put(j, "document", of->document.n ? of->document : STR_NONE);
    if (of->topic_id)
        json_put_id(j, "topic", of->topic_id);
    else
        json_put(j, "topic", STR_NONE);
    json_put(j, "clause", row->clause ? row->clause->label : STR_NONE);
    json_put(j, "by_hand", !of->item_id || of->mended);
    json_end_object(j);
}

static void write_contents(struct json *j, const struct campaign_view *v)
{
    json_key(j, "contents");
    json_begin_array(j);
    for (size_t i = 0; i < v->n_topics; i++)
        write_content(j, &v->topics[i]);
    for (size_t i = 0; i < v->n_materials; i++)
        write_content(j, &v->materials[i]);
    json_end_array(j);
}

static void write_campaign(struct json *j, const struct campaign_view *v)
{
    const struct campaign *of = &v->campaign;

    json_put_id(j, "id", of->id);
    json_put(j, "name", of->name);
    json_put(j, "theme", of->theme.n ? of->theme : STR_NONE);
    write_named(j, "org", of->org_id, of->org_name);
    json_put(j, "document", of->document_id ? of->document : STR_NONE);
    json_put(j, "state", campaign_state_name(of->state));
    json_put(j, "from", of->from);
    json_put(j, "to", of->to);
    json_put_time(j, "issued_at", of->issued_at);
    json_put_time(j, "received_at", v->received_at);
    json_put_time(j, "acknowledged_at", v->acknowledged_at);
    write_contents(j, v);
    json_key(j, "duties");
    json_begin_array(j);
    for (size_t i = 0; i < v->n_duties; i++) {
        if (!v->duties[i].duty.dropped)
            write_duty(j, &v->duties[i]);
    }
    json_end_array(j);
}

enum err api_campaign(struct ctx *c, const struct request *rq, struct response *rs)
{
    struct json j = { .out = &rs->body };
    struct campaign_view v;
    enum err r;

    r = campaign_show(c, request_id(rq, "id"), &v);
    if (r)
        return r;
    json_begin_object(&j);
    write_campaign(&j, &v);
    json_end_object(&j);
    return respond_json(rs, 200);
}

static void write_kinds(struct json *j, const struct late_kind *kinds)
{
    json_key(j, "kinds");
    json_begin_array(j);
    for (int i = 1; i < DUE_WHATS; i++) {
        json_begin_object(j);
        json_put(j, "what", due_what_name((enum due_what)i));
        json_put(j, "asked", kinds[i].asked);
        json_put(j, "in_time", kinds[i].in_time);
        json_put(j, "done_late", kinds[i].done_late);
        json_put(j, "late", kinds[i].late);
        json_end_object(j);
    }
    json_end_array(j);
}

static void write_late_unit(struct json *j, const struct late_unit *unit)
{
    json_begin_object(j);
    write_named(j, "org", unit->id, unit->name);
    json_put_bool(j, "below", unit->below);
    json_put(j, "reports", unit->reports);
    json_put(j, "sessions", unit->sessions);
    json_put(j, "others", unit->others);
    json_end_object(j);
}

enum err api_lateness(struct ctx *c, const struct request *rq, struct response *rs)
{
    struct json j = { .out = &rs->body };
    struct campaign_progress of;
    struct query in;
    enum err r;

    r = query_read(c, rq, &in);
    if (!r)
        r = campaign_progress(c, request_id(rq, "id"), in.org, STR_NONE, &of);
    if (r)
        return r;
    json_begin_object(&j);
    write_named(&j, "campaign", of.campaign.id, of.campaign.name);
    write_named(&j, "org", of.org_id, of.org_name);
    write_kinds(&j, of.in_time.kinds);
    json_key(&j, "units");
    json_begin_array(&j);
    for (size_t i = 0; i < of.in_time.n; i++)
        write_late_unit(&j, &of.in_time.units[i]);
    json_end_array(&j);
    json_end_object(&j);
    return respond_json(rs, 200);
}
