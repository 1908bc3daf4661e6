/* SPDX-License-Identifier: Apache-2.0 */
#include "box/box.h"

int box_worker(const char *name)
{
    return box_serve(NULL, 0, name);
}
