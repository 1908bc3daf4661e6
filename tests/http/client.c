/* SPDX-License-Identifier: Apache-2.0 */
#include "client.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <stdlib.h>
#include <strings.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/buf.h"
#include "served.h"

enum { REPLY_MAX = 4 * 1024 * 1024, PATIENCE_MS = 120000 };

static int dial(const struct client *cl)
{
    struct sockaddr_in a = { .sin_family = AF_INET,
                             .sin_port = htons((uint16_t)cl->port),
                             .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);

    if (fd >= 0 && connect(fd, (struct sockaddr *)&a, sizeof(a)) != 0) {
        (void)close(fd);
        return -1;
    }
    return fd;
}

static void say(int fd, struct str bytes)
{
    while (bytes.n) {
        ssize_t sent = send(fd, bytes.p, bytes.n, MSG_NOSIGNAL);

        if (sent <= 0)
            return; /* the server has hung up; what it said is still to be read */
        bytes = str_sub(bytes, (size_t)sent, bytes.n);
    }
}

static struct str header_of(struct str head, const char *name)
{
    struct str line, found = STR_NONE;

    while (!found.p && str_cut(&head, '\n', &line)) {
        struct str key;

        if (str_cut(&line, ':', &key) && key.n == strlen(name) &&
            strncasecmp(key.p, name, key.n) == 0)
            found = str_trim(line);
    }
    return found;
}

static bool is_whole(struct str got, size_t *ret_head)
{
    size_t end = str_find(got, S("\r\n\r\n"), 0);
    struct str length;
    int64_t n = 0;

    if (end == SIZE_MAX)
        return false;
    *ret_head = end + 4;
    length = header_of(str_sub(got, 0, end), "Content-Length");
    return length.n && str_int(length, &n) && got.n - *ret_head >= (size_t)n;
}

static struct str hear(const struct client *cl, int fd, size_t *ret_head)
{
    CLEANUP(buf_done) struct buf b = { .max = REPLY_MAX };
    struct pollfd p = { .fd = fd, .events = POLLIN };
    char piece[16384];

    *ret_head = 0;
    while (!is_whole(buf_view(&b), ret_head) && poll(&p, 1, PATIENCE_MS) == 1) {
        ssize_t n = recv(fd, piece, sizeof(piece), 0);

        if (n <= 0)
            break;
        buf_add(&b, piece, (size_t)n);
    }
    return buf_take(&b, cl->t->arena);
}

struct reply client_say(struct client *cl, struct str bytes)
{
    struct reply r = { .status = 0 };
    struct str got;
    size_t head;
    int fd = dial(cl);

    if (fd < 0)
        return r;
    say(fd, bytes);
    got = hear(cl, fd, &head);
    (void)close(fd);
    if (!str_starts(got, S("HTTP/1.")) || got.n < 12 || !head)
        return r;
    r.status = atoi(got.p + 9);
    r.head = str_sub(got, 0, head);
    r.body = str_sub(got, head, got.n);
    r.location = header_of(r.head, "Location");
    return r;
}

static void keep_cookie(struct client *cl, const struct reply *r)
{
    struct str value = header_of(r->head, "Set-Cookie"), pair;

    if (!value.n || !str_cut(&value, ';', &pair) || str_starts(pair, S("nep-took-")))
        return;
    cl->cookie = str_ends(pair, S("=")) ? S("") : arena_str(cl->t->arena, pair);
}

static struct reply send_request(struct client *cl, const char *method, const char *path,
                                 struct str body)
{
    CLEANUP(buf_done) struct buf b = { 0 };
    struct reply r;

    buf_fmt(&b, "%s %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nConnection: close\r\n", method, path,
            cl->port);
    if (cl->cookie.n)
        buf_fmt(&b, "Cookie: %.*s\r\n", STR_ARGS(cl->cookie));
    if (cl->headers)
        buf_fmt(&b, "%s", cl->headers);
    if (body.p)
        buf_fmt(&b, "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: %zu\r\n",
                body.n);
    buf_lit(&b, "\r\n");
    buf_add(&b, body.p ? body.p : "", body.n);
    r = client_say(cl, buf_view(&b));
    keep_cookie(cl, &r);
    return r;
}

struct reply client_get(struct client *cl, const char *path)
{
    return send_request(cl, "GET", path, STR_NONE);
}

struct reply client_post(struct client *cl, const char *path, struct str form)
{
    return send_request(cl, "POST", path, form);
}

static void add_encoded(struct buf *b, struct str s)
{
    for (size_t i = 0; i < s.n; i++)
        buf_fmt(b, "%%%02X", (unsigned char)s.p[i]);
}

static void add_field(struct buf *b, const char *name, struct str value)
{
    if (b->n)
        buf_char(b, '&');
    add_encoded(b, str_of(name));
    buf_char(b, '=');
    add_encoded(b, value);
}

static void add_fields(struct buf *b, const char *name, va_list ap)
{
    for (; name; name = va_arg(ap, const char *))
        add_field(b, name, str_of(va_arg(ap, const char *)));
}

struct str client_form(struct t *t, const char *name, ...)
{
    CLEANUP(buf_done) struct buf b = { 0 };
    va_list ap;

    va_start(ap, name);
    add_fields(&b, name, ap);
    va_end(ap);
    return b.n ? buf_take(&b, t->arena) : S("");
}

struct str client_form_of(struct t *t, const struct reply *page, const char *name, ...)
{
    CLEANUP(buf_done) struct buf b = { 0 };
    va_list ap;

    add_field(&b, "csrf", client_hidden(page, "csrf"));
    add_field(&b, "act", client_hidden(page, "act"));
    va_start(ap, name);
    add_fields(&b, name, ap);
    va_end(ap);
    return buf_take(&b, t->arena);
}

struct str client_hidden(const struct reply *page, const char *name)
{
    char field[64];
    size_t at, end;

    (void)snprintf(field, sizeof(field), "name=\"%s\" value=\"", name);
    at = str_find(page->body, str_of(field), 0);
    if (at == SIZE_MAX)
        return S("");
    at += strlen(field);
    end = str_find(page->body, S("\""), at);
    return end == SIZE_MAX ? S("") : str_sub(page->body, at, end);
}

struct reply client_try_password(struct client *cl, const char *account, const char *password)
{
    struct reply page = client_get(cl, "/sign-in");

    return client_post(
        cl, "/sign-in",
        client_form_of(cl->t, &page, "name", account, "password", password, "to", "/", NULL));
}

void client_sign_in(struct client *cl, const char *account)
{
    struct reply r;

    cl->cookie = S("");
    r = client_try_password(cl, account, SERVED_PASSWORD);
    if (r.status != 303 || !cl->cookie.n)
        fail_msg("%s could not sign in: %d", account, r.status);
}

bool reply_has(const struct reply *r, const char *words)
{
    return str_find(r->body, str_of(words), 0) != SIZE_MAX;
}

static const char iso_day[] = "dddd-dd-dd";

static bool is_iso_day(const char *p)
{
    for (size_t i = 0; i < sizeof(iso_day) - 1; i++) {
        if (iso_day[i] == '-' ? p[i] != '-' : p[i] < '0' || p[i] > '9')
            return false;
    }
    return true;
}

size_t reply_iso_days(const struct reply *r)
{
    bool in_tag = false;
    size_t n = 0;

    for (size_t i = 0; i + sizeof(iso_day) - 1 <= r->body.n; i++) {
        if (r->body.p[i] == '<' || r->body.p[i] == '>')
            in_tag = r->body.p[i] == '<';
        if (in_tag || !is_iso_day(r->body.p + i))
            continue;
        print_message("# not a day as people write it: %.10s\n", r->body.p + i);
        n++;
    }
    return n;
}
