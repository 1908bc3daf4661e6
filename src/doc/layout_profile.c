/* SPDX-License-Identifier: Apache-2.0 */
#include "doc/layout_profile.h"

#include <assert.h>
#include <jansson.h>

#include "base/arena.h"
#include "doc/layouts.h"

/* Where a value of the file goes. The file has exactly these keys. */
enum field_kind { FIELD_TEXT, FIELD_NUMBER, FIELD_COUNT, FIELD_RULE, FIELD_DAY };

struct field {
    const char *group; /* the object it stands in; "" for the outermost */
    const char *key;
    enum field_kind kind;
    size_t at;
    double most; /* of a number: what a sheet of paper could need */
};

#define AT(member) offsetof(struct layout_profile, member)

static const struct field fields[] = {
    { "", "name", FIELD_TEXT, AT(name) },
    { "", "title", FIELD_TEXT, AT(title) },
    { "", "source", FIELD_TEXT, AT(source) },
    { "", "from", FIELD_DAY, AT(from) },
    { "", "font", FIELD_TEXT, AT(font) },
    { "paper", "width_mm", FIELD_NUMBER, AT(paper_width_mm), 1000 },
    { "paper", "height_mm", FIELD_NUMBER, AT(paper_height_mm), 1000 },
    { "paper", "top_mm", FIELD_NUMBER, AT(top_mm), 100 },
    { "paper", "bottom_mm", FIELD_NUMBER, AT(bottom_mm), 100 },
    { "paper", "left_mm", FIELD_NUMBER, AT(left_mm), 100 },
    { "paper", "right_mm", FIELD_NUMBER, AT(right_mm), 100 },
    { "paper", "page_number_mm", FIELD_NUMBER, AT(page_number_mm), 100 },
    { "head", "left_share", FIELD_NUMBER, AT(head_share), 0.9 },
    { "head", "state", FIELD_TEXT, AT(state) },
    { "head", "motto", FIELD_TEXT, AT(motto) },
    { "head", "state_rule", FIELD_RULE, AT(state_rule) },
    { "head", "issuer_mark", FIELD_TEXT, AT(issuer_mark) },
    { "head", "issuer_rule", FIELD_RULE, AT(issuer_rule) },
    { "head", "title_mark", FIELD_TEXT, AT(title_mark) },
    { "head", "title_rule", FIELD_RULE, AT(title_rule) },
    { "words", "number", FIELD_TEXT, AT(number_format) },
    { "words", "number_digits", FIELD_COUNT, AT(number_digits), 9 },
    { "words", "date", FIELD_TEXT, AT(date_format) },
    { "words", "day_zero_below", FIELD_COUNT, AT(day_zero_below), 10 },
    { "words", "month_zero_below", FIELD_COUNT, AT(month_zero_below), 10 },
    { "words", "subject", FIELD_TEXT, AT(subject_format) },
    { "words", "addressees", FIELD_TEXT, AT(addressee_label) },
    { "words", "recipients", FIELD_TEXT, AT(recipients_label) },
    { "words", "recipient", FIELD_TEXT, AT(recipient_format) },
    { "words", "recipient_last", FIELD_TEXT, AT(recipient_last) },
    { "words", "sign_room", FIELD_NUMBER, AT(sign_room), 300 },
};

static const char *const groups[] = { "paper", "head", "words", "styles" };

static const char *const role_names[] = {
    [ROLE_STATE] = "state",
    [ROLE_MOTTO] = "motto",
    [ROLE_SUPERIOR] = "superior",
    [ROLE_ISSUER] = "issuer",
    [ROLE_ISSUER_MARK] = "issuer_mark",
    [ROLE_NUMBER] = "number",
    [ROLE_MARK] = "mark",
    [ROLE_SUBJECT] = "subject",
    [ROLE_PLACE_DATE] = "place_date",
    [ROLE_TYPE_NAME] = "type_name",
    [ROLE_TITLE] = "title",
    [ROLE_TITLE_MARK] = "title_mark",
    [ROLE_ADDRESSEE] = "addressee",
    [ROLE_HEADING_1] = "heading_1",
    [ROLE_HEADING_2] = "heading_2",
    [ROLE_HEADING_3] = "heading_3",
    [ROLE_HEADING_4] = "heading_4",
    [ROLE_BODY] = "body",
    [ROLE_TABLE_HEAD] = "table_head",
    [ROLE_TABLE] = "table",
    [ROLE_AUTHORITY] = "authority",
    [ROLE_SIGNER_TITLE] = "signer_title",
    [ROLE_SIGNER_NOTE] = "signer_note",
    [ROLE_SIGNER_NAME] = "signer_name",
    [ROLE_RECIPIENTS_HEAD] = "recipients_head",
    [ROLE_RECIPIENTS] = "recipients",
    [ROLE_PAGE_NUMBER] = "page_number",
};
_Static_assert(COUNT(role_names) == ROLES, "each role has a name");

static void json_done(json_t **j)
{
    json_decref(*j);
}

static enum err wrong(struct error *e, const char *group, const char *key, const char *what)
{
    return error_set(e, E_INVALID, "layout profile: %s%s%s %s", group, *group ? "." : "", key,
                     what);
}

static struct str text_of(const json_t *j, struct arena *a)
{
    return arena_str(a, (struct str){ json_string_value(j), json_string_length(j) });
}

static bool number_of(const json_t *j, double most, double *ret)
{
    *ret = json_number_value(j);
    return json_is_number(j) && *ret >= 0 && *ret <= most;
}

/* Which of n words it is; n when none. */
static size_t word_of(const json_t *j, const char *const *words, size_t n)
{
    struct str s = { json_string_value(j), json_string_length(j) };
    size_t i = 0;

    while (i < n && !(json_is_string(j) && str_eq(s, str_of(words[i]))))
        i++;
    return i;
}

static bool field_read(const struct field *f, const json_t *j, struct arena *a, char *profile)
{
    static const char *const rules[] = { "none", "text", "third" };
    char *at = profile + f->at;
    double number;
    size_t rule;

    switch (f->kind) {
    case FIELD_TEXT:
        if (!json_is_string(j))
            return false;
        *(struct str *)(void *)at = text_of(j, a);
        return true;
    case FIELD_NUMBER:
        return number_of(j, f->most, (double *)(void *)at);
    case FIELD_COUNT:
        if (!json_is_integer(j) || !number_of(j, f->most, &number))
            return false;
        *(int *)(void *)at = (int)number;
        return true;
    case FIELD_RULE:
        rule = word_of(j, rules, COUNT(rules));
        *(enum layout_rule *)(void *)at = (enum layout_rule)rule;
        return rule < COUNT(rules);
    case FIELD_DAY:
        return json_is_string(j) && day_parse_iso(text_of(j, a), (struct day *)(void *)at);
    }
    return false;
}

static bool look_read(struct str words, unsigned *ret)
{
    struct str word;

    while (str_cut(&words, ' ', &word)) {
        if (str_eq(word, S("bold")))
            *ret |= LAYOUT_BOLD;
        else if (str_eq(word, S("italic")))
            *ret |= LAYOUT_ITALIC;
        else if (str_eq(word, S("underline")))
            *ret |= LAYOUT_UNDERLINE;
        else
            return false;
    }
    return true;
}

static bool style_key_read(const char *key, const json_t *j, struct layout_style *s)
{
    static const char *const aligns[] = { "left", "center", "right", "justify" };
    static const struct {
        const char *key;
        size_t at;
        double most;
    } numbers[] = {
        { "size", offsetof(struct layout_style, size), 72 },
        { "line", offsetof(struct layout_style, line), 100 },
        { "before", offsetof(struct layout_style, before), 100 },
        { "after", offsetof(struct layout_style, after), 100 },
        { "indent_mm", offsetof(struct layout_style, indent_mm), 50 },
    };

    for (size_t i = 0; i < COUNT(numbers); i++)
        if (strcmp(key, numbers[i].key) == 0)
            return number_of(j, numbers[i].most, (double *)(void *)((char *)s + numbers[i].at));
    if (strcmp(key, "look") == 0)
        return json_is_string(j) && look_read(str_of(json_string_value(j)), &s->look);
    if (strcmp(key, "upper") == 0) {
        s->upper = json_is_true(j);
        return json_is_boolean(j);
    }
    if (strcmp(key, "align") == 0) {
        size_t align = word_of(j, aligns, COUNT(aligns));

        s->align = (enum layout_align)align;
        return align < COUNT(aligns);
    }
    return false;
}

static enum err styles_read(json_t *styles, struct layout_profile *p, struct error *e)
{
    if (json_object_size(styles) != ROLES)
        return wrong(e, "", "styles", "does not name exactly the styles there are");
    for (size_t i = 0; i < ROLES; i++) {
        json_t *style = json_object_get(styles, role_names[i]);
        const char *key;
        json_t *value;

        if (!json_is_object(style))
            return wrong(e, "styles", role_names[i], "is missing");
        json_object_foreach(style, key, value)
        {
            if (!style_key_read(key, value, &p->styles[i]))
                return wrong(e, role_names[i], key, "is unknown or out of range");
        }
        if (p->styles[i].size < 4)
            return wrong(e, role_names[i], "size", "is missing or below 4 points");
    }
    return OK;
}

static bool known(const char *group, const char *key)
{
    for (size_t i = 0; i < COUNT(fields); i++)
        if (strcmp(fields[i].group, group) == 0 && strcmp(fields[i].key, key) == 0)
            return true;
    for (size_t i = 0; !*group && i < COUNT(groups); i++)
        if (strcmp(groups[i], key) == 0)
            return true;
    return false;
}

static enum err refuse_unknown(json_t *object, const char *group, struct error *e)
{
    const char *key;
    json_t *value;

    json_object_foreach(object, key, value)
    {
        (void)value;
        if (!known(group, key))
            return wrong(e, group, key, "is unknown");
    }
    return OK;
}

static enum err fields_read(json_t *root, struct arena *a, struct layout_profile *p,
                            struct error *e)
{
    enum err r = refuse_unknown(root, "", e);

    for (size_t i = 0; i < COUNT(groups) && r == OK; i++)
        if (strcmp(groups[i], "styles") != 0)
            r = refuse_unknown(json_object_get(root, groups[i]), groups[i], e);
    for (size_t i = 0; i < COUNT(fields) && r == OK; i++) {
        const struct field *f = &fields[i];
        json_t *in = *f->group ? json_object_get(root, f->group) : root;
        json_t *value = json_object_get(in, f->key);

        if (!value)
            r = wrong(e, f->group, f->key, "is missing");
        else if (!field_read(f, value, a, (char *)p))
            r = wrong(e, f->group, f->key, "is of the wrong kind or out of range");
    }
    return r;
}

enum err layout_profile_parse(struct str json, struct arena *a, struct layout_profile *ret,
                              struct error *e)
{
    assert(ret && e);
    json_error_t words;
    CLEANUP(json_done) json_t *root = json_loadb(json.p, json.n, JSON_REJECT_DUPLICATES, &words);
    struct layout_profile p = { 0 };
    enum err r;

    if (!root)
        return error_set(e, E_INVALID, "layout profile: line %d: %s", words.line, words.text);
    r = fields_read(root, a, &p, e);
    if (r)
        return r;
    r = styles_read(json_object_get(root, "styles"), &p, e);
    if (r)
        return r;
    if (p.left_mm + p.right_mm > p.paper_width_mm - 50 ||
        p.top_mm + p.bottom_mm > p.paper_height_mm - 50 || p.head_share < 0.1)
        return wrong(e, "", "paper", "leaves no room to write on");
    *ret = p;
    return OK;
}

enum err layout_profile_load(struct str name, struct arena *a, struct layout_profile *ret,
                             struct error *e)
{
    struct str file = str_fmt(a, "%.*s.json", STR_ARGS(name));

    assert(ret && e);
    for (size_t i = 0; i < layouts_files_n; i++)
        if (str_eq(layouts_files[i].name, file))
            return layout_profile_parse(layouts_files[i].bytes, a, ret, e);
    return error_set(e, E_NOT_FOUND, "There is no layout profile called \"%.*s\".", STR_ARGS(name));
}
