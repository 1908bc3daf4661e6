/* SPDX-License-Identifier: Apache-2.0 */
/* Checking what was read, over the wire: the rows of an agenda, corrections after confirming. */
#include "served.h"
#include "work/document/review.h"

static struct review review_of(struct served *s)
{
    struct review v;

    T_OK(&s->store.t, review_load(world_as(&s->p.w, "secretary.hamlet"), s->hamlet.document, &v));
    return v;
}

static const struct reading_item *item_of(const struct review *v, enum item_key key,
                                          const char *words)
{
    for (size_t i = 0; i < v->n; i++) {
        if (v->items[i].key == key && str_find(v->items[i].label, str_of(words), 0) != SIZE_MAX)
            return &v->items[i];
    }
    fail_msg("nothing was read as \"%s\"", words);
    return NULL;
}

static const char *page_of(struct served *s, const struct reading_item *item)
{
    return arena_printf(s->store.t.arena, "/documents/%lld/review/%lld",
                        (long long)s->hamlet.document, (long long)item->id);
}

/* Two steps, the second with these minutes. */
static struct str steps_form(struct client *cl, const struct reply *page, const char *minutes)
{
    return client_form_of(
        cl->t, page, "version", arena_cstr(cl->t->arena, client_hidden(page, "version")),
        "decision", "mend", "form", "Hội nghị", "minutes", "120", "step_was.1", "1", "step_place.1",
        "1", "step_label.1", "1", "step_words.1", "Khai mạc", "step_minutes.1", "10", "step_part.1",
        "none", "step_was.2", "2", "step_place.2", "1", "step_label.2", "2", "step_words.2",
        "Điểm danh", "step_minutes.2", minutes, "step_part.2", "none", NULL);
}

static void bad_minutes_come_back_at_their_step_and_good_ones_are_kept(void **state)
{
    struct served *s = served_open(*state);
    struct client cl = served_client(s, "secretary.hamlet");
    struct review v = review_of(s);
    const char *path = page_of(s, item_of(&v, ITEM_AGENDA, ""));
    struct reply page = client_get(&cl, path), reply;

    assert_true(reply_has(&page, "step_words.4"));
    reply = client_post(&cl, path, steps_form(&cl, &page, "abc"));
    assert_int_equal(reply.status, 422);
    assert_true(reply_has(&reply, "href=\"#step_minutes.2\""));
    assert_true(reply_has(&reply, "value=\"abc\""));
    assert_true(reply_has(&reply, "Điểm danh"));
    reply = client_post(&cl, path, steps_form(&cl, &page, "200"));
    assert_int_equal(reply.status, 422);
    assert_true(reply_has(&reply, "dài 200 phút, hơn cả buổi (120 phút)"));
    reply = client_post(&cl, path, steps_form(&cl, &page, "5"));
    assert_int_equal(reply.status, 303);
    v = review_of(s);
    T_STR(reading_item_value(item_of(&v, ITEM_AGENDA, "Hội nghị"), "steps"),
          "1. Điểm danh (5 phút)\n2. Khai mạc (10 phút)");
}

static void confirm(struct served *s)
{
    struct review_confirm in = { .document_id = s->hamlet.document, .version = 1 };
    struct world *w = &s->p.w;
    int64_t n;

    T_OK(w->t, review_accept_certain(world_as(w, "secretary.hamlet"), in.document_id, &n));
    T_OK(w->t, review_drop_rest(world_as(w, "secretary.hamlet"), in.document_id, &n));
    T_OK(w->t, review_confirm(world_as(w, "secretary.hamlet"), &in, &n));
}

static struct str theme_form(struct client *cl, const struct reply *page, const char *words)
{
    return client_form_of(cl->t, page, "version",
                          arena_cstr(cl->t->arena, client_hidden(page, "version")), "decision",
                          "mend", "value", words, NULL);
}

static void a_stale_correction_shows_both_texts_and_may_be_sent_again(void **state)
{
    struct served *s = served_open(*state);
    struct client mine = served_client(s, "secretary.hamlet"), theirs = mine;
    struct review v = review_of(s);
    const char *path = page_of(s, item_of(&v, ITEM_HEADER, "Nói đi đôi với làm"));
    struct reply one, two, reply;

    confirm(s);
    one = client_get(&mine, path);
    two = client_get(&theirs, path);
    assert_true(reply_has(&one, "Sửa nội dung đã đối chiếu"));
    reply = client_post(&theirs, path, theme_form(&theirs, &two, "Nói ít, làm nhiều"));
    assert_int_equal(reply.status, 303);
    reply = client_post(&mine, path, theme_form(&mine, &one, "Nói là làm"));
    assert_int_equal(reply.status, 409);
    assert_true(reply_has(&reply, "làm nhiều"));
    assert_true(reply_has(&reply, "Nói là làm"));
    reply = client_post(&mine, path, theme_form(&mine, &reply, "Nói là làm"));
    assert_int_equal(reply.status, 303);
    reply = client_get(&mine, path);
    assert_true(reply_has(&reply, "Các lần quyết định (2)"));
    assert_true(reply_has(&reply, "Nói ít, làm nhiều"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T_SERVED(bad_minutes_come_back_at_their_step_and_good_ones_are_kept),
        T_SERVED(a_stale_correction_shows_both_texts_and_may_be_sent_again),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
