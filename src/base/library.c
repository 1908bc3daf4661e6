/* SPDX-License-Identifier: Apache-2.0 */
#include "base/library.h"

#include <assert.h>
#include <dlfcn.h>
#include <string.h>

enum { FUNCTIONS_MAX = 80 };

static enum err missing(const struct library *l, struct error *e)
{
    (void)error_detail(e, E_INTERNAL, NULL, "The library %s cannot be loaded: %s", l->file,
                       dlerror());
    return error_hint(e, "Install the Debian package %s.", l->package);
}

enum err library_load(const struct library *l, void *table, struct error *e)
{
    void *functions[FUNCTIONS_MAX];
    void *handle;

    assert(l && table);
    assert(l->n <= FUNCTIONS_MAX);
    /* Never closed: GLib does not bear it, and the pointers given out would lead nowhere. */
    handle = dlopen(l->file, RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE);
    if (!handle)
        return missing(l, e);
    for (size_t i = 0; i < l->n; i++) {
        functions[i] = dlsym(handle, l->names[i]);
        if (!functions[i])
            return missing(l, e);
    }
    memcpy(table, (const void *)functions, l->n * sizeof(functions[0]));
    return OK;
}
