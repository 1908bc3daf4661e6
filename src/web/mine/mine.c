/* SPDX-License-Identifier: Apache-2.0 */
#include "web/mine/mine.h"

#include <inttypes.h>

#include "base/clock.h"
#include "web/remedy/remedy.h"
#include "web/views.h"

static void fill_promises(struct ctx *c, struct mine_page *v)
{
    v->promises = arena_array(c->arena, struct task, v->of.n_promises + 1);
    for (size_t i = 0; i < v->of.n_promises; i++) {
        const struct personal_remedy *m = &v->of.promises[i];

        v->promises[i] = remedy_margin(c, m->state, m->due_on, m->late);
    }
}

static void fill_coming(struct ctx *c, struct mine_page *v)
{
    v->coming = arena_array(c->arena, struct mine_coming_row, v->of.n_coming + 1);
    for (size_t i = 0; i < v->of.n_coming; i++) {
        int64_t at = v->of.coming[i].planned_at;

        v->coming[i] = (struct mine_coming_row){
            .of = &v->of.coming[i],
            .when = clock_hour_shown(c->arena, at),
            .day = clock_day(at),
            .weekday = weekday_words(clock_day(at)),
        };
    }
}

static void fill_attended(struct ctx *c, struct mine_page *v)
{
    static const struct {
        enum tag tag;
        enum msg words;
    } states[ATTENDANCE_STATES] = {
        [ATTENDANCE_PRESENT] = { TAG_DONE, M_PART_ROLL_PRESENT },
        [ATTENDANCE_LATE] = { TAG_DOING, M_PART_ROLL_LATE },
        [ATTENDANCE_ABSENT_REASON] = { TAG_OFF, M_PART_ROLL_EXCUSED },
        [ATTENDANCE_ABSENT_NONE] = { TAG_LATE, M_PART_ROLL_ABSENT },
    };

    v->attended = arena_array(c->arena, struct mine_attendance_row, v->of.n_attended + 1);
    for (size_t i = 0; i < v->of.n_attended; i++) {
        const struct mine_attendance *a = &v->of.attended[i];

        v->attended[i] = (struct mine_attendance_row){
            .of = a,
            .day = str_fmt(c->arena, "%02d/%02d", a->held_on.day, a->held_on.month),
            .tag = states[a->state].tag,
            .state = msg_text(c->lang, states[a->state].words),
        };
    }
}

static enum err load_looks(struct ctx *c, struct mine_page *v)
{
    struct personal_look *looks = NULL;
    enum err r;

    r = personal_looks(c, &looks, &v->n_looks);
    if (r)
        return r;
    v->looks = arena_array(c->arena, struct mine_look, v->n_looks + 1);
    for (size_t i = 0; i < v->n_looks; i++)
        v->looks[i] = (struct mine_look){ clock_shown(c->arena, looks[i].at), looks[i].who };
    return OK;
}

static enum err get_mine(struct ctx *c, const struct request *rq, struct response *rs)
{
    struct mine_page v = { 0 };
    enum err r;

    page_init(&v.page, c, rq, NAV_MINE, M_MINE_TITLE);
    r = mine_load(c, &v.of);
    if (!r)
        r = load_looks(c, &v);
    if (r)
        return r;
    fill_promises(c, &v);
    fill_coming(c, &v);
    fill_attended(c, &v);
    return PAGE_SHOW(view_mine, &v, c, rq, rs);
}

struct version_form {
    int64_t version;
};
static const struct field version_fields[] = {
    FIELD_HIDDEN(struct version_form, version, .required = true),
};

static enum err move_promise(struct ctx *c, const struct request *rq, struct response *rs,
                             enum remedy_act act, const char *done)
{
    struct version_form in = { 0 };
    struct form form;
    enum err r;

    r = form_parse(rq, version_fields, COUNT(version_fields), &in, &form, c->error);
    if (!r)
        r = personal_act(c, request_id(rq, "id"), in.version, act);
    return r ? r : respond_redirect(rs, "/mine?done=%s", done);
}

static enum err post_done(struct ctx *c, const struct request *rq, struct response *rs)
{
    return move_promise(c, rq, rs, REMEDY_DO_DONE, "mended");
}

static enum err post_reopen(struct ctx *c, const struct request *rq, struct response *rs)
{
    return move_promise(c, rq, rs, REMEDY_DO_REOPEN, "saved");
}

#define SMALL (16 * KIB)

const struct route mine_routes[] = {
    { GET, "/mine", ACCESS_SIGNED_IN, get_mine },
    { POST, "/mine/promises/:id/done", ACCESS_SIGNED_IN, post_done, .body = SMALL },
    { POST, "/mine/promises/:id/reopen", ACCESS_SIGNED_IN, post_reopen, .body = SMALL },
};
const size_t mine_routes_n = COUNT(mine_routes);
