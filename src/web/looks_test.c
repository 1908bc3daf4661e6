/* SPDX-License-Identifier: Apache-2.0 */
#include "t.h"
#include "web/error_page.h"
#include "web/looks.h"
#include "web/views.h"

static struct page frame(void)
{
    return (struct page){
        .title = S("Ngôn ngữ hình ảnh"),
        .nav = NAV_DESK,
        .shows = { [NAV_DESK] = true, [NAV_REPORTS] = true },
        .signed_in = true,
        .person = S("Thắng"),
        .unit = S("Chi bộ thôn Đông Hạ"),
    };
}

static struct str looks_page(struct t *t, enum lang lang)
{
    struct buf out = { 0 };
    struct html o = { .out = &out, .lang = lang, .csrf = S("c"), .act = S("a") };
    struct looks v = { .page = frame() };

    looks_fill(&v, t->arena);
    view_looks(&o, &v);
    assert_false(out.failed);
    return buf_take(&out, t->arena);
}

static bool has(struct str page, const char *piece)
{
    return str_find(page, str_of(piece), 0) != SIZE_MAX;
}

static void looks_shows_every_state_with_its_word(void **state)
{
    struct t *t = *state;
    struct str page = looks_page(t, LANG_VI);

    for (int i = 0; i < TAG_COUNT; i++)
        assert_true(has(page, arena_printf(t->arena, "tag tag--%s\">", tag_class[i])));
}

static void every_fault_is_a_link_to_its_field(void **state)
{
    struct t *t = *state;
    struct str page = looks_page(t, LANG_VI);

    assert_true(has(page, "Có 3 chỗ cần sửa"));
    assert_true(has(page, "<a href=\"#sai-day\">Ngày tổ chức phải là ngày có thật"));
    assert_true(has(page, "id=\"sai-day\" name=\"sai-day\" value=\"31/11/2026\""));
    assert_true(has(page, "aria-describedby=\"sai-day-hint sai-day-error\""));
    assert_true(has(page, "id=\"sai-kind\""));
}

static void navigation_shows_only_what_the_person_has(void **state)
{
    struct t *t = *state;
    struct str page = looks_page(t, LANG_EN);

    assert_true(has(page, "<html lang=\"en\">"));
    assert_true(has(page, "<a href=\"/\" aria-current=\"page\">Desk</a>"));
    assert_true(has(page, "<a href=\"/reports\">Reports</a>"));
    assert_false(has(page, "/admin"));
    assert_true(has(page, "<button class=\"button button--link\">Tiếng Việt</button>"));
}

static void who_has_not_signed_in_gets_no_menu(void **state)
{
    struct t *t = *state;
    struct buf out = { 0 };
    struct html o = { .out = &out, .lang = LANG_VI };
    struct error_view v = { .page = { .title = S("Không tìm thấy trang này"), .exposed = true },
                            .words = S("Không có đơn vị này.") };
    struct str page;

    view_error(&o, &v);
    page = buf_take(&out, t->arena);
    assert_true(has(page, "<h1>Không tìm thấy trang này</h1>"));
    assert_true(has(page, "Kết nối chưa được mã hóa."));
    assert_false(has(page, "/sign-out"));
    assert_false(has(page, "<nav"));
}

static void every_status_has_a_heading(void **state)
{
    (void)state;
    assert_int_equal(error_page_title(403, E_DENIED), M_ERROR_PAGE_DENIED);
    assert_int_equal(error_page_title(404, E_NOT_FOUND), M_ERROR_PAGE_NOT_FOUND);
    assert_int_equal(error_page_title(503, E_BUSY), M_ERROR_PAGE_BUSY);
    assert_int_equal(error_page_title(500, E_INTERNAL), M_ERROR_PAGE_INTERNAL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T(looks_shows_every_state_with_its_word),
        T(every_fault_is_a_link_to_its_field),
        T(navigation_shows_only_what_the_person_has),
        T(who_has_not_signed_in_gets_no_menu),
        T(every_status_has_a_heading),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
