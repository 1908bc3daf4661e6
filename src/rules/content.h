/* content.h - what a plan gives a session to take up, and when: topics, what to study or review, papers to read. */
#pragma once

#include "base/day.h"
#include "base/str.h"

enum content_what {
    CONTENT_TOPIC = 1, /* chuyên đề */
    CONTENT_STUDY,     /* nội dung học tập */
    CONTENT_REVIEW,    /* nội dung kiểm điểm: what a span of time came to */
    CONTENT_MATERIAL,  /* tài liệu */
    CONTENT_WHATS
};

struct str content_what_name(enum content_what what);
/* 0: unknown. */
enum content_what content_what_parse(struct str name);

/* Whether a session of that day is offered it at once. slot: its own time, or that of the topic it is read for;
 * "": any. A paper that nobody gave a time is chosen by hand, else every session would read them all. */
bool content_is_proposed(enum content_what what, struct str slot, struct day on);
