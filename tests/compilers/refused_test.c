/* SPDX-License-Identifier: Apache-2.0 */
/* refused_test.c - every template that viewc refuses, with its exact words. */
#include "t.h"
#include "viewc/views.h"

/* The template begins on line 2, under a {view}, unless it brings its own. */
static const struct refusal {
    const char *template, *words;
} refusals[] = {
    /* Places where no value may stand. */
    { "<a onclick=\"{v->x}\">", "bad.html:2: error: no value may be put in onclick=" },
    { "<p style=\"{v->x}\">", "bad.html:2: error: no value may be put in style=" },
    { "<p onclick=\"x()\">",
      "bad.html:2: error: onclick= may not be used: scripts and styles live in assets/" },
    { "<p OnClick>",
      "bad.html:2: error: onclick= may not be used: scripts and styles live in assets/" },
    { "<p style=\"color: red\">",
      "bad.html:2: error: style= may not be used: scripts and styles live in assets/" },
    { "<style>p {{}}</style>",
      "bad.html:2: error: <style> may not be used: style sheets live in assets/" },
    { "<STYLE>", "bad.html:2: error: <style> may not be used: style sheets live in assets/" },
    { "<script>alert(1)</script>", "bad.html:2: error: <script> needs src=" },
    { "<script src=\"/x.js\">{v->x}</script>",
      "bad.html:2: error: a <script> has src= and nothing in it" },
    { "<script src=\"{v->x}\"></script>",
      "bad.html:2: error: <script> takes a literal address or {asset}" },
    { "<link href=\"{v->x}\">", "bad.html:2: error: <link> takes a literal address or {asset}" },
    { "<a rel=\"{v->x}\">", "bad.html:2: error: no value may be put in rel=" },
    { "<img srcset=\"{v->x}\" alt=\"\">", "bad.html:2: error: no value may be put in srcset=" },
    { "<meta http-equiv=\"refresh\" content=\"0;url={v->x}\">",
      "bad.html:2: error: no value may be put in content= beside http-equiv=" },
    { "<!-- {v->x} -->", "bad.html:2: error: no value may be put in a comment" },
    { "<p class={v->x}>", "bad.html:2: error: quote the value of class=" },
    { "<p class=x>", "bad.html:2: error: quote the value of class=" },
    { "<p {v->x}>", "bad.html:2: error: no value may stand between attributes" },
    { "<p {t \"common.yes\"}>",
      "bad.html:2: error: a text may stand between tags or in an attribute that is no address" },
    { "<a href=\"{t \"common.yes\"}\">",
      "bad.html:2: error: a text may stand between tags or in an attribute that is no address" },
    { "<a href=\"/{lang}\">", "bad.html:2: error: {lang} is the value of lang=" },
    { "<p {for i < v->n}hidden{end}>", "bad.html:2: error: between attributes stands {if} only" },
    { "<p title=\"{include x(o)}\">", "bad.html:2: error: {include} stands between tags" },
    { "<iframe>",
      "bad.html:2: error: <iframe> may not be used: browsers read its content by other rules" },
    { "<base href=\"/\">",
      "bad.html:2: error: <base> may not be used: it brings in or redirects to foreign content" },
    { "<textarea aria-label=\"x\"><b></b></textarea>",
      "bad.html:2: error: no element may stand in <textarea>" },
    /* Addresses. */
    { "<a href=\"javascript:{v->x}\">",
      "bad.html:2: error: javascript: is no address a page may have" },
    { "<a href=\"data:text/html,x\">", "bad.html:2: error: data: is no address a page may have" },
    { "<form method=\"post\" action=\"https://example.vn/\">",
      "bad.html:2: error: action= stays within the site: it begins with /, ? or #" },
    { "<form method=\"post\" action=\"//example.vn/\">",
      "bad.html:2: error: action= stays within the site: it begins with /, ? or #" },
    { "<svg><animate to=\"{v->x}\"/></svg>",
      "bad.html:2: error: <animate> may not be used: it brings in or redirects to foreign content" },
    { "<p hx-vals=\"{v->x}\">", "bad.html:2: error: no value may be put in hx-vals=" },
    { "<a href=\"{v->x}:alert\">",
      "bad.html:2: error: after a value that begins an address comes / ? or #" },
    { "<a href=\"{if v->n}/a{end}{v->x}\">",
      "bad.html:2: error: the ways through this {if} leave the address in different places" },
    { "<a href=\"{if v->n}/a{else}{v->x}{end}\">",
      "bad.html:2: error: the ways through this {if} leave the address in different places" },
    { "<a href=\"?a=1&b=2\">", "bad.html:2: error: write &amp; for & in href=" },
    { "<img src=\"{asset \"a.svg\" x}\" alt=\"\">",
      "bad.html:2: error: {asset \"file\"} is a whole address: href or src" },
    { "<p title=\"{asset \"nep.css\"}\">",
      "bad.html:2: error: {asset \"file\"} is a whole address: href or src" },
    /* Nesting. */
    { "<p><b></p>", "bad.html:2: error: </p> closes <b> opened on line 2" },
    { "<p>", "bad.html:2: error: <p> is never closed" },
    { "</p>", "bad.html:2: error: </p> closes nothing" },
    { "<ul>{for i < v->n}<li>{end}</ul>", "bad.html:2: error: <li> is still open at {end}" },
    { "<p>{if v->n}\n</p>{end}", "bad.html:3: error: </p> closes nothing in this block" },
    { "{if v->n}<b>{else}</b>{end}", "bad.html:2: error: <b> is still open at {else}" },
    { "{if v->n}", "bad.html:2: error: this {if} has no {end}" },
    { "{for i < v->n}", "bad.html:2: error: this {for} has no {end}" },
    { "{wrap bad_layout(o)}", "bad.html:2: error: this {wrap} has no {end}" },
    { "{end}", "bad.html:2: error: {end} belongs to no block (a {view} has no {end})" },
    { "{for i < v->n}{else}{end}", "bad.html:2: error: this {else} belongs to no {if}" },
    { "{if v->n}{else}{else}{end}", "bad.html:2: error: this {else} belongs to no {if}" },
    { "<p title=\"{if v->n}x\">", "bad.html:2: error: a block in title= has no {end}" },
    { "{if v->n}<p title=\"{end}\">", "bad.html:2: error: {end} in title= ends nothing there" },
    { "<p {if v->n}hidden>", "bad.html:2: error: a block in <p> has no {end}" },
    { "{if v->n}<p {end}>", "bad.html:2: error: {end} in <p> ends nothing there" },
    { "<br></br>", "bad.html:2: error: <br> has no end tag" },
    { "<p/>", "bad.html:2: error: <p/> does not close it: write </p>" },
    { "<a href=\"/\"><b><a href=\"/\">", "bad.html:2: error: <a> cannot stand in another" },
    { "<form method=\"get\"><form method=\"get\">",
      "bad.html:2: error: <form> cannot stand in another" },
    { "<!-- x", "bad.html:2: error: this comment has no -->" },
    { "<!DOCTYPE x>", "bad.html:2: error: only <!doctype html> and comments begin with <!" },
    { "<p title=\"x", "bad.html:2: error: the value of title= never ends" },
    { "<p", "bad.html:2: error: <p has no >" },
    { "<p &>", "bad.html:2: error: this does not belong into <p>" },
    { "a < b", "bad.html:2: error: write &lt; for <" },
    { "a & b", "bad.html:2: error: write &amp; for &" },
    { "\x01", "bad.html:2: error: a control character" },
    /* What a page owes to its readers. */
    { "<html></html>", "bad.html:2: error: <html> needs lang=" },
    { "<img src=\"/x.png\">", "bad.html:2: error: <img> needs alt=" },
    { "<img src=\"/x.png\" {if v->n}alt=\"\"{end}>", "bad.html:2: error: <img> needs alt=" },
    { "<input type=\"image\">", "bad.html:2: error: <input type=\"image\"> needs alt=" },
    { "<input id=\"a\">", "bad.html:2: error: <input id=\"a\"> has no <label for=\"a\">" },
    { "<label for=\"b\">x</label><select id=\"a\"></select>",
      "bad.html:2: error: <select id=\"a\"> has no <label for=\"a\">" },
    { "<textarea></textarea>",
      "bad.html:2: error: <textarea> needs a label: <label for=…>, aria-label= or aria-labelledby=" },
    { "<p id=\"a\"></p>\n<p id=\"a\"></p>", "bad.html:3: error: id=\"a\" is already on line 2" },
    { "<p class=\"a\" class=\"b\">", "bad.html:2: error: <p> has class= twice" },
    { "<p {if v->n}id=\"a\"{end}>", "bad.html:2: error: id= cannot stand in {if}" },
    { "<form action=\"/\">", "bad.html:2: error: <form> needs method=\"post\" or method=\"get\"" },
    { "<form method=\"{v->x}\">", "bad.html:2: error: no value may be put in method=" },
    { "<form method?=\"v->n\">", "bad.html:2: error: method is no attribute without a value" },
    { "<input value=\"{v->day}\" type=\"date\">",
      "bad.html:2: error: type=\"date\" comes before value=" },
    { "<html lang=\"vi\"></html>", "bad.html:1: error: this page has no <h1>" },
    { "<html lang=\"vi\">{if v->n}<h1>a</h1>{end}</html>",
      "bad.html:1: error: this page may have no <h1>" },
    { "<html lang=\"vi\"><h1>a</h1>{if v->n}<h1>a</h1>{end}</html>",
      "bad.html:1: error: this page may have more than one <h1>" },
    { "<html lang=\"vi\">{for i < v->n}<h1>a</h1>{end}</html>",
      "bad.html:1: error: this page may have no <h1>" },
    /* Expressions. */
    { "{f(v)}", "bad.html:2: error: a view calls no C function: {f(v)}" },
    { "{if v->n = 1}{end}",
      "bad.html:2: error: a view assigns nothing: compare with ==: {v->n = 1}" },
    { "{v->n++}", "bad.html:2: error: a view changes nothing: {v->n++}" },
    { "{v->}", "bad.html:2: error: a member's name is missing: {v->}" },
    { "{v->a[1}", "bad.html:2: error: ']' is missing: {v->a[1}" },
    { "{(v->n}", "bad.html:2: error: ')' is missing: {(v->n}" },
    { "{v->a ? 1 : 2}", "bad.html:2: error: this is no member path: {v->a ? 1 : 2}" },
    { "{if}{end}", "bad.html:2: error: an expression is missing: {}" },
    { "{1x}", "bad.html:2: error: a number ends in a letter: {1x}" },
    { "{v->x", "bad.html:2: error: '}' is missing (write {{ for a brace)" },
    { "{for v->n}{end}", "bad.html:2: error: a loop is written {for i < how.many}" },
    { "{for i < v->n}{for i < v->n}{end}{end}",
      "bad.html:2: error: i is already counting since line 2" },
    { "<p checked?=\"v->x()\">", "bad.html:2: error: a view calls no C function: v->x()" },
    { "<p checked?=x>", "bad.html:2: error: a condition is written checked?=\"path\"" },
    /* Messages. */
    { "{t \"no.such\"}", "bad.html:2: error: no message has the key \"no.such\"" },
    { "{t \"common.items\"}", "bad.html:2: error: common.items needs n=" },
    { "{t \"common.items\" n=v->n m=v->n}", "bad.html:2: error: common.items takes no m=" },
    { "{t \"common.items\" v->n}", "bad.html:2: error: an argument is written name=path" },
    /* Views and calls. */
    { "{include no_such(o)}", "bad.html:2: error: no view is named no_such" },
    { "{include bad_layout(o)}", "bad.html:2: error: bad_layout has {content}: use {wrap}" },
    { "{wrap bad_part(o)}{end}", "bad.html:2: error: bad_part has no {content}: use {include}" },
    { "{include bad_part}", "bad.html:2: error: a view is called NAME(o, …)" },
    { "{include bad_part(o, f(x))}",
      "bad.html:2: error: a view calls no C function: {bad_part(o, f(x))}" },
    { "{content}{content}", "bad.html:2: error: a view has one {content}" },
    { "{if v->n}{content}{end}", "bad.html:2: error: {content} cannot stand in {if} or {for}" },
    { "{view bad(struct html *o)}", "bad.html:2: error: bad is already in bad.html" },
    { "{view other(int x)}",
      "bad.html:2: error: a view is declared {view NAME(struct html *o, …) from \"…\"}" },
    { "{view other(struct html *o) of \"x.h\"}",
      "bad.html:2: error: after the parameters comes from \"a header\" or nothing" },
    { "{view other(struct html *o) from x.h}",
      "bad.html:2: error: the header after from stands in quotes" },
};

static const char others[] = "{view bad_layout(struct html *o)}<main>{content}</main>"
                             "{view bad_part(struct html *o)}<b>x</b>";
static const char texts[] = "common.yes\n vi Có\n en Yes\n"
                            "common.items\n vi {n} mục\n en {n} items\n";

static struct str words_for(struct t *t, struct str template)
{
    CLEANUP(buf_done) struct buf words = { 0 };
    CLEANUP(buf_done) struct buf header = { 0 };
    CLEANUP(buf_done) struct buf code = { 0 };
    struct diag d = { &words, 0 };
    struct catalogue catalogue = { .arena = t->arena };
    struct view_source sources[] = { { "others.html", str_of(others) }, { "bad.html", template } };
    struct views_in in = { sources, COUNT(sources), &catalogue, "views.h" };

    catalogue_add(&catalogue, "texts.msg", str_of(texts), &d);
    catalogue_check(&catalogue, &d);
    views_compile(&in, t->arena, &header, &code, &d);
    assert_int_equal(words.n == 0, code.n > 0);
    return buf_take(&words, t->arena);
}

static void every_refusal_names_the_line_and_the_reason(void **state)
{
    struct t *t = *state;

    for (size_t i = 0; i < COUNT(refusals); i++) {
        struct str template =
            str_fmt(t->arena, "{view bad(struct html *o)}\n%s", refusals[i].template);
        struct str words = words_for(t, template);

        if (!str_eq(words, str_fmt(t->arena, "%s\n", refusals[i].words)))
            fail_msg("%s\nexpected %s\ngot      %.*s", refusals[i].template, refusals[i].words,
                     STR_ARGS(words));
    }
}

/* Wherever somebody stopped typing: words or C, never both, and nothing read behind the end. */
static void a_template_cut_at_any_byte_gives_words_or_c(void **state)
{
    struct t *t = *state;

    for (size_t i = 0; i < COUNT(refusals); i++) {
        struct str whole =
            str_fmt(t->arena, "{view bad(struct html *o)}\n%s", refusals[i].template);

        for (size_t n = 0; n < whole.n; n++)
            words_for(t, str_sub(whole, 0, n));
    }
}

static void a_template_begins_with_a_view(void **state)
{
    T_STR(words_for(*state, S("<p></p>")),
          "bad.html:1: error: a template begins with {view NAME(struct html *o, …)}\n");
}

static void one_file_s_error_does_not_hide_another_s(void **state)
{
    struct t *t = *state;
    CLEANUP(buf_done) struct buf words = { 0 };
    CLEANUP(buf_done) struct buf out = { 0 };
    struct diag d = { &words, 0 };
    struct catalogue catalogue = { .arena = t->arena };
    struct view_source sources[] = { { "a.html", S("x") }, { "b.html", S("y") } };
    struct views_in in = { sources, COUNT(sources), &catalogue, "views.h" };

    views_compile(&in, t->arena, &out, &out, &d);
    assert_int_equal(d.errors, 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T(every_refusal_names_the_line_and_the_reason),
        T(a_template_cut_at_any_byte_gives_words_or_c),
        T(a_template_begins_with_a_view),
        T(one_file_s_error_does_not_hide_another_s),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
