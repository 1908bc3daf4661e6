/* SPDX-License-Identifier: Apache-2.0 */
/* How many documents of 20 KB are read in a second on one core, beside the least that could be done
 * with the same bytes: counting words, and composing letters. */
#include "read/read.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "base/arena.h"
#include "base/buf.h"
#include "read/result/json.h"
#include "text/vi.h"

enum { SIZE = 20000, SECONDS = 3, MOST_DOCUMENTS = 64, FOLDER = 600 };

static double now_s(void)
{
    struct timespec t;

    (void)clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static bool load(const char *path, struct buf *b)
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

/* The body again and again between head and recipients, until the document has its 20 KB. */
static struct str grow(struct arena *a, struct str doc)
{
    struct buf out = { .max = 1 << 20 };
    size_t body = str_find(doc, S("I. "), 0), tail = str_find(doc, S("Nơi nh"), 0);

    if (body == SIZE_MAX || body < 10 || tail == SIZE_MAX || body >= tail)
        return STR_NONE;
    buf_str(&out, str_sub(doc, 0, body));
    while (out.n + (doc.n - tail) < SIZE && tail > body)
        buf_str(&out, str_sub(doc, body, tail));
    buf_str(&out, str_sub(doc, tail, doc.n));
    return buf_take(&out, a);
}

static size_t count_words(struct str s)
{
    size_t words = 0;

    for (size_t i = 0; i < s.n; i++)
        words +=
            s.p[i] != ' ' && s.p[i] != '\n' && (i == 0 || s.p[i - 1] == ' ' || s.p[i - 1] == '\n');
    return words;
}

/* The fullest document there is: every letter in pieces has to be put together again. */
static size_t compose(struct str s)
{
    struct arena *a = arena_open(0);
    size_t n = vi_compose(a, s).n;

    arena_close(&a);
    return n;
}

static size_t read_one(struct str s)
{
    struct arena *a = arena_open(0);
    struct read_options o = { .file = S("bench") };
    struct buf json = { .n = 0 };
    struct reading r;
    struct error e;
    size_t n = 0;

    error_init(&e, a);
    if (read_text(s, &o, a, &r, &e) == OK) {
        reading_json(&json, &r, READING_PLAIN);
        n = json.n;
    } else {
        (void)fprintf(stderr, "%s\n", e.message);
        exit(1);
    }
    buf_done(&json);
    arena_close(&a);
    return n;
}

static double rate(const struct str *docs, size_t n, size_t (*work)(struct str))
{
    double begin = now_s(), end;
    size_t done = 0, sum = 0;

    do {
        for (size_t i = 0; i < n; i++)
            sum += work(docs[i]);
        done += n;
        end = now_s();
    } while (end - begin < SECONDS);
    return sum ? (double)done / (end - begin) : 0;
}

/* A folder for `nep read`: the documents again and again. */
static int write_folder(const char *folder, const struct str *docs, size_t n)
{
    for (size_t i = 0; i < FOLDER; i++) {
        char path[512];
        FILE *f;
        bool whole;

        (void)snprintf(path, sizeof(path), "%s/%03zu.txt", folder, i);
        f = fopen(path, "wb");
        whole = f && fwrite(docs[i % n].p, 1, docs[i % n].n, f) == docs[i % n].n;
        if (!f || fclose(f) != 0 || !whole)
            return 1;
    }
    return 0;
}

/* "--into FOLDER" first: writes them there and measures nothing. */
int main(int argc, char **argv)
{
    const char *folder = argc > 2 && strcmp(argv[1], "--into") == 0 ? argv[2] : NULL;
    struct arena *a = arena_open(0);
    struct str docs[MOST_DOCUMENTS];
    size_t n = 0, bytes = 0;
    double read, words, composed;

    for (int i = folder ? 3 : 1; i < argc && n < MOST_DOCUMENTS; i++) {
        struct buf b = { .max = 1 << 24 };

        if (!load(argv[i], &b))
            continue;
        docs[n] = grow(a, buf_view(&b));
        bytes += docs[n].n;
        n += docs[n].n > 0;
        buf_done(&b);
    }
    if (!n) {
        (void)fprintf(stderr, "usage: bench_read [--into FOLDER] FILE…\n");
        return 2;
    }
    if (folder)
        return write_folder(folder, docs, n);
    words = rate(docs, n, count_words);
    composed = rate(docs, n, compose);
    read = rate(docs, n, read_one);
    (void)printf("%zu documents of %zu bytes on average, one core\n", n, bytes / n);
    (void)printf("words counted      %9.0f documents/s\n", words);
    (void)printf("letters composed   %9.0f documents/s\n", composed);
    (void)printf("read, JSON written %9.0f documents/s (goal 500)  %.1f MB/s\n", read,
                 read * (double)bytes / (double)n / 1e6);
    arena_close(&a);
    return 0;
}
