/* SPDX-License-Identifier: Apache-2.0 */
#include "served.h"

#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "cli/file.h"
#include "jobs/runner.h"
#include "play/plan_sample.h"
#include "store/account.h"
#include "store/campaign.h"
#include "store/content.h"
#include "store/due.h"
#include "store/duty.h"
#include "store/proceeding.h"
#include "work/account/password.h"
#include "work/document/review.h"
#include "work/remedy/remedy.h"
#include "work/report/file.h"
#include "work/report/version.h"

enum { LINE_MAX_ = 200, LOG_MAX = 16 * 1024 * 1024 };

int served_setup(void **state)
{
    struct store_test *store;
    struct served *s;

    if (store_setup(state))
        return -1;
    store = *state;
    s = arena_new(store->t.arena, struct served);
    s->store = *store;
    *state = s;
    return 0;
}

static void stop(struct served *s, int signal)
{
    if (s->pid <= 0)
        return;
    (void)kill(s->pid, signal);
    (void)waitpid(s->pid, NULL, 0);
    s->pid = 0;
}

int served_teardown(void **state)
{
    struct served *s = *state;

    stop(s, SIGTERM);
    if (s->log)
        (void)unlink(s->log);
    return store_teardown(state);
}

void served_kill(struct served *s)
{
    stop(s, SIGKILL);
}

static const char *program(void)
{
    const char *path = getenv("NEP_TEST_BIN");

    if (!path)
        fail_msg("NEP_TEST_BIN does not say where nep is: run this by meson test");
    return path;
}

/* In the child. */
static void become_server(const struct served *s, const char *nep, int out)
{
    int log = open(s->log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);

    (void)prctl(PR_SET_PDEATHSIG, SIGKILL);
    (void)dup2(out, STDOUT_FILENO);
    (void)dup2(log, STDERR_FILENO);
    (void)setenv("NEP_NOW", SERVED_NOW, 1);
    (void)setenv("NEP_TEST_BUDGET", "1", 1);
    (void)execl(nep, "nep", "serve", "--port", "0", "--db", s->store.url, (char *)NULL);
    _exit(127);
}

/* "Nếp is at http://127.0.0.1:40123" */
static int port_of(FILE *from)
{
    char line[LINE_MAX_];
    const char *colon;

    if (!fgets(line, sizeof(line), from))
        return 0;
    colon = strrchr(line, ':');
    return colon ? atoi(colon + 1) : 0;
}

void served_start(struct served *s)
{
    const char *nep = program();
    int ends[2];
    FILE *from;

    assert_int_equal(pipe2(ends, O_CLOEXEC), 0);
    s->pid = fork();
    assert_true(s->pid >= 0);
    if (s->pid == 0)
        become_server(s, nep, ends[1]);
    (void)close(ends[1]);
    from = fdopen(ends[0], "r");
    s->port = port_of(from);
    (void)fclose(from);
    if (!s->port)
        fail_msg("the server did not start: %.*s", STR_ARGS(served_log(s)));
}

int served_run(struct served *s, const char *command)
{
    const char *nep = program();
    int status = 0;
    pid_t pid = fork();

    assert_true(pid >= 0);
    if (pid == 0) {
        int log = open(s->log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);

        (void)dup2(log, STDOUT_FILENO);
        (void)dup2(log, STDERR_FILENO);
        (void)execl(nep, "nep", command, "--db", s->store.url, (char *)NULL);
        _exit(127);
    }
    assert_int_equal(waitpid(pid, &status, 0), pid);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

struct str served_log(struct served *s)
{
    struct t *t = &s->store.t;
    struct str log = S("");

    if (file_read(s->log, LOG_MAX, t->arena, &log, t->error))
        error_clear(t->error);
    return log;
}

static void give_passwords(struct served *s)
{
    struct world *w = &s->p.w;
    struct str secret;

    T_OK(w->t, password_hash(world_as(w, NULL), S(SERVED_PASSWORD), &secret));
    for (size_t i = 0; i < w->n_accounts; i++)
        T_OK(w->t, q_credential_add(w->db, ids_next(&w->ids), w->accounts[i].account_id,
                                    S("password"), secret, w->now_ms, w->t->error));
}

/* A campaign that the commune issued to the hamlet alone. */
static void add_campaign(struct served *s)
{
    struct world *w = &s->p.w;
    struct q_campaign_add_in in = {
        .id = ids_next(&w->ids),
        .org_id = w->org[W_COMMUNE],
        .name = S("Đợt “Giữ nguồn nước sạch”"),
        .from_on = S("2022-03-01"),
        .to_on = S("2022-12-31"),
        .made_by = w->accounts[0].account_id,
        .made_at = w->now_ms,
    };
    struct q_duty_add_in duty = {
        .id = ids_next(&w->ids),
        .campaign_id = in.id,
        .ord = 1,
        .what = S("other"),
        .words = S("Đăng ký việc làm cụ thể"),
        .rhythm = S("once"),
        .due_on = S("2022-03-25"),
        .bound = S("before"),
        .audience = S(""),
    };
    struct q_due_add_in due = {
        .id = ids_next(&w->ids),
        .duty_id = duty.id,
        .org_id = w->org[W_HAMLET],
        .slot = S("2022-03-25"),
        .due_on = S("2022-03-25"),
        .work_on = S("2022-03-25"),
    };
    int64_t changed;

    T_OK(w->t, q_campaign_add(w->db, &in, w->t->error));
    T_OK(w->t, q_campaign_move(w->db, in.id, 1, S("draft"), S("issued"), w->now_ms, &changed,
                               w->t->error));
    T_OK(w->t, q_duty_add(w->db, &duty, w->t->error));
    T_OK(w->t,
         q_campaign_org_add(w->db, in.id, w->org[W_HAMLET], w->now_ms, &changed, w->t->error));
    T_OK(w->t, q_due_add(w->db, &due, &changed, w->t->error));
    s->hamlet.campaign = in.id;
    s->hamlet.period =
        world_period(w, world_series(w, in.id, 1), 1, "2022-03", "2022-03-01", "2022-03-31");
    s->hamlet.duty = duty.id;
    s->hamlet.due = due.id;
}

/* What the campaign gives sessions to take up, and in which order. */
static void add_contents(struct served *s)
{
    struct world *w = &s->p.w;
    struct q_content_add_in paper = {
        .id = ids_next(&w->ids),
        .campaign_id = s->hamlet.campaign,
        .ord = 1,
        .what = S("material"),
        .slot = S("2022-03"),
        .kind = S("Quy định"),
        .number = S("08"),
        .symbol = S("QĐi/TU"),
        .issued_on = S("2022-01-12"),
        .title = S("Giữ rừng đầu nguồn"),
    };
    struct q_content_add_in topic = {
        .id = ids_next(&w->ids),
        .campaign_id = s->hamlet.campaign,
        .ord = 2,
        .what = S("topic"),
        .title = S("Nguồn nước của bản"),
    };
    struct q_campaign_proceeding_add_in order = {
        .id = ids_next(&w->ids),
        .campaign_id = s->hamlet.campaign,
        .session_kind = S("thematic"),
        .name = S("Sinh hoạt chuyên đề"),
        .from_on = S("2022-03-01"),
    };
    struct q_campaign_proceeding_step_add_in step = {
        .id = ids_next(&w->ids),
        .proceeding_id = order.id,
        .ord = 1,
        .part = S("body"),
        .label = S("1"),
        .words = S("Thảo luận"),
        .purpose = S(""),
    };

    T_OK(w->t, q_content_add(w->db, &paper, w->t->error));
    T_OK(w->t, q_content_add(w->db, &topic, w->t->error));
    T_OK(w->t, q_campaign_proceeding_add(w->db, &order, w->t->error));
    T_OK(w->t, q_campaign_proceeding_step_add(w->db, &step, w->t->error));
    s->hamlet.content = paper.id;
    s->hamlet.proceeding = order.id;
}

static int64_t schedule(struct served *s)
{
    const struct str places[] = { S("Nhà văn hóa thôn Bản Lềm") };
    struct world *w = &s->p.w;
    struct session_plan in = {
        .org_id = w->org[W_HAMLET],
        .kind = SESSION_THEMATIC,
        .planned_at = w->now_ms + INT64_C(11) * 3600 * 1000,
        .places = places,
        .n_places = 1,
        .campaigns = &s->hamlet.campaign,
        .n_campaigns = 1,
        .chairs = { w->hamlet_people[0] },
        .secretary_id = w->hamlet_people[1],
    };
    int64_t id;

    T_OK(w->t, session_schedule(world_as(w, "secretary.hamlet"), &in, &id));
    return id;
}

static void add_sessions(struct served *s)
{
    struct world *w = &s->p.w;
    struct session_close closing = { .conclusion = S("Nhất trí."), .opinions = 3 };
    struct promise promise = {
        .shortcoming = S("Họp muộn giờ"),
        .what = S("Nhắc qua loa trước một giờ"),
        .who = S("Chi ủy"),
        .due_on = { 2022, 3, 31 },
    };
    struct remedy_list remedies;
    struct session closed;

    s->hamlet.closed = schedule(s);
    T_OK(w->t, session_open(world_as(w, "secretary.hamlet"), s->hamlet.closed, 1));
    promise.session_id = s->hamlet.closed;
    T_OK(w->t, remedy_promise(world_as(w, "secretary.hamlet"), &promise));
    T_OK(w->t, session_load(world_as(w, "secretary.hamlet"), s->hamlet.closed, &closed));
    closing.id = closed.id;
    closing.version = closed.version;
    T_OK(w->t, session_close(world_as(w, "secretary.hamlet"), &closing));
    T_OK(w->t, remedy_list(world_as(w, "secretary.hamlet"), w->org[W_HAMLET], 1, &remedies));
    s->hamlet.remedy = remedies.rows[0].id;
    s->hamlet.open = schedule(s);
    T_OK(w->t, session_open(world_as(w, "secretary.hamlet"), s->hamlet.open, 1));
    s->hamlet.scheduled = schedule(s);
}

/* In the hamlet's register, waiting to be checked. */
static void add_document(struct served *s)
{
    struct world *w = &s->p.w;
    struct ctx *c = world_as(w, "secretary.hamlet");
    struct document_new in = { .org_id = w->org[W_HAMLET], .bytes = S(PLAN_SAMPLE) };
    struct review review;
    struct reading *reading;

    T_OK(w->t, document_read_bytes(c, S(""), in.bytes, &reading));
    in.reading = reading;
    T_OK(w->t, document_take_in(c, &in, &s->hamlet.document));
    T_OK(w->t, review_load(c, s->hamlet.document, &review));
    s->hamlet.item = review.items[0].id;
}

/* Before anybody looks: a page of a job that still runs asks for less than one of a job that ended. */
static void do_job(struct served *s)
{
    struct t *t = s->p.w.t;
    struct app app = { 0 };
    bool did;

    T_OK(t, clock_init(&app.clock, SERVED_NOW, t->error));
    ids_init(&app.ids, 2);
    T_OK(t, runner_do_one(&app, s->p.w.db, &did, t->error));
    assert_true(did);
}

static void fill(struct served *s)
{
    CLEANUP(db_rollback) struct db_tx *tx = NULL;
    struct report_version *versions = NULL;
    struct world *w = &s->p.w;
    size_t n_versions = 0;

    T_OK(w->t, db_begin(w->db, DB_WRITE, &tx, w->t->error));
    give_passwords(s);
    add_campaign(s);
    add_contents(s);
    add_sessions(s);
    add_document(s);
    s->hamlet.report = report_play_submit(&s->p, W_HAMLET);
    T_OK(w->t, report_version_list(world_as(w, NULL), s->hamlet.report, &versions, &n_versions));
    s->hamlet.version = versions[0].id;
    T_OK(w->t, report_file_ask(world_as(w, "secretary.hamlet"), s->hamlet.report, S("pdf"),
                               &s->hamlet.job));
    T_OK(w->t, db_commit(&tx, w->t->error));
    do_job(s);
}

struct served *served_open(void *state)
{
    const char *tmp = getenv("TMPDIR");
    struct served *s = state;

    s->log =
        arena_printf(s->store.t.arena, "%s/nep-http.%d.log", tmp ? tmp : "/tmp", (int)getpid());
    report_play_open(&s->store.t, &s->p);
    fill(s);
    served_start(s);
    return s;
}

void served_add_more(struct served *s)
{
    enum { MORE = 5 };
    struct world *w = &s->p.w;

    for (int i = 0; i < MORE; i++) {
        struct q_duty_add_in duty = {
            .id = ids_next(&w->ids),
            .campaign_id = s->hamlet.campaign,
            .ord = i + 2,
            .what = S("other"),
            .words = S("Việc khác"),
            .rhythm = S("once"),
            .due_on = S("2022-03-28"),
            .bound = S("before"),
            .audience = S(""),
        };
        struct q_due_add_in due = {
            .id = ids_next(&w->ids),
            .duty_id = duty.id,
            .org_id = w->org[W_HAMLET],
            .slot = S("2022-03-28"),
            .due_on = S("2022-03-28"),
            .work_on = S("2022-03-28"),
        };
        struct promise promise = {
            .session_id = s->hamlet.open,
            .shortcoming = S("Ghi chép chưa đủ"),
            .what = S("Phân công người ghi"),
            .who = S("Chi ủy"),
            .due_on = { 2022, 3, 31 },
        };
        int64_t changed;

        (void)report_play_session(&s->p, W_HAMLET, 5, 0, 1);
        (void)schedule(s);
        T_OK(w->t, remedy_promise(world_as(w, "secretary.hamlet"), &promise));
        T_OK(w->t, q_duty_add(w->db, &duty, w->t->error));
        T_OK(w->t, q_due_add(w->db, &due, &changed, w->t->error));
    }
    (void)report_play_submit(&s->p, W_HILL);
    (void)report_play_submit(&s->p, W_SCHOOL);
}

struct client served_client(struct served *s, const char *account)
{
    struct client cl = { .t = &s->store.t, .port = s->port, .cookie = S("") };

    if (account)
        client_sign_in(&cl, account);
    return cl;
}
