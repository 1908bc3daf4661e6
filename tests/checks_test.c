/* SPDX-License-Identifier: Apache-2.0 */
/* What the database refuses by itself: each column that could hold nonsense says what it may hold. */
#include <stdlib.h>
#include <string.h>

#include "rules/assembly.h"
#include "rules/attendance.h"
#include "rules/calendar.h"
#include "rules/campaign.h"
#include "rules/due.h"
#include "rules/entry.h"
#include "rules/permission.h"
#include "rules/proceeding.h"
#include "rules/reading_item.h"
#include "rules/remedy.h"
#include "rules/report.h"
#include "rules/session.h"
#include "store.h"
#include "work/document/document.h"

struct column {
    struct str name; /* table.column */
    struct str type, checks;
};

static const struct db_field column_fields[] = {
    { "name", DB_TEXT, false, offsetof(struct column, name) },
    { "type", DB_TEXT, false, offsetof(struct column, type) },
    { "checks", DB_TEXT, false, offsetof(struct column, checks) },
};

/* Columns that refer to no other table, each with the checks of its table. */
static const char sqlite_columns[] =
    "SELECT t.name || '.' || c.name AS name, lower(c.type) AS type, s.sql AS checks"
    " FROM pragma_table_list t JOIN pragma_table_info(t.name) c"
    " JOIN sqlite_master s ON s.type = 'table' AND s.name = t.name"
    " WHERE t.schema = 'main' AND t.type = 'table' AND t.name <> 'migration'"
    " AND t.name NOT LIKE 'sqlite_%'"
    " AND NOT EXISTS (SELECT 1 FROM pragma_foreign_key_list(t.name) f WHERE f.\"from\" = c.name)";
static const char pg_columns[] =
    "SELECT c.relname || '.' || a.attname AS name, format_type(a.atttypid, NULL) AS type,"
    " COALESCE((SELECT string_agg(pg_get_constraintdef(k.oid), ' ') FROM pg_constraint k"
    "           WHERE k.conrelid = c.oid AND k.contype = 'c'), '') AS checks"
    " FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0"
    " WHERE c.relkind = 'r' AND c.relnamespace = current_schema()::regnamespace"
    " AND c.relname <> 'migration'"
    " AND NOT EXISTS (SELECT 1 FROM pg_constraint f WHERE f.conrelid = c.oid AND f.contype = 'f'"
    "                 AND a.attnum = ANY (f.conkey))";

static const struct {
    const char *column, *why;
} free_columns[] = {
    { "document.kind", "words of people: 'Kế hoạch'" },
    { "citation.kind", "words of the text" },
    { "content.kind", "words of the text" },
    { "event.noun_id", "of whatever noun it is" },
    { "access_log.noun_id", "of whatever noun it is" },
    { "session_place.ord", "below 0 while places change their order" },
    { "total.value", "what is taken away comes as a row below 0" },
    { "total.carried", "as total.value" },
    { "report_version_value.value", "what was counted below may have been taken back since" },
    { "report_version_value.carried", "as its value" },
    { "report_version_sum.carried", "as its value" },
    { "total.reports", "the same" },
};

static bool is_free(struct str name)
{
    for (size_t i = 0; i < COUNT(free_columns); i++) {
        if (str_eq(name, str_of(free_columns[i].column)))
            return true;
    }
    return false;
}

static struct str name_alone(struct str column)
{
    return str_sub(column, str_find(column, S("."), 0) + 1, column.n);
}

static bool wants_check(const struct column *c)
{
    static const char *const words[] = {
        "state", "kind",    "role",   "rhythm", "bound",  "part",
        "lang",  "purpose", "member", "month",  "period", "on_day"
    };
    struct str name = name_alone(c->name);

    for (size_t i = 0; i < COUNT(words); i++) {
        if (str_eq(name, str_of(words[i])))
            return true;
    }
    if (str_ends(name, S("_on")) || str_ends(name, S("_kind")))
        return true;
    if (!str_eq(c->type, S("integer")) && !str_eq(c->type, S("bigint")))
        return false;
    return !str_eq(name, S("id")) && !str_eq(name, S("at")) && !str_ends(name, S("_at"));
}

static bool is_word(char c)
{
    return (c >= 'a' && c <= 'z') || c == '_';
}

/* What stands between the brackets of the next "CHECK (…)"; *at goes on behind its beginning. */
static bool next_check(struct str text, size_t *at, struct str *ret)
{
    size_t begin = str_find(text, S("CHECK ("), *at), end;
    int depth = 1;

    if (begin == SIZE_MAX)
        return false;
    begin += strlen("CHECK (");
    for (end = begin; end < text.n && depth; end++)
        depth += (text.p[end] == '(') - (text.p[end] == ')');
    *ret = str_sub(text, begin, end - 1);
    *at = begin;
    return true;
}

static bool has_word(struct str text, struct str word)
{
    for (size_t i = str_find(text, word, 0); i != SIZE_MAX; i = str_find(text, word, i + 1)) {
        if ((i == 0 || !is_word(text.p[i - 1])) &&
            (i + word.n == text.n || !is_word(text.p[i + word.n])))
            return true;
    }
    return false;
}

static bool is_checked(struct str text, struct str word)
{
    struct str check;

    for (size_t at = 0; next_check(text, &at, &check);) {
        if (has_word(check, word))
            return true;
    }
    return false;
}

static struct column *all_columns(struct t *t, struct db *db, size_t *ret_n)
{
    bool pg = strcmp(db_engine(db), "pg") == 0;
    struct db_stmt stmt = {
        .name = "columns",
        .sql = pg ? pg_columns : sqlite_columns,
        .index = 1000,
        .out = column_fields,
        .n_out = COUNT(column_fields),
        .row_size = sizeof(struct column),
    };
    struct column *columns = NULL;

    T_OK(t, db_many(db, &stmt, NULL, t->arena, &columns, ret_n, t->error));
    assert_true(*ret_n > 200);
    return columns;
}

static size_t unchecked(struct t *t, struct db *db, bool loud)
{
    size_t n, found = 0;
    struct column *columns = all_columns(t, db, &n);

    for (size_t i = 0; i < n; i++) {
        struct str name = columns[i].name;

        if (!wants_check(&columns[i]) || is_free(name) ||
            is_checked(columns[i].checks, name_alone(name)))
            continue;
        found++;
        if (loud)
            print_error("%.*s has neither CHECK nor REFERENCES\n", STR_ARGS(name));
    }
    return found;
}

/* Whether the check is a list of exactly these words. */
static bool lists(struct t *t, struct str check, const struct str *words, size_t n)
{
    size_t quotes = 0;

    for (size_t i = 0; i < check.n; i++)
        quotes += check.p[i] == '\'';
    for (size_t i = 0; i < n; i++) {
        struct str quoted = str_fmt(t->arena, "'%.*s'", STR_ARGS(words[i]));

        if (str_find(check, quoted, 0) == SIZE_MAX)
            return false;
    }
    return quotes == 2 * n;
}

struct names {
    struct t *t;
    const struct column *columns;
    size_t n;
};

static void same_words(const struct names *all, const char *column, const struct str *words,
                       size_t n)
{
    struct str name = str_of(column), check;

    for (size_t i = 0; i < all->n; i++) {
        if (!str_eq(all->columns[i].name, name))
            continue;
        for (size_t at = 0; next_check(all->columns[i].checks, &at, &check);) {
            if (has_word(check, name_alone(name)) && lists(all->t, check, words, n))
                return;
        }
    }
    fail_msg("%s does not list the words of the program", column);
}

/* The words of an enum that counts from 1 to last. */
#define SAME_WORDS(all, column, enum_, last, name_of)       \
    do {                                                    \
        struct str words_[(last)];                          \
        for (int i_ = 1; i_ <= (int)(last); i_++)           \
            words_[i_ - 1] = name_of((enum_)i_);            \
        same_words((all), (column), words_, COUNT(words_)); \
    } while (0)

/* A word added to an enum and not to the schema would be refused in use, and one left behind is dead. */
static void lists_are_those_of_the_program(void **state)
{
    struct names all = { .t = *state };
    struct db *db = NULL;

    store_open(all.t, &db);
    all.columns = all_columns(all.t, db, &all.n);
    SAME_WORDS(&all, "membership.state", enum member_state, MEMBER_STATES - 1, member_state_name);
    SAME_WORDS(&all, "attendance_closed.member", enum member_state, MEMBER_STATES - 1,
               member_state_name);
    SAME_WORDS(&all, "attendance.state", enum attendance_state, ATTENDANCE_STATES - 1,
               attendance_state_name);
    SAME_WORDS(&all, "attendance_closed.state", enum attendance_state, ATTENDANCE_STATES - 1,
               attendance_state_name);
    /* The operator is given to no account. */
    SAME_WORDS(&all, "role_grant.role", enum role, ROLE_OPERATOR - 1, role_name);
    SAME_WORDS(&all, "document.state", enum document_state, DOCUMENT_WITHDRAWN,
               document_state_name);
    SAME_WORDS(&all, "reading_item.state", enum item_state, ITEM_STATE_COUNT - 1, item_state_name);
    SAME_WORDS(&all, "reading_item.key", enum item_key, ITEM_KEY_COUNT - 1, item_key_name);
    SAME_WORDS(&all, "campaign.state", enum campaign_state, CAMPAIGN_STATES - 1,
               campaign_state_name);
    SAME_WORDS(&all, "duty.what", enum due_what, DUE_WHATS - 1, due_what_name);
    SAME_WORDS(&all, "duty.rhythm", enum rhythm, RHYTHM_COUNT - 1, rhythm_name);
    SAME_WORDS(&all, "duty.bound", enum calendar_bound, CALENDAR_BOUNDS - 1, calendar_bound_name);
    SAME_WORDS(&all, "proceeding.session_kind", enum session_kind, SESSION_KINDS - 1,
               session_kind_name);
    SAME_WORDS(&all, "duty.assembly_kind", enum assembly_kind, ASSEMBLY_KINDS - 1,
               assembly_kind_name);
    SAME_WORDS(&all, "assembly.kind", enum assembly_kind, ASSEMBLY_KINDS - 1, assembly_kind_name);
    SAME_WORDS(&all, "proceeding.assembly_kind", enum assembly_kind, ASSEMBLY_KINDS - 1,
               assembly_kind_name);
    SAME_WORDS(&all, "proceeding_step.part", enum proceeding_part, PROCEEDING_PART_COUNT - 1,
               proceeding_part_name);
    SAME_WORDS(&all, "agenda_item.part", enum proceeding_part, PROCEEDING_PART_COUNT - 1,
               proceeding_part_name);
    SAME_WORDS(&all, "session.kind", enum session_kind, SESSION_KINDS - 1, session_kind_name);
    SAME_WORDS(&all, "session.state", enum session_state, SESSION_STATES - 1, session_state_name);
    SAME_WORDS(&all, "session_entry.how", enum entry_how, ENTRY_HOWS - 1, entry_how_name);
    SAME_WORDS(&all, "report_version.told_how", enum entry_how, ENTRY_HOWS - 1, entry_how_name);
    SAME_WORDS(&all, "report_version.paper_way", enum paper_way, PAPER_WAYS - 1, paper_way_name);
    SAME_WORDS(&all, "remedy.state", enum remedy_state, REMEDY_STATES - 1, remedy_state_name);
    SAME_WORDS(&all, "report.state", enum report_state, REPORT_RECEIVED, report_state_name);
}

/* n: no other text of the test has it; a connection keeps its statements by it. */
static enum err run(struct t *t, struct db *db, unsigned n, const char *sql)
{
    struct db_stmt stmt = { .name = arena_printf(t->arena, "run_%u", n), .sql = sql, .index = n };

    return db_exec(db, &stmt, NULL, NULL, t->error);
}

static void each_column_says_what_it_may_hold(void **state)
{
    struct t *t = *state;
    struct db *db = NULL;

    store_open(t, &db);
    assert_int_equal(unchecked(t, db, true), 0);
    T_OK(t,
         run(t, db, 1001, "CREATE TABLE extra (state TEXT, seen_on TEXT, n BIGINT, words TEXT)"));
    assert_int_equal(unchecked(t, db, false), 3);
}

struct row {
    const char *what, *table, *columns, *right, *wrong;
};

static bool refused(struct t *t, struct db *db, unsigned n, const struct row *row,
                    const char *values)
{
    enum err r = run(t, db, n,
                     arena_printf(t->arena, "INSERT INTO %s (%s) VALUES (%s)", row->table,
                                  row->columns, values));

    return r && t->error->detail && strcasestr(t->error->detail, "check constraint");
}

/* The right one passes every check, though it may still lack what it refers to. */
static void a_wrong_row_of_each_kind_is_refused(void **state)
{
    static const struct row rows[] = {
        { "kind", "org_change", "id, org_id, from_on, made_at, kind",
          "1, 1, '2026-01-01', 0, 'move'", "1, 1, '2026-01-01', 0, 'moved'" },
        { "state", "membership", "id, person_id, org_id, from_on, state",
          "1, 1, 1, '2026-01-01', 'official'", "1, 1, 1, '2026-01-01', 'guest'" },
        { "truth", "holiday", "id, on_day, name, source, works",
          "900, '2030-01-02', 'Nghỉ', 'Thông báo', 1",
          "901, '2030-01-03', 'Nghỉ', 'Thông báo', 2" },
        { "day", "holiday", "id, on_day, name, source, works",
          "902, '2030-01-04', 'Nghỉ', 'Thông báo', 0", "903, '2030-1-5', 'Nghỉ', 'Thông báo', 0" },
        { "slot", "content", "id, campaign_id, ord, what, version, title, slot",
          "1, 1, 1, 'material', 1, '', '2026-03'", "1, 1, 1, 'material', 1, '', '2026-3'" },
        { "order of days", "org_link", "id, hierarchy_id, child_id, parent_id, from_on, to_on",
          "1, 1, 1, 2, '2026-01-01', '2026-02-01'", "1, 1, 1, 2, '2026-02-01', '2026-02-01'" },
        { "own parent", "org_link", "id, hierarchy_id, child_id, parent_id, from_on",
          "1, 1, 1, 2, '2026-01-01'", "1, 1, 2, 2, '2026-01-01'" },
        { "count", "session",
          "id, org_id, assembly_id, kind, state, version, planned_at, minutes_by, title, opinions",
          "1, 1, 1, 'regular', 'open', 1, 0, 'screen', '', 0",
          "1, 1, 1, 'regular', 'open', 1, 0, 'screen', '', -1" },
        { "closed without figures", "session",
          "id, org_id, assembly_id, kind, state, version, planned_at, minutes_by, title, closed_at, held_on, people_due",
          "1, 1, 1, 'regular', 'closed', 1, 0, 'screen', '', 5, '2022-03-14', 3",
          "1, 1, 1, 'regular', 'closed', 1, 0, 'screen', '', 5, '2022-03-14', NULL" },
        { "sum", "session",
          "id, org_id, assembly_id, kind, state, version, planned_at, minutes_by, title, people_due, present, late,"
          " absent_reason, absent_none",
          "1, 1, 1, 'regular', 'open', 1, 0, 'screen', '', 9, 5, 1, 2, 1",
          "1, 1, 1, 'regular', 'open', 1, 0, 'screen', '', 9, 5, 1, 2, 2" },
        { "assembly", "assembly", "id, kind, name_vi, name_en, from_on",
          "900, 'staff', '', '', '2022-01-01'", "901, 'crowd', '', '', '2022-01-01'" },
        { "assembly's post", "assembly_rule", "id, assembly_id, source, rank_from, rank_to",
          "900, 1, 'post', 1, 9", "901, 1, 'post', 1, NULL" },
        { "version", "person", "id, name, name_key, order_key, version", "1, 'A', 'a', 'A', 1",
          "2, 'B', 'b', 'B', 0" },
        { "ord", "clause", "id, campaign_id, ord, label, words, span_start, span_end",
          "1, 1, 0, '', '', 0, 0", "1, 1, -1, '', '', 0, 0" },
        { "span", "clause", "id, campaign_id, ord, label, words, span_start, span_end",
          "1, 1, 1, '', '', 4, 9", "1, 1, 1, '', '', 9, 4" },
        { "period", "self_review", "org_id, person_id, period, handed_in_on",
          "1, 1, '2026', '2026-12-01'", "1, 1, '26', '2026-12-01'" },
    };
    struct t *t = *state;
    struct db *db = NULL;

    store_open(t, &db);
    for (unsigned i = 0; i < COUNT(rows); i++) {
        if (refused(t, db, 2000 + 2 * i, &rows[i], rows[i].right))
            fail_msg("%s: the right row is refused: %s", rows[i].what, t->error->detail);
        if (!refused(t, db, 2001 + 2 * i, &rows[i], rows[i].wrong))
            fail_msg("%s: the wrong row is taken", rows[i].what);
    }
}

/* NULL differs from NULL, so the plain UNIQUE does not hold among rows of the program. */
static void a_row_of_the_program_stands_once(void **state)
{
    static const char *const twice[][2] = {
        { "holiday (id, on_day, name, source, works)", "'2031-01-01', 'Nghỉ', 'Thông báo', 0" },
        { "session_rule (id, code, from_on, least, words_vi, words_en, source)",
          "'minutes', '2031-01-01', 1, '', '', ''" },
        { "report_form (id, code, name_vi, name_en, from_on)", "'periodic', '', '', '2031-01-01'" },
    };
    struct t *t = *state;
    struct db *db = NULL;

    store_open(t, &db);
    for (unsigned i = 0; i < COUNT(twice); i++) {
        const char *first =
            arena_printf(t->arena, "INSERT INTO %s VALUES (900, %s)", twice[i][0], twice[i][1]);
        const char *again =
            arena_printf(t->arena, "INSERT INTO %s VALUES (901, %s)", twice[i][0], twice[i][1]);

        T_OK(t, run(t, db, 3000 + 2 * i, first));
        assert_int_equal(run(t, db, 3001 + 2 * i, again), E_CONFLICT);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T_STORE(each_column_says_what_it_may_hold),
        T_STORE(lists_are_those_of_the_program),
        T_STORE(a_wrong_row_of_each_kind_is_refused),
        T_STORE(a_row_of_the_program_stands_once),
    };

    return cmocka_run_group_tests_name("checks", tests, NULL, NULL);
}
