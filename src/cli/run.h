/* run.h - what every command with a database does first: options, clock, connection, schema. */
#pragma once

#include <stdbool.h>

#include "work/ctx.h"

/* One command's life; run_close frees all of it and accepts a half-opened one. */
struct run {
    struct arena *arena;
    struct error error;
    struct app app;
    struct db *db;
    struct ctx ctx;
};

/* Clock and ids, no database. */
NODISCARD enum err run_init(struct run *r);
/* Opens url, brings its schema up to date, makes a ctx for the operator. */
NODISCARD enum err run_open(struct run *r, const char *url);
void run_close(struct run *r);

/* Options of a command: "--name VALUE", or "--name" when value is NULL and *flag is set. */
struct option_row {
    const char *name; /* "--db" */
    const char **value;
    bool *flag;
    const char *help;    /* "URL   the database …" */
    const char **second; /* of an option with two values */
};

/* Reads argv into the rows; what is left are operands, moved to the front of argv. Prints help and
 * sets *ret_done with status 0 for --help; 2 with a sentence for what it does not know. */
int options_read(int argc, char **argv, const struct option_row *rows, size_t n, const char *usage,
                 int *ret_operands, bool *ret_done);

#define DB_DEFAULT "sqlite:data/nep.db"
