/* SPDX-License-Identifier: Apache-2.0 */
#include "base/buf.h"
#include "t.h"
#include "web/kit/field.h"
#include "web/kit/parts.h"

/* "1 … 5 6 [7] 8 9 … 20" */
static struct str shown(struct arena *a, const struct pager *p)
{
    struct buf all = { 0 };

    for (size_t i = 0; i < p->n; i++) {
        const struct crossing *c = &p->crossings[i];

        if (i)
            buf_char(&all, ' ');
        if (!c->number)
            buf_lit(&all, "…");
        else
            buf_fmt(&all, c->current ? "[%d]" : "%d", (int)c->number);
    }
    return buf_take(&all, a);
}

static void pager_names_first_last_and_neighbours(void **state)
{
    struct t *t = *state;
    struct pager p = pager_make(t->arena, S("/orgs"), 7, 50, 980);

    T_STR(shown(t->arena, &p), "1 … 5 6 [7] 8 9 … 20");
    assert_int_equal(p.from, 301);
    assert_int_equal(p.to, 350);
    T_STR(p.back, "/orgs?page=6");
    T_STR(p.on, "/orgs?page=8");
}

static void pager_leaves_no_gap_for_nothing(void **state)
{
    struct t *t = *state;
    struct pager p = pager_make(t->arena, S("/orgs"), 3, 50, 300);

    T_STR(shown(t->arena, &p), "1 2 [3] 4 5 6");
}

static void pager_keeps_the_filters(void **state)
{
    struct t *t = *state;
    struct pager p = pager_make(t->arena, S("/orgs?state=late"), 1, 50, 60);

    T_STR(p.on, "/orgs?state=late&page=2");
    assert_int_equal(p.back.n, 0);
}

static void pager_takes_a_dead_page_to_the_first(void **state)
{
    struct t *t = *state;

    assert_int_equal(pager_make(t->arena, S("/orgs"), 99, 50, 60).page, 1);
    assert_int_equal(pager_make(t->arena, S("/orgs"), -1, 50, 60).page, 1);
}

static void pager_of_an_empty_list_has_no_rows(void **state)
{
    struct t *t = *state;
    struct pager p = pager_make(t->arena, S("/orgs"), 1, 50, 0);

    assert_int_equal(p.pages, 1);
    assert_int_equal(p.from, 0);
    assert_int_equal(p.to, 0);
    assert_int_equal(p.n, 0);
}

static void task_due_says_the_weekday_and_today(void **state)
{
    struct t *t = *state;
    struct day today = { 2026, 11, 23 };
    struct task task = { 0 };

    task_due(&task, t->arena, LANG_VI, (struct day){ 2026, 11, 27 }, today);
    T_STR(task.day, "27/11");
    T_STR(task.when, "thứ Sáu");
    task_due(&task, t->arena, LANG_VI, today, today);
    T_STR(task.when, "hôm nay");
    task_due(&task, t->arena, LANG_EN, (struct day){ 2027, 1, 3 }, today);
    T_STR(task.day, "03/01/27");
    T_STR(task.when, "Sunday");
}

static void task_without_a_day_has_an_empty_margin(void **state)
{
    struct t *t = *state;
    struct task task = { 0 };

    task_due(&task, t->arena, LANG_VI, (struct day){ 0 }, (struct day){ 2026, 11, 23 });
    assert_int_equal(task.day.n, 0);
    assert_int_equal(task.when.n, 0);
}

struct a_form {
    struct str title;
    int kind;
};
static const char *const kinds[] = { "one", "two", NULL };
static const enum msg words[] = { M_COMMON_YES, M_COMMON_NO };
static const struct field fields[] = {
    FIELD_TEXT(struct a_form, title, M_LOOKS_NAME, .max = 40, .required = true),
    FIELD_CHOICE(struct a_form, kind, M_LOOKS_KIND, .choices = kinds),
};

static void field_view_gives_back_what_was_typed_and_what_is_wrong(void **state)
{
    struct t *t = *state;
    struct form f;
    struct field_view v;

    form_init(&f, fields, COUNT(fields), LANG_VI, t->arena);
    form_set(&f, "title", S("Chưa xong"));
    form_add_error(&f, "title", S("Ngắn quá"));
    v = field_views(&f)[0];
    T_STR(v.name, "title");
    T_STR(v.label, "Tên buổi sinh hoạt");
    T_STR(v.value, "Chưa xong");
    T_STR(v.error, "Ngắn quá");
    assert_int_equal(v.max, 40);
    assert_false(v.optional);
    assert_true(field_view(&f, "kind").optional);
    assert_false(field_view_plain(&f, "kind").optional);
}

static void options_of_a_choice_remember_the_chosen_one(void **state)
{
    struct t *t = *state;
    struct options all;
    struct form f;

    form_init(&f, fields, COUNT(fields), LANG_VI, t->arena);
    form_set(&f, "kind", S("two"));
    all = field_options(&f, "kind", words);
    assert_int_equal(all.n, 2);
    assert_false(all.v[0].chosen);
    assert_true(all.v[1].chosen);
    T_STR(all.v[1].label, "Không");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T(pager_names_first_last_and_neighbours),
        T(pager_leaves_no_gap_for_nothing),
        T(pager_keeps_the_filters),
        T(pager_takes_a_dead_page_to_the_first),
        T(pager_of_an_empty_list_has_no_rows),
        T(task_due_says_the_weekday_and_today),
        T(task_without_a_day_has_an_empty_margin),
        T(field_view_gives_back_what_was_typed_and_what_is_wrong),
        T(options_of_a_choice_remember_the_chosen_one),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
