/* hash.h - SHA-256 of some bytes, as lower-case hex. */
#pragma once

#include "base/str.h"

struct arena;

struct str hash_hex(struct arena *a, struct str bytes);
