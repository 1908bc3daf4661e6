/* gate.h - the head of a request, byte by byte: what could be read in two ways does not come in.
 *
 * libmicrohttpd 0.9.75 takes Content-Length beside Transfer-Encoding, two lengths, blanks before a
 * colon, bare LF, folded lines and a NUL that cuts the path short. But it parses in place: in the
 * bytes between the method and the body it has only overwritten the blanks around the target, each
 * line's first colon, and CR and LF with NUL (and cut up the query). From that the gate can tell
 * exactly what was sent. docs/internals/http.md shows an example. */
#pragma once

#include "base/str.h"
#include "http/request.h"

struct arena;

struct head {
    struct str method;
    struct str target; /* raw, without the query */
    struct header *headers;
    size_t n_headers, cap_headers;
    bool has_length, chunked;
    bool is_old; /* HTTP/1.0, which knows no Transfer-Encoding */
    uint64_t length;
    const char *fault; /* why it was refused, for the log */
};

/* bytes: as libmicrohttpd left them, from the method to the end of the empty line. target_n: length
 * of the target with its query, as told before it was cut up. */
bool gate_read(struct str bytes, size_t target_n, struct arena *a, struct head *ret);
/* A header's value without blanks and tabs around it; what frames a body keeps those behind it, since
 * libmicrohttpd reads "chunked " as another encoding. Other white space stays, to be refused. */
struct str gate_value(struct str name, struct str raw);
/* Lengths, Host, names and values; on its own for a library version that parses otherwise. */
bool gate_check(struct head *head);
