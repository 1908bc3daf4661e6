/* read_show.h - a reading as a person at a terminal wants to see it. */
#pragma once

struct buf;
struct reading;

void read_show(struct buf *b, const struct reading *r);
