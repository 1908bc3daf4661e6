/* SPDX-License-Identifier: Apache-2.0 */
#include "fault/fault.h"
#include "work/account/keep.h"
#include "work/account/password.h"
#include "work/holiday/holiday.h"
#include "work/org/org.h"
#include "work/org/person.h"

#define PASSWORD_STORED "$argon2id$stored"

void prepare_world(struct scene *s)
{
    s->w = &s->world;
    world_open(s->t, s->w);
    s->id = s->w->accounts[0].account_id;
}

static enum err run_org_add(struct ctx *c, struct scene *s)
{
    struct org_new in = { .parent_id = s->w->org[W_COMMUNE],
                          .kind = S("branch"),
                          .name = S("Chi bộ thôn Khe Mây"),
                          .symbol = S("CB"),
                          .place = S("Suối Bàng"),
                          .province = S("Sơn Hà"),
                          .phone = S(""),
                          .from_on = S("2022-03-01") };

    return org_add(c, &in, &s->id);
}

static enum err run_org_set_term(struct ctx *c, struct scene *s)
{
    return org_set_term(c, s->w->org[W_COMMUNE], &(struct calendar_term){ .days = 10 });
}

static enum err run_org_set_before_includes(struct ctx *c, struct scene *s)
{
    return org_set_before_includes(c, s->w->org[W_COMMUNE], true);
}

static enum err run_holiday_add(struct ctx *c, struct scene *s)
{
    struct holiday_new in = { .org_id = s->w->org[W_COMMUNE],
                              .day = { 2022, 3, 18 },
                              .name = S("Ngày hội của xã") };

    return holiday_add(c, &in, &s->id);
}

static enum err run_person_add(struct ctx *c, struct scene *s)
{
    struct person_new in = { S("Vàng Thị Mẩy"), S("0912 000 111"), s->w->org[W_HAMLET] };

    return person_add(c, &in, &s->id);
}

static enum err run_person_join(struct ctx *c, struct scene *s)
{
    return person_join(c, s->w->hamlet_people[2], s->w->org[W_HILL], S("temporary"),
                       S("2022-03-01"));
}

static enum err run_person_take_office(struct ctx *c, struct scene *s)
{
    return person_take_office(c, s->w->hamlet_people[2], s->w->org[W_HAMLET], S("CHI ỦY VIÊN"), 2,
                              S("2022-03-01"));
}

static enum err run_person_leave(struct ctx *c, struct scene *s)
{
    return person_leave(c, s->w->hamlet_people[2], s->w->org[W_HAMLET], S("2022-03-01"));
}

static enum err run_person_set_state(struct ctx *c, struct scene *s)
{
    return person_set_state(c, s->w->hamlet_people[2], s->w->org[W_HAMLET], S("exempt"),
                            S("2022-03-01"));
}

static enum err run_person_move(struct ctx *c, struct scene *s)
{
    return person_move(c, s->w->hamlet_people[2], s->w->org[W_HAMLET], s->w->org[W_HILL],
                       S("2022-03-01"));
}

static enum err run_person_post(struct ctx *c, struct scene *s)
{
    struct person_post in = { .person_id = s->w->hamlet_people[2],
                              .org_id = s->w->org[W_HAMLET],
                              .title = S("QUYỀN BÍ THƯ"),
                              .rank = 1,
                              .acting = true,
                              .from_on = S("2022-03-01") };

    return person_post(c, &in);
}

static enum err run_person_end_post(struct ctx *c, struct scene *s)
{
    return person_end_post(c, s->w->hamlet_people[0], s->w->org[W_HAMLET], S("BÍ THƯ"),
                           S("2022-03-01"));
}

static enum err run_account_add(struct ctx *c, struct scene *s)
{
    struct account_new in = { .person_id = s->w->hamlet_people[3],
                              .org_id = s->w->org[W_HAMLET],
                              .name = S("nguoi.moi"),
                              .secret = S(PASSWORD_STORED) };

    return account_add(c, &in, &s->id);
}

static enum err run_account_grant(struct ctx *c, struct scene *s)
{
    return account_grant(c, s->id, s->w->org[W_HAMLET], ROLE_TEAM, S("2022-03-01"));
}

static enum err run_account_revoke(struct ctx *c, struct scene *s)
{
    return account_revoke(c, s->id, s->w->org[W_HAMLET], ROLE_SECRETARY, S("2022-03-01"));
}

static enum err run_account_close(struct ctx *c, struct scene *s)
{
    return account_close(c, str_of(s->w->accounts[0].name));
}

static enum err run_password_reset(struct ctx *c, struct scene *s)
{
    return password_reset(c, str_of(s->w->accounts[0].name), S(PASSWORD_STORED));
}

static enum err run_password_change(struct ctx *c, struct scene *s)
{
    struct password_change in = { .token = S("token"), .address = S("10.0.0.7") };
    struct password_check check = { .secret = S(PASSWORD_STORED) };
    struct str words;

    (void)s;
    return password_change(c, &in, &check, &words);
}

static enum err run_account_sign_in(struct ctx *c, struct scene *s)
{
    struct sign_in in = { .name = str_of(s->w->accounts[0].name), .address = S("10.0.0.7") };
    struct account_check check = { .account_id = s->id };
    struct str token, words;

    return account_sign_in(c, &in, &check, &token, &words);
}

static enum err run_account_sign_out(struct ctx *c, struct scene *s)
{
    (void)s;
    return account_sign_out(c, S("token"));
}

static enum err run_account_sign_out_everywhere(struct ctx *c, struct scene *s)
{
    (void)s;
    return account_sign_out_everywhere(c);
}

static enum err run_account_set_lang(struct ctx *c, struct scene *s)
{
    (void)s;
    return account_set_lang(c, LANG_EN);
}

static enum err run_account_take_away(struct ctx *c, struct scene *s)
{
    return account_revoke(c, s->id, s->w->org[W_HAMLET], ROLE_TEAM, S("2022-03-01"));
}

static const struct fault rows[] = {
    FAULT(account, account_add, "admin.province", prepare_world),
    FAULT(account, account_grant, "admin.province", prepare_world),
    FAULT(account, account_revoke, "admin.province", prepare_world),
    FAULT(account, account_close, "admin.province", prepare_world),
    FAULT(account, account_sign_in, NULL, prepare_world),
    FAULT(account, account_sign_out, "clerk.commune", prepare_world),
    FAULT(account, account_sign_out_everywhere, "clerk.commune", prepare_world),
    FAULT(account, account_set_lang, "clerk.commune", prepare_world),
    FAULT(account, password_change, "clerk.commune", prepare_world),
    FAULT(account, password_reset, "admin.province", prepare_world),
    FAULT(org, org_add, "admin.province", prepare_world),
    FAULT(org, org_set_term, "admin.province", prepare_world),
    FAULT(org, org_set_before_includes, "admin.province", prepare_world),
    FAULT(holiday, holiday_add, "admin.province", prepare_world),
    FAULT(person, person_add, "admin.province", prepare_world),
    FAULT(person, person_join, "admin.province", prepare_world),
    FAULT(person, person_leave, "admin.province", prepare_world),
    FAULT(person, person_set_state, "admin.province", prepare_world),
    FAULT(person, person_move, "admin.province", prepare_world),
    FAULT(person, person_post, "admin.province", prepare_world),
    FAULT(person, person_end_post, "admin.province", prepare_world),
    FAULT(person, person_take_office, "admin.province", prepare_world),
};

/* With a way back. */
static const struct undo undos[] = {
    UNDO(account_grant, account_take_away, "admin.province", prepare_world, NULL,
         "'role_grant'" /* a row with both days */),
};

const struct fault_table fault_account = { rows, COUNT(rows), undos, COUNT(undos) };
