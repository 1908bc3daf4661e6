/* SPDX-License-Identifier: Apache-2.0 */
#include "read/reading.h"

const char *duty_kind_word(enum duty_kind k)
{
    static const char *const words[] = { "other",   "report",       "conference",
                                         "session", "registration", "high-point" };

    return words[k];
}

const char *due_bound_word(enum due_bound b)
{
    static const char *const words[] = { NULL, "before", "by", "in", "from" };

    return words[b];
}

const char *agenda_part_word(enum agenda_part p)
{
    static const char *const words[] = { NULL, "opening", "body", "closing" };

    return words[p];
}
