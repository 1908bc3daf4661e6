/* zone.h - where the parts of a document lie: head, name and title, body, signature, annex. */
#pragma once

#include "read/sheet/sheet.h"

/* Fills in type, title, body_from, body_end and annex_from of the sheet. */
void zone_find(struct sheet *s);
/* A line that begins the signature ("T/M BAN THƯỜNG VỤ", "KT. GIÁM ĐỐC") within the line at i: the place
 * where the authority begins, or SIZE_MAX. */
size_t zone_authority(const struct sheet *s, const struct sheet_line *l);
/* True when the line is the name of an organisation in the head ("ĐẢNG ỦY XÃ …"). */
bool zone_is_org(const struct sheet *s, size_t i);
