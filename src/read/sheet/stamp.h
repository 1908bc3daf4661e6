/* stamp.h - secrecy stamps: what bears one is not read at all. */
#pragma once

#include "read/sheet/sheet.h"

/* MẬT, TỐI MẬT, TUYỆT MẬT stamped in the head of the document; the word in running text is no stamp. */
bool stamp_is_secret(const struct sheet *s);
