/* SPDX-License-Identifier: Apache-2.0 */
#include "rules/lunar.h"

#include <assert.h>

#include "base/attr.h"

/* One row a year, from LUNAR_FROM on. Bits 0 to 12: the months that have 30 days, in their order; 13 to
 * 16: the month that comes twice, 0 for none; 17 to 22: how many days after 1 January the year begins. */
static const uint32_t years[] = {
    /* clang-format off */
    0x460693, 0x2e952b, 0x54052b, 0x3e0a5b, 0x2a555a,
    0x4e056a, 0x38eb65, 0x5e0ba5, 0x4a0d49, 0x32ba95,
    0x580a95, 0x42052d, 0x2c8aad, 0x500ab5, 0x3d35aa,
    0x6205d2, 0x4c0da5, 0x36dd4a, 0x5c0e4a, 0x460c96,
    0x30992e, 0x540556, 0x3e0ab5, 0x2a55b2, 0x5006d2,
    0x38cea5, 0x5e0725, 0x48064b, 0x32ac97, 0x5604ab,
    0x40055b, 0x2c6ada, 0x520b6a, 0x3d7752, 0x620b92,
    0x4c0b25, 0x36da4b, 0x5a0a4d, 0x4404ad, 0x2ea95b,
    0x5405ad, 0x3e0baa, 0x2a5b52, 0x500d92, 0x3afd25,
    0x5e0d25, 0x480a55, 0x32b4ad, 0x5804b6, 0x4006b5,
    0x2c6daa, 0x520eca, 0x3f0e92, 0x600e93, 0x4c0d26,
    0x36ca56, 0x5a0a5b, 0x44055a, 0x2e8ad5, 0x540b55,
    0x40074a, 0x286e93, 0x4e0a93, 0x38f52b, 0x5e052b,
    0x460a9b, 0x32b55a, 0x58056a, 0x420b65, 0x2c974a,
    0x520d4a, 0x3d1a95, 0x620c95, 0x4a092d, 0x34caad,
    0x5a0ab5, 0x4605aa, 0x2e8da5, 0x540ea5, 0x400d4a,
    0x2a7d15, 0x4e0c96, 0x38f956, 0x5e0556, 0x480ab5,
    0x32b6b4, 0x5806d4, 0x420ea5, 0x2e8e8a, 0x50068b,
    0x3b1497, 0x6004ab, 0x4a095b, 0x34cada, 0x5a0b6a,
    0x460754, 0x309725, 0x540b45, 0x3e0a8b, 0x28552b,
    0x4e04ad,
    /* clang-format on */
};

static_assert(COUNT(years) == LUNAR_TO - LUNAR_FROM + 1, "a row for every year");

/* Where the month stands among those of its year, from 0 on; -1 when the year has it not. */
static int place_of(uint32_t row, struct lunar l)
{
    int leap = (int)(row >> 13 & 15);

    if (l.month < 1 || l.month > 12 || (l.leap && l.month != leap))
        return -1;
    return l.month - 1 + (l.leap || (leap && l.month > leap));
}

static int days_of(uint32_t row, int place)
{
    return 29 + (int)(row >> place & 1);
}

struct day lunar_day(struct lunar l)
{
    uint32_t row;
    int place, after;

    if (l.year < LUNAR_FROM || l.year > LUNAR_TO)
        return (struct day){ 0 };
    row = years[l.year - LUNAR_FROM];
    place = place_of(row, l);
    if (place < 0 || l.day < 1 || l.day > days_of(row, place))
        return (struct day){ 0 };
    after = (int)(row >> 17) + l.day - 1;
    for (int before = 0; before < place; before++)
        after += days_of(row, before);
    return day_add((struct day){ l.year, 1, 1 }, after);
}
