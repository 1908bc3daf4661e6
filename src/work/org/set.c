/* SPDX-License-Identifier: Apache-2.0 */
#include "work/org/set.h"

#include "store/org.h"
#include "work/trail.h"

/* Sheets to write on are no layout of an office's papers. */
static const char *const layouts[] = { "dang-2026", "dang-2018", "nd30-2020" };

static enum err changed_one(struct ctx *c, int64_t org_id, const char *verb, int64_t changed)
{
    if (!changed)
        return fail(c, E_NOT_FOUND, M_ERROR_NO_ORG);
    return event_add(c, "org", org_id, verb, org_id, S("{}"));
}

static bool is_phone(struct str phone)
{
    for (size_t i = 0; i < phone.n; i++) {
        unsigned char b = (unsigned char)phone.p[i];

        if (b < ' ' || b > '~')
            return false;
    }
    return phone.n <= ORG_PHONE_MOST;
}

enum err org_set_phone(struct ctx *c, int64_t org_id, struct str phone)
{
    int64_t changed;
    enum err r;

    phone = str_trim(phone);
    r = may(c, P_ORG_EDIT, org_id);
    if (r)
        return r;
    if (!is_phone(phone))
        return fail(c, E_INVALID, M_ORG_NO_PHONE, { "n", .n = ORG_PHONE_MOST });
    r = q_org_set_phone(c->db, org_id, phone.n ? phone : STR_NONE, &changed, c->error);
    return r ? r : changed_one(c, org_id, "set_phone", changed);
}

enum err org_set_layout(struct ctx *c, int64_t org_id, struct str layout)
{
    struct str names = S("");
    bool known = false;
    int64_t changed;
    enum err r;

    r = may(c, P_ORG_EDIT, org_id);
    if (r)
        return r;
    for (size_t i = 0; i < COUNT(layouts); i++) {
        known = known || str_eq(layout, str_of(layouts[i]));
        names = str_fmt(c->arena, "%.*s%s%s", STR_ARGS(names), i ? ", " : "", layouts[i]);
    }
    if (!known)
        return fail(c, E_INVALID, M_ORG_NO_LAYOUT, { "layout", .text = layout },
                    { "names", .text = names });
    r = q_org_set_layout(c->db, org_id, layout, &changed, c->error);
    return r ? r : changed_one(c, org_id, "set_layout", changed);
}
