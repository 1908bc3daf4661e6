/* SPDX-License-Identifier: Apache-2.0 */
/* stage.c - the tree of a plan, its days, and the document on its way to a campaign. */
#include <stdlib.h>
#include <string.h>

#include "plans.h"
#include "work/account/keep.h"
#include "work/campaign/lay.h"
#include "work/document/document.h"
#include "work/document/review.h"
#include "work/org/advise.h"
#include "work/org/change.h"
#include "work/org/person.h"

enum { DOCUMENT_MAX = 200000 };

static const char *const families[] = { "Đinh", "Hồ", "Lò", "Mai", "Tô", "Vi", "Cao" };
static const char *const givens[] = { "An",   "Bình", "Cúc", "Dung", "Hiền", "Lan",
                                      "Minh", "Nga",  "Phú", "Sơn",  "Thu" };

static bool is_branch(const struct plan_unit *u)
{
    return strncmp(u->kind, "branch", 6) == 0 || strcmp(u->kind, "unit") == 0;
}

static int64_t add_person(struct plan *p, size_t unit, int nth)
{
    size_t k = unit * 13 + (size_t)nth;
    struct str title = nth ? S("ỦY VIÊN") : S("BÍ THƯ");
    /* An agency is played by people who are no members. */
    bool agency = strcmp(p->units[unit].kind, "unit") == 0;
    struct str state = agency ? S("non_member") : S("official");
    struct person_new in = { .org_id = p->org[unit] };
    int64_t id;

    in.name = str_fmt(p->w.t->arena, "%s Thị %s", families[k % COUNT(families)],
                      givens[k % COUNT(givens)]);
    T_OK(p->w.t, person_add(world_at_terminal(&p->w), &in, &id));
    if (is_branch(&p->units[unit]))
        T_OK(p->w.t,
             person_join(world_at_terminal(&p->w), id, p->org[unit], state, S("2020-01-01")));
    if (nth == 0 || !is_branch(&p->units[unit]))
        T_OK(p->w.t, person_take_office(world_at_terminal(&p->w), id, p->org[unit], title, nth + 1,
                                        S("2020-01-01")));
    return id;
}

/* The head of a committee is its clerk too, so that one account does all of a unit. */
static void add_account(struct plan *p, size_t unit, int64_t person)
{
    const struct plan_unit *u = &p->units[unit];
    struct world_account *account = &p->w.accounts[p->w.n_accounts++];
    struct account_new in = { .person_id = person,
                              .org_id = p->org[unit],
                              .name = str_of(u->account),
                              .secret = S("unused"),
                              .lang = LANG_VI };

    assert_true(p->w.n_accounts <= W_ACCOUNTS);
    *account = (struct world_account){ .name = u->account, .person = in.name, .person_id = person };
    T_OK(p->w.t, account_add(world_at_terminal(&p->w), &in, &account->account_id));
    T_OK(p->w.t, account_grant(world_at_terminal(&p->w), account->account_id, in.org_id,
                               ROLE_SECRETARY, S("2020-01-01")));
    if (!is_branch(u))
        T_OK(p->w.t, account_grant(world_at_terminal(&p->w), account->account_id, in.org_id,
                                   ROLE_CLERK, S("2020-01-01")));
}

static void add_unit(struct plan *p, size_t i)
{
    const struct plan_unit *u = &p->units[i];
    struct org_new in = { .parent_id = u->above < 0 ? 0 : p->org[u->above],
                          .kind = str_of(u->kind),
                          .name = str_of(u->name),
                          .symbol = S("CB"),
                          .place = S("Hạ Lâm"),
                          .province = S("Hạ Lâm"),
                          .from_on = S("2020-01-01") };
    struct org_advise advice = { .committee_id = in.parent_id, .from = { 2020, 1, 1 } };

    T_OK(p->w.t, org_add(world_at_terminal(&p->w), &in, &p->org[i]));
    advice.board_id = p->org[i];
    for (int k = 0; k < u->people; k++) {
        int64_t person = add_person(p, i, k);

        if (k < 2)
            p->head[i][k] = person;
    }
    add_account(p, i, p->head[i][0]);
    if (strcmp(u->kind, "board") == 0)
        T_OK(p->w.t, org_advise(world_at_terminal(&p->w), &advice));
}

void plan_open(struct t *t, struct plan *p, const struct plan_unit *units, size_t n,
               const char *today)
{
    memset(p, 0, sizeof(*p));
    assert_true(n <= PLAN_UNITS);
    p->units = units;
    p->n = n;
    store_in_memory(t);
    world_bare(t, &p->w, day_from_iso(str_of(today)));
    for (size_t i = 0; i < n; i++)
        add_unit(p, i);
}

void plan_day(struct plan *p, const char *day)
{
    struct clock_time morning = { .day = day_from_iso(str_of(day)), .hour = 8 };
    struct due_round round = { 0 };
    size_t n;

    assert_true(clock_from_local(morning) >=
                clock_from_local((struct clock_time){ .day = clock_day(p->w.now_ms) }));
    if (clock_from_local(morning) > p->w.now_ms)
        p->w.now_ms = clock_from_local(morning);
    T_OK(p->w.t, org_apply_changes(world_at_terminal(&p->w), &n));
    while (!round.end)
        T_OK(p->w.t, due_lay_next(world_at_terminal(&p->w), &round));
}

struct ctx *plan_as(struct plan *p, int unit)
{
    p->w.now_ms++; /* what was done before was done before */
    return world_as(&p->w, p->units[unit].account);
}

struct str plan_document(struct plan *p, const char *name)
{
    const char *shared = getenv("NEP_SHARED"), *root = getenv("NEP_ROOT");
    const char *path;
    char *bytes = arena_array(p->w.t->arena, char, DOCUMENT_MAX);
    bool ours = !strchr(name, '/');
    size_t n;
    FILE *f;

    assert_non_null(root);
    if (ours)
        path = arena_printf(p->w.t->arena, "%s/tests/plans/%s", root, name);
    else if (shared)
        path = arena_printf(p->w.t->arena, "%s/%s", shared, name);
    else
        path = arena_printf(p->w.t->arena, "%s/../shared/%s", root, name);
    f = fopen(path, "rb");
    if (!f && !ours) {
        assert_null(getenv("NEP_REQUIRE_SEEDS"));
        print_message("# SKIPPED: %s is not there: this plan was not played\n", path);
        return STR_NONE;
    }
    assert_non_null(f);
    n = fread(bytes, 1, DOCUMENT_MAX, f);
    assert_int_equal(fclose(f), 0);
    return (struct str){ bytes, n };
}

static void accept_all(struct plan *p, int unit)
{
    struct review_outcome outcome;
    struct review v;
    int64_t n;

    T_OK(p->w.t, review_accept_certain(plan_as(p, unit), p->document, &n));
    T_OK(p->w.t, review_load(plan_as(p, unit), p->document, &v));
    for (size_t i = 0; i < v.n; i++) {
        struct review_decision in = { .id = v.items[i].id,
                                      .version = v.items[i].version,
                                      .act = ITEM_ACCEPT };

        if (v.items[i].state == ITEM_PROPOSED)
            T_OK(p->w.t, review_decide(plan_as(p, unit), &in, &outcome));
    }
}

void plan_read(struct plan *p, int unit, struct str text)
{
    struct document_new in = { .org_id = p->org[unit], .bytes = text };
    struct review_confirm confirm = { .make_campaign = true };
    struct ctx *c = plan_as(p, unit);
    struct document document;
    struct reading *reading;

    T_OK(p->w.t, document_read_bytes(c, S(""), text, &reading));
    in.reading = reading;
    T_OK(p->w.t, document_take_in(world_again(&p->w, c), &in, &p->document));
    accept_all(p, unit);
    T_OK(p->w.t, document_load(plan_as(p, unit), p->document, &document));
    confirm.document_id = p->document;
    confirm.version = document.version;
    T_OK(p->w.t, review_confirm(plan_as(p, unit), &confirm, &p->campaign));
}

void plan_span(struct plan *p, int unit, const char *from, const char *to)
{
    struct campaign now;
    struct campaign_edit edit = { .id = p->campaign };
    const char *field;

    T_OK(p->w.t, campaign_load(plan_as(p, unit), p->campaign, &now));
    edit.org_id = now.org_id;
    edit.version = now.version;
    edit.name = now.name;
    edit.theme = now.theme;
    edit.from = day_from_iso(str_of(from));
    edit.to = day_from_iso(str_of(to));
    T_OK(p->w.t, campaign_save(plan_as(p, unit), &edit, &now, &field));
}

struct campaign_view plan_view(struct plan *p, int unit)
{
    struct campaign_view v;

    T_OK(p->w.t, campaign_show(plan_as(p, unit), p->campaign, &v));
    return v;
}

void plan_add_duty(struct plan *p, int unit, struct duty duty)
{
    const char *field = NULL;
    struct duty now;

    duty.campaign_id = p->campaign;
    T_OK(p->w.t, duty_save(plan_as(p, unit), &duty, &now, &field));
}

void plan_add_content(struct plan *p, int unit, enum content_what what, const char *title)
{
    struct content in = { .campaign_id = p->campaign, .what = what, .title = str_of(title) }, now;
    const char *field = NULL;

    T_OK(p->w.t, content_save(plan_as(p, unit), &in, &now, &field));
}

void plan_mend_duty(struct plan *p, int unit, const struct duty *duty)
{
    const char *field = NULL;
    struct duty now;

    T_OK(p->w.t, duty_save(plan_as(p, unit), duty, &now, &field));
}

void plan_drop_duty(struct plan *p, int unit, const char *what)
{
    struct duty duty = plan_find_duty(p, unit, what);

    T_OK(p->w.t, duty_drop(plan_as(p, unit), duty.id, duty.version, true));
}

static size_t below(const struct plan *p, int unit, const char *without, int64_t *ids)
{
    size_t n = 0;

    for (size_t i = 0; i < p->n; i++) {
        int at = p->units[i].above;

        while (at >= 0 && at != unit)
            at = p->units[at].above;
        if (at == unit && (!without || strcmp(p->units[i].kind, without) != 0))
            ids[n++] = p->org[i];
    }
    return n;
}

void plan_issue(struct plan *p, int unit, const char *without, enum series_rest rest)
{
    int64_t ids[PLAN_UNITS];
    struct issue in = { .campaign_id = p->campaign,
                        .scope = ISSUE_TICKED,
                        .ids = ids,
                        .rest = rest,
                        .sure_of_all = true };
    struct campaign campaign;
    size_t units, dues;

    in.n = below(p, unit, without, ids);
    T_OK(p->w.t, campaign_load(plan_as(p, unit), p->campaign, &campaign));
    in.version = campaign.version;
    T_OK(p->w.t, issue(plan_as(p, unit), &in, &units, &dues));
    assert_int_equal(units, in.n);
}

void plan_run_beside(struct plan *p, int unit, const char *due_on)
{
    struct campaign_edit edit = { .org_id = p->org[unit],
                                  .name = S("Đợt sinh hoạt “Sạch đường, sạch ngõ”"),
                                  .from = clock_day(p->w.now_ms),
                                  .to = day_from_iso(str_of(due_on)) };
    struct duty duty = { .what = DUE_REPORT,
                         .words = S("Báo cáo kết quả đợt sinh hoạt"),
                         .rule = { .rhythm = RHYTHM_ONCE, .bound = CALENDAR_BY } };
    int64_t first = p->campaign;
    struct campaign campaign;
    const char *field;

    T_OK(p->w.t, campaign_save(plan_as(p, unit), &edit, &campaign, &field));
    duty.rule.due_on = edit.to;
    p->campaign = campaign.id;
    plan_add_duty(p, unit, duty);
    plan_issue(p, unit, NULL, SERIES_REST_NONE);
    p->second = campaign.id;
    p->campaign = first;
}
