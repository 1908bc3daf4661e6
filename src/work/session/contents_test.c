/* SPDX-License-Identifier: Apache-2.0 */
/* contents_test.c - which topics, contents and papers of its campaigns a session takes up. */
#include "base/clock.h"
#include "play/session_play.h"
#include "store/content.h"
#include "work/minutes/minutes.h"
#include "work/session/agenda.h"

#define DAY_MS INT64_C(86400000)

static struct ctx *secretary(struct play *p)
{
    return world_as(&p->w, "secretary.hamlet");
}

static int64_t add(struct play *p, int64_t campaign_id, const char *what, const char *slot,
                   const char *title)
{
    struct q_content_last_ord last;
    struct q_content_add_in in = {
        .id = ids_next(&p->w.ids),
        .campaign_id = campaign_id,
        .what = str_of(what),
        .slot = slot ? str_of(slot) : STR_NONE,
        .title = str_of(title),
    };

    T_OK(p->w.t, q_content_last_ord(p->w.db, campaign_id, p->w.t->arena, &last, p->w.t->error));
    in.ord = last.ord + 1;
    T_OK(p->w.t, q_content_add(p->w.db, &in, p->w.t->error));
    return in.id;
}

/* March is the month of the world. */
static void open_with_contents(struct t *t, struct play *p)
{
    play_open(t, p);
    (void)add(p, p->first, "topic", NULL, "Nêu gương");
    (void)add(p, p->first, "study", "2022-Q1", "Học tập quý I");
    (void)add(p, p->first, "review", "2022-04", "Kiểm điểm tháng 4");
    (void)add(p, p->first, "material", "2022-03", "Quy định tháng 3");
    (void)add(p, p->first, "material", "2022-04", "Kết luận tháng 4");
    (void)add(p, p->first, "material", NULL, "Sổ tay");
    (void)add(p, p->second, "topic", "2022-03", "Sạch bản");
}

/* "Nêu gương; Học tập quý I | Quy định tháng 3" */
static struct str taken(struct play *p, int64_t id)
{
    struct arena *a = p->w.t->arena;
    struct session s = play_look(p, id);
    struct str line = S("");
    struct agenda agenda;

    T_OK(p->w.t, agenda_load(secretary(p), &s, &agenda));
    for (size_t i = 0; i < agenda.n_topics; i++)
        line = str_fmt(a, "%.*s%s%.*s", STR_ARGS(line), i ? "; " : "",
                       STR_ARGS(agenda.topics[i].line));
    line = str_fmt(a, "%.*s |", STR_ARGS(line));
    for (size_t i = 0; i < agenda.n_materials; i++)
        line = str_fmt(a, "%.*s%s%.*s", STR_ARGS(line), i ? "; " : " ",
                       STR_ARGS(agenda.materials[i].line));
    return line;
}

static struct session_plan plan_of(struct play *p, int64_t id)
{
    struct session s = play_look(p, id);
    struct arena *a = p->w.t->arena;
    struct str *places = arena_array(a, struct str, s.n_places + 1);
    int64_t *campaigns = arena_array(a, int64_t, s.n_campaigns + 1);

    for (size_t i = 0; i < s.n_places; i++)
        places[i] = s.places[i].name;
    for (size_t i = 0; i < s.n_campaigns; i++)
        campaigns[i] = s.campaigns[i].id;
    return (struct session_plan){ .kind = s.kind,
                                  .assembly_id = s.assembly_id,
                                  .title = s.title,
                                  .planned_at = s.planned_at,
                                  .places = places,
                                  .n_places = s.n_places,
                                  .campaigns = campaigns,
                                  .n_campaigns = s.n_campaigns };
}

static void change(struct play *p, int64_t id, const struct session_plan *in)
{
    T_OK(p->w.t, session_change(secretary(p), id, play_look(p, id).version, in));
}

static int64_t content_called(struct play *p, int64_t id, const char *line)
{
    struct session s = play_look(p, id);
    struct session_content *all = NULL;
    size_t n = 0;

    T_OK(p->w.t, session_contents(secretary(p), &s, &all, &n));
    for (size_t i = 0; i < n; i++) {
        if (str_eq(all[i].line, str_of(line)))
            return all[i].id;
    }
    fail_msg("%s is not offered", line);
    return 0;
}

static void a_session_takes_up_what_belongs_to_its_day(void **state)
{
    struct t *t = *state;
    struct play p;
    int64_t march, april;

    open_with_contents(t, &p);
    march = play_schedule(&p, SESSION_THEMATIC, 0);
    april = play_schedule(&p, SESSION_THEMATIC, 20);
    T_STR(taken(&p, march), "Nêu gương; Học tập quý I; Sạch bản | Quy định tháng 3");
    T_STR(taken(&p, april), "Nêu gương; Kiểm điểm tháng 4 | Kết luận tháng 4");
}

static void the_secretary_chooses_otherwise_and_it_stays(void **state)
{
    struct t *t = *state;
    struct session_plan plan;
    int64_t chosen[2], id;
    struct play p;

    open_with_contents(t, &p);
    id = play_schedule(&p, SESSION_THEMATIC, 0);
    chosen[0] = content_called(&p, id, "Sổ tay");
    chosen[1] = content_called(&p, id, "Kiểm điểm tháng 4");
    plan = plan_of(&p, id);
    plan.contents = chosen;
    plan.n_contents = 2;
    plan.chose = true;
    change(&p, id, &plan);
    T_STR(taken(&p, id), "Kiểm điểm tháng 4 | Sổ tay");
    plan = plan_of(&p, id);
    plan.planned_at += 20 * DAY_MS; /* into April, by somebody who chose nothing */
    change(&p, id, &plan);
    T_STR(taken(&p, id), "Kiểm điểm tháng 4 | Sổ tay");
}

static void a_day_of_another_month_proposes_anew_where_nobody_chose(void **state)
{
    struct t *t = *state;
    struct session_plan plan;
    struct play p;
    int64_t id;

    open_with_contents(t, &p);
    id = play_schedule(&p, SESSION_THEMATIC, 0);
    plan = plan_of(&p, id);
    plan.planned_at += 20 * DAY_MS;
    change(&p, id, &plan);
    T_STR(taken(&p, id), "Nêu gương; Kiểm điểm tháng 4 | Kết luận tháng 4");
}

static void a_campaign_brings_its_contents_and_takes_them_along(void **state)
{
    struct t *t = *state;
    struct session_plan plan;
    struct play p;
    int64_t id;

    open_with_contents(t, &p);
    id = play_schedule(&p, SESSION_THEMATIC, 0);
    plan = plan_of(&p, id);
    plan.campaigns = &p.second;
    plan.n_campaigns = 1;
    change(&p, id, &plan);
    T_STR(taken(&p, id), "Sạch bản |");
    plan = plan_of(&p, id);
    plan.campaigns = (const int64_t[]){ p.first, p.second };
    plan.n_campaigns = 2;
    plan.chose = true; /* nothing of the second one; the first was not there to choose of */
    change(&p, id, &plan);
    T_STR(taken(&p, id), "Nêu gương; Học tập quý I | Quy định tháng 3");
}

static void what_no_campaign_of_the_session_gives_is_not_taken(void **state)
{
    struct t *t = *state;
    struct session_plan plan;
    struct play p;
    int64_t id, foreign;

    open_with_contents(t, &p);
    foreign = add(&p, p.foreign, "topic", NULL, "Của nhà trường");
    id = play_schedule(&p, SESSION_THEMATIC, 0);
    plan = plan_of(&p, id);
    plan.contents = &foreign;
    plan.n_contents = 1;
    plan.chose = true;
    change(&p, id, &plan);
    T_STR(taken(&p, id), " |");
}

static void a_closed_session_keeps_what_it_took_up_and_its_minutes_say_so(void **state)
{
    struct t *t = *state;
    struct session_plan plan;
    struct minutes minutes;
    struct play p;
    int64_t id;

    open_with_contents(t, &p);
    id = play_begin(&p, SESSION_THEMATIC);
    play_promise(&p, id, "Họp muộn", "Đúng giờ", (struct day){ 2022, 4, 1 });
    play_close(&p, id, 3);
    plan = plan_of(&p, id);
    plan.chose = true;
    T_ERR(t, session_change(secretary(&p), id, play_look(&p, id).version, &plan), E_CONFLICT);
    T_STR(taken(&p, id), "Nêu gương; Học tập quý I; Sạch bản | Quy định tháng 3");
    T_OK(t, minutes_load(secretary(&p), id, &minutes));
    assert_int_equal(minutes.agenda.n_topics, 3);
    T_STR(minutes.agenda.materials[0].line, "Quy định tháng 3");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T_STORE(a_session_takes_up_what_belongs_to_its_day),
        T_STORE(the_secretary_chooses_otherwise_and_it_stays),
        T_STORE(a_day_of_another_month_proposes_anew_where_nobody_chose),
        T_STORE(a_campaign_brings_its_contents_and_takes_them_along),
        T_STORE(what_no_campaign_of_the_session_gives_is_not_taken),
        T_STORE(a_closed_session_keeps_what_it_took_up_and_its_minutes_say_so),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
