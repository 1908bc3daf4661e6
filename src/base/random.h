/* random.h - bytes nobody can guess, from the kernel. */
#pragma once

#include "base/str.h"

struct arena;

void random_bytes(void *p, size_t n);
/* n random bytes as URL-safe base64 without padding. */
struct str random_token(struct arena *a, size_t n);
