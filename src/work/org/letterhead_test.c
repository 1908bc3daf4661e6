/* SPDX-License-Identifier: Apache-2.0 */
/* letterhead_test.c - papers print what was true on their day. */
#include "base/clock.h"
#include "doc/layout.h"
#include "play/report_play.h"
#include "play/session_play.h"
#include "work/minutes/minutes.h"
#include "work/org/advise.h"
#include "work/org/change.h"
#include "work/org/letterhead.h"
#include "work/report/doc.h"

static const struct day today = { 2022, 3, 14 };

static struct org_letterhead head_on(struct world *w, enum world_org org, struct day on)
{
    struct org_letterhead head;

    T_OK(w->t, org_letterhead(world_as(w, NULL), w->org[org], on, &head));
    return head;
}

/* Three years later the hamlet is a street's branch in another commune. */
static struct world *later(struct world *w)
{
    struct org_rename renamed = { .from = { 2025, 7, 1 }, .name = S("Chi bộ Tổ dân phố 1") };
    struct org_move moved = { .from = { 2025, 7, 1 } };

    w->now_ms = clock_from_local((struct clock_time){ .day = { 2025, 8, 1 }, .hour = 8 });
    renamed.org_id = moved.org_id = w->org[W_HAMLET];
    moved.parent_id = w->org[W_OTHER];
    T_OK(w->t, org_rename(world_at_terminal(w), &renamed));
    T_OK(w->t, org_move(world_at_terminal(w), &moved));
    return w;
}

static void a_report_prints_the_names_of_the_day_it_was_sent(void **state)
{
    struct report_play p;
    struct layout_doc *doc;
    struct str layout;
    int64_t id;

    report_play_open(*state, &p);
    (void)report_play_session(&p, W_HAMLET, 4, 0, 1);
    id = report_play_submit(&p, W_HAMLET);
    (void)later(&p.w);
    T_OK(p.w.t, report_document(world_as(&p.w, "secretary.hamlet"), id, &doc, &layout));
    T_STR(doc->issuer, "CHI BỘ THÔN BẢN LỀM");
    T_STR(doc->superior, "ĐẢNG BỘ XÃ SUỐI BÀNG");
    T_STR(doc->author, "Chi bộ thôn Bản Lềm");
    T_STR(doc->recipients[0], "Đảng ủy xã Suối Bàng");
    T_STR(head_on(&p.w, W_HAMLET, (struct day){ 2025, 8, 1 }).superior, "ĐẢNG BỘ XÃ ĐỒNG KÉ");
}

static void minutes_print_the_names_of_the_evening(void **state)
{
    struct minutes minutes;
    struct play p;
    int64_t id;

    play_open(*state, &p);
    id = play_begin(&p, SESSION_REGULAR);
    play_close(&p, id, 1);
    (void)later(&p.w);
    T_OK(p.w.t, minutes_load(world_as(&p.w, "secretary.hamlet"), id, &minutes));
    T_STR(minutes.issuer, "CHI BỘ THÔN BẢN LỀM");
    T_STR(minutes.superior, "ĐẢNG BỘ XÃ SUỐI BÀNG");
    T_STR(minutes.session.org_name, "Chi bộ thôn Bản Lềm");
}

static void who_signs_is_who_held_the_post_that_day(void **state)
{
    struct org_signer signer;
    struct world w;
    struct ctx *c;

    world_open(*state, &w);
    c = world_at_terminal(&w);
    T_OK(w.t, org_signer(c, w.org[W_HAMLET], today, &signer));
    T_STR(signer.title, "BÍ THƯ");
    T_STR(signer.name, "Lò Văn Pành");
    T_OK(w.t, org_signer(c, w.org[W_HAMLET], (struct day){ 2019, 12, 31 }, &signer));
    T_STR(signer.name, "");
}

static void a_committee_stands_under_the_organisation_and_a_board_under_its_committee(void **state)
{
    struct org_advise in = { .from = { 2022, 3, 1 } };
    struct world w;

    world_open(*state, &w);
    T_STR(head_on(&w, W_COMMUNE, today).superior, "ĐẢNG BỘ TỈNH SƠN HÀ");
    T_STR(head_on(&w, W_COMMUNE, today).official_name, "ĐẢNG ỦY XÃ SUỐI BÀNG");
    T_STR(head_on(&w, W_PROVINCE, today).superior, "");
    in.board_id = w.org[W_SCHOOL]; /* as if it were the commune's board */
    in.committee_id = w.org[W_COMMUNE];
    T_OK(w.t, org_advise(world_as(&w, "admin.province"), &in));
    T_STR(head_on(&w, W_SCHOOL, today).superior, "ĐẢNG ỦY XÃ SUỐI BÀNG");
    T_STR(head_on(&w, W_SCHOOL, (struct day){ 2022, 2, 1 }).superior, "ĐẢNG BỘ XÃ SUỐI BÀNG");
}

static void a_board_advises_from_a_day_to_a_day(void **state)
{
    struct org_advise in = { .from = { 2022, 3, 1 } };
    const struct org_advice *rows;
    struct world w;
    struct ctx *c;
    size_t n;

    world_open(*state, &w);
    in.board_id = w.org[W_SCHOOL];
    in.committee_id = w.org[W_COMMUNE];
    T_ERR(w.t, E_DENIED, org_advise(world_as(&w, "clerk.commune"), &in));
    c = world_as(&w, "admin.province");
    T_OK(w.t, org_advise(c, &in));
    T_ERR(w.t, E_CONFLICT, org_advise(world_again(&w, c), &in));
    in.from = day_add(today, 10);
    T_OK(w.t, org_advise_end(world_again(&w, c), &in));
    T_ERR(w.t, E_CONFLICT, org_advise_end(world_again(&w, c), &in));
    T_OK(w.t, org_advice_on(world_again(&w, c), in.committee_id, today, &rows, &n));
    assert_int_equal(n, 1);
    T_STR(rows[0].board, "Chi bộ Trường THCS Suối Bàng");
    T_OK(w.t, org_advice_on(world_again(&w, c), in.board_id, in.from, &rows, &n));
    assert_int_equal(n, 0);
    in.committee_id = in.board_id;
    T_ERR(w.t, E_INVALID, org_advise(world_again(&w, c), &in));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T_STORE(a_report_prints_the_names_of_the_day_it_was_sent),
        T_STORE(minutes_print_the_names_of_the_evening),
        T_STORE(who_signs_is_who_held_the_post_that_day),
        T_STORE(a_committee_stands_under_the_organisation_and_a_board_under_its_committee),
        T_STORE(a_board_advises_from_a_day_to_a_day),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
