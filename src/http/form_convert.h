/* form_convert.h - one field's typed text to the value in the handler's struct, or to an error. */
#pragma once

#include "http/form.h"

/* Reads f->values, writes at in + field->offset, adds errors to f. */
void form__convert(struct form *f, const struct field *field, void *in);
/* More characters over its limit than a page gives back; the error says that it was cut. */
bool form__is_far_too_long(const struct field *field, int64_t characters);
/* "reason.41" to 41 when the name before the dot is the field's; 0 when it is not. */
int64_t form__id_in_name(const struct field *field, struct str name);
