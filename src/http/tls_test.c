/* SPDX-License-Identifier: Apache-2.0 */
/* The server with a certificate made on the spot, and a client that speaks TLS to it. */
#include "t.h"

#include <arpa/inet.h>
#include <gnutls/gnutls.h>
#include <gnutls/x509.h>
#include <netinet/in.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include "play/toy.h"

static char *pem_of(struct arena *a, gnutls_datum_t *pem)
{
    char *text = arena_cstr(a, (struct str){ (const char *)pem->data, pem->size });

    gnutls_free(pem->data);
    return text;
}

static void make_certificate(struct arena *a, struct http_options *o)
{
    static const unsigned char serial[] = { 1 };
    gnutls_x509_privkey_t key;
    gnutls_x509_crt_t crt;
    gnutls_datum_t pem;

    assert_int_equal(gnutls_x509_privkey_init(&key), 0);
    assert_int_equal(gnutls_x509_privkey_generate(
                         key, GNUTLS_PK_ECDSA, GNUTLS_CURVE_TO_BITS(GNUTLS_ECC_CURVE_SECP256R1), 0),
                     0);
    assert_int_equal(gnutls_x509_crt_init(&crt), 0);
    assert_int_equal(gnutls_x509_crt_set_version(crt, 3), 0);
    assert_int_equal(gnutls_x509_crt_set_serial(crt, serial, sizeof(serial)), 0);
    assert_int_equal(gnutls_x509_crt_set_activation_time(crt, time(NULL) - 60), 0);
    assert_int_equal(gnutls_x509_crt_set_expiration_time(crt, time(NULL) + 3600), 0);
    assert_int_equal(gnutls_x509_crt_set_key(crt, key), 0);
    assert_int_equal(gnutls_x509_crt_set_dn(crt, "CN=localhost", NULL), 0);
    assert_int_equal(gnutls_x509_crt_sign2(crt, crt, key, GNUTLS_DIG_SHA256, 0), 0);
    assert_int_equal(gnutls_x509_crt_export2(crt, GNUTLS_X509_FMT_PEM, &pem), 0);
    o->tls_cert = pem_of(a, &pem);
    assert_int_equal(gnutls_x509_privkey_export2(key, GNUTLS_X509_FMT_PEM, &pem), 0);
    o->tls_key = pem_of(a, &pem);
    gnutls_x509_crt_deinit(crt);
    gnutls_x509_privkey_deinit(key);
}

static int dial(int port)
{
    struct sockaddr_in a = { .sin_family = AF_INET,
                             .sin_port = htons((uint16_t)port),
                             .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);

    assert_int_equal(connect(fd, (struct sockaddr *)&a, sizeof(a)), 0);
    return fd;
}

/* The answer to one request over TLS with these versions; "" when no connection comes about. */
static struct str ask(struct arena *a, int port, const char *versions, const char *request)
{
    gnutls_certificate_credentials_t nobody;
    char *reply = arena_alloc(a, 8192, 1);
    gnutls_session_t session;
    size_t n = 0;
    int fd = dial(port);

    assert_int_equal(gnutls_certificate_allocate_credentials(&nobody), 0);
    assert_int_equal(gnutls_init(&session, GNUTLS_CLIENT), 0);
    assert_int_equal(gnutls_priority_set_direct(session, versions, NULL), 0);
    assert_int_equal(gnutls_credentials_set(session, GNUTLS_CRD_CERTIFICATE, nobody), 0);
    gnutls_transport_set_int(session, fd);
    if (gnutls_handshake(session) == 0) {
        ssize_t got = gnutls_record_send(session, request, strlen(request));

        for (; got > 0 && n<8191; n += got> 0 ? (size_t)got : 0)
            got = gnutls_record_recv(session, reply + n, 8191 - n);
    }
    gnutls_deinit(session);
    gnutls_certificate_free_credentials(nobody);
    (void)close(fd);
    return (struct str){ reply, n };
}

static void the_server_speaks_modern_tls_only(void **state)
{
    static const char request[] =
        "GET / HTTP/1.1\r\nHost: nep.example\r\nConnection: close\r\n\r\n";
    struct t *t = *state;
    struct toy *toy = arena_new(t->arena, struct toy);
    struct http_options o = { 0 };
    struct http_app app;
    struct http *http = NULL;

    toy_init(toy);
    app = toy_app(toy);
    o.tables = toy_tables(&o.n_tables);
    make_certificate(t->arena, &o);
    T_OK(t, http_start(&o, &app, &http, t->error));
    assert_true(str_starts(ask(t->arena, http_port(http), "NORMAL:-VERS-ALL:+VERS-TLS1.3", request),
                           S("HTTP/1.1 200")));
    assert_true(str_starts(ask(t->arena, http_port(http), "NORMAL:-VERS-ALL:+VERS-TLS1.2", request),
                           S("HTTP/1.1 200")));
    T_STR(ask(t->arena, http_port(http), "NORMAL:-VERS-ALL:+VERS-TLS1.1:%COMPAT", request), "");
    http_stop(&http);
    toy_done(toy);
}

static void a_key_that_does_not_fit_is_said_plainly(void **state)
{
    struct t *t = *state;
    struct toy *toy = arena_new(t->arena, struct toy);
    struct http_options o = { .tls_cert = "no certificate", .tls_key = "no key" };
    struct http *http = NULL;
    struct http_app app;

    toy_init(toy);
    app = toy_app(toy);
    T_ERR(t, E_INVALID, http_start(&o, &app, &http, t->error));
    assert_null(http);
    assert_int_equal(toy->lanes_open, 0);
    toy_done(toy);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T(the_server_speaks_modern_tls_only),
        T(a_key_that_does_not_fit_is_said_plainly),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
