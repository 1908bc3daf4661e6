/* SPDX-License-Identifier: Apache-2.0 */
/* Input: a request head as a client sends it; it is cut up here as libmicrohttpd does. */
#include <assert.h>
#include <stdlib.h>

#include "base/arena.h"
#include "http/gate.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* The same strokes as in get_next_header_line, parse_initial_message_line and process_header_line;
 * returns the target's length as strlen sees it. */
static size_t cut_up(char *p, size_t n)
{
    char *target = NULL, *line = p;

    for (size_t i = 0; i < n; i++) {
        char *colon, *last;

        if (p[i] != '\n')
            continue;
        if (i && p[i - 1] == '\r')
            p[i - 1] = '\0';
        p[i] = '\0';
        if (!target) {
            last = strrchr(line, ' ');
            if (last)
                *last = '\0';
            target = strchr(line, ' ');
            if (!target)
                return 0;
            *target++ = '\0';
        } else {
            colon = strchr(line, ':');
            if (colon)
                *colon = '\0';
        }
        line = p + i + 1;
    }
    return target ? strlen(target) : 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena *a = arena_open(0);
    char *copy = arena_alloc(a, size + 1, 1);
    struct head head;

    if (size)
        memcpy(copy, data, size);
    if (gate_read((struct str){ copy, size }, cut_up(copy, size), a, &head)) {
        assert(!(head.has_length && head.chunked));
        assert(!(head.is_old && head.chunked));
        assert(head.target.n && head.target.p[0] == '/');
        for (size_t i = 0; i < head.n_headers; i++)
            assert(head.headers[i].name.n &&
                   !memchr(head.headers[i].name.p, ' ', head.headers[i].name.n));
    } else {
        assert(head.fault);
    }
    arena_close(&a);
    return 0;
}
