/* SPDX-License-Identifier: Apache-2.0 */
#include "work/ctx.h"

#include <assert.h>

#include "store/org.h"

void ctx_init(struct ctx *c, struct app *app, struct db *db, struct arena *a, struct error *e)
{
    assert(app && a && e);
    *c = (struct ctx){
        .arena = a,
        .error = e,
        .db = db,
        .ids = &app->ids,
        .box = app->box,
        .lang = LANG_VI,
        .now_ms = clock_now_ms(&app->clock),
    };
    c->today = clock_day(c->now_ms);
}

void ctx_operate(struct ctx *c)
{
    struct grant *grant = arena_new(c->arena, struct grant);

    *grant = (struct grant){
        .role = ROLE_OPERATOR,
        .org_name = msg_text(c->lang, M_ROLE_OPERATOR),
        .path = PATH_TOP,
    };
    c->who = arena_new(c->arena, struct who);
    *c->who = (struct who){ .name = grant->org_name, .grants = grant, .n_grants = 1 };
}

void fail_words(struct ctx *c, enum err code, enum msg message, const struct msg_arg *args,
                size_t n)
{
    struct str words = msg_fmt(c->arena, c->lang, message, args, n);

    assert(code != OK);
    assert(args || !n);
    (void)error_set(c->error, code, "%.*s", STR_ARGS(words));
}

static const enum msg permission_words[P_COUNT] = {
    [P_ORG_VIEW] = M_PERMISSION_ORG_VIEW,
    [P_ORG_EDIT] = M_PERMISSION_ORG_EDIT,
    [P_PEOPLE_VIEW] = M_PERMISSION_PEOPLE_VIEW,
    [P_PEOPLE_EDIT] = M_PERMISSION_PEOPLE_EDIT,
    [P_DOCUMENT_VIEW] = M_PERMISSION_DOCUMENT_VIEW,
    [P_DOCUMENT_EDIT] = M_PERMISSION_DOCUMENT_EDIT,
    [P_CAMPAIGN_VIEW] = M_PERMISSION_CAMPAIGN_VIEW,
    [P_CAMPAIGN_EDIT] = M_PERMISSION_CAMPAIGN_EDIT,
    [P_CAMPAIGN_ISSUE] = M_PERMISSION_CAMPAIGN_ISSUE,
    [P_CAMPAIGN_ACKNOWLEDGE] = M_PERMISSION_CAMPAIGN_ACKNOWLEDGE,
    [P_SESSION_VIEW] = M_PERMISSION_SESSION_VIEW,
    [P_SESSION_FIGURES] = M_PERMISSION_SESSION_FIGURES,
    [P_SESSION_RUN] = M_PERMISSION_SESSION_RUN,
    [P_SESSION_ENTER] = M_PERMISSION_SESSION_ENTER,
    [P_REMEDY_VIEW] = M_PERMISSION_REMEDY_VIEW,
    [P_REMEDY_EDIT] = M_PERMISSION_REMEDY_EDIT,
    [P_PERSONAL_VIEW] = M_PERMISSION_PERSONAL_VIEW,
    [P_PERSONAL_EDIT] = M_PERMISSION_PERSONAL_EDIT,
    [P_REPORT_VIEW] = M_PERMISSION_REPORT_VIEW,
    [P_REPORT_EDIT] = M_PERMISSION_REPORT_EDIT,
    [P_REPORT_SUBMIT] = M_PERMISSION_REPORT_SUBMIT,
    [P_REPORT_RECEIVE] = M_PERMISSION_REPORT_RECEIVE,
    [P_TOTAL_VIEW] = M_PERMISSION_TOTAL_VIEW,
    [P_ACCOUNT_ADMIN] = M_PERMISSION_ACCOUNT_ADMIN,
};

static struct verdict decide(struct ctx *c, enum permission p, struct str path)
{
    if (!c->who)
        return (struct verdict){ .allowed = false };
    return permission_decide(c->who->grants, c->who->n_grants, p, path);
}

/* Says who can give the right: the administrators of the unit or of the nearest one above it. */
static enum err refuse(struct ctx *c, enum permission p, const struct q_org_by_id *org)
{
    struct str right = msg_text(c->lang, permission_words[p]);
    struct q_org_admins *admins = NULL;
    size_t n = 0;
    enum err r;

    r = q_org_admins(c->db, HIERARCHY, org->path, day_iso(c->arena, c->today), c->arena, &admins,
                     &n, c->error);
    if (r)
        return r;
    (void)fail(c, E_DENIED, M_ERROR_DENIED, { "right", .text = right },
               { "org", .text = org->name });
    if (n) {
        struct str hint =
            MSG(c->arena, c->lang, M_ERROR_DENIED_ASK, { "person", .text = admins[0].person },
                { "org", .text = admins[0].org });

        return error_hint(c->error, "%.*s", STR_ARGS(hint));
    }
    return E_DENIED;
}

/* What every use case leans on, asked here once: whoever made the ctx has filled all of it. */
static void assert_whole(const struct ctx *c)
{
    assert(c && c->arena && c->error && c->db && c->ids);
    assert(c->lang <= LANG_EN);
    assert(c->now_ms > 0 && day_exists(c->today));
    assert(!c->who || c->who->grants || !c->who->n_grants);
}

/* Today's place; of a unit that is no more, or not yet, under whom it stood last or will stand. */
static enum err ask_path(struct ctx *c, int64_t org_id, struct str *ret)
{
    struct q_org_place_last last;
    struct q_org_path row;
    enum err r;

    r = q_org_path(c->db, org_id, HIERARCHY, c->arena, &row, c->error);
    if (r == OK)
        *ret = row.path;
    if (r != E_NOT_FOUND)
        return r;
    r = q_org_place_last(c->db, org_id, HIERARCHY, c->arena, &last, c->error);
    if (r == OK)
        *ret = last.path;
    return r;
}

/* Where a unit stands: known from the grants, from an earlier question, or asked for once. */
static enum err path_of(struct ctx *c, int64_t org_id, struct str *ret)
{
    struct ctx_place *place;
    struct str path;
    enum err r;

    for (size_t i = 0; c->who && i < c->who->n_grants; i++) {
        if (c->who->grants[i].org_id == org_id) {
            *ret = c->who->grants[i].path;
            return OK;
        }
    }
    for (place = c->places; place && place->org_id != org_id;)
        place = place->next;
    if (!place) {
        r = ask_path(c, org_id, &path);
        if (r)
            return r;
        place = arena_new(c->arena, struct ctx_place);
        *place = (struct ctx_place){ .next = c->places, .org_id = org_id, .path = path };
        c->places = place;
    }
    *ret = place->path;
    return OK;
}

enum err may(struct ctx *c, enum permission p, int64_t org_id)
{
    struct q_org_by_id org;
    struct str path;
    enum err r;

    assert_whole(c);
    r = path_of(c, org_id, &path);
    if (r == E_NOT_FOUND)
        return fail(c, E_NOT_FOUND, M_ERROR_NO_ORG);
    if (r || decide(c, p, path).allowed)
        return r;
    r = q_org_by_id(c->db, org_id, HIERARCHY, c->arena, &org, c->error);
    return r ? r : refuse(c, p, &org);
}

enum err may_by(struct ctx *c, const struct hand *hands, size_t n_hands, enum permission p,
                int64_t org_id, const struct grant **ret_by)
{
    struct verdict verdict = { .allowed = false };
    struct str path;
    enum err r;

    assert_whole(c);
    r = path_of(c, org_id, &path);
    if (r && r != E_NOT_FOUND)
        return r;
    if (!r && c->who)
        verdict = permission_decide_by(c->who->grants, c->who->n_grants, hands, n_hands, p, path);
    if (ret_by)
        *ret_by = verdict.by;
    return verdict.allowed ? OK : may(c, p, org_id); /* which has the words */
}

enum err rights_by(struct ctx *c, const struct hand *hands, size_t n_hands, int64_t org_id,
                   struct rights *ret)
{
    struct str path = S("");
    enum err r;

    assert((hands || !n_hands) && ret);
    assert_whole(c);
    r = org_id ? path_of(c, org_id, &path) : OK;
    if (r == E_NOT_FOUND) {
        error_clear(c->error);
        r = OK;
    }
    if (!r)
        *ret = (struct rights){ c->who, hands, n_hands, path };
    return r;
}

enum err rights_at(struct ctx *c, int64_t org_id, struct rights *ret)
{
    assert(ret);
    return rights_by(c, NULL, 0, org_id, ret);
}

bool rights_have(const struct rights *rights, enum permission p)
{
    const struct who *who = rights->who;

    assert(rights);
    return who && rights->path.n &&
           permission_decide_by(who->grants, who->n_grants, rights->hands, rights->n_hands, p,
                                rights->path)
               .allowed;
}

enum err may_at_top(struct ctx *c, enum permission p)
{
    if (decide(c, p, PATH_TOP).allowed)
        return OK;
    return fail(c, E_DENIED, M_ERROR_DENIED_AT_TOP,
                { "right", .text = msg_text(c->lang, permission_words[p]) });
}
