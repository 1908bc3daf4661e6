/* SPDX-License-Identifier: Apache-2.0 */
/* pdf_page.c - deals set pieces out to pages. */
#include "base/arena.h"
#include "doc/pdf__.h"

/* Coordinates are sums of many parts: a hair over is not over. */
#define HAIR 0.01

static const struct set_table *head_above(const struct piece *p)
{
    return p->row && !p->row->row->head && p->row->table->heads ? p->row->table : NULL;
}

/* The first piece that does not fit on a page which starts with `from`. */
static size_t fill(const struct pieces *p, size_t from, double height)
{
    const struct set_table *head = head_above(&p->list[from]);
    double y = p->list[from].height + (head ? head->head_height : 0);
    size_t i = from + 1;

    while (i < p->n && !p->list[i].new_page) {
        y += p->list[i].before + p->list[i].height;
        if (y > height + HAIR)
            break;
        i++;
    }
    return i;
}

struct page *pages__deal(const struct pieces *p, double height, struct arena *a, size_t *ret_n)
{
    struct page *pages = NULL;
    size_t cap = 0, at = 0;

    *ret_n = 0;
    while (at < p->n) {
        size_t end = fill(p, at, height);
        size_t back = end;
        struct page *page;

        while (back < p->n && !p->list[end].new_page && back > at && p->list[back].glue)
            back--;
        if (back > at)
            end = back;
        page = ARENA_PUSH(a, pages, *ret_n, cap);
        *page = (struct page){ at, end, head_above(&p->list[at]) != NULL };
        at = end;
    }
    return pages;
}
