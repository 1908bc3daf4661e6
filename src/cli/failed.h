/* failed.h - how a command says that it failed. */
#pragma once

struct error;

/* Says an error on standard error, with its hint, and returns its exit status. */
int cli_failed(const struct error *e);
