/* document.h - the register of documents: the list, taking one in, one document with its text. */
#pragma once

#include "http/route.h"
#include "web/kit/field.h"
#include "web/kit/marked.h"
#include "web/kit/page.h"
#include "web/kit/parts.h"
#include "work/document/document.h"

struct document_list_row {
    int64_t id;
    struct str href, name, title, issuer, made;
    enum tag tag;
    enum msg state;
};

struct document_list_page {
    struct page page;
    struct document_list_row *rows;
    size_t n;
    struct options states, kinds; /* of the filter */
    bool filtered, may_edit;
    struct str next; /* address; "" at the end */
};

struct document_new_page {
    struct page page;
    struct form form;
    struct field_view file, text;
    struct str twice; /* address of the same document; "" for none */
    struct str twice_words;
};

struct document_citation_row {
    int64_t id;
    struct str name, issuer,
        href;         /* href: of the document in this register, "" when it is not there */
    struct str place; /* "#chu-…": its words */
    int64_t line;
};

struct document_page_view {
    struct page page;
    struct document of;
    struct str name;
    enum tag tag;
    enum msg state;
    struct fact *facts;
    size_t n_facts;
    struct document_citation_row *citations;
    size_t n_citations;
    struct marked_text text;
    bool may_edit, may_correct, may_review;
};

extern const struct route document_routes[];
extern const size_t document_routes_n;

enum tag document_tag(enum document_state state);
enum msg document_state_words(enum document_state state);
/* Its number, or the file's name, or that it was pasted. */
struct str document_name(struct ctx *c, const struct document *d);
