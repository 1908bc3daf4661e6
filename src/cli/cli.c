/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/cli.h"

#include <sodium.h>
#include <stdio.h>
#include <string.h>

#include "box/box.h"

static const struct command commands[] = {
    { "account", cli_account, "add accounts, give them passwords and roles" },
    { "check", cli_check, "rebuild totals and tree and compare them with those kept" },
    { "demo", cli_demo, "fill an empty database with a province that does not exist" },
    { "holiday", cli_holiday, "enter a unit's own days off, and days worked instead" },
    { "migrate", cli_migrate, "make or bring up to date the database" },
    { "org", cli_org, "add, move, rename and end units of the tree, list them" },
    { "person", cli_person, "add people to a unit" },
    { "read", cli_read, "read a directive and tell what it asks for" },
    { "routes", cli_routes, NULL },
    { "serve", cli_serve, "serve the pages and the API" },
};

static void print_help(FILE *to)
{
    (void)fprintf(to, "usage: nep COMMAND [options]\n\ncommands:\n");
    for (size_t i = 0; i < COUNT(commands); i++) {
        if (commands[i].summary)
            (void)fprintf(to, "  %-8s  %s\n", commands[i].name, commands[i].summary);
    }
    (void)fprintf(to, "\nnep COMMAND --help tells a command's options.\n");
}

int cli_main(int argc, char **argv)
{
    if (argc >= 3 && strcmp(argv[1], "--worker") == 0)
        return box_worker(argv[2]);
    if (sodium_init() < 0) {
        (void)fprintf(stderr, "nep: the kernel gives no random bytes\n");
        return 4;
    }
    if (argc >= 2 && (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0)) {
        print_help(stdout);
        return 0;
    }
    if (argc >= 2 && strcmp(argv[1], "--version") == 0) {
        (void)printf("nep %s\n", NEP_VERSION);
        return 0;
    }
    for (size_t i = 0; argc >= 2 && i < COUNT(commands); i++) {
        if (strcmp(argv[1], commands[i].name) == 0)
            return commands[i].run(argc - 1, argv + 1);
    }
    if (argc >= 2)
        (void)fprintf(stderr, "nep: there is no command \"%s\"\n", argv[1]);
    print_help(stderr);
    return 2;
}
