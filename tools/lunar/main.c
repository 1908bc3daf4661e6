/* SPDX-License-Identifier: Apache-2.0 */
/* lunar FROM TO - prints the rows of the table in src/rules/lunar.c.
 *
 * The table is kept in the source and not made by the build: when Tết falls must not depend on which
 * mathematical library a machine has. lunar_test compares the two. */
#include <stdio.h>
#include <stdlib.h>

#include "lunar/sky.h"

enum { VIET_NAM = 7, ROWS_A_LINE = 5 };

int main(int argc, char **argv)
{
    long from = argc == 3 ? strtol(argv[1], NULL, 10) : 0;
    long to = argc == 3 ? strtol(argv[2], NULL, 10) : 0;

    if (from < 1900 || to > 2199 || from > to) {
        fputs("usage: lunar FROM TO, years from 1900 to 2199\n", stderr);
        return 2;
    }
    for (int year = (int)from; year <= to; year++) {
        long at = (year - from) % ROWS_A_LINE;

        printf("%s0x%06x,%s", at ? " " : "    ", sky_packed(year, VIET_NAM),
               at == ROWS_A_LINE - 1 || year == to ? "\n" : "");
    }
    return 0;
}
