/* faulty.h - a driver between db.c and the engine that fails once, at the n-th thing asked of it.
 *
 * What can fail is starting a statement, each step of it (after the engine has taken that step) and
 * every script but a rollback: beginnings, savepoints, commits. One connection at a time. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

struct db;

/* From now on db goes through the faulty driver, which lets everything pass until it is armed. */
void faulty_wrap(struct db *db);
/* The n-th from now fails; 0 calls it off. */
void faulty_arm(int64_t n);
/* Whether the failure planned last has come about. */
bool faulty_fired(void);

/* In the detail of the failure. */
#define FAULTY_WORDS "a failure planned by a test"
