/* receive.h - libmicrohttpd's callbacks: from the first line of a request to its answer. */
#pragma once

#include <microhttpd.h>
#include <stdint.h>
#include <sys/socket.h>

enum MHD_Result receive_request(void *http, struct MHD_Connection *connection, const char *url,
                                const char *method, const char *version, const char *upload,
                                size_t *upload_n, void **state);
void *receive_target(void *http, const char *target, struct MHD_Connection *connection);
void receive_completed(void *http, struct MHD_Connection *connection, void **state,
                       enum MHD_RequestTerminationCode how);
/* Nobody new is let in once the server stops. */
enum MHD_Result receive_newcomer(void *http, const struct sockaddr *address, socklen_t length);
void receive_connection(void *http, struct MHD_Connection *connection, void **socket_state,
                        enum MHD_ConnectionNotificationCode what);
/* Leaves addresses as they are: our own decoding is strict. */
size_t receive_undecoded(void *http, struct MHD_Connection *connection, char *s);
