/* attendance.h - who of an assembly has to come to its session, and how a roll is counted.
 *
 * Pure. Who is on the assembly is said by rows (store/attendance.sql). The exempt (miễn công tác và sinh hoạt)
 * stand outside: they are not due, have no row on the roll and are in no figure. */
#pragma once

#include "rules/session.h"

enum member_state {
    MEMBER_OFFICIAL = 1, /* đảng viên chính thức */
    MEMBER_PROBATIONARY, /* dự bị */
    MEMBER_TEMPORARY,    /* sinh hoạt tạm thời */
    MEMBER_EXEMPT,       /* miễn công tác và sinh hoạt */
    MEMBER_NONE,         /* quần chúng cùng dự: staff who are not members */
    MEMBER_STATES
};

enum attendance_state {
    ATTENDANCE_PRESENT = 1,
    ATTENDANCE_LATE,
    ATTENDANCE_ABSENT_REASON,
    ATTENDANCE_ABSENT_NONE,
    ATTENDANCE_STATES
};

/* Whether somebody on the assembly is due. Only the state of the membership takes a person out of it:
 * whom somebody takes out by hand would be missing below the line. */
bool attendance_due(enum member_state member);

struct attendance_mark {
    enum member_state member;
    enum attendance_state state;
};

/* Fills the five figures of the roll; marks of people who are not due are left out. */
void attendance_count(const struct attendance_mark *marks, size_t n, struct session_figures *ret);

/* Names in the database; the parsers give 0 for an unknown one. */
struct str member_state_name(enum member_state state);
enum member_state member_state_parse(struct str name);
struct str attendance_state_name(enum attendance_state state);
enum attendance_state attendance_state_parse(struct str name);
