/* assembly.h - the kinds of assemblies (thành phần dự), and which one words of a plan speak of.
 *
 * Pure. Who is on one is said by rows. */
#pragma once

#include "base/str.h"

struct arena;

enum assembly_kind {
    ASSEMBLY_PLENARY = 1, /* toàn thể chi bộ */
    ASSEMBLY_COMMITTEE,   /* Ban Chấp hành */
    ASSEMBLY_STANDING,    /* Ban Thường vụ */
    ASSEMBLY_ENLARGED,    /* mở rộng: with heads of units, or with others who take part */
    ASSEMBLY_STAFF,       /* toàn thể cơ quan */
    ASSEMBLY_OUTSIDE,     /* cán bộ, công chức không phải đảng viên */
    ASSEMBLY_OTHER,       /* an office's own */
    ASSEMBLY_KINDS
};

/* Names in the database; the parser gives 0 for an unknown one. */
struct str assembly_kind_name(enum assembly_kind kind);
enum assembly_kind assembly_kind_parse(struct str name);

/* "Hội nghị Ban Chấp hành Đảng bộ" and "Sinh hoạt ở đảng ủy" are the committee's. 0: the words are for whoever
 * meets, and so is "chi bộ", which plans say of every organisation. */
enum assembly_kind assembly_kind_told(struct arena *a, struct str words);
