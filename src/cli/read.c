/* SPDX-License-Identifier: Apache-2.0 */
#include <dirent.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "base/buf.h"
#include "box/box.h"
#include "box/box_read.h"
#include "cli/cli.h"
#include "cli/failed.h"
#include "cli/file.h"
#include "cli/read_show.h"
#include "cli/run.h"
#include "read/result/json.h"
#include "text/messages.h"

enum { EXIT_CHECKS = 1, EXIT_BAD = 2 };
/* A folder is read in lots, so that its files can be compared and memory stays bounded. */
enum { LOT = 500, LOT_BYTES = 192 << 20, READERS = 2 };

enum form { FORM_SHOWN, FORM_JSON, FORM_LINES, FORM_TEXT, FORM_CHECKS };

struct job {
    struct arena *arena; /* a lot's names */
    struct box *box;
    enum form form;
    bool check; /* checks decide the exit status */
    bool alone; /* one file: what is wrong with it goes to standard error */
    size_t printed;
    bool bad, doubtful;

    /* The lot at hand: a reading, or what was wrong with the file. */
    struct reading *readings[LOT];
    const char *errors[LOT];
    const char *paths[LOT];
    size_t n;
    /* Of the lot the part whose readings are kept at one time: from `done` up to `next`. */
    size_t done;
    atomic_size_t next;
    struct reader {
        struct job *job;
        struct arena *arena;
    } readers[READERS];
};

static enum source_kind kind_of(const char *path)
{
    struct str name = str_of(path);

    if (str_ends(name, S(".html")) || str_ends(name, S(".htm")))
        return SOURCE_HTML;
    return SOURCE_AUTO;
}

/* The one place where bytes become a reading: in the jail. */
static enum err read_file_bytes(struct reader *by, const char *path, struct reading *ret,
                                struct error *e)
{
    struct read_options options = { .kind = kind_of(path), .file = str_of(path) };
    struct str bytes;
    enum err r;

    r = file_read(path, (size_t)SOURCE_MOST + 1, by->arena, &bytes, e);
    if (r == E_TOO_LARGE)
        return error_set(e, r, "%s", msg_text(LANG_VI, M_BOX_FILE_TOO_LARGE).p);
    if (r)
        return error_set(e, r, "%s", msg_text(LANG_VI, M_READ_NO_FILE).p);
    return box_read(by->job->box, bytes, &options, LANG_VI, by->arena, ret, e);
}

static void print_one(struct job *j, struct buf *b, size_t i)
{
    const struct reading *r = j->readings[i];

    if (j->form == FORM_JSON && j->printed)
        buf_lit(b, ",\n");
    if (!r && !j->alone && (j->form == FORM_JSON || j->form == FORM_LINES))
        reading_json_error(b, str_of(j->paths[i]), j->errors[i]);
    else if (!r)
        (void)fprintf(stderr, "nep read: %s: %s\n", j->paths[i], j->errors[i]);
    else if (j->form == FORM_JSON || j->form == FORM_LINES)
        reading_json(b, r, READING_PLAIN);
    else if (j->form == FORM_TEXT)
        buf_str(b, r->text);
    else if (j->form == FORM_SHOWN)
        read_show(b, r);
    else
        for (size_t k = 0; k < r->n_checks; k++)
            buf_fmt(b, "%.*s: %.*s: %.*s\n", STR_ARGS(r->file), STR_ARGS(r->checks[k].rule),
                    STR_ARGS(r->checks[k].message));
    if ((j->form == FORM_LINES && !(j->alone && !r)) ||
        (r && j->form != FORM_JSON && j->form != FORM_CHECKS))
        buf_char(b, '\n');
    j->printed++;
}

/* What the readers have done: compared, printed, forgotten. */
static void finish_part(struct job *j)
{
    CLEANUP(buf_done) struct buf b = { .max = (size_t)1 << 30 };
    struct reading *read[LOT];
    size_t n = 0, to = j->next < j->n ? j->next : j->n;

    for (size_t i = j->done; i < to; i++)
        if (j->readings[i])
            read[n++] = j->readings[i];
    if (n > 1)
        read_compare(read, n, j->readers[0].arena);
    for (; j->done < to; j->done++) {
        j->bad |= !j->readings[j->done];
        j->doubtful |= j->readings[j->done] && j->readings[j->done]->n_checks;
        print_one(j, &b, j->done);
        (void)fwrite(b.p, 1, b.n, stdout);
        buf_clear(&b);
    }
    for (size_t i = 0; i < READERS; i++)
        arena_reset(j->readers[i].arena);
    j->next = to;
}

/* File after file, until there is none left or this reader holds its share of memory. */
static void *read_some(void *arg)
{
    struct reader *by = arg;
    struct job *j = by->job;

    while (arena_used(by->arena) <= LOT_BYTES / READERS) {
        size_t i = atomic_fetch_add(&j->next, 1);
        struct error e;

        if (i >= j->n)
            return NULL;
        error_init(&e, by->arena);
        j->errors[i] = NULL;
        j->readings[i] = arena_new(by->arena, struct reading);
        if (read_file_bytes(by, j->paths[i], j->readings[i], &e)) {
            j->readings[i] = NULL;
            j->errors[i] = e.message;
        }
    }
    return NULL;
}

/* As many at once as the jail reads at once; this thread is one of the readers. */
static void read_part(struct job *j)
{
    pthread_t others[READERS];
    size_t n = 0;

    while (n + 1 < READERS && n + 1 < j->n - j->done &&
           pthread_create(&others[n], NULL, read_some, &j->readers[n + 1]) == 0)
        n++;
    (void)read_some(&j->readers[0]);
    while (n > 0)
        (void)pthread_join(others[--n], NULL);
}

static void finish_lot(struct job *j)
{
    while (j->done < j->n) {
        read_part(j);
        finish_part(j);
    }
    j->n = j->done = 0;
    j->next = 0;
    arena_reset(j->arena);
}

static void add_file(struct job *j, const char *path)
{
    j->paths[j->n++] = arena_strdup(j->arena, path);
    if (j->n == LOT)
        finish_lot(j);
}

static int is_shown(const struct dirent *entry)
{
    return entry->d_name[0] != '.';
}

static void add_folder(struct job *j, const char *path)
{
    struct dirent **names = NULL;
    int n = scandir(path, &names, is_shown, alphasort);

    if (n < 0)
        j->bad = true;
    for (int i = 0; i < n; i++) {
        char *file = NULL;
        struct stat st;

        if (asprintf(&file, "%s/%s", path, names[i]->d_name) > 0) {
            if (stat(file, &st) == 0 && S_ISREG(st.st_mode))
                add_file(j, file);
            free(file);
        }
        free(names[i]);
    }
    free(names);
}

static bool is_folder(const char *path)
{
    struct stat st;

    return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

static int read_all(struct job *j, int n, char **paths)
{
    bool folder = false;

    for (int i = 0; i < n; i++)
        folder |= is_folder(paths[i]);
    j->alone = n == 1 && !folder;
    if ((folder && j->form != FORM_TEXT && j->form != FORM_CHECKS) ||
        (j->form == FORM_JSON && n == 1))
        j->form = FORM_LINES;
    if (j->form == FORM_JSON)
        (void)printf("[");
    for (int i = 0; i < n; i++) {
        if (is_folder(paths[i]))
            add_folder(j, paths[i]);
        else
            add_file(j, paths[i]);
    }
    finish_lot(j);
    if (j->form == FORM_JSON)
        (void)printf("]\n");
    if (fflush(stdout) != 0)
        return EXIT_BAD;
    return j->bad ? EXIT_BAD : j->check && j->doubtful ? EXIT_CHECKS : 0;
}

static void job_close(struct job **j)
{
    if (!*j)
        return;
    box_close(&(*j)->box);
    for (size_t i = 0; i < READERS; i++)
        arena_close(&(*j)->readers[i].arena);
    arena_close(&(*j)->arena);
}

int cli_read(int argc, char **argv)
{
    static const char usage[] = "nep read FILE… | FOLDER [--json | --text] [--check]";
    bool json = false, text = false, check = false, done;
    const struct option_row options[] = {
        { "--json", NULL, &json,
          "one JSON object a file; an array for several, lines for a folder" },
        { "--text", NULL, &text, "the normalised text that spans point into" },
        { "--check", NULL, &check, "exit 1 when something in a document looks wrong" },
    };
    int operands,
        status = options_read(argc, argv, options, COUNT(options), usage, &operands, &done);
    CLEANUP(arena_close) struct arena *arena = NULL;
    CLEANUP(job_close) struct job *job = NULL;
    struct error e;

    if (done)
        return status;
    if (operands == 0 || (json && text)) {
        (void)fprintf(stderr, "nep: usage: %s\n", usage);
        return EXIT_BAD;
    }
    arena = arena_open(0);
    error_init(&e, arena);
    job = arena_new(arena, struct job);
    *job = (struct job){ .arena = arena_open(0), .check = check };
    for (size_t i = 0; i < READERS; i++)
        job->readers[i] = (struct reader){ job, arena_open((size_t)1 << 30) };
    job->form = json ? FORM_JSON : text ? FORM_TEXT : check ? FORM_CHECKS : FORM_SHOWN;
    if (box_open("read", &box_limits_read, &job->box, &e))
        return cli_failed(&e);
    return read_all(job, operands, argv);
}
