/* SPDX-License-Identifier: Apache-2.0 */
#include "rules/attendance.h"

#include <assert.h>

static const char *const member_names[MEMBER_STATES] = {
    [MEMBER_OFFICIAL] = "official",   [MEMBER_PROBATIONARY] = "probationary",
    [MEMBER_TEMPORARY] = "temporary", [MEMBER_EXEMPT] = "exempt",
    [MEMBER_NONE] = "non_member",
};

static const char *const attendance_names[ATTENDANCE_STATES] = {
    [ATTENDANCE_PRESENT] = "present",
    [ATTENDANCE_LATE] = "late",
    [ATTENDANCE_ABSENT_REASON] = "absent_reason",
    [ATTENDANCE_ABSENT_NONE] = "absent_none",
};

bool attendance_due(enum member_state member)
{
    assert(member > 0 && member < MEMBER_STATES);
    return member != MEMBER_EXEMPT;
}

void attendance_count(const struct attendance_mark *marks, size_t n, struct session_figures *ret)
{
    int64_t count[ATTENDANCE_STATES] = { 0 };

    assert(marks || !n);
    assert(ret);
    for (size_t i = 0; i < n; i++) {
        if (attendance_due(marks[i].member))
            count[marks[i].state]++;
    }
    ret->present = count[ATTENDANCE_PRESENT];
    ret->late = count[ATTENDANCE_LATE];
    ret->absent_reason = count[ATTENDANCE_ABSENT_REASON];
    ret->absent_none = count[ATTENDANCE_ABSENT_NONE];
    ret->people_due = ret->present + ret->late + ret->absent_reason + ret->absent_none;
}

struct str member_state_name(enum member_state state)
{
    assert(state > 0 && state < MEMBER_STATES);
    return str_of(member_names[state]);
}

enum member_state member_state_parse(struct str name)
{
    for (int s = 1; s < MEMBER_STATES; s++) {
        if (str_eq(name, str_of(member_names[s])))
            return (enum member_state)s;
    }
    return 0;
}

struct str attendance_state_name(enum attendance_state state)
{
    assert(state > 0 && state < ATTENDANCE_STATES);
    return str_of(attendance_names[state]);
}

enum attendance_state attendance_state_parse(struct str name)
{
    for (int s = 1; s < ATTENDANCE_STATES; s++) {
        if (str_eq(name, str_of(attendance_names[s])))
            return (enum attendance_state)s;
    }
    return 0;
}
