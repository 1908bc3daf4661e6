/* SPDX-License-Identifier: Apache-2.0 */
#include "read/rule/doctype.h"

#include <assert.h>

#include "read/sheet/scan.h"

/* A code may name two kinds (QĐ); the first row of a code is taken when only the symbol is known. */
static const struct doc_type types[] = {
    { "KH", "ke hoach", "Kế hoạch", true },
    { "HD", "huong dan", "Hướng dẫn", true },
    { "HD", "huong dan lien tich", "Hướng dẫn liên tịch", true },
    { "CV", "cong van", "Công văn", false },
    { "BC", "bao cao", "Báo cáo", true },
    { "NQ", "nghi quyet", "Nghị quyết", true },
    { "NQ", "nghi quyet chuyen de", "Nghị quyết chuyên đề", true },
    { "NQ", "nghi quyet lien tich", "Nghị quyết liên tịch", true },
    { "TB", "thong bao", "Thông báo", true },
    { "TB", "thong bao ket luan", "Thông báo kết luận", true },
    { "CT", "chi thi", "Chỉ thị", true },
    { "CTr", "chuong trinh", "Chương trình", true },
    { "CTr", "chuong trinh hanh dong", "Chương trình hành động", true },
    { "QĐ", "quyet dinh", "Quyết định", true },
    { "QĐ", "quy dinh", "Quy định", true },
    { "QyĐ", "quy dinh", "Quy định", true },
    { "QC", "quy che", "Quy chế", true },
    { "QC", "quy che phoi hop", "Quy chế phối hợp", true },
    { "KL", "ket luan", "Kết luận", true },
    { "TTr", "to trinh", "Tờ trình", true },
    { "BB", "bien ban", "Biên bản", true },
    { "ĐA", "de an", "Đề án", true },
    { "PA", "phuong an", "Phương án", true },
    { "TT", "thong tri", "Thông tri", true },
    { "TT", "thong tu", "Thông tư", false },
    { "NĐ", "nghi dinh", "Nghị định", false },
    { "L", "luat", "Luật", false },
    { "LT", "loi keu goi", "Lời kêu gọi", true },
    { "GM", "giay moi", "Giấy mời", true },
    { "QT", "quy trinh", "Quy trình", true },
    { "ĐC", "de cuong", "Đề cương", false },
};

const struct doc_type *doctype_at(const struct sheet *s, size_t i, size_t *ret_end)
{
    const struct doc_type *found = NULL;
    size_t longest = 0;

    assert(s && ret_end);
    for (size_t t = 0; t < COUNT(types); t++) {
        size_t end;

        if (types[t].folded[0] != s->f[i])
            continue;
        end = scan_phrase(s, i, types[t].folded);
        if (end > longest) {
            longest = end;
            found = &types[t];
        }
    }
    *ret_end = longest;
    return found;
}

const struct doc_type *doctype_line(const struct sheet *s, size_t from, size_t to)
{
    assert(s);
    for (size_t t = 0; t < COUNT(types); t++) {
        const char *name = types[t].folded;
        size_t i = from;

        if (!types[t].heads)
            continue;
        for (;;) {
            while (i < to && !scan_is_word(s->f[i]))
                i++;
            while (*name == ' ')
                name++;
            if (i >= to || !*name || s->f[i] != *name)
                break;
            i++;
            name++;
        }
        if (i >= to && !*name)
            return &types[t];
    }
    return NULL;
}

const struct doc_type *doctype_of_symbol(struct str symbol)
{
    size_t n = 0;

    while (n < symbol.n && symbol.p[n] != '/' && symbol.p[n] != '-')
        n++;
    /* 2020/NĐ-CP: a year comes first */
    if (n == 4 && symbol.p[0] >= '0' && symbol.p[0] <= '9')
        return doctype_of_symbol(str_sub(symbol, n + 1, symbol.n));
    for (size_t t = 0; t < COUNT(types); t++)
        if (str_eq(str_of(types[t].code), str_sub(symbol, 0, n)))
            return &types[t];
    return NULL;
}
