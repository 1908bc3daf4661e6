/* SPDX-License-Identifier: Apache-2.0 */
#include "work/ctx.h"

#include "store/org.h"

void ctx_init(struct ctx *c, struct app *app, struct db *db, struct arena *a, struct error *e)
{
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

void fail_words(struct ctx *c, enum err code, enum msg message, const struct msg_arg *args,
                size_t n)
{
    struct str words = msg_fmt(c->arena, c->lang, message, args, n);

    (void)error_set(c->error, code, "%.*s", STR_ARGS(words));
}

static const enum msg permission_words[P_COUNT] = {
    [P_ORG_VIEW] = M_PERMISSION_ORG_VIEW,
    [P_PEOPLE_VIEW] = M_PERMISSION_PEOPLE_VIEW,
    [P_DOCUMENT_VIEW] = M_PERMISSION_DOCUMENT_VIEW,
    [P_DOCUMENT_EDIT] = M_PERMISSION_DOCUMENT_EDIT,
    [P_CAMPAIGN_VIEW] = M_PERMISSION_CAMPAIGN_VIEW,
    [P_CAMPAIGN_EDIT] = M_PERMISSION_CAMPAIGN_EDIT,
    [P_CAMPAIGN_ISSUE] = M_PERMISSION_CAMPAIGN_ISSUE,
    [P_CAMPAIGN_ACKNOWLEDGE] = M_PERMISSION_CAMPAIGN_ACKNOWLEDGE,
    [P_SESSION_VIEW] = M_PERMISSION_SESSION_VIEW,
    [P_SESSION_FIGURES] = M_PERMISSION_SESSION_FIGURES,
    [P_SESSION_RUN] = M_PERMISSION_SESSION_RUN,
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

/* Where a unit stands: known from the grants, from an earlier question, or asked for once. */
static enum err path_of(struct ctx *c, int64_t org_id, struct str *ret)
{
    struct ctx_place *place;
    struct q_org_path row;
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
        r = q_org_path(c->db, org_id, HIERARCHY, c->arena, &row, c->error);
        if (r)
            return r;
        place = arena_new(c->arena, struct ctx_place);
        *place = (struct ctx_place){ .next = c->places, .org_id = org_id, .path = row.path };
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

    r = path_of(c, org_id, &path);
    if (r == E_NOT_FOUND)
        return fail(c, E_NOT_FOUND, M_ERROR_NO_ORG);
    if (r || decide(c, p, path).allowed)
        return r;
    r = q_org_by_id(c->db, org_id, HIERARCHY, c->arena, &org, c->error);
    return r ? r : refuse(c, p, &org);
}

bool may_quietly(struct ctx *c, enum permission p, int64_t org_id)
{
    struct str path;

    if (path_of(c, org_id, &path)) {
        error_clear(c->error);
        return false;
    }
    return decide(c, p, path).allowed;
}
