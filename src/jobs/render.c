/* SPDX-License-Identifier: Apache-2.0 */
#include "jobs/render.h"

#include <jansson.h>

#include "doc/docx.h"
#include "doc/layout_profile.h"
#include "doc/pdf.h"
#include "work/report_doc.h"

static void free_json(json_t **json)
{
    json_decref(*json);
}

static enum err read_args(struct ctx *c, struct str args, int64_t *ret_report, bool *ret_pdf)
{
    CLEANUP(free_json) json_t *json = json_loadb(args.p, args.n, 0, NULL);
    const char *report = json_string_value(json_object_get(json, "report"));
    const char *format = json_string_value(json_object_get(json, "format"));

    if (!report || !format || !str_int(str_of(report), ret_report))
        return error_detail(c->error, E_INTERNAL, "The job cannot be read", "args %.*s",
                            STR_ARGS(args));
    *ret_pdf = strcmp(format, "pdf") == 0;
    return OK;
}

enum err render_report(struct ctx *c, struct fonts *fonts, struct str args, struct rendered *ret)
{
    struct layout_profile profile;
    struct layout_doc *doc = NULL;
    struct str layout;
    int64_t report_id = 0;
    bool pdf = false;
    enum err r;

    r = read_args(c, args, &report_id, &pdf);
    if (r)
        return r;
    r = report_document(c, report_id, &doc, &layout);
    if (r)
        return r;
    r = layout_profile_load(layout, c->arena, &profile, c->error);
    if (r)
        return r;
    ret->media = pdf ? S("application/pdf")
                     : S("application/vnd.openxmlformats-officedocument.wordprocessingml.document");
    ret->name = str_fmt(c->arena, "Báo cáo - %.*s.%s", STR_ARGS(doc->author), pdf ? "pdf" : "docx");
    return pdf ? pdf_write(fonts, &profile, doc, c->arena, &ret->bytes, c->error)
               : docx_write(fonts, &profile, doc, c->arena, &ret->bytes, c->error);
}
