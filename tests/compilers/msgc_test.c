/* SPDX-License-Identifier: Apache-2.0 */
/* msgc_test.c - message files: the C they become, and every refusal with its exact words. */
#include "msgc/catalogue.h"
#include "t.h"

static const struct refusal {
    const char *file, *words;
} refusals[] = {
    { "a.b\n vi x\n", "m.msg:1: error: a.b has no en text" },
    { "a.b\n en x\n", "m.msg:1: error: a.b has no vi text" },
    { "a.b\n vi {n} x\n en[one] {n} x\n", "m.msg:1: error: a.b has no en[other] text" },
    { "a.b\n vi x\n en x\n\n# again\na.b\n vi x\n en x\n",
      "m.msg:6: error: a.b is already at m.msg:1" },
    { "a.b_c\n vi x\n en x\na_b.c\n vi x\n en x\n", "m.msg:4: error: a_b.c is already at m.msg:1" },
    { "a.b\n vi {x} x\n en {y} x\n", "m.msg:1: error: {y} is not in the vi text of a.b" },
    { "a.b\n vi {x} x\n en x\n", "m.msg:1: error: {x} is not in the en text of a.b" },
    { "a.b\n vi {x} x\n en[one] one\n en[other] {x} many\n",
      "m.msg:1: error: a.b has a form for one but no {n}" },
    { "a.b\n vi { x\n en x\n", "m.msg:1: error: '{' begins an argument: {name}" },
    { "a.b\n vi {x\n en x\n", "m.msg:1: error: '{' begins an argument: {name}" },
    { "a\n vi x\n en x\n", "m.msg:1: error: a key is written noun.what, not 'a'" },
    { "a.B\n vi x\n en x\n", "m.msg:1: error: a key is written noun.what, not 'a.B'" },
    { " vi x\n", "m.msg:1: error: a text without a key above it" },
    { "a.b\n vi x\n vi y\n en x\n", "m.msg:3: error: a.b has its vi text already" },
    { "a.b\n vi[one] x\n vi x\n en x\n",
      "m.msg:2: error: a text begins with vi, en, en[one] or en[other], not 'vi[one]'" },
    { "a.b\n fr x\n vi x\n en x\n",
      "m.msg:2: error: a text begins with vi, en, en[one] or en[other], not 'fr'" },
    { "a.b\n vi a\xCC\x81\n en x\n",
      "m.msg:2: error: the text has combining marks: write it composed (NFC)\n"
      "m.msg:1: error: a.b has no vi text" },
    { "a.b\n vi \xFF\n en x\n",
      "m.msg:2: error: the text is not UTF-8\nm.msg:1: error: a.b has no vi text" },
    { "a.b\n vi\n en x\n",
      "m.msg:2: error: the text is empty\nm.msg:1: error: a.b has no vi text" },
    { "a.b\n vi a\tb\n en x\n",
      "m.msg:2: error: the text has a control character\nm.msg:1: error: a.b has no vi text" },
};

static void every_refusal_names_the_line_and_the_reason(void **state)
{
    struct t *t = *state;

    for (size_t i = 0; i < COUNT(refusals); i++) {
        CLEANUP(buf_done) struct buf words = { 0 };
        struct diag d = { &words, 0 };
        struct catalogue c = { .arena = t->arena };

        catalogue_add(&c, "m.msg", str_of(refusals[i].file), &d);
        catalogue_check(&c, &d);
        if (!str_eq(buf_view(&words), str_fmt(t->arena, "%s\n", refusals[i].words)))
            fail_msg("%s\nexpected %s\ngot      %s", refusals[i].file, refusals[i].words, words.p);
    }
}

static void a_catalogue_becomes_an_enum_and_a_table(void **state)
{
    struct t *t = *state;
    CLEANUP(buf_done) struct buf words = { 0 };
    CLEANUP(buf_done) struct buf header = { 0 };
    CLEANUP(buf_done) struct buf table = { 0 };
    struct diag d = { &words, 0 };
    struct catalogue c = { .arena = t->arena };

    catalogue_add(
        &c, "m.msg",
        S("# Sessions.\nsession.close\n  vi Kết thúc \"buổi\"\n  en Close\\the */session\n"
          "report.late\n  vi {n} đơn vị quá hạn\n  en[one] one unit is late\n"
          "  en[other] {n} units are late\n"),
        &d);
    catalogue_check(&c, &d);
    assert_int_equal(d.errors, 0);
    catalogue_header(&c, &header);
    catalogue_table(&c, &table);
    assert_true(str_find(buf_view(&header),
                         S("enum msg {\n"
                           "    M_SESSION_CLOSE,\n"
                           "    M_REPORT_LATE,\n"
                           "    MSG_COUNT\n};\n"),
                         0) != SIZE_MAX);
    T_STR(buf_view(&table),
          "/* Made by msgc: do not edit. */\n"
          "#include \"text/messages.h\"\n\n"
          "const struct msg_entry msg_entries[MSG_COUNT + 1] = {\n"
          "    { { \"session.close\", 13 },\n"
          "      { { { \"Kết thúc \\\"buổi\\\"\", 20 }, { NULL, 0 } },\n"
          "        { { \"Close\\\\the */session\", 19 }, { NULL, 0 } } } },\n"
          "    { { \"report.late\", 11 },\n"
          "      { { { \"{n} đơn vị quá hạn\", 25 }, { NULL, 0 } },\n"
          "        { { \"{n} units are late\", 18 }, { \"one unit is late\", 16 } } } },\n"
          "};\n"
          "const size_t msg_entries_count = MSG_COUNT;\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T(every_refusal_names_the_line_and_the_reason),
        T(a_catalogue_becomes_an_enum_and_a_table),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
