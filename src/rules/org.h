/* org.h - how offices call an organisation and its committee. Pure. */
#pragma once

#include "base/str.h"

struct arena;

/* Of the organisation that a committee leads: "Đảng ủy xã An Hòa" → "Đảng bộ xã An Hòa", "Tỉnh ủy Sông Trầm" →
 * "Đảng bộ tỉnh Sông Trầm". STR_NONE where one name stands for both, as with a branch. */
struct str org_party_name(struct arena *a, struct str name);
