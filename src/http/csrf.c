/* SPDX-License-Identifier: Apache-2.0 */
#include "http/csrf.h"

#include <assert.h>
#include <sodium.h>

#include "base/arena.h"
#include "base/random.h"
#include "http/request.h"

enum { MAC = crypto_auth_hmacsha256_BYTES, VARIANT = sodium_base64_VARIANT_URLSAFE_NO_PADDING };

static void mac_of(const unsigned char *secret, struct str login, unsigned char mac[MAC])
{
    static const char purpose[] = "csrf";
    crypto_auth_hmacsha256_state state;

    crypto_auth_hmacsha256_init(&state, secret, crypto_auth_hmacsha256_KEYBYTES);
    crypto_auth_hmacsha256_update(&state, (const unsigned char *)purpose, sizeof(purpose));
    if (login.n)
        crypto_auth_hmacsha256_update(&state, (const unsigned char *)login.p, login.n);
    crypto_auth_hmacsha256_final(&state, mac);
}

struct str csrf_token(const unsigned char *secret, struct str login, struct arena *a)
{
    unsigned char both[2 * MAC];
    size_t room = sodium_base64_encoded_len(sizeof(both), VARIANT);
    char *text = arena_alloc(a, room, 1);

    assert(secret);
    assert(a);
    mac_of(secret, login, both + MAC);
    random_bytes(both, MAC);
    for (size_t i = 0; i < MAC; i++)
        both[MAC + i] ^= both[i];
    sodium_bin2base64(text, room, both, sizeof(both), VARIANT);
    return str_of(text);
}

struct str csrf_token_for(const struct request *rq)
{
    return csrf_token(rq->csrf_secret, rq->caller.login, rq->arena);
}

bool csrf_token_fits(const unsigned char *secret, struct str login, struct str token)
{
    unsigned char both[2 * MAC], mac[MAC];
    size_t n = 0;

    if (!token.n ||
        sodium_base642bin(both, sizeof(both), token.p, token.n, NULL, &n, NULL, VARIANT))
        return false;
    if (n != sizeof(both))
        return false;
    for (size_t i = 0; i < MAC; i++)
        both[MAC + i] ^= both[i];
    mac_of(secret, login, mac);
    return sodium_memcmp(both + MAC, mac, MAC) == 0;
}

bool csrf_origin_fits(const struct request *rq)
{
    struct str origin = request_header(rq, "Origin");
    struct str site = request_header(rq, "Sec-Fetch-Site");

    if (site.p && !str_eq(site, S("same-origin")) && !str_eq(site, S("none")))
        return false;
    if (!origin.p)
        return true;
    if (str_starts(origin, S("https://")))
        return str_same_word(str_sub(origin, 8, origin.n), rq->host);
    if (str_starts(origin, S("http://")) && !rq->secure)
        return str_same_word(str_sub(origin, 7, origin.n), rq->host);
    return false;
}

bool csrf_origin_is_ours(const struct request *rq)
{
    return csrf_origin_fits(rq) && (request_header(rq, "Origin").p ||
                                    str_eq(request_header(rq, "Sec-Fetch-Site"), S("same-origin")));
}

/* A foreign page can make a browser send forms and plain text, but no JSON. */
static bool no_form_could_send(const struct request *rq)
{
    struct str type = request_header(rq, "Content-Type"), media;

    return type.n && str_cut(&type, ';', &media) &&
           str_same_word(str_trim(media), S("application/json"));
}

bool csrf_check(const struct request *rq, struct str csrf)
{
    assert(rq->route);
    if (rq->method == GET)
        return true;
    if (!csrf_origin_fits(rq))
        return false;
    switch (rq->route->csrf) {
    case CSRF_API:
        return no_form_could_send(rq);
    case CSRF_FORM:
        return csrf_token_fits(rq->csrf_secret, rq->caller.login, csrf);
    }
    return false;
}
