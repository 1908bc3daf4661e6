/* fault.h - use cases to be run with each of their steps in the database failing once: tests/fault. */
#pragma once

#include "play/report_play.h"
#include "play/session_play.h"

/* What a case has prepared; its world is in one of the plays. */
struct scene {
    struct t *t;
    struct world *w;
    struct world world;
    struct play play;
    struct report_play reports;
    int64_t id, other, version;
    struct str seen; /* of a report: what its page showed */
};

struct fault {
    const char *noun, *use_case;
    const char *account; /* who acts; NULL: nobody has signed in */
    void (*prepare)(struct scene *s);
    enum err (*act)(struct ctx *c, struct scene *s);
};

/* A row for the use case that the function run_<use case> calls. */
#define FAULT(noun_, use_case_, account_, prepare_)                                         \
    {                                                                                       \
        .noun = #noun_, .use_case = #use_case_, .account = (account_), .prepare = prepare_, \
        .act = run_##use_case_                                                              \
    }

/* An act that promises a way back. Both are done by the same person, and afterwards all is as it was. */
struct undo {
    const char *act, *undo;
    const char *account;
    void (*prepare)(struct scene *s);
    enum err (*run_act)(struct ctx *c, struct scene *s);
    void (*look)(
        struct scene *s); /* between both, at what the next page would show; NULL: not needed */
    enum err (*run_undo)(struct ctx *c, struct scene *s);
    const char *leaves; /* what stays as a trace, for IN: snapshot.h; "": nothing */
};

/* A row for the use cases that the functions run_<act> and run_<undo> call. */
#define UNDO(act_, undo_, account_, prepare_, look_, leaves_)                            \
    {                                                                                    \
        .act = #act_, .undo = #undo_, .account = (account_), .prepare = prepare_,        \
        .run_act = run_##act_, .look = look_, .run_undo = run_##undo_, .leaves = leaves_ \
    }

struct fault_table {
    const struct fault *rows;
    size_t n;
    const struct undo *undos;
    size_t n_undos;
};
/* A file a noun. */
extern const struct fault_table fault_account, fault_campaign, fault_document, fault_org,
    fault_remedy, fault_report, fault_session;

/* A world of units and people, and nothing else. */
void prepare_world(struct scene *s);
