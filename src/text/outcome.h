/* outcome.h - what people read when a call failed without words of its own: the database and other
 * floors that know no languages set an outcome and the operator's detail. */
#pragma once

#include "base/err.h"
#include "text/messages.h"

enum msg outcome_words(enum err code);
