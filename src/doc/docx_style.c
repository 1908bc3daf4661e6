/* SPDX-License-Identifier: Apache-2.0 */
/* docx_style.c - how a document's fonts, sizes and indents are said in OOXML. */
#include "base/arena.h"
#include "base/clock.h"
#include "doc/docx__.h"

#define OFFICE  "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define PACKAGE "http://schemas.openxmlformats.org/package/2006"
#define WORD    "application/vnd.openxmlformats-officedocument.wordprocessingml"

const char docx__content_types[] = DOCX_XML
    "<Types xmlns=\"" PACKAGE "/content-types\">"
    "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
    "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
    "<Override PartName=\"/word/document.xml\" ContentType=\"" WORD ".document.main+xml\"/>"
    "<Override PartName=\"/word/styles.xml\" ContentType=\"" WORD ".styles+xml\"/>"
    "<Override PartName=\"/word/settings.xml\" ContentType=\"" WORD ".settings+xml\"/>"
    "<Override PartName=\"/word/header1.xml\" ContentType=\"" WORD ".header+xml\"/>"
    "<Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>"
    "<Override PartName=\"/docProps/app.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.extended-properties+xml\"/>"
    "</Types>";

const char docx__rels[] = DOCX_XML
    "<Relationships xmlns=\"" PACKAGE "/relationships\">"
    "<Relationship Id=\"rId1\" Type=\"" OFFICE "/officeDocument\" Target=\"word/document.xml\"/>"
    "<Relationship Id=\"rId2\" Type=\"" PACKAGE
    "/relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/>"
    "<Relationship Id=\"rId3\" Type=\"" OFFICE
    "/extended-properties\" Target=\"docProps/app.xml\"/>"
    "</Relationships>";

const char docx__document_rels[] =
    DOCX_XML "<Relationships xmlns=\"" PACKAGE "/relationships\">"
             "<Relationship Id=\"rId1\" Type=\"" OFFICE "/styles\" Target=\"styles.xml\"/>"
             "<Relationship Id=\"rId2\" Type=\"" OFFICE "/settings\" Target=\"settings.xml\"/>"
             "<Relationship Id=\"rId3\" Type=\"" OFFICE "/header\" Target=\"header1.xml\"/>"
             "</Relationships>";

/* Mode 15: a table's edge, not the words in it, stands at the margin. */
const char docx__settings[] = DOCX_XML
    "<w:settings " DOCX_W ">"
    "<w:zoom w:percent=\"100\"/>"
    "<w:defaultTabStop w:val=\"567\"/>"
    "<w:compat><w:compatSetting w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat>"
    "<w:themeFontLang w:val=\"vi-VN\"/>"
    "</w:settings>";

const char docx__app[] = DOCX_XML
    "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\">"
    "<Application>Nếp</Application></Properties>";

/* Headings keep the names that word processors build their outline from. */
static const struct {
    const char *id, *name;
} names[] = {
    [ROLE_STATE] = { "NepState", "Nếp Quốc hiệu" },
    [ROLE_MOTTO] = { "NepMotto", "Nếp Tiêu ngữ" },
    [ROLE_SUPERIOR] = { "NepSuperior", "Nếp Cơ quan cấp trên" },
    [ROLE_ISSUER] = { "NepIssuer", "Nếp Cơ quan ban hành" },
    [ROLE_ISSUER_MARK] = { "NepIssuerMark", "Nếp Dấu sao" },
    [ROLE_NUMBER] = { "NepNumber", "Nếp Số, ký hiệu" },
    [ROLE_MARK] = { "NepMark", "Nếp Dấu chỉ" },
    [ROLE_SUBJECT] = { "NepSubject", "Nếp Trích yếu công văn" },
    [ROLE_PLACE_DATE] = { "NepPlaceDate", "Nếp Địa danh, ngày" },
    [ROLE_TYPE_NAME] = { "NepTypeName", "Nếp Tên loại" },
    [ROLE_TITLE] = { "NepTitle", "Nếp Trích yếu" },
    [ROLE_TITLE_MARK] = { "NepTitleMark", "Nếp Gạch dưới trích yếu" },
    [ROLE_ADDRESSEE] = { "NepAddressee", "Nếp Kính gửi" },
    [ROLE_HEADING_1] = { "Heading1", "heading 1" },
    [ROLE_HEADING_2] = { "Heading2", "heading 2" },
    [ROLE_HEADING_3] = { "Heading3", "heading 3" },
    [ROLE_HEADING_4] = { "Heading4", "heading 4" },
    [ROLE_BODY] = { "NepBody", "Nếp Nội dung" },
    [ROLE_TABLE_HEAD] = { "NepTableHead", "Nếp Đầu bảng" },
    [ROLE_TABLE] = { "NepTable", "Nếp Ô bảng" },
    [ROLE_AUTHORITY] = { "NepAuthority", "Nếp Quyền hạn ký" },
    [ROLE_SIGNER_TITLE] = { "NepSignerTitle", "Nếp Chức vụ" },
    [ROLE_SIGNER_NOTE] = { "NepSignerNote", "Nếp Chỉ dẫn ký" },
    [ROLE_SIGNER_NAME] = { "NepSignerName", "Nếp Họ tên người ký" },
    [ROLE_RECIPIENTS_HEAD] = { "NepRecipientsHead", "Nếp Nơi nhận" },
    [ROLE_RECIPIENTS] = { "NepRecipients", "Nếp Danh sách nơi nhận" },
    [ROLE_PAGE_NUMBER] = { "NepPageNumber", "Nếp Số trang" },
};
_Static_assert(COUNT(names) == ROLES, "each role has a style");

const char *docx__style(enum layout_role role)
{
    return names[role].id;
}

int docx__twips(double points)
{
    return (int)(points * 20 + 0.5);
}

void docx__text(struct buf *b, struct str s)
{
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] == '&')
            buf_lit(b, "&amp;");
        else if (s.p[i] == '<')
            buf_lit(b, "&lt;");
        else if (s.p[i] == '>')
            buf_lit(b, "&gt;");
        else if (s.p[i] == '"')
            buf_lit(b, "&quot;");
        else
            buf_char(b, s.p[i]);
    }
}

void docx__spacing(struct buf *b, double before, double after, double line)
{
    buf_fmt(b, "<w:spacing w:before=\"%d\" w:after=\"%d\"", docx__twips(before),
            docx__twips(after));
    if (line > 0)
        buf_fmt(b, " w:line=\"%d\" w:lineRule=\"exact\"/>", docx__twips(line));
    else
        buf_lit(b, " w:line=\"240\" w:lineRule=\"auto\"/>");
}

void docx__indent(struct buf *b, double points)
{
    buf_fmt(b, "<w:ind w:firstLine=\"%d\"/>", docx__twips(points));
}

void docx__align(struct buf *b, enum layout_align align)
{
    static const char *const values[] = { "left", "center", "right", "both" };

    buf_fmt(b, "<w:jc w:val=\"%s\"/>", values[align]);
}

void docx__look(struct buf *b, unsigned look, double size)
{
    if (look & LAYOUT_BOLD)
        buf_lit(b, "<w:b/><w:bCs/>");
    if (look & LAYOUT_ITALIC)
        buf_lit(b, "<w:i/><w:iCs/>");
    if (size > 0)
        buf_fmt(b, "<w:sz w:val=\"%d\"/><w:szCs w:val=\"%d\"/>", (int)(size * 2 + 0.5),
                (int)(size * 2 + 0.5));
    if (look & LAYOUT_UNDERLINE)
        buf_lit(b, "<w:u w:val=\"single\"/>");
}

static void style(struct buf *b, const struct layout_profile *p, enum layout_role role)
{
    const struct layout_style *s = &p->styles[role];

    buf_fmt(b, "<w:style w:type=\"paragraph\" w:styleId=\"%s\"", names[role].id);
    buf_fmt(b, "%s><w:name w:val=\"%s\"/>", names[role].id[0] == 'N' ? " w:customStyle=\"1\"" : "",
            names[role].name);
    buf_lit(b, "<w:basedOn w:val=\"Normal\"/><w:qFormat/><w:pPr>");
    docx__spacing(b, s->before, 0, s->line);
    docx__indent(b, s->indent_mm * 72 / 25.4);
    docx__align(b, s->align);
    if (role >= ROLE_HEADING_1 && role <= ROLE_HEADING_4)
        buf_fmt(b, "<w:outlineLvl w:val=\"%d\"/>", (int)role - ROLE_HEADING_1);
    buf_lit(b, "</w:pPr><w:rPr>");
    docx__look(b, s->look, s->size);
    buf_lit(b, "</w:rPr></w:style>");
}

void docx__styles(struct buf *b, const struct layout_profile *p)
{
    buf_lit(b, DOCX_XML "<w:styles " DOCX_W "><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts");
    for (size_t i = 0; i < 4; i++) {
        static const char *const scripts[] = { "ascii", "hAnsi", "cs", "eastAsia" };

        buf_fmt(b, " w:%s=\"", scripts[i]);
        docx__text(b, p->font);
        buf_lit(b, "\"");
    }
    buf_lit(b, "/><w:kern w:val=\"2\"/><w:sz w:val=\"28\"/><w:szCs w:val=\"28\"/>"
               "<w:lang w:val=\"vi-VN\" w:eastAsia=\"vi-VN\" w:bidi=\"ar-SA\"/>"
               "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
               "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\">"
               "<w:name w:val=\"Normal\"/><w:qFormat/><w:pPr><w:widowControl/></w:pPr></w:style>");
    for (int i = 0; i < ROLES; i++)
        style(b, p, (enum layout_role)i);
    buf_lit(b, "</w:styles>");
}

void docx__header(struct buf *b)
{
    buf_fmt(b,
            DOCX_XML "<w:hdr " DOCX_W "><w:p><w:pPr><w:pStyle w:val=\"%s\"/></w:pPr>"
                     "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>"
                     "<w:r><w:instrText xml:space=\"preserve\"> PAGE </w:instrText></w:r>"
                     "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>2</w:t></w:r>"
                     "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p></w:hdr>",
            docx__style(ROLE_PAGE_NUMBER));
}

void docx__core(struct buf *b, const struct flow *f, struct arena *a)
{
    static const int64_t seven_hours_ms = (int64_t)7 * 60 * 60 * 1000;
    struct clock_time utc = clock_local(f->created_at - seven_hours_ms);
    struct str day = day_iso(a, utc.day);

    buf_lit(b, DOCX_XML "<cp:coreProperties "
                        "xmlns:cp=\"" PACKAGE "/metadata/core-properties\" "
                        "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
                        "xmlns:dcterms=\"http://purl.org/dc/terms/\" "
                        "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>");
    docx__text(b, f->title);
    buf_lit(b, "</dc:title><dc:creator>");
    docx__text(b, f->author);
    buf_lit(b, "</dc:creator><dc:language>vi-VN</dc:language>");
    for (size_t i = 0; i < 2; i++) {
        static const char *const names_of_times[] = { "created", "modified" };

        buf_fmt(b, "<dcterms:%s xsi:type=\"dcterms:W3CDTF\">%.*sT%02d:%02d:%02dZ</dcterms:%s>",
                names_of_times[i], STR_ARGS(day), utc.hour, utc.minute, utc.second,
                names_of_times[i]);
    }
    buf_lit(b, "</cp:coreProperties>");
}
