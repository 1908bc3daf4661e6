/* cli.h - the commands of `nep`, one file each; they call the same work/ functions as the pages. */
#pragma once

#include "base/err.h"

struct command {
    const char *name;
    int (*run)(int argc, char **argv); /* argv[0] is the command's name; returns the exit status */
    const char *summary;               /* NULL: for those who build it, not told by --help */
};

int cli_main(int argc, char **argv);

int cli_account(int argc, char **argv);
int cli_check(int argc, char **argv);
int cli_demo(int argc, char **argv);
int cli_holiday(int argc, char **argv);
int cli_migrate(int argc, char **argv);
int cli_person(int argc, char **argv);
int cli_read(int argc, char **argv);
int cli_routes(int argc, char **argv);
int cli_serve(int argc, char **argv);
int cli_org(int argc, char **argv);
