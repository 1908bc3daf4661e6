/* SPDX-License-Identifier: Apache-2.0 */
#include "read/doubt.h"

#include <assert.h>
#include <string.h>

#include "base/attr.h"

static const char *const words[] = {
    [DOUBT_NONE] = NULL,
    [DOUBT_ISSUER_FROM_BODY] = "đầu văn bản không ghi cơ quan ban hành; lấy từ đoạn mở đầu",
    [DOUBT_ISSUER_FROM_SIGNATURE] = "đầu văn bản không ghi cơ quan ban hành; lấy từ phần ký",
    [DOUBT_FROM_ANNEX_LINE] = "đầu văn bản không ghi; lấy từ dòng “kèm theo” của phụ lục",
    [DOUBT_DAY_MISSING] = "văn bản để trống ngày",
    [DOUBT_DATE_IMPOSSIBLE] = "lịch không có ngày này",
    [DOUBT_TYPE_FROM_SYMBOL] = "không thấy tên loại; suy từ ký hiệu hoặc lời văn",
    [DOUBT_NO_SYMBOL] = "chỉ có số, không có ký hiệu",
    [DOUBT_SYMBOL_DAMAGED] = "ký hiệu viết khác thường hoặc bị hỏng khi quét",
    [DOUBT_YEAR_NOT_GIVEN] = "không ghi năm; hiểu theo ngày ban hành",
    [DOUBT_QUARTER_END] = "chỉ ghi quý; hiểu là tháng cuối quý",
    [DOUBT_WORD_LOST] = "câu có thể mất chữ: cần hỏi lại chu kỳ",
    [DOUBT_NO_DUTY_NAMED] = "không rõ mốc này dành cho việc gì",
    [DOUBT_DATE_ORDER] = "các mốc trong đoạn mâu thuẫn nhau",
    [DOUBT_BEFORE_ISSUE] = "mốc sớm hơn ngày ban hành",
    [DOUBT_UNIT_FROM_SENTENCE] = "đơn vị lấy từ chủ ngữ của câu",
    [DOUBT_MONTH_OF_NEXT_ROW] = "dòng trước nhãn tháng; xếp theo số thứ tự",
    [DOUBT_NO_MONTH] = "không thấy tháng",
    [DOUBT_NAME_UNSURE] = "tên người ký không rõ",
    [DOUBT_AGENDA_FROM_HEADING] = "trình tự suy từ các gạch đầu dòng dưới đề mục",
    [DOUBT_FIGURE_MENDED] = "có chữ số bị quét thành chữ cái",
    [DOUBT_TARGET] = "câu nêu chỉ tiêu, chưa chắc là việc phải làm theo kỳ",
    [DOUBT_DAY_OF_PERIOD] = "thời điểm trong kỳ không giữ được hết như câu chữ; cần xem lại ngày",
    [DOUBT_RHYTHM_FROM_DAY] = "không ghi rõ lặp lại theo kỳ nào; suy từ cách nêu ngày",
    [DOUBT_NO_DATE] = "không ghi ngày cụ thể; cần định ngày",
};
static_assert(COUNT(words) == DOUBT_COUNT, "every doubt has words");

const char *doubt_words(enum doubt d)
{
    return d < DOUBT_COUNT ? words[d] : NULL;
}

enum doubt doubt_from_words(const char *text)
{
    for (unsigned i = 1; i < DOUBT_COUNT; i++)
        if (strcmp(words[i], text) == 0)
            return (enum doubt)i;
    return DOUBT_NONE;
}
