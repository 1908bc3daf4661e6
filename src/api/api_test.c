/* SPDX-License-Identifier: Apache-2.0 */
/* What the program answers and what openapi.json says it answers are held against each other. */
#include <jansson.h>

#include "api/api.h"
#include "api/api_files.h"
#include "base/buf.h"
#include "play/report_play.h"

struct api_play {
    struct report_play p;
    struct t *t;
    struct router *router;
    json_t *description;
};

static void free_json(json_t **json)
{
    json_decref(*json);
}

static json_t *parse(struct str text)
{
    json_error_t e;
    json_t *json = json_loadb(text.p, text.n, 0, &e);

    if (!json)
        fail_msg("not JSON, line %d: %s", e.line, e.text);
    return json;
}

static void open_play(struct t *t, struct api_play *a)
{
    *a = (struct api_play){ .t = t };
    report_play_open(t, &a->p);
    (void)report_play_session(&a->p, W_HILL, 7, 1, 3);
    a->router = router_new(t->arena);
    T_OK(t, router_add(a->router, api_routes, api_routes_n, t->error));
    a->description = parse(api_files[0].bytes);
}

static void set_query(struct t *t, struct request *rq, struct str query)
{
    struct part *parts = arena_array(t->arena, struct part, 4);
    struct str pair;

    rq->query = parts;
    while (str_cut(&query, '&', &pair)) {
        struct str value = pair, name;

        assert_true(str_cut(&value, '=', &name));
        parts[rq->n_query++] = (struct part){ .name = name, .value = value };
    }
}

/* address: path and query. */
static enum err ask(struct api_play *a, const char *account, struct str address,
                    struct response *rs)
{
    struct request rq = { .method = GET, .arena = a->t->arena };
    struct route_match match;
    struct str rest = address;
    enum err r;

    assert_true(str_cut(&rest, '?', &rq.path));
    rq.path = arena_str(a->t->arena, rq.path);
    set_query(a->t, &rq, rest);
    router_find(a->router, GET, rq.path, &match);
    if (!match.route)
        fail_msg("no route for %.*s", STR_ARGS(address));
    rq.route = match.route;
    memcpy(rq.params, match.params, sizeof(rq.params));
    *rs = (struct response){ .arena = a->t->arena };
    r = match.route->handler(world_as(&a->p.w, account), &rq, rs);
    return r;
}

/* "#/components/schemas/Me" */
static const json_t *resolve(const struct api_play *a, const char *ref)
{
    const json_t *at = a->description;
    struct str rest = str_of(ref), piece;

    assert_true(str_cut(&rest, '/', &piece));
    while (str_cut(&rest, '/', &piece))
        at = json_object_getn(at, piece.p, piece.n);
    if (!at)
        fail_msg("%s leads nowhere", ref);
    return at;
}

static const char *type_of(const json_t *v)
{
    if (json_is_object(v))
        return "object";
    if (json_is_array(v))
        return "array";
    if (json_is_string(v))
        return "string";
    if (json_is_integer(v))
        return "integer";
    return json_is_null(v) ? "null" : "boolean";
}

static bool has_string(const json_t *list, const char *s)
{
    for (size_t i = 0; i < json_array_size(list); i++) {
        const char *one = json_string_value(json_array_get(list, i));

        if (one && strcmp(one, s) == 0)
            return true;
    }
    return false;
}

static bool is_digits(const char *s)
{
    return *s && strspn(s, "0123456789") == strlen(s);
}

static bool text_fits(const json_t *schema, const char *s)
{
    const char *format = json_string_value(json_object_get(schema, "format"));
    struct day day;

    if (json_object_get(schema, "pattern") && !is_digits(s))
        return false;
    if (format && strcmp(format, "date") == 0)
        return day_parse_iso(str_of(s), &day);
    if (format && strcmp(format, "date-time") == 0)
        return strlen(s) == 20 && s[10] == 'T' && s[19] == 'Z';
    return true;
}

static void compare(const struct api_play *a, const json_t *schema, const json_t *v,
                    const char *where);

static void compare_object(const struct api_play *a, const json_t *schema, const json_t *v,
                           const char *where)
{
    const json_t *properties = json_object_get(schema, "properties");
    const json_t *required = json_object_get(schema, "required");
    const char *key;
    json_t *member;
    size_t i;

    if (!properties)
        return;
    json_array_foreach(required, i, member)
    {
        if (!json_object_get(v, json_string_value(member)))
            fail_msg("%s.%s is described and not answered", where, json_string_value(member));
    }
    json_object_foreach((json_t *)(uintptr_t)v, key, member)
    {
        const json_t *described = json_object_get(properties, key);

        if (!described)
            fail_msg("%s.%s is answered and not described", where, key);
        compare(a, described, member, arena_printf(a->t->arena, "%s.%s", where, key));
    }
}

/* oneOf is used for one thing only: a reference or null. */
static void compare(const struct api_play *a, const json_t *schema, const json_t *v,
                    const char *where)
{
    const json_t *type, *ref = json_object_get(schema, "$ref");
    const json_t *one_of = json_object_get(schema, "oneOf");
    const json_t *values = json_object_get(schema, "enum");

    if (ref) {
        compare(a, resolve(a, json_string_value(ref)), v, where);
        return;
    }
    if (one_of) {
        if (!json_is_null(v))
            compare(a, json_array_get(one_of, 0), v, where);
        return;
    }
    type = json_object_get(schema, "type");
    if (json_is_string(type) ? strcmp(json_string_value(type), type_of(v)) != 0
                             : !has_string(type, type_of(v)))
        fail_msg("%s is a %s", where, type_of(v));
    if (json_is_string(v) && !text_fits(schema, json_string_value(v)))
        fail_msg("%s is \"%s\"", where, json_string_value(v));
    if (json_is_string(v) && values && !has_string(values, json_string_value(v)))
        fail_msg("%s is \"%s\", which is not in the list", where, json_string_value(v));
    if (json_is_object(v))
        compare_object(a, schema, v, where);
    for (size_t i = 0; i < json_array_size(v); i++)
        compare(a, json_object_get(schema, "items"), json_array_get(v, i),
                arena_printf(a->t->arena, "%s[%zu]", where, i));
}

/* "/api/v1/reports/:id" as the description writes it. */
static char *described_path(struct t *t, const char *pattern)
{
    CLEANUP(buf_done) struct buf b = { 0 };
    bool inside = false;

    for (const char *p = pattern; *p; p++) {
        if (inside && *p == '/') {
            buf_char(&b, '}');
            inside = false;
        }
        if (*p == ':')
            inside = true;
        buf_char(&b, *p == ':' ? '{' : *p);
    }
    if (inside)
        buf_char(&b, '}');
    return arena_cstr(t->arena, buf_view(&b));
}

static const json_t *operation_of(const struct api_play *a, const char *pattern)
{
    const json_t *paths = json_object_get(a->description, "paths");

    return json_object_get(json_object_get(paths, described_path(a->t, pattern)), "get");
}

static void every_route_is_described_and_nothing_else(void **state)
{
    struct api_play a;

    open_play(*state, &a);
    for (size_t i = 0; i < api_routes_n; i++) {
        assert_int_equal(api_routes[i].method, GET);
        if (!operation_of(&a, api_routes[i].pattern))
            fail_msg("%s is not described", api_routes[i].pattern);
    }
    assert_int_equal(json_object_size(json_object_get(a.description, "paths")), api_routes_n);
    free_json(&a.description);
}

static void only_what_is_public_says_so(void **state)
{
    struct api_play a;

    open_play(*state, &a);
    for (size_t i = 0; i < api_routes_n; i++) {
        const json_t *security =
            json_object_get(operation_of(&a, api_routes[i].pattern), "security");
        bool says_public = security && json_array_size(security) == 0;

        assert_int_equal(says_public, api_routes[i].access == ACCESS_ANYONE);
    }
    free_json(&a.description);
}

/* All that can be asked for at one time, so that each list has a row. */
static void each_answer_has_the_shape_that_is_described(void **state)
{
    struct api_play a;
    struct str c, addresses[13];
    long long report;
    size_t n = 0;

    open_play(*state, &a);
    report_play_copy_to(&a.p, a.p.w.org[W_OTHER]);
    report_play_copy_to(&a.p, a.p.w.org[W_COMMUNE]);
    report = report_play_submit(&a.p, W_HILL);
    report_play_receive(&a.p, W_HILL);
    (void)report_play_submit(&a.p, W_SCHOOL);
    report_play_return(&a.p, W_SCHOOL);
    c = str_fmt(a.t->arena, "%lld", (long long)a.p.campaign);
    addresses[n++] = S("/api/v1/me");
    addresses[n++] = S("/api/v1/campaigns");
    addresses[n++] = str_fmt(a.t->arena, "/api/v1/campaigns/%.*s", STR_ARGS(c));
    addresses[n++] = str_fmt(a.t->arena, "/api/v1/campaigns/%.*s/lateness", STR_ARGS(c));
    addresses[n++] = S("/api/v1/reports");
    addresses[n++] = str_fmt(a.t->arena, "/api/v1/reports?org=%lld", (long long)a.p.w.org[W_HILL]);
    addresses[n++] =
        str_fmt(a.t->arena, "/api/v1/reports?org=%lld", (long long)a.p.w.org[W_SCHOOL]);
    addresses[n++] = str_fmt(a.t->arena, "/api/v1/reports/%lld", report);
    addresses[n++] = S("/api/v1/copies");
    addresses[n++] = str_fmt(a.t->arena, "/api/v1/totals/%lld", (long long)a.p.period);
    addresses[n++] = S("/api/v1/openapi.json");
    for (size_t i = 0; i < n; i++) {
        CLEANUP(free_json) json_t *answer = NULL;
        struct route_match match;
        struct str rest = addresses[i], path;
        struct response rs;
        const json_t *schema;

        T_OK(a.t, ask(&a, "clerk.commune", addresses[i], &rs));
        assert_int_equal(rs.status, 200);
        assert_string_equal(rs.type, "application/json");
        answer = parse(rs.fixed.p ? rs.fixed : buf_view(&rs.body));
        buf_done(&rs.body);
        assert_true(str_cut(&rest, '?', &path));
        router_find(a.router, GET, path, &match);
        schema = json_object_get(operation_of(&a, match.route->pattern), "responses");
        schema = json_object_get(json_object_get(schema, "200"), "content");
        schema = json_object_get(json_object_get(schema, "application/json"), "schema");
        assert_non_null(schema);
        compare(&a, schema, answer, arena_cstr(a.t->arena, addresses[i]));
    }
    free_json(&a.description);
}

static void a_total_says_who_put_in_what_and_no_draft(void **state)
{
    CLEANUP(free_json) json_t *answer = NULL;
    struct api_play a;
    struct response rs;
    const json_t *figure;

    open_play(*state, &a);
    (void)report_play_submit(&a.p, W_HILL);
    report_play_receive(&a.p, W_HILL);
    T_OK(a.t, ask(&a, "clerk.commune",
                  str_fmt(a.t->arena, "/api/v1/totals/%lld", (long long)a.p.period), &rs));
    answer = parse(buf_view(&rs.body));
    buf_done(&rs.body);
    assert_int_equal(json_integer_value(json_object_get(answer, "reports")), 1);
    assert_int_equal(json_array_size(json_object_get(answer, "units")), 3);
    figure = json_array_get(json_object_get(answer, "figures"), 2);
    assert_string_equal(json_string_value(json_object_get(figure, "indicator")), "present");
    assert_int_equal(json_integer_value(json_object_get(figure, "value")), 7);
    free_json(&a.description);
}

/* The hill's report came in time; those of the two others are late in April. */
static void lateness_adds_up_what_is_late_below(void **state)
{
    CLEANUP(free_json) json_t *answer = NULL;
    struct api_play a;
    struct response rs;
    const json_t *reports, *unit;

    open_play(*state, &a);
    (void)report_play_submit(&a.p, W_HILL);
    a.p.w.now_ms += INT64_C(30) * 24 * 3600 * 1000;
    T_OK(a.t,
         ask(&a, "clerk.commune",
             str_fmt(a.t->arena, "/api/v1/campaigns/%lld/lateness", (long long)a.p.campaign), &rs));
    answer = parse(buf_view(&rs.body));
    buf_done(&rs.body);
    reports = json_array_get(json_object_get(answer, "kinds"), 0);
    assert_string_equal(json_string_value(json_object_get(reports, "what")), "report");
    assert_int_equal(json_integer_value(json_object_get(reports, "asked")), 3);
    assert_int_equal(json_integer_value(json_object_get(reports, "in_time")), 1);
    assert_int_equal(json_integer_value(json_object_get(reports, "late")), 2);
    assert_int_equal(json_array_size(json_object_get(answer, "units")), 2);
    unit = json_array_get(json_object_get(answer, "units"), 0);
    assert_int_equal(json_integer_value(json_object_get(unit, "reports")), 1);
    assert_true(json_is_false(json_object_get(unit, "below")));
    free_json(&a.description);
}

static void rights_are_the_same_as_on_the_pages(void **state)
{
    struct api_play a;
    struct response rs;
    long long id;

    open_play(*state, &a);
    id = report_play_submit(&a.p, W_HILL);
    T_ERR(a.t, E_DENIED,
          ask(&a, "clerk.other", str_fmt(a.t->arena, "/api/v1/reports/%lld", id), &rs));
    T_ERR(a.t, E_DENIED,
          ask(&a, "clerk.other",
              str_fmt(a.t->arena, "/api/v1/reports?org=%lld", (long long)a.p.w.org[W_HILL]), &rs));
    T_ERR(a.t, E_NOT_FOUND, ask(&a, "clerk.other", S("/api/v1/campaigns/17"), &rs));
    free_json(&a.description);
}

static void a_query_that_cannot_be_read_is_refused_with_words(void **state)
{
    struct api_play a;
    struct response rs;

    open_play(*state, &a);
    T_ERR(a.t, E_INVALID, ask(&a, "clerk.commune", S("/api/v1/reports?org=abc"), &rs));
    T_ERR(a.t, E_INVALID, ask(&a, "clerk.commune", S("/api/v1/reports?nothing=1"), &rs));
    free_json(&a.description);
}

static void a_failure_is_told_as_described(void **state)
{
    static const int statuses[] = { 400, 401, 403, 404, 405, 409, 413, 422, 500, 503 };
    struct api_play a;

    open_play(*state, &a);
    for (size_t i = 0; i < COUNT(statuses); i++) {
        struct error e = { .message = "Không có “đơn vị” này.",
                           .hint = i % 2 ? "Hãy mở lại." : NULL };
        struct response rs = { .status = statuses[i], .arena = a.t->arena };
        CLEANUP(free_json) json_t *answer = NULL;

        api_error_page(&e, &rs);
        assert_int_equal(rs.status, statuses[i]);
        answer = parse(buf_view(&rs.body));
        buf_done(&rs.body);
        compare(&a, resolve(&a, "#/components/schemas/Error"), answer, "error");
    }
    free_json(&a.description);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T_STORE(every_route_is_described_and_nothing_else),
        T_STORE(only_what_is_public_says_so),
        T_STORE(each_answer_has_the_shape_that_is_described),
        T_STORE(a_total_says_who_put_in_what_and_no_draft),
        T_STORE(lateness_adds_up_what_is_late_below),
        T_STORE(rights_are_the_same_as_on_the_pages),
        T_STORE(a_query_that_cannot_be_read_is_refused_with_words),
        T_STORE(a_failure_is_told_as_described),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
