/* SPDX-License-Identifier: Apache-2.0 */
/* What bench/http starts:
 *   bench_http bare [FILE]      libmicrohttpd alone, answering the same bytes from memory
 *   bench_http toy              our server with the toy app, the same bytes by a handler
 *   bench_http hold PORT N      N idle keep-alive connections, until the input ends
 * The first two print their port, serve until the input ends, then print the CPU time they took. */
#include <arpa/inet.h>
#include <microhttpd.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/arena.h"
#include "play/toy.h"

enum { FILE_MAX = 1 << 20, CONNECTIONS = 12000 };

struct page {
    char *bytes;
    size_t n;
};

static void wait_for_end_of_input(void)
{
    char c;

    while (read(STDIN_FILENO, &c, 1) > 0)
        continue;
}

static void print_cpu(void)
{
    struct rusage u;

    (void)getrusage(RUSAGE_SELF, &u);
    printf("cpu_us %ld\n", (long)(u.ru_utime.tv_sec + u.ru_stime.tv_sec) * 1000000 +
                               (long)(u.ru_utime.tv_usec + u.ru_stime.tv_usec));
}

static enum MHD_Result answer(void *cls, struct MHD_Connection *connection, const char *url,
                              const char *method, const char *version, const char *upload,
                              size_t *upload_n, void **state)
{
    const struct page *page = cls;
    struct MHD_Response *m;
    enum MHD_Result queued;
    static char seen;

    (void)url;
    (void)method;
    (void)version;
    (void)upload;
    (void)upload_n;
    if (!*state) {
        *state = &seen;
        return MHD_YES;
    }
    m = MHD_create_response_from_buffer(page->n, page->bytes, MHD_RESPMEM_PERSISTENT);
    (void)MHD_add_response_header(m, "Content-Type", "text/html; charset=utf-8");
    queued = MHD_queue_response(connection, 200, m);
    MHD_destroy_response(m);
    return queued;
}

static int serve_bare(const char *file)
{
    static struct toy toy;
    struct page page = { toy.page, TOY_PAGE };
    struct MHD_Daemon *d;

    toy_init(&toy);
    if (file) {
        static char bytes[FILE_MAX];
        FILE *f = fopen(file, "rb");

        if (!f)
            return 1;
        page.bytes = bytes;
        page.n = fread(page.bytes, 1, FILE_MAX, f);
        (void)fclose(f);
    }
    d = MHD_start_daemon(MHD_USE_EPOLL_INTERNAL_THREAD, 0, NULL, NULL, answer, &page,
                         MHD_OPTION_THREAD_POOL_SIZE, (unsigned)sysconf(_SC_NPROCESSORS_ONLN),
                         MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t)8192,
                         MHD_OPTION_CONNECTION_LIMIT, (unsigned)CONNECTIONS, MHD_OPTION_END);
    if (!d)
        return 1;
    printf("%d\n", MHD_get_daemon_info(d, MHD_DAEMON_INFO_BIND_PORT)->port);
    (void)fflush(stdout);
    wait_for_end_of_input();
    MHD_stop_daemon(d);
    print_cpu();
    return 0;
}

static int serve_toy(void)
{
    struct arena *a = arena_open(0);
    struct toy *toy = arena_new(a, struct toy);
    struct http_options o = { .no_gzip = true, .connection_max = CONNECTIONS };
    struct http_app app;
    struct http *http = NULL;
    struct error e;

    error_init(&e, a);
    toy_init(toy);
    app = toy_app(toy);
    o.tables = toy_tables(&o.n_tables);
    if (http_start(&o, &app, &http, &e)) {
        (void)fprintf(stderr, "%s\n", e.message);
        return 1;
    }
    printf("%d\n", http_port(http));
    (void)fflush(stdout);
    wait_for_end_of_input();
    http_stop(&http);
    print_cpu();
    arena_close(&a);
    return 0;
}

static int hold(int port, int n)
{
    static const char request[] = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";
    struct sockaddr_in to = { .sin_family = AF_INET, .sin_port = htons((uint16_t)port) };
    struct rlimit limit;
    char reply[4096];
    int held = 0;

    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    (void)getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = limit.rlim_max;
    (void)setrlimit(RLIMIT_NOFILE, &limit);
    for (int i = 0; i < n; i++) {
        int fd = socket(AF_INET, SOCK_STREAM, 0);

        if (fd < 0 || connect(fd, (struct sockaddr *)&to, sizeof(to)) != 0)
            break;
        if (send(fd, request, sizeof(request) - 1, MSG_NOSIGNAL) > 0 &&
            recv(fd, reply, sizeof(reply), 0) > 12 && strncmp(reply, "HTTP/1.1 ", 9) == 0)
            held++;
    }
    printf("%d\n", held);
    (void)fflush(stdout);
    wait_for_end_of_input();
    return 0;
}

int main(int argc, char **argv)
{
    if (argc >= 2 && strcmp(argv[1], "bare") == 0)
        return serve_bare(argc > 2 ? argv[2] : NULL);
    if (argc == 2 && strcmp(argv[1], "toy") == 0)
        return serve_toy();
    if (argc == 4 && strcmp(argv[1], "hold") == 0)
        return hold(atoi(argv[2]), atoi(argv[3]));
    (void)fprintf(stderr, "usage: bench_http bare [FILE] | toy | hold PORT N\n");
    return 2;
}
