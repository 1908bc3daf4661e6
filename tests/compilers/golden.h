/* golden.h - what the golden templates are given. */
#pragma once

#include "text/html.h"

struct golden_row {
    int64_t id;
    struct str name;
    int n;
};

struct golden_field {
    const char *id;
    enum msg label;
    struct str value, error;
    bool required;
};

struct golden {
    struct str title, url;
    const struct golden_row *rows;
    size_t n_rows;
    struct golden_field field;
    struct day day;
    enum msg button;
    struct trusted_html note;
};
