/* SPDX-License-Identifier: Apache-2.0 */
#include "play/plan_play.h"
#include "play/plan_sample.h"
#include "work/desk.h"
#include "work/document/span.h"

static const struct reading_item *find(const struct review *v, enum item_key key, const char *words)
{
    for (size_t i = 0; i < v->n; i++) {
        if (v->items[i].key == key && str_find(v->items[i].label, str_of(words), 0) != SIZE_MAX)
            return &v->items[i];
    }
    fail_msg("nothing was read as \"%s\"", words);
    return NULL;
}

static struct review load(struct world *w, const char *account, int64_t id)
{
    struct review v;

    T_OK(w->t, review_load(world_as(w, account), id, &v));
    return v;
}

static void nothing_is_kept_without_the_persons_word(void **state)
{
    struct t *t = *state;
    const struct document_citation *citations;
    struct campaign_page campaigns;
    struct review_confirm in = { .version = 1, .make_campaign = true };
    int64_t campaign_id;
    struct review v;
    struct world w;
    size_t n;

    world_open(t, &w);
    in.document_id = play_take_in(&w, "clerk.commune");
    v = load(&w, "clerk.commune", in.document_id);
    assert_int_equal(v.kept, 0);
    assert_int_equal(v.document.number.n, 0);
    T_OK(t, document_citations(world_as(&w, "clerk.commune"), &v.document, &citations, &n));
    assert_int_equal(n, 0);
    T_ERR(t, E_INVALID, review_confirm(world_as(&w, "clerk.commune"), &in, &campaign_id));
    T_OK(t, campaign_list(world_as(&w, "clerk.commune"), 0, CAMPAIGN_ALL, 0, &campaigns));
    assert_int_equal(campaigns.n, 0);
}

static void what_was_dropped_does_not_become_part_of_the_campaign(void **state)
{
    struct t *t = *state;
    struct review_confirm in = { .version = 1, .make_campaign = true };
    const struct document_citation *citations;
    struct campaign_view campaign;
    struct review_outcome outcome;
    struct review_decision drop = { .act = ITEM_DROP };
    struct review v;
    int64_t n_items, id;
    struct world w;
    size_t n;

    world_open(t, &w);
    in.document_id = play_take_in(&w, "clerk.commune");
    v = load(&w, "clerk.commune", in.document_id);
    drop.id = find(&v, ITEM_DEADLINE, "10/4/2022")->id;
    drop.version = 1;
    T_OK(t, review_decide(world_as(&w, "clerk.commune"), &drop, &outcome));
    drop.id = find(&v, ITEM_CITATION, "14-HD/BTGTU")->id;
    T_OK(t, review_decide(world_as(&w, "clerk.commune"), &drop, &outcome));
    T_OK(t, review_accept_certain(world_as(&w, "clerk.commune"), in.document_id, &n_items));
    T_OK(t, review_drop_rest(world_as(&w, "clerk.commune"), in.document_id, &n_items));
    T_OK(t, review_confirm(world_as(&w, "clerk.commune"), &in, &id));
    T_OK(t, campaign_show(world_as(&w, "clerk.commune"), id, &campaign));
    for (size_t i = 0; i < campaign.n_duties; i++)
        assert_int_equal(str_find(campaign.duties[i].duty.words, S("10/4/2022"), 0), SIZE_MAX);
    T_OK(t, document_citations(world_as(&w, "clerk.commune"), &v.document, &citations, &n));
    assert_int_equal(n, 0);
}

static void the_certain_is_accepted_in_one_act(void **state)
{
    struct t *t = *state;
    struct review before, after;
    struct world w;
    int64_t id, n;

    world_open(t, &w);
    id = play_take_in(&w, "clerk.commune");
    before = load(&w, "clerk.commune", id);
    assert_true(before.certain > 10);
    assert_true(before.doubtful > 0);
    T_OK(t, review_accept_certain(world_as(&w, "clerk.commune"), id, &n));
    after = load(&w, "clerk.commune", id);
    assert_int_equal(after.certain, 0);
    assert_int_equal(after.kept, before.certain);
    assert_int_equal(after.doubtful, before.doubtful);
    assert_non_null(review_next(&after, 0));
}

static void a_mended_item_counts_as_mended_and_reads_anew(void **state)
{
    struct t *t = *state;
    const struct reading_item *item;
    struct review_outcome outcome;
    struct review_decision in = { .act = ITEM_MEND };
    struct review v;
    struct world w;
    int64_t id;

    world_open(t, &w);
    id = play_take_in(&w, "clerk.commune");
    v = load(&w, "clerk.commune", id);
    item = review_next(&v, 0);
    assert_non_null(item);
    assert_int_equal(item->key, ITEM_DEADLINE);
    in.id = item->id;
    in.version = item->version;
    memcpy(in.values, item->values, sizeof(in.values));
    in.values[item_field_at(ITEM_DEADLINE, "date")] = S("31/4/2022");
    T_ERR(t, E_INVALID, review_decide(world_as(&w, "clerk.commune"), &in, &outcome));
    assert_string_equal(outcome.field, "date");
    in.values[item_field_at(ITEM_DEADLINE, "date")] = S("29/4/2022");
    T_OK(t, review_decide(world_as(&w, "clerk.commune"), &in, &outcome));
    v = load(&w, "clerk.commune", id);
    item = review_item(&v, in.id);
    assert_int_equal(item->state, ITEM_MENDED);
    T_STR(reading_item_value(item, "date"), "2022-04-29");
    assert_int_equal(item->version, 2);
}

static void a_stale_decision_shows_what_somebody_else_made_of_it(void **state)
{
    struct t *t = *state;
    struct review_decision mine = { .version = 1, .act = ITEM_MEND }, theirs;
    struct review_outcome outcome;
    struct review v;
    struct world w;
    int64_t id;

    world_open(t, &w);
    id = play_take_in(&w, "clerk.commune");
    v = load(&w, "clerk.commune", id);
    mine.id = find(&v, ITEM_HEADER, "nêu gương")->id;
    theirs = mine;
    theirs.values[1] = S("Đợt sinh hoạt về nêu gương");
    mine.values[1] = S("Đợt sinh hoạt về giữ lời hứa");
    T_OK(t, review_decide(world_as(&w, "head.commune"), &theirs, &outcome));
    T_ERR(t, E_CONFLICT, review_decide(world_as(&w, "clerk.commune"), &mine, &outcome));
    T_STR(reading_item_value(&outcome.now, "value"), "Đợt sinh hoạt về nêu gương");
    v = load(&w, "clerk.commune", id);
    T_STR(review_item(&v, mine.id)->label, "Đợt sinh hoạt về nêu gương");
}

static struct review_step step(int64_t row, const char *place, const char *words,
                               const char *minutes)
{
    return (struct review_step){ .row = row,
                                 .was = row,
                                 .place = str_of(place),
                                 .label = row == 1   ? S("1")
                                          : row == 2 ? S("2")
                                          : row == 3 ? S("3")
                                                     : S(""),
                                 .words = str_of(words),
                                 .minutes = str_of(minutes) };
}

/* Mends the sample's order of proceedings. */
static struct review_decision agenda_decision(struct world *w, int64_t document_id)
{
    struct review v = load(w, "clerk.commune", document_id);
    struct review_decision in = { .act = ITEM_MEND };
    const struct reading_item *item = find(&v, ITEM_AGENDA, "");

    in.id = item->id;
    in.version = item->version;
    memcpy(in.values, item->values, sizeof(in.values));
    return in;
}

static void steps_are_mended_dropped_added_and_moved_before_they_are_kept(void **state)
{
    struct t *t = *state;
    struct review_step rows[] = { step(1, "1", "Khai mạc", "10"), step(2, "2", "Tự soi", "45"),
                                  step(3, "1", "Điểm danh", ""), step(4, "2", "Giải lao", "15") };
    struct review_confirm confirm = { .version = 1, .make_campaign = true };
    struct review_decision in;
    struct review_outcome outcome;
    struct review_fault *faults;
    struct campaign_view campaign;
    struct world w;
    size_t n;
    int64_t done, id;

    world_open(t, &w);
    confirm.document_id = play_take_in(&w, "clerk.commune");
    in = agenda_decision(&w, confirm.document_id);
    rows[1].dropped = true;
    rows[3].was = 0;
    T_OK(t, review_arrange(world_as(&w, "clerk.commune"), rows, COUNT(rows), S(""),
                           &in.values[item_field_at(ITEM_AGENDA, "steps")], &faults, &n));
    T_OK(t, review_decide(world_as(&w, "clerk.commune"), &in, &outcome));
    T_OK(t, review_accept_certain(world_as(&w, "clerk.commune"), confirm.document_id, &done));
    T_OK(t, review_drop_rest(world_as(&w, "clerk.commune"), confirm.document_id, &done));
    T_OK(t, review_confirm(world_as(&w, "clerk.commune"), &confirm, &id));
    T_OK(t, campaign_show(world_as(&w, "clerk.commune"), id, &campaign));
    assert_int_equal(campaign.proceedings[0].n_steps, 3);
    T_STR(campaign.proceedings[0].steps[0].words, "Điểm danh");
    T_STR(campaign.proceedings[0].steps[1].words, "Khai mạc (10 phút)");
    T_STR(campaign.proceedings[0].steps[2].words, "Giải lao (15 phút)");
    T_STR(campaign.proceedings[0].steps[2].label, "3");
}

static void a_step_of_bad_length_is_refused_with_where_and_how(void **state)
{
    static const struct {
        const char *minutes, *whole, *says;
    } bad[] = {
        { "0", "", "Bước 2: “0” chưa đúng. Ghi số phút từ 1 đến 480" },
        { "-20", "", "Bước 2: “-20” chưa đúng" },
        { "abc", "", "Bước 2: “abc” chưa đúng" },
        { "12,5", "120", "Bước 2: “12,5” chưa đúng. Ghi số phút từ 1 đến 120" },
        { "481", "", "từ 1 đến 480" },
        { "150", "120", "Bước 2 dài 150 phút, hơn cả buổi (120 phút)" },
    };
    struct t *t = *state;
    struct review_fault *faults;
    struct world w;
    struct str lines;
    size_t n;

    world_open(t, &w);
    for (size_t i = 0; i < COUNT(bad); i++) {
        struct review_step rows[] = { step(1, "1", "Khai mạc", "10"),
                                      step(2, "2", "Thảo luận", bad[i].minutes) };

        T_ERR(t, E_INVALID,
              review_arrange(world_as(&w, "clerk.commune"), rows, COUNT(rows), str_of(bad[i].whole),
                             &lines, &faults, &n));
        assert_int_equal(n, 1);
        T_STR(faults[0].field, "step_minutes.2");
        if (str_find(faults[0].words, str_of(bad[i].says), 0) == SIZE_MAX)
            fail_msg("%.*s", STR_ARGS(faults[0].words));
    }
}

static void every_fault_of_the_steps_is_told_at_once(void **state)
{
    struct t *t = *state;
    struct review_step rows[] = { step(1, "đầu", "Khai mạc", "10"), step(2, "2", "", "20"),
                                  step(3, "3", "", "") };
    struct review_fault *faults;
    struct world w;
    struct str lines;
    size_t n;

    world_open(t, &w);
    T_ERR(t, E_INVALID,
          review_arrange(world_as(&w, "clerk.commune"), rows, COUNT(rows), S(""), &lines, &faults,
                         &n));
    assert_int_equal(n, 2);
    T_STR(faults[0].field, "step_place.1");
    T_STR(faults[1].field, "step_words.2");
}

static void the_steps_together_fit_into_the_session(void **state)
{
    struct t *t = *state;
    struct review_decision in;
    struct review_outcome outcome;
    struct world w;

    world_open(t, &w);
    in = agenda_decision(&w, play_take_in(&w, "clerk.commune"));
    in.values[item_field_at(ITEM_AGENDA, "steps")] =
        S("1. Khai mạc (30 phút)\n2. Thảo luận (100 phút)");
    in.values[item_field_at(ITEM_AGENDA, "minutes")] = S("120");
    T_ERR(t, E_INVALID, review_decide(world_as(&w, "clerk.commune"), &in, &outcome));
    assert_string_equal(outcome.field, "minutes");
    assert_non_null(strstr(t->error->message, "130 phút, hơn cả buổi (120 phút)"));
    in.values[item_field_at(ITEM_AGENDA, "minutes")] = S("abc");
    T_ERR(t, E_INVALID, review_decide(world_as(&w, "clerk.commune"), &in, &outcome));
    assert_string_equal(outcome.field, "minutes");
    in.values[item_field_at(ITEM_AGENDA, "minutes")] = S("130");
    T_OK(t, review_decide(world_as(&w, "clerk.commune"), &in, &outcome));
}

static void words_are_not_taken_for_a_documents_number(void **state)
{
    struct t *t = *state;
    struct review_decision in = { .version = 1, .act = ITEM_MEND };
    struct review_outcome outcome;
    struct review v;
    struct world w;

    world_open(t, &w);
    v = load(&w, "clerk.commune", play_take_in(&w, "clerk.commune"));
    in.id = find(&v, ITEM_HEADER, "27")->id;
    in.values[1] = S("abc");
    T_ERR(t, E_INVALID, review_decide(world_as(&w, "clerk.commune"), &in, &outcome));
    assert_string_equal(outcome.field, "value");
    assert_non_null(strstr(t->error->message, "bắt đầu bằng chữ số"));
    in.values[1] = S("27a");
    T_OK(t, review_decide(world_as(&w, "clerk.commune"), &in, &outcome));
}

static void the_same_text_twice_leads_to_the_first(void **state)
{
    struct t *t = *state;
    struct document_new in = { .bytes = S(PLAN_SAMPLE) };
    int64_t first, second = 0;
    struct reading *reading;
    struct world w;

    world_open(t, &w);
    first = play_take_in(&w, "clerk.commune");
    in.org_id = w.org[W_COMMUNE];
    T_OK(t, document_read_bytes(world_as(&w, "clerk.commune"), S(""), in.bytes, &reading));
    in.reading = reading;
    T_ERR(t, E_CONFLICT, document_take_in(world_as(&w, "clerk.commune"), &in, &second));
    assert_int_equal(first, second);
    assert_non_null(strstr(t->error->message, "đã có trong sổ"));
}

static void confirming_keeps_header_and_citations_with_their_words(void **state)
{
    struct t *t = *state;
    const struct document_citation *citations;
    struct campaign campaign;
    struct span_index ix;
    struct document d;
    struct world w;
    int64_t id;
    size_t n;

    world_open(t, &w);
    id = play_draft(&w);
    T_OK(t, campaign_load(world_as(&w, "clerk.commune"), id, &campaign));
    T_OK(t, document_load(world_as(&w, "clerk.commune"), campaign.document_id, &d));
    assert_int_equal(d.state, DOCUMENT_CONFIRMED);
    T_STR(d.kind, "Kế hoạch");
    T_STR(d.number, "27");
    T_STR(d.symbol, "KH/ĐU");
    T_STR(campaign.document, "Kế hoạch số 27-KH/ĐU ngày 02/03/2022");
    T_OK(t, document_citations(world_as(&w, "clerk.commune"), &d, &citations, &n));
    assert_int_equal(n, 1);
    ix = span_index(t->arena, d.text);
    assert_true(str_eq(citations[0].words,
                       span_words(&ix, citations[0].span_start, citations[0].span_end)));
}

static void a_confirmed_document_is_not_decided_again(void **state)
{
    struct t *t = *state;
    struct campaign campaign;
    struct world w;
    int64_t id, n;

    world_open(t, &w);
    id = play_draft(&w);
    T_OK(t, campaign_load(world_as(&w, "clerk.commune"), id, &campaign));
    T_ERR(t, E_CONFLICT, review_drop_rest(world_as(&w, "clerk.commune"), campaign.document_id, &n));
}

/* The sample confirmed, with a campaign as a draft. */
static struct review confirmed(struct world *w, int64_t *ret_campaign_id)
{
    struct campaign campaign;

    *ret_campaign_id = play_draft(w);
    T_OK(w->t, campaign_load(world_as(w, "clerk.commune"), *ret_campaign_id, &campaign));
    return load(w, "clerk.commune", campaign.document_id);
}

static struct review_decision correction(const struct reading_item *item)
{
    struct review_decision in = { .id = item->id, .version = item->version, .act = ITEM_MEND };

    memcpy(in.values, item->values, sizeof(in.values));
    return in;
}

static void a_confirmed_item_is_corrected_and_the_draft_follows(void **state)
{
    struct t *t = *state;
    struct review_outcome outcome;
    struct campaign_view before, after;
    struct review_decision in;
    struct review v;
    struct world w;
    int64_t id;

    world_open(t, &w);
    v = confirmed(&w, &id);
    assert_true(v.may_edit && v.correcting);
    T_OK(t, campaign_show(world_as(&w, "clerk.commune"), id, &before));
    in = correction(find(&v, ITEM_HEADER, "Nói đi đôi với làm"));
    in.values[1] = S("Nói ít, làm nhiều");
    T_OK(t, review_decide(world_as(&w, "clerk.commune"), &in, &outcome));
    in = correction(find(&v, ITEM_AGENDA, ""));
    in.values[item_field_at(ITEM_AGENDA, "steps")] = S("1. Khai mạc (10 phút)\n2. Kết luận");
    T_OK(t, review_decide(world_as(&w, "clerk.commune"), &in, &outcome));
    in = correction(find(&v, ITEM_SECTION, "Rà soát những việc"));
    in.act = ITEM_DROP;
    T_OK(t, review_decide(world_as(&w, "clerk.commune"), &in, &outcome));
    T_OK(t, campaign_show(world_as(&w, "clerk.commune"), id, &after));
    T_STR(after.campaign.theme, "Nói ít, làm nhiều");
    assert_true(str_eq(after.campaign.name, before.campaign.name));
    assert_int_equal(after.proceedings[0].n_steps, 2);
    T_STR(after.proceedings[0].steps[0].words, "Khai mạc (10 phút)");
    assert_int_equal(after.n_topics, before.n_topics - 1);
    assert_int_equal(after.n_duties, before.n_duties);
    for (size_t i = 0; i < after.n_duties; i++)
        assert_non_null(after.duties[i].clause);
}

/* A plan whose number nobody could read. */
static void a_missing_part_of_the_head_is_typed_in(void **state)
{
    struct t *t = *state;
    struct review_head in = { .part = S("number"), .value = S("77a") };
    const struct reading_item *item;
    struct review_decision drop;
    struct review_outcome outcome;
    struct campaign campaign;
    const char *field;
    struct review v;
    struct world w;
    int64_t id;

    world_open(t, &w);
    v = confirmed(&w, &id);
    in.document_id = v.document.id;
    T_ERR(t, review_head_add(world_as(&w, "clerk.commune"), &in, &field), E_INVALID);
    assert_string_equal(field, "part"); /* it was read: it is mended there */
    drop = correction(find(&v, ITEM_HEADER, "27"));
    drop.act = ITEM_DROP;
    T_OK(t, review_decide(world_as(&w, "clerk.commune"), &drop, &outcome));
    in.value = S("số bảy");
    T_ERR(t, review_head_add(world_as(&w, "clerk.commune"), &in, &field), E_INVALID);
    assert_string_equal(field, "value");
    in.value = S("77a");
    T_ERR(t, review_head_add(world_as(&w, "secretary.hamlet"), &in, &field), E_DENIED);
    T_OK(t, review_head_add(world_as(&w, "clerk.commune"), &in, &field));
    v = load(&w, "clerk.commune", in.document_id);
    item = &v.items[v.n - 1];
    assert_int_equal(item->state, ITEM_MENDED);
    assert_int_equal(item->span_end, 0); /* no words stand behind it */
    T_STR(v.document.number, "77a");
    T_OK(t, campaign_load(world_as(&w, "clerk.commune"), id, &campaign));
    assert_true(str_find(campaign.document, S("77a"), 0) != SIZE_MAX);
    in.part = S("recipient");
    in.value = S("Chi bộ Trường THCS Suối Bàng");
    T_OK(t, review_head_add(world_as(&w, "clerk.commune"), &in, &field));
    T_OK(t, review_head_add(world_as(&w, "clerk.commune"), &in, &field)); /* as many as there are */
}

static void a_name_that_a_person_gave_the_draft_does_not_follow(void **state)
{
    struct t *t = *state;
    struct campaign_edit edit = { .version = 2, .name = S("Đợt của xã"), .theme = S("Giữ lời") };
    struct review_outcome outcome;
    struct review_decision in;
    struct campaign campaign;
    const char *field;
    struct review v;
    struct world w;

    world_open(t, &w);
    v = confirmed(&w, &edit.id);
    T_OK(t, campaign_save(world_as(&w, "clerk.commune"), &edit, &campaign, &field));
    in = correction(find(&v, ITEM_HEADER, "Nói đi đôi với làm"));
    in.values[1] = S("Nói ít, làm nhiều");
    T_OK(t, review_decide(world_as(&w, "clerk.commune"), &in, &outcome));
    T_OK(t, campaign_load(world_as(&w, "clerk.commune"), edit.id, &campaign));
    T_STR(campaign.name, "Đợt của xã");
    T_STR(campaign.theme, "Giữ lời");
}

static void a_corrected_citation_and_number_stand_in_the_register(void **state)
{
    struct t *t = *state;
    const struct document_citation *citations;
    struct review_outcome outcome;
    struct review_decision in;
    struct review v;
    struct world w;
    int64_t id;
    size_t n;

    world_open(t, &w);
    v = confirmed(&w, &id);
    in = correction(find(&v, ITEM_HEADER, "27"));
    in.values[1] = S("28");
    T_OK(t, review_decide(world_as(&w, "clerk.commune"), &in, &outcome));
    in = correction(find(&v, ITEM_CITATION, "14-HD/BTGTU"));
    in.values[item_field_at(ITEM_CITATION, "number")] = S("15");
    T_OK(t, review_decide(world_as(&w, "clerk.commune"), &in, &outcome));
    v = load(&w, "clerk.commune", v.document.id);
    T_STR(v.document.number, "28");
    T_OK(t, document_citations(world_as(&w, "clerk.commune"), &v.document, &citations, &n));
    assert_int_equal(n, 1);
    T_STR(citations[0].number, "15");
}

static void the_earlier_decision_stays_in_the_history(void **state)
{
    struct t *t = *state;
    struct review_outcome outcome;
    struct review_past *past;
    struct review_decision in;
    struct review v;
    struct world w;
    int64_t id;
    size_t n;

    world_open(t, &w);
    v = confirmed(&w, &id);
    in = correction(find(&v, ITEM_HEADER, "Nói đi đôi với làm"));
    in.values[1] = S("Nói ít, làm nhiều");
    T_OK(t, review_decide(world_as(&w, "clerk.commune"), &in, &outcome));
    T_ERR(t, E_CONFLICT, review_decide(world_as(&w, "head.commune"), &in, &outcome));
    T_STR(reading_item_value(&outcome.now, "value"), "Nói ít, làm nhiều");
    T_OK(t, review_history(world_as(&w, "clerk.commune"), &outcome.now, &past, &n));
    assert_int_equal(n, 1);
    assert_int_equal(past[0].act, ITEM_MEND);
    T_STR(reading_item_value(&past[0].was, "value"), "Nói đi đôi với làm");
    T_STR(reading_item_value(&past[0].now, "value"), "Nói ít, làm nhiều");
}

static void a_duty_that_stands_in_a_draft_is_corrected_there(void **state)
{
    struct t *t = *state;
    struct review_outcome outcome;
    struct review_decision in;
    struct review v;
    struct world w;
    int64_t id;

    world_open(t, &w);
    v = confirmed(&w, &id);
    in = correction(find(&v, ITEM_DEADLINE, "10/4/2022"));
    T_ERR(t, E_INVALID, review_decide(world_as(&w, "clerk.commune"), &in, &outcome));
    assert_non_null(strstr(t->error->message, "dự thảo đợt"));
}

static void nothing_is_corrected_once_a_campaign_was_issued(void **state)
{
    struct t *t = *state;
    struct review_outcome outcome;
    struct review_decision in;
    struct campaign campaign;
    struct review v;
    struct world w;
    int64_t id;

    world_open(t, &w);
    id = play_issued(&w);
    T_OK(t, campaign_load(world_as(&w, "clerk.commune"), id, &campaign));
    v = load(&w, "clerk.commune", campaign.document_id);
    assert_false(v.may_edit);
    in = correction(find(&v, ITEM_HEADER, "27"));
    in.values[1] = S("28");
    T_ERR(t, E_CONFLICT, review_decide(world_as(&w, "clerk.commune"), &in, &outcome));
    assert_non_null(strstr(t->error->message, "đã triển khai"));
}

static void another_units_clerk_neither_reads_nor_decides(void **state)
{
    struct t *t = *state;
    struct document d;
    struct world w;
    int64_t id, n;

    world_open(t, &w);
    id = play_take_in(&w, "clerk.commune");
    T_ERR(t, E_DENIED, document_load(world_as(&w, "clerk.other"), id, &d));
    assert_non_null(strstr(t->error->message, "xem văn bản"));
    T_ERR(t, E_DENIED, review_accept_certain(world_as(&w, "clerk.other"), id, &n));
    assert_non_null(strstr(t->error->message, "Đảng ủy xã Suối Bàng"));
    T_ERR(t, E_DENIED, review_accept_certain(world_as(&w, NULL), id, &n));
}

static void a_document_without_a_campaign_is_withdrawn_and_brought_back(void **state)
{
    struct t *t = *state;
    struct document d;
    struct world w;
    int64_t id;

    world_open(t, &w);
    id = play_take_in(&w, "clerk.commune");
    T_OK(t, document_withdraw(world_as(&w, "clerk.commune"), id, 1));
    T_ERR(t, E_CONFLICT, document_withdraw(world_as(&w, "clerk.commune"), id, 1));
    T_OK(t, document_bring_back(world_as(&w, "clerk.commune"), id, 2));
    T_OK(t, document_load(world_as(&w, "clerk.commune"), id, &d));
    assert_int_equal(d.state, DOCUMENT_READING);
}

static void spans_count_letters_not_bytes(void **state)
{
    struct t *t = *state;
    struct span_index ix = span_index(t->arena, S("Đồng chí bí thư"));

    T_STR(span_words(&ix, 0, 4), "Đồng");
    T_STR(span_words(&ix, 9, 99), "bí thư");
    T_STR(span_words(&ix, 4, 4), "");
    assert_int_equal(span_offset(&ix, 500), ix.text.n);
}

static void a_document_that_waits_is_known_on_the_desk_by_its_subject(void **state)
{
    struct t *t = *state;
    struct desk desk;
    struct world w;

    world_open(t, &w);
    (void)play_take_in(&w, "clerk.commune");
    T_OK(t, desk_load(world_as(&w, "clerk.commune"), &desk));
    assert_int_equal(desk.n, 1);
    assert_int_equal(desk.items[0].what, DESK_REVIEW);
    assert_int_not_equal(str_find(desk.items[0].title, S("nêu gương"), 0), SIZE_MAX);
}

#define MONTHS                                                                                                   \
    "ĐẢNG ỦY XÃ SUỐI BÀNG\n*\nSố 31-KH/ĐU\n\nSuối Bàng, ngày 05 tháng 3 năm 2022\n\n"          \
    "KẾ HOẠCH\nsinh hoạt chuyên đề theo tháng\n\n"                                                    \
    "II. NỘI DUNG\n\nTheo danh mục tài liệu từng tháng.\n\n"                                           \
    "PHỤ LỤC\nDanh mục tài liệu sinh hoạt\n\n"                                                        \
    "| Thời gian | Tài liệu |\n|---|---|\n"                                                                 \
    "| Tháng 4/2022 | 1. Quy định số 08-QĐi/TU, ngày 12/01/2022 của Tỉnh ủy Sơn Hà về trách " \
    "nhiệm nêu gương. |\n"

static void a_material_says_which_document_it_is(void **state)
{
    struct t *t = *state;
    struct review_confirm confirm = { .version = 1, .make_campaign = true };
    struct document_new in = { .name = S("thang.md"), .bytes = S(MONTHS) };
    struct campaign_view campaign;
    struct reading *reading;
    struct world w;
    int64_t id, n;

    world_open(t, &w);
    in.org_id = w.org[W_COMMUNE];
    T_OK(t, document_read_bytes(world_as(&w, "clerk.commune"), in.name, in.bytes, &reading));
    in.reading = reading;
    T_OK(t, document_take_in(world_as(&w, "clerk.commune"), &in, &confirm.document_id));
    T_OK(t, review_accept_certain(world_as(&w, "clerk.commune"), confirm.document_id, &n));
    T_OK(t, review_drop_rest(world_as(&w, "clerk.commune"), confirm.document_id, &n));
    T_OK(t, review_confirm(world_as(&w, "clerk.commune"), &confirm, &id));
    T_OK(t, campaign_show(world_as(&w, "clerk.commune"), id, &campaign));
    assert_int_equal(campaign.n_materials, 1);
    T_STR(campaign.materials[0].of.document,
          "Quy định số 08-QĐi/TU ngày 12/01/2022, Tỉnh ủy Sơn Hà");
    T_STR(campaign.materials[0].of.title, "Trách nhiệm nêu gương");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T_STORE(nothing_is_kept_without_the_persons_word),
        T_STORE(what_was_dropped_does_not_become_part_of_the_campaign),
        T_STORE(the_certain_is_accepted_in_one_act),
        T_STORE(a_mended_item_counts_as_mended_and_reads_anew),
        T_STORE(a_stale_decision_shows_what_somebody_else_made_of_it),
        T_STORE(steps_are_mended_dropped_added_and_moved_before_they_are_kept),
        T_STORE(a_step_of_bad_length_is_refused_with_where_and_how),
        T_STORE(every_fault_of_the_steps_is_told_at_once),
        T_STORE(the_steps_together_fit_into_the_session),
        T_STORE(words_are_not_taken_for_a_documents_number),
        T_STORE(the_same_text_twice_leads_to_the_first),
        T_STORE(confirming_keeps_header_and_citations_with_their_words),
        T_STORE(a_confirmed_document_is_not_decided_again),
        T_STORE(a_confirmed_item_is_corrected_and_the_draft_follows),
        T_STORE(a_missing_part_of_the_head_is_typed_in),
        T_STORE(a_name_that_a_person_gave_the_draft_does_not_follow),
        T_STORE(a_corrected_citation_and_number_stand_in_the_register),
        T_STORE(the_earlier_decision_stays_in_the_history),
        T_STORE(a_duty_that_stands_in_a_draft_is_corrected_there),
        T_STORE(nothing_is_corrected_once_a_campaign_was_issued),
        T_STORE(another_units_clerk_neither_reads_nor_decides),
        T_STORE(a_document_without_a_campaign_is_withdrawn_and_brought_back),
        T_STORE(a_document_that_waits_is_known_on_the_desk_by_its_subject),
        T_STORE(a_material_says_which_document_it_is),
        T(spans_count_letters_not_bytes),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
