/* enter.h - the pages on which a unit above enters for one that cannot: its sessions, and the report of them. */
#pragma once

#include "web/kit/field.h"
#include "web/kit/page.h"
#include "web/kit/parts.h"
#include "web/report/report.h"
#include "web/session/same.h"
#include "work/report/enter.h"

struct entry_page {
    struct page page;
    struct form form;
    struct report_entering of;
    struct str days;
    struct report_session_row *sessions;
    size_t n_sessions;
    struct report_figure *figures;
    size_t n_figures;
    bool carries;
    struct str own; /* that the unit has sent it itself; "" */
    struct field_view how, by, none_held, early;
    struct options hows;
    struct field_view *texts;
    size_t n_texts;
    bool asks_early;
};

enum { ENTRY_FIGURES = 10 };

struct entry_session_page {
    struct page page;
    struct form form;
    struct report_entering of;
    struct str days;
    struct field_view how, by, held_on, kind, assembly;
    struct options hows, kinds, assemblies;
    struct same_view same;
    struct field_view figures[ENTRY_FIGURES];
    size_t n_figures;
};
