/* SPDX-License-Identifier: Apache-2.0 */
#include "web/kit/diff.h"

#include "base/arena.h"

/* Words of the differing middle that are still compared; the table holds WORDS² cells. */
enum { WORDS = 1000 };

struct words {
    struct str *v;
    size_t n, cap;
    bool *changed;
};

static bool is_blank(char c)
{
    return c == ' ' || c == '\n' || c == '\t';
}

/* A word goes with the blanks after it. */
static struct words split(struct arena *a, struct str s)
{
    struct words w = { 0 };
    size_t from = 0;

    for (size_t i = 1; i <= s.n; i++) {
        if (i < s.n && !(is_blank(s.p[i - 1]) && !is_blank(s.p[i])))
            continue;
        *ARENA_PUSH(a, w.v, w.n, w.cap) = str_sub(s, from, i);
        from = i;
    }
    w.changed = arena_array(a, bool, w.n + 1);
    return w;
}

static bool same(struct str a, struct str b)
{
    return str_eq(str_trim(a), str_trim(b));
}

/* Marks what the longest common row of words leaves out, between from and the ends. */
static void compare(struct arena *a, struct words *x, struct words *y, size_t from, size_t x_end,
                    size_t y_end)
{
    size_t rows = x_end - from, columns = y_end - from, width = columns + 1, i = 0, k = 0;
    uint16_t *longest = arena_array(a, uint16_t, (rows + 1) * width);

    for (size_t r = rows; r-- > 0;) {
        for (size_t c = columns; c-- > 0;) {
            uint16_t down = longest[(r + 1) * width + c], right = longest[r * width + c + 1];

            if (same(x->v[from + r], y->v[from + c]))
                longest[r * width + c] = (uint16_t)(longest[(r + 1) * width + c + 1] + 1);
            else
                longest[r * width + c] = down > right ? down : right;
        }
    }
    while (i < rows || k < columns) {
        if (i < rows && k < columns && same(x->v[from + i], y->v[from + k])) {
            i++;
            k++;
        } else if (k == columns ||
                   (i < rows && longest[(i + 1) * width + k] >= longest[i * width + k + 1])) {
            x->changed[from + i++] = true;
        } else {
            y->changed[from + k++] = true;
        }
    }
}

/* Neighbours of the same kind become one piece. */
static struct diff_piece *pieces(struct arena *a, const struct words *w, size_t *ret_n)
{
    struct diff_piece *v = arena_array(a, struct diff_piece, w->n + 1);
    size_t n = 0;

    for (size_t i = 0; i < w->n; i++) {
        if (n && v[n - 1].changed == w->changed[i])
            v[n - 1].text.n += w->v[i].n;
        else
            v[n++] = (struct diff_piece){ w->v[i], w->changed[i] };
    }
    *ret_n = n;
    return v;
}

struct diff diff_words(struct arena *a, struct str theirs, struct str mine)
{
    struct words x = split(a, theirs), y = split(a, mine);
    size_t from = 0, x_end = x.n, y_end = y.n;
    struct diff d = { 0 };

    while (from < x_end && from < y_end && same(x.v[from], y.v[from]))
        from++;
    while (x_end > from && y_end > from && same(x.v[x_end - 1], y.v[y_end - 1])) {
        x_end--;
        y_end--;
    }
    if (x_end - from <= WORDS && y_end - from <= WORDS) {
        compare(a, &x, &y, from, x_end, y_end);
    } else {
        memset(x.changed + from, true, x_end - from);
        memset(y.changed + from, true, y_end - from);
    }
    d.theirs = pieces(a, &x, &d.n_theirs);
    d.mine = pieces(a, &y, &d.n_mine);
    return d;
}
