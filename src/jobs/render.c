/* SPDX-License-Identifier: Apache-2.0 */
#include "jobs/render.h"

#include <assert.h>

#include "doc/docx.h"
#include "doc/fonts.h"
#include "doc/pdf.h"
#include "work/report/doc.h"
#include "work/report/file.h"

enum err render_gather(struct ctx *c, struct str args, struct gathered *ret)
{
    struct report_file_job job;
    struct str layout;
    enum err r;

    assert(ret);
    r = report_file_asked(c, args, &job);
    if (r)
        return r;
    ret->pdf = job.pdf;
    r = report_document(c, job.report_id, &ret->doc, &layout);
    if (r)
        return r;
    return layout_profile_load(layout, c->arena, &ret->profile, c->error);
}

static void close_fonts(struct fonts **fonts)
{
    if (*fonts)
        fonts_close(fonts);
}

enum err render_set(struct ctx *c, const struct gathered *g, struct rendered *ret)
{
    CLEANUP(close_fonts) struct fonts *fonts = NULL;
    enum err r;

    assert(g && ret);
    r = fonts_open(NULL, &fonts, c->error);
    if (r)
        return r;
    *ret = (struct rendered){
        .name = str_fmt(c->arena, "Báo cáo - %.*s.%s", STR_ARGS(g->doc->author),
                        g->pdf ? "pdf" : "docx"),
        .media = g->pdf
                     ? S("application/pdf")
                     : S("application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    };
    return (g->pdf ? pdf_write : docx_write)(fonts, &g->profile, g->doc, c->arena, &ret->bytes,
                                             c->error);
}
