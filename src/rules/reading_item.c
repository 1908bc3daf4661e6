/* SPDX-License-Identifier: Apache-2.0 */
#include "rules/reading_item.h"

#include <assert.h>

static const struct {
    enum item_state state;
    enum item_act act;
    enum item_state next;
} steps[] = {
    { ITEM_PROPOSED, ITEM_ACCEPT, ITEM_ACCEPTED },    { ITEM_PROPOSED, ITEM_MEND, ITEM_MENDED },
    { ITEM_PROPOSED, ITEM_DROP, ITEM_DROPPED },       { ITEM_ACCEPTED, ITEM_MEND, ITEM_MENDED },
    { ITEM_ACCEPTED, ITEM_DROP, ITEM_DROPPED },       { ITEM_MENDED, ITEM_MEND, ITEM_MENDED },
    { ITEM_MENDED, ITEM_DROP, ITEM_DROPPED },         { ITEM_DROPPED, ITEM_MEND, ITEM_MENDED },
    { ITEM_DROPPED, ITEM_BRING_BACK, ITEM_PROPOSED }, { ITEM_DROPPED, ITEM_ACCEPT, ITEM_ACCEPTED },
};

static const char *const state_names[ITEM_STATE_COUNT] = {
    [ITEM_PROPOSED] = "proposed",
    [ITEM_ACCEPTED] = "accepted",
    [ITEM_MENDED] = "mended",
    [ITEM_DROPPED] = "dropped",
};

static const char *const key_names[ITEM_KEY_COUNT] = {
    [ITEM_HEADER] = "header",         [ITEM_CITATION] = "citation",   [ITEM_DEADLINE] = "deadline",
    [ITEM_ASSIGNMENT] = "assignment", [ITEM_AGENDA] = "agenda",       [ITEM_MATERIAL] = "material",
    [ITEM_SECTION] = "section",       [ITEM_RECIPIENT] = "recipient", [ITEM_CHECK] = "check",
};

/* The first choice, "", is "not given". */
static const char *const whats[] = { "report",     "session", "conference", "registration",
                                     "high-point", "other",   NULL };
static const char *const bounds[] = { "", "before", "by", "in", "from", NULL };
static const char *const recurrences[] = {
    "", "monthly", "quarterly", "half-yearly", "yearly", NULL
};

static const struct item_field header_fields[] = {
    { "field", INPUT_FIXED, 20, NULL },
    { "value", INPUT_LINES, 1000, NULL },
};
static const struct item_field citation_fields[] = {
    { "type", INPUT_TEXT, 40, NULL },    { "number", INPUT_NUMBER, 20, NULL },
    { "symbol", INPUT_TEXT, 40, NULL },  { "date", INPUT_DAY, 10, NULL },
    { "issuer", INPUT_TEXT, 200, NULL }, { "text", INPUT_FIXED, 1000, NULL },
};
static const struct item_field deadline_fields[] = {
    { "what", INPUT_CHOICE, 20, whats },
    { "date", INPUT_WHEN, 10, NULL },
    { "from", INPUT_WHEN, 10, NULL },
    { "to", INPUT_WHEN, 10, NULL },
    { "recurrence", INPUT_CHOICE, 20, recurrences },
    { "in_year", INPUT_IN_YEAR, 5, NULL },
    { "month_day", INPUT_MONTH_DAY, 3, NULL },
    { "bound", INPUT_CHOICE, 10, bounds },
    { "audience", INPUT_TEXT, 300, NULL },
    { "text", INPUT_LINES, 2000, NULL },
    { "when_text", INPUT_FIXED, 300, NULL },
};
static const struct item_field assignment_fields[] = {
    { "unit", INPUT_TEXT, 300, NULL },
    { "text", INPUT_LINES, 4000, NULL },
};
static const struct item_field agenda_fields[] = {
    { "form", INPUT_TEXT, 300, NULL },
    { "minutes", INPUT_MINUTES, 4, NULL },
    { "steps", INPUT_STEPS, 8000, NULL },
};
static const struct item_field material_fields[] = {
    { "month", INPUT_MONTH, 7, NULL },   { "title", INPUT_LINES, 1000, NULL },
    { "type", INPUT_TEXT, 40, NULL },    { "number", INPUT_NUMBER, 20, NULL },
    { "symbol", INPUT_TEXT, 40, NULL },  { "date", INPUT_DAY, 10, NULL },
    { "issuer", INPUT_TEXT, 200, NULL },
};
static const struct item_field section_fields[] = {
    { "label", INPUT_TEXT, 20, NULL },
    { "title", INPUT_LINES, 1000, NULL },
    { "level", INPUT_FIXED, 2, NULL },
};
static const struct item_field recipient_fields[] = { { "value", INPUT_TEXT, 300, NULL } };
static const struct item_field check_fields[] = {
    { "rule", INPUT_FIXED, 40, NULL },
    { "message", INPUT_FIXED, 1000, NULL },
    /* the message's key and what stands in it: words of another language are made of them */
    { "key", INPUT_FIXED, 40, NULL },
    { "a", INPUT_FIXED, 1000, NULL },
    { "b", INPUT_FIXED, 1000, NULL },
    { "c", INPUT_FIXED, 1000, NULL },
};

static const struct {
    const struct item_field *fields;
    size_t n;
} fields_of[ITEM_KEY_COUNT] = {
    [ITEM_HEADER] = { header_fields, COUNT(header_fields) },
    [ITEM_CITATION] = { citation_fields, COUNT(citation_fields) },
    [ITEM_DEADLINE] = { deadline_fields, COUNT(deadline_fields) },
    [ITEM_ASSIGNMENT] = { assignment_fields, COUNT(assignment_fields) },
    [ITEM_AGENDA] = { agenda_fields, COUNT(agenda_fields) },
    [ITEM_MATERIAL] = { material_fields, COUNT(material_fields) },
    [ITEM_SECTION] = { section_fields, COUNT(section_fields) },
    [ITEM_RECIPIENT] = { recipient_fields, COUNT(recipient_fields) },
    [ITEM_CHECK] = { check_fields, COUNT(check_fields) },
};

enum item_state item_next(enum item_state state, enum item_act act)
{
    for (size_t i = 0; i < COUNT(steps); i++) {
        if (steps[i].state == state && steps[i].act == act)
            return steps[i].next;
    }
    return 0;
}

bool item_kept(enum item_state state)
{
    return state == ITEM_ACCEPTED || state == ITEM_MENDED;
}

struct str item_state_name(enum item_state s)
{
    assert(s > 0 && s < ITEM_STATE_COUNT);
    return str_of(state_names[s]);
}

enum item_state item_state_parse(struct str name)
{
    for (int s = 1; s < ITEM_STATE_COUNT; s++) {
        if (str_eq(name, str_of(state_names[s])))
            return (enum item_state)s;
    }
    return 0;
}

struct str item_key_name(enum item_key k)
{
    assert(k > 0 && k < ITEM_KEY_COUNT);
    return str_of(key_names[k]);
}

enum item_key item_key_parse(struct str name)
{
    for (int k = 1; k < ITEM_KEY_COUNT; k++) {
        if (str_eq(name, str_of(key_names[k])))
            return (enum item_key)k;
    }
    return 0;
}

size_t item_fields(enum item_key k, const struct item_field **ret)
{
    assert(k > 0 && k < ITEM_KEY_COUNT);
    *ret = fields_of[k].fields;
    return fields_of[k].n;
}

size_t item_field_at(enum item_key k, const char *name)
{
    assert(name);
    for (size_t i = 0; i < fields_of[k].n; i++) {
        if (strcmp(fields_of[k].fields[i].name, name) == 0)
            return i;
    }
    return SIZE_MAX;
}

bool item_can_be_mended(enum item_key k)
{
    for (size_t i = 0; i < fields_of[k].n; i++) {
        if (fields_of[k].fields[i].input != INPUT_FIXED)
            return true;
    }
    return false;
}
