/* SPDX-License-Identifier: Apache-2.0 */
#include "web/looks.h"

#include "base/arena.h"
#include "web/views.h"

struct looks_form {
    struct str name, conclusion, unit, pin;
    struct day day;
    int time, kind;
    int64_t opinions;
    struct form_texts campaigns;
    bool guests;
    struct form_file photo;
};

static const char *const kinds[] = { "thematic", "regular", "conference", NULL };
static const enum msg kind_words[] = { M_LOOKS_THEMATIC, M_LOOKS_REGULAR, M_LOOKS_CONFERENCE };

#define MUST .required = true
static const struct field fields[LOOKS_FIELDS] = {
    [LOOKS_NAME] = FIELD_TEXT(struct looks_form, name, M_LOOKS_NAME, MUST),
    [LOOKS_CONCLUSION] = FIELD_LINES(struct looks_form, conclusion, M_LOOKS_CONCLUSION),
    [LOOKS_DAY] = FIELD_DATE(struct looks_form, day, M_LOOKS_DAY, MUST),
    [LOOKS_TIME] = FIELD_TIME(struct looks_form, time, M_LOOKS_TIME, MUST),
    [LOOKS_OPINIONS] = FIELD_INT(struct looks_form, opinions, M_LOOKS_OPINIONS, MUST),
    [LOOKS_UNIT] = FIELD_TEXT(struct looks_form, unit, M_LOOKS_UNIT, MUST),
    [LOOKS_KIND] =
        FIELD_CHOICE(struct looks_form, kind, M_LOOKS_KIND, .choices = kinds, .required = true),
    [LOOKS_CAMPAIGNS] = FIELD_TEXTS(struct looks_form, campaigns, M_LOOKS_CAMPAIGNS, MUST),
    [LOOKS_GUESTS] = FIELD_BOOL(struct looks_form, guests, M_LOOKS_GUESTS),
    [LOOKS_PHOTO] = FIELD_FILE(struct looks_form, photo, M_LOOKS_PHOTO),
    [LOOKS_PIN] = FIELD_SECRET(struct looks_form, pin, M_LOOKS_PIN, MUST),
};

static const struct looks_state states[TAG_COUNT] = {
    { TAG_WAIT, M_STATE_WAIT, "chưa bắt đầu, chưa đến lúc" },
    { TAG_SOON, M_STATE_SOON, "còn ít ngày, cần làm ngay" },
    { TAG_DOING, M_STATE_DOING, "đã bắt đầu" },
    { TAG_SENT, M_STATE_SENT, "chờ cấp trên tiếp nhận" },
    { TAG_GOT, M_STATE_GOT, "cấp trên đã tiếp nhận, đã xác nhận" },
    { TAG_DONE, M_STATE_DONE, "không còn việc gì" },
    { TAG_LATE, M_STATE_LATE, "đã qua ngày làm việc cuối cùng" },
    { TAG_BACK, M_STATE_BACK, "cấp trên trả lại, có nêu lý do" },
    { TAG_DOUBT, M_STATE_DOUBT, "máy đọc chưa chắc, cần người quyết định" },
    { TAG_OFF, M_STATE_OFF, "đã thu hồi, không thuộc đối tượng" },
};

static const struct looks_row rows[] = {
    { "Chi bộ thôn Đông Hạ", TAG_GOT, M_STATE_GOT, 3, 72, 66 },
    { "Chi bộ thôn Bãi Cát", TAG_SENT, M_STATE_SENT, 2, 40, 38 },
    { "Chi bộ thôn Cầu Gỗ", TAG_GOT, M_STATE_GOT, 3, 63, 60 },
    { "Chi bộ thôn Làng Vạn", TAG_LATE, M_STATE_LATE, 0, 0, 0 },
    { "Chi bộ Trường THCS Tân Lập", TAG_BACK, M_STATE_BACK, 3, 45, 45 },
    { "Chi bộ Trạm Y tế", TAG_DOING, M_STATE_DOING, 1, 9, 8 },
};

#define T(literal)                   \
    {                                \
        literal, sizeof(literal) - 1 \
    }

static const struct fact facts[] = {
    { M_LOOKS_DAY, T("19 giờ 30, thứ Hai, ngày 23/11/2026"), T("#tomtat") },
    { M_LOOKS_PLACE, T("Nhà văn hóa thôn Đông Hạ"), T("#tomtat") },
    { M_LOOKS_CHAIR, T("Nguyễn Văn Thắng, Bí thư chi bộ"), { 0 } },
    { M_LOOKS_SECRETARY, T(""), T("#tomtat") },
};

static const struct figure figures[] = {
    { 3, { 0 }, M_LOOKS_HELD, T("#conso") },    { 72, { 0 }, M_LOOKS_DUE, { 0 } },
    { 66, T("91,7%"), M_LOOKS_PRESENT, { 0 } }, { 5, { 0 }, M_LOOKS_EXCUSED, { 0 } },
    { 1, { 0 }, M_LOOKS_ABSENT, { 0 } },        { 28, { 0 }, M_LOOKS_OPINIONS, { 0 } },
    { 6, { 0 }, M_LOOKS_RAISED, T("#conso") },  { 4, T("trên 5"), M_LOOKS_MENDED, { 0 } },
};

static const struct roll_line roll[] = {
    { 1, 1, T("Nguyễn Văn Thắng"), T("Bí thư chi bộ"), ATTENDANCE_PRESENT, { 0 }, { 0 }, false },
    { 2, 2, T("Lê Thị Hòa"), { 0 }, ATTENDANCE_LATE, { 0 }, { 0 }, false },
    { 3,
      3,
      T("Trần Đức Minh"),
      { 0 },
      ATTENDANCE_ABSENT_REASON,
      T("Đi khám bệnh ở bệnh viện tỉnh"),
      { 0 },
      true },
    { 4,
      4,
      T("Phạm Thị Lan Anh"),
      T("đảng viên dự bị"),
      ATTENDANCE_ABSENT_NONE,
      { 0 },
      { 0 },
      false },
};

static const struct task tasks[] = {
    { T("20/11"), T("thứ Sáu"), T("#homnay"), T("Báo cáo kết quả quý III về Đảng ủy xã"),
      T("Đợt “Tự soi, tự sửa” năm 2026. Chậm 1 ngày làm việc."), TAG_LATE, T("Quá hạn") },
    { T("23/11"), T("hôm nay"), T("#homnay"), T("Tiếp nhận Kế hoạch số 18-KH/ĐU"),
      T("Đảng ủy xã Tân Lập gửi ngày 21/11/2026."), TAG_SOON, T("Chưa tiếp nhận") },
    { T("27/11"), T("thứ Sáu"), T("#homnay"), T("Bổ sung biên bản buổi sinh hoạt ngày 16/11"),
      T("Đảng ủy xã trả lại: thiếu kết luận của người chủ trì."), TAG_BACK,
      T("Trả lại để bổ sung") },
    { T("10/12"),
      T("thứ Năm"),
      { 0 },
      T("Báo cáo tổng kết năm"),
      T("Mở từ ngày 01/12/2026."),
      TAG_WAIT,
      T("Chưa thể bắt đầu") },
    { T("16/11"),
      T("thứ Hai"),
      T("#homnay"),
      T("Buổi sinh hoạt thường kỳ tháng 11"),
      { 0 },
      TAG_DONE,
      T("Xong") },
};

static struct options options_of(struct arena *a, const char *const *labels, size_t n)
{
    struct options all = { arena_array(a, struct option, n), n };

    for (size_t i = 0; i < n; i++)
        all.v[i] = (struct option){ .value = str_of(labels[i]), .label = str_of(labels[i]) };
    return all;
}

static void fill_form(struct looks *v, struct arena *a)
{
    static const char *const units[] = { "Chi bộ thôn Đông Hạ", "Chi bộ thôn Bãi Cát" };
    static const char *const campaigns[] = { "Đợt “Tự soi, tự sửa” năm 2026",
                                             "Học tập theo tháng" };
    struct form *f = &v->form;

    form_init(f, fields, COUNT(fields), LANG_VI, a);
    form_set(f, "name", S("Sinh hoạt chuyên đề tháng 12"));
    form_set(f, "conclusion", S("Chi bộ thống nhất ba việc phải xong trước ngày 15/12/2026."));
    form_set(f, "day", S("05/12/2026"));
    form_set(f, "time", S("19:30"));
    form_set(f, "opinions", S("12"));
    form_set(f, "kind", S("thematic"));
    form_set(f, "campaigns", str_of(campaigns[0]));
    v->fields = field_views(f);
    v->fields[LOOKS_CONCLUSION].hint = S("Hai hoặc ba câu là đủ.");
    v->fields[LOOKS_DAY].hint = S("Ví dụ: 15/12/2026");
    v->fields[LOOKS_TIME].hint = S("Ví dụ: 19:30");
    v->fields[LOOKS_OPINIONS].hint = S("Chỉ nhập số");
    v->fields[LOOKS_PHOTO].hint = S("JPG, PNG hoặc PDF, không quá 10 MB.");
    v->fields[LOOKS_KIND].hint = S("Có thể đổi cho đến khi buổi sinh hoạt bắt đầu.");
    v->units = options_of(a, units, COUNT(units));
    v->campaigns = options_of(a, campaigns, COUNT(campaigns));
    field_choose(f, "campaigns", v->campaigns);
    v->kinds = field_options(f, "kind", kind_words);
    v->kinds.v[1].hint = S("Hằng tháng, theo quy định của Điều lệ.");
}

/* The same fields as they come back from the server; their ids must differ on one page. */
static void fill_wrong(struct looks *v, struct arena *a)
{
    struct form *f = &v->wrong;
    struct str name = S("sai-name"), day = S("sai-day"), kind = S("sai-kind");

    form_init(f, fields, COUNT(fields), LANG_VI, a);
    form_set(f, "day", S("31/11/2026"));
    form_add_error(f, "name", S("Hãy nhập tên buổi sinh hoạt"));
    form_add_error(f, "day", S("Ngày tổ chức phải là ngày có thật, ví dụ 27/3/2026"));
    form_add_error(f, "kind", S("Hãy chọn hình thức sinh hoạt"));
    v->wrong_fields = field_views(f);
    v->wrong_kinds = field_options(f, "kind", kind_words);
    v->wrong_fields[LOOKS_DAY].hint = S("Ví dụ: 15/12/2026");
    v->wrong_fields[LOOKS_NAME].name = f->errors[0].name = name;
    v->wrong_fields[LOOKS_DAY].name = f->errors[1].name = day;
    v->wrong_fields[LOOKS_KIND].name = f->errors[2].name = kind;
}

static void fill_lists(struct looks *v, struct arena *a)
{
    v->states = states;
    v->n_states = COUNT(states);
    v->tasks = tasks;
    v->n_tasks = COUNT(tasks);
    v->facts = facts;
    v->n_facts = COUNT(facts);
    v->rows = rows;
    v->n_rows = COUNT(rows);
    v->figures = figures;
    v->n_figures = COUNT(figures);
    v->roll = roll;
    v->n_roll = COUNT(roll);
    v->pager = pager_make(a, S("/_looks"), 7, 50, 980);
    v->progress = (struct progress){ S("Đang tạo PDF: 18 trong 41 biên bản"), 18, 41, 0 };
}

void looks_fill(struct looks *v, struct arena *a)
{
    fill_form(v, a);
    fill_wrong(v, a);
    fill_lists(v, a);
    v->banners[0] = S("Đã gửi báo cáo quý IV");
    v->banners[1] = S("Có kế hoạch mới từ cấp trên");
    v->banners[2] = S("Buổi sinh hoạt ngắn hơn quy định");
    v->today = (struct day){ 2026, 11, 23 };
    v->weekday = weekday_words(v->today);
    v->over = S("Việc cần làm hôm nay");
    v->session = S("Buổi sinh hoạt chuyên đề tháng 11");
    v->here = S("#bang");
    v->filter = S("Quý IV/2026");
    v->diff = diff_words(a, S("Chi bộ thống nhất ba việc phải xong trước ngày 15/12/2026."),
                         S("Chi bộ thống nhất hai việc phải xong trước ngày 20/12/2026."));
    v->who = S("Lê Thị Hòa sửa lúc 20:14 hôm nay");
}

static enum err get_looks(struct ctx *c, const struct request *rq, struct response *rs)
{
    struct looks v = { 0 };

    page_init(&v.page, c, rq, NAV_NONE, M_LOOKS_TITLE);
    looks_fill(&v, c->arena);
    return PAGE_SHOW(view_looks, &v, c, rq, rs);
}

const struct route looks_routes[] = {
    { GET, "/_looks", ACCESS_ANYONE, get_looks },
};
const size_t looks_routes_n = COUNT(looks_routes);
