/* SPDX-License-Identifier: Apache-2.0 */
/* read_documents_test.c - the sample documents of tests/documents/ beside their hand-made answers.
 *
 * Stricter in spirit than score-reading and needs nothing outside the project: every fact of an answer
 * must be read, and no citation, deadline or section that the answer does not have. */
#include <dirent.h>
#include <jansson.h>
#include <stdlib.h>

#include "base/buf.h"
#include "read/documents_path.h"
#include "read/read.h"
#include "read/result/fields.h"
#include "t.h"
#include "text/vi.h"

/* Letters and digits only, without marks: "27", "HD/Th.U" and "hdthu" are alike. */
static struct str squash(struct arena *a, struct str s)
{
    struct str f = vi_fold(a, s.p ? s : S(""), NULL);
    char *out = arena_alloc(a, f.n + 1, 1);
    size_t n = 0;

    for (size_t i = 0; i < f.n; i++)
        if ((f.p[i] >= 'a' && f.p[i] <= 'z') || (f.p[i] >= '0' && f.p[i] <= '9'))
            out[n++] = f.p[i];
    return (struct str){ out, n };
}

static struct str gold_text(struct arena *a, json_t *o, const char *name)
{
    const char *s = json_string_value(name ? json_object_get(o, name) : o);

    return squash(a, str_of(s));
}

static bool load_file(const char *path, struct buf *b)
{
    FILE *f = fopen(path, "rb");
    char block[65536];
    size_t n;

    if (!f)
        return false;
    while ((n = fread(block, 1, sizeof(block), f)) > 0)
        buf_add(b, block, n);
    (void)fclose(f);
    return true;
}

static void same_field(struct t *t, const char *doc, json_t *gold, const char *name, struct str got)
{
    struct str want;

    if (!json_object_get(gold, name))
        return;
    want = gold_text(t->arena, gold, name);
    if (!str_eq(want, squash(t->arena, got)))
        fail_msg("%s: %s is \"%.*s\", expected \"%.*s\"", doc, name, STR_ARGS(got), STR_ARGS(want));
}

static void same_header(struct t *t, const char *doc, json_t *gold, const struct reading *r)
{
    same_field(t, doc, gold, "type", r->type.text);
    same_field(t, doc, gold, "type_name", r->type_name.text);
    same_field(t, doc, gold, "number", r->number.text);
    same_field(t, doc, gold, "symbol", r->symbol.text);
    same_field(t, doc, gold, "issuer", r->issuer.text);
    same_field(t, doc, gold, "superior", r->superior.text);
    same_field(t, doc, gold, "place", r->place.text);
    same_field(t, doc, gold, "date", r->date.text);
    same_field(t, doc, gold, "title", r->title.text);
    same_field(t, doc, gold, "theme", r->theme.text);
    same_field(t, doc, json_object_get(gold, "signer"), "title", r->signer.title);
    same_field(t, doc, json_object_get(gold, "signer"), "name", r->signer.name);
}

static void same_citations(struct t *t, const char *doc, json_t *gold, const struct reading *r)
{
    size_t certain = 0;
    json_t *c;
    size_t i;

    json_array_foreach(json_object_get(gold, "citations"), i, c)
    {
        bool found = false;

        for (size_t k = 0; k < r->n_citations; k++)
            found |= str_eq(gold_text(t->arena, c, "number"),
                            squash(t->arena, r->citations[k].number)) &&
                     str_eq(gold_text(t->arena, c, "symbol"),
                            squash(t->arena, r->citations[k].symbol)) &&
                     str_eq(gold_text(t->arena, c, "date"), squash(t->arena, r->citations[k].date));
        if (!found)
            fail_msg("%s: citation %s is not read", doc,
                     json_string_value(json_object_get(c, "symbol")));
    }
    for (size_t k = 0; k < r->n_citations; k++)
        certain += r->citations[k].doubt == DOUBT_NONE;
    assert_true(certain <= json_array_size(json_object_get(gold, "citations")));
}

static bool same_when(struct t *t, json_t *d, const struct reading_deadline *k)
{
    const char *what = json_string_value(json_object_get(d, "what"));

    return str_eq(gold_text(t->arena, d, "date"), squash(t->arena, k->date)) &&
           str_eq(gold_text(t->arena, d, "from"), squash(t->arena, k->from)) &&
           str_eq(gold_text(t->arena, d, "to"), squash(t->arena, k->to)) &&
           str_eq(gold_text(t->arena, d, "recurrence"), squash(t->arena, k->recurrence)) &&
           (!json_object_get(d, "month_day") ||
            json_integer_value(json_object_get(d, "month_day")) == k->month_day) &&
           (!what || strcmp(what, "other") == 0 || strcmp(what, duty_kind_words[k->what]) == 0);
}

static void same_deadlines(struct t *t, const char *doc, json_t *gold, const struct reading *r)
{
    size_t dated = 0;
    json_t *d;
    size_t i;

    json_array_foreach(json_object_get(gold, "deadlines"), i, d)
    {
        bool found = false;

        for (size_t k = 0; k < r->n_deadlines; k++)
            found |= same_when(t, d, &r->deadlines[k]);
        if (!found)
            fail_msg("%s: deadline \"%s\" is not read", doc,
                     json_string_value(json_object_get(d, "text")));
    }
    for (size_t k = 0; k < r->n_deadlines; k++)
        dated += !r->deadlines[k].when_text.p && !r->deadlines[k].doubt;
    if (dated > json_array_size(json_object_get(gold, "deadlines")))
        fail_msg("%s: %zu deadlines are read, expected %zu", doc, dated,
                 json_array_size(json_object_get(gold, "deadlines")));
}

static void same_assignments(struct t *t, const char *doc, json_t *gold, const struct reading *r)
{
    json_t *u;
    size_t i;

    json_array_foreach(json_object_get(gold, "assignments"), i, u)
    {
        bool found = false;

        for (size_t k = 0; k < r->n_assignments; k++)
            found |=
                str_eq(gold_text(t->arena, u, "unit"), squash(t->arena, r->assignments[k].unit));
        if (!found)
            fail_msg("%s: unit \"%s\" is not read", doc,
                     json_string_value(json_object_get(u, "unit")));
    }
}

static size_t gold_steps(json_t *agenda)
{
    json_t *steps = json_object_get(agenda, "steps");

    return json_is_integer(steps) ? (size_t)json_integer_value(steps) : json_array_size(steps);
}

static void same_orders(struct t *t, const char *doc, json_t *gold, const struct reading *r)
{
    json_t *agendas = json_object_get(gold, "_agendas"),
           *months = json_object_get(gold, "_monthly_lists"), *m;
    size_t i, given = 0;

    if (agendas) {
        assert_int_equal(r->n_agenda, json_array_size(agendas));
        for (i = 0; i < r->n_agenda; i++)
            assert_int_equal(r->agenda[i].n_steps, gold_steps(json_array_get(agendas, i)));
    }
    json_array_foreach(months, i, m)
    {
        const struct reading_material *got = NULL;
        struct str month = gold_text(t->arena, m, "month");

        for (size_t k = 0; k < r->n_materials && !got; k++)
            if (str_eq(month, squash(t->arena, r->materials[k].month)))
                got = &r->materials[k];
        if (!got)
            fail_msg("%s: no documents for %s", doc,
                     month.n ? json_string_value(json_object_get(m, "month")) : "no month");
        assert_int_equal(got->n_documents, json_array_size(json_object_get(m, "docs")));
        given += month.n > 0;
    }
    for (size_t k = 0; months && k < r->n_materials; k++)
        given -= r->materials[k].month.p != NULL;
    assert_int_equal(given, 0);
}

/* "a", "đ": points are not in the answers. */
static bool is_point(struct str label)
{
    return str_eq(label, S("đ")) || (label.n == 1 && label.p[0] >= 'a');
}

static void same_lines(struct t *t, const char *doc, json_t *gold, const struct reading *r)
{
    json_t *recipients = json_object_get(gold, "recipients"),
           *checks = json_object_get(gold, "_checks"), *c;
    size_t i, plain = 0;

    assert_int_equal(r->n_recipients, json_array_size(recipients));
    for (i = 0; i < r->n_recipients; i++)
        assert_true(str_eq(gold_text(t->arena, json_array_get(recipients, i), NULL),
                           squash(t->arena, r->recipients[i].text)));
    for (i = 0; i < r->n_sections; i++)
        plain += !is_point(r->sections[i].label);
    if (plain != json_array_size(json_object_get(gold, "sections")))
        fail_msg("%s: %zu sections are read, expected %zu", doc, plain,
                 json_array_size(json_object_get(gold, "sections")));
    json_array_foreach(checks, i, c)
    {
        bool found = false;

        for (size_t k = 0; k < r->n_checks; k++)
            found |= str_eq(r->checks[k].rule, str_of(json_string_value(c)));
        if (!found)
            fail_msg("%s: %s is not noticed", doc, json_string_value(c));
    }
    assert_int_equal(r->n_checks, json_array_size(checks));
}

static void compare(struct t *t, const char *gold_path, const char *doc_path)
{
    struct buf bytes = { .max = 1 << 24 };
    struct read_options o = { .file = str_of(doc_path) };
    struct reading r;
    json_error_t why;
    json_t *gold = json_load_file(gold_path, 0, &why);

    assert_non_null(gold);
    assert_true(load_file(doc_path, &bytes));
    T_OK(t, read_text(buf_view(&bytes), &o, t->arena, &r, t->error));
    same_header(t, doc_path, gold, &r);
    same_citations(t, doc_path, gold, &r);
    same_deadlines(t, doc_path, gold, &r);
    same_assignments(t, doc_path, gold, &r);
    same_orders(t, doc_path, gold, &r);
    same_lines(t, doc_path, gold, &r);
    json_decref(gold);
    buf_done(&bytes);
}

static void every_answer_is_read_from_its_document(void **state)
{
    static const char *const kinds[] = { ".txt", ".md", ".html" };
    struct t *t = *state;
    DIR *dir = opendir(DOCUMENTS_PATH);
    struct dirent *entry;
    size_t compared = 0;

    assert_non_null(dir);
    while ((entry = readdir(dir)) != NULL) {
        struct str name = str_of(entry->d_name);

        if (!str_ends(name, S(".gold.json")))
            continue;
        for (size_t k = 0; k < COUNT(kinds); k++) {
            char *doc = arena_printf(t->arena, "%s/%.*s%s", DOCUMENTS_PATH,
                                     (int)(name.n - strlen(".gold.json")), name.p, kinds[k]);
            FILE *f = fopen(doc, "rb");

            if (!f)
                continue;
            (void)fclose(f);
            compare(t, arena_printf(t->arena, "%s/%s", DOCUMENTS_PATH, entry->d_name), doc);
            compared++;
        }
    }
    (void)closedir(dir);
    assert_true(compared >= 8);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T(every_answer_is_read_from_its_document),
    };

    return cmocka_run_group_tests_name("documents", tests, NULL, NULL);
}
