/* device.h - a browser's own words as a person would name it: "Chrome trên Android". */
#pragma once

#include "base/arena.h"
#include "text/messages.h"

/* told: a User-Agent, as kept with a login. What is not known is shown as it was told. */
struct str device_name(struct arena *a, enum lang lang, struct str told);
