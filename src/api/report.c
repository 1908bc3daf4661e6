/* SPDX-License-Identifier: Apache-2.0 */
#include "api/report.h"

#include "api/query.h"
#include "api/write.h"
#include "http/request.h"
#include "work/report/report.h"

static void put_state(struct json *j, enum report_state state)
{
    json_put(j, "state", state ? report_state_name(state) : STR_NONE);
}

static void write_owed(struct json *j, const struct report_owed *owed)
{
    json_begin_object(j);
    json_put_id(j, "due_id", owed->due_id);
    json_put_id(j, "report_id", owed->report_id);
    json_put(j, "campaign", owed->campaign);
    write_period_name(j, owed->period);
    json_put(j, "due_on", owed->due_on);
    json_put(j, "work_on", owed->work_on);
    json_put(j, "days_left", owed->days_left);
    put_state(j, owed->state);
    json_end_object(j);
}

static void write_sent(struct json *j, const struct report_sent *sent)
{
    json_begin_object(j);
    json_put_id(j, "id", sent->id);
    json_put(j, "campaign", sent->campaign);
    write_period_name(j, sent->period);
    json_put(j, "to", sent->to_org);
    put_state(j, sent->state);
    json_put_time(j, "submitted_at", sent->submitted_at);
    json_end_object(j);
}

enum err api_reports(struct ctx *c, const struct request *rq, struct response *rs)
{
    struct json j = { .out = &rs->body };
    struct report_list list;
    struct query in;
    enum err r;

    r = query_read(c, rq, &in);
    if (r)
        return r;
    r = report_list(c, in.org, in.before, &list);
    if (r)
        return r;
    json_begin_object(&j);
    json_key(&j, "owed");
    json_begin_array(&j);
    for (size_t i = 0; i < list.n_owed; i++)
        write_owed(&j, &list.owed[i]);
    json_end_array(&j);
    json_key(&j, "sent");
    json_begin_array(&j);
    for (size_t i = 0; i < list.n_sent; i++)
        write_sent(&j, &list.sent[i]);
    json_end_array(&j);
    write_next(&j, list.next);
    json_end_object(&j);
    return respond_json(rs, 200);
}

static void write_copied(struct json *j, const struct report_copied *copy)
{
    json_begin_object(j);
    json_put_id(j, "id", copy->report_id);
    json_put(j, "org", copy->org);
    json_put(j, "campaign", copy->campaign);
    write_period_name(j, copy->period);
    json_put_time(j, "submitted_at", copy->sent_at);
    json_end_object(j);
}

enum err api_copies(struct ctx *c, const struct request *rq, struct response *rs)
{
    struct json j = { .out = &rs->body };
    struct report_copied_list list;
    struct query in;
    enum err r;

    r = query_read(c, rq, &in);
    if (r)
        return r;
    r = report_copied(c, in.org, in.before, &list);
    if (r)
        return r;
    json_begin_object(&j);
    json_key(&j, "copies");
    json_begin_array(&j);
    for (size_t i = 0; i < list.n; i++)
        write_copied(&j, &list.rows[i]);
    json_end_array(&j);
    write_next(&j, list.next);
    json_end_object(&j);
    return respond_json(rs, 200);
}

static void write_copies(struct json *j, const struct report *of)
{
    json_key(j, "copies");
    json_begin_array(j);
    for (size_t i = 0; i < of->n_copies; i++) {
        json_begin_object(j);
        json_put_id(j, "id", of->copies[i].org_id);
        json_put(j, "name", of->copies[i].org);
        json_put(j, "outside", of->copies[i].outside);
        json_end_object(j);
    }
    json_end_array(j);
}

static void write_lines(struct json *j, const struct report *of)
{
    json_key(j, "figures");
    json_begin_array(j);
    for (size_t i = 0; i < of->n_lines; i++)
        write_figure(j, of->lines[i].indicator, of->lines[i].name, of->lines[i].unit,
                     of->lines[i].value, of->lines[i].carried);
    json_end_array(j);
}

static void write_texts(struct json *j, const struct report *of)
{
    json_key(j, "texts");
    json_begin_array(j);
    for (size_t i = 0; i < of->n_texts; i++) {
        json_begin_object(j);
        json_put(j, "code", of->texts[i].code);
        json_put(j, "name", of->texts[i].name);
        json_put(j, "words", of->texts[i].words);
        json_end_object(j);
    }
    json_end_array(j);
}

/* Their figures stand in the report once it is frozen; before that only which they are. */
static void write_sessions(struct json *j, const struct report *of)
{
    json_key(j, "sessions");
    json_begin_array(j);
    for (size_t i = 0; i < of->n_sessions; i++)
        json_add_id(j, of->sessions[i].id);
    json_end_array(j);
}

enum err api_report(struct ctx *c, const struct request *rq, struct response *rs)
{
    struct json j = { .out = &rs->body };
    struct report of;
    enum err r;

    r = report_load(c, &(struct report_key){ .id = request_id(rq, "id") }, &of);
    if (r)
        return r;
    json_begin_object(&j);
    json_put_id(&j, "id", of.key.id);
    write_named(&j, "org", of.key.org_id, of.org);
    write_named(&j, "to", of.to_org_id, of.to_org);
    write_copies(&j, &of);
    json_put(&j, "as_copy", of.as_copy);
    write_named(&j, "campaign", of.period.campaign_id, of.period.campaign);
    write_period(&j, &of.period);
    put_state(&j, of.state);
    json_put(&j, "number", of.number.n ? of.number : STR_NONE);
    json_put(&j, "due_on", of.due_on);
    json_put_time(&j, "submitted_at", of.submitted_at);
    json_put(&j, "submitted_by", of.submitted_by);
    json_put_time(&j, "received_at", of.received_at);
    json_put(&j, "returned_reason", of.returned_reason);
    json_put(&j, "version", of.version);
    write_lines(&j, &of);
    write_texts(&j, &of);
    write_sessions(&j, &of);
    json_end_object(&j);
    return respond_json(rs, 200);
}
