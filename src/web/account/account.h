/* account.h - signing in and one's own account. */
#pragma once

#include "http/route.h"
#include "web/kit/field.h"
#include "web/kit/page.h"

struct sign_in_page {
    struct page page;
    struct form form;
    struct field_view name, password;
    struct str to; /* where to go afterwards: an address within the site */
    bool needed;   /* the last sign-in has expired */
};

struct account_login {
    struct str device, opened;
    bool this_one;
};

struct account_page {
    struct page page;
    struct form form;
    struct field_view language;
    struct options languages;
    struct account_role {
        enum msg role;
        struct str org;
    } * roles;
    size_t n_roles;
    struct account_login *logins;
    size_t n_logins;
};

extern const struct route account_routes[];
extern const size_t account_routes_n;
