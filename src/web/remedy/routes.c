/* SPDX-License-Identifier: Apache-2.0 */
/* routes.c - the addresses of remedies. */
#include "web/remedy/remedy__.h"

#define SMALL (64 * KIB)

const struct route remedy_routes[] = {
    { GET, "/remedies", ACCESS_SIGNED_IN, remedy__get_list },
    { POST, "/remedies/:id/done", ACCESS_SIGNED_IN, remedy__post_done, .body = SMALL },
    { POST, "/remedies/:id/confirm", ACCESS_SIGNED_IN, remedy__post_confirm, .body = SMALL },
    { POST, "/remedies/:id/reopen", ACCESS_SIGNED_IN, remedy__post_reopen, .body = SMALL },
    { GET, "/remedies/personal", ACCESS_SIGNED_IN, remedy__get_personal },
    { POST, "/remedies/personal/show", ACCESS_SIGNED_IN, remedy__post_show, .body = SMALL },
    { POST, "/remedies/personal", ACCESS_SIGNED_IN, remedy__post_personal, .body = SMALL },
    { POST, "/personal-remedies/:id/done", ACCESS_SIGNED_IN, remedy__post_personal_done,
      .body = SMALL },
    { GET, "/sessions/:id/reasons", ACCESS_SIGNED_IN, remedy__get_reasons },
    { POST, "/sessions/:id/reasons", ACCESS_SIGNED_IN, remedy__post_reasons, .body = SMALL },
};
const size_t remedy_routes_n = COUNT(remedy_routes);
