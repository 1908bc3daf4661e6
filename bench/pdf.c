/* SPDX-License-Identifier: Apache-2.0 */
/* How long an official PDF of three pages takes, beside one start of LibreOffice that makes the same
 * pages from the DOCX, in the same run. */
#include "doc/pdf.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/err.h"
#include "doc/docx.h"
#include "doc/fonts.h"
#include "doc/layout_profile.h"
#include "play/doc_samples.h"

enum { RUNS = 50 };

static double now_ms(void)
{
    struct timespec t;

    (void)clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static int by_size(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;

    return x < y ? -1 : x > y;
}

static enum err pdf_once(struct fonts *f, double *ret_ms, struct str *ret_docx, struct error *e)
{
    struct arena *a = arena_open(0);
    struct layout_profile p;
    struct layout_doc *d = doc_samples[1].make(a);
    struct str bytes;
    enum err r = layout_profile_load(doc_samples[1].profile, a, &p, e);

    *ret_ms = now_ms();
    if (r == OK)
        r = pdf_write(f, &p, d, a, &bytes, e);
    *ret_ms = now_ms() - *ret_ms;
    if (r == OK && ret_docx) {
        r = docx_write(f, &p, d, a, &bytes, e);
        *ret_docx = arena_str(e->arena, bytes);
    }
    arena_close(&a);
    return r;
}

static double libreoffice_ms(struct str docx)
{
    char folder[] = "/tmp/nep-bench-XXXXXX";
    char command[256];
    double start;
    FILE *f;
    int failed;

    if (!mkdtemp(folder) || chdir(folder) != 0)
        return -1;
    f = fopen("report.docx", "wb");
    if (!f || fwrite(docx.p, 1, docx.n, f) != docx.n || fclose(f) != 0)
        return -1;
    (void)snprintf(command, sizeof(command),
                   "soffice -env:UserInstallation=file://%s/profile --headless --convert-to pdf "
                   "report.docx >/dev/null 2>&1",
                   folder);
    failed = system(command); /* the first start makes its profile: it does not count */
    start = now_ms();
    failed |= system(command);
    start = now_ms() - start;
    (void)snprintf(command, sizeof(command), "rm -rf %s", folder);
    failed |= system(command);
    return failed ? -1 : start;
}

int main(void)
{
    struct arena *a = arena_open(0);
    struct error e;
    struct fonts *f = NULL;
    struct str docx;
    double ms[RUNS], first, office;
    enum err r;

    error_init(&e, a);
    first = now_ms();
    r = fonts_open(NULL, &f, &e);
    if (r == OK)
        r = pdf_once(f, &ms[0], &docx, &e);
    first = now_ms() - first;
    for (size_t i = 0; i < RUNS && r == OK; i++)
        r = pdf_once(f, &ms[i], NULL, &e);
    if (r != OK) {
        (void)fprintf(stderr, "%s\n", e.message);
        return 1;
    }
    qsort(ms, RUNS, sizeof(ms[0]), by_size);
    office = libreoffice_ms(docx);
    printf("pdf, 3 pages: median %.1f ms, slowest %.1f ms of %d; first with fonts %.1f ms\n",
           ms[RUNS / 2], ms[RUNS - 1], RUNS, first);
    printf("libreoffice --headless, the same from DOCX: %.0f ms = %.0f times (goal: 40)\n", office,
           office / ms[RUNS / 2]);
    fonts_close(&f);
    arena_close(&a);
    return office > 0 ? 0 : 1;
}
