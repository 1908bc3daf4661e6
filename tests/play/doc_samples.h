/* doc_samples.h - made-up documents of each kind, for the tests, the bench and a look by eye. */
#pragma once

#include "base/str.h"

struct arena;
struct layout_doc;

struct doc_sample {
    const char *name;
    struct str profile;
    int pages;
    struct layout_doc *(*make)(struct arena *a);
};

extern const struct doc_sample doc_samples[];
extern const size_t doc_samples_n;
